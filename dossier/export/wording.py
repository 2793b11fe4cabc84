"""Words for values, as printed pages show them."""

import re
from datetime import date

from dossier.domain.analysis import StatementKind
from dossier.domain.date_words import IN_FULL, in_words
from dossier.domain.judgements import grade_words

KINDS: dict[StatementKind, str] = {
    StatementKind.ACTION: "Actions",
    StatementKind.SPEECH: "Speech",
    StatementKind.ROLE: "Roles",
    StatementKind.ATTRIBUTE: "Attributes",
    StatementKind.RELATION: "Relations",
    StatementKind.PLAN: "Plans",
}


def date_in_words(value: str | None, vague: str = "") -> str:
    """`2015-11-14` as “14 November 2015”, `2013-08` as “August 2013”, with what is `vague` about it and the zone of a
    time; None as nothing."""
    zone = re.search(r"T\d\d:.*?(Z|[+-]\d\d:?\d\d)$", value or "")
    words = in_words(value, vague, IN_FULL)
    return f"{words} {'UTC' if zone[1] in ('Z', '+00:00') else zone[1]}" if zone and words != value else words


def moment_in_words(at: str) -> str:
    """`2026-11-20T14:00:05.123Z` as “20 November 2026, 14:00:05 UTC”; others as they are."""
    match = re.fullmatch(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|\+00:00)", at)
    return f"{date_in_words(match[1])}, {match[2]} UTC" if match else at


def graded(grade: str) -> str:
    """`B2 (usually reliable, probably true)`; empty for no grade."""
    return f"{grade} ({grade_words(grade)})" if grade else ""


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
