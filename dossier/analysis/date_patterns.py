"""Calendar dates as texts write them: days, weekdays, months, years, decades, centuries.

Each rule is a pattern and a builder. A builder gives the symbolic time, with `Leaning` where a text leaves
open on which side of publication a day lies and the governing verb has to say.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dossier.analysis.time_words import (
    CENTURIES,
    DAY,
    DECADES,
    MONTH,
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
    SAME_DAY = "same-day"
    """A time of the day that the text told last."""
    SAME_PERIOD = "same-period"
    """A year before now, or before the quarter or the month that it is compared with ("a year earlier")."""
    ORDER = "order"
    """Day before month, as it stands, unless the text elsewhere writes the month first."""
    YEAR = "year"
    """Four digits that are a year, unless they count something ("of 1200 schools")."""
    EARLY_YEAR = "early-year"
    """Three digits that are a year only in a text that has told of such early times."""
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


SIDES = {
    "last": Direction.BEFORE, "past": Direction.BEFORE, "previous": Direction.BEFORE,
    "next": Direction.AFTER, "coming": Direction.AFTER, "following": Direction.AFTER,
    "this": Direction.NEAREST,
}  # fmt: skip
SIDE = (
    r"(?:[Tt]h(?:e|is)\s)?"
    r"(?P<side>[Ll]ast|[Pp]ast|[Pp]revious|[Nn]ext|[Cc]oming|[Ff]ollowing|[Tt]his|[Tt]hat)\s"
)
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


def side_leaning(side: str) -> Leaning:
    """What a word like "last" or "this" before a weekday, a month or a season leaves open."""
    if side in {"following", "previous"}:
        return Leaning.EARLIER_DATE
    return Leaning.VERB if side in {"", "this"} else Leaning.SETTLED


def day_value(year: int, month: int, day: int) -> str:
    """An ISO day, or nothing for a day that does not exist."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def compiled(table: Iterable[tuple[str, Build, str, str]], flags: int = 0) -> tuple[Rule, ...]:
    """The rules of a table: pattern, builder, kinds of anchor, needed words."""
    return tuple(
        Rule(re.compile(pattern, flags), build, frozenset(anchors.split()), tuple(needs.split()))
        for pattern, build, anchors, needs in table
    )


def _full(match: re.Match[str]) -> Iterator[Found]:
    """A day with month and year, with the month as a word."""
    value = day_value(int(match["y"]), month_number(match["m"]), int(match["d"]))
    if value:
        time = TimeExpression(value=value, modifier=modifier_of(match))
        yield Found(match.start(), match.end(), "DATE", time, score=980)


def full_year(digits: str) -> int:
    """Two digits stand for a year from 1950 to 2049."""
    year = int(digits.strip("'’"))
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def _numeric(match: re.Match[str]) -> Iterator[Found]:
    """Digits only: year first, or day before month, unless that cannot be (or the text has it otherwise)."""
    if match["iso"]:
        year, month, day = (int(match[g]) for g in ("iy", "im", "id"))
    else:
        day, month, year = int(match["a"]), int(match["b"]), full_year(match["y"])
        if month > 12:
            day, month = month, day
    value = day_value(year, month, day)
    if value:
        sure = match["iso"] or match["sep"] == "." or day > 12 or day == month
        clock = match["clock"] or ""
        time = TimeExpression(value=value + clock.replace(" ", "T")[:6])
        kind = "TIME" if clock else "DATE"
        leaning = Leaning.SETTLED if sure else Leaning.ORDER
        score = 980 if sure and match["y"] != match["yy"] else 700
        yield Found(match.start(), match.end(), kind, time, leaning, score)


