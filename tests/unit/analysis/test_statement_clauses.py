"""Statements of every kind of clause: what is a statement of its own, where it ends, and what it leaves out."""

import pytest

from dossier.domain.analysis import Analysis, Statement, StatementKind
from tests.unit.analysis.models import needs_good_model


def only(text: str, analysis: Analysis, words: str) -> Statement:
    found = [s for s in analysis.statements if text[s.start : s.end] == words]
    assert found, [text[s.start : s.end] for s in analysis.statements]
    return found[0]


def spans(text: str, analysis: Analysis) -> list[str]:
    return [text[s.start : s.end] for s in analysis.statements]


def words_of(text: str, span) -> str:
    return "" if span is None else text[span.start : span.end]


def subjects(analysis: Analysis, statement: Statement) -> set[str]:
    return {analysis.chains[chain].name for chain in statement.subjects}


# ------------------------------------------------------------ what is a statement

CHARGES = [
    ("David Cameron was charged with killing two men.", "killing two men", "charged", False),
    ("David Cameron was arrested on suspicion of killing two men.", "killing two men", "suspicion", False),
    ("David Cameron is suspected of having killed two men.", "having killed two men", "suspected", False),
    ("Police arrested David Cameron for killing two men.", "killing two men", "arrested", False),
    ("David Cameron was convicted of killing two men.", "killing two men", "", False),
    ("David Cameron was acquitted of killing two men.", "killing two men", "", True),
]


@pytest.mark.parametrize(("text", "words", "hedge", "negated"), CHARGES)
def test_what_somebody_is_charged_with_is_said_of_him(read, text, words, hedge, negated):
    analysis = read(text)
    statement = only(text, analysis, words)
    assert subjects(analysis, statement) == {"David Cameron"}
    assert (words_of(text, statement.hedge), statement.negated) == (hedge, negated)


def test_an_accusation_is_laid_to_who_makes_it(read):
    text = "Angela Merkel accused David Cameron of lying to the voters."
    analysis = read(text)
    statement = only(text, analysis, "lying to the voters")
    assert subjects(analysis, statement) == {"David Cameron"}
    assert words_of(text, statement.attribution) == "Angela Merkel"
    assert not statement.hedged


def test_what_somebody_keeps_at_is_no_accusation(read):
    text = "David Cameron spoke of leaving Berlin and thanked Angela Merkel for coming."
    assert not {"leaving Berlin", "coming"} & set(spans(text, read(text)))


REDUCED = [
    ("Police questioned two men held in Berlin.", "two men held in Berlin"),
    ("Angela Merkel signed a plan backed by David Cameron.", "a plan backed by David Cameron"),
]


@pytest.mark.parametrize(("text", "words"), REDUCED)
def test_a_participle_says_something_of_somebody(read, text, words):
    only(text, read(text), words)


NOT_REDUCED = [
    "Angela Merkel sold a car built in Berlin.",
    "Angela Merkel met a man named David Cameron.",
]


@pytest.mark.parametrize("text", NOT_REDUCED)
def test_what_only_tells_which_one_is_no_statement(read, text):
    assert spans(text, read(text)) == [text.rstrip(".")]


def test_what_else_somebody_vowed_is_a_plan(read):
    text = "Angela Merkel vowed to find the killers and bring them to Berlin."
    assert only(text, read(text), "bring them to Berlin").kind is StatementKind.PLAN


BESIDE = [
    ("The army took Raqqa, the capital of the region.", "Raqqa, the capital of the region", "attribute"),
    ("Police searched a house in Aachen, a city near Berlin.", "Aachen, a city near Berlin", "attribute"),
    ("Germany's ally, France, sent ships.", "Germany's ally, France", "relation"),
    (
        "Angela Merkel, a tall woman from Hamburg, left Berlin.",
        "Angela Merkel, a tall woman from Hamburg",
        "attribute",
    ),
]


@needs_good_model
@pytest.mark.parametrize(("text", "words", "kind"), BESIDE)
def test_what_stands_beside_any_name(read, text, words, kind):
    assert only(text, read(text), words).kind == kind


