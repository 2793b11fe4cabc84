"""What somebody is accused or suspected of, charged with, arrested or convicted for: "charged with killing two
men", "arrested on suspicion of making bombs".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_verb
from dossier.analysis.word_list import words

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_LINKS = {
    "of": words("accuse suspect convict acquit clear"),
    "with": words("charge"),
    "for": words(
        """
        arrest detain hold jail imprison fine sentence prosecute indict sue investigate want try execute blame
        criticise criticize condemn fault ban suspend
        """
    ),
}
"""The verbs whose "-ing" behind this word is what somebody is said to have done."""
_NOUNS = words("suspicion charge count allegation accusation")
_SETTLED = words(
    """
    convict acquit clear jail imprison fine sentence execute criticise criticize condemn fault ban suspend
    """
)
"""Where no doubt is left, or the fault is not that it was done."""
_CLEARING = frozenset({"acquit", "clear"})


def accusing(reading: Reading, verb: Token) -> Token | None:
    """The word that lays what `verb` says ("killing two men") to somebody."""
    first = verb.head if verb.dep_ == "conj" and verb.head.dep_ == "pcomp" else verb
    if first.dep_ != "pcomp" or not _is_gerund(first) or not _is_gerund(verb):
        return None
    link, word = first.head.lower_, first.head.head
    if is_verb(word):
        return word if reading.lemma(word) in _LINKS.get(link, ()) else None
    return word if link == "of" and word.tag_[:2] == "NN" and reading.lemma(word) in _NOUNS else None


def _is_gerund(verb: Token) -> bool:
    return verb.tag_ == "VBG" or any(c.lower_ == "having" for c in verb.lefts)


def is_unproven(reading: Reading, word: Token) -> bool:
    """Whether an accusing word leaves open if it was so: not "convicted"; nor where the accuser is named, whom it
    is laid to.
    """
    lemma = reading.lemma(word)
    named = lemma in {"accuse", "blame"} and any(c.dep_ == "dobj" for c in word.rights)
    return lemma not in _SETTLED and not named


def is_cleared(reading: Reading, word: Token) -> bool:
    """Whether it is said not to have been so: "acquitted of killing"."""
    return reading.lemma(word) in _CLEARING