def _month_day(match: re.Match[str]) -> Iterator[Found]:
    groups = match.groupdict()
    side = (groups.get("side") or "").lower()
    time = TimeExpression(
        unit=Unit.MONTH_DAY,
        month=month_number(match["m"]),
        day=int(match["d"]),
        direction=SIDES.get(side, Direction.NEAREST),
        modifier=modifier_of(match),
    )
    end = match.end("th") if groups.get("d2") else match.end()
    yield Found(match.start(), end, "DATE", time, Leaning.SETTLED if side else Leaning.VERB)
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
    """ "In March", "last May", "late June", "September’s vote"; "March last year"."""
    month, modifier = month_number(match["m"]), modifier_of(match)
    groups = match.groupdict()
    relative, side = groups.get("rel"), (groups.get("side") or "").lower()
    if side == "that" or relative in {"that", "the same"}:
        time = TimeExpression(unit=Unit.NAMED_MONTH, month=month, modifier=modifier)
        yield Found(match.start("what"), match.end(), "DATE", time, Leaning.EARLIER_DATE, 850)
        return
    if relative:
        shift = {"last": -1, "this": 0, "next": 1}[relative]
        time = TimeExpression(unit=Unit.YEAR, shift=shift, time=f"-{month:02d}", modifier=modifier)
        yield Found(match.start("what"), match.end(), "DATE", time, score=950)
        return
    direction = SIDES.get(side, Direction.PAST)
    time = TimeExpression(unit=Unit.NAMED_MONTH, month=month, direction=direction, modifier=modifier)
    leaning = side_leaning(side)
    score = 900 if match["lead"] or match.start() < match.start("what") else 850
    yield Found(match.start("what"), match.end("m"), "DATE", time, leaning, score)


def _weekday(match: re.Match[str]) -> Iterator[Found]:
    """A day of this week or the last; "a Monday" is any."""
    day = weekday_number(match["w"])
    if match["any"]:
        value = f"XXXX-WXX-{day + 1}"
        yield Found(match.start(), match.end(), "DATE", TimeExpression(value=value), score=600)
        return
    side = (match["side"] or "").lower()
    direction = SIDES.get(side, Direction.PAST)
    time = TimeExpression(unit=Unit.WEEKDAY, day=day, direction=direction, modifier=modifier_of(match))
    leaning = Leaning.FUTURE if side == "this" else side_leaning(side)
    yield Found(match.start(), match.end(), "DATE", time, leaning)


def _weekdays(match: re.Match[str]) -> Iterator[Found]:
    """Every Monday, on Mondays, every March."""
    if match["m"]:
        value = f"XXXX-{month_number(match['m']):02d}"
        yield Found(match.start(), match.end(), "SET", TimeExpression(value=value), score=920)
        return
    value = f"XXXX-WXX-{weekday_number(match['w'] or match['w2']) + 1}"
    yield Found(match.start(), match.end(), "SET", TimeExpression(value=value), score=850)


def _year(match: re.Match[str]) -> Iterator[Found]:
    time = TimeExpression(value=match["y"], modifier=modifier_of(match))
    sure = match["lead"] or time.modifier
    leaning = Leaning.YEAR if sure else Leaning.NUMBER
    yield Found(match.start("what"), match.end(), "DATE", time, leaning, 900 if sure else 850)


def _year_range(match: re.Match[str]) -> Iterator[Found]:
    first, second = match["y"], match["y2"]
    full = second if len(second) == 4 else first[:2] + second
    if int(first) < int(full) <= int(first) + 150:
        for group, value in (("y", first), ("y2", full)):
            yield Found(*match.span(group), "DATE", TimeExpression(value=value), score=850)


def _short_year(match: re.Match[str]) -> Iterator[Found]:
    """In '98: a year without its century."""
    time = TimeExpression(value=str(full_year(match["y"])), modifier=modifier_of(match))
    yield Found(match.start("y"), match.end(), "DATE", time, score=700)


def _three_digits(match: re.Match[str]) -> Iterator[Found]:
    time = TimeExpression(value=f"0{match['y']}")
    yield Found(match.start("y"), match.end("y"), "DATE", time, Leaning.EARLY_YEAR, 800)


def _early_year(match: re.Match[str]) -> Iterator[Found]:
    """C. 314 - 368, AD 79, 44 BC: a year that its number alone would not show to be one."""
    if match["bc"]:
        yield Found(match.start("bc"), match.end(), "DATE", TimeExpression(value=f"BC{int(match['bc']):04d}"))
        return
    first, second = match["y"] or match["ad"] or match["ce"], match["y2"] or ""
    modifier = "APPROX" if match["y"] else ""
    for group, digits in (("y", match["y"]), ("ad", match["ad"]), ("ce", match["ce"])):
        if digits:
            time = TimeExpression(value=f"{int(digits):04d}", modifier=modifier)
            yield Found(*match.span(group), "DATE", time, score=960)
    if second:
        full = int(first[: len(first) - len(second)] + second)
        if full > int(first):
            yield Found(*match.span("y2"), "DATE", TimeExpression(value=f"{full:04d}"), score=960)


