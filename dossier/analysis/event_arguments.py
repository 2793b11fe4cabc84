"""When, where and who: what the grammar around a trigger says of its happening."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_verb, joined, shared_complements, subject
from dossier.analysis.event_aims import predicate_of_aim
from dossier.analysis.happenings import STAGING
from dossier.analysis.tokens import root
from dossier.analysis.trigger import Trigger, counted, counting, is_definite
from dossier.analysis.venues import BUILDINGS
from dossier.analysis.word_list import words
from dossier.domain.analysis import EntityKind, Participation

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_PLACE_WORDS = frozenset(
    {"in", "at", "near", "on", "off", "over", "around", "outside", "across", "inside", "to", "of", "from"}
)
_OCCURRING = words(
    """
    occur happen begin start open end finish resume continue erupt break strike hit rock shake jolt slam batter
    ravage devastate flatten sweep lash pound engulf take come kill injure wound destroy
    damage displace
    """
)
"""Verbs whose subject, a happening, is what they tell of: "the storm hit Manila on Friday"."""
_HITTING = words("strike hit rock shake jolt slam batter ravage devastate flatten sweep lash pound engulf")
_MISFORTUNES = frozenset(
    {"earthquake", "storm", "flood", "fire", "disaster", "accident", "crash", "explosion", "sinking", "spill"}
)
"""What befalls a country, and is done by none."""
_ROLES_OF_VERBS = {"with": "with", "against": "patient"}
_STRUCK = frozenset({"attack", "explosion", "raid", "murder", "killing"})
"""What happens where that is which it strikes."""
_SUFFERED = frozenset(
    {
        "appointment",
        "arrest",
        "dismissal",
        "murder",
        "killing",
        "extradition",
        "release",
        "charge",
        "abduction",
        "injury",
    }
)
"""What is done to whom it is said to be of."""
_CONTESTS = frozenset({"match", "victory"})
_NOT_THEN = frozenset({"since", "until", "till", "before", "after", "by"})
"""Prepositions before a day on which it did not happen."""
_BESIDE = frozenset({"near", "outside", "off"})
_AT = frozenset({"at", "near", "outside", "inside"})
"""Prepositions after which even an organisation is where it happened: "outside Parliament"."""
_PARTS = words(
    """
    suburb area city town region district province outskirts centre center north south east west
    state village capital part border streets heart island coast neighbourhood neighborhood offices
    headquarters airport stadium port
    hall venue theatre theater arena cinema museum club nightclub bar cafe café restaurant pub hotel resort
    mall market supermarket shop store school university hospital church mosque synagogue temple cathedral
    station square park bridge street beach prison base embassy factory plant mine
    """
)


def dates_by_head(reading: Reading) -> dict[int, int]:
    """For each word that a date hangs on, the index of the date: through prepositions, possessives and
    compounds.
    """
    heads: dict[int, int] = {}
    for index, expression in enumerate(reading.dates):
        if expression.type not in {"DATE", "TIME"} or expression.time.value.endswith("_REF"):
            continue
        tokens = reading.tokens(expression.start, expression.end)
        if not tokens:
            continue
        token = root(tokens)
        if token.head.lower_ in _NOT_THEN and token.dep_ == "pobj":
            continue
        for _ in range(6):
            if token.head == token:
                break
            token = token.head
            if is_verb(token) or token.tag_[:2] == "NN":
                heads.setdefault(counted(token).i, index)
                _share(reading, token, index, heads)
                break
    return heads


def _share(reading: Reading, token: Token, index: int, heads: dict[int, int]) -> None:
    """A date of a verb holds for the verbs joined to it, what its clause describes, and what it does or
    happens in.
    """
    if not is_verb(token):
        return
    shared = list(joined(token))
    if token.dep_ in {"relcl", "acl"}:
        shared.append(token.head)
    for child in token.children:
        if child.dep_ == "attr":
            shared += [child, *_objects(child, "of")]
        elif _shares(reading, token, child):
            shared.append(counted(child))
        elif child.dep_ == "prep" and child.lower_ in {"in", "during"}:
            shared += [o for o in child.children if o.dep_ == "pobj" and not is_definite(o)]
    for each in shared:
        heads.setdefault(each.i, index)


def _shares(reading: Reading, verb: Token, child: Token) -> bool:
    """Whether what a verb does, or what it says to occur, has its date."""
    if child.dep_ == "nsubj":
        return reading.lemma(verb) in _OCCURRING
    return child.dep_ in {"dobj", "nsubjpass"} and not is_definite(child)


def _objects(token: Token, preposition: str) -> Iterator[Token]:
    for child in token.rights:
        if child.lower_ == preposition:
            yield from (c for c in child.children if c.dep_ == "pobj")


def fill(reading: Reading, trigger: Trigger) -> None:
    """Add the places and participants that the grammar around a trigger gives it."""
    if trigger.nominal:
        _fill_noun(reading, trigger)
    else:
        _fill_verb(reading, trigger)
    if len(trigger.places) > 1:
        trigger.places = list(dict.fromkeys(trigger.places))
    if len(trigger.participants) > 1:
        trigger.participants = list(dict.fromkeys(trigger.participants))


def _fill_noun(reading: Reading, trigger: Trigger) -> None:
    for child in trigger.token.children:
        if child.dep_ in {"compound", "amod", "nmod", "poss"}:
            _take(reading, trigger, child, _role_of_owner(trigger, child))
        elif child.dep_ == "prep":
            role = {"of": "patient", "by": "agent", "against": "patient", "on": "patient", "with": "with",
                    "between": "with", "to": "patient"}.get(child.lower_, "")  # fmt: skip
            for object_ in child.children:
                if object_.dep_ == "pobj":
                    for each in joined(object_):
                        _take(reading, trigger, each, role, child.lower_)
                    _take_inner(reading, trigger, object_)
    if not trigger.places:
        _take_adjacent(reading, trigger)
    whole = counting(trigger.token)
    head = whole.head
    if whole.dep_ == "nsubj" and is_verb(head) and reading.lemma(head) in _OCCURRING:
        _fill_from_subject(reading, trigger, head)
    if trigger.what == "attack" and (was := predicate_of_aim(trigger.token)) is not None:
        _fill_from_predicate(reading, trigger, was)
    if trigger.what == "cooperation" and not trigger.participants:
        _fill_from_clause(reading, trigger)
    if whole.dep_ == "dobj" and is_verb(head) and reading.lemma(head) in STAGING:
        _fill_from_verb(reading, trigger, head)


def _role_of_owner(trigger: Trigger, owner: Token) -> str:
    """Of "Berg's nomination" Berg is who is nominated, but not of "Berg's nomination of Lund"."""
    if owner.dep_ not in {"poss", "amod"}:
        return ""
    whole = trigger.what in _SUFFERED and not any(c.lower_ in {"of", "by"} for c in trigger.token.rights)
    return "patient" if whole and owner.dep_ == "poss" else "agent"


def _fill_from_clause(reading: Reading, trigger: Trigger) -> None:
    """Who does it by the verb above, else the two that the whole sentence tells of: an alliance is of two, however
    far its verb stands.
    """
    verb = _verb_above(trigger.token)
    if verb is not None:
        _fill_from_verb(reading, trigger, verb)
    main = subject(trigger.token.sent.root)
    pair = _pair(main) if main is not None and not trigger.participants else []
    if len(pair) > 1 and all(reading.mention_of(each) is not None for each in pair):
        for each in pair:
            _take(reading, trigger, each, "agent")


def _pair(token: Token) -> list[Token]:
    """What is joined to a word, also where the parser sees one long name: "LIMA Peru and Chile"."""
    found = list(joined(token))
    doc, at = token.doc, token.i
    if len(found) == 1 and at > 1 and doc[at - 1].lower_ == "and" and doc[at - 2].tag_ == "NNP":
        return [doc[at - 2], token]
    return found


def _take_adjacent(reading: Reading, trigger: Trigger) -> None:
    """A place that stands close behind the noun, whatever the parser hangs it on: "massacre of 129 in
    Paris".
    """
    doc = trigger.token.doc
    for at in range(trigger.token.i + 1, min(trigger.token.i + 5, len(doc) - 1)):
        if doc[at].lower_ in {"in", "at", "near", "over"}:
            first = at + 1
            while first < len(doc) - 1 and doc[first].tag_ in {"DT", "JJ"}:
                first += 1
            within = doc[first].dep_ == "compound" and doc[first].head.lower_ in BUILDINGS
            _take(reading, trigger, doc[first].head if within else doc[first], "")
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


def _take_object(reading: Reading, trigger: Trigger, token: Token) -> None:
    _take(reading, trigger, token, "patient")
    _take_inner(reading, trigger, token)
    if not trigger.places and trigger.what in _STRUCK:
        _take_deeper(reading, trigger, token)


def _take_deeper(reading: Reading, trigger: Trigger, token: Token, steps: int = 5) -> None:
    """The place behind what describes the object: "attacked a hotel full of tourists in Bamako"."""
    for child in token.rights if steps else ():
        if child.dep_ in {"amod", "prep", "pobj"}:
            _take_inner(reading, trigger, child)
            _take_deeper(reading, trigger, child, steps - 1)


def _fill_from_subject(reading: Reading, trigger: Trigger, verb: Token) -> None:
    """Where the verb says that its subject happened: "the storm hit Manila", "the trial opened in Leeds"."""
    for child in verb.children:
        if child.dep_ == "dobj":
            for each in joined(child) if reading.lemma(verb) in _HITTING else ():
                _take(reading, trigger, each, "patient")
            _take_inner(reading, trigger, child)
        elif child.dep_ == "prep" and child.lower_ in _PLACE_WORDS | {"into", "through"}:
            for object_ in child.children:
                if object_.dep_ == "pobj":
                    _take(reading, trigger, object_, "")


def _fill_from_predicate(reading: Reading, trigger: Trigger, verb: Token) -> None:
    """What or where it was: "was a mosque in Lahore", "was outside a Leeds arena"."""
    for child in verb.rights:
        if child.dep_ == "attr":
            _take(reading, trigger, child, "", "at")
        elif child.dep_ == "prep" and child.lower_ in _PLACE_WORDS:
            for object_ in child.children:
                if object_.dep_ == "pobj":
                    _take(reading, trigger, object_, "", child.lower_)


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
                    _take(reading, trigger, object_, "", child.lower_)


def _fill_verb(reading: Reading, trigger: Trigger) -> None:
    verb = trigger.token
    passive = _is_passive(verb, trigger.what)
    agent = subject(verb)
    if agent is not None:
        for each in joined(agent):
            _take(reading, trigger, each, "patient" if passive else "agent")
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.lefts):
        building = verb.head.head.head if verb.head.dep_ == "pobj" else verb.head
        _take(reading, trigger, building if building.lower_ in BUILDINGS else verb.head, "", "at")
    if trigger.what == "journey" and (purpose := errand(verb)) is not None:
        _fill_from_errand(reading, trigger, purpose)
    for child in (*verb.rights, *shared_complements(verb)):
        if child.dep_ in {"dobj", "dative", "oprd"}:
            for each in joined(child):
                _take_object(reading, trigger, each)
        elif child.dep_ in {"prep", "agent"}:
            role = (
                "agent"
                if child.dep_ == "agent"
                else _ROLES_OF_VERBS.get(child.lower_, "with" if trigger.what == "call" else "")
            )
            for object_ in child.children:
                if object_.dep_ == "pobj":
                    for each in joined(object_):
                        _take(reading, trigger, each, role, child.lower_)


def _is_passive(verb: Token, what: str) -> bool:
    """ "Was nominated", and, as headlines have it, "Berg nominated to head the bank"."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return True
    if any(c.dep_ in {"aux", "dobj", "ccomp"} for c in verb.children):
        return False
    if verb.dep_ == "conj":
        return verb.tag_ == "VBN" and _is_passive(verb.head, what)
    return verb.dep_ == "ROOT" and (verb.tag_ == "VBN" or (verb.tag_ == "VBD" and what in _SUFFERED))


