"""Which events of different sources are one: the same kind of happening, on the same day, in the same place
or of the same people.

The head word alone joins far too much, so every step asks for more: first day and place, then day and
participants, then a month or year that a known day lies in, then participants without a day, at last what bears no
date at all ("the Paris attacks"), which goes with the latest event of that place before its publication. All input
is sorted, every choice is by what the events are, so the order of articles is of no account. No step compares each
with each: candidates meet by day, place or participant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dossier.analysis import shared_words
from dossier.analysis.breaches import BREACH
from dossier.analysis.clusters import Cluster, Clusters, adopted_first
from dossier.analysis.event_bodies import are_members
from dossier.analysis.event_entities import entities, person_key
from dossier.analysis.event_sides import STRIKING, apart, side_of
from dossier.analysis.forms import fold
from dossier.analysis.gazetteer import is_country
from dossier.analysis.sayings import ADDRESS, SAYING
from dossier.analysis.thing_resolver import key
from dossier.domain.analysis import EntityKind, EventStatus
from dossier.domain.dates import calendar_day
from dossier.domain.resolution import Candidate, ChainRef, Decisions, Happening, Resolved

SAME_PLACE, SAME_PEOPLE, WITHIN_PERIOD, BY_NAME, PEOPLE_ALONE, BY_PLACE = 850, 750, 700, 700, 600, 550
_MEMORY = timedelta(days=400)
"""How long a named event without a date ("the Paris attacks") still means the last one."""
_FRESH = timedelta(days=30)
_COARSE = timedelta(days=10)
"""In a whole country the same happens again sooner."""
_AGAIN = timedelta(days=180)
_NEIGHBOURS = 20
"""So many candidates of one participant are compared with each."""
_ONCE = frozenset(
    {"death", "murder", "birth", "resignation", "funeral", "wedding", "appointment", "dismissal", "takeover",
     "extradition", "abduction", "bankruptcy", "suicide", "invocation"}
)  # fmt: skip
"""What befalls somebody once, or once in a long while: one participant is enough."""
_WILLED = frozenset({"order", "promise", "alert"})
"""Acts whose title names their object: the same title and one participant are enough."""
_AT_ONCE = frozenset({"proposal", BREACH})
"""What somebody does again and again, but not twice on one day: told within `_DAYS`, one participant is enough."""
_DAYS = timedelta(days=2)
_HELD = frozenset({"arrest", "charge", "release", "verdict"})
"""What the law does to somebody: the same person within weeks is enough, where no two places are told."""
_OF = "of "
"""Before whose people it befell."""
_OF_WHOM = re.compile(r"\w+ of (.+?)(?: (?:in|at|near|on|over|outside) .*)?$")
_FAMILIES = {"explosion": "attack", "killing": "attack", "murder": "attack", "abduction": "attack"}
"""Classes whose events may be parts of another class's."""


def block(candidate: Candidate) -> str:
    """All events of a class and its family: an undated mention can mean one of any month, so the class alone sets
    the bounds; of what is said, the speaker as well.
    """
    what = candidate.event.what if candidate.event else ""
    if candidate.event and candidate.event.who and what in {SAYING, ADDRESS}:
        return f"event:{SAYING}:{person_key(candidate.event.who[0])}"
    return f"event:{_FAMILIES.get(what, what)}"


@dataclass(frozen=True, slots=True)
class _Known:
    """What can be compared of one candidate."""

    ref: ChainRef
    what: str
    day: str
    period: str
    places: tuple[str, ...]
    people: frozenset[str]
    names: frozenset[str]
    published: date | None
    several: bool
    side: str
    """The state whose forces did it, where its heading says so."""
    body: str = ""
    """The one body whose members met, where its heading says so: they do not meet twice within `_DAYS`."""
    whom: str = ""
    """The last word of the name of the one person whom it befell, where its heading says so."""

    @property
    def time(self) -> date | None:
        """When it happened, else when it was told."""
        return calendar_day(self.day) or self.published

    @property
    def narrow(self) -> tuple[str, ...]:
        """Where it happened, without the country that another place lies in."""
        return self.places[:1] + tuple(p for p in self.places[1:2] if not is_country(p))


