"""Quotes: the words, the form, and who says them."""

import pytest

from dossier.analysis.quotation_marks import blocks, marked
from dossier.domain.passages import paragraphs
from tests.unit.analysis.models import needs_good_model

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
    (
        '"We will win the war," said teacher Laura Gómez-Acebo, 23.',
        "direct",
        '"We will win the war,"',
        "teacher Laura Gómez-Acebo",
    ),
    ('"We will win the war," he went on.', "direct", '"We will win the war,"', "he"),
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


SPLIT = [
    pytest.param(
        '"We will win," Angela Merkel said, "and we will win soon."',
        ['"We will win,"', '"and we will win soon."'],
        "Angela Merkel",
        marks=needs_good_model,
    ),
    (
        "The bridge, the minister said, would be closed for a month.",
        ["The bridge", "would be closed for a month"],
        "the minister",
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker"), SPLIT)
def test_words_split_by_who_says_them_are_one_quote(read, text, words, speaker):
    (quote,) = read(text).quotes
    assert [text[part.start : part.end] for part in quote.parts] == words
    assert quote.speaker is not None
    assert text[quote.speaker.start : quote.speaker.end] == speaker


def test_a_quotation_over_paragraphs_is_one_quote(read):
    text = "“This was a long night,” Angela Merkel said. “We met them all.\n\n“And we will meet them again.”"
    first, second = read(text).quotes
    assert text[second.start : second.end] == "“We met them all.\n\n“And we will meet them again.”"
    assert second.speaker == first.speaker


TOLD = [
    ("Asked whether he would run, David Cameron said he was tired.", ["he was tired"]),
    ("David Cameron denied taking the money from the fund.", ["taking the money from the fund"]),
    ("David Cameron urged the voters to stay at home.", ["the voters to stay at home"]),
    ("David Cameron called for a new vote on the treaty.", ["a new vote on the treaty"]),
    ("David Cameron's claim that the bank had lied was rejected.", ["the bank had lied"]),
    ("David Cameron was confident that the bank would pay.", ["the bank would pay"]),
    ("The report found that the bank had lied.", ["the bank had lied"]),
    ("The blast claimed the lives of three men.", []),
    ("David Cameron did not say whether the bank had paid.", []),
    ("David Cameron was told that the bank had paid.", []),
    ("David Cameron told a news conference that prices would fall.", ["prices would fall"]),
    ("David Cameron told the bank in a letter that the war was lost.", ["the war was lost"]),
    ("David Cameron told a story that changed the vote.", []),
    ("David Cameron said on Monday the bridge would close.", ["the bridge would close"]),
    ("David Cameron said Monday's vote was a fraud.", ["Monday's vote was a fraud"]),
    ("David Cameron has yet to say how he will vote.", []),
]


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_what_is_told_without_marks(read, text, words):
    assert [text[q.start : q.end] for q in read(text).quotes] == words


IN_PART = [
    (
        'For Berlin it was a chance to "stop the bleeding," said the minister.',
        "mixed",
        'For Berlin it was a chance to "stop the bleeding,"',
    ),
    ('The minister called the treaty "ridiculous" on Monday.', "mixed", '"ridiculous"'),
    ('The minister described them as "liars" and "thieves" on Monday.', "mixed", '"liars" and "thieves"'),
]


@pytest.mark.parametrize(("text", "form", "words"), IN_PART)
def test_words_partly_in_marks(read, text, form, words):
    (quote,) = read(text).quotes
    assert (quote.form, text[quote.start : quote.end]) == (form, words)


SPEAKERS = [
    ('"Why did they come so late?" asked Feinstein.', "Feinstein"),
    ('As the governor put it, "This is about jobs."', "the governor"),
    ('Angela Merkel was blunt. "The plan has no future in this house."', "Angela Merkel"),
    ('Angela Merkel was blunt: "The plan has no future in this house."', "Angela Merkel"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_who_speaks_where_no_plain_said_tells(read, text, speaker):
    (quote,) = read(text).quotes
    assert quote.speaker is not None
    assert text[quote.speaker.start : quote.speaker.end] == speaker


def test_turns_of_a_transcript_are_their_speakers(read):
    text = "WALLACE: Will you accept the result?\n\nCLINTON: I will, and I think we all should."
    quotes = read(text).quotes
    assert [text[q.speaker.start : q.speaker.end] for q in quotes if q.speaker] == ["WALLACE", "CLINTON"]
    assert text[quotes[1].start : quotes[1].end] == "I will, and I think we all should."


def test_one_heading_with_a_colon_is_no_transcript(read):
    assert read("BREAKING: The bridge over the river was closed this morning.").quotes == ()


def test_titles_beside_a_verb_of_speech_are_no_speech(read):
    text = (
        'In "The Apprentice," the minister said that he would fire them. He wrote the book "The Art of War."'
    )
    assert [text[q.start : q.end] for q in read(text).quotes] == ["he would fire them"]


MORE_SPEAKERS = [
    ('"It is very late for that," said one official briefed on the talks.', "one official"),
    (
        '"People have made up their minds," said Hartman, a specialist, once from Ohio but living in Rome.',
        "Hartman",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), MORE_SPEAKERS)
def test_who_is_named_right_behind_said_speaks(read, text, speaker):
    quote = read(text).quotes[0]
    assert quote.speaker is not None
    assert text[quote.speaker.start : quote.speaker.end].startswith(speaker)


def test_who_is_named_behind_said_goes_on_adding(read):
    text = '"It took guts for him to do it," said Cameron, adding that it was a bad day for Berlin.'
    told = [q for q in read(text).quotes if q.form == "indirect"]
    assert [text[q.speaker.start : q.speaker.end] for q in told if q.speaker] == ["Cameron"]


def test_what_is_given_a_name_in_marks_is_laid_to_who_gives_it(read):
    text = 'The senator panned the report as "pure propaganda" on Monday.'
    (quote,) = read(text).quotes
    assert quote.speaker is not None
    assert text[quote.speaker.start : quote.speaker.end] == "The senator"


def test_what_was_not_announced_is_not_said(read):
    assert read('The agency did not announce a "criminal investigation" on Monday.').quotes == ()


INTERVIEW = (
    "The Harbour Daily: Will you build the bridge?\n\nErik Lund: Yes. The town needs it.\n\n"
    "The Harbour Daily: When?\n\nLund: Next year. I have told the council so."
)


def test_turns_of_an_interview_with_names_in_small_letters(read):
    analysis = read(f"Finance minister Erik Lund on bridges\n\n{INTERVIEW}")
    assert len(analysis.quotes) == 4
    assert {analysis.chains[q.speaker.chain].name for q in analysis.quotes[1::2]} == {"Erik Lund"}


@pytest.mark.parametrize(
    "text",
    [
        "Monday: rain all day.\n\nTuesday: sun in the south.\n\nWednesday: snow.\n\nMonday: more rain.",
        "Erik Lund: the man who built the bridge\n\nThe bridge opened on Monday.",
    ],
)
def test_a_list_with_colons_is_no_interview(read, text):
    assert [q for q in read(text).quotes if q.form == "direct"] == []


def test_questions_and_answers_take_turns(read):
    text = "Q: When will it open?\n\nA: In May.\n\nQ: And the toll?\n\nA: There will be none."
    assert [text[q.start : q.end] for q in read(text).quotes][1::2] == ["In May.", "There will be none."]


def test_turns_of_a_broadcast_with_roles(read):
    text = "ANN LEE, host:\n\nWelcome.\n\nMr. TOM REED (Mayor): Thank you. We are glad.\n\nLEE: Why?"
    said = [(text[q.speaker.start : q.speaker.end], text[q.start : q.end]) for q in read(text).quotes]
    assert ("TOM REED", "Thank you. We are glad.") in said
    assert ("LEE", "Why?") in said


def test_another_clause_behind_the_marks_gives_no_speaker(read):
    text = 'Ana Duarte promised "every euro that is needed", but her rival Luis Moreira called the plan "a joke".'
    assert [(text[q.start : q.end], text[q.speaker.start : q.speaker.end]) for q in read(text).quotes] == [
        ('"every euro that is needed"', "Ana Duarte"),
        ('"a joke"', "her rival"),
    ]


def test_nobody_is_told_by_according_to(read):
    (quote,) = read("According to Ana Duarte, the bridge was closed.").quotes
    assert quote.addressee is None


def test_what_another_calls_it_is_his_word(read):
    text = (
        "Missiles struck a market on Sunday, killing at least 16 people, officials said, in what President "
        "Olena Hrytsenko called a “barbaric act.”"
    )
    said = [(text[q.start : q.end], text[q.speaker.start : q.speaker.end]) for q in read(text).quotes]
    assert said[-1] == ("“barbaric act.”", "President Olena Hrytsenko")
    assert said[0][1] == "officials"
