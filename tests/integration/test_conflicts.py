"""Where two who worked apart are at odds: shown until somebody settles it, by an entry like any other."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.app.workspace import Workspace
from dossier.domain.analysis import EntityKind
from dossier.domain.commands import (
    CompareEntities,
    CreateEntity,
    GradeStatement,
    MergeEntities,
    Redo,
    RenameEntity,
    SetAlias,
    SetEntityStatus,
    SetStatementStatus,
    SettleConflict,
    SkipSuggestion,
    Undo,
    UnmergeEntity,
    WriteNote,
)
from dossier.domain.conflicts import Conflict, Sort
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Comparison, Status
from dossier.domain.targets import CASE, of_entity
from tests.integration.sample_case import fill, new_case

Copy = Callable[[str], Workspace]


@pytest.fixture
def first(tmp_path: Path) -> Path:
    path = tmp_path / "first.dossier"
    with new_case(path) as case:
        fill(case)
    return path


@pytest.fixture
def open_copy(first: Path) -> Iterator[Copy]:
    opened: list[Workspace] = []

    def copy(name: str) -> Workspace:
        path = first.with_name(f"{name}.dossier")
        shutil.copyfile(first, path)
        workspace = Workspace.open(path, analyst=name.title())
        workspace.catch_up()
        opened.append(workspace)
        return workspace

    yield copy
    for workspace in opened:
        workspace.close()


@pytest.fixture
def ada(open_copy: Copy) -> Workspace:
    return open_copy("ada")


@pytest.fixture
def ben(open_copy: Copy) -> Workspace:
    return open_copy("ben")


def ann(case: Workspace) -> str:
    (row,) = case.views.find("Ann Lee")
    return row.id


def conflicts(case: Workspace) -> list[Conflict]:
    """Those that copies made: the sample's own entries disagree on the description."""
    found = [each for each in case.views.conflicts() if each.field != "description"]
    assert case.views.counts().conflicts == len(case.views.conflicts())
    return found


def side(conflict: Conflict, analyst: str) -> str:
    return next(each.entry for each in conflict.sides if each.analyst == analyst)


def share(*copies: Workspace) -> None:
    """All of them come to hold the same."""
    for one in copies:
        for other in copies:
            if one is not other:
                one.merge(other.path)
    seen = [(each.views.conflicts(), list(each.views.find(""))) for each in copies]
    assert all(each == seen[0] for each in seen)


@pytest.fixture
def renamed(ada: Workspace, ben: Workspace) -> str:
    """Renamed by both apart, then brought together."""
    id = ann(ada)
    ada.do(RenameEntity(id, "Anne Lee"))
    ben.do(RenameEntity(id, "Anna Lee"))
    share(ada, ben)
    return id


def test_the_winner_can_be_kept_the_rival_chosen_or_a_third_set(
    ada: Workspace, ben: Workspace, renamed: str
) -> None:
    for keep, value, name in (
        ("Ben", None, "Anna Lee"),
        ("Ada", None, "Anne Lee"),
        ("Ada", " Ann  L. ", "Ann L."),
    ):
        (conflict,) = conflicts(ada)
        assert conflict.choices == ()
        assert [each.exact for each in conflict.passages] == ["Ann Lee"]
        ada.do(SettleConflict(Sort.VALUE, side(conflict, keep), value))
        assert conflicts(ada) == []
        assert ada.views.entity(renamed).name == name
        ada.do(Undo())
        assert [(each.value, each.analyst) for each in conflicts(ada)[0].sides] == [
            ("Anna Lee", "Ben"), ("Anne Lee", "Ada"),
        ]  # fmt: skip
    ada.do(SettleConflict(Sort.VALUE, side(conflicts(ada)[0], "Ada")))
    assert "settled a conflict: renamed Anna Lee to Anne Lee" in ada.views.acts(ada.analyst.id)[0].summary
    share(ada, ben)
    assert conflicts(ben) == []
    assert ben.views.entity(renamed).name == "Anne Lee"
    for each in (ada, ben):
        report = each.verify()
        assert report.ok, report.problems
        before = each.views.conflicts()
        each.rebuild()
        assert each.views.conflicts() == before


def test_an_ordinary_edit_does_not_settle_a_conflict(ada: Workspace, ben: Workspace, renamed: str) -> None:
    ada.do(RenameEntity(renamed, "Ann Third"))
    (conflict,) = conflicts(ada)
    assert {each.value for each in conflict.sides} == {"Ann Third", "Anne Lee"}


