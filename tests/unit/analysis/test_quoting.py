"""Whose words they are, in the forms that news gives them."""

import pytest

from dossier.analysis.quotation_marks import blocks, marked
from dossier.domain.analysis import Analysis, Form
from dossier.domain.passages import paragraphs
from tests.unit.analysis.models import needs_good_model


def said(text: str, analysis: Analysis) -> list[tuple[str, str, str]]:
    """(form, words, speaker) of each quote."""
    return [
        (q.form, text[q.start : q.end], text[q.speaker.start : q.speaker.end] if q.speaker else "")
        for q in analysis.quotes
    ]


MARKS = [
    ("He called it ‘‘a lie’’ today", ["‘‘a lie’’"]),
    ("He called it ``a lie'' today", ["``a lie''"]),
    ("He called it ″a lie″ today", ["″a lie″"]),
    ("He called it ”a lie” today", ["”a lie”"]),
    ("‘He called it ‘rubbish’’ today", ["‘He called it ‘rubbish’’"]),
    ("the ''Times'' of London", []),
    ('O \'Neill, who said, "We won". Berg named Jones\' success "good"', ['"We won"', '"good"']),
    ("the 'club of workers' wives", ["'club of workers'"]),
    ("a 6″ pipe and a 4″ pipe", []),
]


@pytest.mark.parametrize(("text", "stretches"), MARKS)
def test_marks_of_every_make(text, stretches):
    assert [text[m.start : m.end] for m in marked(text, blocks(text, paragraphs(text)))] == stretches


@pytest.mark.parametrize(("first", "last"), [("‘‘", "’’"), ("``", "''"), ("″", "″"), ("”", "”"), ('"', '"')])
def test_quotes_in_marks_of_every_make(read, first, last):
    text = f"{first}We will win this war,{last} Angela Merkel said."
    assert said(text, read(text)) == [("direct", f"{first}We will win this war,{last}", "Angela Merkel")]


@pytest.mark.parametrize(("first", "last"), [("‘‘", "’’"), ("″", "″"), ('"', '"')])
def test_a_clause_partly_in_marks_of_every_make(read, first, last):
    text = f"Angela Merkel said that David Cameron was {first}no liar.{last}"
    assert said(text, read(text)) == [("mixed", f"David Cameron was {first}no liar.{last}", "Angela Merkel")]


SPEAKERS = [
    ('"The war is lost," the radio quoted David Cameron as saying.', "David Cameron"),
    ('"The war is lost," one diplomat, who declined to be named, told Reuters.', "one diplomat"),
    ('Angela Merkel hailed "a great group of ministers".', "Angela Merkel"),
]


@needs_good_model
@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_who_says_what_is_in_marks(read, text, speaker):
    assert [by for *_, by in said(text, read(text))] == [speaker]


TOLD = [
    ("The radio quoted David Cameron as saying the war was lost.", [("the war was lost", "David Cameron")]),
    ("The war was lost, the radio quoted David Cameron as saying.", [("The war was lost", "David Cameron")]),
    (
        "Claims made by David Cameron that the bank had lied were rejected.",
        [("the bank had lied", "David Cameron")],
    ),
    ("David Cameron asked not to be named.", []),
    ("David Cameron said that the war was lost after Angela Merkel had left.", None),
    (
        "David Cameron left at noon; Angela Merkel said that the war was lost.",
        [("the war was lost", "Angela Merkel")],
    ),
    (
        "Angela Merkel said David Cameron had lied and promised to call a vote.",
        [("David Cameron had lied", "Angela Merkel"), ("to call a vote", "Angela Merkel")],
    ),
]


@needs_good_model
@pytest.mark.parametrize(("text", "told"), TOLD)
def test_who_says_what_is_told(read, text, told):
    found = [(words, by) for _, words, by in said(text, read(text))]
    if told is None:
        told = [(text.removeprefix("David Cameron said that ").rstrip("."), "David Cameron")]
    assert found == told


def test_the_name_beside_who_speaks_is_who_speaks(read):
    text = '"The war is lost," said the minister, Angela Merkel.'
    analysis = read(text)
    (quote,) = analysis.quotes
    assert quote.speaker is not None
    assert quote.speaker.chain is not None
    assert analysis.chains[quote.speaker.chain].name == "Angela Merkel"


@needs_good_model
def test_outside_the_marks_of_a_mixed_quote_he_may_be_the_speaker(see):
    seen = see('Peter Berg said he had left because of the "wrong direction" of the party.')
    assert seen.words("Peter Berg", Form.PRONOUN) == ["he"]


def test_inside_the_marks_he_is_not(see):
    seen = see('Peter Berg came to Oslo. Martin Lund said that the man "had lost all that he owned".')
    assert seen.words("Martin Lund", Form.PRONOUN) == []


NO_SPEECH = [
    'The so-called "caliphate" fell in May.',
    'The fans sang "We Shall Not Be Moved" in Oslo.',
    'A lorry ploughed into the "old town" of Oslo on Sunday.',
    'His novel "The Long Road Home" was read in Oslo.',
]


@pytest.mark.parametrize("text", NO_SPEECH)
def test_titles_songs_and_scare_quotes_are_no_speech(read, text):
    assert said(text, read(text)) == []


LATE = [
    (
        "The minister will resign on Monday, a source close to the government said.",
        "The minister will resign on Monday",
        "a source close to the government",
    ),
    (
        "Two men were arrested in Lyon, an official familiar with the inquiry said.",
        "Two men were arrested in Lyon",
        "an official familiar with the inquiry",
    ),
    (
        "The plane came down near Omsk, people briefed on the search said on Monday.",
        "The plane came down near Omsk",
        "people",
    ),
    (
        "The company would have sued, its lawyer was quoted as saying by Les Echos.",
        "The company would have sued",
        "its lawyer",
    ),
]


@needs_good_model
@pytest.mark.parametrize(("text", "words", "speaker"), LATE)
def test_who_stands_behind_the_words(read, text, words, speaker):
    assert [(words, who) for _, words, who in said(text, read(text))] == [(words, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge closed, a day before it was inspected.",
        "In Lyon, a road closed to traffic said much of the town.",
    ],
)
def test_not_everything_before_a_comma_is_told(read, text):
    assert said(text, read(text)) == []
