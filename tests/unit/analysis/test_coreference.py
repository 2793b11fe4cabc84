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


def test_who_is_president_without_a_country_is_the_president(see: See) -> None:
    seen = see(
        "President Ivan Orlov met French President Paul Marchand in Lyon. The president said nothing. "
        "The French president smiled."
    )
    assert seen.words("Ivan Orlov", NOMINAL) == ["The president"]
    assert seen.words("Paul Marchand", NOMINAL) == ["The French president"]


def test_a_shortened_title_is_told_in_full_again(see: See) -> None:
    seen = see("Sen. Clara Doyle met Gov. Frank Bishop on Friday. The senator left early, the governor said.")
    assert seen.words("Clara Doyle", NOMINAL) == ["The senator"]
    assert seen.words("Frank Bishop", NOMINAL) == ["the governor"]


def test_who_is_lent_as_the_subject_of_a_clause_is_not_its_object(see: See) -> None:
    seen = see("Peter Berg challenged Martin Lund again in 2010, defeating him by a few votes.")
    assert seen.words("Martin Lund", PRONOUN) == ["him"]


def test_a_reflexive_is_who_acts_in_its_clause(see: See) -> None:
    seen = see("Martin Lund waited in Oslo. Peter Berg told reporters that Lund had hurt himself.")
    assert seen.words("Martin Lund", PRONOUN) == ["himself"]


def test_his_is_who_owns_the_phrase_that_it_stands_in(see: See) -> None:
    seen = see("Peter Berg wrote about Martin Lund's love of his city.")
    assert seen.words("Martin Lund", PRONOUN) == ["his"]


def test_his_is_whose_decision_it_is(see: See) -> None:
    seen = see("Martin Lund's decision to leave his post surprised Peter Berg on Friday.")
    assert seen.words("Martin Lund", PRONOUN) == ["his"]


def test_nobody_is_what_belongs_to_him(see: See) -> None:
    seen = see("Peter Berg lives in Oslo. Martin Lund, his brother, lives in Rome.")
    assert seen.words("Peter Berg", PRONOUN) == ["his"]


def test_a_relative_clause_speaks_of_what_it_hangs_on(see: See) -> None:
    seen = see("Peter Berg quarrelled with Martin Lund, who had to finish the film on his own.")
    assert seen.words("Martin Lund", PRONOUN) == ["his"]


def test_subjects_attract_subjects(see: See) -> None:
    seen = see("Peter Berg met Martin Lund in Oslo on Friday. He called for new elections.")
    assert seen.words("Peter Berg", PRONOUN) == ["He"]


def test_a_text_is_about_whom_it_names_most(see: See) -> None:
    seen = see(
        "Peter Berg was born in Oslo. Berg studied law in Rome. Berg became a judge in 1990. In 1995 the paper"
        " asked Martin Lund about Berg. He was by then a judge of the highest court."
    )
    assert seen.words("Peter Berg", PRONOUN) == ["He"]


def test_who_says_that_he_will_is_he(see: See) -> None:
    seen = see(
        "Ivan Orlov spoke in Moscow. Orlov praised the navy. Orlov left. In London, Prime Minister Peter Berg said"
        " he would make the case for peace."
    )
    assert seen.words("Peter Berg", PRONOUN) == ["he"]


def test_nobody_meets_with_himself(see: See) -> None:
    seen = see("Martin Lund came to Oslo. On Friday Peter Berg met with him.")
    assert seen.words("Martin Lund", PRONOUN) == ["him"]
    seen = see("Martin Lund came to Oslo. On Friday Peter Berg took a book with him.")
    assert seen.words("Peter Berg", PRONOUN) == ["him"]


def test_a_speaker_named_by_a_pronoun_is_not_he_in_what_is_said(see: See) -> None:
    seen = see('Martin Lund left on Friday. Peter Berg was angry. "He never told me," he said.')
    assert seen.words("Peter Berg", PRONOUN) == ["me", "he"]
    assert seen.words("Martin Lund", PRONOUN) == ["He"]