def test_a_settled_value_can_be_changed_and_stays_settled(
    ada: Workspace, ben: Workspace, renamed: str
) -> None:
    ada.do(SettleConflict(Sort.VALUE, side(conflicts(ada)[0], "Ada")))
    ada.do(RenameEntity(renamed, "Annie Lee"))
    assert conflicts(ada) == []
    ada.do(Undo())
    ada.do(Undo())
    assert len(conflicts(ada)) == 1
    ada.do(Redo())
    share(ada, ben)
    assert conflicts(ben) == []
    assert ben.views.entity(renamed).name == "Anne Lee"


def test_two_who_settle_for_different_ones_at_once_are_in_conflict_again(
    ada: Workspace, ben: Workspace, renamed: str
) -> None:
    for each, keep in ((ada, "Ada"), (ben, "Ben")):
        each.do(SettleConflict(Sort.VALUE, side(conflicts(each)[0], keep)))
    share(ada, ben)
    (conflict,) = conflicts(ada)
    assert {(each.value, each.analyst) for each in conflict.sides} == {
        ("Anne Lee", "Ada"),
        ("Anna Lee", "Ben"),
    }
    ben.do(SettleConflict(Sort.VALUE, side(conflicts(ben)[0], "Ben")))
    share(ada, ben)
    assert conflicts(ada) == []


def test_two_who_settle_alike_at_once_are_not(ada: Workspace, ben: Workspace, renamed: str) -> None:
    for each in (ada, ben):
        each.do(SettleConflict(Sort.VALUE, side(conflicts(each)[0], "Ada")))
    share(ada, ben)
    assert conflicts(ada) == []
    assert ada.views.entity(renamed).name == "Anne Lee"


def test_who_works_on_from_a_dropped_side_is_heard(open_copy: Copy, ada: Workspace, ben: Workspace) -> None:
    id, cy = ann(ada), open_copy("cy")
    ada.do(RenameEntity(id, "Anne Lee"))
    cy.merge(ada.path)
    cy.do(RenameEntity(id, "Anne L. Lee"))
    ben.do(RenameEntity(id, "Anna Lee"))
    ada.merge(ben.path)
    ada.do(SettleConflict(Sort.VALUE, side(conflicts(ada)[0], "Ben")))
    share(ada, ben, cy)
    assert {each.value for each in conflicts(ada)[0].sides} == {"Anne L. Lee", "Anna Lee"}


def test_what_is_settled_or_makes_no_sense_is_refused(ada: Workspace, ben: Workspace, renamed: str) -> None:
    (conflict,) = conflicts(ada)
    with pytest.raises(CommandRefused, match="cannot be empty"):
        ada.do(SettleConflict(Sort.VALUE, side(conflict, "Ada"), " "))
    with pytest.raises(CommandRefused, match="no such conflict"):
        ada.do(SettleConflict(Sort.MERGE, side(conflict, "Ada")))
    ada.do(SettleConflict(Sort.VALUE, side(conflict, "Ada")))
    with pytest.raises(CommandRefused, match="no such conflict"):
        ada.do(SettleConflict(Sort.VALUE, side(conflict, "Ada")))


def test_all_sorts_of_registers_are_settled(ada: Workspace, ben: Workspace) -> None:
    id = ann(ada)
    statement = ada.views.statements(id)[0].id
    ada.do(WriteNote("note-1", CASE, "mine"))
    ben.merge(ada.path)
    apart = {
        ada: [SetEntityStatus((id,), Status.CONFIRMED), GradeStatement(statement, "A1"),
              WriteNote("note-1", CASE, "a")],
        ben: [SetEntityStatus((id,), Status.DISPUTED), GradeStatement(statement, "F6"),
              WriteNote("note-1", CASE, "b")],
    }  # fmt: skip
    for each, commands in apart.items():
        for command in commands:
            each.do(command)
    share(ada, ben)
    found = {each.field: each for each in conflicts(ada)}
    assert found.keys() == {"status", "grade", "note:note-1"}
    assert len(found["grade"].passages) == 1
    for field, value in (("status", "rejected"), ("grade", "b2"), ("note:note-1", "c")):
        ada.do(SettleConflict(Sort.VALUE, found[field].sides[1].entry, value))
    assert conflicts(ada) == []
    assert ada.views.entity(id).status is Status.REJECTED
    assert ada.views.statement(statement).grade == "B2"
    assert [note.text for note in ada.views.notes(CASE)] == ["c"]
    share(ada, ben)


# -- merged though different