def _known(candidate: Candidate) -> _Known:
    event = candidate.event or Happening("", "", (), (), EventStatus.OCCURRED)
    day = calendar_day(event.when)
    body = _body(candidate.name, event) if event.what == "meeting" else ""
    return _Known(
        candidate.ref,
        event.what,
        day.isoformat() if day else "",
        event.when if day is None and event.when[:4].isdigit() else "",
        tuple(dict.fromkeys(key(place, EntityKind.PLACE) for place in event.where)),
        frozenset({body} if body else map(person_key, event.who)),
        frozenset(fold(name) for name in candidate.names),
        calendar_day(candidate.published[:10]),
        event.several,
        side_of(candidate.name) if event.what in STRIKING else "",
        body,
        _whom(candidate.name, event) if event.what in _HELD else "",
    )


def _body(name: str, event: Happening) -> str:
    """ "Meeting of EU ministers": the EU, where nobody else takes part."""
    found = _OF_WHOM.match(name)
    if found is None or len(event.who) != 1 or not are_members(found[1]):
        return ""
    return key(event.who[0], EntityKind.ORGANISATION)


def _whom(name: str, event: Happening) -> str:
    """ "Arrest of Jane Miller in Leeds": her, where she takes part; "of associates of Jane Miller": hers."""
    found = _OF_WHOM.match(name)
    whom = person_key(found[1]) if found else ""
    if found is None or whom not in map(person_key, event.who):
        return ""
    return _OF + whom if f" {_OF}" in found[1] else whom


def resolve(block: str, candidates: Sequence[Candidate], decisions: Decisions) -> list[Resolved]:
    """The events of one family of classes that get a dossier, sorted by their first member."""
    clusters = Clusters(candidates, decisions)
    if block.startswith(f"event:{SAYING}:"):
        shared_words.join(clusters, candidates)
        return entities(clusters.all())
    classes: dict[str, list[_Known]] = defaultdict(list)
    for known in sorted(map(_known, candidates), key=lambda k: k.ref):
        classes[known.what].append(known)
    for _, members in sorted(classes.items()):
        _Joiner(clusters, members).run()
    return entities(clusters.all())


