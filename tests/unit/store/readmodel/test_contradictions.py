"""Contradictions in the read model: settled, taken back, and still so after a new analysis or a merge."""

from pathlib import Path

import pytest

from dossier.domain.analysis import EntityKind
from dossier.domain.commands import SettleConflict, SettleContradiction
from dossier.domain.documents import Metadata
from dossier.domain.entries import SourceMetadataSet, SourceWithdrawn
from dossier.domain.errors import NotFound
from dossier.domain.judgements import Verdict
from dossier.store.readmodel import ReadModel
from tests.unit.store.readmodel.desk import Desk
from tests.unit.store.readmodel.toy import Journal

ONE = "On Saturday Ada saw the attack in Paris. 12 hurt."
TWO = "Bob: The attack in Paris on Saturday, 15 hurt and 3 dead."
WHEN = Metadata("", "", (), "2015-11-17")


@pytest.fixture
def desk(tmp_path: Path):
    journal = Journal().begin()
    journal.ingest(ONE, "one.txt", WHEN)
    journal.ingest(TWO, "two.txt", WHEN)
    made = Desk(tmp_path, journal)
    yield made
    made.close()


def settle(desk: Desk, verdict: Verdict = Verdict.EXPLAINED, note: str = "two counts") -> None:
    (row,) = desk.views.contradictions()
    desk.do(SettleContradiction(row.other.place, row.one.place, verdict, note))


def test_a_verdict_is_shown_and_filtered_by_and_undone_and_done_again(desk: Desk) -> None:
    (row,) = desk.views.contradictions()
    assert (row.verdict, row.settled, row.one.value, row.other.value) == (Verdict.OPEN, None, "12", "15")
    settle(desk)
    (row,) = desk.views.contradictions(statuses=[Verdict.EXPLAINED])
    assert row.settled is not None
    assert (row.settled.note, row.settled.analyst) == ("two counts", "Ada Lovelace")
    assert desk.views.contradictions(statuses=[Verdict.OPEN]) == []
    assert desk.undo_all() == 1
    assert desk.views.contradictions()[0].settled is None
    assert desk.redo_all() == 1
    assert desk.views.contradictions()[0].verdict is Verdict.EXPLAINED


def test_it_is_found_in_the_history_of_both_sources_in_words(desk: Desk) -> None:
    settle(desk, Verdict.NOT_ONE)
    for source in desk.views.sources():
        entry = desk.views.history(subject=source.id)[-1]
        assert (
            "“12” in one.txt and “15” in two.txt" in entry.summary
            or "“15” in two.txt and “12”" in entry.summary
        )
        assert entry.summary.startswith("settled what stands between")
        assert "not a contradiction: two counts" in entry.summary


def test_it_holds_after_a_new_analysis_and_another_date(desk: Desk) -> None:
    settle(desk)
    for source, text in zip(desk.views.sources(), (ONE, TWO), strict=True):
        desk.journal.analyse(source.id, text, 2)
        desk.journal.append(SourceMetadataSet(source.id, "published", "2015-11-18"))
    desk.views.catch_up()
    assert desk.views.contradictions()[0].verdict is Verdict.EXPLAINED
    desk.views.rebuild()
    assert desk.views.contradictions()[0].verdict is Verdict.EXPLAINED


def test_what_was_settled_stays_when_a_source_is_withdrawn(desk: Desk) -> None:
    settle(desk)
    desk.journal.append(SourceWithdrawn(desk.views.sources()[0].id))
    desk.views.catch_up()
    assert desk.views.contradictions() == []
    assert len(desk.views.settlements()) == 1


def test_two_who_settle_apart_are_in_conflict(desk: Desk) -> None:
    (row,) = desk.views.contradictions()
    before = len(desk.journal.made)
    settle(desk)
    first = desk.journal.made[before:]
    del desk.journal.made[before:]
    other = Desk(desk.folder / "other", desk.journal)
    other.do(SettleContradiction(row.one.place, row.other.place, Verdict.SUPERSEDED), "bob-1")
    other.close()
    merged = desk.journal.arriving([*desk.journal.made, *first])
    made = ReadModel.open(desk.folder / "merged.sqlite", merged, desk.resolver)
    made.catch_up()
    (conflict,) = made.conflicts()
    assert (conflict.field, len(conflict.sides)) == ("verdict", 2)
    assert conflict.name == f"“{row.one.value}” in one.txt and “{row.other.value}” in two.txt"
    assert [passage.file for passage in conflict.passages] == ["one.txt", "two.txt"]
    assert all(side.value == side.value.strip() and "\n" not in side.value for side in conflict.sides)
    assert made.contradictions()[0].settled is not None
    made.close()
    both = Desk(desk.folder / "both", merged)
    kept = next(side for side in conflict.sides if not side.wins)
    both.do(SettleConflict(conflict.sort, kept.entry), "cy-1")
    assert both.views.conflicts() == []
    (row,) = both.views.contradictions()
    assert row.settled is not None
    assert kept.value.startswith(row.verdict)
    assert both.undo_all("cy-1") == 1
    assert len(both.views.conflicts()) == 1
    both.close()


def test_of_an_entity_those_of_its_dossier(desk: Desk) -> None:
    attack = desk.views.entities(EntityKind.EVENT)[0]
    assert len(desk.views.contradictions(attack.id)) == 1
    assert desk.views.contradictions(desk.views.find("Bob")[0].id) == []
    with pytest.raises(NotFound):
        desk.views.contradictions("nobody")


def test_accounts_stand_side_by_side_with_a_column_for_each_origin(desk: Desk) -> None:
    attack = desk.views.entities(EntityKind.EVENT)[0]
    table = desk.views.accounts(attack.id)
    assert [[source.file for source in column.sources] for column in table.columns] == [
        ["one.txt"],
        ["two.txt"],
    ]
    hurt = next(row for row in table.rows if row.label == "hurt")
    assert [[a.words for a in cell] for cell in hurt.cells] == [["12"], ["15"]]
    assert hurt.differs == {0, 1}
    when = table.rows[0]
    assert [cell[0].words for cell in when.cells] == ["2015-11-14", "2015-11-14"]
    assert all(a.citation.exact for row in table.rows for cell in row.cells for a in cell)
    with pytest.raises(NotFound, match="is no event"):
        desk.views.accounts(desk.views.find("Bob")[0].id)
