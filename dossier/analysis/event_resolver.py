"""Which events of different sources are one: the same kind of happening, on the same day, in the same place
or of the same people.

The head word alone joins far too much, so every step asks for more: first day and place, then day and
participants, then a month or year that a known day lies in, at last what bears no date at all ("the Paris
attacks"), which goes with the latest event of that place before its publication. All input is sorted, every
choice is by what the events are, so the order of articles is of no account.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dossier.analysis.clusters import Cluster, Clusters, adopted_first
from dossier.analysis.forms import fold
from dossier.analysis.thing_resolver import key
from dossier.domain.analysis import EntityKind, EventStatus
from dossier.domain.dates import calendar_day
from dossier.domain.resolution import Candidate, ChainRef, Decisions, Happening, Resolved, entity_id

SAME_PLACE, SAME_PEOPLE, WITHIN_PERIOD, BY_NAME, BY_PLACE, SINGLE = 850, 750, 700, 700, 550, 800
_MEMORY = timedelta(days=400)
"""How long a named event without a date ("the Paris attacks") still means the last one."""
_FRESH = timedelta(days=30)
_MOST_PARTICIPANTS = 12
_LONG = 45
"""Of names used equally often the fuller one, up to so many characters."""
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_STATUS = (
    EventStatus.OCCURRED,
    EventStatus.ONGOING,
    EventStatus.PLANNED,
    EventStatus.DENIED,
    EventStatus.HYPOTHETICAL,
)


def block(candidate: Candidate) -> str:
    """All events of a class: an undated mention can mean one of any month, so the class alone sets the
    bounds.
    """
    return f"event:{candidate.event.what if candidate.event else ''}"


@dataclass(frozen=True, slots=True)
class _Known:
    """What can be compared of one candidate."""

    ref: ChainRef
    day: str
    period: str
    places: tuple[str, ...]
    people: frozenset[str]
    names: frozenset[str]
    published: date | None


def _known(candidate: Candidate) -> _Known:
    event = candidate.event or Happening("", "", (), (), EventStatus.OCCURRED)
    day = calendar_day(event.when)
    return _Known(
        candidate.ref,
        day.isoformat() if day else "",
        event.when if day is None and event.when[:4].isdigit() else "",
        tuple(dict.fromkeys(key(place, EntityKind.PLACE) for place in event.where)),
        frozenset(_person_key(name) for name in event.who),
        frozenset(fold(name) for name in candidate.names),
        calendar_day(candidate.published[:10]),
    )


def _person_key(name: str) -> str:
    """A participant as most sources name him: by the last word."""
    return fold(name).split(" ")[-1]


def resolve(block: str, candidates: Sequence[Candidate], decisions: Decisions) -> list[Resolved]:
    """The events of one class, sorted by their first member."""
    joiner = _Joiner(candidates, decisions)
    joiner.by_day_and_place()
    joiner.by_day_and_people()
    joiner.by_period()
    joiner.without_date()
    return _named(joiner.clusters.all())


class _Joiner:
    def __init__(self, candidates: Sequence[Candidate], decisions: Decisions) -> None:
        self.clusters = Clusters(candidates, decisions)
        self._known = sorted((_known(c) for c in candidates), key=lambda k: k.ref)

    def _gather(self, groups: Iterable[list[_Known]], score: int, reason: str) -> None:
        for group in groups:
            if len(group) > 1:
                self.clusters.gather(adopted_first(self.clusters.of[k.ref] for k in group), score, reason)

    def _grouped(self, of: Callable[[_Known], object]) -> list[list[_Known]]:
        groups: dict[object, list[_Known]] = defaultdict(list)
        for known in self._known:
            if (group := of(known)) is not None:
                groups[group].append(known)
        return list(groups.values())

    def by_day_and_place(self) -> None:
        groups = self._grouped(lambda k: (k.day, k.places[0]) if k.day and k.places else None)
        self._gather(groups, SAME_PLACE, "the same kind of happening, on the same day, in the same place")

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
                    for p in by_person[person][:50]
                    if p is not known
                }
                fitting = [p for p in partners.values() if _same_people(known, p)]
                homes = {self.clusters.of[p.ref].lead for p in fitting}
                if len(homes) == 1:
                    reason = "the same kind of happening, on the same day, with the same participants"
                    self._join(fitting[0].ref, known.ref, SAME_PEOPLE, reason)

    def _join(self, one: ChainRef, other: ChainRef, score: int, reason: str) -> None:
        self.clusters.join(self.clusters.of[one], self.clusters.of[other], score, reason)

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
                inside = [d for d in dated.get(known.places[0], ()) if _lies_in(d.day, known.period)]
                if len({d.day for d in inside}) == 1:
                    reason = "the only such happening there in the period that is told"
                    self._join(inside[0].ref, known.ref, WITHIN_PERIOD, reason)
        groups = self._grouped(lambda k: (k.period, k.places[0]) if k.period and k.places else None)
        self._gather(groups, WITHIN_PERIOD, "the same kind of happening, in the same period and place")

    def without_date(self) -> None:
        dated = self._by_place()
        bare: dict[str, list[_Known]] = defaultdict(list)
        for known in self._known:
            if known.day or known.period or not known.places:
                continue
            near = next((dated[place] for place in known.places[:2] if place in dated), [])
            target = _latest_before(known, near, self._names_of)
            if target is None:
                bare[known.places[0]].append(known)
            else:
                named, other = target
                score = BY_NAME if named else BY_PLACE
                how = "by that name" if named else "in that place"
                self._join(other.ref, known.ref, score, f"no date is told: the latest such happening {how}")
        for group in bare.values():
            self._gather(
                _runs(group), BY_PLACE, "no date is told: the same kind of happening in the same place"
            )

    def _names_of(self, known: _Known) -> frozenset[str]:
        members = self.clusters.of[known.ref].members.values()
        return frozenset(fold(name) for c in members for name in c.names)


def _same_people(one: _Known, other: _Known) -> bool:
    shared = len(one.people & other.people)
    if one.places and other.places and not set(one.places) & set(other.places):
        return shared >= 2 and shared * 2 >= min(len(one.people), len(other.people))
    return shared >= 2 or (shared == 1 and not (one.places and other.places))


def _lies_in(day: str, period: str) -> bool:
    """Whether a day lies in a month, year or week."""
    if "-W" in period:
        year, week, _ = date.fromisoformat(day).isocalendar()
        return period.startswith(f"{year:04d}-W{week:02d}")
    return day.startswith(period)


def _latest_before(
    known: _Known, dated: list[_Known], names_of: Callable[[_Known], frozenset[str]]
) -> tuple[bool, _Known] | None:
    """The event that an undated mention means, and whether it goes by the same name."""
    if known.published is None:
        days = {d.day for d in dated}
        return (False, dated[0]) if len(days) == 1 else None
    before = [d for d in dated if date.fromisoformat(d.day) <= known.published + timedelta(days=1)]
    if not before:
        return None
    latest = [d for d in before if d.day == before[-1].day]
    age = known.published - date.fromisoformat(latest[0].day)
    named = bool(known.names & names_of(latest[0]))
    return (named, latest[0]) if age <= (_MEMORY if named else _FRESH) else None


def _runs(group: list[_Known]) -> list[list[_Known]]:
    """Undated mentions in runs without a gap of more than `_FRESH` * 6 between their publications."""
    runs: list[list[_Known]] = []
    last: date | None = None
    for known in sorted(group, key=lambda k: (k.published or date.min, k.ref)):
        near = last is not None and known.published is not None and known.published - last <= 6 * _FRESH
        if runs and (near or (known.published is None and last is None)):
            runs[-1].append(known)
        else:
            runs.append([known])
        last = known.published
    return runs


# ------------------------------------------------------------ what an event is called, and its id


def _named(clusters: list[Cluster]) -> list[Resolved]:
    taken: set[str] = set()
    resolved = []
    for cluster in clusters:
        happening = _merged(list(cluster.members.values()))
        name, aliases = _names(cluster, happening)
        entity = cluster.adopted or _id(happening, name)
        first = cluster.members[cluster.lead]
        place = (first.ref.source, str(first.anchor), str(first.ref.chain))
        for known in (2, 3):
            if entity in taken and not cluster.adopted:
                entity = _id(happening, name, *place[:known])
        taken.add(entity)
        score, reason = min(cluster.reasons, default=(SINGLE, "one source tells of it"))
        members = tuple(sorted(cluster.members))
        resolved.append(
            Resolved(entity, EntityKind.EVENT, name, aliases, first.role, members, score, reason, happening)
        )
    return resolved


def _id(happening: Happening, name: str, *discriminator: str) -> str:
    """From what, when and where; from who or the name where that is all that is known."""
    where = key(happening.where[0], EntityKind.PLACE) if happening.where else ""
    rest = (where,) if where else tuple(sorted(map(_person_key, happening.who[:2]))) or (fold(name),)
    return entity_id(EntityKind.EVENT, happening.what, happening.when[:10], *rest, *discriminator)


def _merged(members: list[Candidate]) -> Happening:
    """What the sources say together: the day that most of them give, all places and people, the most often
    told first.
    """
    events = [(c, c.event) for c in members if c.event is not None]
    when: Counter[str] = Counter()
    where: Counter[str] = Counter()
    who: Counter[str] = Counter()
    for candidate, event in events:
        when[event.when] += candidate.mentions
        for rank, place in enumerate(event.where):
            where[place] += candidate.mentions * (1 if rank else 2)
        who.update(dict.fromkeys(event.who, candidate.mentions))
    statuses = {event.status for _, event in events}
    return Happening(
        what=events[0][1].what if events else "",
        when=max(
            sorted(when), key=lambda w: (calendar_day(w) is not None, bool(w), when[w], -len(w)), default=""
        ),
        where=_most_told(where, lambda name: key(name, EntityKind.PLACE)),
        who=_most_told(who, _person_key)[:_MOST_PARTICIPANTS],
        status=next((s for s in _STATUS if s in statuses), EventStatus.OCCURRED),
    )


def _most_told(counts: Counter[str], same: Callable[[str], str]) -> tuple[str, ...]:
    """One spelling of each, the most often told first."""
    total: Counter[str] = Counter()
    best: dict[str, str] = {}
    for name in sorted(counts, key=lambda n: (-counts[n], -len(n), n)):
        total[same(name)] += counts[name]
        best.setdefault(same(name), name)
    return tuple(best[k] for k in sorted(total, key=lambda k: (-total[k], k)))


def _names(cluster: Cluster, happening: Happening) -> tuple[str, tuple[str, ...]]:
    """The name most used, with the date behind it, and all others."""
    weights: Counter[str] = Counter()
    for candidate in cluster.members.values():
        weights[candidate.name] += candidate.mentions
    best = max(sorted(weights), key=lambda n: (weights[n], len(n) <= _LONG, len(n)), default="")
    day = date_in_words(happening.when)
    name = f"{best}, {day}" if day and day[-4:] not in best else best
    names = {n for c in cluster.members.values() for n in (c.name, *c.names) if n}
    return name, tuple(sorted(names - {name}))


def date_in_words(value: str) -> str:
    """`13 November 2015`, `November 2015`, `2015`; nothing for what is no calendar date."""
    day = calendar_day(value)
    if day is not None:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    parts = value.split("-")
    if not (len(parts[0]) == 4 and parts[0].isdigit()):
        return ""
    if len(parts) == 2 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12:
        return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return parts[0] if len(parts) == 1 else ""
