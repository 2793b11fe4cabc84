"""Small words tell the language of most texts at a glance."""

import pytest

from dossier.domain.small_words import votes

ENGLISH = "The minister said on Monday that the talks with the union had been put off and would go on at the weekend. "
GERMAN = (
    "Der Minister sagte am Montag, dass die Gespräche mit der Gewerkschaft nicht auf das Wochenende fallen. "
)


@pytest.mark.parametrize(("text", "best"), [(ENGLISH, "en"), (GERMAN, "de"), ("Oslo 2019", "")])
def test_which_language_has_the_most(text: str, best: str) -> None:
    assert votes(text).best == best
    assert votes(text).plain is bool(best)


def test_two_languages_side_by_side_are_not_clear() -> None:
    assert not votes(ENGLISH + GERMAN).clear


def test_a_list_of_names_with_a_few_small_words_is_not_plain() -> None:
    found = votes("Oslo Rome Vienna Cairo " * 40 + "the and of")
    assert found.clear
    assert not found.plain
