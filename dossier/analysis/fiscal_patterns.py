"""The parts of a year that business and weather count in: quarters, halves, fiscal years, seasons."""

import re
from collections.abc import Iterator

from dossier.analysis.date_rules import MODIFIER as _MODIFIER
from dossier.analysis.date_rules import (
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
from dossier.analysis.time_words import DAY, MONTH, ORDINALS, YEAR, month_number
from dossier.domain.dates import Direction, TimeExpression, Unit

_YEAR_SHIFTS = {"last": -1, "previous": -1, "this": 0, "the": 0, "current": 0, "next": 1, "coming": 1}
_SEASONS = {
    "spring": (3, "SP"),
    "summer": (6, "SU"),
    "autumn": (9, "FA"),
    "fall": (9, "FA"),
    "winter": (12, "WI"),
}


def _in_year(match: re.Match[str], part: str) -> TimeExpression | None:
    """`part` of the year that the words give, as digits or as seen from publication."""
    if match["y"]:
        return TimeExpression(value=match["y"] + part, modifier=modifier_of(match))
    if match["rel"]:
        shift = _YEAR_SHIFTS[match["rel"].lower()]
        return TimeExpression(unit=Unit.YEAR, shift=shift, time=part, modifier=modifier_of(match))
    return None


def _quarter(match: re.Match[str]) -> Iterator[Found]:
    """The third quarter, Q3 2014, the first half of last year; "the first half" alone may be a game's."""
    number = int(match["q"]) if match["q"] else ORDINALS[match["ord"].lower()]
    half = (match["what"] or "").lower() == "half"
    time = _in_year(match, f"-{'H' if half else 'Q'}{number}")
    if half and (number > 2 or time is None):
        return
    if time is not None:
        yield Found(match.start(), match.end(), "DATE", time, score=850)
    else:
        time = TimeExpression(unit=Unit.NAMED_QUARTER, month=3 * number - 2, modifier=modifier_of(match))
        yield Found(match.start(), match.end(), "DATE", time, Leaning.VERB, 800)


def _near_quarter(match: re.Match[str]) -> Iterator[Found]:
    """The latest quarter, the current quarter, the past quarter."""
    shift = {"current": 0, "present": 0, "next": 1, "coming": 1}.get(match["which"].lower(), -1)
    time = TimeExpression(unit=Unit.QUARTER, shift=shift)
    yield Found(match.start(), match.end(), "DATE", time, score=800)


def _year_earlier(match: re.Match[str]) -> Iterator[Found]:
    """The year-earlier quarter, the same period last year: the period told before, a year back."""
    if "quarter" in match[0].lower():
        time = TimeExpression(unit=Unit.QUARTER, shift=-5)
    else:
        time = TimeExpression(unit=Unit.YEAR, shift=-1)
    yield Found(match.start(), match.end(), "DATE", time, Leaning.SAME_PERIOD, 800)


def _quarter_ended(match: re.Match[str]) -> Iterator[Found]:
    """The quarter ended Sept. 30: the end says which; a fiscal quarter of other months has no name."""
    month = month_number(match["m"])
    if month % 3:
        return
    if match["y"]:
        time = TimeExpression(value=f"{match['y']}-Q{month // 3}")
    else:
        time = TimeExpression(unit=Unit.NAMED_QUARTER, month=month - 2)
    start, end = match.span("what")
    yield Found(start, end, "DATE", time, Leaning.SETTLED if match["y"] else Leaning.VERB, 850)


def _fiscal(match: re.Match[str]) -> Iterator[Found]:
    year = match["y"] or f"20{match['yy']}"
    yield Found(match.start(), match.end(), "DATE", TimeExpression(value=f"FY{year}"), score=800)


def _year_end(match: re.Match[str]) -> Iterator[Found]:
    time = TimeExpression(unit=Unit.YEAR, modifier="END")
    yield Found(match.start(), match.end(), "DATE", time, score=700)


def _season(match: re.Match[str]) -> Iterator[Found]:
    month, code = _SEASONS[match["season"].lower()]
    modifier = {"earlier": "START", "later": "END"}.get((match["lead"] or "").lower()) or modifier_of(match)
    side = (match["side"] or "").lower()
    if match["every"]:
        yield Found(match.start(), match.end(), "SET", TimeExpression(value=f"XXXX-{code}"), score=920)
    elif told := _in_year(match, f"-{code}"):
        start = match.start("what") if match["in"] else match.start()
        yield Found(start, match.end(), "DATE", told)
    elif side or match["in"]:
        direction = SIDES.get(side, Direction.PAST)
        time = TimeExpression(unit=Unit.SEASON, month=month, direction=direction, modifier=modifier)
        leaning = Leaning.EARLIER_DATE if side == "that" else side_leaning(side)
        start = match.start("what") if match["in"] else match.start()
        yield Found(start, match.end(), "DATE", time, leaning, 800 if side else 700)


_OF_YEAR = (
    rf"(?:,?\s(?:of\s)?(?:fiscal\s)?(?P<y>{YEAR})(?:[-–/]\d\d\b)?"
    r"|\s(?:of\s)?(?P<rel>the|this|last|next|the\scurrent)\syear)"
)
_ORDINAL = (
    r"(?P<ord>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)[-\s]"
    r"(?:(?:fiscal|calendar)\s)?(?P<what>quarter|half)"
)
_YEAR_BACK = r"(?:year[-\s](?:earlier|ago|before))"

# Pattern, builder, kinds of anchor (`date_scan`), and words of which one must be there (see `Rule`).
_TABLE: tuple[tuple[str, Build, str, str], ...] = (
    (
        rf"\b(?:the\s)?{_MODIFIER}?(?:Q(?P<q>[1-4])|(?:fiscal\s)?{_ORDINAL}){_OF_YEAR}?(?![-\w])",
        _quarter,
        "unit quarter",
        "q1 q2 q3 q4 quarter half",
    ),
    (
        r"\b(?:the\s)?(?:just[-\s])?(?P<which>latest|last|past|current|present|most\srecent|next|coming|ended)"
        r"(?:\s(?:fiscal|business|reporting))?\squarter\b(?!-)",
        _near_quarter,
        "unit",
        "quarter",
    ),
    (
        rf"\b(?:the\s)?(?:{_YEAR_BACK}|(?:prior|previous)[-\s]year)\s(?:quarter|period|month|week)\b"
        r"|\bthe\s(?:same|corresponding|comparable|similar)\s(?:(?:\w+-)?month\s)?(?:quarter|period|month|time)\s"
        r"(?:(?:of\s)?(?:the\s)?(?:last|previous|prior)\syear|(?:a|one|the)\syear\s(?:ago|earlier|before))\b",
        _year_earlier,
        "unit",
        "year",
    ),
    (
        rf"\b(?P<what>(?:the\s|its\s)?(?:fiscal\s|(?:first|second|third|fourth)[-\s])?quarter),?\s"
        rf"(?:that\s)?(?:ended|ending|ends|to|through)\s(?:on\s|in\s)?(?:{DAY}\s)?(?P<m>{MONTH})"
        rf"(?:\s{DAY})?(?:,?\s(?P<y>{YEAR}))?",
        _quarter_ended,
        "unit",
        "quarter",
    ),
    (
        rf"\b(?:the\s)?(?:[Ff]iscal\s(?:year\s)?|FY\s?)(?:(?P<y>{YEAR})|['’](?P<yy>\d\d))\b",
        _fiscal,
        "year unit",
        "fiscal fy",
    ),
    (r"\b(?:the\s)?year(?:[-\s]|['’]s\s)end\b", _year_end, "unit", "end"),
    (
        rf"\b(?:(?P<lead>[Ee]arlier|[Ll]ater)\s(?=this))?(?:{SIDE}|(?P<every>[Ee](?:very|ach)\s)|(?P<in>(?:in|by|since|until|during|of|from|before|after|through)\s)(?:the\s)?|the\s)?"
        rf"(?P<what>{_MODIFIER}?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter))\b{_OF_YEAR}?"
        r"(?!\s[A-Z]|\sof\b)",
        _season,
        "season",
        "",
    ),
)

FISCAL: tuple[Rule, ...] = compiled(_TABLE)
