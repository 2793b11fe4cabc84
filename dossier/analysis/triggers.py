"""Words that tell of happenings, with what their clause says of when, where, who and whether."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossier.analysis.clauses import Tense, governing_verb, is_negated, is_verb, joined, shared_complements, subject, tense
from dossier.analysis.happenings import BY_NAME, COMPOUNDS, LIGHT, NOUNS, PARTICLES, SAID, STAGING, VERBS
from dossier.domain.analysis import EntityKind, EventStatus, Participation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dossier.analysis.reading import Reading

_PLACE_WORDS = frozenset({"in", "at", "near", "on", "over", "around", "outside", "across", "inside", "to", "of", "from"})
_MODAL = frozenset({"could", "may", "might", "can", "must", "should", "ought"})
_IF = frozenset({"if", "unless", "whether"})
_ONGOING = frozenset({"continue", "ongoing", "continuing", "underway"})
_PLANNED = frozenset({"planned", "upcoming", "scheduled", "forthcoming", "proposed", "future", "next", "expected"})
_THREATENED = frozenset({"threat", "risk", "danger", "fear", "possibility", "suspicion", "warning", "plot", "plan"})
_SILENT_LABELS = frozenset({"ORG", "PERSON", "GPE", "PRODUCT", "FAC", "WORK_OF_ART", "NORP"})


@dataclass(slots=True)
class Trigger:
    """One word that tells of a happening. `date` and the chains are indexes into the reading."""

    token: Token
    what: str
    listed: bool
    """Whether its class is one of `happenings`, or only the word itself."""
    date: int | None = None
    places: list[int] = field(default_factory=list)
    participants: list[Participation] = field(default_factory=list)
    status: EventStatus = EventStatus.OCCURRED
    definite: bool = False
    """Said as of something known: "the attacks", "Friday's attacks", or a verb's own doing."""

    @property
    def nominal(self) -> bool:
        return not is_verb(self.token)

    @property
    def is_bare(self) -> bool:
        """Without anything of its own by which it could be told apart."""
        return self.date is None and not self.places and not self.participants


def triggers(reading: Reading) -> Iterator[Trigger]:
    """All triggers in text order."""
    dates = _dates_by_head(reading)
    for token in reading.doc:
        what, listed = _class_of(reading, token)
        if what and not _is_silent(reading, token):
            trigger = Trigger(token, what, listed, dates.get(token.i))
            _fill(reading, trigger)
            yield trigger


def _is_silent(reading: Reading, token: Token) -> bool:
    holder = reading.boilerplate_at(token.idx)
    return holder is not None and holder.kind not in {"caption", "headline", "title", "crosshead"}


# ------------------------------------------------------------ what


def _class_of(reading: Reading, token: Token) -> tuple[str, bool]:
    tag = token.tag_
    if tag[:2] == "VB":
        return _class_of_verb(reading, token)
    if tag in {"NN", "NNS"} or (tag in {"NNP", "NNPS"} and (token.ent_type_ not in _SILENT_LABELS or _is_named_event(token))):
        return _class_of_noun(reading, token)
    return "", False


_PEOPLE = frozenset(
    "people man men woman women suspect suspects prisoner prisoners hostage hostages person persons him her them child children".split()
)


def _is_human(reading: Reading, token: Token) -> bool:
    mention = reading.mention_of(token)
    return token.lower_ in _PEOPLE or (mention is not None and reading.chains[mention.chain].kind is EntityKind.PERSON)


def _is_named_event(token: Token) -> bool:
    """ "The Worldwide Developers Conference", whatever the model takes it for."""
    follower = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return token.lower_ in _NAMED and token.ent_iob_ == "I" and (follower is None or follower.ent_iob_ != "I")


_NAMED = frozenset({"conference", "summit", "congress", "election", "elections", "festival", "referendum", "championship"})


