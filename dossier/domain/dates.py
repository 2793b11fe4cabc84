"""Dates as texts state them: symbolic until the publication date of the moment is known.

An analysis never holds what "Saturday" was, only that it was the Saturday at or before publication; so when
an analyst corrects the publication date, every date that hangs on it moves along. Values are TIMEX3
(ISO-TimeML, ISO 24617-1): `2015-11-14`, `2015-W46`, `2013-08`, `2015-11-14T05:00`, `2015-11-16TNI`,
`PT48H`, `PAST_REF`.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

_CALENDAR_VALUE = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)?", re.ASCII
)


class Unit(StrEnum):
    """What a relative expression counts in."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    FISCAL_YEAR = "fiscal-year"
    DECADE = "decade"
    CENTURY = "century"
    WEEKDAY = "weekday"
    """A named day of the week; `day` is 0 for Monday to 6 for Sunday."""
    MONTH_DAY = "month-day"
    """A day of a year that is not said; `month` and `day`."""
    NAMED_MONTH = "named-month"
    """A month of a year that is not said; `month`."""
    NAMED_QUARTER = "named-quarter"
    """A quarter of a year that is not said; `month` is its first month."""
    SEASON = "season"
    """A season of a year that is not said; `month` is its first month: 3, 6, 9 or 12."""
    EASTER = "easter"
    """Easter Sunday (western) of a year that is not said; `days` leads to the feasts that hang on it."""
    NTH_WEEKDAY = "nth-weekday"
    """The `nth` weekday `day` of `month` (the last: -1) of a year that is not said; `days` as for Easter."""


