"""Pronouns and descriptions, with the model."""

from collections.abc import Callable

from dossier.domain.analysis import Form
from tests.unit.analysis.models import needs_good_model

See = Callable[..., "Seen"]  # type: ignore[name-defined]  # noqa: F821  # of conftest.py
PRONOUN, NOMINAL = Form.PRONOUN, Form.NOMINAL


def test_gender_tells_two_persons_apart(see: See) -> None:
    seen = see("Anna Holm met Peter Berg in Oslo on Friday. She said that he had promised her a new school.")
    assert seen.words("Anna Holm", PRONOUN) == ["She", "her"]
    assert seen.words("Peter Berg", PRONOUN) == ["he"]


def test_subject_and_object_of_one_verb_differ(see: See) -> None:
    seen = see("Peter Berg called Martin Lund on Friday. He told him the news.")
    assert seen.words("Peter Berg", PRONOUN) == ["He"]


def test_i_in_a_quotation_is_its_speaker(see: See) -> None:
    seen = see('"I am tired and I want my chair back," Anna Holm said on Monday.')
    assert seen.words("Anna Holm", PRONOUN) == ["I", "I", "my"]


def test_he_in_a_quotation_is_not_its_speaker(see: See) -> None:
    seen = see('Peter Berg resigned on Friday. "He did his best," Martin Lund said.')
    assert seen.words("Martin Lund", PRONOUN) == []
    assert seen.words("Peter Berg", PRONOUN) == ["He", "his"]


def test_a_pronoun_may_come_before_its_subject(see: See) -> None:
    seen = see("In his speech on Monday, Peter Berg promised lower taxes.")
    assert seen.words("Peter Berg", PRONOUN) == ["his"]


def test_apposition_and_office(see: See) -> None:
    seen = see(
        "French President Paul Marchand met the country's defence minister, Luc Perrin, in Paris. "
        "The French president said that he was worried."
    )
    assert seen.words("Luc Perrin", NOMINAL) == ["the country's defence minister"]
    assert seen.words("Paul Marchand", NOMINAL) == ["The French president"]


def test_an_office_that_two_persons_hold_is_left_open(see: See) -> None:
    seen = see("President Paul Marchand met President Ivan Orlov in Paris. The president said nothing.")
    assert seen.words("Paul Marchand", NOMINAL) == []
    assert seen.words("Ivan Orlov", NOMINAL) == []


@needs_good_model
def test_one_title_does_not_outweigh_a_given_name(see: See) -> None:
    seen = see(
        "Jenna Holm bought a house in Rochester. Holm said that she liked it. She lives there with a dog called"
        " Mr. Holm. Holm feeds her dog daily, and Holm said she was glad. Holm never sold the house."
    )
    assert [word.lower() for word in seen.words("Jenna Holm", Form.PRONOUN)].count("she") >= 2
