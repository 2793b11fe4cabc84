"""Time told from where the writer stands, or from a date told before: yesterday, last week, two years ago,
the next day, now.
"""

import re
from collections.abc import Iterator

from dossier.analysis.date_rules import MODIFIER, Build, Found, Leaning, Rule, compiled, modifier_of
from dossier.analysis.duration_patterns import N
from dossier.analysis.time_words import (
    CALENDAR_UNIT,
    PARTS_OF_DAY,
    SURE_CLOCK,
    UNIT,
    ZONE,
    amount_of,
    clock_value,
    duration,
    unit_of,
)
from dossier.domain.dates import Direction, TimeExpression, Unit

_DEICTIC = {
    "the day before yesterday": (-2, ""), "yesterday": (-1, ""), "today": (0, ""), "tonight": (0, "TNI"),
    "the day after tomorrow": (2, ""), "tomorrow": (1, ""), "overnight": (-1, "TNI"),
    "last night": (-1, "TNI"), "yesterday night": (-1, "TNI"), "yesterday evening": (-1, "TEV"),
    "tomorrow night": (1, "TNI"),
}  # fmt: skip
_SHIFTS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_VAGUE = {
    "recently": "PAST_REF", "lately": "PAST_REF", "the past": "PAST_REF", "the time": "PAST_REF",
    "that time": "PAST_REF", "long ago": "PAST_REF", "some time ago": "PAST_REF", "not long ago": "PAST_REF",
    "now": "PRESENT_REF", "right now": "PRESENT_REF", "currently": "PRESENT_REF",
    "nowadays": "PRESENT_REF", "present": "PRESENT_REF", "the present": "PRESENT_REF",
    "the moment": "PRESENT_REF", "this moment": "PRESENT_REF", "this time": "PRESENT_REF",
    "these days": "PRESENT_REF", "presently": "PRESENT_REF", "soon": "FUTURE_REF",
    "the near future": "FUTURE_REF", "the foreseeable future": "FUTURE_REF", "the future": "FUTURE_REF",
}  # fmt: skip
_ALONE = frozenset({"recently", "lately", "long ago", "some time ago", "not long ago", "now", "right now",
    "currently", "nowadays", "these days", "presently", "soon"})  # fmt: skip
"""What tells of time without a preposition before it: "at the time", but not "the time has come"."""


def _deictic(match: re.Match[str]) -> Iterator[Found]:
    shift, part = _DEICTIC[re.sub(r"\s+", " ", match["word"].lower())]
    time = TimeExpression(unit=Unit.DAY, shift=shift, time=part, modifier=modifier_of(match))
    yield Found(match.start(), match.end(), "TIME" if part else "DATE", time, score=950)


def _this_part(match: re.Match[str]) -> Iterator[Found]:
    """This morning, early this afternoon."""
    time = TimeExpression(
        unit=Unit.DAY, time=PARTS_OF_DAY[match["part"].lower()], modifier=modifier_of(match)
    )
    yield Found(match.start(), match.end(), "TIME", time, score=950)


def _near_period(match: re.Match[str]) -> Iterator[Found]:
    """Last week, this month, next year, the end of the year."""
    word = (match["side"] or "this").lower()
    unit = unit_of(match["unit"])[1]
    if unit is None or (unit is Unit.DAY and word != "this"):
        return
    modifier = modifier_of(match) or {"earlier": "START", "later": "END"}.get(
        (match["lead"] or "").lower(), ""
    )
    if not match["side"] and not modifier_of(match):
        return
    unit = Unit.FISCAL_YEAR if match["fiscal"] else unit
    time = TimeExpression(unit=unit, shift=_SHIFTS[word], modifier=modifier)
    yield Found(match.start(), match.end(), "DATE", time)


def _weekend(match: re.Match[str]) -> Iterator[Found]:
    """The weekend that is near: before or after publication as the verb has it."""
    time = TimeExpression(unit=Unit.WEEKEND, direction=Direction.BEFORE)
    yield Found(match.start("what"), match.end(), "DATE", time, Leaning.VERB, 850)