def _class_of_verb(reading: Reading, token: Token) -> tuple[str, bool]:
    if token.dep_ in {"aux", "auxpass", "amod", "compound", "prep", "case"}:
        return "", False
    lemma = reading.lemma(token)
    for child in token.rights:
        if (child.dep_ == "prt" or child.i == token.i + 1) and (lemma, child.lower_) in PARTICLES:
            found = PARTICLES[lemma, child.lower_]
            return found, bool(found) and found in _LISTED
    if lemma == "bear" and token.tag_ != "VBN":
        return "", False
    if lemma in STAGING and any(
        c.dep_ == "dobj" and _class_of_noun(reading, _counted(c))[0] for c in token.rights
    ):
        return "", False
    if lemma == "release" and any(_is_human(reading, c) for c in token.children if c.dep_ in {"dobj", "nsubjpass"}):
        return "release", True
    if lemma in VERBS:
        return VERBS[lemma].name, True
    if lemma in SAID:
        return "say", False
    if lemma in LIGHT or not lemma.isalpha() or len(lemma) < 3:
        return "", False
    return (f"to {lemma}" if lemma in BY_NAME else lemma), False


def _class_of_noun(reading: Reading, token: Token) -> tuple[str, bool]:
    if token.dep_ == "compound" and token.head.i > token.i and token.head.tag_[:2] == "NN":
        return "", False
    lemma = reading.lemma(token) if token.tag_ in {"NN", "NNS"} else token.lower_.removesuffix("s")
    before = token.doc[token.i - 1] if token.i else None
    compound = _compound(before.lower_, lemma) if before is not None else None
    if compound is not None:
        return compound, bool(compound)
    if lemma == "strike" and (_has_target(token) or (before is not None and before.lower_ == "military")):
        return "air strike", True
    if lemma == "talk" and token.tag_ != "NNS":
        return "", False
    found = NOUNS.get(lemma)
    return (found.name, True) if found else ("", False)


def _compound(before: str, lemma: str) -> str | None:
    """The class of two words together, "" for no happening, None where the noun stands for itself."""
    return COMPOUNDS.get((before, lemma), COMPOUNDS.get((before.removesuffix("s"), lemma)))


def _has_target(token: Token) -> bool:
    return any(c.lower_ in {"on", "against"} and c.dep_ == "prep" for c in token.rights)


_LISTED = frozenset({c.name for c in NOUNS.values()} | {c.name for c in VERBS.values()})


# ------------------------------------------------------------ when, where, who


def _dates_by_head(reading: Reading) -> dict[int, int]:
    """For each word that a date hangs on, the index of the date: through prepositions, possessives and compounds."""
    heads: dict[int, int] = {}
    for index, expression in enumerate(reading.dates):
        if expression.type not in {"DATE", "TIME"} or expression.time.value.endswith("_REF"):
            continue
        tokens = reading.tokens(expression.start, expression.end)
        if not len(tokens):
            continue
        token = tokens.root
        for _ in range(6):
            if token.head == token:
                break
            token = token.head
            if is_verb(token) or token.tag_[:2] == "NN":
                heads.setdefault(_counted(token).i, index)
                _share(token, index, heads)
                break
    return heads


def _share(token: Token, index: int, heads: dict[int, int]) -> None:
    """A date of a verb holds for the verbs joined to it, what its clause describes, and what it does or happens in."""
    if not is_verb(token):
        return
    shared = list(joined(token))
    if token.dep_ in {"relcl", "acl"}:
        shared.append(token.head)
    for child in token.children:
        if child.dep_ == "attr":
            shared += [child, *_objects(child, "of")]
        elif child.dep_ in {"dobj", "nsubjpass"} and not _is_definite(child):
            shared.append(_counted(child))
        elif child.dep_ == "prep" and child.lower_ in {"in", "during"}:
            shared += [o for o in child.children if o.dep_ == "pobj" and not _is_definite(o)]
    for each in shared:
        heads.setdefault(each.i, index)


