"""Limits that are not kept: a deficit beyond what a treaty allows, an emissions target that is missed.

No verb tells it alone: what is broken must be a limit on what is to be kept low. What makes that grow, told just
after the breach, is the breach in other words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_verb, objects, subject
from dossier.analysis.event_status import status_of
from dossier.analysis.speech_verbs import REPORTING
from dossier.analysis.word_list import words
from dossier.domain.analysis import EntityKind, EventStatus, Participation

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.analysis.trigger import Trigger

BREACH = "limit broken"
"""The class."""
_BREAKING = words(
    "breach break bust contravene exceed flout infringe miss overrun overshoot overstep surpass violate"
)
_BREAKS = words("breach contravention infringement overrun violation")
_LIMITS = words("cap ceiling commitment criterion goal limit obligation quota rule target threshold")
_LIMIT_FORMS = _LIMITS | {f"{limit}s" for limit in _LIMITS} | {"criteria"}
_MEASURES = words(
    "borrowing carbon catch debt deficit emission expenditure nitrate nitrogen noise overspending pollution radiation"
    " spending warming"
)
"""What is limited, so that more of it is a breach."""
_ALLOWING = frozenset({"on", "for", "of"})
_RAISING = words("balloon boost deepen enlarge expand increase inflate lift raise swell widen")
_UP = words("bump drive push send")
_WORDS = _BREAKING | _BREAKS | _RAISING | _UP
_NEAR = 600
"""Characters within which what is said to grow is what was said to be beyond its limit."""
_CERTAIN = words("bound certain destined due set sure")
_DEEP = 5


def breach_of(reading: Reading, token: Token, lemma: str) -> str:
    """The class where a verb or noun tells of one, else nothing."""
    if lemma not in _WORDS:
        return ""
    if lemma in _BREAKING or lemma in _BREAKS:
        return BREACH if _measure_broken(reading, token) else ""
    return BREACH if is_verb(token) and _raised(reading, token, lemma) else ""


def _measure_broken(reading: Reading, token: Token) -> str:
    """What is beyond its limit: "deficit" of "breached the deficit limits", "inflation exceeded the target"."""
    for limit in objects(token):
        if reading.lemma(limit) in _LIMITS:
            doer = subject(token) if is_verb(token) else None
            return _measured(reading, limit) or (_measured_by(reading, doer) if doer is not None else "")
    return ""


def _measured(reading: Reading, limit: Token) -> str:
    """What a limit is on: "EU deficit limits", "the ceiling on public debt"."""
    of = (o for c in limit.rights if c.lower_ in _ALLOWING for o in c.children if o.dep_ == "pobj")
    near = (c for c in reversed(limit.lefts) if c.dep_ in {"compound", "nmod", "amod"})
    return next((found for each in (*near, *of) if (found := _measured_by(reading, each))), "")


def _measured_by(reading: Reading, noun: Token) -> str:
    lemma = reading.lemma(noun) if noun.tag_[:2] == "NN" else ""
    return lemma if lemma in _MEASURES else ""


def _raised(reading: Reading, verb: Token, lemma: str) -> str:
    """What is said to grow, where its limit was just said to be broken and it is nobody else's."""
    if lemma in _UP and not any(c.lower_ == "up" for c in verb.rights):
        return ""
    for thing in objects(verb):
        measure = _measured_by(reading, thing)
        told = _told_before(reading, verb, measure) if measure else None
        if told is not None and not _is_of_others(reading, thing, told):
            return measure
    return ""


def _told_before(reading: Reading, verb: Token, measure: str) -> Token | None:
    """The word that told of a breach of the limits on the same."""
    for index in reversed(reading.indices(_LIMIT_FORMS)):
        limit = reading.doc[index]
        if 0 < verb.idx - limit.idx < _NEAR:
            above = limit.head.head if limit.head.lower_ == "of" else limit.head
            if reading.lemma(above) in _BREAKING | _BREAKS and _measure_broken(reading, above) == measure:
                return above
    return None


def _is_of_others(reading: Reading, thing: Token, told: Token) -> bool:
    """Whether it belongs to somebody with a name of whom the sentence of the breach says nothing."""
    owner = next((m for c in thing.lefts if c.dep_ == "poss" and (m := reading.mention_of(c))), None)
    if owner is None or reading.doc[reading.token_index(owner.start)].tag_ == "PRP$":
        return False
    sentence = told.doc[told.sent.start : told.sent.end]
    return all((m := reading.mention_of(t)) is None or m.chain != owner.chain for t in sentence)


def fill_breach(reading: Reading, trigger: Trigger) -> None:
    """Say what is beyond its limit, whose doing that is, and whether it is sure to come."""
    if trigger.what != BREACH:
        return
    token, lemma = trigger.token, reading.lemma(trigger.token)
    trigger.about = _measure_broken(reading, token) or _raised(reading, token, lemma)
    if (
        token.tag_ == "VBG" and trigger.status is EventStatus.OCCURRED
    ):  # "could reach 3 percent, exceeding the limits"
        trigger.status = next((status_of(reading, above) for above in _above(token)), trigger.status)
    if trigger.status in {EventStatus.OCCURRED, EventStatus.HYPOTHETICAL} and _is_foretold(reading, token):
        trigger.status = EventStatus.PLANNED
    if not trigger.participants and is_verb(token) and (doer := _doer_above(reading, token)) is not None:
        trigger.participants.append(Participation(doer, "agent"))


def _above(verb: Token) -> Iterator[Token]:
    """The verbs over a verb, the nearest first."""
    for _ in range(_DEEP):
        if verb.head == verb or not is_verb(verb.head):
            return
        verb = verb.head
        yield verb


def _is_foretold(reading: Reading, token: Token) -> bool:
    """ "Is bound to breach", "said it would breach": it will come, unless something must come first."""
    over = [token, *_above(token)] if is_verb(token) else []
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for v in over for c in v.lefts):
        return False
    certain = any(v.lower_ in _CERTAIN for v in over[1:])
    said = len(over) > 1 and reading.lemma(over[1]) in REPORTING
    conditions = (c for c in token.children if c.dep_ == "advcl")
    depends = any(m.lower_ in {"if", "unless"} for c in conditions for m in c.lefts)
    return certain or (said and not depends and any(c.lower_ in {"will", "would"} for c in token.lefts))


def _doer_above(reading: Reading, verb: Token) -> int | None:
    """Who does what a gerund tells: the subject of the nearest verb above that has a name, short of who says it."""
    for above in _above(verb):
        if reading.lemma(above) in REPORTING:
            return None
        doer = subject(above)
        mention = reading.mention_of(doer) if doer is not None else None
        if mention is not None and reading.chains[mention.chain].kind is not EntityKind.EVENT:
            return mention.chain
    return None
