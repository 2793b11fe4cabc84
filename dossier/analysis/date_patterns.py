"""Days, weekdays and months as texts write them.

Each rule is a pattern and a builder. A builder gives the symbolic time, with `Leaning` where a text leaves
open on which side of publication a day lies and the governing verb has to say.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dossier.analysis.date_rules import (
    MODIFIER,
    SIDE,
    SIDES,
    Build,
    Found,
    Leaning,
    Rule,
    compiled,
    modifier_of,
    side_leaning,
)
from dossier.analysis.time_words import (
    BOUND,
    DAY,
    MONTH,
    PREPOSITION,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    full_year,
    month_number,
    weekday_number,
)
from dossier.domain.dates import Direction, TimeExpression, Unit


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
        score = 980 if sure and not match["yy"] else 700
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
    """Every Monday, on Mondays, every March, every other Friday."""
    if match["other"]:
        value = "P2Y" if match["m"] else "P2W"
        yield Found(match.start(), match.end(), "SET", TimeExpression(value=value), score=920)
        return
    if match["m"]:
        value = f"XXXX-{month_number(match['m']):02d}"
        yield Found(match.start(), match.end(), "SET", TimeExpression(value=value), score=920)
        return
    value = f"XXXX-WXX-{weekday_number(match['w'] or match['w2']) + 1}"
    yield Found(match.start(), match.end(), "SET", TimeExpression(value=value), score=850)


_TH = r"(?:st|nd|rd|th)?"
_WD = rf"(?:{SHORT_WEEKDAY}\.?,?\s+(?:the\s)?)?"
_MOD = rf"{MODIFIER}?"
_ISO = rf"(?P<iso>(?P<iy>{YEAR})(?P<isep>[-/.])(?P<im>0?[1-9]|1[0-2])(?P=isep)(?P<id>{DAY}))"
_DIGITS = rf"(?P<a>{DAY})(?P<sep>[./-])(?P<b>{DAY})(?P=sep)(?P<y>{YEAR}|(?P<yy>\d\d))"
_NO_NAME = (
    r"(?!\s(?:Times|Telegraph|Mail|Mirror|Express|Star|Post|Herald|Independent|Tribune|People|Sun"
    r"|(?:Morning|Afternoon|Evening|Night)\s[A-Z]))"
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
        rf"{BOUND}(?:{_ISO}|{_DIGITS})(?P<clock>[T ]\d\d:\d\d(?::\d\d)?)?(?![\w/-])",
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
        rf"{BOUND}{_MOD}{_WD}\b(?P<d>{DAY}){_TH}(?:\sday)?(?:\sof)?\s(?P<m>{MONTH})(?:\s(?P<side>last|next)(?!\s\w))?"
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
    (
        rf"\b(?:{PREPOSITION}|to|of|[Bb]etween)\s(?P<what>(?P<lead>)(?P<m>{MONTH})){_MONTH_END}",
        _month,
        "month",
        "",
    ),
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
        rf"\b(?:[Ee](?:very|ach)\s(?P<other>other\s)?(?:(?P<w>{WEEKDAY})|(?P<m>{MONTH}))|(?P<w2>{WEEKDAY})s)\b",
        _weekdays,
        "weekday month",
        "every each days",
    ),
)

CALENDAR: tuple[Rule, ...] = compiled(_TABLE)
