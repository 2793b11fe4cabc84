"""The overview of a case, beside what counting row by row gives."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.domain.analysis import EntityKind
from dossier.domain.commands import (
    GradeStatement,
    RenameEntity,
    SetEntityStatus,
    SetStatementStatus,
    SettleContradiction,
    WithdrawSource,
)
from dossier.domain.documents import Metadata
from dossier.domain.entries import EntityRenamed, StatementGraded
from dossier.domain.errors import NotFound
from dossier.domain.judgements import Status, Verdict
from dossier.domain.overview import Disputed, Facet, Overview, Tally, Work
from dossier.store.readmodel import ReadModel, queries_overview
from tests.unit.store.readmodel.conftest import Show
from tests.unit.store.readmodel.desk import Desk
from tests.unit.store.readmodel.toy import Journal

LONG_AGO = "1970-01-01"
DAYS = ("2015-11-14", "2015-11-14T09:30", "2015-11-17", "", "2015-11-19")
PAPERS = ("Reuters", "Le Monde", "Reuters", "", "Gone")
TEXTS = (
    "On Saturday Ada saw the attack in Paris. 12 hurt.",
    "Bob: The attack in Paris on Saturday, 15 hurt and 3 dead.",
    "Ada met Bob in Paris. Ada saw Bob. Ada left.",
    "Bob is a painter. Élodie said no.",
    "Reuters said that the attack in Paris hurt Élodie. 40 hurt.",
)


class Case(Desk):
    def __init__(self, folder: Path) -> None:
        journal = Journal().begin()
        self.sources = [
            journal.ingest(text, f"{n}.txt", Metadata("", paper, (), day))
            for n, (text, paper, day) in enumerate(zip(TEXTS, PAPERS, DAYS, strict=True))
        ]
        super().__init__(folder, journal)
        self.do(WithdrawSource(self.sources[-1], ""))

    def id_of(self, name: str) -> str:
        return self.views.find(name)[0].id

    def said(self, words: str) -> str:
        return next(
            row.id
            for kind in EntityKind
            for entity in self.views.entities(kind)
            for row in self.views.statements(entity.id)
            if words in row.citation.exact
        )

    def overview(self, since: str = LONG_AGO, most: int | None = None) -> Overview:
        return self.views.overview(since, most=most)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = Case(tmp_path)
    yield made
    made.close()


def test_what_is_in_it_is_what_counting_the_rows_gives(case: Case) -> None:
    found, views = case.overview(), case.views
    rows = views.sources(withdrawn=False)
    assert (found.sources, found.withdrawn) == (len(rows), 1)
    days = Counter(row.published[:10] for row in rows)
    assert found.undated == days.pop("") == 1
    assert {each.value: each.sources for each in found.published if each.sources} == days
    assert [each.value for each in found.published] == [
        "2015-11-14",
        "2015-11-15",
        "2015-11-16",
        "2015-11-17",
    ]
    assert {each.value: each.sources for each in found.publishers} == Counter(row.publisher for row in rows)
    assert [each.value for each in found.publishers] == ["Reuters", "Le Monde", ""]
    assert found.formats == (Tally("text/plain", len(rows)),)
    assert found.kinds == {kind: views.count_entities(kind) for kind in EntityKind}


def test_the_most_mentioned_are_those_of_all_lists_together(case: Case) -> None:
    rows = [row for kind in EntityKind for row in case.views.entities(kind)]
    rows.sort(key=lambda row: -row.mentions)
    found = case.overview().mentioned
    assert sorted((e.entity.id, e.mentions, e.sources) for e in found) == sorted(
        (row.id, row.mentions, row.sources) for row in rows
    )
    assert [each.mentions for each in found] == [row.mentions for row in rows]
    assert case.overview(most=2).mentioned == found[:2]


def test_a_rejected_entity_is_neither_mentioned_nor_disputed(case: Case) -> None:
    bob = case.id_of("Bob")
    case.do(SetStatementStatus((case.said("Bob is a painter"),), Status.DISPUTED))
    assert bob in {each.entity.id for each in case.overview().disputed}
    case.do(SetEntityStatus((bob,), Status.REJECTED))
    found = case.overview()
    assert bob not in {each.entity.id for each in (*found.mentioned, *found.disputed)}
    assert found.kinds[EntityKind.PERSON] == case.views.count_entities(EntityKind.PERSON)


def test_what_waits_is_what_the_review_queue_holds(case: Case) -> None:
    case.do(SetEntityStatus((case.id_of("Bob"),), Status.CONFIRMED))
    case.do(SetStatementStatus((case.said("Ada left"),), Status.CONFIRMED))
    queue, found = case.views.review("ada-1"), case.overview()
    kinds = Counter(row.entity.kind for row in queue if row.entity)
    assert found.unreviewed == {kind: kinds[kind] for kind in EntityKind}
    assert found.unreviewed_statements == sum(row.statement is not None for row in queue)


def test_disputed_are_statements_conflicts_contradictions_and_entities_themselves(case: Case) -> None:
    """The withdrawn article's 40 hurt contradict nothing."""
    (row,) = case.overview().disputed
    attack = next(e for e in case.views.entities(EntityKind.EVENT) if e.name.startswith("attack"))
    assert row == Disputed(row.entity, contradictions=len(case.views.contradictions()))
    assert (row.entity.id, row.contradictions) == (attack.id, 1)

    ada, bob = case.id_of("Ada"), case.id_of("Bob")
    case.do(SetStatementStatus((case.said("Ada saw Bob"),), Status.DISPUTED))
    case.do(SetEntityStatus((bob,), Status.DISPUTED))
    met = case.said("Ada met Bob")
    case.do(GradeStatement(met, "B2"))
    source = case.views.statement(met).citation.source
    case.journal.append(StatementGraded(met, source, "C3"), analyst="ben-1")
    case.do(RenameEntity(ada, "Ada L."))
    case.journal.append(EntityRenamed(ada, "Ada Byron"), analyst="ben-1")
    case.views.catch_up()

    by_id = {each.entity.id: each for each in case.overview().disputed}
    assert len(case.views.conflicts()) == 2
    assert (by_id[ada].statements, by_id[ada].conflicts, by_id[ada].itself) == (1, 2, False)
    assert (by_id[bob].statements, by_id[bob].conflicts, by_id[bob].itself) == (1, 1, True)
    totals = [each.total for each in case.overview().disputed]
    assert totals == sorted(totals, reverse=True) == [3, 3, 1, 1]
    assert case.overview(most=1).disputed_in_all == 4
    assert len(case.overview(most=1).disputed) == 1


