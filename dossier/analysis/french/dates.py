"""Dates, times, durations in French text, as the same symbolic values that English gives.

A table of patterns, the longest match at each place; the tense of the verb says on which side of publication
a bare weekday lies, and "la veille" hangs on the date before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dossier.analysis.french.grammar import governing, has, is_future
from dossier.domain.analysis import DateExpression
from dossier.domain.dates import Direction, TimeExpression, Unit, calendar_day

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre")  # fmt: skip
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_PARTS = {"matin": "TMO", "matinée": "TMO", "midi": "TMI", "après-midi": "TAF", "soir": "TEV", "soirée": "TEV",
          "nuit": "TNI"}  # fmt: skip
_UNITS: dict[str, tuple[str, Unit | None]] = {
    "seconde": ("T{}S", None), "minute": ("T{}M", None), "heure": ("T{}H", None), "jour": ("{}D", Unit.DAY),
    "semaine": ("{}W", Unit.WEEK), "mois": ("{}M", Unit.MONTH), "an": ("{}Y", Unit.YEAR),
    "année": ("{}Y", Unit.YEAR), "week-end": ("{}WE", Unit.WEEKEND),
}  # fmt: skip
_NUMBERS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip
_SIDES = {"dernier": Direction.BEFORE, "dernière": Direction.BEFORE, "passé": Direction.BEFORE,
          "passée": Direction.BEFORE, "prochain": Direction.AFTER, "prochaine": Direction.AFTER}  # fmt: skip
_SHIFTS = {"dernier": -1, "dernière": -1, "passé": -1, "passée": -1, "précédente": -1, "prochain": 1, "prochaine": 1,
           "": 0, "ci": 0}  # fmt: skip

_S = "[ \u00a0\u202f]"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>1er|[12]\d|3[01]|0?[1-9])"
_PART = rf"(?:{_S}(?:au{_S}|dans{_S}la{_S})?(?P<part>{'|'.join(_PARTS)}))"
_CLOCK = (
    rf"(?:,?{_S}(?:à|vers|peu{_S}(?:après|avant)){_S}"
    rf"(?P<hour>[01]?\d|2[0-3]){_S}?(?:h|heures?)(?:{_S}?(?P<minute>[0-5]\d))?\b)"
)
_NUMBER = rf"(?P<number>\d+|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>seconde|minute|heure|jour|semaine|mois|année|an)s?\b"
_EDGE = rf"(?:(?P<edge>début|fin|mi|courant)(?:{_S}|-))?"


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int
    type: str
    time: TimeExpression
    leans: bool = False
    """The governing verb says on which side of publication it lies."""
    counts: bool = False
    """It counts `shift` days from the date before it."""
    score: int = 880


_Build = Callable[[re.Match[str]], "Found | None"]


def _found(match: re.Match[str], kind: str, time: TimeExpression, **more: bool) -> Found:
    return Found(match.start(), match.end(), kind, time, **more)


def _with_time(match: re.Match[str], time: TimeExpression, *, leans: bool = False) -> Found:
    """A day with the clock or the part of the day that stands behind it."""
    groups = match.groupdict()
    when = _PARTS.get((groups.get("part") or "").lower(), "")
    if groups.get("hour"):
        when = f"T{int(groups['hour']):02d}:{groups.get('minute') or '00'}"
    if not when:
        return _found(match, "DATE", time, leans=leans)
    timed = replace(time, value=time.value + when) if time.value else replace(time, time=when)
    return _found(match, "TIME", timed, leans=leans)


def _day(match: re.Match[str]) -> Found | None:
    month, day = _MONTHS.index(match["month"].lower()) + 1, int(match["day"].removesuffix("er"))
    if not match["year"]:
        return _with_time(match, TimeExpression(unit=Unit.MONTH_DAY, month=month, day=day), leans=True)
    return _calendar(match, int(match["year"]), month, day)


def _calendar(match: re.Match[str], year: int, month: int, day: int) -> Found | None:
    try:
        return _with_time(match, TimeExpression(value=date(year, month, day).isoformat()))
    except ValueError:
        return None


def _month(match: re.Match[str]) -> Found | None:
    month = _MONTHS.index(match["month"].lower()) + 1
    modifier = {"début": "START", "fin": "END", "mi": "MID"}.get((match["edge"] or "").lower(), "")
    if match["year"]:
        return _found(match, "DATE", TimeExpression(value=f"{match['year']}-{month:02d}", modifier=modifier))
    if not (match["lead"] or match["edge"] or match["side"]):
        return None  # "mars" and "mai" are words of their own
    side = _SIDES.get((match["side"] or "").lower(), Direction.PAST)
    time = TimeExpression(unit=Unit.NAMED_MONTH, month=month, direction=side, modifier=modifier)
    return _found(match, "DATE", time, leans=not match["side"])


def _weekday(match: re.Match[str]) -> Found:
    side = (match["side"] or "").lower()
    time = TimeExpression(
        unit=Unit.WEEKDAY,
        day=_WEEKDAYS.index(match["weekday"].lower()),
        direction=_SIDES.get(side, Direction.PAST),
    )
    return _with_time(match, time, leans=not side)


def _deictic(match: re.Match[str]) -> Found:
    shifts = {
        "avant-hier": -2,
        "hier": -1,
        "aujourd'hui": 0,
        "aujourd’hui": 0,
        "demain": 1,
        "après-demain": 2,
    }
    return _with_time(match, TimeExpression(unit=Unit.DAY, shift=shifts[match["deictic"].lower()]))


def _this_part(match: re.Match[str]) -> Found:
    return _found(match, "TIME", TimeExpression(unit=Unit.DAY, time=_PARTS[match["part"].lower()]))


def _number(match: re.Match[str]) -> int:
    word = match["number"].lower()
    return int(word) if word.isdigit() else _NUMBERS[word]


def _ago(match: re.Match[str]) -> Found | None:
    unit = _UNITS[match["unit"].lower()][1]
    sign = -1 if match["lead"].lower().startswith("il") else 1
    return (
        None
        if unit is None
        else _found(match, "DATE", TimeExpression(unit=unit, shift=sign * _number(match)))
    )


def _period(match: re.Match[str]) -> Found:
    unit = _UNITS[match["unit"].lower()][1]
    return _found(match, "DATE", TimeExpression(unit=unit, shift=_SHIFTS[(match["side"] or "").lower()]))


def _year(match: re.Match[str]) -> Found:
    modifier = {"début": "START", "fin": "END", "mi": "MID"}.get((match["edge"] or "").lower(), "")
    start = match.start("edge") if match["edge"] else match.start("year")
    return Found(start, match.end(), "DATE", TimeExpression(value=match["year"], modifier=modifier))


def _eve(match: re.Match[str]) -> Found:
    shift = {"veille": -1, "lendemain": 1, "surlendemain": 2, "avant-veille": -2}[match["which"].lower()]
    return _found(match, "DATE", TimeExpression(unit=Unit.DAY, shift=shift), counts=True)


def _later(match: re.Match[str]) -> Found | None:
    unit = _UNITS[match["unit"].lower()][1]
    if unit not in {Unit.DAY, Unit.WEEK}:
        return None
    sign = -1 if match["way"].lower() in {"plus tôt", "auparavant", "avant"} else 1
    days = sign * _number(match) * (7 if unit is Unit.WEEK else 1)
    return _found(match, "DATE", TimeExpression(unit=Unit.DAY, shift=days), counts=True)


def _duration(match: re.Match[str]) -> Found:
    value = "P" + _UNITS[match["unit"].lower()][0].format(_number(match))
    return _found(match, "DURATION", TimeExpression(value=value))


def _every(match: re.Match[str]) -> Found:
    return _found(match, "SET", TimeExpression(value="P" + _UNITS[match["unit"].lower()][0].format(1)))


def _numeric(match: re.Match[str]) -> Found | None:
    return _calendar(match, int(match["year"]), int(match["month"]), int(match["day"]))


_TIMED = rf"(?:{_PART}|{_CLOCK})?"
_LEAD = rf"(?P<lead>en{_S}|depuis{_S}|jusqu['’]en{_S}|au{_S}mois{_S}(?:de{_S}|d['’]))?"
_YEAR_LEAD = rf"(?:en|depuis|dès|jusqu['’]en|avant|après|de|d['’]ici|entre|et|l['’]année)?{_S}?(?<!\d)"
_SIDE = rf"{_S}(?P<side>derni(?:er|ère)|passée?|prochaine?)"
_RULES: tuple[tuple[re.Pattern[str], _Build], ...] = tuple(
    (re.compile(rf"(?<![\w-]){pattern}(?!\w)", re.IGNORECASE), build)
    for pattern, build in (
        (rf"(?:{_WEEKDAY}{_S})?{_DAY}{_S}{_MONTH}(?:{_S}{_YEAR})?{_TIMED}", _day),
        (r"(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>\d{4})", _numeric),
        (r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", _numeric),
        (rf"{_LEAD}{_EDGE}{_MONTH}(?:{_S}{_YEAR}|{_S}(?P<side>dernier|prochain))?", _month),
        (rf"{_WEEKDAY}(?:{_S}(?P<side>dernier|prochain))?{_TIMED}", _weekday),
        (rf"(?P<deictic>avant-hier|hier|aujourd['’]hui|après-demain|demain){_TIMED}", _deictic),
        (rf"(?:ce|cet|cette){_S}(?P<part>matin|après-midi|soir|nuit)", _this_part),
        (rf"(?P<lead>il{_S}y{_S}a|dans){_S}{_NUMBER}{_S}{_UNIT}", _ago),
        (rf"(?:l['’]|(?:la|le){_S})?(?P<unit>semaine|mois|année|an|week-end){_SIDE}", _period),
        (rf"(?:cette|ce){_S}(?P<unit>semaine|mois|année|week-end)(?:-(?P<side>ci))?", _period),
        (rf"{_YEAR_LEAD}{_EDGE}{_YEAR}", _year),
        (rf"(?:la|le){_S}(?P<which>veille|avant-veille|lendemain|surlendemain)", _eve),
        (rf"{_NUMBER}{_S}{_UNIT}{_S}(?P<way>plus{_S}tôt|plus{_S}tard|auparavant|avant|après)", _later),
        (rf"{_NUMBER}{_S}{_UNIT}", _duration),
        (rf"(?:chaque|tou(?:s|tes){_S}les){_S}{_UNIT}", _every),
    )
)
_AGE = re.compile(rf"(?:âgée?s?{_S}de{_S}|,{_S})$")


def find(reading: Reading) -> list[DateExpression]:
    """All time expressions of a text, in text order, none inside another."""
    settled: list[DateExpression] = []
    for one in scan(reading.text):
        if (done := _settle(reading, one, settled)) is not None:
            settled.append(done)
    return settled


def scan(text: str) -> list[Found]:
    """What the patterns alone find, the longest at each place, in text order."""
    return _longest(list(_matches(text)))


def _matches(text: str) -> Iterator[Found]:
    for pattern, build in _RULES:
        for match in pattern.finditer(text):
            one = build(match)
            if one is not None and not _is_other(text, match, one):
                yield one


def _is_other(text: str, match: re.Match[str], one: Found) -> bool:
    """Ages are no durations; four digits after nothing, or before a thing, are a number ("2000 soldats")."""
    if one.type == "DURATION" and match["unit"].lower() == "an":
        return bool(_AGE.search(text, max(0, match.start() - 12), match.start()))
    if one.time.value.isdigit() and len(one.time.value) == 4:
        lead = text[match.start() : one.start].strip()
        return not lead and not one.time.modifier and text[max(0, match.start() - 1) : match.start()] != "("
    return False


def _longest(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)


def _settle(reading: Reading, one: Found, before: list[DateExpression]) -> DateExpression | None:
    time = one.time
    if one.leans:
        if _is_ahead(reading.token_at(one.end - 1)):
            time = replace(time, direction=Direction.FUTURE)
        else:
            time = _in_told_year(time, before)
    elif one.counts:
        counted = _counted_from(time, before)
        if counted is None:
            return None
        time = counted
    return DateExpression(one.start, one.end, one.type, time, one.score)


def _is_ahead(token: Token) -> bool:
    """Whether the verb over the word, or else the one nearest before it, tells of what is to come."""
    verb = governing(token)
    if verb is None:
        earlier = token.doc[token.sent.start : token.i]
        verb = next((t for t in reversed(earlier) if has(t, "VerbForm=Fin")), None)
    return verb is not None and is_future(verb)


def _in_told_year(time: TimeExpression, before: list[DateExpression]) -> TimeExpression:
    """A bare day of the year that follows a date with a year lies in that year."""
    year = before[-1].time.value[:4] if before and before[-1].type == "DATE" else ""
    if time.unit is not Unit.MONTH_DAY or not (len(year) == 4 and year.isdigit()):
        return time
    return TimeExpression(value=f"{year}-{time.month:02d}-{time.day:02d}{time.time}", modifier=time.modifier)


def _counted_from(time: TimeExpression, before: list[DateExpression]) -> TimeExpression | None:
    """`time.shift` days from the last day told; None where none is."""
    base = next((d.time for d in reversed(before) if d.type in {"DATE", "TIME"}), None)
    if base is None:
        return None
    if (day := calendar_day(base.value)) is not None:
        return replace(time, anchor=day.isoformat())
    if base.unit in {Unit.DAY, Unit.WEEKDAY, Unit.MONTH_DAY}:
        return replace(base, days=base.days + time.shift, time="", modifier="")
    return None
