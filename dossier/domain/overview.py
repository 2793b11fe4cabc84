"""What a case holds at a glance: the rows of its overview, and the periods that its articles fall into."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from dossier.domain.analysis import EntityKind
from dossier.domain.citations import EntityRef

DAY, MONTH, YEAR = "day", "month", "year"
_LENGTHS = {DAY: 10, MONTH: 7, YEAR: 4}
"""How much of `2015-11-14` names such a period."""
MOST_PERIODS = 62
"""Columns that a picture still shows apart."""


class Facet(StrEnum):
    """By what the sources of a case are told apart."""

    PUBLISHED = "published"
    """The beginning of the date of publication; empty: it is not known."""
    PUBLISHER = "publisher"
    FORMAT = "format"
    """The media type of the file."""
    TAKEN_IN = "taken-in"
    """Since a moment, in ISO 8601."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sources `value` stands for; empty: those of which it is not known."""

    value: str
    sources: int


@dataclass(frozen=True, slots=True)
class Mentioned:
    entity: EntityRef
    mentions: int
    sources: int


@dataclass(frozen=True, slots=True)
class Disputed:
    """What is at odds about an entity: `itself` (an analyst disputes that it is one), disputed statements that it takes
    part in, decisions of analysts that conflict, and what its sources contradict each other in and nobody settled."""

    entity: EntityRef
    itself: bool = False
    statements: int = 0
    conflicts: int = 0
    contradictions: int = 0

    @property
    def total(self) -> int:
        return self.itself + self.statements + self.conflicts + self.contradictions


@dataclass(frozen=True, slots=True)
class Work:
    """What an analyst did: acts, as undo counts them."""

    analyst: str
    name: str
    acts: int


@dataclass(frozen=True, slots=True)
class New:
    """What has come into the case since a moment (ISO 8601, UTC)."""

    since: str
    sources: int = 0
    entries: int = 0
    work: tuple[Work, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """Withdrawn sources, and what only they say, are counted nowhere but in `withdrawn`.

    `published` are periods of one length (`grain`), in order, the empty ones between them too. The lists are as long as
    was asked for; `publishers_in_all` and the like say how long they would be. What is not reviewed is counted by kind
    of entity, `unreviewed_statements` apart, and up to the most that the review queue counts. `contradictions` are the
    open ones; None where there is too much to compare it all.
    """

    sources: int
    withdrawn: int
    undated: int
    grain: str
    published: tuple[Tally, ...]
    publishers: tuple[Tally, ...]
    publishers_in_all: int
    formats: tuple[Tally, ...]
    kinds: Mapping[EntityKind, int]
    mentioned: tuple[Mentioned, ...]
    disputed: tuple[Disputed, ...]
    disputed_in_all: int
    unreviewed: Mapping[EntityKind, int]
    unreviewed_statements: int
    contradictions: int | None = 0
    new: New = field(default_factory=lambda: New(""))


def periods(days: Mapping[str, int], most: int = MOST_PERIODS) -> tuple[str, tuple[Tally, ...]]:
    """(length of the periods, how many fall into each) of sources by their day of publication, in order.

    The periods are as short as can be, so that no more than `most` lie between the first and the last; where even years
    are too many (somebody wrote 0015), the empty ones are left out.
    """
    for grain in (DAY, MONTH, YEAR):
        counted = Counter[str]()
        for day, sources in days.items():
            counted[day[: _LENGTHS[grain]]] += sources
        between = _between(min(counted, default=""), max(counted, default=""), grain, most)
        if between:
            return grain, tuple(Tally(period, counted[period]) for period in between)
    return (YEAR if days else DAY), tuple(Tally(period, counted[period]) for period in sorted(counted))


def _between(first: str, last: str, grain: str, most: int) -> list[str]:
    """The periods from `first` to `last`; none where they are more than `most`, or are no such periods."""
    if grain == DAY:
        return _days(first, last, most)
    try:
        start, end = (_ordinal(period, grain) for period in (first, last))
    except ValueError:
        return []
    if end - start >= most:
        return []
    return [f"{n:04d}" if grain == YEAR else f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(start, end + 1)]


def _days(first: str, last: str, most: int) -> list[str]:
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return []
    span = (end - start).days
    return [] if span >= most else [(start + timedelta(n)).isoformat() for n in range(span + 1)]


def _ordinal(period: str, grain: str) -> int:
    """The number of a month or a year, counted from the year 0."""
    year = int(period[:4])
    return year if grain == YEAR else year * 12 + int(period[5:7]) - 1
