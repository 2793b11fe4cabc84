"""Which class of happenings a word tells of, by itself and by the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.happenings import BY_NAME, COMPOUNDS, LIGHT, NOUNS, PARTICLES, SAID, STAGING, VERBS
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
_NAMED = frozenset(
    {"conference", "summit", "congress", "election", "elections", "festival", "referendum", "championship"}
)
_LISTED = frozenset({c.name for c in NOUNS.values()} | {c.name for c in VERBS.values()})


def class_of(reading: Reading, token: Token) -> tuple[str, bool]:
    tag = token.tag_
    if tag[:2] == "VB":
        return _class_of_verb(reading, token)
    if tag in {"NN", "NNS"} or (
        tag in {"NNP", "NNPS"} and (token.ent_type_ not in _SILENT_LABELS or _is_named_event(token))
    ):
        return _class_of_noun(reading, token)
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
        c.dep_ == "dobj" and _class_of_noun(reading, counted(c))[0] for c in token.rights
    ):
        return "", False
    if lemma == "release" and any(
        _is_human(reading, c) for c in token.children if c.dep_ in {"dobj", "nsubjpass"}
    ):
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
