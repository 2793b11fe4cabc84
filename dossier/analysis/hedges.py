"""Words with which a text leaves open whether something is so: reportedly, could, is believed to,
suspected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.accusations import accusing, is_unproven
from dossier.analysis.clauses import is_negated
from dossier.analysis.word_list import words
from dossier.domain.passages import Span

if TYPE_CHECKING:
    from dossier.analysis.clause_spans import Clause
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_ADVERBS = words(
    """
    reportedly allegedly apparently possibly probably perhaps maybe supposedly seemingly purportedly
    ostensibly presumably likely unlikely conceivably potentially arguably evidently
    """
)
_ADJECTIVES = words(
    """
    alleged suspected supposed apparent purported possible potential presumed unconfirmed rumoured
    rumored likely unlikely reputed unclear uncertain unverified
    """
)
_OF_THE_FUTURE = frozenset({"possible", "potential", "likely", "unlikely"})
"""Before a noun these say what may come, not whether what is said is so."""
_MODALS = frozenset({"could", "may", "might"})
_HEDGES = _ADVERBS | _MODALS | _ADJECTIVES
_BELIEVED = words(
    """
    believe suspect think understand allege report rumour rumor presume suppose say assume fear
    claim accuse
    """
)
_CONDITIONS = frozenset({"if", "unless"})
_ASKED = frozenset({"ask", "asks", "asked", "asking", "wonder", "wondered", "wondering", "know", "see"})
"""Behind these an "if" only asks."""
_SEEMING = frozenset({"seem", "appear", "suggest", "indicate", "doubt", "suspect"})


def hedge_in(reading: Reading, clause: Clause) -> Span | None:
    """The first hedge of the clause itself, or the one over it ("is believed to have …")."""
    if (
        clause.head.tag_ == "VBN"
        and clause.rule in {"participle", "reduced"}
        and _may_be_believed(reading, clause.head)
    ):
        return Span(clause.head.idx, clause.head.end)
    for token in clause.tokens:
        if (token.lower_ in _HEDGES or token.tag_[:2] == "VB") and _is_hedge(reading, token):
            return Span(token.idx, token.end)
    for child in clause.head.children:
        if child.dep_ == "advcl" and (mark := _condition(child)) is not None:
            return Span(mark.idx, mark.end)
    charge = accusing(reading, clause.head) if clause.rule == "charge" else None
    if charge is not None and is_unproven(reading, charge):
        return Span(charge.idx, charge.end)
    above = clause.head.head if clause.rule == "reported" else None
    if above is not None and (_is_seeming(reading, above) or _is_believed(reading, above)):
        return Span(above.idx, above.end)
    return None


def _condition(verb: Token) -> Token | None:
    """The "if" of a clause on which it hangs whether something is so; not of "if you like"."""
    if any(c.lower_ == "you" and c.dep_ == "nsubj" for c in verb.lefts):
        return None
    marks = (c for c in verb.lefts if c.dep_ == "mark" and c.lower_ in _CONDITIONS)
    return next((c for c in marks if not c.i or c.doc[c.i - 1].lower_ not in _ASKED), None)


def _is_hedge(reading: Reading, token: Token) -> bool:
    word = token.lower_
    if word in _ADVERBS:
        return not (word == "likely" and token.dep_ == "amod" and token.head.dep_ != "ROOT")
    if word in _MODALS and token.tag_ == "MD":
        return word != "could" or not is_negated(token.head, reading.lemma)
    if word in _ADJECTIVES:
        return token.dep_ in {"acomp", "oprd"} or (token.dep_ == "amod" and word not in _OF_THE_FUTURE)
    lemma = reading.lemma(token) if token.tag_[:2] == "VB" else ""
    if lemma == "doubt":
        return True
    if lemma in _BELIEVED and token.tag_ == "VBN":
        return _is_believed(reading, token) and any(c.dep_ in {"xcomp", "ccomp"} for c in token.rights)
    return lemma in {"seem", "appear"} and any(
        c.dep_ in {"xcomp", "ccomp", "acomp", "oprd"} for c in token.children
    )


def _is_believed(reading: Reading, verb: Token) -> bool:
    """ "It is alleged", "he is thought": by nobody who is named."""
    return _may_be_believed(reading, verb) and any(c.dep_ == "auxpass" for c in verb.lefts)


def _may_be_believed(reading: Reading, verb: Token) -> bool:
    return verb.tag_ == "VBN" and reading.lemma(verb) in _BELIEVED


def _is_seeming(reading: Reading, verb: Token) -> bool:
    return verb.tag_[:2] == "VB" and reading.lemma(verb) in _SEEMING
