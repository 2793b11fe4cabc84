"""Where everything goes: pure, the same for the same marks, window and font.

Each band (events above, statements below) draws its marks one by one as long as its lanes hold them: with long labels,
with short ones, with labels only where there is room. Where they do not, marks that share a stretch of time are drawn
as one bar with their number, in ever longer stretches; and what even then finds no lane is counted in the lowest. So
every mark in the window is drawn or counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dossier.domain.date_words import ENGLISH, Names
from dossier.domain.time_marks import TimeMark
from dossier.domain.timespans import Edge
from dossier.export.timeline.axis import axis
from dossier.export.timeline.cells import Cell, Index, Key, Level, key_of
from dossier.export.timeline.marks import EVENTS, Marks, Stock
from dossier.export.timeline.packing import (
    INSIDE,
    Item,
    Label,
    Measure,
    Placed,
    label_inside,
    pack,
    with_labels,
)
from dossier.export.timeline.picture import Band, Bar, Cluster, Link, Measures, Picture, Report
from dossier.export.timeline.viewport import Viewport

PLENTY = 240
"""Marks in the window that are no longer drawn one by one, however much room there is."""
LONGEST, SHORTER = 260.0, 120.0
"""Pixels of a label."""
THINNEST, CUT = 4.0, 40.0
"""Pixels: the narrowest bar; how far beyond the picture a bar is drawn before it is cut off."""
NARROWEST_CELL = 22.0
_MOST_WORDS = 120
"""Characters of a mark that any label could hold."""
_FEWEST = 2
"""Lanes of a band at least."""


def lay_out(
    marks: Marks, view: Viewport, measures: Measures, measure: Measure, names: Names = ENGLISH
) -> Picture:
    """The picture of a window. `measure` gives the width of a label in pixels."""
    top, room = 0.0, measures.height - measures.axis - measures.reports
    lanes = max(len(marks.bands), int((room - len(marks.bands) * measures.heading) // measures.lane))
    bands: list[Band] = []
    made = _Made()
    for number, stock in enumerate(marks.bands):
        rest = marks.bands[number + 1 :]
        mine = lanes if not rest else _share(stock, rest[0], view, lanes)
        used = _lay_band(made, stock, view, mine, top + measures.heading, measures, measure)
        taken = max(used, min(_FEWEST, mine)) if rest else mine
        height = measures.heading + taken * measures.lane
        index = stock.index
        bands.append(
            Band(stock.name, top, height, index.total, index.earlier(view.first), index.later(view.until))
        )
        top, lanes = top + height, lanes - taken
    return Picture(
        view,
        measures,
        axis(view, names),
        tuple(bands),
        tuple(made.bars),
        tuple(made.clusters),
        tuple(made.links),
        tuple(_reported(marks.reports, view)),
    )


@dataclass(slots=True)
class _Made:
    bars: list[Bar] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def _share(stock: Stock, other: Stock, view: Viewport, lanes: int) -> int:
    """The lanes that a band may take: all that the other one can do without, and two fifths of them in any case; one is
    left."""
    theirs = min(other.index.many(view.first, view.until), lanes)
    return max(1, min(max(lanes - max(theirs, _FEWEST), lanes * 2 // 5), lanes - 1))


def _lay_band(
    made: _Made, stock: Stock, view: Viewport, lanes: int, top: float, measures: Measures, measure: Measure
) -> int:
    """Draw what is in the window; returns how many lanes that took."""
    if lanes <= 0:
        return 0
    found = _one_by_one(stock, view, lanes, measure) or _counted(stock, view, lanes, measure)
    drawn, placed = found
    for each in placed:
        y = top + (each.lane + 0.5) * measures.lane
        _draw(made, stock, view, drawn[each.number], each, y, measure)
    return 1 + max((each.lane for each in placed), default=-1)


# ------------------------------------------------------------ what is drawn


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Marks of a band by their numbers (the dates that sources give one event together), or a cell of many."""

    numbers: tuple[int, ...] = ()
    cell: Cell | None = None


_Packed = tuple[Sequence[_Drawn], Sequence[Placed]]


