"""What can be asked for beside words (`person:`, `date:`, …), and which values make sense there."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from dossier.domain.analysis import EntityKind
from dossier.domain.judgements import Status
from dossier.domain.searching.likeness import nearest


class FieldName(StrEnum):
    SOURCE = "source"
    PUBLISHER = "publisher"
    PERSON = "person"
    EVENT = "event"
    ORGANISATION = "organisation"
    PLACE = "place"
    SPEAKER = "speaker"
    DATE = "date"
    GRADE = "grade"
    STATUS = "status"
    BY = "by"
    KIND = "kind"
    TAG = "tag"


SPELLINGS = {
    **{name.value: name for name in FieldName},
    "organization": FieldName.ORGANISATION,
    "org": FieldName.ORGANISATION,
    "people": FieldName.PERSON,
    "location": FieldName.PLACE,
    "file": FieldName.SOURCE,
    "analyst": FieldName.BY,
}

PASSAGE, STATEMENT, QUOTE, NOTE, SOURCE = "passage", "statement", "quote", "note", "source"
KINDS = (*(kind.value for kind in EntityKind), SOURCE, NOTE, STATEMENT, QUOTE, PASSAGE)
"""The kinds of hits, in the order in which they are shown."""


class Problem(NamedTuple):
    """Why a value makes no sense, and the nearest that does (empty: none)."""

    why: str
    instead: str


class Period(NamedTuple):
    """From `first` up to, but not including, `end`, as ISO 8601 strings that are compared as such."""

    first: str
    end: str


_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_GRADE = re.compile(r"([A-F]?)([1-6]?)(\+?)", re.ASCII | re.IGNORECASE)


def problem(name: FieldName, value: str) -> Problem | None:
    """What is wrong with a value; None where nothing is."""
    check = _CHECKS.get(name)
    return check(value) if check else None


def tidy(name: FieldName, value: str) -> str:
    """A value as it is kept: fields that know their values do not mind upper and lower case."""
    if name in (FieldName.STATUS, FieldName.KIND):
        return value.lower()
    return value.upper() if name is FieldName.GRADE else value


# -- dates


def period(value: str) -> Period:
    """The days that `2015`, `2015-11`, `2015-11-13`, `2015-11..2015-12`, `..2015` or `2015..` means."""
    first, dots, last = value.partition("..")
    return Period(_first(first) if first else "", _end(last if dots else first) if last or not dots else "~")


def _first(text: str) -> str:
    return "-".join(part.zfill(2) for part in text.split("-"))


def _end(text: str) -> str:
    """The first moment after a year, a month or a day."""
    year, month, day = _parts(text)
    if not month:
        return f"{year + 1:04}"
    if not day:
        return f"{year + month // 12:04}-{month % 12 + 1:02}"
    on = date(year, month, day)
    return "~" if on == date.max else (on + timedelta(days=1)).isoformat()


def _parts(text: str) -> tuple[int, int, int]:
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    return year, month, day


def _check_date(value: str) -> Problem | None:
    first, dots, last = value.partition("..")
    if not first and not last:
        return Problem(
            "A date is a year, a month or a day: 2015, 2015-11, 2015-11-13, or two of them with ..", ""
        )
    for text in filter(None, (first, last)):
        if why := _check_day(text):
            known = [_known_part(first), _known_part(last)] if dots else [_known_part(first)]
            mended = "..".join(known) if any(known) and not (dots and _reversed(*known)) else ""
            return Problem(why, mended)
    if dots and _reversed(first, last):
        return Problem(f"{first} comes after {last}", f"{last}..{first}")
    return None


def _reversed(first: str, last: str) -> bool:
    return bool(first and last) and _first(first) >= _end(last)


def _check_day(text: str) -> str:
    match = _DAY.fullmatch(text)
    if match is None:
        return f"“{text}” is no date: write 2015, 2015-11 or 2015-11-13"
    year, month, _ = _parts(text)
    if not year:
        return "There is no year 0"
    if match[2] and not 1 <= month <= 12:
        return f"There is no month {match[2]}"
    try:
        date(year, month or 1, int(match[3]) if match[3] else 1)
    except ValueError:
        return f"{text[:7]} has no day {match[3]}"
    return ""


def _known_part(text: str) -> str:
    """The longest beginning of a date that is one: of `2015-13-01` the year."""
    while text and _check_day(text):
        text = text.rpartition("-")[0]
    return text


# -- grades


class GradeRange(NamedTuple):
    """Letters and digits of the Admiralty scale that count."""

    letters: str
    digits: str


def grades(value: str) -> GradeRange:
    """`B2` is that, `B2+` that or better, `B` whatever the credibility, `2+` whatever the reliability."""
    match = _GRADE.fullmatch(value)
    letter, digit, better = match.groups() if match else ("", "", "")
    letters = _up_to("ABCDEF", letter.upper(), bool(better))
    return GradeRange(letters, _up_to("123456", digit, bool(better)))


def _up_to(scale: str, value: str, better: bool) -> str:
    if not value:
        return scale
    return scale[: scale.index(value) + 1] if better else value


def _check_grade(value: str) -> Problem | None:
    if value.strip("+") and _GRADE.fullmatch(value):
        return None
    found = re.search(r"[A-F][1-6]\+?", value.upper())
    why = f"“{value}” is no grade: write a letter A to F and a digit 1 to 6, with + for “or better”"
    return Problem(why, found[0] if found else "")


def _one_of(values: tuple[str, ...], what: str) -> Callable[[str], Problem | None]:
    def check(value: str) -> Problem | None:
        if value.lower() in values:
            return None
        why = f"“{value}” is no {what}: there are {', '.join(values)}"
        return Problem(why, nearest(value.lower(), values) or "")

    return check


_CHECKS: Mapping[FieldName, Callable[[str], Problem | None]] = {
    FieldName.DATE: _check_date,
    FieldName.GRADE: _check_grade,
    FieldName.STATUS: _one_of(tuple(status.value for status in Status), "status"),
    FieldName.KIND: _one_of(KINDS, "kind of hit"),
}