def test_a_clear_case_is_surer_than_a_doubtful_one(see: See) -> None:
    clear = see("Peter Berg said on Friday that he would resign.")
    doubtful = see("Peter Berg and Martin Lund were in Oslo. A bridge fell. The crowd cheered for him.")
    scores = [[m.score for m in seen.analysis.mentions if m.rule == "pronoun"] for seen in (clear, doubtful)]
    assert scores[0][0] > 900
    assert all(score < 600 for score in scores[1])


def test_an_age_told_before_says_who_is_meant(see: See) -> None:
    seen = see(
        "Peter Berg, 26, and Martin Lund, 31, were arrested on Friday. The 31-year-old denied everything."
    )
    assert seen.words("Martin Lund", NOMINAL) == ["The 31-year-old"]
    assert seen.words("Peter Berg", NOMINAL) == []


def test_an_age_told_now_is_of_who_was_spoken_of(see: See) -> None:
    seen = see("Anna Holm won again in Oslo on Sunday. The 26-year-old has never lost there.")
    assert seen.words("Anna Holm", NOMINAL) == ["The 26-year-old"]


def test_an_age_before_a_noun_is_no_description_of_its_own(see: See) -> None:
    seen = see("Anna Holm, 26, won again in Oslo on Sunday. The 26-year-old tree in the park fell.")
    assert seen.words("Anna Holm", NOMINAL) == []


@needs_good_model
def test_one_title_does_not_outweigh_a_given_name(see: See) -> None:
    seen = see(
        "Jenna Holm bought a house in Rochester. Holm said that she liked it. She lives there with a dog called"
        " Mr. Holm. Holm feeds her dog daily, and Holm said she was glad. Holm never sold the house."
    )
    assert [word.lower() for word in seen.words("Jenna Holm", Form.PRONOUN)].count("she") >= 2


def test_nobody_speaks_of_himself_by_name(see: See) -> None:
    seen = see('Peter Berg met Martin Lund in Oslo. "Berg never asked me for money," he said.')
    assert seen.words("Martin Lund", PRONOUN) == ["me", "he"]


def test_kin_between_marks_tell_the_gender_of_the_name_that_explains_them(see: See) -> None:
    seen = see("Peter Berg's widow, Zhuo Ling, and his daughter came to Oslo. She was ill.")
    assert seen.words("Zhuo Ling", PRONOUN) == ["She"]
    assert seen.words("Peter Berg", PRONOUN) == ["his"]


def test_kin_before_the_next_clause_tell_no_gender(see: See) -> None:
    seen = see("After he had seen his wife, Qeno Berg said that he was ill.")
    assert seen.words("Qeno Berg", PRONOUN) == ["he", "his", "he"]


def test_whom_she_married_is_a_man(see: See) -> None:
    seen = see("Anna Holm lived in Oslo. In 1951 she married the painter Aneurin Rhys. She left the town.")
    assert seen.words("Anna Holm", PRONOUN) == ["she", "She"]
    assert next(c for c in seen.analysis.chains if c.name == "Aneurin Rhys").gender == "m"


def test_whom_she_married_keeps_the_gender_that_the_name_tells(see: See) -> None:
    seen = see("Anna Holm lived in Oslo. In 1951 she married Maria Lund. She left the town.")
    chain = next(c for c in seen.analysis.chains if c.name == "Maria Lund")
    assert chain.gender == "f"


def test_the_leader_of_a_party_is_who_is_named_with_it(see: See) -> None:
    seen = see(
        "Chancellor Paul Marchand met Labour's Ivan Hale in London. The Labour leader said that he was glad. "
        "The chancellor left."
    )
    assert seen.words("Ivan Hale", NOMINAL) == ["The Labour leader"]
    assert seen.words("Paul Marchand", NOMINAL) == ["The chancellor"]


def test_the_leader_of_a_party_of_which_nobody_is_named_is_left_open(see: See) -> None:
    seen = see("Chancellor Paul Marchand spoke in London. The Labour leader said that he was glad.")
    assert seen.words("Paul Marchand", NOMINAL) == []
