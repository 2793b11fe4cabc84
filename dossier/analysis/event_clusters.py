"""Which triggers of one article tell of the same happening.

Two triggers are one event where the class is the same, nothing that both state differs (day, place), and
something agrees; a definite noun without anything of its own ("the attacks") goes with the latest event of
its class.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dossier.analysis import venues
from dossier.analysis.breaches import BREACH
from dossier.analysis.event_cluster import Cluster
from dossier.analysis.event_kin import NEAR, crash_of, encounter, kin, place_findings, where_people_died
from dossier.analysis.event_objects import AFTERMATH
from dossier.analysis.event_sides import STRIKING, apart
from dossier.analysis.event_states import DIPLOMATIC
from dossier.analysis.forms import fold
from dossier.analysis.gazetteer import is_country, is_place
from dossier.analysis.happenings import HARMFUL
from dossier.analysis.trigger import Trigger, is_definite
from dossier.analysis.venues import is_street
from dossier.domain.analysis import EntityKind, EventStatus
from dossier.domain.dates import TimeExpression, Unit

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading

_RECENT = 12
"""So many events of one class are looked back at; more are another story."""
_OTHERS = frozenset({"another", "second", "earlier", "previous", "separate", "similar", "last"})
_EVERYDAY = frozenset(
    {"announcement", "call", "journey", "meeting", "match", "order", "promise", "request", "statement", "victory",
     "visit"}
)  # fmt: skip
"""What the same people do again and again: they alone do not make two of them one."""
_SAME_OBJECT = 2
"""What being about the same counts for, as much as the same day."""
_LEAD = 2
"""Paragraphs, a dateline's among them, of which one is the first after the headline."""
_OPENING = 700
"""Characters in which the headline's event is told again."""


def clusters(reading: Reading, found: Iterable[Trigger]) -> list[Cluster]:
    """Greedily, in text order, against the latest events of the class; what has nothing of its own comes
    last.
    """
    by_class: dict[str, list[Cluster]] = {}
    bare: list[Trigger] = []
    for trigger in found:
        known = by_class.setdefault(trigger.what, [])
        if trigger.is_bare and trigger.definite and trigger.listed:
            bare.append(trigger)
            continue
        best = (
            crash_of(trigger, by_class)
            or encounter(trigger, by_class)
            or _best(reading, trigger, known[-_RECENT:])
        )
        if best is None:
            best = Cluster(trigger.what, trigger.listed)
            known.append(best)
        best.add(trigger)
    for trigger in bare:
        if (related := kin(trigger, by_class)) is not None:
            related.add(trigger)
            continue
        if not by_class[trigger.what] and trigger.what in HARMFUL:
            by_class[trigger.what] += where_people_died(trigger, by_class)
        _place_bare(trigger, by_class[trigger.what])
    place_findings(by_class)
    return [cluster for known in by_class.values() for cluster in known]


def _place_bare(trigger: Trigger, known: list[Cluster]) -> None:
    """ "The attacks": the event told of just before, else the one that the article tells of most."""
    at = trigger.token.idx
    near = [c for c in known if any(0 < at - t.token.idx < NEAR for t in c.triggers)]

    def weight(cluster: Cluster) -> int:
        if trigger.what in STRIKING | {"arrest"} and near:
            return max(t.token.idx for t in cluster.triggers if t.token.idx < at)
        return len(cluster.triggers)

    best = max(near or known, key=weight, default=None)
    if best is None:
        best = Cluster(trigger.what, trigger.listed)
        known.append(best)
    best.add(trigger)


def _best(reading: Reading, trigger: Trigger, known: list[Cluster]) -> Cluster | None:
    """The event that `trigger` tells of: the one that agrees in most, else, for a definite noun, the latest.

    Each act of speech is its own.
    """
    if not known or trigger.what == "say":
        return None
    if trigger.venue and (venue := _venue_meant(reading, trigger, known)) is not None:
        trigger.places = [venue, *(place for place in trigger.places if place != venue)]
    if (told := _in_headline(reading, trigger, known)) is not None:
        return told
    scored = [(agreement(reading, trigger, c), n, c) for n, c in enumerate(known)]
    fitting = [s for s in scored if s[0] is not None and not _introduces(trigger, s[2])]
    if not fitting:
        return None
    agreed, _, best = max(fitting, key=lambda s: (s[0] or 0, len(s[2].triggers), s[1]))
    if (agreed or 0) >= (2 if trigger.what in _EVERYDAY else 1):
        return best
    known_of = trigger.definite or (trigger.what == "arrest" and _is_of_known_people(trigger))
    return best if known_of and len(fitting) == 1 and trigger.listed else None