def _decade(match: re.Match[str]) -> Iterator[Found]:
    digits = match["digits"]
    if match["word"]:
        value = f"19{DECADES[match['word'].lower()]}"
    else:
        value = digits[:3] if len(digits) == 4 else ("19" if int(digits) >= 20 else "20") + digits[0]
    time = TimeExpression(value=value, modifier=modifier_of(match))
    yield Found(match.start(), match.end(), "DATE", time)


def _century(match: re.Match[str]) -> Iterator[Found]:
    number = int(match["n"]) if match["n"] else CENTURIES[match["word"].lower()]
    time = TimeExpression(value=f"{number - 1:02d}", modifier=modifier_of(match))
    yield Found(match.start(), match.end(), "DATE", time)


_TH = r"(?:st|nd|rd|th)?"
_WD = rf"(?:{SHORT_WEEKDAY}\.?,?\s+(?:the\s)?)?"
_MOD = rf"{MODIFIER}?"
_BOUND = r"(?<![\w.,/-])"
_IN = r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|[Bb]efore|[Aa]fter|[Tt]hrough)"
_ISO = rf"(?P<iso>(?P<iy>{YEAR})(?P<isep>[-/.])(?P<im>0?[1-9]|1[0-2])(?P=isep)(?P<id>{DAY}))"
_DIGITS = rf"(?P<a>{DAY})(?P<sep>[./-])(?P<b>{DAY})(?P=sep)(?P<y>{YEAR}|(?P<yy>\d\d))"
_NO_COUNT = r"(?![\w%/-]|[.,:]\d|\s?(?:million|billion|people|percent|per\scent|km|kg|m\b))"
_NO_NAME = (
    r"(?!\s(?:Times|Telegraph|Mail|Mirror|Express|Star|Post|Herald|Independent|Tribune|People|Sun"
    r"|(?:Night|Morning)\s[A-Z]))"
)
_HEAD = r"(?:[.,;:)!?]|$|\s(?:in|on|to|that|when|and|or|at|because|from|with|of|morning|afternoon|evening|night)\b)"
"""What follows a weekday that no noun follows: "on a Monday", but not "in a Monday speech"."""
_NAMELESS = r"(?<!Bloody\s)(?<!Black\s)(?<!Super\s)"
"""Days that go by a name: the weekday in it does not say when they were."""
_SURE_MONTH = r"(?:January|February|July|September|October|November|December)"
"""What is hardly ever a word or a name of something else."""
_DOUBTFUL_MONTH = r"(?:March|April|May|June|August)"
_MONTH_END = (
    r"(?:\s(?:of\s)?(?P<rel>last|this|next|that|the\ssame)\syear\b)?(?![\w’'](?!s\b)|\s[A-Z](?!\.)|\s\d)"
)
_OF_MONTH = r"(?:the\s(?:first|last|final|second|third)\s(?:days?|weeks?|half|weekend)\sof\s)"

