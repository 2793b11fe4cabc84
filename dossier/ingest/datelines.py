"""Publication dates as documents write them: one whole expression, or none.

Nothing is looked for inside prose here; the caller decides which lines may speak of publication.
Dots are read day first. Slashes are ambiguous unless one part cannot be a month.
"""

import re
from dataclasses import dataclass
from datetime import date

_MONTH_NAMES = """
january januar janvier enero gennaio januari janeiro jan januar. janv ene gen
february februar fevrier février febrero febbraio februari fevereiro feb févr fevr
march märz marz mars marzo maart março mar mär mrz
april avril abril aprile apr abr avr
may mai mayo maggio mei maio mag
june juni juin junio giugno junho jun giu
july juli juillet julio luglio julho jul juil lug
august août aout agosto augustus aug ago
september septembre septiembre settembre setembro sep sept set
october oktober octobre octubre ottobre outubro oct okt ott out
november novembre noviembre novembro nov
december dezember décembre decembre diciembre dicembre dezembro dec dez déc dic
"""
_MONTHS = {
    word.rstrip("."): number
    for number, words in enumerate(_MONTH_NAMES.strip().split("\n"), 1)
    for word in words.split()
}

_DAY_OF_WEEK = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\.?,?\s+"
)
_MONTH = "(?P<name>" + "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})"
_NUMBER = r"(?P<month>\d{1,2})"
_TIME = (
    r"(?:(?:T|,?\s+|,?\s+at\s+|\s*[-–—,]\s*|,?\s+um\s+)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[A-Z]{2,5}|Uhr))?)?"
)

_FORMS = tuple(
    re.compile(rf"(?:{_DAY_OF_WEEK})?{form}{_TIME}", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-{_NUMBER}-{_DAY}",
        rf"{_YEAR}/{_NUMBER}/{_DAY}",
        rf"{_DAY}\.\s?{_NUMBER}\.\s?{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}",
        rf"{_DAY}-{_MONTH}-{_YEAR}",
        rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_YEAR}年{_NUMBER}月{_DAY}日",
    )
)
_SLASHED = re.compile(rf"(?P<first>\d{{1,2}})/(?P<second_part>\d{{1,2}})/{_YEAR}{_TIME}", re.IGNORECASE)

_ZONES = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00"}
_FIRST_YEAR, _LAST_YEAR = 1600, 2199


@dataclass(frozen=True, slots=True)
class Stated:
    """A date that a line states: its ISO 8601 value, or only that it cannot be told which day it is."""

    value: str = ""
    ambiguous: bool = False
    end: int = 0
    """Where the expression ends in the text that was read."""


def read_date(text: str) -> Stated | None:
    """The date that `text` is, from its first to its last character, or None."""
    stated = start_date(text.strip())
    return stated if stated and stated.end == len(text.strip()) else None


def start_date(text: str) -> Stated | None:
    """The date that `text` starts with, or None."""
    if slashed := _SLASHED.match(text):
        return _slashed(slashed)
    found = [match for form in _FORMS if (match := form.match(text))]
    for match in sorted(found, key=re.Match.end, reverse=True):
        groups = match.groupdict()
        month = _MONTHS[groups["name"].lower()] if groups.get("name") else int(groups["month"])
        if value := _iso(int(groups["year"]), month, int(groups["day"])):
            return Stated(value + _clock(match), end=match.end())
    return None


def _slashed(match: re.Match[str]) -> Stated | None:
    year, first, second = int(match["year"]), int(match["first"]), int(match["second_part"])
    readings = {_iso(year, first, second), _iso(year, second, first)} - {""}
    if not readings:
        return None
    if len(readings) > 1:
        return Stated(ambiguous=True, end=match.end())
    return Stated(readings.pop() + _clock(match), end=match.end())


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if _FIRST_YEAR <= year <= _LAST_YEAR else ""
    except ValueError:
        return ""


def _clock(match: re.Match[str]) -> str:
    """`T09:30:00+01:00`; nothing where the zone is one of the many that mean several things (IST, CST)."""
    if match["hour"] is None:
        return ""
    hour, minute, half = int(match["hour"]), int(match["minute"]), (match["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = (match["zone"] or "").upper()
    offset = _ZONES.get(zone, "" if zone in ("", "UHR") else zone)
    if hour > 23 or minute > 59 or (offset and offset[0] not in "+-"):
        return ""
    if offset and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    second = f":{match['second']}" if match["second"] else ""
    return f"T{hour:02d}:{minute:02d}{second}{offset}"