def test_a_list_of_places_says_nothing_of_them(read):
    text = "Angela Merkel went to Paris, London and Rome."
    assert spans(text, read(text)) == [text.rstrip(".")]


NOTHING = [
    "Did Angela Merkel leave Berlin?",
    '"I know as much as they do," Angela Merkel said.',
    "Angela Merkel asked whether David Cameron had left.",
    "Angela Merkel wondered if David Cameron had left.",
    "A man from Berlin, who asked not to be named, told Angela Merkel.",
]
EMPTY = {"they do", "David Cameron had left", "if David Cameron had left", "Did Angela Merkel leave Berlin"}


@pytest.mark.parametrize("text", NOTHING)
def test_questions_and_bare_verbs_say_nothing(read, text):
    found = spans(text, read(text))
    assert not EMPTY & set(found)
    assert not any("named" in each and "told" not in each for each in found)


def test_what_a_claim_says_is_laid_to_who_makes_it(read):
    text = "David Cameron's claim that Angela Merkel had left Berlin was rejected."
    assert (
        words_of(text, only(text, read(text), "Angela Merkel had left Berlin").attribution)
        == "David Cameron's"
    )


# ------------------------------------------------------------ where a clause ends

TAILS = [
    (
        "David Cameron found two flats in Berlin where the killers had stayed.",
        "David Cameron found two flats in Berlin",
    ),
    (
        "David Cameron left Berlin hours after Angela Merkel had vowed revenge.",
        "Angela Merkel had vowed revenge",
    ),
    ("David Cameron met three men -- two sailors and a cook from Rome.", "David Cameron met three men"),
    ("David Cameron sailed to Lima (Peru).", "David Cameron sailed to Lima (Peru)"),
    ("David Cameron left Berlin, although Angela Merkel stayed.", "David Cameron left Berlin"),
    ("David Cameron left Berlin, a city of three million.", "David Cameron left Berlin"),
]


@needs_good_model
@pytest.mark.parametrize(("text", "words"), TAILS)
def test_where_a_clause_ends(read, text, words):
    only(text, read(text), words)


def test_what_is_restrictive_stays_with_its_clause(read):
    text = "David Cameron met the woman who had saved Angela Merkel."
    assert text.rstrip(".") in spans(text, read(text))


def test_marks_around_the_whole_are_left_out(read):
    text = '"Berlin is lost!" Angela Merkel shouted.'
    only(text, read(text), "Berlin is lost")


# ------------------------------------------------------------ who says it, how surely

DENIED = [
    ("David Cameron denied that he had left Berlin.", "he had left Berlin", True),
    ("David Cameron denied that he had not left Berlin.", "he had not left Berlin", False),
    ("David Cameron denied any role in the plot.", "David Cameron denied any role in the plot", True),
    ("David Cameron did not deny the plot.", "David Cameron did not deny the plot", False),
    ("David Cameron said there was no plot in Berlin.", "there was no plot in Berlin", True),
    ("Neither David Cameron nor Angela Merkel came.", "Neither David Cameron nor Angela Merkel came", True),
    ("David Cameron declined to leave Berlin.", "David Cameron declined to leave Berlin", True),
]


@pytest.mark.parametrize(("text", "words", "negated"), DENIED)
def test_what_is_denied(read, text, words, negated):
    assert only(text, read(text), words).negated is negated


UNSURE = [
    ("It is alleged that David Cameron had left Berlin.", "David Cameron had left Berlin", "alleged"),
    ("It appears that David Cameron has left Berlin.", "David Cameron has left Berlin", "appears"),
    ("David Cameron could not leave Berlin.", "David Cameron could not leave Berlin", ""),
    ("Asked if he was ill, David Cameron left Berlin.", "Asked if he was ill, David Cameron left Berlin", ""),
]


@pytest.mark.parametrize(("text", "words", "hedge"), UNSURE)
def test_what_is_left_open(read, text, words, hedge):
    assert words_of(text, only(text, read(text), words).hedge) == hedge