def _one_by_one(stock: Stock, view: Viewport, lanes: int, measure: Measure) -> _Packed | None:
    """Every mark in the window by itself; None when there are too many for the lanes."""
    index = stock.index
    if index.many(view.first, view.until) > PLENTY:
        return None
    seen = index.within(view.first, view.until)
    if any(index.counts[number] > 1 for number in seen):
        return None
    drawn = list(dict.fromkeys(_Drawn(_family(stock, number)) for number in seen))
    items = [_item(stock, view, each, measure) for each in drawn]
    bare, left = pack(items, lanes, 0.0, view.width, measure)
    if left:
        return None
    for longest in (LONGEST, SHORTER):
        placed, left = pack(items, lanes, longest, view.width, measure)
        if not left:
            bare = placed
            break
    return drawn, with_labels(bare, items, LONGEST, view.width, measure)


def _family(stock: Stock, number: int) -> tuple[int, ...]:
    return tuple(stock.families.get(stock.marks[number].target, (number,)))


def _counted(stock: Stock, view: Viewport, lanes: int, measure: Measure) -> _Packed:
    """Marks that share a stretch as one bar, in the finest stretches for which the lanes suffice."""
    levels = [level for level in stock.index.levels() if level.step.length * view.scale >= NARROWEST_CELL]
    levels = levels or [stock.index.levels()[-1]]
    for level in levels:
        cells = level.within(view.first, view.until)
        if len(cells) <= PLENTY and (packed := _opened(stock, view, level, cells, lanes, measure)):
            return packed
    cells = levels[-1].within(view.first, view.until)
    return _overflowing(stock, view, [_of_cell(cell) for cell in cells], lanes, measure)