class _Joiner:
    """Joins the candidates of one class."""

    def __init__(self, clusters: Clusters, known: list[_Known]) -> None:
        self.clusters = clusters
        self._known = known
        self._sides = {k.ref: k.side for k in known if k.side}

    def run(self) -> None:
        self.by_day_and_place()
        self.by_day_and_people()
        self.by_period()
        self.by_people()
        self.without_date()

    def _gather(self, groups: Iterable[list[_Known]], score: int, reason: str) -> None:
        for group in (part for whole in groups for part in _by_side(whole)):
            if len(group) > 1:
                self.clusters.gather(adopted_first(self.clusters.of[k.ref] for k in group), score, reason)

    def _grouped(self, of: Callable[[_Known], object]) -> list[list[_Known]]:
        groups: dict[object, list[_Known]] = defaultdict(list)
        for known in self._known:
            if (group := of(known)) is not None:
                groups[group].append(known)
        return list(groups.values())

    def by_day_and_place(self) -> None:
        """What happened in a part of the place is the same unless several did: then it may be one of them."""
        places: dict[tuple[str, ...], list[_Known]] = defaultdict(list)
        for known in self._known:
            if known.day and known.places:
                places[known.day, known.places[0]].append(known)
                if len(known.narrow) > 1:
                    places[known.day, *sorted(known.narrow)].append(known)
        within: dict[tuple[str, str], list[_Known]] = defaultdict(list)
        for known in self._known:
            if known.day and not known.several:
                for place in known.narrow:
                    within[known.day, place].append(known)
        reason = "the same kind of happening, on the same day, in the same place"
        self._gather([*places.values(), *within.values()], SAME_PLACE, reason)

    def by_day_and_people(self) -> None:
        """Where a place is not told, or told otherwise, the people of the day decide."""
        for day in self._grouped(lambda k: k.day or None):
            by_person: dict[str, list[_Known]] = defaultdict(list)
            for known in day:
                for person in known.people:
                    by_person[person].append(known)
            for known in day:
                partners = {
                    p.ref: p
                    for person in sorted(known.people)
                    for p in by_person[person][:_NEIGHBOURS]
                    if p is not known
                }
                fitting = [p for p in partners.values() if _same_people(known, p)]
                homes = {self.clusters.of[p.ref].lead for p in fitting}
                if len(homes) == 1:
                    reason = "the same kind of happening, on the same day, with the same participants"
                    self._join(fitting[0].ref, known.ref, SAME_PEOPLE, reason)

    def _join(self, one: ChainRef, other: ChainRef, score: int, reason: str) -> None:
        first, second = self.clusters.of[one], self.clusters.of[other]
        if not (self._sides and apart(self._sides_of(first), self._sides_of(second))):
            self.clusters.join(first, second, score, reason)

    def _sides_of(self, cluster: Cluster) -> set[str]:
        return {self._sides[ref] for ref in cluster.members if ref in self._sides}

    def _by_place(self) -> dict[str, list[_Known]]:
        """The dated candidates of each place, in the order of days."""
        places: dict[str, list[_Known]] = defaultdict(list)
        for known in self._known:
            if known.day:
                for place in known.places[:2]:
                    places[place].append(known)
        return {place: sorted(group, key=lambda k: (k.day, k.ref)) for place, group in places.items()}

    def by_period(self) -> None:
        """ "Last month" goes with the one day of that month and place that is known, else with its like."""
        dated = self._by_place()
        for known in self._known:
            if known.period and known.places:
                inside = _within(dated.get(known.places[0], []), known.period)
                if inside and inside[0].day == inside[-1].day:
                    reason = "the only such happening there in the period that is told"
                    self._join(inside[0].ref, known.ref, WITHIN_PERIOD, reason)
        groups = self._grouped(lambda k: (k.period, k.places[0]) if k.period and k.places else None)
        self._gather(groups, WITHIN_PERIOD, "the same kind of happening, in the same period and place")

    def by_people(self) -> None:
        """Undated accounts of about the same time go with others of the same participants."""
        by_person: dict[str, list[_Known]] = defaultdict(list)
        for known in sorted(self._known, key=lambda k: (k.time or date.min, k.ref)):
            for person in known.people:
                by_person[person].append(known)
        for person in sorted(by_person):
            for one, other in pairwise(by_person[person]):
                if (one.day and other.day) or not _is_near(one, other, _FRESH):
                    continue
                if _same_people_undated(one, other):
                    reason = (
                        "the same kind of happening of the same participants, told at about the same time"
                    )
                    self._join(one.ref, other.ref, PEOPLE_ALONE, reason)

    def without_date(self) -> None:
        dated = self._by_place()
        names = {k.ref: self._names_of(k) for group in dated.values() for k in _lasts(group)}
        bare: dict[str, list[_Known]] = defaultdict(list)
        for known in self._known:
            if known.day or known.period or not known.places:
                continue
            target = _latest_before(known, _near(known, dated), names)
            if target is None:
                bare[known.places[0]].append(known)
            else:
                named, other = target
                score = BY_NAME if named else BY_PLACE
                how = "by that name" if named else "in that place"
                self._join(other.ref, known.ref, score, f"no date is told: the latest such happening {how}")
        reason = "no date is told: the same kind of happening in the same place"
        for place, group in sorted(bare.items()):
            self._gather(_runs(group, _COARSE if is_country(place) else _AGAIN), BY_PLACE, reason)

    def _names_of(self, known: _Known) -> frozenset[str]:
        members = self.clusters.of[known.ref].members.values()
        return frozenset(fold(name) for c in members for name in c.names)


