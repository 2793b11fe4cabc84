"""Where the figures of several sources speak of the same thing, and whether they agree.

Pure: what is compared are `FigureRow`s, one for each figure of each source. Two figures are of one *topic*
where they count the same thing, of the same people, in the same place, on the same day, of the same
happening; only then can they agree or differ. Happenings that the resolver kept apart are one occasion here
where their class, place and day are the same. Scores are per mille, ids depend on nothing but the rows.
"""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

from dossier.domain.dates import calendar_day
from dossier.domain.figure_rows import Contrast, FigureRow, Relation, Topic
from dossier.domain.origins import ALONE, Origins

NEAR = timedelta(days=3)
"""Undated happenings of one class and place are one where their articles are no farther apart."""
LATER = timedelta(days=7)
"""People are arrested or charged up to so long after what they are arrested for."""
ABOUT = 0.1
"""How far "about" and "nearly" reach, as a share."""
FAR = 4
"""Counts that are so many times apart hardly count the same."""
SURE = 300
"""Suggestions below this are not worth a look."""
_RUNNING = frozenset(
    {
        "killed", "injured", "missing", "casualties", "arrested", "charged", "rescued", "displaced", "evacuated",
        "infected", "trapped", "stranded", "treated in hospital", "hostages", "without power",
    }
)  # fmt: skip
"""What is counted again and again, and grows."""
_FALLING = frozenset({"missing", "trapped", "stranded", "hostages", "without power"})
_HARM = frozenset({"killed", "injured", "casualties", "missing"})
_VIOLENT = frozenset({"attack", "explosion", "murder", "killing", "violence", "battle"})
_WRECK = frozenset({"crash", "sinking", "accident", "disaster", "downing", "fire", "explosion"})
_KIN = (_VIOLENT, _WRECK)
"""Classes of happenings between which articles waver."""


_KINDRED = "kindred "


def aliases(event_class: str, places: Sequence[str]) -> list[str]:
    """What a happening may be found by: its class and each of its first places; of kindred classes their group."""
    kinds = [event_class, *(f"{_KINDRED}{n}" for n, kin in enumerate(_KIN) if event_class in kin)]
    return list(dict.fromkeys(f"{kind}|{_folded(place)}" for place in places[:2] for kind in kinds))


# ------------------------------------------------------------ occasions


class _Occasions:
    """Which happenings are one, for the sake of comparing: a union of the resolver's events."""

    def __init__(self, rows: Sequence[FigureRow]) -> None:
        self._over: dict[str, str] = {}
        self._days: dict[str, set[str]] = defaultdict(set)
        self._homes: dict[str, Counter[str]] = defaultdict(Counter)
        self._stated: dict[str, Counter[str]] = defaultdict(Counter)
        stated: dict[str, set[str]] = {}
        """By the first of those that are one, the days that they state: two days are two happenings, whatever undated
        account would fit both."""
        for row in rows:
            if node := happening_of(row):
                self._over[node] = node
                stated.setdefault(node, set()).update([row.event_day] if row.event_day else [])
        for bucket in self._buckets(rows).values():
            for one, other in pairwise(sorted(bucket)):
                first, second = sorted((self._root(one[1]), self._root(other[1])))
                fits = self._are_one(one, other) or (not one[0] and _is_one_time(bucket))
                if first != second and fits and len(stated[first] | stated[second]) <= 1:
                    self._over[second] = first
                    stated[first] |= stated[second]
        for row in rows:
            node = self.of(row)
            if row.event_day:
                self._days[node].add(row.event_day)
            for place in row.event_places[:1]:
                self._homes[node][_folded(place)] += 1
            for place in () if row.event_places else row.places[:1]:
                self._stated[node][_folded(place)] += 1

    @staticmethod
    def _buckets(rows: Sequence[FigureRow]) -> dict[str, set[tuple[str, str, bool]]]:
        """(day or day of publication if known, happening, whether dated) by what they may be found by."""
        buckets: dict[str, set[tuple[str, str, bool]]] = defaultdict(set)
        for row in rows:
            node = happening_of(row)
            day = _day(row.event_day) or _day(row.citation.published)
            if not node:
                continue
            dated = _day(row.event_day) is not None
            entry = (day.isoformat() if day else "", node, dated)
            for alias in aliases(row.event_class, row.event_places or row.places):
                if dated or not alias.startswith(_KINDRED):
                    buckets[alias].add(entry)
        return buckets

    @staticmethod
    def _are_one(one: tuple[str, str, bool], other: tuple[str, str, bool]) -> bool:
        if not one[0] or not other[0]:
            return False
        apart = abs(date.fromisoformat(one[0]) - date.fromisoformat(other[0]))
        return not apart if one[2] and other[2] else apart <= NEAR

    def _root(self, node: str) -> str:
        while self._over[node] != node:
            node = self._over[node]
        return node

    def of(self, row: FigureRow) -> str:
        """The occasion of a figure; of one that belongs to no happening, its own."""
        node = happening_of(row)
        return self._root(node) if node else f"{row.citation.source} {row.start}"

    def narrower(self, row: FigureRow) -> tuple[str, ...]:
        """The places of a figure beside the one where the whole happened."""
        told = self._homes[self.of(row)] or self._stated[self.of(row)]
        home = min(told, key=lambda place: (-told[place], place), default="")
        return tuple(sorted({_folded(p) for p in row.places} - {home}))

    def other_day(self, row: FigureRow) -> str:
        """The figure's own date where it is not that of the happening."""
        days = sorted(self._days[self.of(row)])
        if not row.date or any(overlap(row.date, day) for day in days):
            return ""
        mine, published = _day(row.date), _day(row.citation.published)
        known = [d for d in map(_day, days) if d is not None]
        if mine is not None and row.what not in _HARM and any(d <= mine <= d + LATER for d in known):
            return ""
        if not days and mine is not None and published is not None and published - mine <= LATER:
            return ""
        return row.date[:10]