class Direction(StrEnum):
    """On which side of the anchor a weekday, a month or a day of the year is looked for."""

    PAST = "past"
    """The anchor itself, or the nearest before it."""
    FUTURE = "future"
    """The anchor itself, or the nearest after it."""
    BEFORE = "before"
    """The nearest strictly before the anchor."""
    AFTER = "after"
    """The nearest strictly after the anchor."""
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date, time, duration or set, as a text states it.

    With a `value` it is absolute, and complete. Otherwise it is `shift` units (negative: earlier) from the
    anchor, or the weekday, weekend, month or day that `direction` points to, then moved by `shift` weeks
    (weekday) or years (month, day, feast), and at last, where the value is a day, by `days` ("two days after
    Friday"). `anchor` is an ISO date that the text itself gives (a caption's date), or empty: the publication
    date. `told` is the ISO date that the text last gave: the anchor of a text without a publication date.
    `time` is appended to a day (`T05:00`, `TNI`, `TMO`, `TAF`, `TEV`) or to a year (`-Q3`, `-H1`, `-SU`,
    `-03`). `modifier` is TIMEX3's mod: `START`, `END`, `APPROX`, …
    """

    value: str = ""
    unit: Unit | None = None
    shift: int = 0
    direction: Direction = Direction.PAST
    month: int = 0
    day: int = 0
    time: str = ""
    anchor: str = ""
    modifier: str = ""
    days: int = 0
    months: int = 0
    nth: int = 0
    told: str = ""


def resolve(expression: TimeExpression, published: str) -> str | None:
    """The TIMEX3 value of `expression` in an article published at `published` (ISO 8601, or empty).

    None when it hangs on a publication date that is not known (nor any date told before), or names a day that
    does not exist.
    """
    if expression.value:
        return expression.value
    anchor = _day(expression.anchor or published)
    if anchor is None and expression.told:
        anchor = _day(expression.told)
        if expression.direction not in {Direction.AFTER, Direction.BEFORE}:
            expression = replace(expression, direction=Direction.PAST)
    if anchor is None or expression.unit is None:
        return None
    try:
        return _moved(_RESOLVERS[expression.unit](expression, anchor), expression)
    except (ValueError, OverflowError):  # 30 February; a year beyond the calendar
        return None


def is_calendar_value(value: str) -> bool:
    """Whether `value` is an ISO 8601 date, or date and time, that exists: `2015-11-17`, `2015-11-17T09:30+01:00`."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return _CALENDAR_VALUE.fullmatch(value) is not None


def calendar_day(value: str | None) -> date | None:
    """The one day that a resolved value lies in, or None: a month, a duration, nothing."""
    if not value:
        return None
    match = re.match(r"(\d{4}-\d{2}-\d{2})(?:T.*)?$", value)
    return _day(match[1]) if match else None


def _day(value: str) -> date | None:
    match = re.match(r"(\d{4})-(\d{2})-(\d{2})(?=$|[T ])", value)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _moved(value: str, e: TimeExpression) -> str:
    if e.months and re.fullmatch(r"\d{4}-\d{2}", value):
        return "{:04d}-{:02d}".format(*_shift_months(date(int(value[:4]), int(value[5:]), 1), e.months))
    day = calendar_day(value) if e.days else None
    return value if day is None else (day + timedelta(days=e.days)).isoformat() + value[10:]


def _shift_months(day: date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def _by_day(e: TimeExpression, anchor: date) -> str:
    return (anchor + timedelta(days=e.shift)).isoformat() + e.time


def _by_week(e: TimeExpression, anchor: date) -> str:
    year, week, _ = (anchor + timedelta(weeks=e.shift)).isocalendar()
    return f"{year:04d}-W{week:02d}"


def _by_weekend(e: TimeExpression, anchor: date) -> str:
    """That of the anchor's own week; the one before the anchor, for `BEFORE`, unless it has begun."""
    before = e.direction is Direction.BEFORE and anchor.weekday() < _SATURDAY
    return _by_week(replace(e, shift=e.shift - before), anchor) + "-WE"


def _by_month(e: TimeExpression, anchor: date) -> str:
    return "{:04d}-{:02d}".format(*_shift_months(anchor, e.shift))


def _by_quarter(e: TimeExpression, anchor: date) -> str:
    year, month = _shift_months(anchor, 3 * e.shift)
    return f"{year:04d}-Q{(month + 2) // 3}"


def _by_year(e: TimeExpression, anchor: date) -> str:
    return f"{anchor.year + e.shift:04d}{e.time}"


def _by_fiscal_year(e: TimeExpression, anchor: date) -> str:
    return f"FY{anchor.year + e.shift:04d}"


def _by_decade(e: TimeExpression, anchor: date) -> str:
    return f"{anchor.year // 10 + e.shift:03d}"


def _by_century(e: TimeExpression, anchor: date) -> str:
    return f"{anchor.year // 100 + e.shift:02d}"


def _by_weekday(e: TimeExpression, anchor: date) -> str:
    back = (anchor.weekday() - e.day) % 7
    ahead = -back % 7
    days = {
        Direction.PAST: -back,
        Direction.BEFORE: -(back or 7),
        Direction.FUTURE: ahead,
        Direction.AFTER: ahead or 7,
        Direction.NEAREST: -back if back <= ahead else ahead,
    }[e.direction]
    return (anchor + timedelta(days=days, weeks=e.shift)).isoformat() + e.time


def _by_month_day(e: TimeExpression, anchor: date) -> str:
    year = _year_of(e, anchor, lambda y: date(y, e.month, min(e.day, monthrange(y, e.month)[1])))
    return date(year, e.month, e.day).isoformat() + e.time


def _by_named_month(e: TimeExpression, anchor: date) -> str:
    first = anchor.replace(day=1)
    return f"{_year_of(e, first, lambda y: date(y, e.month, 1)):04d}-{e.month:02d}"


def _by_named_quarter(e: TimeExpression, anchor: date) -> str:
    first = anchor.replace(month=(anchor.month - 1) // 3 * 3 + 1, day=1)
    return f"{_year_of(e, first, lambda y: date(y, e.month, 1)):04d}-Q{(e.month + 2) // 3}"


def _by_season(e: TimeExpression, anchor: date) -> str:
    """Winter bears the year in which it begins."""
    year, month = _shift_months(anchor, -(anchor.month % 3))
    return f"{_year_of(e, date(year, month, 1), lambda y: date(y, e.month, 1)):04d}-{_SEASONS[e.month]}"


def _by_easter(e: TimeExpression, anchor: date) -> str:
    return _easter(_year_of(e, anchor - timedelta(days=e.days), _easter)).isoformat() + e.time


def _by_nth_weekday(e: TimeExpression, anchor: date) -> str:
    def place(year: int) -> date:
        if e.nth > 0:
            first = date(year, e.month, 7 * e.nth - 6)
            return first + timedelta(days=(e.day - first.weekday()) % 7)
        last = date(year, e.month, monthrange(year, e.month)[1])
        return last - timedelta(days=(last.weekday() - e.day) % 7)

    return place(_year_of(e, anchor - timedelta(days=e.days), place)).isoformat() + e.time


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous computus of 1876, after Meeus)."""
    golden, century, in_century = year % 19, year // 100, year % 100
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _year_of(e: TimeExpression, anchor: date, place: Callable[[int], date]) -> int:
    """The year in which the day that `place` gives lies where `e.direction` points."""
    this = place(anchor.year)
    years = {
        Direction.PAST: anchor.year - (this > anchor),
        Direction.BEFORE: anchor.year - (this >= anchor),
        Direction.FUTURE: anchor.year + (this < anchor),
        Direction.AFTER: anchor.year + (this <= anchor),
        Direction.NEAREST: min(
            (anchor.year - 1, anchor.year, anchor.year + 1), key=lambda y: abs((place(y) - anchor).days)
        ),
    }
    return years[e.direction] + e.shift


_SATURDAY = 5
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}

_RESOLVERS = {
    Unit.DAY: _by_day,
    Unit.WEEK: _by_week,
    Unit.WEEKEND: _by_weekend,
    Unit.MONTH: _by_month,
    Unit.QUARTER: _by_quarter,
    Unit.YEAR: _by_year,
    Unit.FISCAL_YEAR: _by_fiscal_year,
    Unit.DECADE: _by_decade,
    Unit.CENTURY: _by_century,
    Unit.WEEKDAY: _by_weekday,
    Unit.MONTH_DAY: _by_month_day,
    Unit.NAMED_MONTH: _by_named_month,
    Unit.NAMED_QUARTER: _by_named_quarter,
    Unit.SEASON: _by_season,
    Unit.EASTER: _by_easter,
    Unit.NTH_WEEKDAY: _by_nth_weekday,
}