def test_what_an_analyst_settled_is_no_longer_disputed(case: Case) -> None:
    (row,) = case.views.contradictions(statuses=(Verdict.OPEN,))
    assert case.overview().contradictions == 1
    case.do(SettleContradiction(row.one.place, row.other.place, Verdict.EXPLAINED))
    found = case.overview()
    assert (found.contradictions, found.disputed) == (0, ())
    case.do(SettleContradiction(row.one.place, row.other.place, Verdict.OPEN, "look again"))
    found = case.overview()
    assert found.contradictions == found.disputed[0].contradictions == 1


def test_in_a_large_case_the_figures_of_the_most_told_events_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal().begin()
    for n, text in enumerate((TEXTS[0], "Bob: The attack in Paris on Saturday, 15 hurt.", "Ada saw 3 dead.")):
        journal.ingest(text, f"{n}.txt", Metadata("", "", (), "2015-11-14"))
    desk = Desk(tmp_path, journal)
    whole = desk.views.overview(LONG_AGO)
    assert whole.contradictions == whole.disputed[0].contradictions == 1
    monkeypatch.setattr(queries_overview, "MOST_FIGURES", 2)
    most_told = desk.views.overview(LONG_AGO)
    assert (most_told.contradictions, most_told.disputed) == (None, whole.disputed)
    (row,) = desk.views.contradictions()
    desk.do(SettleContradiction(row.one.place, row.other.place, Verdict.NOT_ONE))
    assert desk.views.overview(LONG_AGO).disputed == ()
    desk.close()


def test_new_are_sources_entries_and_what_each_analyst_did_since(case: Case) -> None:
    made = case.journal.made
    moments = {entry.id: row.at for row in case.views.history() for entry in made if entry.id == row.id}
    case.do(RenameEntity(case.id_of("Bob"), "Bobby"), "ben-1")
    last_source = next(row for row in case.views.sources() if row.file == "3.txt")
    new = case.overview(last_source.ingested).new
    assert new.since == last_source.ingested
    assert new.sources == 1  # that of 4.txt is withdrawn
    assert new.entries == sum(at >= last_source.ingested for at in moments.values()) + len(made) - len(
        moments
    )
    assert new.work == (Work("ada-1", "Ada Lovelace", 1), Work("ben-1", "ben-1", 1))
    assert case.overview("2999-01-01").new.entries == case.overview("2999-01-01").new.sources == 0
    with pytest.raises(NotFound, match="no day or moment"):
        case.overview("entry:3")


def test_behind_each_number_are_the_sources_that_it_counts(case: Case) -> None:
    views, found = case.views, case.overview()
    rows = views.sources(withdrawn=False)
    for facet, tallies, of in (
        (Facet.PUBLISHED, [*found.published, Tally("", found.undated)], lambda row: row.published[:10]),
        (Facet.PUBLISHER, found.publishers, lambda row: row.publisher),
        (Facet.FORMAT, found.formats, lambda row: row.media_type),
    ):
        for each in tallies:
            there = views.sources_by(facet, each.value)
            assert len(there) == each.sources == views.count_sources_by(facet, each.value)
            assert {row.id for row in there} == {row.id for row in rows if of(row) == each.value}
    assert [row.file for row in views.sources_by(Facet.PUBLISHED, "2015-11")] == ["0.txt", "1.txt", "2.txt"]
    assert [row.file for row in views.sources_by(Facet.PUBLISHED, "2015", offset=1, limit=1)] == ["1.txt"]
    since = views.sources()[2].ingested
    assert [row.file for row in views.sources_by(Facet.TAKEN_IN, since)] == ["2.txt", "3.txt"]
    assert (
        views.count_history(since=since)
        == len(views.history(since=since))
        == case.overview(since).new.entries
    )


def test_an_empty_case_has_an_overview_of_nothing(show: Show) -> None:
    view: ReadModel = show(Journal().begin())
    found = view.overview(LONG_AGO)
    assert (found.sources, found.published, found.publishers, found.mentioned, found.disputed) == (
        0, (), (), (), (),
    )  # fmt: skip
    assert set(found.kinds.values()) == set(found.unreviewed.values()) == {0}
    assert (found.new.sources, found.new.entries, found.new.work) == (0, 2, ())