def _clock(match: re.Match[str]) -> Iterator[Found]:
    """A time of day alone: of the day that the text told last, or of publication."""
    word = "clock" if match["clock"] else "bare" if match["bare"] else "noon"
    value = PARTS_OF_DAY[match["noon"].lower()] if match["noon"] else clock_value(match[word].lower())
    if value:
        time = TimeExpression(unit=Unit.DAY, time=value)
        yield Found(*match.span(word), "TIME", time, Leaning.SAME_DAY, 700)


def _ago(match: re.Match[str]) -> Iterator[Found]:
    letter, unit = unit_of(match["unit"])
    amount = amount_of(match["n"] or ("" if match["unit"].lower().endswith("s") else "a"))
    clock = letter in {"S", "H"} or match["unit"].lower().startswith("minute")
    if letter == "W" and match["unit"].lower().startswith("fortnight") and amount.isdigit():
        amount = str(2 * int(amount))
        unit = Unit.WEEK
    if not amount.isdigit() or unit is None:
        value = "PRESENT_REF" if clock and amount.isdigit() else "PAST_REF"
        yield Found(match.start(), match.end(), "DATE", TimeExpression(value=value), score=800)
        return
    time = _shifted(unit, -int(amount))
    leaning = Leaning.SAME_PERIOD if unit is Unit.YEAR and amount == "1" else Leaning.SETTLED
    yield Found(match.start(), match.end(), "DATE", time, leaning, 850)


def _shifted(unit: Unit, amount: int) -> TimeExpression:
    """Decades and centuries are counted in years."""
    years = {Unit.DECADE: 10, Unit.CENTURY: 100}.get(unit, 0)
    return TimeExpression(unit=Unit.YEAR if years else unit, shift=amount * (years or 1))


def _from_now(match: re.Match[str]) -> Iterator[Found]:
    """Two weeks from now, in three months' time."""
    unit, amount = unit_of(match["unit"])[1], amount_of(match["n"])
    if unit is not None and amount.isdigit():
        time = TimeExpression(unit=unit, shift=int(amount))
        yield Found(match.start("n"), match.end(), "DATE", time, score=850)


def _counted(match: re.Match[str]) -> Iterator[Found]:
    """Two days later, a year earlier: counted from the date before it in the text."""
    unit = unit_of(match["unit"])[1]
    amount = amount_of(match["n"])
    if unit is None or not amount.isdigit():
        value = duration(amount, match["unit"])
        yield Found(match.start(), match.end(), "DURATION", TimeExpression(value=value), score=750)
        return
    way = match["way"].lower()
    time = _shifted(unit, int(amount) * (-1 if way in {"earlier", "before"} else 1))
    alike = unit is Unit.YEAR and amount == "1" and way == "earlier"
    leaning = Leaning.SAME_PERIOD if alike else Leaning.EARLIER_DATE
    yield Found(match.start(), match.end(), "DATE", time, leaning, 750)


_NEIGHBOURS = {"next": 1, "following": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}


def _neighbour(match: re.Match[str]) -> Iterator[Found]:
    """The next day, the following year, the day before, that month, the following morning."""
    part = (match["part"] or match["part2"] or "").lower()
    unit = Unit.DAY if part else unit_of(match["unit"] or match["unit2"])[1]
    if unit is not None:
        word = (match["which"] or match["way"] or "that").lower()
        time = TimeExpression(unit=unit, shift=_NEIGHBOURS.get(word, 0), time=PARTS_OF_DAY.get(part, ""))
        kind = "TIME" if part else "DATE"
        yield Found(match.start(), match.end(), kind, time, Leaning.EARLIER_DATE, 750)


def _vague(match: re.Match[str]) -> Iterator[Found]:
    word = re.sub(r"\s+", " ", match["word"].lower())
    if word in _ALONE or match["at"]:
        value = TimeExpression(value=_VAGUE[word])
        yield Found(match.start("word"), match.end("word"), "DATE", value, score=600)


