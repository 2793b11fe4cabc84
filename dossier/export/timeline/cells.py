"""Marks in time order, and how many of them lie in each hour, day, month, … century: levels that are made once.

A mark belongs to the cell in which it begins, as long as it is not longer than the cell; longer ones are counted with
those that have the very same bounds. So what is drawn of a cell is where its marks really are.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dossier.export.timeline.intervals import Intervals, sorted_by
from dossier.export.timeline.steps import CELLS, WEEK_STEP, Step

Key = tuple[int, int | None]


@dataclass(slots=True)
class Cell:
    """From `first` to `until` of what is in it. `place` is that of its earliest mark, `lone` that there is no other.
    `key` is its beginning and nothing, or the bounds that all its marks have."""

    first: int
    until: int
    count: int
    place: int
    lone: bool
    disputed: bool
    key: Key = (0, None)


class Level:
    """All cells of one step, in time order."""

    def __init__(self, step: Step, cells: Iterable[Cell]) -> None:
        self.step = step
        self.cells = sorted(cells, key=lambda cell: (cell.first, cell.until, cell.place))
        self._intervals = Intervals([(cell.first, cell.until) for cell in self.cells])

    def within(self, first: float, until: float) -> list[Cell]:
        return [self.cells[place] for place in self._intervals.within(first, until)]

    def coarser(self, step: Step) -> "Level":
        """The cells of this level put together to those of a longer step, which holds whole ones of this."""
        return Level(step, _gathered(self.cells, step))


class Index:
    """Stretches of time in order; `counts` says for how many marks each stands."""

    def __init__(
        self,
        spans: Sequence[tuple[int, int]],
        counts: Sequence[int] | None = None,
        disputed: Sequence[bool] | None = None,
    ) -> None:
        self.spans = spans
        self.counts = counts or [1] * len(spans)
        self.disputed = disputed or [False] * len(spans)
        self._intervals = Intervals(spans)
        self._firsts, self._before = sorted_by((first for first, _ in spans), self.counts)
        self._untils, self._ended = sorted_by((until for _, until in spans), self.counts)
        self._levels: list[Level] = []

    @property
    def total(self) -> int:
        return self._before[-1]

    def within(self, first: float, until: float) -> list[int]:
        """The places of those that overlap the window."""
        return self._intervals.within(first, until)

    def many(self, first: float, until: float) -> int:
        """About how many do, never fewer."""
        return self._intervals.many(first, until)

    def earlier(self, first: float) -> int:
        """How many marks have ended by then."""
        return self._ended[bisect_right(self._untils, first)]

    def later(self, until: float) -> int:
        """How many begin then or afterwards."""
        return self.total - self._before[bisect_left(self._firsts, until)]

    def levels(self) -> Sequence[Level]:
        """From fine to coarse; made when they are first asked for."""
        if not self._levels:
            level = Level(CELLS[0], self._finest())
            self._levels.append(level)
            for step in CELLS[1:]:
                made = level.coarser(step)
                self._levels.append(made)
                level = level if step.unit == WEEK_STEP else made  # months do not hold whole weeks
        return self._levels

    def _finest(self) -> Iterable[Cell]:
        step = CELLS[0]
        return _gathered(
            (
                Cell(first, until, count, place, count == 1, disputed, (first, until))
                for place, ((first, until), count, disputed) in enumerate(
                    zip(self.spans, self.counts, self.disputed, strict=True)
                )
            ),
            step,
        )


def key_of(span: Key, step: Step) -> Key:
    """The key of the cell in which a stretch lies; that of a finer cell may stand for the stretch."""
    first, until = span
    if until is not None and until - first > step.length:
        return span
    return step.floor(first), None


def _gathered(cells: Iterable[Cell], step: Step) -> Iterable[Cell]:
    gathered: dict[Key, Cell] = {}
    for cell in cells:
        key = key_of(cell.key, step)
        held = gathered.get(key)
        gathered[key] = replace(cell, key=key) if held is None else _together(held, cell)
    return gathered.values()


def _together(one: Cell, other: Cell) -> Cell:
    return Cell(
        min(one.first, other.first),
        max(one.until, other.until),
        one.count + other.count,
        min(one.place, other.place),
        False,
        one.disputed or other.disputed,
        one.key,
    )
