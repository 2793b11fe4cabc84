"""Persons called by their age."""

import pytest

from dossier.domain.analysis import Form

AGED = [
    ("Peter Berg, 26, was arrested in Oslo. The 26-year-old had fled on Friday.", ["The 26-year-old"]),
    ("Peter Berg (26) was arrested in Oslo. The 26-year-old had fled on Friday.", ["The 26-year-old"]),
    ("Peter Berg, aged 26, was arrested in Oslo. Police say the 26-year-old had fled.", ["the 26-year-old"]),
    ("The 26-year-old driver Peter Berg was arrested. The 26-year-old had fled.", ["The 26-year-old"]),
    ("Peter Berg was arrested in Oslo. The 26-year-old had fled on Friday.", ["The 26-year-old"]),
    ("Peter Berg, 26, was arrested in Oslo. The 26-year-old striker had fled.", []),
    ("Peter Berg, 26, was arrested in Oslo. The 26-year-old's car was found.", []),
    ("Peter Berg, 26 miles away, was arrested. The 26-year-old.", ["The 26-year-old"]),
]


@pytest.mark.parametrize(("text", "words"), AGED)
def test_who_is_called_by_the_age(see, text, words):
    assert [
        w for w in see(text).words("Peter Berg", Form.NOMINAL) if "year-old" in w and "driver" not in w
    ] == words


def test_of_several_the_one_of_that_age(see):
    seen = see(
        "Peter Berg, 26, met Martin Lund, 31, in Oslo. The 31-year-old was ill. The 26-year-old was not."
    )
    assert seen.words("Martin Lund", Form.NOMINAL) == ["The 31-year-old"]
    assert seen.words("Peter Berg", Form.NOMINAL) == ["The 26-year-old"]


def test_an_age_told_before_the_name_counts_too(see):
    seen = see(
        "The 26-year-old driver Peter Berg met Martin Lund. Lund left. Lund slept. The 26-year-old was ill."
    )
    assert "The 26-year-old" in seen.words("Peter Berg", Form.NOMINAL)[-1:]


def test_an_age_told_of_two_is_left_open(see):
    seen = see("Martin Lund, 26, came to Oslo. Peter Berg, 26, was ill. The 26-year-old slept.")
    assert seen.words("Peter Berg", Form.NOMINAL) == seen.words("Martin Lund", Form.NOMINAL) == []


def test_an_age_told_only_later_is_nobody_s(see):
    seen = see("The 31-year-old was ill. Martin Lund, 31, came to Oslo.")
    assert seen.words("Martin Lund", Form.NOMINAL) == []
