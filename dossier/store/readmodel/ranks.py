"""The order in which a dossier shows kinds of statements, the key under which a list sorts a date, and its bounds."""

import re
from datetime import date

from dossier.domain.analysis import StatementKind
from dossier.domain.timespans import span_of

KINDS: tuple[StatementKind, ...] = tuple(StatementKind)
RANK: dict[StatementKind, int] = {kind: rank for rank, kind in enumerate(KINDS)}

_QUARTERS = {"Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10", "H1": "01", "H2": "07"}
_SEASONS = {"SP": "03", "SU": "06", "FA": "09", "WI": "12"}


def moment(value: str | None) -> str | None:
    """The first day (or month, year) of a TIMEX3 value as a key that sorts by time; None for what is no date.

    `2015-W46` sorts with its Monday, `2015-Q4` with October, `201` (the 2010s) with 2010; `PT48H` and
    `PAST_REF` are none.
    """
    if not value or not re.match(r"\d{2}", value):
        return None
    week = re.match(r"(\d{4})-W(\d{2})(-WE)?$", value)
    if week:
        return _week(int(week[1]), int(week[2]), 6 if week[3] else 1)
    part = re.match(r"(\d{4})-([QHSFW][1-4PUAI])$", value)
    if part:
        month = _QUARTERS.get(part[2]) or _SEASONS.get(part[2])
        return f"{part[1]}-{month}" if month else part[1]
    if re.match(r"\d{4}", value):
        return value
    return value.ljust(4, "0") if value.isdigit() else None


def bounds(value: str | None, vague: str = "") -> tuple[int | None, int | None]:
    """The minutes from which and until which a date may mean, for windows of time; (None, None) for what is no date."""
    span = span_of(value, vague)
    return (span.first, span.until) if span else (None, None)


def _week(year: int, week: int, day: int) -> str | None:
    try:
        return date.fromisocalendar(year, week, day).isoformat()
    except ValueError:  # there is no such week
        return None
