"""Time told from where the writer stands, or by its length: yesterday, last week, two years ago, 48 hours,
every day.
"""

import re
from collections.abc import Iterator

from dossier.analysis.date_patterns import MODIFIER, Build, Found, Leaning, Rule, modifier_of
from dossier.analysis.time_words import (
    CALENDAR_UNIT,
    NUMBER,
    PARTS_OF_DAY,
    UNIT,
    duration,
    number_of,
    unit_of,
)
from dossier.domain.dates import TimeExpression, Unit

_DEICTIC = {
    "the day before yesterday": (-2, ""), "yesterday": (-1, ""), "today": (0, ""), "tonight": (0, "TNI"),
    "the day after tomorrow": (2, ""), "tomorrow": (1, ""), "overnight": (-1, "TNI"),
    "last night": (-1, "TNI"),
    "yesterday night": (-1, "TNI"),
}  # fmt: skip
_SHIFTS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_VAGUE = {
    "recently": "PAST_REF", "lately": "PAST_REF", "previously": "PAST_REF", "formerly": "PAST_REF",
    "in the past": "PAST_REF", "earlier": "PAST_REF", "at the time": "PAST_REF", "long ago": "PAST_REF",
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "at present": "PRESENT_REF",
    "at the moment": "PRESENT_REF", "these days": "PRESENT_REF", "presently": "PRESENT_REF",
    "soon": "FUTURE_REF", "shortly": "FUTURE_REF", "in the near future": "FUTURE_REF",
    "in the future": "FUTURE_REF",
    "the near future": "FUTURE_REF",
}  # fmt: skip
_ADVERBS = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "annual": "P1Y",
    "annually": "P1Y",
            "yearly": "P1Y", "nightly": "P1D", "hourly": "PT1H"}  # fmt: skip


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
    if not match["side"] and not modifier:
        return
    yield Found(
        match.start(), match.end(), "DATE", TimeExpression(unit=unit, shift=_SHIFTS[word], modifier=modifier)
    )


def _ago(match: re.Match[str]) -> Iterator[Found]:
    letter, unit = unit_of(match["unit"])
    amount = _amount(match["n"])
    clock = letter in {"S", "H"} or match["unit"].lower().startswith("minute")
    if amount.isdigit() and unit is not None:
        time = TimeExpression(unit=unit, shift=-int(amount))
    else:
        time = TimeExpression(value="PRESENT_REF" if clock and amount.isdigit() else "PAST_REF")
    yield Found(match.start(), match.end(), "DATE", time)


def _amount(words: str | None) -> str:
    """Digits, or X where the number is not said."""
    if not words:
        return "X"
    if words.strip().lower() in {"a", "an", "one", "a single"}:
        return "1"
    if "couple" in words.lower():
        return "2"
    number = number_of(words)
    return "X" if number is None else str(number)


_MEASURED = re.compile(
    r"(?:\b(?:for|in|within|over|after|than|nearly|almost|about|of|every|last(?:s|ed)?|took|spen[dt]) )$"
)


def _is_rate_or_ordinal(match: re.Match[str]) -> bool:
    """ "A day" in "ten euros a day", "a second" in "a second man", "a quarter" of something: no stretch of
    time.
    """
    unit = match["unit"].lower()
    if unit in {"quarter", "quarters"}:
        return True
    if match["n"].lower() not in {"a", "an", "one"} or match["half"] or match["about"]:
        return False
    before, after = (
        match.string[max(0, match.start("n") - 10) : match.start("n")],
        match.string[match.end() :][:8],
    )
    return unit == "second" or not (
        _MEASURED.search(before.lower()) or after.startswith((" of ", "-long")) or "-" in match[0]
    )