def errand(verb: Token) -> Token | None:
    """What a journey is for: "collect" of "drove to collect him"."""
    return next((c for c in verb.rights if c.dep_ in {"xcomp", "advcl"} and c.tag_ == "VB"), None)


def _verb_above(token: Token) -> Token | None:
    """The verb of the clause: "made" of "made steps toward an alliance"."""
    for _ in range(6):
        if is_verb(token) or token.head == token:
            break
        token = token.head
    return token if is_verb(token) else None


def _fill_from_errand(reading: Reading, trigger: Trigger, verb: Token) -> None:
    """Whom and whence a journey fetches: "drove to collect him from Paris"."""
    for child in verb.rights:
        if child.dep_ == "dobj":
            _take(reading, trigger, child, "with")
        elif child.dep_ == "prep":
            for object_ in child.children:
                if object_.dep_ == "pobj":
                    _take(reading, trigger, object_, "", child.lower_)


def _take(reading: Reading, trigger: Trigger, token: Token, role: str, preposition: str = "in") -> None:
    """Add the entity at `token`: a place as where it happened, anybody else as who takes part."""
    mention = reading.mention_of(token)
    if mention is None:
        if token.lower_ in BUILDINGS and preposition in _AT | {"in"} and not trigger.venue:
            trigger.venue = token.lower_
        for inner in _parts_of_place(token):
            _take(reading, trigger, inner, role, preposition)
        return
    chain = reading.chains[mention.chain]
    side = role in {"agent", "with"} and trigger.what not in _MISFORTUNES
    if trigger.what in _CONTESTS:
        side = side or role == "patient" or preposition not in {"in", "at", "near"}
    venue = chain.kind is EntityKind.ORGANISATION and preposition in _AT
    if (chain.kind is EntityKind.PLACE or venue) and not side:
        if preposition in _PLACE_WORDS:
            trigger.places.append(mention.chain)
            if preposition in _BESIDE:
                trigger.near |= {mention.chain}
    elif chain.kind is not EntityKind.EVENT:
        trigger.participants.append(Participation(mention.chain, role or "participant"))


def _parts_of_place(token: Token) -> Iterator[Token]:
    """The names in "the Brussels suburb of Molenbeek", the narrower first; a building lies in what follows it: "the
    Odeon cinema in Leeds".
    """
    if token.lower_ in _PARTS | BUILDINGS:
        within = [c for c in token.lefts if c.dep_ in {"compound", "nmod", "poss"} and c.tag_[:3] == "NNP"]
        within += [c for c in token.rights if c.dep_ == "appos" and c.tag_[:3] == "NNP"]
        if token.lower_ in BUILDINGS:
            yield from within
        for child in token.rights:
            if child.lower_ in {"of", "in"} and child.dep_ == "prep":
                yield from (c for c in child.children if c.dep_ == "pobj" and c.lower_ not in _PARTS)
        if token.lower_ not in BUILDINGS:
            yield from within
