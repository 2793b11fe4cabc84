"""Numbers in running text: digits, words, round words ("dozens") and ranges, each with how the text hedges it.

`low` and `high` are what is written ("nearly 100" is 100 to 100, "at least 5" is 5 and more, "up to 30" is 30
and less); how far a hedge reaches is for who compares. Only whole numbers: a fraction is read where a
multiplier makes it one ("3.5 million").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis.word_list import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossier.analysis.tokens import Token

_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
UNITS = {word: n for n, word in enumerate(_TO_NINETEEN.split(" "))}
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
MULTIPLIERS = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000, "dozen": 12, "score": 20, "m": 1_000_000, "bn": 1_000_000_000,
}  # fmt: skip
ROUND = {
    "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000,
    "billions": 2_000_000_000,
}  # fmt: skip
"""Words for many, with the least that they can mean."""

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_LARGEST = 10**15
AT_LEAST, AT_MOST, ABOUT, MORE, LESS = "at least", "at most", "about", "more than", "less than"
_BEFORE: tuple[tuple[str, str], ...] = (
    ("at least", AT_LEAST), ("no fewer than", AT_LEAST), ("no less than", AT_LEAST), ("not less than", AT_LEAST),
    ("a minimum of", AT_LEAST), ("not fewer than", AT_LEAST), ("more than", MORE), ("upwards of", MORE),
    ("in excess of", MORE), ("well over", MORE), ("over", MORE), ("just over", MORE), ("above", MORE),
    ("greater than", MORE), ("up to", AT_MOST), ("at most", AT_MOST), ("as many as", AT_MOST),
    ("as much as", AT_MOST), ("no more than", AT_MOST), ("not more than", AT_MOST), ("a maximum of", AT_MOST),
    ("fewer than", LESS), ("less than", LESS), ("under", LESS), ("just under", LESS), ("about", ABOUT),
    ("around", ABOUT), ("some", ABOUT), ("roughly", ABOUT), ("approximately", ABOUT), ("an estimated", ABOUT),
    ("estimated", ABOUT), ("nearly", ABOUT), ("almost", ABOUT), ("close to", ABOUT), ("circa", ABOUT),
    ("perhaps", ABOUT), ("possibly", ABOUT), ("approaching", ABOUT), ("at around", ABOUT), ("near", ABOUT),
)  # fmt: skip
_HEDGES = {tuple(phrase.split()): hedge for phrase, hedge in _BEFORE}
_FILLERS = words("a an the another further additional")
_LONGEST_HEDGE = 3
_OPEN_BELOW = frozenset({AT_MOST, LESS})
_OPEN_ABOVE = frozenset({AT_LEAST, MORE})


@dataclass(frozen=True, slots=True)
class Numeral:
    """Tokens `[first, last]`, hedge words left out; `low` or `high` is None where it is open."""

    first: int
    last: int
    low: int | None
    high: int | None
    hedge: str


def numerals(doc: Sequence[Token]) -> Iterator[Numeral]:
    """All numbers in text order, whatever they count: dates, ages and numbers of houses among them."""
    at = 0
    while at < len(doc):
        token = doc[at]
        if token.tag_ != "CD" and token.lower_ not in _STARTS and not token.text[:1].isdigit():
            at += 1
            continue
        read = _range(doc, at) or _single(doc, at)
        if read is None:
            at += 1
            continue
        yield _hedged(doc, read)
        at = read.last + 1


_STARTS = frozenset({*UNITS, *TENS, *ROUND, "hundred", "thousand", "million", "dozen", "half"})


def _single(doc: Sequence[Token], at: int) -> Numeral | None:
    """One number, or one word for many: "tens of thousands", "several hundred", "a few dozen"."""
    if doc[at].lower_ in ROUND:
        return _many(doc, at)
    exact = _exact(doc, at)
    if exact is None:
        return None
    last, value = exact
    first = at
    before = doc[at - 1].lower_ if at else ""
    if before in {"several", "few"} and doc[at].lower_ in MULTIPLIERS:
        return Numeral(at - 1, last, 2 * value, None, AT_LEAST)
    if before == "quarter" and doc[at].lower_ in MULTIPLIERS:
        return Numeral(at - 1, last, value // 4, value // 4, "")
    if before in {"a", "an"} and doc[at].lower_ in MULTIPLIERS:
        first = at - 1
    return Numeral(first, last, value, value, "")


def _many(doc: Sequence[Token], at: int) -> Numeral:
    low, last = ROUND[doc[at].lower_], at
    if at + 2 < len(doc) and doc[at + 1].lower_ == "of" and doc[at + 2].lower_ in ROUND:
        last = at + 2
        low = low * ROUND[doc[last].lower_] // 2
    return Numeral(at, last, low, None, AT_LEAST)


def _exact(doc: Sequence[Token], at: int) -> tuple[int, int] | None:
    """(last token, value) of the number that begins here; None where none does."""
    if doc[at].lower_ == "half" and [t.lower_ for t in doc[at + 1 : at + 3]] in (
        ["a", "million"],
        ["a", "billion"],
    ):
        return at + 2, MULTIPLIERS[doc[at + 2].lower_] // 2
    thousandths = _digits(doc[at])
    if thousandths is None:
        return _in_words(doc, at)
    last = at
    while (
        last + 1 < len(doc)
        and (times := MULTIPLIERS.get(doc[last + 1].lower_))
        and _multiplies(doc[last + 1])
    ):
        thousandths, last = thousandths * times, last + 1
    if thousandths % 1000 or thousandths // 1000 > _LARGEST:
        return None
    return last, thousandths // 1000


def _multiplies(token: Token) -> bool:
    """Not the metre of "5 m" nor the score of a match."""
    return token.lower_ not in {"m", "score"}


def _digits(token: Token) -> int | None:
    """What digits say, in thousandths; None for anything else, codes and years' shorthands among them."""
    if not _DIGITS.fullmatch(token.text) or len(token.text) > 18:
        return None
    whole, _, fraction = token.text.replace(",", "").partition(".")
    return int(whole) * 1000 + int(fraction[:3].ljust(3, "0") or 0)


