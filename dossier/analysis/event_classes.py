"""Which class of happenings a word tells of, by itself and by the words beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.acts import ACTS, LASTING, STATES
from dossier.analysis.breaches import breach_of
from dossier.analysis.clauses import joined, subject
from dossier.analysis.event_aims import attack_told
from dossier.analysis.event_objects import class_by_object
from dossier.analysis.happenings import (
    ABOUT,
    ARMS,
    BY_NAME,
    COMPOUNDS,
    NOUNS,
    PARTICLES,
    SAID,
    SHOTS,
    SILENT,
    STAGING,
    VERBS,
)
from dossier.analysis.lexicon import HUMAN_NOUNS
from dossier.analysis.public_acts import act_of
from dossier.analysis.trigger import counted
from dossier.analysis.word_list import words
from dossier.domain.analysis import EntityKind

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_SILENT_LABELS = frozenset({"ORG", "PERSON", "GPE", "PRODUCT", "FAC", "WORK_OF_ART", "NORP"})
_PEOPLE = words(
    """
    people man men woman women suspect suspects prisoner prisoners hostage hostages person persons
    him her them child children
    """
)
_CAUGHT = words(
    """
    suspect accomplice man woman teenager boy girl gunman attacker fugitive militant extremist terrorist robber
    smuggler dealer protester demonstrator activist brother sister associate member ringleader hacker
    rebel insurgent guerrilla pirate bandit spy soldier
    """
)
"""Who is held by the police."""
_ISSUED = words(
    """
    picture photo photograph image footage video clip recording notice statement report document detail figure data name
    result transcript
    """
)
"""What is released without being launched."""
_NAMED = frozenset(
    {"conference", "summit", "congress", "election", "elections", "festival", "referendum", "championship"}
)
_LISTED = frozenset(BY_NAME)
_WITH_PARTICLES = frozenset(verb for verb, _ in PARTICLES)


_BY_COMPANY = SHOTS | {
    "bear",
    "hold",
    "release",
    "demonstrate",
    "charge",
    "speak",
    "talk",
    "ordinate",
    "join",
}


_VESSELS = words(
    "boat canoe catamaran dinghy ferry freighter liner ship submarine tanker trawler tug vessel warship yacht"
)
_AIRCRAFT = words("aircraft airliner airplane aeroplane helicopter jet plane")
_FALLING = words(
    "bond confidence currency dollar earnings euro expectation futures heart hope index market mood morale popularity"
    " price profit rating revenue sale share spirit stock support yen"
)
"""What sinks and is no ship."""
_PREFIXES = frozenset({"co", "re", "pre", "de", "non", "un", "anti", "counter"})
"""First halves of words that the tokenizer parts."""
_ASSAILANTS = words(
    """
    assailant attacker bomber gunman terrorist militant extremist jihadist jihadi insurgent rebel sniper shooter
    knifeman hijacker guerrilla raider militiaman assassin fighter
    """
)
"""Whose killing is an attack."""


def class_of(reading: Reading, token: Token) -> tuple[str, bool]:
    tag = token.tag_
    if token.lower_ in _PREFIXES and reading.text[token.end : token.end + 1] == "-":
        return "", False  # the first half of "co-ordinate", which the tokenizer parted
    if tag[:2] == "VB":
        return _class_of_verb(reading, token)
    if tag in {"NN", "NNS"} or (
        tag in {"NNP", "NNPS"} and (token.ent_type_ not in _SILENT_LABELS or _is_named_event(token))
    ):
        return _class_of_noun(reading, token)
    if tag == "JJ":
        return _class_of_state(reading, token)
    return "", False


def _is_human(reading: Reading, token: Token) -> bool:
    mention = reading.mention_of(token)
    return token.lower_ in _PEOPLE or (
        mention is not None and reading.chains[mention.chain].kind is EntityKind.PERSON
    )


def _is_named_event(token: Token) -> bool:
    """ "The Worldwide Developers Conference", whatever the model takes it for."""
    follower = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return token.lower_ in _NAMED and token.ent_iob_ == "I" and (follower is None or follower.ent_iob_ != "I")


def _class_of_verb(reading: Reading, token: Token) -> tuple[str, bool]:
    if token.dep_ in {"aux", "auxpass", "compound", "prep", "case"}:
        return "", False
    lemma = reading.lemma(token)
    if token.dep_ == "amod":
        return (VERBS[lemma].name, True) if token.tag_ == "VBN" and lemma in VERBS else ("", False)
    if lemma in SILENT or not lemma.replace("-", "").isalpha() or len(lemma) < 2:
        return "", False
    found = (
        act_of(reading, token, lemma)
        or class_by_object(reading, token, lemma)
        or breach_of(reading, token, lemma)
        or _by_particle(token, lemma)
        or _by_company(reading, token, lemma)
        or (_of_craft(reading, token, lemma) if lemma in {"go", "sink"} else "")
        or ("attack" if lemma == "kill" and _is_by_assailants(reading, token) else "")
    )
    if found:
        return found, found in _LISTED
    if lemma == "capture" and _is_of_things(reading, token):
        return "to capture", False
    if lemma == "shoot" and any(c.lower_ == "back" and c.dep_ in {"advmod", "prt"} for c in token.rights):
        return "say", False  # "They're nervous," she shot back
    if lemma in VERBS and not _only_stages(reading, token, lemma):
        return VERBS[lemma].name, True
    if lemma in SAID:
        return "say", False
    return (f"to {lemma}" if lemma in BY_NAME else lemma), False


def _by_particle(token: Token, lemma: str) -> str:
    """The class of a verb with its particle: "step down"."""
    for child in token.rights if lemma in _WITH_PARTICLES else ():
        if child.dep_ == "prt" or child.i == token.i + 1:
            found = PARTICLES.get((lemma, child.lower_))
            if found:
                return found
    return ""


def _by_company(reading: Reading, token: Token, lemma: str) -> str:
    """The class of a verb that says what it does only with what stands beside it."""
    if lemma not in _BY_COMPANY:
        return ""
    if lemma == "bear":
        return "birth" if token.tag_ == "VBN" else "bear"
    if lemma == "hold":
        return "arrest" if _is_held(reading, token) else ""
    if lemma == "release":
        if any(_is_human(reading, each) for each in _freed(token)):
            return "release"
        issued = [token.head] if token.dep_ in {"acl", "relcl"} else []
        issued += [c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}]
        return "to release" if any(reading.lemma(c) in _ISSUED for c in issued) else ""
    if lemma == "demonstrate":
        return "to demonstrate" if any(c.dep_ == "dobj" for c in token.rights) else ""
    if lemma == "charge":
        humans = (c for c in token.children if c.dep_ in {"dobj", "nsubjpass"} and _is_human(reading, c))
        accused = any(c.lower_ == "with" for c in token.rights) or next(humans, None) is not None
        return "charge" if accused else "to charge"
    if lemma in SHOTS:
        armed = any(reading.lemma(t) in ARMS for c in token.children for t in _near(c))
        return "air strike" if armed else ""
    if lemma in {"speak", "talk"}:
        phone = (c for c in token.rights if c.lower_ in {"by", "on", "over"})
        return "call" if any(o.lower_ in {"phone", "telephone"} for c in phone for o in c.children) else ""
    if lemma == "ordinate" and token.i and token.doc[token.i - 1].lower_ in {"-", "co-"}:
        return "cooperation"
    if lemma == "join":
        return "cooperation" if any(c.lower_ in {"forces", "hands"} for c in token.rights) else ""
    return ""


def _of_craft(reading: Reading, verb: Token, lemma: str) -> str:
    """ "A ferry went down", but not "prices went down", nor "shares sank"."""
    doer = subject(verb)
    what = reading.lemma(doer) if doer is not None else ""
    if lemma == "sink":
        return "to sink" if what in _FALLING else ""
    down = any(c.lower_ == "down" and c.dep_ in {"prt", "advmod"} for c in verb.rights)
    return "" if not down else "sinking" if what in _VESSELS else "crash" if what in _AIRCRAFT else ""


def _is_of_things(reading: Reading, verb: Token) -> bool:
    """ "Captured the town", "captured the scene on film": nobody is arrested."""
    caught = _freed(verb)
    return bool(caught) and not any(
        _is_human(reading, c) or reading.lemma(c) in HUMAN_NOUNS | _CAUGHT for c in caught
    )


def _freed(verb: Token) -> list[Token]:
    """Whom or what it releases; of "was arrested and released" who was arrested."""
    found = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    above = subject(verb) if not found and verb.tag_ == "VBN" and verb.dep_ == "conj" else None
    return found if above is None else [above]


def _is_by_assailants(reading: Reading, verb: Token) -> bool:
    """ "Gunmen killed five", "drove attackers to the hall, where they killed 90": told by number, so of several."""
    doer = subject(verb)
    if doer is None or any(c.dep_ == "nsubjpass" for c in verb.lefts) or not _of_several(verb):
        return False
    if doer.lower_ == "they":
        sentence = verb.doc[verb.sent.start : doer.i]
        people = [
            t for t in reversed(sentence) if t.tag_ == "NNS" and reading.lemma(t) in HUMAN_NOUNS | _ASSAILANTS
        ]
        return bool(people) and reading.lemma(people[0]) in _ASSAILANTS
    return any(reading.lemma(each) in _ASSAILANTS for each in joined(doer))


def _of_several(verb: Token) -> bool:
    killed = [c for c in verb.rights if c.dep_ == "dobj"]
    return any(c.tag_ == "NNS" or c.tag_ == "CD" for c in killed)


def _is_held(reading: Reading, token: Token) -> bool:
    """Who is said to be held, and not to be held as something or to something: "two suspects held in Leeds"."""
    if token.tag_ != "VBN" or any(c.lower_ in {"to", "as", "back", "up"} for c in token.rights):
        return False
    held = [c for c in token.children if c.dep_ == "nsubjpass"]
    held += [token.head] if token.dep_ == "acl" else []
    return any(_is_human(reading, h) or reading.lemma(h) in _CAUGHT for h in held)


def _near(token: Token) -> Iterator[Token]:
    """A word with what is joined to it, and what hangs on its prepositions."""
    yield from joined(token)
    for child in token.rights:
        if child.dep_ in {"pobj", "prep"}:
            yield from _near(child)


def _only_stages(reading: Reading, token: Token, lemma: str) -> bool:
    """Whether a verb of a class only says that what its object names was done: "launched a raid"."""
    if lemma not in STAGING:
        return False
    return any(c.dep_ == "dobj" and _class_of_noun(reading, counted(c))[1] for c in token.rights)


def _class_of_noun(reading: Reading, token: Token) -> tuple[str, bool]:
    lemma = reading.lemma(token) if token.tag_ in {"NN", "NNS"} else token.lower_.removesuffix("s")
    if lemma == "ordination" and reading.text[max(0, token.idx - 3) : token.idx].lower() == "co-":
        return "cooperation", True
    if token.dep_ == "compound" and token.head.i > token.i and token.head.tag_[:2] == "NN":
        told = reading.lemma(token.head) in ABOUT and lemma in NOUNS
        return (NOUNS[lemma].name, True) if told else ("", False)
    before = token.doc[token.i - 1] if token.i else None
    compound = _compound(before.lower_, lemma) if before is not None else None
    if compound is not None:
        return compound, bool(compound)
    if lemma == "strike" and (_has_target(token) or (before is not None and before.lower_ == "military")):
        return "air strike", True
    if (
        lemma == "silence"
        and token.head.lower_ == "of"
        and reading.lemma(token.head.head) in {"minute", "moment"}
    ):
        return "silence", True
    if lemma == "search" and (link := _search_for(token)) is not None:
        return "rescue" if _for_humans(link) else "search", _for_humans(link)
    if (found_by_object := class_by_object(reading, token, lemma)) and token.tag_[:2] == "NN":
        return found_by_object, True
    if (
        lemma == "fire"
        and token.dep_ == "dobj"
        and reading.lemma(token.head) in {"open", "exchange", "return"}
    ):
        return "attack", True
    if lemma == "talk" and token.tag_ != "NNS":
        return "", False
    if act := (
        act_of(reading, token, lemma)
        or attack_told(reading, token, lemma)
        or breach_of(reading, token, lemma)
    ):
        return act, True
    found = NOUNS.get(lemma)
    if found:
        return found.name, True
    return (lemma, False) if lemma in ACTS and token.tag_ in {"NN", "NNS"} else ("", False)


_SOUGHT = words(
    "survivors victims missing bodies people passengers crew dozens scores hundreds miners fishermen sailors climbers"
    " hikers divers children boy girl boys girls wreckage"
)
"""What is searched for where no police search for suspects."""


def _search_for(token: Token) -> Token | None:
    """The "for" of "the search on Monday for survivors", wherever the parser hangs it."""
    return next(
        (t for t in token.doc[token.i + 1 : token.i + 4] if t.lower_ == "for" and t.sent is token.sent), None
    )


def _for_humans(link: Token) -> bool:
    return any(o.lower_ in _SOUGHT for o in link.doc[link.i + 1 : link.i + 4])


def _class_of_state(reading: Reading, token: Token) -> tuple[str, bool]:
    """What is said of somebody: "was found dead", "he is guilty"."""
    said = (
        token.dep_ in {"acomp", "oprd", "ROOT", "conj", "attr", "ccomp", "xcomp"} and token.lower_ in STATES
    )
    told = said or (token.dep_ == "amod" and token.lower_ in LASTING)
    return (f"being {token.lower_}" if told else ""), False


def _compound(before: str, lemma: str) -> str | None:
    """The class of two words together, "" for no happening, None where the noun stands for itself."""
    return COMPOUNDS.get((before, lemma), COMPOUNDS.get((before.removesuffix("s"), lemma)))


def _has_target(token: Token) -> bool:
    return any(c.lower_ in {"on", "against"} and c.dep_ == "prep" for c in token.rights)