def _is_of_known_people(trigger: Trigger) -> bool:
    """ "The seven were held in Lyon": of those whose arrest was told, unless "also" says that they are more."""
    told = [c for c in trigger.token.children if c.dep_ in {"nsubjpass", "dobj"}]
    also = any(c.lower_ in {"also", "later"} for c in trigger.token.children)
    return bool(told) and not also and all(c.tag_ in {"NNS", "CD"} and is_definite(c) for c in told)


def _venue_meant(reading: Reading, trigger: Trigger, known: list[Cluster]) -> int | None:
    """ "A Leeds arena": the one arena that the article names, where that was told to be the place of such an event,
    and in no other town.
    """
    named = venues.named(reading, trigger.venue)
    told = [c for c in known if named & c.places.keys()]
    if len(named) != 1 or not told:
        return None
    towns = {p for c in told for p in c.places if p not in named and _is_town(reading, p)}
    elsewhere = towns and any(_is_town(reading, p) and p not in towns for p in trigger.places)
    return None if elsewhere else named.pop()


def _is_town(reading: Reading, place: int) -> bool:
    name = fold(reading.chains[place].name)
    return is_place(name) and not is_country(name)


def _introduces(trigger: Trigger, cluster: Cluster) -> bool:
    """ "In Chicago, a shooting …": a new one, where the one told before is in no place that is known."""
    if not trigger.nominal or not trigger.places or cluster.places or trigger.token.tag_ != "NN":
        return False
    return any(c.lower_ in {"a", "an", "another"} for c in trigger.token.lefts)


def _in_headline(reading: Reading, trigger: Trigger, known: list[Cluster]) -> Cluster | None:
    """The event of the headline that the first sentences tell again: in the same word, or, for harm of the class, in
    the very first.
    """
    if trigger.token.idx > _OPENING:
        return None
    first = reading.paragraph_at(trigger.token.idx)
    if not first or _is_of_another_year(reading, trigger):
        return None
    lemma = reading.lemma(trigger.token)
    for cluster in known:
        head = cluster.triggers[0]
        again = reading.lemma(head.token) == lemma or (
            first <= _LEAD and trigger.what in HARMFUL and _has_headline(reading) and not _is_other(trigger)
        )
        if reading.paragraph_at(head.token.idx) == 0 and first and again:
            return cluster if agreement(reading, trigger, cluster) is not None else None
    return None


def _has_headline(reading: Reading) -> bool:
    """Whether the first paragraph ends as no sentence does."""
    return not reading.text[: reading.paragraphs[0].end].rstrip().endswith((".", "!", "?", '"', "”"))


def _is_other(trigger: Trigger) -> bool:
    """ "After another blast", "an earlier crash": not what the article is about."""
    return any(c.lower_ in _OTHERS for c in trigger.token.lefts)


def _is_of_another_year(reading: Reading, trigger: Trigger) -> bool:
    """ "A quake in 1934": news is told with its day."""
    return trigger.date is not None and len(reading.dates[trigger.date].time.value) == len("1934")


