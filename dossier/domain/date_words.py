"""Dates in words, vague ones as vague as they were stated: what every screen and every written page says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.domain.timespans import DAY, HOUR, Vague, calendar, span_of

_PARTS = {
    "MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "DA": "dawn",
    "SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "Q1": "1st quarter", "Q2": "2nd quarter",
    "Q3": "3rd quarter", "Q4": "4th quarter", "H1": "1st half of", "H2": "2nd half of",
}  # fmt: skip
_OF_A_PART = (Vague.EARLY, Vague.MID, Vague.LATE)
_VAGUE = {each.value: each.value for each in Vague}


@dataclass(frozen=True, slots=True)
class Names:
    """What months, days and their parts are called, and what is vague about a date."""

    months: tuple[str, ...] = (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    )  # fmt: skip
    short_months: tuple[str, ...] = (
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    )  # fmt: skip
    days: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    before: str = "{year} BC"
    decade: str = "the {year}s"
    parts: Mapping[str, str] = field(default_factory=lambda: _PARTS)
    """Of a day or a year, by what TIMEX3 calls them."""
    vague: Mapping[str, str] = field(default_factory=lambda: _VAGUE)

    def year(self, year: int) -> str:
        return str(year) if year > 0 else self.before.format(year=1 - year)


ENGLISH = Names()
IN_FULL = Names(short_months=ENGLISH.months)
"""With `14 November 2015` for `14 Nov 2015`."""


def in_words(value: str | None, vague: str = "", names: Names = ENGLISH) -> str:
    """A date as it was stated: `14 Nov 2015`, `before 14 Nov 2015`, `13 Nov 2015, night`, `the early 1980s`. What is
    no date is left as it is (`PT48H`), and none is nothing."""
    span = span_of(value)
    if span is None or not value:
        return value or ""
    if re.fullmatch(r"\d{3}", value):
        if vague in _OF_A_PART:
            value, vague = f"{names.vague[vague]} {value}", Vague.NO
        words = names.decade.format(year=f"{value}0")
    elif part := names.parts.get(value.partition("T")[2]):
        if vague in _OF_A_PART:
            part, vague = f"{names.vague[vague]} {part}", Vague.NO
        words = f"{moment(span.first, names, time=False)}, {part}"
    elif "T" in value:
        words = moment(span.first, names)
    elif part := names.parts.get(value.partition("-")[2]):
        words = f"{part} {value[:4]}"
    else:
        words = stretch(span.first, span.until, names)
    return f"{names.vague[vague]} {words}".strip()


def moment(at: int, names: Names = ENGLISH, *, time: bool = True) -> str:
    """A minute in words: `14 Nov 2015, 05:00`."""
    year, month, day, of_day = calendar(at)
    words = f"{day} {names.short_months[month - 1]} {names.year(year)}"
    return f"{words}, {of_day // HOUR:02}:{of_day % HOUR:02}" if time else words


def stretch(first: int, until: int, names: Names = ENGLISH) -> str:
    """A stretch in words, as short as says it: `14 Nov 2015`, `9 to 15 Nov 2015`, `2015`."""
    start, end = calendar(first), calendar(until)
    if start[1:] == (1, 1, 0) and end[1:] == (1, 1, 0):
        last = names.year(end[0] - 1)
        return last if end[0] - start[0] == 1 else f"{names.year(start[0])}–{last}"
    if start[2:] == (1, 0) and end[2:] == (1, 0):
        last_year, last_month, _, _ = calendar(until - 1)
        one, other = _month(start[0], start[1], names), _month(last_year, last_month, names)
        return one if one == other else f"{one} – {other}"
    if first % DAY or until % DAY:
        same = first // DAY == (until - 1) // DAY
        to = moment(until, names)
        return f"{moment(first, names)}–{to.rpartition(', ')[2] if same and until % DAY else to}"
    one, other = moment(first, names, time=False), moment(until - 1, names, time=False)
    return one if one == other else f"{one} – {other}"


def _month(year: int, month: int, names: Names) -> str:
    return f"{names.short_months[month - 1]} {names.year(year)}"