def _objects(token: Token, preposition: str) -> Iterator[Token]:
    for child in token.rights:
        if child.lower_ == preposition:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _fill(reading: Reading, trigger: Trigger) -> None:
    token = trigger.token
    if trigger.nominal:
        trigger.definite = _is_definite(token)
        _fill_noun(reading, trigger)
        trigger.status = _status_of_noun(reading, token)
    else:
        trigger.definite = False
        _fill_verb(reading, trigger)
        trigger.status = _status_of_verb(reading, token)
    trigger.places = list(dict.fromkeys(trigger.places))
    trigger.participants = list(dict.fromkeys(trigger.participants))


def _is_definite(token: Token) -> bool:
    return any(
        (c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those"}) or c.dep_ == "poss"
        for c in token.lefts
    )


def _fill_noun(reading: Reading, trigger: Trigger) -> None:
    for child in trigger.token.children:
        if child.dep_ in {"compound", "amod", "nmod", "poss"}:
            _take(reading, trigger, child, "agent" if child.dep_ in {"poss", "amod"} else "")
        elif child.dep_ == "prep":
            role = {"of": "patient", "by": "agent", "against": "patient", "on": "patient", "with": "with",
                    "between": "with", "to": "patient"}.get(child.lower_, "")  # fmt: skip
            for object_ in child.children:
                if object_.dep_ == "pobj":
                    for each in joined(object_):
                        _take(reading, trigger, each, role)
                    _take_inner(reading, trigger, object_)
    if not trigger.places:
        _take_adjacent(reading, trigger)
    whole = _counting(trigger.token)
    head = whole.head
    if whole.dep_ == "dobj" and is_verb(head) and reading.lemma(head) in STAGING:
        _fill_from_verb(reading, trigger, head)


_QUANTITIES = frozenset({"dozens", "hundreds", "thousands", "number", "series", "wave", "string", "spate", "lot", "round", "couple"})


def _counted(token: Token) -> Token:
    """What a word of quantity counts: "strikes" of "dozens of strikes"."""
    if token.lower_ in _QUANTITIES:
        for child in token.rights:
            if child.lower_ == "of":
                return next((c for c in child.children if c.dep_ == "pobj"), token)
    return token


def _counting(token: Token) -> Token:
    """The word of quantity over a noun, else the noun: "dozens" over "strikes"."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _QUANTITIES:
        return token.head.head
    return token


def _take_adjacent(reading: Reading, trigger: Trigger) -> None:
    """A place that stands close behind the noun, whatever the parser hangs it on: "massacre of 129 in Paris"."""
    doc = trigger.token.doc
    for at in range(trigger.token.i + 1, min(trigger.token.i + 5, len(doc) - 1)):
        if doc[at].lower_ in {"in", "at", "near", "over"}:
            first = at + 1
            while first < len(doc) - 1 and doc[first].tag_ in {"DT", "JJ"}:
                first += 1
            _take(reading, trigger, doc[first], "")
            return
        if doc[at].tag_ not in {"IN", "CD", "NN", "NNS", "NNP", "DT", "JJ"}:
            return


def _take_inner(reading: Reading, trigger: Trigger, token: Token) -> None:
    """The place that hangs on the object and is meant of the whole: "the massacre of 129 in Paris"."""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in {"in", "at", "near", "over", "around"}:
            for object_ in child.children:
                if object_.dep_ == "pobj":
                    _take(reading, trigger, object_, "")


def _fill_from_verb(reading: Reading, trigger: Trigger, verb: Token) -> None:
    """What is done by "staging a raid" is the raid's doing."""
    agent = subject(verb)
    if agent is not None:
        for each in joined(agent):
            _take(reading, trigger, each, "agent")
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in _PLACE_WORDS:
            for object_ in child.children:
                if object_.dep_ == "pobj":
                    _take(reading, trigger, object_, "")


def _fill_verb(reading: Reading, trigger: Trigger) -> None:
    verb = trigger.token
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children) or (verb.tag_ == "VBN" and verb.dep_ == "acl")
    agent = subject(verb)
    if agent is not None:
        for each in joined(agent):
            _take(reading, trigger, each, "patient" if passive else "agent")
    for child in (*verb.rights, *shared_complements(verb)):
        if child.dep_ in {"dobj", "dative", "oprd"}:
            for each in joined(child):
                _take(reading, trigger, each, "patient")
                _take_inner(reading, trigger, each)
        elif child.dep_ in {"prep", "agent"}:
            role = "agent" if child.dep_ == "agent" else {"with": "with", "against": "patient"}.get(child.lower_, "")
            for object_ in child.children:
                if object_.dep_ == "pobj":
                    for each in joined(object_):
                        _take(reading, trigger, each, role, child.lower_)