@pytest.fixture
def merged(ada: Workspace, ben: Workspace) -> tuple[str, str]:
    one, two = ann(ada), ada.fresh_id("person")
    ada.do(CreateEntity(two, EntityKind.PERSON, "Anna Li"))
    ben.merge(ada.path)
    ada.do(CompareEntities(one, two, Comparison.DIFFERENT, "ages"))
    ben.do(MergeEntities(one, (two,)))
    share(ada, ben)
    return one, two


def test_a_merge_of_two_that_are_different_is_shown_and_unmerged_or_allowed(
    ada: Workspace, ben: Workspace, merged: tuple[str, str]
) -> None:
    (conflict,) = conflicts(ada)
    assert (conflict.sort, conflict.choices) == (Sort.MERGE, None)
    assert [(each.value, each.analyst, each.wins) for each in conflict.sides] == [
        ("different: ages", "Ada", False), ("Ann Lee", "Ben", True),
    ]  # fmt: skip
    assert sorted(conflict.name.split(" / ")) == ["Ann Lee", "Anna Li"]
    with pytest.raises(CommandRefused, match="Choose one of the sides"):
        ada.do(SettleConflict(Sort.MERGE, side(conflict, "Ada"), "x"))
    ada.do(SettleConflict(Sort.MERGE, side(conflict, "Ada")))
    assert conflicts(ada) == []
    assert ada.views.entity(merged[1]).name == "Anna Li"
    ada.do(Undo())
    assert [(each.value, each.analyst, each.wins) for each in conflicts(ada)[0].sides] == [
        ("different: ages", "Ada", False), ("Ann Lee", "Ben", True),
    ]  # fmt: skip
    ben.do(SettleConflict(Sort.MERGE, side(conflict, "Ben")))
    assert conflicts(ben) == []
    assert ben.views.entity(merged[1]).id == merged[0]
    ben.do(Undo())
    (again,) = conflicts(ben)
    assert [replace(each, entry="") for each in again.sides] == [
        replace(each, entry="") for each in conflict.sides
    ]
    ben.do(UnmergeEntity(*merged))
    assert conflicts(ben) == []


def test_of_a_merge_the_passages_of_both_are_shown(ada: Workspace, ben: Workspace) -> None:
    (one,), (other,) = ada.views.find("Ann Lee"), ada.views.find("Ben Roe")
    ada.do(CompareEntities(one.id, other.id, Comparison.DIFFERENT, ""))
    ben.do(MergeEntities(one.id, (other.id,)))
    share(ada, ben)
    (conflict,) = conflicts(ada)
    assert sorted(each.exact for each in conflict.passages) == ["Ann Lee", "Ben Roe"]


def test_what_somebody_puts_off_in_two_places_is_their_own_affair(first: Path, ada: Workspace) -> None:
    path, target = shutil.copyfile(first, first.with_name("laptop.dossier")), of_entity(ann(ada))
    ada.do(SkipSuggestion(target))
    with closing(Workspace.open(path, analyst="Ada")) as laptop:
        laptop.catch_up()
        assert laptop.analyst.id == ada.analyst.id
        laptop.do(SkipSuggestion(target))
        laptop.do(SkipSuggestion(target, skipped=False))
    ada.merge(path)
    assert conflicts(ada) == []


def test_two_who_settle_a_merge_against_each_other_are_at_odds_again(
    ada: Workspace, ben: Workspace, merged: tuple[str, str]
) -> None:
    (conflict,) = conflicts(ada)
    ada.do(SettleConflict(Sort.MERGE, side(conflict, "Ada")))
    ben.do(SettleConflict(Sort.MERGE, side(conflict, "Ben")))
    share(ada, ben)
    (again,) = conflicts(ada)
    assert (again.sort, {each.value for each in again.sides}) == (Sort.VALUE, {"different: ages", ""})
    ada.do(SettleConflict(Sort.VALUE, side(again, "Ada")))
    share(ada, ben)
    assert conflicts(ben) == []


# -- rejected though worked on


def test_work_on_what_another_rejected_unseen_is_shown(ada: Workspace, ben: Workspace) -> None:
    id = ann(ada)
    ben.do(SetAlias(id, "Annie"))
    ada.do(SetEntityStatus((id,), Status.REJECTED))
    share(ada, ben)
    (conflict,) = conflicts(ada)
    assert (conflict.sort, conflict.target, conflict.name) == (Sort.REJECTION, of_entity(id), "Ann Lee")
    assert [(each.analyst, each.wins) for each in conflict.sides] == [("Ada", True), ("Ben", False)]
    rejected, work = side(conflict, "Ada"), side(conflict, "Ben")
    for entry, value, status in (
        (rejected, None, Status.REJECTED),
        (work, None, Status.UNREVIEWED),
        (work, "confirmed", Status.CONFIRMED),
    ):
        ada.do(SettleConflict(Sort.REJECTION, entry, value))
        assert conflicts(ada) == []
        assert ada.views.entity(id).status is status
        ada.do(Undo())
        assert [each.sort for each in conflicts(ada)] == [Sort.REJECTION]
    ada.do(SetEntityStatus((id,), Status.REJECTED))  # again: now it has seen the name
    assert conflicts(ada) == []
    ada.do(Undo())
    ben.do(Undo())  # the work is taken back
    share(ada, ben)
    assert conflicts(ada) == []


