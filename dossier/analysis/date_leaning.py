"""On which side of publication a weekday, a month or a day of the year lies: what the verb and the words around
it say.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dossier.analysis.clauses import Tense, auxiliaries, governing_verb, tense
from dossier.analysis.date_anchors import YEARLESS
from dossier.analysis.date_rules import Found, Leaning
from dossier.analysis.tokens import root
from dossier.domain.dates import Direction, TimeExpression, Unit

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_SET_DOWN = frozenset({"schedule", "slate", "set", "plan", "expect", "due", "bill", "book", "fix"})
"""What is "scheduled for Sunday" lies ahead, though the participle is a past one."""
_AMBIGUOUS = frozenset({"set", "book", "bill", "fix"})
"""Of these only with "for": "set for Monday", but "a record set on Monday"."""
_TIMETABLED = frozenset(
    {"resume", "reopen", "vote", "host", "face", "play", "kick", "conclude", "close", "expire", "debut", "launch",
     "depart", "return", "meet", "hold", "go", "run", "premiere", "air", "convene", "head"}
)  # fmt: skip
"""Verbs whose present tense with a day tells of what is to come: "voters go to the polls on Sunday"."""
_MODALS = frozenset({"could", "may", "might", "can", "must", "should", "ca"})
_FORECAST = frozenset(
    {"expect", "forecast", "project", "predict", "anticipate", "estimate", "see", "aim", "target", "plan"}
)
_AHEAD = frozenset({"due", "set", "expected", "scheduled", "planned", "upcoming", "ahead"})


def leaning(reading: Reading, one: Found, is_past: bool) -> TimeExpression:
    """The side of publication: past in news, unless the verb (or "by", "until", "this") says otherwise. What a
    caption dates `is_past` in any case.
    """
    told = Tense.PAST if is_past else tense_at(reading, one)
    ahead = one.leaning is Leaning.FUTURE or _has_deadline(reading, one)
    if one.time.unit is Unit.NAMED_QUARTER and _is_of_report(reading, one):
        return replace(one.time, direction=Direction.NEAREST)
    if told is Tense.PAST and one.time.unit in YEARLESS and _has_deadline(reading, one):
        return replace(one.time, direction=Direction.NEAREST)  # "by the end of May": it may be still to come
    if told is Tense.FUTURE or (ahead and told is not Tense.PAST) or _is_ahead_of(reading, one):
        return replace(one.time, direction=Direction.FUTURE)
    if told is Tense.PAST:
        past = Direction.BEFORE if one.time.unit is Unit.WEEKEND else Direction.PAST
        return replace(one.time, direction=past)
    return one.time


def tense_at(reading: Reading, one: Found) -> Tense:
    words = reading.tokens(one.start, one.end)
    token = next((word for word in words if word.tag_ == "NNP"), None) or root(words)
    if any(child.lower_ in _AHEAD for child in token.head.lefts if child.i < token.i):
        return Tense.FUTURE
    verb = governing_verb(token)
    if verb is None:
        head = token.head.head if token.head.dep_ == "prep" else token.head
        return Tense.FUTURE if head.lower_ in _AHEAD else Tense.UNKNOWN
    told = tense(verb, reading.lemma)
    if told is Tense.PRESENT and _is_timetabled(reading, verb, token):
        return Tense.FUTURE
    if told in {Tense.PAST, Tense.PRESENT} and verb.tag_ == "VBN" and reading.lemma(verb) in _SET_DOWN:
        if reading.lemma(verb) in _AMBIGUOUS and token.head.lower_ != "for":
            return told
        over = any(aux.lower_ in {"was", "were", "had"} for aux in auxiliaries(verb))
        return Tense.UNKNOWN if over else Tense.FUTURE
    return told


def _is_timetabled(reading: Reading, verb: Token, token: Token) -> bool:
    """A present tense that a day makes one of what is to come: "the final is on Saturday", "talks resume
    Monday", "it could end in March".
    """
    words = {aux.lower_ for aux in auxiliaries(verb)}
    if words & _MODALS:
        return "have" not in words
    lemma = reading.lemma(verb)
    if lemma == "be":
        held = token.head if token.dep_ == "pobj" else token
        return held.head == verb and (held.lower_ in {"on", "in"} or held.dep_ == "npadvmod")
    return lemma in _TIMETABLED and not words


def _is_of_report(reading: Reading, one: Found) -> bool:
    """ "Will report third-quarter results", "expects a profit in the second quarter": the nearest of its kind."""
    if "-" in reading.text[one.start : one.end]:
        return True
    verb = governing_verb(reading.token_at(one.end - 1))
    return verb is not None and reading.lemma(verb) in _FORECAST and verb.tag_ in {"VBZ", "VBP", "VBG"}


def _has_deadline(reading: Reading, one: Found) -> bool:
    index = reading.token_index(one.start)
    return index > 0 and reading.doc[index - 1].lower_ in {"by", "until", "till", "before"}


def _is_ahead_of(reading: Reading, one: Found) -> bool:
    return reading.text[max(0, one.start - 14) : one.start].lower().endswith(("ahead of ", "ahead of the "))