def _is_one_time(bucket: Iterable[tuple[str, str, bool]]) -> bool:
    """Whether what is known of the days of a bucket allows that all its happenings are one."""
    days = [date.fromisoformat(day) for day, _, _ in bucket if day]
    return not days or max(days) - min(days) <= NEAR


def happening_of(row: FigureRow) -> str:
    """The resolver's event, else the happening within its article; empty for none."""
    return row.event.id if row.event else row.happening


def _folded(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def _day(value: str | None) -> date | None:
    return calendar_day((value or "")[:10])


def overlap(one: str, other: str) -> bool:
    """Whether two dates can be the same: one holds the other, as 2015-11 holds 2015-11-13."""
    for wide, narrow in ((one, other), (other, one)):
        day = _day(narrow)
        if "-W" in wide and day is not None:
            year, week, _ = day.isocalendar()
            if wide.startswith(f"{year:04d}-W{week:02d}"):
                return True
        if narrow[:10].startswith(wide[:10]):
            return True
    return False


# ------------------------------------------------------------ topics


def topics(rows: Iterable[FigureRow], origins: Origins = ALONE) -> list[Topic]:
    """The figures sorted by what they count, each topic's in the order of publication; the larger first. `origins`
    tells which sources are copies of one text."""
    listed = sorted(rows, key=lambda r: (r.citation.published, r.citation.source, r.start))
    occasions = _Occasions(listed)
    found: dict[tuple[object, ...], list[FigureRow]] = defaultdict(list)
    for row in listed:
        found[
            occasions.of(row), row.what, row.group, occasions.narrower(row), occasions.other_day(row)
        ].append(row)
    made = [
        _topic(key, number, members, origins)
        for key, all_ in found.items()
        for number, members in enumerate(_of_one_size(all_))
    ]
    return sorted(made, key=lambda t: (-t.sources, -len(t.figures), t.what, t.id))


def _topic(key: tuple[object, ...], number: int, members: list[FigureRow], origins: Origins) -> Topic:
    events = Counter(row.event for row in members if row.event is not None)
    event = min(events, key=lambda e: (-events[e], e.id), default=None)
    _, what, group, places, day = key
    digest = hashlib.sha256(repr((*key, number)).encode()).hexdigest()
    return Topic(
        id=f"figures-{digest[:20]}",
        event=event,
        what=str(what),
        group=str(group),
        places=_written(members, places),
        date=str(day),
        figures=tuple(members),
        contrasts=tuple(contrasts(members, origins)),
        sources=len({row.citation.source for row in members}),
        origins=origins.count(row.citation for row in members),
    )


def _written(members: list[FigureRow], places: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for row in members for p in row.places if _folded(p) in tuple(places)))  # type: ignore[arg-type]


def _of_one_size(rows: list[FigureRow]) -> list[list[FigureRow]]:
    """Figures that are far apart are of different scopes, whatever the text says of it."""
    groups: list[list[FigureRow]] = []
    top = 0  # the largest exact count of the group; "hundreds" goes with whatever is next to it
    for row in sorted(rows, key=lambda r: (_size(r), r.citation.published, r.citation.source, r.start)):
        size = _size(row)
        if groups and (not top or size <= FAR * top or size - top <= FAR):
            groups[-1].append(row)
        else:
            groups.append([row])
        if row.high is not None:
            top = size
        elif groups[-1] == [row]:
            top = 0
    return [sorted(g, key=lambda r: (r.citation.published, r.citation.source, r.start)) for g in groups]


def _size(row: FigureRow) -> int:
    return row.low if row.low is not None else row.high or 0


# ------------------------------------------------------------ agreement and disagreement


@dataclass(frozen=True, slots=True)
class _Value:
    low: float
    high: float

    @classmethod
    def of(cls, row: FigureRow) -> "_Value":
        low = 0 if row.low is None else row.low
        high = math.inf if row.high is None else row.high
        reach = ABOUT if row.hedge == "about" else 0
        return cls(low * (1 - reach), high * (1 + reach))

    def meets(self, other: "_Value") -> bool:
        return self.low <= other.high and other.low <= self.high


def meet(one: FigureRow, other: FigureRow) -> bool:
    """Whether two figures of one topic can both be right."""
    return _Value.of(one).meets(_Value.of(other))