# Pattern, builder, kinds of anchor (`date_scan`), and words of which one must be there (see `Rule`).
_TABLE: tuple[tuple[str, Build, str, str], ...] = (
    (
        rf"{_BOUND}(?:{_ISO}|{_DIGITS})(?P<clock>[T ]\d\d:\d\d(?::\d\d)?)?(?![\w/-])",
        _numeric,
        "year digits",
        "",
    ),
    (
        rf"\b{_MOD}{_WD}\b(?P<d>{DAY}){_TH}(?:\sday)?(?:\sof)?\s(?P<m>{MONTH}),?\s(?P<y>{YEAR})\b",
        _full,
        "month",
        "",
    ),
    (rf"\b{_MOD}{_WD}\b(?P<m>{MONTH})\s(?P<d>{DAY}){_TH}\s?[,.]?\s(?P<y>{YEAR})\b", _full, "month", ""),
    (
        rf"\b(?P<d>{DAY})(?:{_TH})(?=\s?(?:[-–]|to|and)\s?{DAY}{_TH}\s(?P<m>{MONTH})(?:,?\s(?P<y>{YEAR}))?)",
        _day_range,
        "month",
        "",
    ),
    (
        rf"{_BOUND}{_MOD}{_WD}\b(?P<d>{DAY}){_TH}(?:\sday)?(?:\sof)?\s(?P<m>{MONTH})(?:\s(?P<side>last|next)(?!\s\w))?"
        r"(?![\w’'](?!s\b))",
        _month_day,
        "month",
        "",
    ),
    (
        rf"\b{_MOD}{_WD}\b(?P<m>{MONTH})\s(?P<d>{DAY})(?P<th>{_TH})(?:\s?[-–]\s?(?P<d2>{DAY}){_TH})?(?![\w%:]|[.,]\d)",
        _month_day,
        "month",
        "",
    ),
    (rf"\b{_MOD}(?P<m>{MONTH}),?\s(?:of\s)?(?P<y>{YEAR})\b", _month_year, "month", ""),
    (
        rf"\b(?P<what>(?P<lead>{MODIFIER}|{SIDE}|{_OF_MONTH})?(?P<m>{_SURE_MONTH}))\b{_MONTH_END}",
        _month,
        "month",
        "",
    ),
    (rf"\b(?P<what>(?P<lead>{MODIFIER}|{SIDE}|{_OF_MONTH})(?P<m>{MONTH})){_MONTH_END}", _month, "month", ""),
    (rf"\b(?:{_IN}|to|of|between)\s(?P<what>(?P<lead>)(?P<m>{MONTH})){_MONTH_END}", _month, "month", ""),
    (
        rf"\b(?:the|an?|its|their|his|her)\s(?P<what>(?P<lead>)(?P<m>{_DOUBTFUL_MONTH}))(?=\s[a-z])",
        _month,
        "month",
        "",
    ),
    (
        rf"\b(?:(?P<any>[Aa]\s(?={WEEKDAY}{_HEAD})))?{_MOD}(?:{SIDE})?{_NAMELESS}(?P<w>{WEEKDAY})\b{_NO_NAME}",
        _weekday,
        "weekday",
        "",
    ),
    (
        rf"\b(?:[Ee](?:very|ach)\s(?:(?P<w>{WEEKDAY})|(?P<m>{MONTH}))|(?P<w2>{WEEKDAY})s)\b",
        _weekdays,
        "weekday month",
        "every each days",
    ),
    (
        rf"\b(?:the\s)?{_MOD}(?:['’]?(?P<digits>(?:1\d|20)\d0|[2-9]0)['’]?s|(?P<word>{'|'.join(DECADES)}))\b",
        _decade,
        "decade decade_word",
        "",
    ),
    (
        rf"\b(?:the\s)?{_MOD}(?:(?P<n>[1-9]|1\d|2[01])(?:st|nd|rd|th)|(?P<word>{'|'.join(CENTURIES)}))[-\s]century\b",
        _century,
        "unit",
        "century",
    ),
    (
        rf"\b(?:{_IN}|of|late|early|class\sof|and|or|to)\s(?P<y>['’]\d\d)(?![\w’'])",
        _short_year,
        "short",
        "",
    ),
    (
        r"\b(?:c|ca|circa)\.?\s(?P<y>\d{3,4})(?:\s?[-–]\s?(?P<y2>\d{2,4}))?\b|\b(?:AD|A\.D\.)\s(?P<ad>\d{1,4})\b"
        r"|\b(?P<ce>\d{1,4})\s(?:AD|CE|A\.D\.)(?!\w)|\b(?P<bc>\d{1,4})\s(?:BCE?|B\.C\.)(?!\w)",
        _early_year,
        "era",
        "",
    ),
    (rf"\b(?:{_IN}|[Aa]round|[Aa]bout)\s(?P<y>[1-9]\d\d)(?=[.;)]|,\s|\s[A-Z(])", _three_digits, "three", ""),
    (rf"{_BOUND}(?P<y>{YEAR})\s?[-–/]\s?(?P<y2>{YEAR}|\d\d)(?![\w-])", _year_range, "year", ""),
    (
        rf"(?<![\w.,/$€£#-])(?:(?P<lead>{_IN}|of)\s(?:the\syear\s)?)?(?P<what>{_MOD}(?P<y>{YEAR})){_NO_COUNT}",
        _year,
        "year",
        "",
    ),
)

CALENDAR: tuple[Rule, ...] = compiled(_TABLE)