def _lasting(match: re.Match[str]) -> Iterator[Found]:
    if _is_rate_or_ordinal(match):
        return
    value = duration(_amount(match["n"]), match["unit"])
    if match["half"]:
        value = {"H": "PT30M", "Y": "P6M", "E": "P5Y", "C": "P50Y"}.get(unit_of(match["unit"])[0], "")
    modifier = {"more": "MORE_THAN", "over": "MORE_THAN", "least": "EQUAL_OR_MORE", "less": "LESS_THAN",
                "nearly": "LESS_THAN", "almost": "LESS_THAN"}.get((match["about"] or "").lower(),
                "APPROX")  # fmt: skip
    if value:
        time = TimeExpression(value=value, modifier=modifier if match["about"] else "")
        yield Found(match.start("half" if match["half"] else "n"), match.end(), "DURATION", time, score=850)


def _vague_lasting(match: re.Match[str]) -> Iterator[Found]:
    """For years, hours after, several weeks."""
    time = TimeExpression(value=duration("X", match["unit"]))
    yield Found(match.start("what"), match.end("what"), "DURATION", time, score=800)


def _counted(match: re.Match[str]) -> Iterator[Found]:
    """Two days later, a year earlier: counted from the date before it in the text."""
    unit = unit_of(match["unit"])[1]
    amount = _amount(match["n"])
    if unit is None or not amount.isdigit():
        value = duration(amount, match["unit"])
        yield Found(match.start(), match.end(), "DURATION", TimeExpression(value=value), score=750)
        return
    sign = -1 if match["way"].lower() in {"earlier", "before"} else 1
    time = TimeExpression(unit=unit, shift=sign * int(amount))
    yield Found(match.start(), match.end(), "DATE", time, Leaning.EARLIER_DATE, 750)


def _neighbour(match: re.Match[str]) -> Iterator[Found]:
    """The next day, the following year, the day before, that month."""
    unit = unit_of(match["unit"] or match["unit2"])[1]
    if unit is None:
        return
    word = (match["which"] or match["way"] or "that").lower()
    shift = {"next": 1, "following": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}.get(
        word, 0
    )
    yield Found(
        match.start(), match.end(), "DATE", TimeExpression(unit=unit, shift=shift), Leaning.EARLIER_DATE, 750
    )


def _every(match: re.Match[str]) -> Iterator[Found]:
    amount = _amount(match["n"]) if match["n"] else "2" if match["other"] else "1"
    value = duration(amount, match["unit"])
    yield Found(match.start(), match.end(), "SET", TimeExpression(value=value), score=850)


def _rate(match: re.Match[str]) -> Iterator[Found]:
    """Twice a week."""
    yield Found(
        match.start(), match.end(), "SET", TimeExpression(value=duration("1", match["unit"])), score=800
    )


def _periodic(match: re.Match[str]) -> Iterator[Found]:
    yield Found(
        match.start(), match.end(), "SET", TimeExpression(value=_ADVERBS[match[0].lower()]), score=700
    )


def _vague(match: re.Match[str]) -> Iterator[Found]:
    value = _VAGUE[re.sub(r"\s+", " ", match["word"].lower())]
    yield Found(match.start(), match.end(), "DATE", TimeExpression(value=value), score=600)


def _recent(match: re.Match[str]) -> Iterator[Found]:
    value = "PAST_REF" if match["when"].lower() in {"recent", "past", "last"} else "FUTURE_REF"
    yield Found(match.start(), match.end(), "DATE", TimeExpression(value=value), score=700)


def _words(table: dict[str, object]) -> str:
    longest = sorted(table, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest)


_N = rf"(?:{NUMBER}|an?|a\scouple\sof)"
_ABOUT = r"(?P<about>more|over|least|less|nearly|almost|about|around|some|roughly|approximately)"
_PERIODS = r"(?:minute|hour|day|week|month|year|decade|centurie)s"
_PLURALS = "minutes hours days weeks months years decades centuries"

_WAYS = "earlier before later after"

