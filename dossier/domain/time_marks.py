"""What a timeline shows: one mark for each dated statement, and one for each date that sources give an event."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dossier.domain.analysis import StatementKind
from dossier.domain.citations import Citation
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Status
from dossier.domain.timespans import TimeSpan, span_of

EVENT = "event"
"""Stands among the kinds of statements for the marks of events."""
KINDS: tuple[str, ...] = (EVENT, *StatementKind)

_GRADES = re.compile(r"([A-F])([1-6])?(\+?)")


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A statement, or an event as far as sources give it one and the same date.

    `span` is when it happened, `reported` when that was published (both kept, never mixed). `words` say what, `who`
    names those it is about. `sources` counts the sources that give an event this date. A mark without a `citation`
    stands for `count` marks that are too many to be told apart from afar.
    """

    target: str
    kind: str
    span: TimeSpan
    value: str
    vague: str
    words: str
    who: str
    citation: Citation | None
    reported: TimeSpan | None
    status: Status = Status.UNREVIEWED
    grade: str = ""
    hedged: bool = False
    negated: bool = False
    planned: bool = False
    disputed: bool = False
    """Sources give another date that cannot be true as well, say otherwise, or an analyst disputes it."""
    decided: bool = False
    """An analyst said that this is the date of the event."""
    sources: int = 1
    count: int = 1

    @property
    def order(self) -> tuple[int, int, str, str]:
        """In which marks follow each other in time."""
        return self.span.first, self.span.until, self.target, self.value


@dataclass(frozen=True, slots=True)
class TimeFilter:
    """Which marks. All of `entities` (ids) take part; an empty field does not matter. `grade` is `B2`, `B`, or with a
    plus for at least so good; `first` and `until` bound when it happened, in minutes."""

    entities: tuple[str, ...] = ()
    source: str = ""
    kinds: tuple[str, ...] = ()
    grade: str = ""
    first: int | None = None
    until: int | None = None

    def within(self, first: int, until: int) -> "TimeFilter":
        """The same, in this window alone."""
        return replace(
            self,
            first=first if self.first is None else max(first, self.first),
            until=until if self.until is None else min(until, self.until),
        )


@dataclass(frozen=True, slots=True)
class TimeMarks:
    """`marks` in time order. `undated` statements meet the filter too, and have no place on a timeline.

    With a `width` they are seen from afar: marks that begin in one stretch of so many minutes, counted from `origin`,
    come as one, unless they are longer; then those with the same bounds do."""

    marks: tuple[TimeMark, ...]
    total: int
    undated: int
    origin: int = 0
    width: int = 0

    @property
    def coarse(self) -> bool:
        return bool(self.width)


EVERYTHING = TimeFilter()


def grade_bounds(grade: str) -> tuple[str, str, str, str] | None:
    """(lowest letter, highest letter, lowest digit, highest digit) that a filter by grade lets through; None for what
    is no such filter."""
    match = _GRADES.fullmatch(grade)
    if match is None:
        return None
    letter, digit, better = match[1], match[2], bool(match[3])
    return ("A" if better else letter, letter, "1" if better or not digit else digit, digit or "6")


def bounds(since: str, until: str) -> tuple[int | None, int | None]:
    """The minutes from the beginning of one date to the end of another, as people write them (`2015`, `2015-11-13`,
    `-0044`); empty: open. Raises CommandRefused for what is no date, or ends before it begins."""
    first, last = _bound(since), _bound(until)
    if first and last and last.until <= first.first:
        raise CommandRefused(
            f"“{until}” lies before “{since}”: nothing can have happened from the one to the other."
        )
    return (first.first if first else None, last.until if last else None)


def _bound(text: str) -> TimeSpan | None:
    span = span_of(text.strip()) if text.strip() else None
    if span is None and text.strip():
        raise CommandRefused(
            f"“{text[:40]}” is no date. Write 2015, 2015-11, 2015-11-13 or 2015-11-13T21:20; -0044 is 45 BC."
        )
    return span


def disputed_dates(spans: Sequence[TimeSpan]) -> list[bool]:
    """Which of the dates given for one event cannot be true together with another of them."""
    return [any(not span.meets(other) for other in spans) for span in spans]


def hull(marks: Iterable[TimeMark]) -> tuple[int, int] | None:
    """From the first beginning to the last end; None without marks."""
    spans = [mark.span for mark in marks]
    return (min(s.first for s in spans), max(s.until for s in spans)) if spans else None
