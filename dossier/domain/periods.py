"""The days that a date, as a text states it, can mean: `2015-W46` is seven of them."""

import re
from calendar import monthrange
from datetime import date, timedelta

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14), "H1": (1, 6), "H2": (7, 12)}
"""First and last month, of the northern meteorological year; a winter ends in the next one."""


def period(value: str | None) -> tuple[date, date] | None:
    """The first and the last day of a TIMEX3 value (day, week, weekend, month, quarter, season, half, year, decade,
    century); None for what has no place on a calendar, or is none."""
    try:
        return _period(value or "")
    except ValueError:  # a day that does not exist, or lies outside of what can be reckoned with
        return None


def _period(value: str) -> tuple[date, date] | None:
    if match := re.match(r"(\d{4})-(\d{2})-(\d{2})(?:T|$)", value):
        day = date(*map(int, match.groups()))
        return day, day
    if match := re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(5 if match[3] else 0), monday + timedelta(6)
    if match := re.fullmatch(r"(\d{4})-(\d{2})", value):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3 * int(match[2]))
    if (match := re.fullmatch(r"(\d{4})-([A-Z][A-Z0-9])", value)) and match[2] in _SEASONS:
        return _months(int(match[1]), *_SEASONS[match[2]])
    if re.fullmatch(r"\d{2,4}", value):
        return date(int(value.ljust(4, "0")), 1, 1), date(int(value.ljust(4, "9")), 12, 31)
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    end_year, end = (year, last) if last <= 12 else (year + 1, last - 12)
    return date(year, first, 1), date(end_year, end, monthrange(end_year, end)[1])
