"""What sources contradict each other in, apart from how sure the machine is; and what analysts made of it.

Pure. Figures come as topics (`accounts`); beside them stand the few facts that can be compared with few false ones:
when a happening was, whether it was at all, and how old somebody is. Who did it and in what role is left out: that two
accounts name different people mostly means that neither names all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from dossier.domain.accounts import disagreements, in_words, overlap
from dossier.domain.analysis import EventStatus
from dossier.domain.citations import Citation, EntityRef
from dossier.domain.contradiction_rows import AgeRow, Contradiction, HappeningRow, Matter, Settlement, Told
from dossier.domain.dates import calendar_day
from dossier.domain.figure_rows import Contrast, FigureRow, Topic
from dossier.domain.origins import Origins
from dossier.domain.targets import Place

ONCE = frozenset({"death", "killing", "murder", "execution", "birth"})
"""What happens to a person once."""
SELDOM = frozenset(
    {"arrest", "detention", "charge", "release", "trial", "conviction", "extradition", "resignation"}
)
"""What may happen to a person again, but hardly within `NEAR`."""
ONESELF = frozenset({"death", "resignation"})
"""What befalls whoever does it: "Monti died", "Teles resigned"."""
NEAR = timedelta(days=7)
YEAR = timedelta(days=366)
BIRTHDAY = 1
"""Years by which two ages may differ, told within a year."""
SURE = 500


# ------------------------------------------------------------ figures


def of_figures(found: Iterable[Topic], settled: Sequence[Settlement]) -> Iterator[Contradiction]:
    known = by_pair(settled)
    for topic, contrast in disagreements(found):
        one, other = contrast.one, contrast.other
        yield Contradiction(
            matter=Matter.FIGURE,
            what=topic_words(topic),
            about=topic.event,
            one=Told(in_words(one), one.citation, place_of(one)),
            other=Told(in_words(other), other.citation, place_of(other)),
            score=contrast.score,
            reason=contrast.reason,
            sources=contrast.sources,
            origins=contrast.origins,
            settled=verdict_on(topic, contrast, known),
            topic=topic,
            contrast=contrast,
        )


def topic_words(topic: Topic) -> str:
    """`killed: attackers, in Paris, 2015-11-13`."""
    limits = (topic.group, *(f"in {place}" for place in topic.places), topic.date)
    told = ", ".join(filter(None, limits))
    return f"{topic.what}: {told}" if told else topic.what


def place_of(row: FigureRow) -> Place:
    return Place(row.citation.source, row.start, row.end)


Settled = dict[frozenset[str], list[Settlement]]


def by_pair(settled: Iterable[Settlement]) -> Settled:
    """What was settled, to be found by the two sources."""
    found: Settled = defaultdict(list)
    for each in settled:
        found[frozenset({each.one.source, each.other.source})].append(each)
    return found


def verdict_on(topic: Topic, contrast: Contrast, settled: Settled) -> Settlement | None:
    """The latest verdict on any two passages that give the two values of a contrast: which two of them the machine
    shows may change with every article."""
    ones, others = (
        [r for r in topic.figures if _value(r) == _value(end)] for end in (contrast.one, contrast.other)
    )
    found = [
        each
        for one in ones
        for other in others
        if (each := _settled(place_of(one), place_of(other), settled)) is not None
    ]
    return max(found, key=lambda each: each.at, default=None)


def _value(row: FigureRow) -> tuple[int | None, int | None, str]:
    return row.low, row.high, row.hedge


def _settled(one: Place, other: Place, settled: Settled) -> Settlement | None:
    """What was made of these two passages, or of such as overlap them: a newer analysis may cut them otherwise."""
    found = [
        each
        for each in settled.get(frozenset({one.source, other.source}), ())
        if (_meets(one, each.one) and _meets(other, each.other))
        or (_meets(one, each.other) and _meets(other, each.one))
    ]
    return max(found, key=lambda each: each.at, default=None)


def _meets(one: Place, other: Place) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end


# ------------------------------------------------------------ happenings


def of_happenings(
    rows: Iterable[HappeningRow], origins: Origins, settled: Sequence[Settlement]
) -> Iterator[Contradiction]:
    """When, and whether, a thing happened: of one event, or of one person to whom it hardly happens twice."""
    known = by_pair(settled)
    for group in _one_and_the_same(rows):
        for matter, pairs in _differing(group, origins):
            one, other = pairs[0]
            told = [each.citation for pair in pairs for each in pair]
            yield _contradiction(matter, one, other, told, origins, known)


def _one_and_the_same(rows: Iterable[HappeningRow]) -> Iterator[list[HappeningRow]]:
    groups: defaultdict[tuple[str, ...], list[HappeningRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r.citation.published, r.citation.source, r.place.start)):
        if row.of is not None and row.event_class in ONCE | SELDOM:
            groups[row.event_class, row.of.id].append(row)
        elif row.event is not None:
            groups["event", row.event.id].append(row)
    yield from (groups[key] for key in sorted(groups))


def _differing(
    group: Sequence[HappeningRow], origins: Origins
) -> Iterator[tuple[Matter, list[tuple[HappeningRow, HappeningRow]]]]:
    """The pairs of accounts that cannot both be right, those of the same two values together."""
    found: defaultdict[tuple[Matter, frozenset[str]], list[tuple[HappeningRow, HappeningRow]]] = defaultdict(
        list
    )
    for one, other in combinations(group[:200], 2):
        if origins.of(one.citation.source) == origins.of(other.citation.source):
            continue
        if _days_differ(one, other):
            found[Matter.DATE, frozenset({one.day, other.day})].append((one, other))
        elif _denied(one, other):
            found[Matter.WHETHER, frozenset({one.status, other.status})].append((one, other))
    for (matter, _), pairs in found.items():
        yield matter, pairs


def _days_differ(one: HappeningRow, other: HappeningRow) -> bool:
    if not (one.day and other.day and one.date_place and other.date_place) or overlap(one.day, other.day):
        return False
    if EventStatus.OCCURRED not in (one.status, other.status) or EventStatus.DENIED in (
        one.status,
        other.status,
    ):
        return False
    return _one_time(one, other)


def _denied(one: HappeningRow, other: HappeningRow) -> bool:
    """Whether one says that it happened and the other, not published before, that it did not."""
    if {one.status, other.status} != {EventStatus.OCCURRED, EventStatus.DENIED} or one.of is None:
        return False
    denied, told = (one, other) if one.status == EventStatus.DENIED else (other, one)
    said, happened = _day(denied.citation.published), _day(told.day) or _day(told.citation.published)
    return said is not None and happened is not None and happened <= said and _one_time(one, other)


def _one_time(one: HappeningRow, other: HappeningRow) -> bool:
    """Whether two accounts can only be of one time: what may happen again is told in one week, and dated in one."""
    if one.event_class in ONCE or (one.event is not None and one.event == other.event):
        return True
    days = [_day(row.citation.published) for row in (one, other)]
    dated = [_day(row.day) for row in (one, other)]
    return all(
        first is not None and second is not None and abs(first - second) <= NEAR
        for first, second in (days, dated if all(dated) else days)
    )


def _contradiction(
    matter: Matter,
    one: HappeningRow,
    other: HappeningRow,
    told: Sequence[Citation],
    origins: Origins,
    settled: Settled,
) -> Contradiction:
    dated = matter is Matter.DATE
    first, second = ((row.date_place if dated else None) or row.place for row in (one, other))
    values = [row.day if dated else _whether(row.status) for row in (one, other)]
    whose = f" of {one.of.name}" if one.of else ""
    what = one.event.name if one.event and not one.of else f"{one.event_class}{whose}"
    tie = "the same event" if one.event and one.event == other.event else f"the {one.event_class}{whose}"
    return Contradiction(
        matter=matter,
        what=what,
        about=one.event or other.event or one.of,
        one=Told(values[0], one.citation, first),
        other=Told(values[1], other.citation, second),
        score=min(one.score, other.score) * (900 if one.event == other.event else 750) // 1000,
        reason=f"{what}: {values[0]} and {values[1]} cannot both be right; both speak of {tie}",
        sources=len({each.source for each in told}),
        origins=origins.count(told),
        settled=_settled(first, second, settled),
    )


def _whether(status: str) -> str:
    return "did not happen" if status == EventStatus.DENIED else "happened"


# ------------------------------------------------------------ ages


def of_ages(
    rows: Iterable[AgeRow], origins: Origins, settled: Sequence[Settlement]
) -> Iterator[Contradiction]:
    """People whom accounts of one year make older or younger than a birthday can."""
    known = by_pair(settled)
    people: defaultdict[str, list[AgeRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r.citation.published, r.citation.source, r.place.start)):
        people[row.person.id].append(row)
    for told in people.values():
        shown: set[frozenset[int]] = set()
        for one, other in combinations(told[:200], 2):
            ages = frozenset({one.age, other.age})
            if ages not in shown and _too_far(one, other, origins):
                shown.add(ages)
                yield _of_age(one, other, [r.citation for r in told if r.age in ages], origins, known)


def _too_far(one: AgeRow, other: AgeRow, origins: Origins) -> bool:
    days = [_day(row.citation.published) for row in (one, other)]
    in_a_year = days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= YEAR
    apart = origins.of(one.citation.source) != origins.of(other.citation.source)
    return apart and in_a_year and abs(one.age - other.age) > BIRTHDAY


def _of_age(
    one: AgeRow, other: AgeRow, told: Sequence[Citation], origins: Origins, settled: Settled
) -> Contradiction:
    what = f"age of {one.person.name}"
    return Contradiction(
        matter=Matter.AGE,
        what=what,
        about=one.person,
        one=Told(str(one.age), one.citation, one.place),
        other=Told(str(other.age), other.citation, other.place),
        score=700,
        reason=f"{what}: {one.age} and {other.age} cannot both be right within a year",
        sources=len({each.source for each in told}),
        origins=origins.count(told),
        settled=_settled(one.place, other.place, settled),
    )


def _day(value: str | None) -> date | None:
    return calendar_day((value or "")[:10])


def in_order(found: Iterable[Contradiction]) -> list[Contradiction]:
    """The surest first; what nobody settled before the rest, and nothing that is hardly worth a look."""
    return sorted(
        (each for each in found if each.matter is Matter.FIGURE or each.score >= SURE or each.settled),
        key=lambda c: (bool(c.settled), -c.score, c.what, c.one.place, c.other.place),
    )


def is_about(contradiction: Contradiction, entity: EntityRef | str) -> bool:
    """Whether a dossier shows it."""
    return (entity if isinstance(entity, str) else entity.id) in dossiers(contradiction)


def dossiers(contradiction: Contradiction) -> set[str]:
    """The entities whose dossiers show it."""
    figures = contradiction.topic.figures if contradiction.topic else ()
    return {ref.id for ref in (contradiction.about, *(f.event for f in figures)) if ref}
