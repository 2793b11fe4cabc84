"""The marks of a timeline in time order, with all that a window of any width is drawn from."""

import math
from collections.abc import Sequence

from dossier.domain.time_marks import EVENT, TimeMark, hull
from dossier.domain.timespans import DAY
from dossier.export.timeline.cells import Index

EVENTS, STATEMENTS = "events", "statements"

_MOST = 0.8
"""How many of all marks are most of them."""
_SHORTEST_LOOK = 14 * DAY


class Marks:
    """Marks of a timeline, in time order, ready to be laid out for any window. Making one takes a while: do it where
    nobody waits."""

    def __init__(self, marks: Sequence[TimeMark]) -> None:
        self.marks = sorted(marks, key=lambda mark: mark.order)
        self.bands = tuple(
            each
            for each in (
                Stock(EVENTS, self.marks, [n for n, mark in enumerate(self.marks) if mark.kind == EVENT]),
                Stock(STATEMENTS, self.marks, [n for n, mark in enumerate(self.marks) if mark.kind != EVENT]),
            )
            if each.places
        )
        self.reports = _reports(self.marks)
        self.hull = hull(self.marks)
        """From the first beginning to the last end."""
        self.busiest = _busiest(self.marks, self.hull)
        """Where to begin to look: the shortest stretch in which most marks begin, unless all lie close to it."""
        for index in (*(band.index for band in self.bands), self.reports):
            index.levels()


def _busiest(marks: Sequence[TimeMark], hull: tuple[int, int] | None) -> tuple[int, int] | None:
    number = math.ceil(len(marks) * _MOST)
    if hull is None:
        return None
    ranges = zip(marks, marks[number - 1 :], strict=False)
    first, last = min(
        ((one.span.first, other.span.first) for one, other in ranges), key=lambda each: each[1] - each[0]
    )
    inside = sorted(mark.span.until for mark in marks if first <= mark.span.first <= last)
    until = max(last, inside[round((len(inside) - 1) * _MOST)])
    around = max(0, _SHORTEST_LOOK - (until - first)) // 2
    first, until = max(hull[0], first - around), min(hull[1], until + around)
    return (first, until) if until - first < (hull[1] - hull[0]) / 2 else hull


class Stock:
    """The marks of one band. `places` are their numbers among all marks."""

    def __init__(self, name: str, marks: Sequence[TimeMark], places: Sequence[int]) -> None:
        self.name, self.places = name, places
        self.marks = [marks[place] for place in places]
        self.index = Index(
            [(mark.span.first, mark.span.until) for mark in self.marks],
            [mark.count for mark in self.marks],
            [mark.disputed for mark in self.marks],
        )
        self.families: dict[str, list[int]] = {}
        """The marks of each event whose dates differ, by its target."""
        for number, mark in enumerate(self.marks):
            if mark.kind == EVENT:
                self.families.setdefault(mark.target, []).append(number)
        self.families = {t: found for t, found in self.families.items() if len(found) > 1}


def _reports(marks: Sequence[TimeMark]) -> Index:
    """When the sources of these marks were published, each source once."""
    spans = {
        mark.citation.source: (mark.reported.first, mark.reported.until)
        for mark in marks
        if mark.citation is not None and mark.reported is not None
    }
    return Index(sorted(spans.values()))
