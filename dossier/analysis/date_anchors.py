"""What a date hangs on where it counts from another one in the text: "two days later", "a year earlier", "that
night", or a month whose year was told before.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace

from dossier.domain.analysis import DateExpression
from dossier.domain.dates import Direction, TimeExpression, Unit, calendar_day

DAYS = frozenset({Unit.DAY, Unit.WEEKDAY, Unit.MONTH_DAY, Unit.EASTER, Unit.NTH_WEEKDAY})
"""Units whose values are single days."""
YEARLESS = frozenset(
    {Unit.MONTH_DAY, Unit.NAMED_MONTH, Unit.NAMED_QUARTER, Unit.SEASON, Unit.EASTER, Unit.NTH_WEEKDAY}
)
"""Units of a year that the words leave open."""
_PART_OF_YEAR = re.compile(r"(\d{4})(-(?:\d\d|Q[1-4]|H[12]|SP|SU|FA|WI))$")


def counted_from(time: TimeExpression, before: Sequence[DateExpression]) -> TimeExpression:
    """`time` counted from the last date before it; from publication when there is none that it can be
    counted from.
    """
    bases = [d.time for d in reversed(before) if d.type in {"DATE", "TIME"} and not _is_vague(d.time)]
    if time.unit is Unit.DAY:  # "the next day" is next to a day, and not to "the storm of 1962"
        bases.sort(key=is_day, reverse=True)
    base = next(iter(bases), None)
    if base is None:
        return time if time.unit is not Unit.DAY else TimeExpression(value="PAST_REF")
    if time.unit in YEARLESS | {Unit.WEEKDAY}:
        return _beside(time, base)
    day = calendar_day(base.value)
    if day is not None:
        return replace(time, anchor=day.isoformat())
    if time.unit is Unit.DAY and base.unit in DAYS:
        return replace(base, days=base.days + time.shift, time=time.time, modifier="")
    if base.value[:4].isdigit() and len(base.value) >= 4:
        return _counted_from_period(time, base.value)
    if time.unit is Unit.MONTH and base.unit is Unit.NAMED_MONTH:
        return replace(base, months=base.months + time.shift, modifier="")
    if base.unit is time.unit and time.unit in {Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.QUARTER}:
        return replace(base, shift=base.shift + time.shift, time="", modifier="")
    near = time.unit in {Unit.WEEK, Unit.MONTH, Unit.WEEKEND} and base.unit in {Unit.DAY, Unit.WEEKDAY}
    return time if near or time.unit in {Unit.YEAR, Unit.QUARTER} else TimeExpression(value="PAST_REF")


def _beside(time: TimeExpression, base: TimeExpression) -> TimeExpression:
    """ "That March", "the following spring", "the previous Friday": the one in, after or before what was told."""
    part = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", base.value)
    if part is None:
        return time
    if time.direction in {Direction.AFTER, Direction.BEFORE}:
        default = "01" if time.direction is Direction.BEFORE or not part[2] else "28"
        return replace(time, anchor=f"{part[1]}-{part[2] or '06'}-{part[3] or default}")
    return replace(time, anchor=f"{part[1]}-12-31", direction=Direction.PAST)


def _counted_from_period(time: TimeExpression, value: str) -> TimeExpression:
    """Counted from a year or a part of a year that the text gives."""
    part = _PART_OF_YEAR.match(value)
    month = value[5:7] if value[5:7].isdigit() else ""
    if part and part[2][1] == "Q":
        month = f"{3 * int(part[2][2]):02d}"
    if time.unit is Unit.MONTH and not month:
        return TimeExpression(value=value[:4])
    if time.unit in {Unit.DAY, Unit.WEEK} and not calendar_day(value[:10]):
        return TimeExpression(value=value[:7] if part else value[:4])
    return replace(time, anchor=f"{value[:4]}-{month or '01'}-01")


def year_back(time: TimeExpression) -> TimeExpression | None:
    """The same part of the year before, or None for what is no quarter, half, season or month."""
    if time.unit in {Unit.NAMED_QUARTER, Unit.NAMED_MONTH, Unit.SEASON} or (
        time.unit is Unit.YEAR and time.time
    ):
        return replace(time, shift=time.shift - 1)
    if time.unit is Unit.QUARTER:
        return replace(time, shift=time.shift - 4)
    if time.unit is Unit.MONTH:
        return replace(time, shift=time.shift - 12)
    part = _PART_OF_YEAR.match(time.value)
    return TimeExpression(value=f"{int(part[1]) - 1:04d}{part[2]}") if part else None


def is_quarter(time: TimeExpression) -> bool:
    named = time.unit in {Unit.NAMED_QUARTER, Unit.QUARTER}
    return named or "-Q" in time.value or time.time.startswith(("-Q", "-H"))


def on_that_day(time: TimeExpression, before: Sequence[DateExpression]) -> TimeExpression:
    """A time of day on the day that was told last, if one was; else of the day that `time` says."""
    base = next((d.time for d in reversed(before) if is_day(d.time)), None)
    if base is None:
        return time
    day = calendar_day(base.value[:10])
    if day is not None:
        return TimeExpression(value=day.isoformat() + time.time)
    return replace(base, time=time.time, modifier="")


def in_order(first: DateExpression, second: DateExpression) -> tuple[DateExpression, DateExpression]:
    """Two weekdays of one stretch ("from Monday to Wednesday"), less than a week apart and in their order."""
    a, b = first.time, second.time
    apart = (b.day - a.day) % 7
    if b.direction is Direction.FUTURE:
        return first, replace(second, time=replace(a, days=a.days + apart, time=b.time, modifier=b.modifier))
    return replace(first, time=replace(b, days=b.days - apart, time=a.time, modifier=a.modifier)), second


def is_day(time: TimeExpression) -> bool:
    return time.unit in DAYS or calendar_day(time.value[:10]) is not None


def in_year(time: TimeExpression, year: str) -> TimeExpression:
    """A month or a day of a month in a year that the text gives."""
    value = f"{year}-{time.month:02d}"
    if time.unit is Unit.MONTH_DAY:
        last = monthrange(int(year), time.month)[1]
        value += f"-{min(time.day, last):02d}"
    return TimeExpression(value=value + time.time, modifier=time.modifier)


def told_year(before: Sequence[DateExpression]) -> str:
    """The year of the last date before that has one, or nothing."""
    return next((d.time.value[:4] for d in reversed(before) if re.match(r"\d{4}", d.time.value)), "")


def with_told(time: TimeExpression, before: Sequence[DateExpression]) -> TimeExpression:
    """`time` with the date that a text without a publication date is then counted from."""
    if time.unit not in YEARLESS | {Unit.YEAR, Unit.MONTH} or time.anchor or time.time:
        return time
    last = next((d.time.value for d in reversed(before) if re.match(r"\d{4}(?:-\d\d)?", d.time.value)), "")
    if not last:
        return time
    if time.direction in {Direction.AFTER, Direction.BEFORE}:
        month = re.match(r"\d{4}-(\d\d)", last)
        day = calendar_day(last[:10])
        return replace(time, told=day.isoformat() if day else f"{last[:4]}-{month[1] if month else '06'}-15")
    return replace(time, told=f"{last[:4]}-12-31")


def _is_vague(time: TimeExpression) -> bool:
    return time.value.endswith("_REF") or time.value.startswith("XXXX")