def _by_side(group: list[_Known]) -> list[list[_Known]]:
    """All of them, unless the forces of several states struck: then those of each by themselves."""
    sides = sorted({k.side for k in group if k.side})
    return [group] if len(sides) < 2 else [[k for k in group if k.side == side] for side in sides]


def _is_near(one: _Known, other: _Known, span: timedelta) -> bool:
    """Whether two accounts are of times within `span` of each other; those without any count as one time."""
    if one.time is None or other.time is None:
        return one.time is other.time
    return abs(one.time - other.time) <= span


def _same_people_undated(one: _Known, other: _Known) -> bool:
    if one.places and other.places and not set(one.places) & set(other.places):
        return False
    shared = len(one.people & other.people)
    if shared and one.what in _WILLED and one.names & other.names:
        return True
    if shared and one.what in _AT_ONCE and _is_near(one, other, _DAYS):
        return True
    if one.body and one.body == other.body and _is_near(one, other, _DAYS):
        return True
    if one.whom and one.whom == other.whom:
        return not one.whom.startswith(_OF) or _is_near(one, other, _DAYS)
    return shared >= 2 or (shared == 1 and (bool(one.places and other.places) or one.what in _ONCE))


def _near(known: _Known, dated: dict[str, list[_Known]]) -> list[_Known]:
    """The dated events of the place that an undated one names."""
    return next((dated[place] for place in known.places[:2] if place in dated), [])


def _may_be_part(known: _Known, other: _Known) -> bool:
    """Whether an event in a part of the place may be one of the several that happened there."""
    place = known.places[0]
    return other.several and place not in other.places and not all(map(is_country, other.places))


def _lasts(group: list[_Known]) -> list[_Known]:
    """Of candidates in the order of days, the first of each day."""
    return group[:1] + [b for a, b in pairwise(group) if a.day != b.day]


def _same_people(one: _Known, other: _Known) -> bool:
    shared = len(one.people & other.people)
    if one.places and other.places and not set(one.places) & set(other.places):
        return shared >= 2 and shared * 2 >= min(len(one.people), len(other.people))
    return shared >= 2 or (shared == 1 and not (one.places and other.places))


def _within(dated: list[_Known], period: str) -> list[_Known]:
    """Those whose day lies in a month, year or week."""
    if "-W" in period:
        try:
            monday = date.fromisocalendar(int(period[:4]), int(period[6:8]), 1)
        except ValueError:
            return []
        first, last = monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    else:
        first, last = period, f"{period}-99"
    return dated[
        bisect_left(dated, first, key=lambda d: d.day) : bisect_right(dated, last, key=lambda d: d.day)
    ]


def _latest_before(
    known: _Known, dated: list[_Known], names: dict[ChainRef, frozenset[str]]
) -> tuple[bool, _Known] | None:
    """The event that an undated mention means, and whether it goes by the same name."""
    if not dated:
        return None
    if known.published is None:
        only = dated[0].day == dated[-1].day and not _may_be_part(known, dated[0])
        return (False, dated[0]) if only else None
    limit = (known.published + timedelta(days=1)).isoformat()
    before = bisect_right(dated, limit, key=lambda d: d.day)
    if not before:
        return None
    day = dated[before - 1].day
    latest = dated[bisect_left(dated, day, key=lambda d: d.day)]
    age = known.published - date.fromisoformat(day)
    if _may_be_part(known, latest):
        return None
    named = bool(known.names & names[latest.ref])
    return (named, latest) if age <= (_MEMORY if named else _FRESH) else None


def _runs(group: list[_Known], gap: timedelta) -> list[list[_Known]]:
    """Undated mentions in runs without a longer gap between their publications."""
    ordered = sorted(group, key=lambda k: (k.published or date.min, k.ref))
    runs = [ordered[:1]]
    for before, known in pairwise(ordered):
        if _is_near(before, known, gap):
            runs[-1].append(known)
        else:
            runs.append([known])
    return runs
