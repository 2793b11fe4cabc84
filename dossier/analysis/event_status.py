"""Whether what a word tells of has happened, is to come, is denied, or only might be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.clauses import Tense, governing_verb, is_negated, is_verb, tense
from dossier.analysis.trigger import is_definite
from dossier.domain.analysis import EventStatus

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_MODAL = frozenset({"could", "may", "might", "can", "must", "should", "ought"})
_IF = frozenset({"if", "unless", "whether"})
_ONGOING = frozenset({"continue", "ongoing", "continuing", "underway"})
_PLANNED = frozenset(
    {"planned", "upcoming", "scheduled", "forthcoming", "proposed", "future", "next", "expected"}
)
_THREATENED = frozenset(
    {"threat", "risk", "danger", "fear", "possibility", "suspicion", "warning", "plot", "plan"}
)

_INTENDING = frozenset(
    {"plan", "propose", "schedule", "prepare", "intend", "announce", "expect", "await", "promise", "pledge", "vow",
     "arrange", "postpone", "delay"}
)  # fmt: skip
_ANNOUNCING = frozenset(
    {"add", "announce", "confirm", "declare", "insist", "pledge", "promise", "say", "state", "tell", "vow"}
)
_WISHING = frozenset(
    {"threaten", "want", "seek", "demand", "consider", "fear", "urge", "risk", "hope", "wish", "request", "suggest",
     "warn", "ask", "debate", "discuss", "suspect", "allege", "recommend", "advocate", "oppose"}
)  # fmt: skip
_PREVENTING = frozenset(
    {"deny", "prevent", "avert", "avoid", "foil", "thwart", "refuse", "fail", "cancel", "abort", "scrap", "reject",
     "escape", "dodge"}
)  # fmt: skip
_CALLING = frozenset({"call", "push", "press", "hope", "wait", "appeal", "beg", "prepare", "campaign"})
"""What verbs say of the happenings that they govern: to come, only thought of, not so."""


def status_of(reading: Reading, token: Token) -> EventStatus:
    return _status_of_verb(reading, token) if is_verb(token) else _status_of_noun(reading, token)


def _status_of_verb(reading: Reading, verb: Token) -> EventStatus:
    if is_negated(verb, reading.lemma):
        return EventStatus.DENIED
    if (governed := _governed(reading, verb)) is not None:
        return governed
    words = {c.lower_ for c in verb.lefts if c.dep_ in {"aux", "mark"}}
    if words & _MODAL or words & _IF:
        return EventStatus.HYPOTHETICAL
    told = tense(verb, reading.lemma)
    if told is Tense.FUTURE:
        only_thought_of = words & {"would", "should"} and not _is_announced(reading, verb)
        return EventStatus.HYPOTHETICAL if only_thought_of else EventStatus.PLANNED
    progressive = verb.tag_ == "VBG" and any(c.lower_ in {"is", "are", "'re", "been"} for c in verb.lefts)
    return EventStatus.ONGOING if progressive else EventStatus.OCCURRED


def _is_announced(reading: Reading, verb: Token) -> bool:
    """ "She said she would resign": the speaker's own act to come, unless something must come first."""
    above = verb.head
    own = any(c.dep_ == "nsubj" and c.tag_ == "PRP" for c in verb.lefts)
    told = (
        own and verb.dep_ == "ccomp" and above.tag_ in {"VBD", "VBN"} and reading.lemma(above) in _ANNOUNCING
    )
    return told and not any(c.dep_ == "advcl" and {m.lower_ for m in c.lefts} & _IF for c in verb.children)


def _status_of_noun(reading: Reading, noun: Token) -> EventStatus:
    before = {c.lower_ for c in noun.lefts}
    if before & {"no"}:
        return EventStatus.DENIED
    if before & _PLANNED:
        return EventStatus.PLANNED
    above = noun.head.head
    if before & {"possible", "potential", "any", "further"}:
        return EventStatus.HYPOTHETICAL
    if not is_verb(above) and reading.lemma(above) in _THREATENED:
        return EventStatus.HYPOTHETICAL
    if before & _ONGOING:
        return EventStatus.ONGOING
    if (governed := _governed(reading, noun)) is not None:
        return governed
    verb = governing_verb(noun)
    if verb is not None and noun.dep_ in {"dobj", "nsubjpass", "nsubj"} and not is_definite(noun):
        status = _status_of_verb(reading, verb)
        return EventStatus.OCCURRED if status is EventStatus.ONGOING else status
    return EventStatus.OCCURRED


def _governed(reading: Reading, token: Token) -> EventStatus | None:
    """What the verb says whose object or complement it is: "plans to strike", "denied an attack"."""
    while token.dep_ == "conj" and is_verb(token.head) == is_verb(token):
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "for":
        return EventStatus.HYPOTHETICAL if reading.lemma(token.head.head) in _CALLING else None
    verb = token.head
    if verb == token or not is_verb(verb) or not _is_complement(token):
        return None
    lemma = reading.lemma(verb)
    ruled_out = lemma == "rule" and any(c.lower_ == "out" for c in verb.rights)
    if lemma in _PREVENTING or ruled_out:
        return None if is_negated(verb, reading.lemma) else EventStatus.DENIED
    if is_negated(verb, reading.lemma):
        return None
    if lemma in _INTENDING:
        return EventStatus.PLANNED
    return EventStatus.HYPOTHETICAL if lemma in _WISHING else None


def _is_complement(token: Token) -> bool:
    """An infinitive or gerund, or a happening not spoken of as known: "a merger", "attacks"."""
    if is_verb(token):
        return token.dep_ in {"xcomp", "ccomp"} and token.tag_ in {"VB", "VBG"}
    return token.dep_ == "dobj" and not is_definite(token)
