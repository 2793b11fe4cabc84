"""When a stated date was, as far as that is known: a stretch of minutes whose ends say how sure they are.

A day is a bar from midnight to midnight, not a dot; "about 1980" frays out at both ends, "before Monday" is open at
one. Minutes are counted from the beginning of the year 0 (1 BC) on the proleptic Gregorian calendar, by the clock of
whoever wrote the date, so that years far before the common era and the year 9999 are numbers like any other.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum, StrEnum
from functools import lru_cache

HOUR, DAY, WEEK = 60, 1440, 7 * 1440
_ERA = 146_097
"""Days in 400 years, after which the calendar repeats itself."""


class Edge(IntEnum):
    """How sure an end of a stretch is."""

    SHARP = 0
    SOFT = 1
    """Thereabouts: a season, a night, "about", "late"."""
    OPEN = 2
    """It may be any time earlier (or later)."""


class Vague(StrEnum):
    """What the words around a date leave open."""

    NO = ""
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    ABOUT = "about"
    BEFORE = "before"
    """Before it began."""
    UNTIL = "until"
    """At its end at the latest: "by Friday"."""
    AFTER = "after"
    """After it had ended."""
    SINCE = "since"
    """From it on."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """`[first, until)` in minutes, and how sure either end is."""

    first: int
    until: int
    begins: Edge = Edge.SHARP
    ends: Edge = Edge.SHARP

    def meets(self, other: "TimeSpan") -> bool:
        """Whether both may be true of one thing: they overlap, or an open end reaches out to the other."""
        return _reaches(self, other) and _reaches(other, self)


def _reaches(one: TimeSpan, other: TimeSpan) -> bool:
    """Whether the one may begin before the other ends."""
    return one.first < other.until or one.begins is Edge.OPEN or other.ends is Edge.OPEN


# ------------------------------------------------------------ the calendar


def minute(year: int, month: int = 1, day: int = 1, of_day: int = 0) -> int:
    """That of the beginning of a day, and so many minutes on. Years are astronomical: 0 is 1 BC."""
    eras, year_of_era = divmod(year, 400)
    days = date(year_of_era + 400, month, day).toordinal() - _FIRST
    return (eras * _ERA + days) * DAY + of_day


def calendar(at: int) -> tuple[int, int, int, int]:
    """(year, month, day, minute of the day)."""
    days, of_day = divmod(at, DAY)
    eras, day_of_era = divmod(days, _ERA)
    day = date.fromordinal(_FIRST + day_of_era)
    return day.year - 400 + 400 * eras, day.month, day.day, of_day


def weekday(at: int) -> int:
    """0 for Monday."""
    return (at // DAY + _SATURDAY) % 7


_FIRST = date(400, 1, 1).toordinal()
_SATURDAY = 5
"""The day of the week on which the year 0 began."""


# ------------------------------------------------------------ values


@lru_cache(maxsize=65_536)
def span_of(value: str | None, vague: str = Vague.NO) -> TimeSpan | None:
    """When a TIMEX3 or ISO 8601 value was; None for what is no date (a duration, `PAST_REF`), or does not exist."""
    for pattern, read in _READERS:
        match = pattern.fullmatch(value or "")
        if match:
            try:
                return _loosened(read(match), Vague(vague))
            except (ValueError, OverflowError):  # 30 February, week 60, 25 o'clock; beyond the calendar
                return None
    return None


def _loosened(span: TimeSpan, vague: Vague) -> TimeSpan:
    first, until, length = span.first, span.until, span.until - span.first
    margin = max(length // 2, HOUR // 2)
    return {
        Vague.NO: span,
        Vague.EARLY: replace(span, until=first + max(1, length * 2 // 5), ends=Edge.SOFT),
        Vague.MID: TimeSpan(first + length // 4, until - length // 4, Edge.SOFT, Edge.SOFT),
        Vague.LATE: replace(span, first=until - max(1, length * 2 // 5), begins=Edge.SOFT),
        Vague.ABOUT: TimeSpan(first - margin, until + margin, Edge.SOFT, Edge.SOFT),
        Vague.BEFORE: TimeSpan(first - length, first, Edge.OPEN, span.begins),
        Vague.UNTIL: replace(span, begins=Edge.OPEN),
        Vague.AFTER: TimeSpan(until, until + length, span.ends, Edge.OPEN),
        Vague.SINCE: replace(span, ends=Edge.OPEN),
    }[vague]


def _time(match: re.Match[str]) -> TimeSpan:
    """A minute, or an hour where no minutes are given."""
    start = minute(int(match["y"]), int(match["m"]), int(match["d"]))
    hour, minutes = int(match["h"]), match["min"]
    if hour > 24 or int(minutes or 0) > 59:
        raise ValueError(match[0])
    at = start + hour * HOUR + int(minutes or 0)
    return TimeSpan(at, at + (1 if minutes else HOUR))


def _day(match: re.Match[str]) -> TimeSpan:
    start = minute(int(match["y"]), int(match["m"]), int(match["d"]))
    if not match["part"]:
        return TimeSpan(start, start + DAY)
    begin, end = _PARTS_OF_DAY[match["part"]]
    return TimeSpan(start + begin * HOUR, start + end * HOUR, Edge.SOFT, Edge.SOFT)


def _week(match: re.Match[str]) -> TimeSpan:
    monday = date.fromisocalendar(int(match["y"]), int(match["w"]), 1)
    start = minute(monday.year, monday.month, monday.day)
    return TimeSpan(start + 5 * DAY if match["we"] else start, start + WEEK)


def _month(match: re.Match[str]) -> TimeSpan:
    return _months(int(match["y"]), int(match["m"]), 1)


def _part_of_year(match: re.Match[str]) -> TimeSpan:
    month, count, edge = _PARTS_OF_YEAR[match["part"]]
    return replace(_months(int(match["y"]), month, count), begins=edge, ends=edge)


def _years(match: re.Match[str]) -> TimeSpan:
    """`2015`, `201` (the 2010s), `20` (2000 to 2099)."""
    length = 10 ** (4 - len(match["y"]))
    return _of_years(int(match["y"]) * length, length)


def _before_christ(match: re.Match[str]) -> TimeSpan:
    return _of_years(1 - int(match["y"]), 1)


def _negative_year(match: re.Match[str]) -> TimeSpan:
    return _of_years(-int(match["y"]), 1)


def _of_years(year: int, count: int) -> TimeSpan:
    return TimeSpan(minute(year), minute(year + count))


def _months(year: int, month: int, count: int) -> TimeSpan:
    if not 1 <= month <= 12:
        raise ValueError(month)
    years, after = divmod(month - 1 + count, 12)
    return TimeSpan(minute(year, month), minute(year + years, after + 1))


_PARTS_OF_DAY = {
    "MO": (5, 12), "MI": (11, 13), "AF": (12, 18), "EV": (17, 23), "NI": (19, 30), "DT": (6, 18), "DA": (5, 8)
}  # fmt: skip
"""From which hour to which; a night goes on into the next day."""
_PARTS_OF_YEAR = {
    "Q1": (1, 3, Edge.SHARP), "Q2": (4, 3, Edge.SHARP), "Q3": (7, 3, Edge.SHARP), "Q4": (10, 3, Edge.SHARP),
    "H1": (1, 6, Edge.SHARP), "H2": (7, 6, Edge.SHARP), "SP": (3, 3, Edge.SOFT), "SU": (6, 3, Edge.SOFT),
    "FA": (9, 3, Edge.SOFT), "WI": (12, 3, Edge.SOFT),
}  # fmt: skip
"""First month, how many, and how sure the ends are. Winter bears the year in which it begins."""

_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], TimeSpan]], ...] = tuple(
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (rf"(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)(?:T(?P<part>{'|'.join(_PARTS_OF_DAY)}))?", _day),
        (
            r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)T(?P<h>\d\d)(?::(?P<min>\d\d)(?::\d\d(?:\.\d{1,9})?)?)?"
            r"(?:Z|[+-]\d\d:?\d\d)?",
            _time,
        ),
        (r"(?P<y>\d{4})-(?P<m>\d\d)", _month),
        (r"(?P<y>\d{2,4})", _years),
        (r"(?P<y>\d{4})-W(?P<w>\d\d)(?P<we>-WE)?", _week),
        (rf"(?P<y>\d{{4}})-(?P<part>{'|'.join(_PARTS_OF_YEAR)})", _part_of_year),
        (r"BC(?P<y>\d{4})", _before_christ),
        (r"-(?P<y>\d{4})", _negative_year),
    )
)


# ------------------------------------------------------------ in days and in EDTF


def days(value: str | None) -> tuple[date, date] | None:
    """The first and the last day that a value can mean; None for what has no place on a calendar of the common era."""
    span = span_of(value)
    if span is None:
        return None
    try:
        first, last = (date(*calendar(at)[:3]) for at in (span.first, span.until - 1))
    except ValueError:
        return None
    return first, last


def edtf(value: str, vague: str = Vague.NO) -> str:
    """The date in the Extended Date/Time Format (ISO 8601-2), as far as that can say it; empty for what is no date."""
    span = span_of(value)
    if span is None:
        return ""
    plain = _plain(value, span)
    whole = plain if "/" not in plain else ""
    start, end = (whole, whole) if whole else plain.split("/")
    return {
        Vague.ABOUT: f"{whole}~" if whole else f"{start}~/{end}~",
        Vague.BEFORE: f"../{start}",
        Vague.UNTIL: f"../{end}",
        Vague.AFTER: f"{end}/..",
        Vague.SINCE: f"{start}/..",
    }.get(Vague(vague), plain)


def _plain(value: str, span: TimeSpan) -> str:
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}(?:T\d\d:\d\d.*)?", value):
        return value
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|Q[1-4])", value)
    if season:
        return f"{season[1]}-{_EDTF_PARTS[season[2]]}"
    first, last = calendar(span.first), calendar(span.until - 1)
    if value.startswith(("BC", "-")):
        return f"{'-' if first[0] < 0 else ''}{abs(first[0]):04}"
    start, end = (f"{y:04}-{m:02}-{d:02}" for y, m, d, _ in (first, last))
    return start if start == end or value[10:11] == "T" else f"{start}/{end}"


_EDTF_PARTS = {
    "SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36
}  # fmt: skip
