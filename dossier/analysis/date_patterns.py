"""Calendar dates as texts write them: days, weekdays, months, years, quarters, seasons, decades.

Each rule is a pattern and a builder. A builder gives the symbolic time, with `Leaning` where a text leaves
open on which side of publication a day lies and the governing verb has to say.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dossier.analysis.time_words import (
    DAY,
    MONTH,
    ORDINALS,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    month_number,
    weekday_number,
)
from dossier.domain.dates import Direction, TimeExpression, Unit


class Leaning(StrEnum):
    """What a rule leaves for the context to settle."""

    SETTLED = "settled"
    VERB = "verb"
    """The tense of the governing verb says past or future."""
    FUTURE = "future"
    """Future, unless the verb is in the past ("this Friday", "by Friday")."""
    EARLIER_DATE = "earlier-date"
    """It hangs on the date that stands before it in the text ("two days later")."""
    NUMBER = "number"
    """Four digits that are a year only where the context takes them for one."""


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int
    type: str
    time: TimeExpression
    leaning: Leaning = Leaning.SETTLED
    score: int = 900


Build = Callable[[re.Match[str]], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`anchors` are the kinds of word near which alone the pattern can match; one of `needs` is in every
    match, in small letters (empty: nothing is asked). Looking for them costs far less than the pattern.
    """

    pattern: re.Pattern[str]
    build: Build
    anchors: frozenset[str]
    needs: tuple[str, ...] = ()


_SIDES = {
    "last": Direction.BEFORE, "past": Direction.BEFORE, "previous": Direction.BEFORE,
    "next": Direction.AFTER, "coming": Direction.AFTER, "following": Direction.AFTER,
    "this": Direction.NEAREST,
}  # fmt: skip
_SIDE = r"(?:[Tt]h(?:e|is)\s)?(?P<side>[Ll]ast|[Pp]ast|[Pp]revious|[Nn]ext|[Cc]oming|[Ff]ollowing|[Tt]his)\s"
_MODIFIERS = {
    "early": "START", "beginning": "START", "start": "START", "late": "END", "end": "END", "mid": "MID",
    "middle": "MID",
}  # fmt: skip
MODIFIER = (
    r"(?:(?P<mod>[Ee]arly|[Ll]ate|[Mm]id)[-\s](?:in\s|on\s)?"
    r"|(?:the\s)?(?P<edge>beginning|start|end|middle)\sof\s(?:the\s)?)"
)


def modifier_of(match: re.Match[str]) -> str:
    groups = match.groupdict()
    word = groups.get("mod") or groups.get("edge") or ""
    return _MODIFIERS.get(word.lower(), "")