def contrasts(members: Sequence[FigureRow], origins: Origins = ALONE) -> Iterator[Contrast]:
    """Each two values of a topic that different sources give, as agreement, disagreement or update."""
    by_value: dict[tuple[object, ...], list[FigureRow]] = defaultdict(list)
    for row in members:
        by_value[row.low, row.high, row.hedge].append(row)
    for rows in by_value.values():
        other = next((r for r in rows if r.citation.source != rows[0].citation.source), None)
        if other is not None:
            yield _contrast(Relation.AGREEMENT, rows[0], other, rows, origins)
    for ones, others in combinations(by_value.values(), 2):
        pair = _best_pair(ones, others)
        if pair is not None:
            one, other = pair
            agree = meet(one, other)
            relation = Relation.AGREEMENT if agree else _how_they_differ(one, other, origins)
            yield _contrast(relation, one, other, (*ones, *others), origins)


def _best_pair(ones: list[FigureRow], others: list[FigureRow]) -> tuple[FigureRow, FigureRow] | None:
    """One figure of each value, of different sources: those nearest in time, then the surest."""
    pairs = [(a, b) for a in ones[:20] for b in others[:20] if a.citation.source != b.citation.source]
    if not pairs:
        return None

    def rank(pair: tuple[FigureRow, FigureRow]) -> tuple[int, int, str, int]:
        a, b = pair
        days = [_day(r.citation.published) for r in pair]
        apart = abs((days[0] - days[1]).days) if days[0] and days[1] else 999
        return apart, -min(a.score, b.score), a.citation.source, a.start

    one, other = min(pairs, key=rank)
    first, second = sorted((one, other), key=lambda r: (r.citation.published, r.citation.source, r.start))
    return first, second


def _how_they_differ(one: FigureRow, other: FigureRow, origins: Origins) -> Relation:
    """A count that runs is brought up to date by a later article; the earlier one does not contradict it. Nor does one
    version of an article another."""
    if _are_versions(one, other, origins):
        return Relation.UPDATE
    before, after = one.citation.published, other.citation.published
    shorter = min(len(before), len(after))
    if one.what not in _RUNNING or not shorter or before[:shorter] == after[:shorter]:
        return Relation.DISAGREEMENT
    grew = _size(other) > _size(one)
    return Relation.UPDATE if grew or one.what in _FALLING else Relation.DISAGREEMENT


def _are_versions(one: FigureRow, other: FigureRow, origins: Origins) -> bool:
    """Whether one publisher tells both, in versions of one article."""
    same = origins.of(one.citation.source) == origins.of(other.citation.source)
    return same and one.citation.publisher == other.citation.publisher


def _contrast(
    relation: Relation, one: FigureRow, other: FigureRow, rows: Sequence[FigureRow], origins: Origins
) -> Contrast:
    """`rows` are all that give either value."""
    same = happening_of(one) == happening_of(other)
    score = min(one.score, other.score) * (1000 if same else 900) // 1000
    if relation is Relation.DISAGREEMENT:
        score = score * _closeness(one, other) // 1000
    return Contrast(
        relation,
        one,
        other,
        score,
        _reason(relation, one, other, same=same, versions=_are_versions(one, other, origins)),
        sources=len({row.citation.source for row in rows}),
        origins=origins.count(row.citation for row in rows),
    )


def _closeness(one: FigureRow, other: FigureRow) -> int:
    """The farther two counts are apart, the likelier they count different things."""
    low, high = sorted((_size(one), _size(other)))
    if high - low <= FAR or 2 * low >= high:
        return 950
    return 750 if 3 * low >= high else 550


def _reason(relation: Relation, one: FigureRow, other: FigureRow, *, same: bool, versions: bool) -> str:
    what = f"{one.what} ({one.group})" if one.group else one.what
    tie = "the same event" if same else "the same kind of event, in the same place at the same time"
    values = f"{in_words(one)} and {in_words(other)}"
    if relation is Relation.AGREEMENT:
        return f"{what}: {values} go together; both speak of {tie}"
    if relation is Relation.UPDATE and versions:
        return f"{what}: {values}; two versions of one article tell it otherwise"
    if relation is Relation.UPDATE:
        return f"{what}: {values}; the later article brings a running count of {tie} up to date"
    return f"{what}: {values} cannot both be right; both speak of {tie}"


def in_words(row: FigureRow) -> str:
    """`at least 89`, `5 to 7`, `about 1,200`."""
    low, high = row.low, row.high
    if low is not None and high is not None and low != high:
        number = f"{low:,} to {high:,}"
    else:
        number = f"{low if low is not None else high or 0:,}"
    return f"{row.hedge} {number}".strip()


def disagreements(found: Iterable[Topic]) -> list[tuple[Topic, Contrast]]:
    """What is worth an analyst's look, the surest first: of the attributes that can be compared alone."""
    listed = [
        (topic, contrast) for topic in found for contrast in topic.contrasts
        if contrast.relation is Relation.DISAGREEMENT and contrast.score >= SURE and contrast.one.filed
    ]  # fmt: skip
    return sorted(
        listed, key=lambda each: (-each[1].score, each[0].id, each[1].one.start, each[1].other.start)
    )