def _recent(match: re.Match[str]) -> Iterator[Found]:
    """Recent weeks, coming months, without an article: no length is meant."""
    value = "FUTURE_REF" if match["when"].lower() == "future" else "PAST_REF"
    if match["when"].lower() == "coming":
        value = duration("X", match["unit"])
    kind = "DURATION" if value.startswith("PX") else "DATE"
    yield Found(match.start("when"), match.end(), kind, TimeExpression(value=value), score=700)


def _words(table: dict[str, object]) -> str:
    longest = sorted(table, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest)


_WAYS = "earlier before later after"
_PARTS = r"(?:morning|afternoon|evening|night)"

# Pattern, builder, kinds of anchor, and words of which one must be there (see `Rule`).
_TABLE: tuple[tuple[str, Build, str, str], ...] = (
    (
        rf"\b{MODIFIER}?(?P<word>{_words(dict(_DEICTIC))})\b(?!['’]s\s(?:world|society))",
        _deictic,
        "deictic part",
        "",
    ),
    (rf"\b{MODIFIER}?this\s(?P<part>morning|afternoon|evening|lunchtime)\b", _this_part, "part", "this"),
    (
        rf"\b(?=\w)(?:(?P<lead>earlier|later)\s)?{MODIFIER}?(?:the\s)?"
        rf"(?:(?P<side>(?<!the\s)past|last|this|current|(?<!the\s)next|coming)\s)?(?P<fiscal>(?:fiscal|financial)\s(?=year))?"
        rf"(?P<unit>{CALENDAR_UNIT})"
        r"\b(?!-|\sold|\sof\s)",
        _near_period,
        "unit",
        "",
    ),
    (r"\b(?:over|at|during|on|for|of|by|before|after|until)\s(?P<what>the\sweekend)\b", _weekend, "unit", "weekend"),
    (
        rf"(?<![\w.,:/$€£-])(?:(?P<clock>{SURE_CLOCK})|(?:at|by|until|from)\s(?P<bare>(?:[01]?\d|2[0-3]):[0-5]\d)"
        rf"(?![\d:]|\s?[ap]\.?m|\s{ZONE})|(?:at|by|before|after|until|around|about|past|since)\s(?P<noon>noon|midday|midnight|dawn|dusk)\b)",
        _clock,
        "clock",
        "",
    ),
    (rf"\b(?:(?P<n>{N})\s)?(?P<unit>{UNIT})\sago\b", _ago, "unit", "ago"),
    (
        rf"(?<!every\s)\b(?P<n>{N})\s(?P<unit>{UNIT})(?:\sfrom\s(?:now|today)|['’]s?\stime)\b",
        _from_now,
        "unit",
        "from time",
    ),
    (rf"\b(?P<n>{N})[-\s](?P<unit>{UNIT})\s(?P<way>earlier|before|later|after)\b", _counted, "unit", _WAYS),
    (
        r"\b(?:the\s(?P<which>next|following|previous|preceding|same|very\ssame)"
        r"|that(?:\s(?:same|very))?)\s"
        rf"(?:(?P<unit>day|weekend|week|month|year|quarter|decade)|(?P<part>{_PARTS}))\b(?!\sof\b)"
        rf"|\bthe\s(?:(?P<unit2>day|weekend|week|month|year)|(?P<part2>{_PARTS}))\s(?P<way>before|after)\b",
        _neighbour,
        "unit part deictic",
        "the that",
    ),
    (
        r"\b(?P<when>recent|coming|past|future)\s(?:few\s)?"
        r"(?P<unit>(?:minute|hour|day|week|month|year|decade|centurie)s)\b",
        _recent,
        "unit",
        "recent coming past future",
    ),
    (
        rf"\b(?P<at>(?:at|in|by|for|until)\s)?(?:more\s)?(?P<word>{_words(dict(_VAGUE))})\b(?!\sof\b)",
        _vague,
        "vague",
        "",
    ),
    (r"(?P<at>\b)(?P<word>these\sdays)\b", _vague, "unit", "these"),
)  # fmt: skip

PERIODS: tuple[Rule, ...] = compiled(_TABLE, re.IGNORECASE)
