"""Time told by its length or its rhythm: 48 hours, the past five years, decades-long, every day, annual."""

import re
from collections.abc import Iterator

from dossier.analysis.date_rules import Build, Found, Rule, compiled
from dossier.analysis.time_words import HALF, NUMBER, UNIT, amount_of, duration, unit_of
from dossier.domain.dates import TimeExpression

_ADVERBS = {
    "daily": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W", "monthly": "P1M",
    "quarterly": "P1Q", "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y", "nightly": "P1D",
    "hourly": "PT1H", "biennial": "P2Y",
}  # fmt: skip
_HALVES = {"H": "PT30M", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
_MODIFIERS = {
    "more": "MORE_THAN", "over": "MORE_THAN", "least": "EQUAL_OR_MORE", "less": "LESS_THAN",
    "fewer": "LESS_THAN", "most": "EQUAL_OR_LESS", "nearly": "LESS_THAN", "almost": "LESS_THAN",
}  # fmt: skip
"""TIMEX3's mod for the words before a number; other words: about so much."""
_MEASURED = re.compile(
    r"(?:\b(?:for|in|within|over|after|than|nearly|almost|about|of|every|last(?:s|ed)?|took|spen[dt]) )$"
)
_MEASURED_BEHIND = (" of ", "-long", " long", " later", " after", " and a half")


def _is_rate_or_ordinal(match: re.Match[str]) -> bool:
    """ "A day" in "ten euros a day", "a second" in "a second man", "a quarter" of something: no stretch of
    time.
    """
    unit = match["unit"].lower()
    if unit.startswith("quarter"):
        return amount_of(match["n"]) == "1" or match.string[match.end() : match.end() + 4] == " of "
    if match["n"].lower() not in {"a", "an", "one"} or match["half"] or match["more"] or match["about"]:
        return False
    before = match.string[max(0, match.start("n") - 10) : match.start("n")]
    behind = match.string[match.end() : match.end() + 12]
    measured = _MEASURED.search(before.lower()) or behind.startswith(_MEASURED_BEHIND)
    return unit == "second" or not (measured or "-" in match[0])


def _lasting(match: re.Match[str]) -> Iterator[Found]:
    named = match["unit"][0].isupper() and match["n"][0].isdigit()  # the 24 Hours of Le Mans
    if named or _is_rate_or_ordinal(match):
        return
    amount = amount_of(match["n"]) + (".5" if match["more"] else "")
    value = duration(amount, match["unit"])
    if match["half"]:
        value = _HALVES.get(unit_of(match["unit"])[0], "")
    about = (match["about"] or "").lower()
    if value:
        time = TimeExpression(value=value, modifier=_MODIFIERS.get(about, "APPROX") if about else "")
        start = match.start("side" if match["side"] else "half" if match["half"] else "n")
        yield Found(start, match.end(), "DURATION", time, score=850)


def _stretch(match: re.Match[str]) -> Iterator[Found]:
    """The past year, the coming weeks, the last several months, the next few days."""
    single, word = not match["unit"].lower().endswith("s"), match["side"].lower()
    near = word in {"past", "last", "next", "coming"} and (word == "past" or match["within"])
    if single and not near:
        return
    value = duration("1" if single else "X", match["unit"])
    yield Found(match.start("what"), match.end(), "DURATION", TimeExpression(value=value), score=850)


def _vague_lasting(match: re.Match[str]) -> Iterator[Found]:
    """For years, hours after, several weeks."""
    time = TimeExpression(value=duration("X", match["unit"]))
    yield Found(match.start("what"), match.end("what"), "DURATION", time, score=800)


def _long(match: re.Match[str]) -> Iterator[Found]:
    """A decade-long war, a years-long dispute, a weeklong visit."""
    amount = "X" if match["unit"].lower().endswith("s") else "1"
    yield Found(match.start(), match.end(), "DURATION", TimeExpression(value=duration(amount, match["unit"])))


def _half(match: re.Match[str]) -> Iterator[Found]:
    """A half-hour meeting, half-century celebrations."""
    value = _HALVES[unit_of(match["unit"])[0]]
    yield Found(match.start(), match.end(), "DURATION", TimeExpression(value=value), score=850)


def _every(match: re.Match[str]) -> Iterator[Found]:
    amount = "2" if match["other"] else amount_of(match["n"] or "one")
    value = duration(amount, match["unit"])
    yield Found(match.start(), match.end(), "SET", TimeExpression(value=value), score=850)


def _rate(match: re.Match[str]) -> Iterator[Found]:
    """Twice a week."""
    value = duration("1", match["unit"])
    yield Found(match.start(), match.end(), "SET", TimeExpression(value=value), score=800)


def _periodic(match: re.Match[str]) -> Iterator[Found]:
    """An adjective or an adverb; in the name of a paper ("the Daily Mail") it says nothing of time."""
    starts = match.string[max(0, match.start() - 2) : match.start()].rstrip(" \"'“‘")
    if match["adverb"][0].isupper() and starts not in {"", "."}:
        return
    value = _ADVERBS[match["adverb"].lower()]
    yield Found(match.start("adverb"), match.end("adverb"), "SET", TimeExpression(value=value), score=700)


N = rf"(?:{NUMBER}|an?|a\scouple\sof)"
_ABOUT = r"(?P<about>more|over|least|most|less|fewer|nearly|almost|about|around|some|roughly|approximately)"
_PERIODS = r"(?:minute|hour|day|weekend|week|month|year|decade|centurie)s"
_SEVERAL = r"(?:many|several|some|a\sfew|few|a\sgood\smany)"
_PLURALS = "minutes hours days weeks months years decades centuries"
_NO_AGE = r"(?![-\s]old\b|\s(?:of\sage|ago)\b)"

# Pattern, builder, kinds of anchor, and words of which one must be there (see `Rule`).
_TABLE: tuple[tuple[str, Build, str, str], ...] = (
    (
        r"(?<![\w$€£.,-])(?=\w)(?P<side>the\s(?:past|last|next|coming|first|following|previous)\s)?"
        rf"(?:{_ABOUT}\s(?:than\s)?|(?:at|the)\s)*"
        rf"(?P<half>half\s(?=an?\s))?(?P<n>{N})[-\s](?:(?:long|full|straight|consecutive|more|further|additional|whole)\s)?"
        rf"(?P<unit>{UNIT})(?P<more>{HALF})?\b{_NO_AGE}",
        _lasting,
        "unit",
        "",
    ),
    (
        r"\b(?P<within>(?:in|over|within|during|for|throughout)\s)?"
        rf"(?P<what>(?:the\s|these\s)(?P<side>past|last|next|coming|following|previous|first|early|final)\s"
        rf"(?:{_SEVERAL}\s|couple\sof\s)?(?P<unit>(?:day|week|month|year|decade)s?))\b",
        _stretch,
        "unit",
        "the",
    ),
    (
        r"\b(?:(?:for|over|within|in|after|lasted|took|takes?)\s)"
        rf"(?P<what>(?:{_SEVERAL}\s)?(?P<unit>{_PERIODS}))\b(?!\s(?:old|ago)\b)",
        _vague_lasting,
        "unit",
        _PLURALS,
    ),
    (
        rf"\b(?P<what>(?:{_SEVERAL}\s|just\s)?(?P<unit>{_PERIODS})\s(?:after|before|later|earlier))\b",
        _vague_lasting,
        "unit",
        "earlier before later after",
    ),
    (
        rf"(?<!\bas\s)\b(?P<what>{_SEVERAL}\s(?:more\s)?(?P<unit>{_PERIODS}))\b(?!\s(?:old|ago)\b)",
        _vague_lasting,
        "unit",
        "several many few",
    ),
    (r"\bhalf-(?P<unit>hour|year|decade|century)\b", _half, "unit", "half-"),
    (r"\b(?P<unit>(?:day|week|month|year|decade|centurie)s|(?:day|week|month|year|decade|century))-?long\b",
     _long, "unit long", "long"),
    (rf"\be(?:very|ach)\s(?:(?P<other>other\s)|(?P<n>{N})\s)?(?P<unit>{UNIT})\b", _every, "unit", "every each"),
    (
        rf"\b(?:once|twice|(?:{NUMBER})\stimes)\s(?:an?|per|each|every)\s(?P<unit>{UNIT})\b",
        _rate,
        "unit",
        "once twice times",
    ),
    (
        r"(?<![\w-])(?P<adverb>daily|(?:bi)?weekly|fortnightly|monthly|quarterly|annual|annually|yearly|nightly"
        r"|hourly|biennial)\b(?-i:(?!\s[A-Z]|-))",
        _periodic,
        "adverb",
        "",
    ),
)  # fmt: skip

DURATIONS: tuple[Rule, ...] = compiled(_TABLE, re.IGNORECASE)
