"""Quotes: the words, the form, and who says them."""

import pytest

from dossier.analysis.quotation_marks import blocks, marked
from dossier.domain.passages import paragraphs

MARKED = [
    ('He said "yes, we can" and left.', ['"yes, we can"']),
    ("“One.\n\n“Two,” he said.", ["“One.", "“Two,”"]),
    ("He is seen 'as an ally' by them", ["'as an ally'"]),
    ("the allies' plan wasn't 'as good' as Jones' one in the '90s", ["'as good'"]),
    ("«Oui», dit-il. „Nein“, sagte er.", ["«Oui»", "„Nein“"]),
    ("\"He called it 'rubbish' today,\" she said.", ["\"He called it 'rubbish' today,\""]),
    ("rock 'n' roll and don't", []),
    ("wrapped for\n\nother reasons to say “closer ties” again", ["“closer ties”"]),
    ('an inch is 1" and', []),
]


@pytest.mark.parametrize(("text", "stretches"), MARKED)
def test_stretches_in_marks(text, stretches):
    assert [text[m.start : m.end] for m in marked(text, blocks(text, paragraphs(text)))] == stretches


QUOTES = [
    ('"We will win the war," Angela Merkel said.', "direct", '"We will win the war,"', "Angela Merkel"),
    ('"We will win the war," said Angela Merkel.', "direct", '"We will win the war,"', "Angela Merkel"),
    ('Angela Merkel said: "We will win the war."', "direct", '"We will win the war."', "Angela Merkel"),
    ('"We will win," she told reporters.', "direct", '"We will win,"', "she"),
    ("The minister said that the bridge was closed.", "indirect", "the bridge was closed", "The minister"),
    ("The bridge was closed, the minister said.", "indirect", "The bridge was closed", "the minister"),
    (
        "According to the ministry, the bridge was closed.",
        "indirect",
        "the bridge was closed",
        "the ministry",
    ),
    (
        'Angela Merkel said the plan was "a disaster" for her country.',
        "mixed",
        'the plan was "a disaster" for her country',
        "Angela Merkel",
    ),
]


@pytest.mark.parametrize(("text", "form", "words", "speaker"), QUOTES)
def test_words_form_and_speaker(read, text, form, words, speaker):
    (quote,) = read(text).quotes
    assert quote.form == form
    assert text[quote.start : quote.end] == words
    assert quote.speaker is not None
    assert text[quote.speaker.start : quote.speaker.end] == speaker


def test_who_speaks_goes_on_speaking(read):
    text = (
        'Angela Merkel met reporters in Berlin. "The war must end soon," she said. '
        '"We will all work for that."\n\n'
        '"Nobody wants to see this winter without gas."'
    )
    analysis = read(text)
    assert len(analysis.quotes) == 3
    assert {q.speaker.chain for q in analysis.quotes if q.speaker} == {analysis.quotes[0].speaker.chain}
    assert analysis.quotes[1].cue is None


def test_titles_and_scare_quotes_are_no_speech(read):
    text = 'The film "Blue Sky" won a prize in Venice. The so-called "reform" began in May.'
    assert read(text).quotes == ()


def test_the_cue_is_the_verb_of_speech(read):
    text = '"We will win the war," Angela Merkel told reporters.'
    (quote,) = read(text).quotes
    assert quote.cue is not None
    assert text[quote.cue.start : quote.cue.end] == "told"
