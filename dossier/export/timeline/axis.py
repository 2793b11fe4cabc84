"""The axis of a timeline: ticks that fit the scale, from five minutes to millennia, and what they are part of above."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.domain.date_words import ENGLISH, Names
from dossier.domain.timespans import HOUR, calendar, weekday
from dossier.export.timeline.steps import (
    DAY_STEP,
    MINUTE_STEP,
    MONTH_STEP,
    TICKS,
    WEEK_STEP,
    YEAR_STEP,
    Step,
)
from dossier.export.timeline.viewport import Viewport

ROOM = 64
"""Pixels that a tick with its label takes at least."""


@dataclass(frozen=True, slots=True)
class Tick:
    """`at` minutes, `x` pixels; a `strong` one begins something larger: the first of a month among days."""

    at: int
    x: float
    label: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Era:
    """What the ticks below are part of: a day over hours, a month over days, a year over months."""

    x: float
    right: float
    label: str
    short: str


@dataclass(frozen=True, slots=True)
class Axis:
    step: Step
    ticks: tuple[Tick, ...]
    eras: tuple[Era, ...]


def axis(view: Viewport, names: Names = ENGLISH) -> Axis:
    step = next((s for s in TICKS if s.length * view.scale >= ROOM), TICKS[-1])
    above = _ABOVE.get(step.unit)
    starts = list(_starts(view, step))
    begun = {above.floor(at) for at in starts} if above else set()
    ticks = tuple(Tick(at, view.x(at), _label(step, at, names), at in begun) for at in starts)
    return Axis(step, ticks, tuple(_eras(view, above, names)) if above else ())


_ABOVE = {
    MINUTE_STEP: Step(DAY_STEP, 1),
    DAY_STEP: Step(MONTH_STEP, 1),
    WEEK_STEP: Step(MONTH_STEP, 1),
    MONTH_STEP: Step(YEAR_STEP, 1),
}


def _starts(view: Viewport, step: Step) -> Iterator[int]:
    at = step.floor(view.first)
    while at < view.until:
        if at >= view.first:
            yield at
        at = step.after(at)


def _eras(view: Viewport, step: Step, names: Names) -> Iterator[Era]:
    start = step.floor(view.first)
    while start < view.until:
        end = step.after(start)
        yield Era(max(0.0, view.x(start)), min(view.width, view.x(end)), *_era(step, start, names))
        start = end


def _era(step: Step, at: int, names: Names) -> tuple[str, str]:
    """In full, and for where there is little room."""
    year, month, day, _ = calendar(at)
    if step.unit == YEAR_STEP:
        return names.year(year), names.year(year)
    if step.unit == MONTH_STEP:
        return f"{names.months[month - 1]} {names.year(year)}", names.short_months[month - 1]
    short = f"{day} {names.short_months[month - 1]}"
    return f"{names.days[weekday(at)]} {short} {names.year(year)}", short


def _label(step: Step, at: int, names: Names) -> str:
    year, month, day, of_day = calendar(at)
    if step.unit == MINUTE_STEP:
        return f"{of_day // HOUR:02}:{of_day % HOUR:02}"
    if step.unit == DAY_STEP:
        return f"{names.days[weekday(at)]} {day}"
    if step.unit == WEEK_STEP:
        return f"{day} {names.short_months[month - 1]}"
    return names.short_months[month - 1] if step.unit == MONTH_STEP else names.year(year)
