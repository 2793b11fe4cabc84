"""Words for values, as printed pages show them."""

import re
from datetime import date

from dossier.domain.analysis import StatementKind
from dossier.domain.judgements import grade_words

KINDS: dict[StatementKind, str] = {
    StatementKind.ACTION: "Actions",
    StatementKind.SPEECH: "Speech",
    StatementKind.ROLE: "Roles",
    StatementKind.ATTRIBUTE: "Attributes",
    StatementKind.RELATION: "Relations",
    StatementKind.PLAN: "Plans",
}

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS_OF_DAY = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night"}


def date_in_words(value: str | None) -> str:
    """`2015-11-14` as “14 November 2015”, `2013-08` as “August 2013”; others as they are, None as nothing."""
    if not value:
        return ""
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?(T.*)?", value)
    if not match or not 1 <= int(match[2]) <= 12:
        return value
    year, month, day, time = match.groups()
    words = f"{_MONTHS[int(month) - 1]} {year}"
    return " ".join(filter(None, (str(int(day)) if day else "", words))) + _time_in_words(time or "")


def moment_in_words(at: str) -> str:
    """`2026-11-20T14:00:05.123Z` as “20 November 2026, 14:00:05 UTC”; others as they are."""
    match = re.fullmatch(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|\+00:00)", at)
    return f"{date_in_words(match[1])}, {match[2]} UTC" if match else at


def graded(grade: str) -> str:
    """`B2 (usually reliable, probably true)`; empty for no grade."""
    return f"{grade} ({grade_words(grade)})" if grade else ""


def _time_in_words(time: str) -> str:
    if time in _PARTS_OF_DAY:
        return f", {_PARTS_OF_DAY[time]}"
    clock = re.match(r"T(\d{2}:\d{2})[^Z+-]*(Z|[+-]\d{2}:?\d{2})?$", time)
    if not clock:
        return ""
    zone = "UTC" if clock[2] in ("Z", "+00:00") else clock[2] or ""
    return f", {clock[1]} {zone}".rstrip()


def place_in_time(value: str | None) -> str:
    """A key that sorts values by when they begin; empty for what has no place on a calendar (`PT48H`)."""
    if not value or not re.match(r"\d{4}(-|$)", value):
        return ""
    week = re.match(r"(\d{4})-W(\d{2})", value)
    if week:
        try:
            return date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat()
        except ValueError:
            return value
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", value)
    return f"{quarter[1]}-{3 * int(quarter[2]) - 2:02d}" if quarter else value