def _opened(
    stock: Stock, view: Viewport, level: Level, cells: list[Cell], lanes: int, measure: Measure
) -> _Packed | None:
    """The cells, those that the lanes can hold drawn mark by mark; None when not even all cells find a lane."""
    inside = _inside(stock, level, cells)
    for most in (lanes, lanes // 2, lanes // 4, 0):
        if most and not inside:
            continue
        drawn = [each for cell in cells for each in _cell_or_marks(cell, inside, most)]
        items = [_item(stock, view, each, measure) for each in drawn]
        placed, left = pack(items, lanes, 0.0, view.width, measure)
        if not left:
            roomy, left = pack(items, lanes, SHORTER, view.width, measure)
            return drawn, with_labels(placed if left else roomy, items, LONGEST, view.width, measure)
    return None


def _cell_or_marks(cell: Cell, inside: dict[Key, list[int]], most: int) -> Iterator[_Drawn]:
    if cell.lone or cell.count > most:
        yield _of_cell(cell)
    else:
        yield from (_Drawn((number,)) for number in inside[cell.key])


def _inside(stock: Stock, level: Level, cells: Sequence[Cell]) -> dict[Key, list[int]]:
    """The marks of each cell, by its key; none at all when they are more than could be drawn one by one anyway, or
    stand for many themselves."""
    index = stock.index
    first = min((cell.first for cell in cells), default=0)
    until = max((cell.until for cell in cells), default=0)
    found: dict[Key, list[int]] = {}
    if index.many(first, until) > PLENTY:
        return found
    for number in index.within(first, until):
        if index.counts[number] > 1:
            return {}
        found.setdefault(key_of(index.spans[number], level.step), []).append(number)
    return found


def _overflowing(stock: Stock, view: Viewport, drawn: list[_Drawn], lanes: int, measure: Measure) -> _Packed:
    """What finds no lane is put together, where it overlaps, in the lowest."""
    items = [_item(stock, view, each, measure) for each in drawn]
    placed, left = pack(items, lanes - 1, 0.0, view.width, measure)
    gathered: list[_Drawn] = []
    last: list[Item] = []
    for number in sorted(left, key=lambda n: items[n].x):
        each = _Drawn(cell=_cell_of(stock, drawn[number]))
        while gathered and last[-1].right + INSIDE >= _item(stock, view, each, measure).x:
            each = _Drawn(cell=_joined(gathered.pop().cell, each.cell))
            last.pop()
        gathered.append(each)
        last.append(_item(stock, view, each, measure))
    lowest = [
        Placed(len(drawn) + n, lanes - 1, item.x, item.right, _must(item)) for n, item in enumerate(last)
    ]
    return [*drawn, *gathered], [*placed, *lowest]


def _must(item: Item) -> Label:
    return Label(item.x + INSIDE, item.right - item.x - 2 * INSIDE, item.text, True)


def _of_cell(cell: Cell) -> _Drawn:
    return _Drawn((cell.place,)) if cell.lone else _Drawn(cell=cell)


def _cell_of(stock: Stock, drawn: _Drawn) -> Cell:
    if drawn.cell is not None:
        return drawn.cell
    number = drawn.numbers[0]
    first, until = stock.index.spans[number]
    return Cell(first, until, 1, number, False, stock.index.disputed[number])


def _joined(one: Cell | None, other: Cell | None) -> Cell:
    assert one is not None
    assert other is not None
    return Cell(
        min(one.first, other.first), max(one.until, other.until), one.count + other.count,
        min(one.place, other.place), False, one.disputed or other.disputed,
    )  # fmt: skip


# ------------------------------------------------------------ in pixels


def _item(stock: Stock, view: Viewport, drawn: _Drawn, measure: Measure) -> Item:
    if drawn.cell is not None:
        text = f"{drawn.cell.count:,}"
        x, right = _pixels(view, drawn.cell.first, drawn.cell.until)
        return Item(x, max(right, x + measure(text) + 2 * INSIDE), text, True)
    spans = [stock.index.spans[number] for number in drawn.numbers]
    x, right = _pixels(view, min(s[0] for s in spans), max(s[1] for s in spans))
    return Item(x, right, title(stock.marks[drawn.numbers[0]]), beside=len(drawn.numbers) > 1)


def _pixels(view: Viewport, first: int, until: int) -> tuple[float, float]:
    x, right = max(view.x(first), -CUT), min(view.x(until), view.width + CUT)
    return x, max(right, x + THINNEST)


def title(mark: TimeMark) -> str:
    """What stands beside the bar."""
    text = " ".join(mark.words[:_MOST_WORDS].split())
    return f"{'≠ ' if mark.disputed else ''}{'? ' if mark.hedged else ''}{text}"


def _draw(
    made: _Made, stock: Stock, view: Viewport, drawn: _Drawn, placed: Placed, y: float, measure: Measure
) -> None:
    if drawn.cell is not None:
        cell, label = drawn.cell, placed.label
        assert label is not None
        made.clusters.append(
            Cluster(
                stock.places[cell.place], cell.count, cell.first, cell.until, placed.x, placed.right, y,
                cell.disputed, stock.name == EVENTS, label,
            )
        )  # fmt: skip
        return
    bars = sorted((_bar(stock, view, number, y) for number in drawn.numbers), key=lambda bar: bar.right)
    gaps = [(one.right, other.x) for one, other in pairwise(bars)]
    if all(x < right for x, right in gaps):
        bars[:-1] = [
            replace(bar, label=label_inside(bar.x, bar.right, title(bar.mark), view.width, measure))
            for bar in bars[:-1]
        ]
    made.bars += (*bars[:-1], replace(bars[-1], label=placed.label))
    made.links += (Link(x, right, y) for x, right in gaps if x < right)


def _bar(stock: Stock, view: Viewport, number: int, y: float) -> Bar:
    mark = stock.marks[number]
    span = mark.span
    x, right = _pixels(view, span.first, span.until)
    begins = span.begins if view.x(span.first) >= -CUT else Edge.SHARP
    ends = span.ends if view.x(span.until) <= view.width + CUT else Edge.SHARP
    return Bar(stock.places[number], mark, x, right, y, begins, ends, None)


# ------------------------------------------------------------ when it was reported


def beyond(marks: Marks, view: Viewport) -> list[tuple[int, int]]:
    """How many marks of each band lie before the window, and after it."""
    return [(band.index.earlier(view.first), band.index.later(view.until)) for band in marks.bands]


def _reported(index: Index, view: Viewport) -> Iterator[Report]:
    levels = index.levels()
    level = next((each for each in levels if each.step.length * view.scale >= THINNEST), levels[-1])
    for cell in level.within(view.first, view.until):
        x, right = _pixels(view, cell.first, cell.until)
        yield Report(x, right, cell.count, cell.first, cell.until)
