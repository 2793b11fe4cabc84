"""Feasts and days with a name of their own: Christmas Eve, Good Friday, Thanksgiving, Labor Day, 9/11."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dossier.analysis.date_rules import SIDE, SIDES, Build, Found, Leaning, Rule, compiled
from dossier.analysis.time_words import YEAR
from dossier.domain.dates import Direction, TimeExpression, Unit, resolve


def _fixed(month: int, day: int) -> TimeExpression:
    return TimeExpression(unit=Unit.MONTH_DAY, month=month, day=day)


def _from_easter(days: int) -> TimeExpression:
    return TimeExpression(unit=Unit.EASTER, days=days)


def _nth(nth: int, weekday: int, month: int, days: int = 0) -> TimeExpression:
    return TimeExpression(unit=Unit.NTH_WEEKDAY, month=month, day=weekday, nth=nth, days=days)


_FEASTS = {
    "new year's day": _fixed(1, 1), "new year's eve": _fixed(12, 31), "new year's": _fixed(1, 1),
    "epiphany": _fixed(1, 6), "valentine's day": _fixed(2, 14), "st. patrick's day": _fixed(3, 17),
    "saint patrick's day": _fixed(3, 17), "april fools' day": _fixed(4, 1), "april fool's day": _fixed(4, 1),
    "may day": _fixed(5, 1), "fourth of july": _fixed(7, 4), "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31), "all saints' day": _fixed(11, 1), "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11), "christmas eve": _fixed(12, 24), "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25), "boxing day": _fixed(12, 26), "anzac day": _fixed(4, 25),
    "international women's day": _fixed(3, 8),
    "ash wednesday": _from_easter(-46), "palm sunday": _from_easter(-7), "maundy thursday": _from_easter(-3),
    "holy thursday": _from_easter(-3), "good friday": _from_easter(-2), "holy saturday": _from_easter(-1),
    "easter sunday": _from_easter(0), "easter monday": _from_easter(1), "easter": _from_easter(0),
    "ascension day": _from_easter(39), "pentecost": _from_easter(49), "whit monday": _from_easter(50),
    "martin luther king jr. day": _nth(3, 0, 1), "martin luther king day": _nth(3, 0, 1),
    "presidents day": _nth(3, 0, 2), "presidents' day": _nth(3, 0, 2), "mother's day": _nth(2, 6, 5),
    "memorial day": _nth(-1, 0, 5), "father's day": _nth(3, 6, 6), "labor day": _nth(1, 0, 9),
    "columbus day": _nth(2, 0, 10), "election day": _nth(1, 0, 11, 1), "thanksgiving day": _nth(4, 3, 11),
    "thanksgiving": _nth(4, 3, 11), "black friday": _nth(4, 3, 11, 1), "cyber monday": _nth(4, 3, 11, 4),
}  # fmt: skip
"""Where countries differ (Mother's Day, Labour Day), the American day, as in most English news."""


def _feast(match: re.Match[str]) -> Iterator[Found]:
    time = _FEASTS[re.sub(r"\s+", " ", match["feast"].lower().replace("’", "'"))]
    if match["y"]:
        value = resolve(replace(time, direction=Direction.PAST), f"{match['y']}-12-31")
        yield Found(match.start(), match.end(), "DATE", TimeExpression(value=value or match["y"]), score=960)
        return
    side = (match["side"] or "").lower()
    time = replace(time, direction=SIDES.get(side, Direction.NEAREST))
    leaning = Leaning.SETTLED if side not in {"", "this"} else Leaning.VERB
    yield Found(match.start(), match.end(), "DATE", time, leaning, 700)


def _september_11(match: re.Match[str]) -> Iterator[Found]:
    """The day that goes by its number, whatever the year of the article."""
    yield Found(match.start(), match.end(), "DATE", TimeExpression(value="2001-09-11"), score=975)


def _pattern(names: list[str]) -> str:
    words = "|".join(re.escape(name).replace(r"\ ", r"\s").replace("'", "['’]") for name in names)
    return rf"\b(?:{SIDE})?(?P<feast>(?i:{words}))\b(?:,?\s(?P<y>{YEAR}))?(?!\s[A-Z]|\s?(?:carol|tree|card|island))"


_LONGEST_FIRST = sorted(_FEASTS, key=len, reverse=True)
_ON_WEEKDAYS = [
    name for name in _LONGEST_FIRST if re.search(r" (?:sun|mon|wednes|thurs|fri|satur)day$", name)
]
_OTHERS = [name for name in _LONGEST_FIRST if name not in _ON_WEEKDAYS]

# Pattern, builder, kinds of anchor (`date_scan`), and words of which one must be there (see `Rule`).
_TABLE: tuple[tuple[str, Build, str, str], ...] = (
    (_pattern(_ON_WEEKDAYS), _feast, "weekday feast", " ".join(name.split()[0] for name in _ON_WEEKDAYS)),
    (_pattern(_OTHERS), _feast, "feast month", ""),
    (
        r"\b(?:Sept(?:ember|\.)?\s11(?:th)?|11\sSeptember)(?=,?\s(?:terror(?:ist)?\s)?attacks?\b)|(?<![\d/])9/11\b(?!/)",
        _september_11,
        "month nine",
        "11",
    ),
)

FEASTS: tuple[Rule, ...] = compiled(_TABLE)
