"""Values in words."""

import pytest

from dossier.domain.analysis import StatementKind
from dossier.export.wording import KINDS, date_in_words, place_in_time


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("", ""),
        ("2015-11-14", "14 November 2015"),
        ("2013-08", "August 2013"),
        ("2015", "2015"),
        ("2015-11-16TNI", "16 November 2015, night"),
        ("2015-11-14T05:00", "14 November 2015, 05:00"),
        ("2015-11-17T09:30:00+01:00", "17 November 2015, 09:30 +01:00"),
        ("2015-11-17T09:30:00Z", "17 November 2015, 09:30 UTC"),
        ("2015-W46", "9 November 2015 – 15 November 2015"),
        ("2009-SP", "spring 2009"),
        ("2015-13-01", "2015-13-01"),
        ("PT48H", "PT48H"),
    ],
)
def test_dates_in_words(value: str | None, words: str) -> None:
    assert date_in_words(value) == words


@pytest.mark.parametrize(
    ("value", "vague", "words"),
    [
        ("2012", "before", "before 2012"),
        ("2014", "late", "late 2014"),
        ("2015-11-14", "about", "about 14 November 2015"),
        ("2015-11-16TNI", "late", "16 November 2015, late night"),
        ("198", "early", "the early 1980s"),
        ("2015-11-17T09:30:00Z", "after", "after 17 November 2015, 09:30 UTC"),
        ("PT48H", "about", "PT48H"),
    ],
)
def test_a_vague_date_does_not_look_exact(value: str, vague: str, words: str) -> None:
    assert date_in_words(value, vague) == words


def test_values_sort_by_when_they_begin() -> None:
    values = ["2016", "2015-W46", "2015-Q4", "2015-11-14", "2015-11", "2015-W99"]
    assert sorted(values, key=place_in_time) == [
        "2015-Q4",
        "2015-11",
        "2015-W46",
        "2015-11-14",
        "2015-W99",
        "2016",
    ]
    assert [place_in_time(value) for value in (None, "PT48H", "PAST_REF", "201")] == ["", "", "", ""]


def test_every_kind_has_its_heading() -> None:
    assert set(KINDS) == set(StatementKind)
