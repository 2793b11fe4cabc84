"""Reading numbers, with their hedges."""

import re

import pytest

from dossier.analysis.numerals import ABOUT, AT_LEAST, AT_MOST, LESS, MORE, Numeral, numerals
from dossier.analysis.tokens import Token


def tokens(text: str) -> list[Token]:
    words = re.finditer(r"\d[\d,.]*\d|\d|\w+|[^\w\s]", text)
    return [
        Token(i, m.group(), "CD" if m.group()[0].isdigit() else "NN", "", "", m.start(), 0, 0, 0, 0)
        for i, m in enumerate(words)
    ]


def read(text: str) -> list[tuple[str, int | None, int | None, str]]:
    doc = tokens(text)

    def shown(n: Numeral) -> tuple[str, int | None, int | None, str]:
        return text[doc[n.first].idx : doc[n.last].end], n.low, n.high, n.hedge

    return [shown(numeral) for numeral in numerals(doc)]


EXACT = [
    ("129 people", "129", 129),
    ("1,200 people", "1,200", 1200),
    ("seven people", "seven", 7),
    ("twenty-five people", "twenty-five", 25),
    ("one hundred and six people", "one hundred and six", 106),
    ("two thousand three hundred people", "two thousand three hundred", 2300),
    ("3.5 million people", "3.5 million", 3_500_000),
    ("a dozen people", "a dozen", 12),
    ("two dozen people", "two dozen", 24),
    ("a quarter million people", "quarter million", 250_000),
    ("half a million people", "half a million", 500_000),
]


@pytest.mark.parametrize(("text", "words", "value"), EXACT)
def test_digits_and_words(text, words, value):
    assert read(text) == [(words, value, value, "")]


OPEN = [
    ("dozens of people", "dozens", 24, None, ""),
    ("hundreds of people", "hundreds", 200, None, ""),
    ("tens of thousands of people", "tens of thousands", 20_000, None, ""),
    ("several hundred people", "several hundred", 200, None, ""),
    ("at least 89 people", "89", 89, None, AT_LEAST),
    ("no fewer than five people", "five", 5, None, AT_LEAST),
    ("more than 100 people", "100", 100, None, MORE),
    ("40 or more people", "40", 40, None, AT_LEAST),
    ("up to 30 people", "30", None, 30, AT_MOST),
    ("as many as 30 people", "30", None, 30, AT_MOST),
    ("fewer than ten people", "ten", None, 10, LESS),
    ("nearly 100 people", "100", 100, 100, ABOUT),
    ("about a dozen people", "a dozen", 12, 12, ABOUT),
    ("50 or so people", "50", 50, 50, ABOUT),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "hedge"), OPEN)
def test_open_and_hedged(text, words, low, high, hedge):
    ((found, *interval, how),) = read(text)
    assert (found, interval) == (words, [low, high])
    assert how == (hedge or AT_LEAST)


RANGES = [
    ("between 5 and 7 people", "5 and 7", 5, 7),
    ("five or six people", "five or six", 5, 6),
    ("20-30 people", "20-30", 20, 30),
    ("two to three million people", "two to three million", 2_000_000, 3_000_000),
]


@pytest.mark.parametrize(("text", "words", "low", "high"), RANGES)
def test_ranges(text, words, low, high):
    assert read(text) == [(words, low, high, "")]


def test_what_is_no_range_is_two_numbers():
    assert [found[0] for found in read("five and seven people")] == ["five", "seven"]
    assert [found[0] for found in read("seven to five people")] == ["seven", "five"]


@pytest.mark.parametrize("text", ["no number here", "6.4 on the scale", "9999999999999999999 people"])
def test_nothing_is_read_of_fractions_and_of_absurd_numbers(text):
    assert read(text) == []