def day_value(year: int, month: int, day: int) -> str:
    """An ISO day, or nothing for a day that does not exist."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _full(match: re.Match[str]) -> Iterator[Found]:
    """A day with month and year, with the month as a word."""
    value = day_value(int(match["y"]), month_number(match["m"]), int(match["d"]))
    if value:
        time = TimeExpression(value=value, modifier=modifier_of(match))
        yield Found(match.start(), match.end(), "DATE", time, score=980)


def _numeric(match: re.Match[str]) -> Iterator[Found]:
    """Digits only: year first, or day before month as most of the world writes, unless that cannot be."""
    if match["iso"]:
        year, month, day = (int(match[g]) for g in ("iy", "im", "id"))
    else:
        day, month, year = (int(match[g]) for g in ("a", "b", "y"))
        if month > 12:
            day, month = month, day
    value = day_value(year, month, day)
    if value:
        sure = match["iso"] or match["sep"] == "." or day > 12
        clock = match["clock"] or ""
        time = TimeExpression(value=value + clock.replace(" ", "T")[:6])
        kind = "TIME" if clock else "DATE"
        yield Found(match.start(), match.end(), kind, time, score=980 if sure else 700)


def _month_day(match: re.Match[str]) -> Iterator[Found]:
    groups = match.groupdict()
    side = (groups.get("side") or "").lower()
    time = TimeExpression(
        unit=Unit.MONTH_DAY,
        month=month_number(match["m"]),
        day=int(match["d"]),
        direction=_SIDES.get(side, Direction.NEAREST),
        modifier=modifier_of(match),
    )
    yield Found(match.start(), match.end(), "DATE", time, Leaning.SETTLED if side else Leaning.VERB)
    if groups.get("d2"):
        start, end = match.span("d2")
        yield Found(start, end, "DATE", replace(time, day=int(match["d2"])), Leaning.VERB, 800)


def _day_range(match: re.Match[str]) -> Iterator[Found]:
    """The first day of "13-15 November 2015"; the second is found as a date of its own."""
    start, end = match.span("d")
    month, day = month_number(match["m"]), int(match["d"])
    if match["y"]:
        value = day_value(int(match["y"]), month, day)
        if value:
            yield Found(start, end, "DATE", TimeExpression(value=value), score=850)
    else:
        time = TimeExpression(unit=Unit.MONTH_DAY, month=month, day=day, direction=Direction.NEAREST)
        yield Found(start, end, "DATE", time, Leaning.VERB, 800)


def _month_year(match: re.Match[str]) -> Iterator[Found]:
    value = f"{int(match['y']):04d}-{month_number(match['m']):02d}"
    time = TimeExpression(value=value, modifier=modifier_of(match))
    yield Found(match.start(), match.end(), "DATE", time, score=970)


def _month(match: re.Match[str]) -> Iterator[Found]:
    side = (match["side"] or "").lower()
    time = TimeExpression(
        unit=Unit.NAMED_MONTH,
        month=month_number(match["m"]),
        direction=_SIDES.get(side, Direction.PAST),
        modifier=modifier_of(match),
    )
    start = match.start("lead") if match["lead"] else match.start("m")
    settled = side in {"last", "next", "past", "coming"}
    yield Found(start, match.end(), "DATE", time, Leaning.SETTLED if settled else Leaning.VERB)


def _weekday(match: re.Match[str]) -> Iterator[Found]:
    side = (match["side"] or "").lower()
    time = TimeExpression(
        unit=Unit.WEEKDAY,
        day=weekday_number(match["w"]),
        direction=_SIDES.get(side, Direction.PAST),
        modifier=modifier_of(match),
    )
    leaning = {"": Leaning.VERB, "this": Leaning.FUTURE}.get(side, Leaning.SETTLED)
    yield Found(match.start(), match.end(), "DATE", time, leaning)


def _weekdays(match: re.Match[str]) -> Iterator[Found]:
    value = f"XXXX-WXX-{weekday_number(match['w'] or match['w2']) + 1}"
    yield Found(match.start(), match.end(), "SET", TimeExpression(value=value), score=850)


def _year(match: re.Match[str]) -> Iterator[Found]:
    start = match.start("mod") if match["mod"] else match.start("edge") if match["edge"] else match.start("y")
    time = TimeExpression(value=match["y"], modifier=modifier_of(match))
    leaning = Leaning.SETTLED if match["lead"] or match["mod"] or match["edge"] else Leaning.NUMBER
    yield Found(start, match.end(), "DATE", time, leaning, 850)


def _year_range(match: re.Match[str]) -> Iterator[Found]:
    first, second = match["y"], match["y2"]
    full = second if len(second) == 4 else first[:2] + second
    if int(first) < int(full) <= int(first) + 150:
        for group, value in (("y", first), ("y2", full)):
            yield Found(*match.span(group), "DATE", TimeExpression(value=value), score=850)


def _decade(match: re.Match[str]) -> Iterator[Found]:
    digits = match["digits"]
    value = digits[:3] if len(digits) == 4 else ("19" if int(digits) >= 20 else "20") + digits[0]
    time = TimeExpression(value=value, modifier=modifier_of(match))
    yield Found(match.start(), match.end(), "DATE", time)


def _century(match: re.Match[str]) -> Iterator[Found]:
    time = TimeExpression(value=f"{int(match['n']) - 1:02d}", modifier=modifier_of(match))
    yield Found(match.start(), match.end(), "DATE", time)


def _quarter(match: re.Match[str]) -> Iterator[Found]:
    number = int(match["q"]) if match["q"] else ORDINALS[match["ord"].lower()]
    half = (match["what"] or "").lower() == "half"
    if half and number > 2:
        return
    if match["y"]:
        time = TimeExpression(value=f"{match['y']}-{'H' if half else 'Q'}{number}")
    elif half:
        return
    else:
        time = TimeExpression(unit=Unit.NAMED_QUARTER, month=3 * number - 2)
    yield Found(
        match.start(), match.end(), "DATE", time, Leaning.SETTLED if match["y"] else Leaning.VERB, 800
    )


def _fiscal(match: re.Match[str]) -> Iterator[Found]:
    yield Found(match.start(), match.end(), "DATE", TimeExpression(value=f"FY{match['y']}"), score=800)


_SEASONS = {
    "spring": (3, "SP"),
    "summer": (6, "SU"),
    "autumn": (9, "FA"),
    "fall": (9, "FA"),
    "winter": (12, "WI"),
}


def _season(match: re.Match[str]) -> Iterator[Found]:
    month, code = _SEASONS[match["season"].lower()]
    if match["y"]:
        yield Found(match.start(), match.end(), "DATE", TimeExpression(value=f"{match['y']}-{code}"))
    elif match["side"]:
        direction = _SIDES[match["side"].lower()]
        time = TimeExpression(unit=Unit.SEASON, month=month, direction=direction)
        yield Found(match.start(), match.end(), "DATE", time, score=800)


_FEASTS = {"christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's eve": (12, 31),
           "new year's day": (1, 1), "halloween": (10, 31), "valentine's day": (2, 14),
           "bastille day": (7, 14),
           "christmas": (12, 25)}  # fmt: skip


def _feast(match: re.Match[str]) -> Iterator[Found]:
    month, day = _FEASTS[match["feast"].lower().replace("’", "'")]
    if match["y"]:
        time = TimeExpression(value=day_value(int(match["y"]), month, day))
        yield Found(match.start(), match.end(), "DATE", time, score=850)
    else:
        time = TimeExpression(unit=Unit.MONTH_DAY, month=month, day=day, direction=Direction.NEAREST)
        yield Found(match.start(), match.end(), "DATE", time, Leaning.VERB, 700)


def _september_11(match: re.Match[str]) -> Iterator[Found]:
    """The day that goes by its number, whatever the year of the article."""
    yield Found(match.start(), match.end(), "DATE", TimeExpression(value="2001-09-11"), score=975)


_TH = r"(?:st|nd|rd|th)?"
_WD = rf"(?:{SHORT_WEEKDAY}\.?,?\s+(?:the\s)?)?"
_MOD = rf"{MODIFIER}?"
_BOUND = r"(?<![\w.,/-])"
_IN = r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|[Bb]efore|[Aa]fter|[Tt]hrough)"
_ISO = rf"(?P<iso>(?P<iy>{YEAR})(?P<isep>[-/.])(?P<im>0?[1-9]|1[0-2])(?P=isep)(?P<id>{DAY}))"
_DIGITS = rf"(?P<a>{DAY})(?P<sep>[./-])(?P<b>{DAY})(?P=sep)(?P<y>{YEAR})"
_NO_COUNT = r"(?![\w%/-]|[.,:]\d|\s?(?:million|billion|people|percent|per\scent|km|kg|m\b))"
_FEAST = (
    r"(?P<feast>Christmas(?:\s(?:Day|Eve))?|Boxing\sDay|New\sYear['’]s\s(?:Eve|Day)|Halloween"
    r"|Valentine['’]s\sDay|Bastille\sDay)"
)
_ORDINAL = r"(?P<ord>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)[-\s](?P<what>quarter|half)"

# Pattern, builder, kinds of anchor (`date_scan`), and words of which one must be there (see `Rule`).
_TABLE: tuple[tuple[str, Build, str, str], ...] = (
    (rf"{_BOUND}(?:{_ISO}|{_DIGITS})(?P<clock>[T ]\d\d:\d\d(?::\d\d)?)?(?![\w/-])", _numeric, "year", ""),
    (
        rf"\b{_MOD}{_WD}\b(?P<d>{DAY}){_TH}(?:\sday)?(?:\sof)?\s(?P<m>{MONTH}),?\s(?P<y>{YEAR})\b",
        _full,
        "month",
        "",
    ),
    (rf"\b{_MOD}{_WD}\b(?P<m>{MONTH})\s(?P<d>{DAY}){_TH}\s?[,.]?\s(?P<y>{YEAR})\b", _full, "month", ""),
    (
        r"\b(?:Sept(?:ember|\.)?\s11(?:th)?|11\sSeptember|9/11)(?=\s(?:terror(?:ist)?\s)?attacks?\b)",
        _september_11,
        "month nine",
        "11",
    ),
    (
        rf"\b(?P<d>{DAY})(?:{_TH})(?=\s?(?:[-–]|to|and)\s?{DAY}{_TH}\s(?P<m>{MONTH})(?:,?\s(?P<y>{YEAR}))?)",
        _day_range,
        "month",
        "",
    ),
    (
        rf"{_BOUND}{_MOD}{_WD}\b(?P<d>{DAY}){_TH}(?:\sday)?(?:\sof)?\s(?P<m>{MONTH})(?:\s(?P<side>last|next))?"
        r"(?![\w’'])",
        _month_day,
        "month",
        "",
    ),
    (
        rf"\b{_MOD}{_WD}\b(?P<m>{MONTH})\s(?P<d>{DAY}){_TH}(?:\s?[-–]\s?(?P<d2>{DAY}))?(?![\w%:]|[.,]\d)",
        _month_day,
        "month",
        "",
    ),
    (rf"\b{_MOD}(?P<m>{MONTH}),?\s(?:of\s)?(?P<y>{YEAR})\b", _month_year, "month", ""),
    (
        rf"\b(?:(?P<lead>{MODIFIER}|{_SIDE})|(?:{_IN}|to|of)\s)(?P<m>{MONTH})(?![\w’']|\s[A-Z]|\s\d)",
        _month,
        "month",
        "",
    ),
    (rf"\b{_MOD}(?:{_SIDE})?(?P<w>{WEEKDAY})\b", _weekday, "weekday", ""),
    (
        rf"\b(?:[Ee](?:very|ach)\s(?P<w>{WEEKDAY})|(?P<w2>{WEEKDAY})s)\b",
        _weekdays,
        "weekday",
        "every each days",
    ),
    (
        rf"\b(?:Q(?P<q>[1-4])|{_ORDINAL})(?:,?\s(?:of\s)?(?:fiscal\s)?(?P<y>{YEAR}))?(?![-\w])",
        _quarter,
        "unit quarter",
        "q1 q2 q3 q4 quarter half",
    ),
    (rf"\b(?:[Ff]iscal(?:\syear)?\s|FY\s?)(?P<y>{YEAR})\b", _fiscal, "year", "fiscal fy"),
    (
        rf"\b(?:{_SIDE}|the\s)?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b"
        rf"(?:\s(?:of\s)?(?P<y>{YEAR}))?",
        _season,
        "season",
        "",
    ),
    (rf"\b{_FEAST}(?:,?\s(?P<y>{YEAR}))?(?!\s[A-Z])\b", _feast, "feast", ""),
    (rf"\b(?:the\s)?{_MOD}(?P<digits>(?:1\d|20)\d0|[2-9]0)['’]?s\b", _decade, "decade", ""),
    (rf"\b(?:the\s)?{_MOD}(?P<n>[1-9]|1\d|2[01])(?:st|nd|rd|th)[-\s]century\b", _century, "unit", "century"),
    (rf"{_BOUND}(?P<y>{YEAR})\s?[-–/]\s?(?P<y2>{YEAR}|\d\d)(?![\w-])", _year_range, "year", ""),
    (
        rf"(?<![\w.,/$€£#-])(?:(?P<lead>{_IN}|of)\s(?:the\syear\s)?)?{_MOD}(?P<y>{YEAR}){_NO_COUNT}",
        _year,
        "year",
        "",
    ),
)

CALENDAR: tuple[Rule, ...] = tuple(
    Rule(re.compile(pattern), build, frozenset(anchors.split()), tuple(needs.split()))
    for pattern, build, anchors, needs in _TABLE
)
