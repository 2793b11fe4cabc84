"""The review queue, what is like what, merge previews, notes, tags, and the history of one thing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.commands import (
    CompareEntities,
    CreateEntity,
    EditStatement,
    GradeSource,
    GradeStatement,
    JudgePassages,
    MergeEntities,
    RemoveStatement,
    RenameEntity,
    SetEntityStatus,
    SetEventDetail,
    SetStatementStatus,
    SetTag,
    SkipSuggestion,
    SplitEntity,
    Undo,
    UnmergeEntity,
    WriteNote,
    WriteStatement,
)
from dossier.domain.entries import Assertion
from dossier.domain.errors import CommandRefused, NotFound
from dossier.domain.judgements import Comparison, Reference, Status
from dossier.domain.targets import Place, of_entity, of_passage, of_source, of_statement
from dossier.domain.time_marks import TimeFilter
from tests.unit.store.readmodel.desk import Desk
from tests.unit.store.readmodel.toy import Journal

ONE = "Ada met Bob in Paris. Ada saw Bob. Ada left. She wept.\n\nThe attack was on Saturday, Élodie said."
TWO = "Bob is a painter. \N{GRINNING FACE} Ada is a spy according to Reuters."


class Case(Desk):
    def __init__(self, folder: Path) -> None:
        journal = Journal().begin()
        self.one = journal.ingest(ONE, "one.txt")
        self.two = journal.ingest(TWO, "two.txt")
        super().__init__(folder, journal)

    def id_of(self, name: str) -> str:
        (row,) = self.views.find(name)
        return row.id

    def said(self, words: str) -> str:
        """The id of the statement that holds these words."""
        return next(
            row.id
            for kind in EntityKind
            for entity in self.views.entities(kind)
            for row in self.views.statements(entity.id)
            if words in row.citation.exact
        )

    def queue(self, analyst: str = "ada-1", only: str = "") -> list[str]:
        return [each.target for each in self.views.review(analyst, only=only)]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    case = Case(tmp_path)
    yield case
    case.close()


def test_doubtful_and_frequent_suggestions_come_first(case: Case) -> None:
    found = case.views.review("ada-1")
    assert [each.worth for each in found] == sorted((each.worth for each in found), reverse=True)
    assert found[0].statement is not None  # 800 sure of what is said of Ada, who is named four times
    assert found[0].citation is not None
    assert "found by sentence" in found[0].why
    names = case.views.review("ada-1", only="entity")
    assert [each.entity.name for each in names if each.entity][:2] == ["Ada", "Bob"]
    assert all(each.citation for each in names)
    assert case.views.count_review() == len(found) == case.views.counts().review


def test_pages_of_the_queue_fit_together(case: Case) -> None:
    case.do(SkipSuggestion(case.queue()[1]))
    whole = case.queue()
    pages = [
        each.target
        for start in range(0, len(whole), 3)
        for each in case.views.review("ada-1", offset=start, limit=3)
    ]
    assert pages == whole


def test_what_is_decided_leaves_the_queue_and_comes_back_with_undo(case: Case) -> None:
    before = case.queue()
    ada, spy = case.id_of("Ada"), case.said("spy")
    case.do(SetEntityStatus((ada,), Status.CONFIRMED))
    case.do(SetStatementStatus((spy,), Status.REJECTED))
    case.do(EditStatement(case.said("painter"), (("hedged", "yes"),)))
    gone = set(before) - set(case.queue())
    assert gone == {of_entity(ada), of_statement(spy), of_statement(case.said("painter"))}
    case.undo_all()
    assert case.queue() == before


def test_skipping_is_ones_own_and_puts_at_the_end(case: Case) -> None:
    first, second = case.queue()[:2]
    case.do(SkipSuggestion(first))
    assert case.queue()[0] == second
    assert case.queue()[-1] == first
    assert case.views.review("ada-1")[-1].skipped
    assert case.queue("bob-2")[0] == first


def test_alike_are_the_same_sort_of_statement_about_the_same(case: Case) -> None:
    met = case.said("met")
    found = case.views.alike(of_statement(met))
    assert found[0].target == of_statement(met)
    assert {each.statement.citation.exact for each in found if each.statement} == {
        "Ada met Bob in Paris.",
        "Ada saw Bob.",
        "Ada left.",
    }
    assert case.views.count_alike(of_statement(met)) == 3
    case.do(SetStatementStatus((case.said("left"),), Status.CONFIRMED))
    assert case.views.count_alike(of_statement(met)) == 2


def test_alike_goes_beyond_the_same_where_nothing_else_is_like_it(case: Case) -> None:
    spy = case.said("spy")
    others = {each.target for each in case.views.alike(of_statement(spy))}
    assert others == {of_statement(spy), of_statement(case.said("painter"))}
    with pytest.raises(NotFound):
        case.views.alike(of_statement("statement-none"))


def test_a_preview_says_what_a_merge_would_make(case: Case) -> None:
    ada, bob = case.id_of("Ada"), case.id_of("Bob")
    preview = case.views.merge_preview(ada, [bob])
    case.do(MergeEntities(ada, (bob,)))
    row, dossier = case.views.entity(ada), case.views.dossier(ada)
    assert (preview.name, preview.aliases) == (row.name, row.aliases)
    assert (preview.mentions, preview.sources, preview.statements) == (
        row.mentions,
        row.sources,
        dossier.statements,
    )
    assert preview.stopped == ()


def test_a_preview_says_what_stops_a_merge(case: Case) -> None:
    ada, bob, elodie = case.id_of("Ada"), case.id_of("Bob"), case.id_of("Elodie")
    case.do(CompareEntities(ada, bob, Comparison.DIFFERENT, "seen together"))
    case.do(MergeEntities(bob, (elodie,)))
    (why,) = case.views.merge_preview(ada, [elodie]).stopped
    assert "“Ada” and “Bob” are different" in why
    assert "seen together" in why
    assert not case.attempt(MergeEntities(ada, (elodie,)))
    assert case.views.merge_preview(ada, [case.id_of("Paris")]).stopped


def test_a_merged_id_means_what_it_is_merged_into(case: Case) -> None:
    ada, bob = case.id_of("Ada"), case.id_of("Bob")
    case.do(MergeEntities(ada, (bob,)))
    assert case.views.entity(bob).id == ada
    assert [row.entity.name for row in case.views.dossier(bob).merged] == ["Bob"]
    assert case.id_of("Bob") == ada
    assert case.views.statements(bob) == case.views.statements(ada)


def test_what_is_said_of_two_stands_in_both_dossiers(case: Case) -> None:
    ada, bob = case.id_of("Ada"), case.id_of("Bob")
    case.do(CompareEntities(ada, bob, Comparison.POSSIBLY_SAME, "one voice"))
    for id, other in ((ada, "Bob"), (bob, "Ada")):
        (row,) = case.views.dossier(id).compared
        assert (row.entity.name, row.comparison, row.reason) == (other, Comparison.POSSIBLY_SAME, "one voice")
        assert row.analyst == "Ada Lovelace"


def test_rejected_entities_and_statements_are_apart(case: Case) -> None:
    ada, spy = case.id_of("Ada"), case.said("spy")
    persons, statements = case.views.counts().persons, case.views.dossier(ada).statements
    case.do(SetStatementStatus((spy,), Status.REJECTED))
    dossier = case.views.dossier(ada)
    assert (dossier.statements, dossier.rejected) == (statements - 1, 1)
    assert [row.id for row in case.views.statements(ada, rejected=True)] == [spy]
    assert of_statement(spy) not in {mark.target for mark in case.views.time_marks().marks}
    case.do(SetEntityStatus((ada,), Status.REJECTED))
    assert case.views.counts().persons == persons - 1
    assert [row.id for row in case.views.entities(EntityKind.PERSON, status=Status.REJECTED)] == [ada]
    assert all(mark.entity != ada for mark in case.views.reading(case.one).marks)
    assert all(hit.entity != ada for hit in case.views.search("Ada"))
    assert case.id_of("Ada") == ada, "it can be found, for nothing else is meant"


def test_a_grade_is_inherited_and_overridden(case: Case) -> None:
    spy = case.said("spy")
    case.do(GradeSource(case.two, "b2"))
    row = case.views.statement(spy)
    assert (row.grade, row.own_grade, case.views.source(case.two).grade) == ("B2", "", "B2")
    case.do(GradeStatement(spy, "D5"))
    row = case.views.statement(spy)
    assert (row.grade, row.own_grade) == ("D5", "D5")
    case.do(GradeStatement(spy, ""))
    assert case.views.statement(spy).grade == "B2"


def test_notes_and_tags_on_anything(case: Case) -> None:
    ada, bob, spy = case.id_of("Ada"), case.id_of("Bob"), case.said("spy")
    start = TWO.index("spy")
    passage = of_passage(case.two, start, start + 3)
    for n, target in enumerate(("case", of_source(case.one), of_entity(ada), of_statement(spy), passage)):
        case.do(WriteNote(f"note-{n}", target, f"note on {target}"))
        case.do(SetTag(target, "100%_sure:yes"))
    rows = case.views.notes()
    assert len(rows) == 5 == case.views.count_notes()
    by_target = {row.target: row for row in rows}
    assert by_target[passage].citation is not None
    assert by_target[passage].citation.exact == "spy"
    assert "spy" in by_target[passage].about
    assert by_target[of_entity(ada)].about == "Ada"
    assert case.views.tags() == [("100%_sure:yes", 5)]
    assert case.views.dossier(ada).tags == ("100%_sure:yes",)
    assert case.views.statement(spy).tags == ("100%_sure:yes",)
    assert (case.views.statement(spy).notes, case.views.source(case.one).notes) == (1, 1)
    case.do(MergeEntities(bob, (ada,)))
    assert case.views.count_notes(of_entity(bob)) == 1, "what was noted on the merged one is on the whole"
    case.do(WriteNote("note-0", "case", ""))
    assert case.views.count_notes("case") == 0


def test_a_written_statement_stands_beside_the_machines(case: Case) -> None:
    ada = case.id_of("Ada")
    start = ONE.index("She")
    case.do(
        WriteStatement(
            "statement-1",
            case.one,
            Assertion(start, start + 9, "", StatementKind.ACTION, (ada,), date="2015-11-13"),
        )
    )
    row = case.views.statement("statement-1")
    assert (row.citation.exact, row.written, row.date, row.status) == (
        "She wept.", True, "2015-11-13", Status.UNREVIEWED
    )  # fmt: skip
    wanted = TimeFilter(entities=(ada,))
    assert of_statement(row.id) in {mark.target for mark in case.views.time_marks(wanted).marks}
    assert of_statement("statement-1") not in case.queue()
    case.do(RemoveStatement("statement-1"))
    with pytest.raises(NotFound):
        case.views.statement("statement-1")


def test_what_others_decided_on_a_written_statement_keeps_it(case: Case) -> None:
    start = ONE.index("She")
    said = Assertion(start, start + 9, "", StatementKind.ACTION, (case.id_of("Ada"),))
    case.do(WriteStatement("statement-1", case.one, said))
    case.do(SetStatementStatus(("statement-1",), Status.CONFIRMED), "bob-2")
    with pytest.raises(CommandRefused, match="built on it since"):
        case.do(Undo())
    case.do(Undo(), "bob-2")
    case.do(Undo())
    with pytest.raises(NotFound):
        case.views.statement("statement-1")


def test_only_mentions_of_an_entity_are_split_off_it(case: Case) -> None:
    start = ONE.index("Bob")
    with pytest.raises(CommandRefused, match="“Bob” is no mention of Ada"):
        case.do(SplitEntity(case.id_of("Ada"), "person-new", "New", (Place(case.one, start, start + 3),)))


def test_a_link_makes_a_mention_and_takes_the_statement_along(case: Case) -> None:
    case.do(CreateEntity("person-zoe", EntityKind.PERSON, "Zoe"))
    start = ONE.rindex("Ada")
    case.do(JudgePassages((Place(case.one, start, start + 3),), Reference.IS, "person-zoe"))
    assert [row.citation.exact for row in case.views.statements("person-zoe")] == ["Ada left."]
    assert case.said("Ada left") not in {row.id for row in case.views.statements(case.id_of("Ada"))}
    (mention,) = case.views.mentions("person-zoe")
    assert (mention.citation.exact, mention.reference) == ("Ada", Reference.IS)
    case.do(JudgePassages((Place(case.one, start, start + 3),), Reference.IS_NOT, "person-zoe"))
    assert not case.views.mentions("person-zoe")
    assert case.views.dossier("person-zoe").created


def test_overlapping_and_adjacent_links_all_stand(case: Case) -> None:
    for name in ("A", "B", "C"):
        case.do(CreateEntity(f"person-{name}", EntityKind.PERSON, name))
    spans = {"A": (0, 11), "B": (4, 11), "C": (11, 20)}  # “Ada met Bob”, “met Bob”, “ in Paris”
    for name, (start, end) in spans.items():
        case.do(JudgePassages((Place(case.one, start, end),), Reference.IS, f"person-{name}"))
    marks = {(m.start, m.end): m.entity for m in case.views.reading(case.one).marks}
    for name, span in spans.items():
        assert marks[span] == f"person-{name}"


def test_an_event_as_analysts_set_it(case: Case) -> None:
    (event,) = case.views.entities(EntityKind.EVENT)
    ada, paris = case.id_of("Ada"), case.id_of("Paris")
    case.do(SetEventDetail(event.id, "when", "2015-11-13"))
    case.do(SetEventDetail(event.id, "where", paris))
    case.do(SetEventDetail(event.id, "who", f"witness\t{ada}"))
    facts = case.views.dossier(event.id).event
    assert facts is not None
    assert (facts.date, [ref.name for ref in facts.places]) == ("2015-11-13", ["Paris"])
    assert [(role, ref.name) for role, ref in facts.participants] == [("witness", "Ada")]
    assert facts.edited == ("when", "where", "who")
    assert case.views.entity(event.id).date == "2015-11-13"
    case.do(SetEventDetail(event.id, "who", ""))
    facts = case.views.dossier(event.id).event
    assert facts is not None
    assert facts.participants == ()


def test_the_history_of_one_thing_and_its_filters(case: Case) -> None:
    ada, bob, spy = case.id_of("Ada"), case.id_of("Bob"), case.said("spy")
    case.do(RenameEntity(bob, "Robert"), "bob-2")
    case.do(MergeEntities(ada, (bob,)))
    case.do(SetStatementStatus((spy,), Status.DISPUTED))
    of_ada = [row.summary for row in case.views.history(subject=ada)]
    assert any("merged Robert into Ada" in words for words in of_ada)
    assert any("renamed Bob to Robert" in words for words in of_ada), "and of what is one with it"
    assert [row.kind for row in case.views.history(subject=spy)] == ["StatementAdopted", "StatementStatusSet"]
    assert {row.kind for row in case.views.history(analyst="bob-2")} == {"EntityAdopted", "EntityRenamed"}
    (row,) = case.views.history(kind="EntityMerged")
    assert (row.target, row.act) == (of_entity(bob), "act-2")
    assert case.views.count_history(text="robert") == 1
    assert case.views.count_history(subject=ada) == len(of_ada)
    case.do(UnmergeEntity(ada, bob))
    assert case.views.history(subject=ada)[-1].summary == "took Robert out of Ada again"