def agreement(reading: Reading, trigger: Trigger, cluster: Cluster) -> int | None:
    """How much a trigger and an event have in common; None where they cannot be one."""
    same = bool(trigger.about) and any(t.about == trigger.about for t in cluster.triggers)
    if trigger.what in AFTERMATH and same:
        return _SAME_OBJECT
    if trigger.what == "common front":  # whoever calls for it or joins it
        return _SAME_OBJECT if same and not _are_against_others(trigger, cluster) else None
    if apart(trigger.sides, cluster.sides) or (same and _are_rivals(reading, trigger, cluster)):
        return None
    score = _SAME_OBJECT if same else 0
    if trigger.date is not None and cluster.dates:
        days = [_same_day(reading.dates[trigger.date].time, reading.dates[d].time) for d in cluster.dates]
        if not any(days) and (any(d is False for d in days) or _is_of_another_year(reading, trigger)):
            return None
        score += 2 * any(days)
    if trigger.places and cluster.places:
        shared_place = bool(set(trigger.places) & set(cluster.places))
        if _is_part(trigger, cluster) or not (
            shared_place
            or (same and _may_lie_in(reading, trigger, cluster))
            or (trigger.definite and all(is_street(reading.chains[p].name) for p in trigger.places))
            or (trigger.nominal and trigger.definite and _may_lie_near(trigger, cluster))
        ):
            return None
        score += 3 * shared_place
    who = {p.chain for p in trigger.participants}
    shared = who & cluster.who
    states = trigger.sides & cluster.sides if trigger.what in DIPLOMATIC else frozenset[str]()
    if states and not _are_between(trigger, cluster, states):
        return None
    score += max(len(shared), len(states))
    if not trigger.nominal and who and cluster.who and not shared and not states and not same:
        return None
    statuses = {trigger.status, cluster.status}
    foretold = same and trigger.what == BREACH and statuses == {EventStatus.PLANNED, EventStatus.HYPOTHETICAL}
    if EventStatus.PLANNED in statuses and len(statuses) > 1 and score < 3 and not foretold:
        return None
    return score


def _are_between(trigger: Trigger, cluster: Cluster, states: frozenset[str]) -> bool:
    """Whether both tell of the same two: not France with Russia and France with Italy; what is denied is another."""
    denied = EventStatus.DENIED
    if (trigger.status is denied) != (cluster.status is denied):
        return False
    return len(states) > 1 or min(len(trigger.sides), len(cluster.sides)) < 2


def _may_lie_in(reading: Reading, trigger: Trigger, cluster: Cluster) -> bool:
    """Whether one tells the country and the other a narrower place, which may lie in it."""
    one = {is_country(fold(reading.chains[place].name)) for place in trigger.places}
    other = {is_country(fold(reading.chains[place].name)) for place in cluster.places}
    return one != other


def _may_lie_near(trigger: Trigger, cluster: Cluster) -> bool:
    """Whether one tells only what it was near of, and the other where it was: "near Aachen" and "in Alsdorf"."""
    near = frozenset[int]().union(*(t.near for t in cluster.triggers))
    return trigger.near.issuperset(trigger.places) != near.issuperset(cluster.places)


def _are_rivals(reading: Reading, trigger: Trigger, cluster: Cluster) -> bool:
    """Whether two states, or two persons, did each: a state and its president may be one."""

    def agents(found: Iterable[Trigger], kind: EntityKind) -> set[int]:
        doers = (p.chain for t in found for p in t.participants if p.role == "agent")
        return {chain for chain in doers if reading.chains[chain].kind is kind}

    pairs = (
        (agents([trigger], k), agents(cluster.triggers, k)) for k in (EntityKind.PLACE, EntityKind.PERSON)
    )
    return any(one and other and not one & other for one, other in pairs)


def _are_against_others(trigger: Trigger, cluster: Cluster) -> bool:
    """Whether both name whom they are against, and not the same."""
    one = {p.chain for p in trigger.participants if p.role == "patient"}
    other = {p.chain for p in cluster.participants if p.role == "patient"}
    return bool(one) and bool(other) and not one & other


def _is_part(trigger: Trigger, cluster: Cluster) -> bool:
    """One of several, in a narrower place: "the attack at the Bataclan in Paris" among "the Paris attacks"."""
    if not (trigger.venue or trigger.token.tag_ in {"NN", "NNP"}) or trigger.places[0] in cluster.places:
        return False
    return any(t.token.tag_ in {"NNS", "NNPS"} for t in cluster.triggers)


def _same_day(a: TimeExpression, b: TimeExpression) -> bool | None:
    """Whether two symbolic times are one day; None where that depends on the day of publication."""
    if a.value and b.value:
        short = min(len(a.value), len(b.value), 10)
        return a.value[:short] == b.value[:short]
    if a.unit is not b.unit or a.anchor != b.anchor:
        return None
    if a.unit is Unit.WEEKDAY:
        return a.day == b.day and a.days == b.days
    return (a.shift, a.month, a.day, a.days) == (b.shift, b.month, b.day, b.days)