LAID = [
    (
        "The radio quoted David Cameron as saying that Berlin was lost.",
        "Berlin was lost",
        "David Cameron",
        ["The radio"],
    ),
    (
        "David Cameron was quoted by the radio as saying that Berlin was lost.",
        "Berlin was lost",
        "David Cameron",
        ["the radio"],
    ),
    (
        "David Cameron left at noon; Angela Merkel said that Berlin was lost.",
        "David Cameron left at noon",
        "",
        [],
    ),
    (
        '"Berlin is lost," Angela Merkel said, citing reports.',
        "Berlin is lost",
        "Angela Merkel",
        [],
    ),
    (
        "Rebels took Berlin on Friday, hours after talks had failed, Angela Merkel said.",
        "Rebels took Berlin on Friday",
        "Angela Merkel",
        [],
    ),
]


@needs_good_model
@pytest.mark.parametrize(("text", "words", "by", "via"), LAID)
def test_whom_it_is_laid_to(read, text, words, by, via):
    statement = only(text, read(text), words)
    assert words_of(text, statement.attribution) == by
    assert [words_of(text, each) for each in statement.via] == via


def test_a_single_speaker_is_not_they(read):
    text = "David Cameron said they had left Berlin."
    analysis = read(text)
    assert subjects(analysis, only(text, analysis, "they had left Berlin")) == set()


def test_nobody_is_the_subject_of_what_there_is(read):
    text = "David Cameron said there were many ships near Berlin."
    analysis = read(text)
    assert "David Cameron" not in subjects(
        analysis, only(text, analysis, "there were many ships near Berlin")
    )


# ------------------------------------------------------------ when and where

WHEN = [
    ("David Cameron met Angela Merkel on Monday.", "Monday"),
    ("David Cameron, who had left Berlin on Monday, met Angela Merkel.", None),
    ("David Cameron met Angela Merkel on Tuesday after he had left Berlin on Monday.", "Tuesday"),
    ("David Cameron recently met Angela Merkel.", None),
    ("David Cameron met Angela Merkel for two days.", None),
]


@pytest.mark.parametrize(("text", "day"), WHEN)
def test_when_is_the_clause_s_own_day(read, text, day):
    analysis = read(text)
    statement = only(text, analysis, text.rstrip("."))
    date = None if statement.date is None else analysis.dates[statement.date]
    assert (None if date is None else text[date.start : date.end]) == day


WHERE = [
    ("David Cameron met Angela Merkel in the town of Berlin.", "Berlin"),
    ("David Cameron met Berlin's mayor.", None),
    ("David Cameron met the mayor of Berlin.", None),
    ("David Cameron flew to Moscow and met Angela Merkel.", "Moscow"),
    ("In Berlin, David Cameron spoke of a journey to Moscow.", "Berlin"),
    ("David Cameron bombed Berlin.", "Berlin"),
]


@pytest.mark.parametrize(("text", "place"), WHERE)
def test_where_is_what_it_happens_in_leads_to_or_befalls(read, text, place):
    analysis = read(text)
    found = next(s.place for s in analysis.statements if s.rule == "clause.main")
    assert (None if found is None else analysis.chains[found].name) == place


PREDICATES = [
    ("David Cameron has not been seen.", "has not been seen"),
    ("David Cameron gave up.", "gave up"),
    ("David Cameron left Berlin.", "left"),
    ("David Cameron never left Berlin.", "never left"),
]


@pytest.mark.parametrize(("text", "words"), PREDICATES)
def test_the_predicate(read, text, words):
    assert words_of(text, read(text).statements[0].predicate) == words


def test_captions_and_credits_say_nothing(read):
    text = (
        "David Cameron arrives in Berlin on Monday. REUTERS/Peter Berg\n\n"
        "Angela Merkel met David Cameron in Berlin on Monday, and they spoke of the railways.\n\n"
        "More on this story: David Cameron leaves Berlin\n"
    )
    analysis = read(text)
    story = text.index("Angela")
    assert all(story <= s.start < text.index("More on") for s in analysis.statements)