def _take(reading: Reading, trigger: Trigger, token: Token, role: str, preposition: str = "in") -> None:
    """Add the entity at `token`: a place as where it happened, anybody else as who takes part."""
    mention = reading.mention_of(token)
    if mention is None:
        for inner in _parts_of_place(token):
            _take(reading, trigger, inner, role, preposition)
        return
    chain = reading.chains[mention.chain]
    if chain.kind is EntityKind.PLACE and role not in {"agent", "with"}:
        if preposition in _PLACE_WORDS:
            trigger.places.append(mention.chain)
    elif chain.kind is not EntityKind.EVENT:
        trigger.participants.append(Participation(mention.chain, role or "participant"))


_PARTS = frozenset(
    "suburb area city town region district province outskirts centre center north south east west state village capital part"
    " border streets heart island coast neighbourhood neighborhood offices headquarters airport stadium port".split()
)


def _parts_of_place(token: Token) -> Iterator[Token]:
    """The names in "the Brussels suburb of Molenbeek", the narrower first."""
    if token.lower_ in _PARTS:
        for child in token.rights:
            if child.lower_ in {"of", "in"} and child.dep_ == "prep":
                yield from (c for c in child.children if c.dep_ == "pobj" and c.lower_ not in _PARTS)
        yield from (c for c in token.lefts if c.dep_ in {"compound", "nmod", "poss"} and c.tag_[:3] == "NNP")


# ------------------------------------------------------------ whether


def _status_of_verb(reading: Reading, verb: Token) -> EventStatus:
    if is_negated(verb, reading.lemma):
        return EventStatus.DENIED
    words = {c.lower_ for c in verb.lefts if c.dep_ in {"aux", "mark"}}
    if words & _MODAL or words & _IF:
        return EventStatus.HYPOTHETICAL
    told = tense(verb, reading.lemma)
    if told is Tense.FUTURE:
        return EventStatus.HYPOTHETICAL if words & {"would", "should"} else EventStatus.PLANNED
    progressive = verb.tag_ == "VBG" and any(c.lower_ in {"is", "are", "'re", "been"} for c in verb.lefts)
    return EventStatus.ONGOING if progressive else EventStatus.OCCURRED


def _status_of_noun(reading: Reading, noun: Token) -> EventStatus:
    before = {c.lower_ for c in noun.lefts}
    if before & {"no"}:
        return EventStatus.DENIED
    if before & _PLANNED:
        return EventStatus.PLANNED
    if before & {"possible", "potential", "any", "further"} or reading.lemma(noun.head.head) in _THREATENED:
        return EventStatus.HYPOTHETICAL
    if before & _ONGOING:
        return EventStatus.ONGOING
    verb = governing_verb(noun)
    if verb is not None and noun.dep_ in {"dobj", "nsubjpass", "nsubj"} and not _is_definite(noun):
        status = _status_of_verb(reading, verb)
        return EventStatus.OCCURRED if status is EventStatus.ONGOING else status
    return EventStatus.OCCURRED