# Pattern, builder, kinds of anchor, and words of which one must be there (see `Rule`).
_TABLE: tuple[tuple[str, Build, str, str], ...] = (
    (
        rf"\b{MODIFIER}?(?P<word>{_words(dict(_DEICTIC))})\b(?!['’]s\s(?:world|society))",
        _deictic,
        "deictic",
        "",
    ),
    (rf"\b{MODIFIER}?this\s(?P<part>morning|afternoon|evening|lunchtime)\b", _this_part, "part", "this"),
    (
        rf"\b(?:(?P<lead>earlier|later)\s)?{MODIFIER}?(?:the\s)?"
        rf"(?:(?P<side>last|past|previous|this|current|next|coming)\s)?(?P<unit>{CALENDAR_UNIT})\b(?!-|\sold)",
        _near_period,
        "unit",
        "",
    ),
    (rf"\b(?:(?P<n>{_N})\s)?(?P<unit>{UNIT})\sago\b", _ago, "unit", "ago"),
    (
        rf"(?<![\w$€£.,-])(?:{_ABOUT}\s(?:than\s)?|at\s|the\s(?:past|last|next|coming|first)\s|the\s)*"
        rf"(?P<half>half\s(?=an?\s))?(?P<n>{_N})[-\s](?P<unit>{UNIT})\b(?![-\s]old\b|\s(?:of\sage|ago)\b)",
        _lasting,
        "unit",
        "",
    ),
    (
        rf"\b(?:(?:for|over|within|in|after|lasted|took)\s(?:the\s(?:past|last|next)\s)?)"
        rf"(?P<what>(?:(?:many|several|some|a\sfew)\s)?(?P<unit>{_PERIODS}))\b(?!\s(?:old|ago)\b)",
        _vague_lasting,
        "unit",
        _PLURALS,
    ),
    (
        rf"\b(?P<what>(?:(?:several|many|a\sfew|just)\s)?(?P<unit>{_PERIODS})\s(?:after|before|later))\b",
        _vague_lasting,
        "unit",
        _WAYS,
    ),
    (
        rf"\b(?P<what>(?:several|many|a\sfew)\s(?P<unit>{_PERIODS}))\b(?!\s(?:old|ago)\b)",
        _vague_lasting,
        "unit",
        "several many few",
    ),
    (rf"\b(?P<n>{_N})\s(?P<unit>{UNIT})\s(?P<way>earlier|before|later|after)\b", _counted, "unit", _WAYS),
    (
        r"\b(?:the\s(?P<which>next|following|previous|preceding|same)|that)\s"
        r"(?P<unit>day|week|month|year|decade)\b|\bthe\s(?P<unit2>day|week|month|year)\s(?P<way>before|after)\b",
        _neighbour,
        "unit",
        "the that",
    ),
    (
        rf"\be(?:very|ach)\s(?:(?P<other>other\s)|(?P<n>{_N})\s)?(?P<unit>{UNIT})\b",
        _every,
        "unit",
        "every each",
    ),
    (
        rf"\b(?:once|twice|(?:{NUMBER})\stimes)\s(?:an?|per|each|every)\s(?P<unit>{UNIT})\b",
        _rate,
        "unit",
        "once twice times",
    ),
    (
        r"\b(?:daily|weekly|monthly|quarterly|annual|annually|yearly|nightly|hourly)\b",
        _periodic,
        "adverb",
        "",
    ),
    (
        rf"\b(?:in\s)?(?:the\s)?(?P<when>recent|coming|past|last)\s(?:few\s)?{_PERIODS}\b",
        _recent,
        "unit",
        _PLURALS,
    ),
    (rf"\b(?:more\s)?(?P<word>{_words(dict(_VAGUE))})\b", _vague, "vague", ""),
    (r"\b(?P<word>these\sdays)\b", _vague, "unit", "these"),
)

PERIODS: tuple[Rule, ...] = tuple(
    Rule(re.compile(pattern, re.IGNORECASE), build, frozenset(anchors.split()), tuple(needs.split()))
    for pattern, build, anchors, needs in _TABLE
)