def test_who_rejects_what_they_have_seen_is_in_no_conflict(ada: Workspace, ben: Workspace) -> None:
    id = ann(ada)
    ben.do(SetAlias(id, "Annie"))
    ada.merge(ben.path)
    ada.do(SetEntityStatus((id,), Status.REJECTED))
    assert conflicts(ada) == []
    ada.do(SetAlias(id, "Anne"))  # one's own
    assert conflicts(ada) == []
    ben.merge(ada.path)
    ben.do(RenameEntity(id, "Annie Lee"))
    assert [each.sort for each in conflicts(ben)] == [Sort.REJECTION]


def test_work_of_before_what_the_other_knew_is_shown_too(ada: Workspace, ben: Workspace) -> None:
    id = ann(ada)
    ben.do(SetAlias(id, "Annie"))
    ada.do(SetAlias(id, "Anne"))  # later by the clock, and all that she has seen
    ada.do(SetEntityStatus((id,), Status.REJECTED))
    share(ada, ben)
    (conflict,) = conflicts(ada)
    assert (conflict.sort, [each.value for each in conflict.sides]) == (Sort.REJECTION, ["rejected", "Annie"])


def test_merging_into_and_statements_count_as_work(ada: Workspace, ben: Workspace) -> None:
    id, other = ann(ada), ben.fresh_id("person")
    statement = ada.views.statements(id)[0].id
    ben.do(GradeStatement(statement, "B2"))
    ben.do(CreateEntity(other, EntityKind.PERSON, "Annie"))
    ben.do(MergeEntities(id, (other,)))
    ada.do(SetEntityStatus((id,), Status.REJECTED))
    ada.do(SetStatementStatus((statement,), Status.REJECTED))
    share(ada, ben)
    found = {each.target.partition(":")[0]: each for each in conflicts(ada)}
    assert found.keys() == {"entity", "statement"}
    assert {each.sort for each in found.values()} == {Sort.REJECTION}
    ada.do(SettleConflict(Sort.REJECTION, side(found["statement"], "Ben")))
    ada.do(SetStatementStatus((statement,), Status.REJECTED))
    ben.merge(ada.path)
    assert [each.target for each in conflicts(ben)] == [of_entity(id)]


# -- whatever the order


@pytest.mark.parametrize("seed", range(6))
def test_copies_that_settle_and_merge_in_any_order_come_to_the_same(open_copy: Copy, seed: int) -> None:
    chance = random.Random(seed)
    copies = [open_copy(name) for name in ("ada", "ben", "cy")]
    id, other = ann(copies[0]), copies[0].fresh_id("person")
    copies[0].do(CreateEntity(other, EntityKind.PERSON, "Other"))
    for each in copies[1:]:
        each.merge(copies[0].path)
    for n in range(24):
        each = chance.choice(copies)
        found = conflicts(each)
        command = chance.choice(
            [
                RenameEntity(id, f"Ann {n}"),
                SetEntityStatus((id,), chance.choice(list(Status))),
                CompareEntities(id, other, Comparison.DIFFERENT, str(n)),
                MergeEntities(id, (other,)),
                Undo(),
                *(
                    SettleConflict(c.sort, chance.choice(c.sides).entry, chance.choice([None, "disputed"]))
                    for c in found
                ),
            ]
        )
        try:
            each.do(command)
        except CommandRefused:
            continue
        if chance.random() < 0.4:
            each.merge(chance.choice([c for c in copies if c is not each]).path)
    share(*copies)
    share(*copies)
    for each in copies:
        before = each.views.conflicts()
        each.rebuild()
        assert each.views.conflicts() == before
        for _ in range(20):  # to settle one may bring up another
            for conflict in each.views.conflicts()[:1]:
                each.do(SettleConflict(conflict.sort, conflict.sides[0].entry))
        assert not each.views.conflicts()
        report = each.verify()
        assert report.ok, report.problems
