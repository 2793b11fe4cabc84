"""Putting bars with their labels into lanes, so that nothing lies upon anything else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import heappop, heappush

GAP, LABEL_GAP, INSIDE = 8.0, 5.0, 6.0
"""Pixels between neighbours in a lane, between a bar and its label, and around a label inside its bar."""
NARROWEST = 34.0
"""Pixels below which a label says nothing."""
ELLIPSIS = "…"

Measure = Callable[[str], float]
"""How many pixels a text is wide."""


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    width: float
    text: str
    inside: bool


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be put somewhere: from `x` to `right`, called `text`; `must` be called so, or not be drawn at all.
    `beside`: not inside, for it is no one bar."""

    x: float
    right: float
    text: str
    must: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an item came to lie. `number` is its place in the list of items."""

    number: int
    lane: int
    x: float
    right: float
    label: Label | None


def pack(
    items: Sequence[Item], lanes: int, longest: float, width: float, measure: Measure
) -> tuple[list[Placed], list[int]]:
    """Each item into the first lane that is free, its label inside it or to its right, at most `longest` pixels wide
    (0: none for now). Returns what was placed, and the numbers of the items for which no lane was left."""
    order = sorted(range(len(items)), key=lambda n: (items[n].x, -items[n].right, n))
    free: list[int] = []
    busy: list[tuple[float, int]] = []
    opened, placed, left = 0, [], []
    for number in order:
        item = items[number]
        while busy and busy[0][0] <= item.x:
            heappush(free, heappop(busy)[1])
        if free:
            lane = heappop(free)
        elif opened < lanes:
            lane, opened = opened, opened + 1
        else:
            left.append(number)
            continue
        label = _label(item, longest, width, measure)
        right = max(item.right, label.x + label.width if label else 0.0)
        heappush(busy, (right + GAP, lane))
        placed.append(Placed(number, lane, item.x, item.right, label))
    return placed, left


def with_labels(
    placed: Sequence[Placed], items: Sequence[Item], longest: float, width: float, measure: Measure
) -> list[Placed]:
    """Labels as long as there is room in the lane up to the next item."""
    by_lane: dict[int, list[Placed]] = {}
    for each in placed:
        by_lane.setdefault(each.lane, []).append(each)
    result: list[Placed] = []
    for lane in by_lane.values():
        lane.sort(key=lambda each: each.x)
        for each, next_ in zip(lane, [*lane[1:], None], strict=True):
            room = (next_.x - GAP if next_ else width) - each.right - LABEL_GAP
            label = _label(items[each.number], longest, width, measure, room=min(room, longest))
            result.append(replace(each, label=label))
    return result


def label_inside(x: float, right: float, text: str, width: float, measure: Measure) -> Label | None:
    """Where the bar has room for it; else none."""
    return _label(Item(x, right, text), right - x, width, measure, room=0.0)


def _label(
    item: Item, longest: float, width: float, measure: Measure, *, room: float | None = None
) -> Label | None:
    """Inside where the part of the bar that is in view has room for it, else to the right."""
    if item.must:
        return Label(item.x + INSIDE, max(0.0, item.right - item.x - 2 * INSIDE), item.text, True)
    if not longest or not item.text:
        return None
    seen, end = max(item.x, 0.0), min(item.right, width)
    inside = end - seen - 2 * INSIDE
    whole = measure(item.text)
    if not item.beside and (inside >= min(whole, longest) or inside >= 2 * NARROWEST):
        text = elided(item.text, inside, measure)
        return Label(seen + INSIDE, measure(text), text, True) if text else None
    beside = longest if room is None else room
    text = elided(item.text, beside, measure) if beside >= min(NARROWEST, whole) else ""
    return Label(item.right + LABEL_GAP, measure(text), text, False) if text else None


def elided(text: str, room: float, measure: Measure) -> str:
    """As much of it as the room takes, with an ellipsis where something is left out; empty if that says nothing."""
    whole = measure(text)
    if whole <= room:
        return text
    kept = text[: max(0, int(len(text) * room / whole))].rstrip()
    while kept and measure(kept + ELLIPSIS) > room:
        kept = kept[:-2].rstrip()
    return kept + ELLIPSIS if len(kept) > 1 else ""


def remembered(measure: Measure) -> Measure:
    """The same, without measuring a text twice."""
    return lru_cache(maxsize=20_000)(measure)
