"""Statements: of whom, who says it, how surely, when; and nothing that is no statement."""

import pytest

from dossier.domain.analysis import Analysis, Attribution, Statement, StatementKind
from dossier.domain.passages import Span
from tests.unit.analysis.models import needs_good_model

NAMES = "Angela Merkel is the chancellor of Germany. "


def only(analysis: Analysis, text: str, words: str) -> Statement:
    found = [s for s in analysis.statements if text[s.start : s.end] == words]
    assert found, [text[s.start : s.end] for s in analysis.statements]
    return found[0]


def names(analysis: Analysis, chains: tuple[int, ...]) -> set[str]:
    return {analysis.chains[chain].name for chain in chains}


KINDS = [
    ("Angela Merkel flew to Moscow.", "Angela Merkel flew to Moscow", StatementKind.ACTION),
    ("Angela Merkel will visit Moscow.", "Angela Merkel will visit Moscow", StatementKind.PLAN),
    ("Angela Merkel is the leader of Germany.", "Angela Merkel is the leader of Germany", StatementKind.ROLE),
    ("Angela Merkel is tall.", "Angela Merkel is tall", StatementKind.ATTRIBUTE),
    (
        "Angela Merkel became chief executive of Siemens.",
        "Angela Merkel became chief executive of Siemens",
        StatementKind.ROLE,
    ),
    (
        "Angela Merkel is married to Joachim Sauer.",
        "Angela Merkel is married to Joachim Sauer",
        StatementKind.RELATION,
    ),
    ("Angela Merkel is a lawyer in Berlin.", "Angela Merkel is a lawyer in Berlin", StatementKind.ROLE),
    (
        "Angela Merkel served as mayor of Berlin.",
        "Angela Merkel served as mayor of Berlin",
        StatementKind.ROLE,
    ),
    ("Angela Merkel served tea as a welcome.", "Angela Merkel served tea as a welcome", StatementKind.ACTION),
    ("Angela Merkel takes office on Monday.", "Angela Merkel takes office on Monday", StatementKind.PLAN),
    (
        "Angela Merkel leaves Berlin speechless.",
        "Angela Merkel leaves Berlin speechless",
        StatementKind.ACTION,
    ),
    ("Angela Merkel is a friend of Moscow.", "Angela Merkel is a friend of Moscow", StatementKind.RELATION),
    (
        "Angela Merkel blamed Moscow for the war.",
        "Angela Merkel blamed Moscow for the war",
        StatementKind.SPEECH,
    ),
]


@pytest.mark.parametrize(("text", "words", "kind"), KINDS)
def test_kinds(read, text, words, kind):
    analysis = read(text)
    statement = only(analysis, text, words)
    assert statement.kind is kind
    assert names(analysis, statement.subjects) == {"Angela Merkel"}


def test_clauses_are_told_apart(read):
    text = "Angela Merkel left Berlin on Monday, and David Cameron flew to Paris on Tuesday."
    analysis = read(text)
    first = only(analysis, text, "Angela Merkel left Berlin on Monday")
    second = only(analysis, text, "David Cameron flew to Paris on Tuesday")
    assert names(analysis, first.subjects) == {"Angela Merkel"}
    assert names(analysis, second.subjects) == {"David Cameron"}
    assert first.date is not None
    assert second.date is not None
    assert [text[analysis.dates[d].start : analysis.dates[d].end] for d in (first.date, second.date)] == [
        "Monday",
        "Tuesday",
    ]


def test_a_relative_clause_says_whom_it_describes(read):
    text = "Police in Berlin met the tall minister who had left Paris, and Angela Merkel flew home."
    analysis = read(text)
    only(analysis, text, "the tall minister who had left Paris")


def test_a_pronoun_stands_for_its_person(read):
    text = "Angela Merkel left Berlin on Monday. She met David Cameron in Paris."
    analysis = read(text)
    statement = only(analysis, text, "She met David Cameron in Paris")
    assert names(analysis, statement.subjects) == {"Angela Merkel"}
    assert {"David Cameron", "Paris"} <= names(analysis, statement.others)


