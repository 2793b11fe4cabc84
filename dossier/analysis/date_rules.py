"""What the rules for times in a text are made of: a pattern, what it builds, and what it leaves open."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dossier.domain.dates import Direction, TimeExpression


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


def compiled(table: Iterable[tuple[str, Build, str, str]], flags: int = 0) -> tuple[Rule, ...]:
    """The rules of a table: pattern, builder, kinds of anchor, needed words."""
    return tuple(
        Rule(re.compile(pattern, flags), build, frozenset(anchors.split()), tuple(needs.split()))
        for pattern, build, anchors, needs in table
    )