def _in_words(doc: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "one hundred and twenty-five thousand": (last token, value)."""
    total, part, last = 0, 0, -1
    place = at
    while place < len(doc):
        word = doc[place].lower_
        if word in UNITS and (last < 0 or part % 10 == 0):
            part += UNITS[word]
        elif word in TENS and (last < 0 or part % 100 == 0):
            part += TENS[word]
        elif word in MULTIPLIERS and _multiplies(doc[place]):
            times = MULTIPLIERS[word]
            if times in {12, 20, 100}:
                part = max(1, part) * times
            else:
                total, part = total + max(1, part) * times, 0
        elif last >= 0 and _goes_on(doc, place, part):
            place += 1
            continue
        else:
            break
        last, place = place, place + 1
    return (last, total + part) if last >= 0 and total + part <= _LARGEST else None


def _goes_on(doc: Sequence[Token], place: int, part: int) -> bool:
    """Whether the hyphen of "twenty-five" or the "and" of "two hundred and six" stands here."""
    follower = doc[place + 1].lower_ if place + 1 < len(doc) else ""
    if doc[place].lower_ == "-":
        return follower in UNITS and part % 100 >= 20 and part % 10 == 0
    joins = doc[place].lower_ == "and" and doc[place - 1].lower_ in MULTIPLIERS
    return joins and (follower in UNITS or follower in TENS)


_LINKS = frozenset({"to", "or", "-", "–"})


def _range(doc: Sequence[Token], at: int) -> Numeral | None:
    """ "between 5 and 7", "5 to 7", "five or six", "20-30": the lesser first, else it is no range."""
    one = _exact(doc, at)
    if one is None or one[0] + 2 >= len(doc):
        return None
    link = doc[one[0] + 1].lower_
    between = at > 0 and doc[at - 1].lower_ == "between"
    if link not in _LINKS and not (link == "and" and between):
        return None
    other = _exact(doc, one[0] + 2)
    if other is None:
        return None
    low, high = one[1], other[1]
    times = MULTIPLIERS.get(doc[other[0]].lower_, 1)
    if times > 1 and doc[one[0]].lower_ not in MULTIPLIERS:
        low *= times  # "two to three million"
    if low >= high or (link in "-–" and high > 100 * low):
        return None
    return Numeral(at, other[0], low, high, "")


def _hedged(doc: Sequence[Token], read: Numeral) -> Numeral:
    hedge = _hedge_before(doc, read.first) or _hedge_after(doc, read.last)
    if not hedge or read.low is None:
        return read
    if read.high is None:
        return read
    low, high = read.low, read.high
    if hedge in _OPEN_ABOVE:
        return Numeral(read.first, read.last, low, None, hedge)
    if hedge in _OPEN_BELOW:
        return Numeral(read.first, read.last, None, high, hedge)
    return Numeral(read.first, read.last, low, high, hedge)


def _hedge_before(doc: Sequence[Token], first: int) -> str:
    """The hedge right before a number; an article or "another" may stand between."""
    end = first
    while end > 0 and doc[end - 1].lower_ in _FILLERS and end > first - 2:
        end -= 1
    for stop in dict.fromkeys((first, end)):
        for length in range(_LONGEST_HEDGE, 0, -1):
            phrase = tuple(token.lower_ for token in doc[max(0, stop - length) : stop])
            if len(phrase) == length and phrase in _HEDGES:
                return _HEDGES[phrase]
    return ""


def _hedge_after(doc: Sequence[Token], last: int) -> str:
    after = [token.lower_ for token in doc[last + 1 : last + 3]]
    if after == ["or", "so"]:
        return ABOUT
    if after == ["or", "more"]:
        return AT_LEAST
    if after == ["or", "fewer"] or after == ["or", "less"]:
        return AT_MOST
    return ABOUT if after == ["-", "odd"] else ""