def test_reported_words_are_laid_to_who_says_them(read):
    text = "Angela Merkel said that David Cameron had left Berlin."
    analysis = read(text)
    (statement,) = analysis.statements
    assert text[statement.start : statement.end] == "David Cameron had left Berlin"
    assert names(analysis, statement.subjects) == {"David Cameron"}
    assert "Angela Merkel" in names(analysis, statement.others)
    assert statement.attribution is not None
    assert text[statement.attribution.start : statement.attribution.end] == "Angela Merkel"
    assert not statement.hedged


def test_unnamed_sources_are_attributed_too(read):
    text = "Sources close to the inquiry told AFP that David Cameron had left Berlin."
    statement = only(read(text), text, "David Cameron had left Berlin")
    assert statement.attribution is not None
    assert text[statement.attribution.start : statement.attribution.end] == "Sources close to the inquiry"
    assert statement.attribution.chain is None


def test_what_the_publication_says_itself_bears_no_attribution(read):
    (statement,) = read("David Cameron left Berlin.").statements
    assert statement.attribution is None


HEDGED = [
    ("David Cameron reportedly left Berlin.", "reportedly"),
    ("David Cameron may have left Berlin.", "may"),
    ("David Cameron is believed to have left Berlin.", "believed"),
    ("David Cameron allegedly drove to Berlin.", "allegedly"),
    ("David Cameron appears to have left Berlin.", "appears"),
]


@pytest.mark.parametrize(("text", "hedge"), HEDGED)
def test_hedges(read, text, hedge):
    (statement,) = read(text).statements
    assert statement.hedged
    assert statement.hedge is not None
    assert text[statement.hedge.start : statement.hedge.end] == hedge


NEGATED = [
    ("David Cameron did not leave Berlin.", True),
    ("David Cameron never left Berlin.", True),
    ("David Cameron left Berlin.", False),
]


@pytest.mark.parametrize(("text", "negated"), NEGATED)
def test_negation(read, text, negated):
    (statement,) = read(text).statements
    assert statement.negated is negated


BESIDE = [
    ("German Chancellor Angela Merkel left Berlin.", "German Chancellor Angela Merkel", StatementKind.ROLE),
    (
        "The country's defence minister, Angela Merkel, left Berlin.",
        "The country's defence minister, Angela Merkel",
        StatementKind.ROLE,
    ),
    ("Angela Merkel, 61, left Berlin.", "Angela Merkel, 61", StatementKind.ATTRIBUTE),
    (
        "David Cameron flew home. Cameron's brother, Alexander Cameron, left Berlin.",
        "Cameron's brother, Alexander Cameron",
        StatementKind.RELATION,
    ),
]


@pytest.mark.parametrize(("text", "words", "kind"), BESIDE)
def test_what_stands_beside_a_name(read, text, words, kind):
    assert only(read(text), text, words).kind is kind


def test_no_statement_without_anybody(read):
    assert read("It rained all day and the roads were wet.").statements == ()


def test_every_span_is_clean_and_every_index_exists(read):
    text = (
        "“We will win,” Angela Merkel said in Berlin, “and we will win soon.” "
        "She added: “Europe needs it.”\n\n"
        "David Cameron, who had left London on Monday, met her; the two agreed to help Greece.\n"
    )
    analysis = read(text)
    assert analysis.statements
    for statement in analysis.statements:
        words = text[statement.start : statement.end]
        assert words == words.strip(" ,;:\n")
        assert statement.subjects or statement.others
        assert all(0 <= chain < len(analysis.chains) for chain in statement.subjects + statement.others)
        assert not set(statement.subjects) & set(statement.others)


def words_of(text: str, span: Span | Attribution | None) -> str:
    return "" if span is None else text[span.start : span.end]


PREDICATES = [
    ("David Cameron did not leave Berlin.", "did not leave"),
    ("David Cameron has been told off.", "has been told off"),
    ("David Cameron is the leader of Britain.", "is"),
]


@pytest.mark.parametrize(("text", "predicate"), PREDICATES)
def test_the_predicate_is_the_verb_with_what_belongs_to_it(read, text, predicate):
    assert words_of(text, read(text).statements[0].predicate) == predicate


