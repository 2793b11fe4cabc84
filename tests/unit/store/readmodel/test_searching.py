"""Searching a toy case: booleans, fields, kinds of hits, spellings, typing errors; and that nothing typed breaks it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.domain import targets
from dossier.domain.commands import (
    CorrectSource,
    DropSearch,
    GradeSource,
    RestoreSource,
    SaveSearch,
    SetAlias,
    SetStatementStatus,
    SetTag,
    Undo,
    WithdrawSource,
    WriteNote,
)
from dossier.domain.documents import Metadata
from dossier.domain.errors import CommandRefused
from dossier.domain.found import Hit, Results
from dossier.domain.judgements import Status
from dossier.domain.searching import readable
from tests.unit.store.readmodel.desk import Desk
from tests.unit.store.readmodel.toy import Journal

ONE = (
    'Ada was in Paris.\n\nThe attack was on Saturday. "Run for it," Ada said.\n\n'
    "Elodie left. Nobody saw the naïve plan.\n"
)
TWO = "Bob went to Paris.\n\nThe walk was long, and the plan was good.\n"
THREE = "Nothing about anybody. A plan of the market.\n"


class Case:
    def __init__(self, folder: Path) -> None:
        journal = Journal().begin()
        self.one = journal.ingest(ONE, "one.txt", Metadata("First story", "Press", ("Cléo",), "2015-11-17"))
        self.two = journal.ingest(TWO, "two.txt", Metadata("Second story", "Herald", (), "2015-12-01"))
        self.three = journal.ingest(THREE, "three.txt")
        self.desk = Desk(folder, journal)
        self.views = self.desk.views
        self.names = {self.one: "one", self.two: "two", self.three: "three"}

    def results(self, query: str) -> Results:
        return self.views.results(query)

    def hits(self, query: str, kind: str = "passage") -> list[Hit]:
        return [hit for hit in self.results(query).hits if hit.kind == kind]

    def sources(self, query: str) -> set[str]:
        """Those in which something is found, by name."""
        return {
            self.names[hit.source] for hit in self.results(query).hits if hit.kind in ("passage", "source")
        }

    def statement(self, words: str) -> str:
        return next(hit.target for hit in self.hits(words, "statement")).partition(":")[2]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = Case(tmp_path)
    yield made
    made.desk.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("plan", {"one", "two", "three"}),
        ("ada plan", {"one"}),
        ("bob OR attack", {"one", "two"}),
        ("plan NOT paris", {"three"}),
        ("plan NOT (ada OR bob)", {"three"}),
        ('"the plan"', {"two"}),
        ("wal*", {"two"}),
        ("NEAR(walk plan, 5)", {"two"}),
        ("NEAR(walk plan, 1)", set()),
        ("naive", {"one"}),
        ("NAÏVE", {"one"}),
        ("person:ada", {"one"}),
        ("place:paris plan", {"one", "two"}),
        ("place:paris NOT person:ada", {"two"}),
        ("person:ada OR walk", {"one", "two"}),
        ("event:attack", {"one"}),
        ("speaker:ada", {"one"}),
        ("publisher:press", {"one"}),
        ("source:second", {"two"}),
        ("source:three", {"three"}),
        ("date:2015-11", {"one"}),
        ("date:2015-11-17..2015-12", {"one", "two"}),
        ("date:2016..", set()),
        ("NOT plan", set()),
        ("NOT ada", {"two", "three"}),
        ("xyzzy", set()),
    ],
)
def test_a_query_is_true_of_whole_sources(case: Case, query: str, expected: set[str]) -> None:
    assert case.sources(query) == expected
    assert case.results(query).sources == len(expected)
    assert case.views.facets(query).sources == len(expected)


def test_hits_are_passages_with_the_words_marked_those_that_have_all_first(case: Case) -> None:
    hits = case.hits("attack saturday ada")
    assert [ONE[a:b] for a, b in hits[0].marks] == ["attack", "Saturday", "Ada"]
    assert len(hits) == 2
    for hit in hits:
        assert hit.text == ONE[hit.start : hit.end]
        assert (hit.publisher, hit.published[:4]) == ("Press", "2015")
    assert [hit.paragraph for hit in hits] == [2, 1]


def test_a_phrase_that_runs_over_the_end_of_a_paragraph_is_shown_in_both(case: Case) -> None:
    (hit,) = case.hits('"in paris the attack"')
    assert [ONE[a:b] for a, b in hit.marks] == ["in Paris.\n\nThe attack"]
    assert hit.text == ONE[hit.start : hit.end]
    assert hit.text.endswith("Ada said.")


def test_statements_and_quotes_have_the_words_themselves(case: Case) -> None:
    assert [hit.text for hit in case.hits("attack", "statement")] == ["The attack was on Saturday."]
    (quote,) = case.hits("run", "quote")
    assert (quote.text, quote.name, ONE[slice(*quote.marks[0])]) == ('"Run for it,"', "Ada", "Run")
    assert not case.hits("attack", "quote")
    assert {hit.kind for hit in case.results("kind:quote run").hits} == {"quote"}
    assert {hit.kind for hit in case.results("kind:person ada").hits} == {"person"}
    assert {hit.kind for hit in case.results("(kind:quote OR kind:statement) run").hits} <= {
        "quote",
        "statement",
    }


def test_what_analysts_decide_can_be_searched_for(case: Case) -> None:
    walk, attack = case.statement("walk"), case.statement("attack")
    case.desk.do(SetStatementStatus((walk,), Status.CONFIRMED))
    case.desk.do(SetStatementStatus((attack,), Status.REJECTED))
    case.desk.do(GradeSource(case.two, "B2"))
    case.desk.do(SetTag(targets.of_source(case.one), "Déjà vu"))
    assert [hit.target for hit in case.hits("status:confirmed", "statement")] == [targets.of_statement(walk)]
    assert not case.hits("attack", "statement"), "rejected"
    assert len(case.hits("status:rejected attack", "statement")) == 1
    assert case.sources("status:confirmed plan") == {"two"}
    assert case.sources("grade:B2") == case.sources("grade:C3+") == {"two"}
    assert not case.sources("grade:A1+")
    assert case.sources('tag:"deja vu" plan') == {"one"}
    assert case.sources("status:unreviewed plan") == {"one", "two"}, "three has no statements"


def test_notes_are_found_and_follow_their_source(case: Case) -> None:
    case.desk.do(WriteNote("n1", targets.of_source(case.one), "Ask whether the lorry was seen"), "ada-1")
    case.desk.do(WriteNote("n2", targets.CASE, "A lorry again"), "bob-2")
    assert [hit.text for hit in case.hits("lorry", "note")] == [
        "A lorry again",
        "Ask whether the lorry was seen",
    ]
    (note,) = case.hits("lorry date:2015-11", "note")
    assert (note.source, [note.text[a:b] for a, b in note.marks]) == (case.one, ["lorry"])
    assert len(case.hits("lorry by:lovelace", "note")) == 1
    case.desk.do(WriteNote("n1", targets.of_source(case.one), "Never mind"))
    assert len(case.hits("lorry", "note")) == 1
    case.desk.do(WriteNote("n2", targets.CASE, ""))
    assert not case.hits("lorry", "note")


def test_other_spellings_of_a_name_are_looked_for_too_but_not_of_quoted_words(case: Case) -> None:
    elodie = case.hits("elodie", "person")[0].entity
    assert elodie is not None
    case.desk.do(SetAlias(elodie, "Mme Ellody"))
    found = case.results("Ellody")
    assert [(each.word, each.spellings) for each in found.also] == [("ellody", ("elodie",))]
    assert case.sources("Ellody") == {"one"}
    assert not case.sources('"Ellody"')
    assert not case.results('"Ellody"').also


def test_typing_errors_are_noticed(case: Case) -> None:
    assert case.results("atack plan").instead == "attack plan"
    assert case.results("markte").instead == "market"
    assert case.results("(noboddy OR attack) NOT walk").instead == "(nobody OR attack) NOT walk"
    for query in ("attack", "qqqqqqq", '"atack"', "12345"):
        assert not case.results(query).instead


def test_operators_in_small_letters_are_offered_in_capitals_where_nothing_is_found(case: Case) -> None:
    assert case.results("qqqqqqq or attack").instead == "qqqqqqq OR attack"
    assert case.results("qqqqqqq or attack").sources == 0
    assert not case.results("qqqqqqq OR rrrrrrr").instead


def test_facets_count_sources_and_narrow_to_what_they_count(case: Case) -> None:
    facets = case.views.facets("plan")
    assert (facets.sources, facets.counted) == (3, 3)
    held = {(each.name, each.value): each.count for each in facets.facets}
    assert held["place", "Paris"] == 2
    assert held["publisher", "Herald"] == held["date", "2015-12"] == 1
    for (name, value), count in held.items():
        assert case.results(f'plan {name}:"{value}"').sources == count
    assert {each.kind: each.count for each in case.results("plan").kinds} == {"passage": 3, "statement": 1}


def test_a_correction_and_a_withdrawal_are_followed(case: Case) -> None:
    case.desk.do(CorrectSource(case.two, "publisher", "Gazette"))
    assert case.sources("publisher:gazette") == {"two"}
    assert not case.sources("publisher:herald")
    case.desk.do(WithdrawSource(case.two))
    assert not case.sources("walk")
    assert not case.sources("publisher:gazette")
    assert case.sources("NOT ada") == {"three"}
    case.desk.do(RestoreSource(case.two))
    assert case.sources("walk") == case.sources("publisher:gazette") == {"two"}


def test_an_empty_case_has_nothing_to_find(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Journal().begin())
    assert desk.views.results("anything") == Results("anything")
    assert not desk.views.facets("anything").facets
    assert not desk.views.arrived_since("anything", 0)
    desk.close()


# ---- saved searches


def test_a_search_is_saved_changed_dropped_and_each_taken_back(case: Case) -> None:
    def kept() -> list[tuple[str, str]]:
        return [(each.name, each.query) for each in case.views.saved_searches()]

    case.desk.do(SaveSearch("q1", " Plans ", "plan  NOT paris"))
    assert kept() == [("Plans", "plan NOT paris")]
    assert case.views.saved_searches()[0].analyst == "Ada Lovelace"
    case.desk.do(SaveSearch("q1", "Plans", "plan"))
    case.desk.do(DropSearch("q1"))
    assert not kept()
    case.desk.do(Undo())
    assert kept() == [("Plans", "plan")]
    case.desk.do(Undo())
    assert kept() == [("Plans", "plan NOT paris")]
    case.desk.do(Undo())
    assert not kept()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (SaveSearch("q", "", "plan"), "cannot be empty"),
        (SaveSearch("q", "x", "plan AND"), "nothing behind AND"),
        (SaveSearch("q", "x", " — "), "nothing to look for"),
        (DropSearch("q"), "not kept"),
    ],
)
def test_a_search_that_is_none_is_not_saved(case: Case, command: SaveSearch | DropSearch, words: str) -> None:
    with pytest.raises(CommandRefused, match=words):
        case.desk.do(command)


def test_what_came_in_since_is_known(case: Case) -> None:
    last = case.views.last_position()
    assert not case.views.arrived_since("plan", last)
    new = case.desk.journal.ingest("Another plan.\n", "four.txt")
    case.desk.journal.ingest("Something else.\n", "five.txt")
    case.views.catch_up()
    assert case.views.arrived_since("plan", last) == {new}
    assert len(case.views.arrived_since("plan", 0)) == 4


# ---- nothing that is typed breaks the index


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    made = Case(tmp_path_factory.mktemp("searching"))
    made.desk.do(WriteNote("n1", targets.of_source(made.one), "plan"))
    yield made
    made.desk.close()


TOKENS = """plan paris ada "the plan" "" wal* * ( ) AND OR NOT NEAR NEAR( NEAR/3 , 5) - -ada person:ada person:"
    date:2015
    date:9999-99 date:2016..2015 kind:quote kind:person status:confirmed status:unreviewed grade:B2+ by:ada tag:x
    speaker:ada source:one publisher:é event:attack col:x {a} ^ + ~ ' ; \\ % _ 😀 𞤀 日本 a'b l’attaque don't a.b:c --"""
tokens = st.sampled_from([*TOKENS.split(), "e\u0301", "\x00", "\ud800", "x\u00adb"])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(tokens, max_size=8).map(" ".join) | st.text(max_size=30))
def test_no_query_breaks_the_index(shared: Case, query: str) -> None:
    mended = readable(query)
    found = shared.views.results(mended, most=5)
    shared.views.facets(mended)
    shared.views.arrived_since(mended, 0)
    for hit in found.hits:
        text = {shared.one: ONE, shared.two: TWO, shared.three: THREE}.get(hit.source, "")
        if hit.kind not in ("note", "person", "event", "place", "organisation"):
            assert hit.text == text[hit.start : hit.end]
            assert all(hit.start <= a <= b <= hit.end for a, b in hit.marks)
    json.dumps(found.query)