PLACES = [
    ("David Cameron met Angela Merkel in Berlin on his way to Moscow.", "Berlin"),
    ("David Cameron flew to Moscow.", "Moscow"),
    ("David Cameron left Moscow.", "Moscow"),
    ("David Cameron met Angela Merkel.", None),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_the_place(read, text, place):
    analysis = read(text)
    (statement,) = analysis.statements
    assert (None if statement.place is None else analysis.chains[statement.place].name) == place


NESTED = [
    (
        "Angela Merkel said that David Cameron had told her that Barack Obama was ill.",
        "Barack Obama was ill",
        "David Cameron",
        ["Angela Merkel"],
    ),
    (
        '"He told me that Barack Obama had lied," Angela Merkel said.',
        "Barack Obama had lied",
        "He",
        ["Angela Merkel"],
    ),
    (
        "The Guardian, citing two officials, reported that Barack Obama was ill.",
        "Barack Obama was ill",
        "two officials",
        ["The Guardian"],
    ),
    ("Angela Merkel said she believed that Barack Obama was ill.", "Barack Obama was ill", "she", []),
]


@pytest.mark.parametrize(("text", "words", "by", "via"), NESTED)
def test_through_whom_it_came(read, text, words, by, via):
    statement = only(read(text), text, words)
    assert words_of(text, statement.attribution) == by
    assert [words_of(text, each) for each in statement.via] == via


APART = [
    (
        "David Cameron left Berlin on Monday, leaving Angela Merkel alone with Vladimir Putin.",
        ["David Cameron left Berlin on Monday", "leaving Angela Merkel alone with Vladimir Putin"],
    ),
    (
        "David Cameron left Berlin because Angela Merkel had lied.",
        ["David Cameron left Berlin", "Angela Merkel had lied"],
    ),
    (
        "David Cameron left Berlin, with Angela Merkel leading the way.",
        ["David Cameron left Berlin", "Angela Merkel leading the way"],
    ),
]


@pytest.mark.parametrize(("text", "clauses"), APART)
def test_what_is_only_set_off_behind_a_clause_is_a_statement_of_its_own(read, text, clauses):
    assert [text[s.start : s.end] for s in read(text).statements] == clauses


LAID = [
    ("According to Angela Merkel, David Cameron left Berlin.", "Angela Merkel"),
    ("The bank, Angela Merkel said, would close in May.", "Angela Merkel"),
    ("The footage showed that David Cameron had left Berlin.", "The footage"),
]


@pytest.mark.parametrize(("text", "by"), LAID)
def test_whole_sentences_are_laid_to_who_says_them(read, text, by):
    (statement,) = read(text).statements
    assert words_of(text, statement.attribution) == by


def test_who_speaks_is_the_it_of_what_it_says(read):
    text = "Microsoft said it had closed the office."
    statement = only(read(text), text, "it had closed the office")
    assert names(read(text), statement.subjects) == {"Microsoft"}


UNSURE = [
    ("Angela Merkel will resign if David Cameron leaves.", "if"),
    ("Angela Merkel doubted whether David Cameron had left.", "doubted"),
]


@pytest.mark.parametrize(("text", "hedge"), UNSURE)
def test_conditions_and_doubts_are_hedges(read, text, hedge):
    (statement,) = read(text).statements
    assert words_of(text, statement.hedge) == hedge


def test_what_somebody_failed_to_do_is_denied(read):
    (statement,) = read("Angela Merkel failed to reach Berlin.").statements
    assert statement.negated


@needs_good_model
def test_a_headline_in_the_present_tells_what_happened(read):
    text = "Bus crash in northern Peru leaves at least 12 dead"
    assert only(read(text), text, text).kind is StatementKind.ACTION


def test_a_happening_without_a_dossier_is_no_subject(read):
    text = "According to a report seen by the Guardian, the company knew of the fault in Turin."
    analysis = read(text)
    assert all(analysis.chains[chain].name for s in analysis.statements for chain in s.subjects)
