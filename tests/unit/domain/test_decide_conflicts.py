"""Settling what is in conflict: what is recorded for each sort, and what is refused."""

import pytest

from dossier.domain import entries as e
from dossier.domain.analysis import EntityKind
from dossier.domain.commands import RenameEntity, SetEntityKind, SetEntityStatus, SettleConflict
from dossier.domain.conflicts import Sort
from dossier.domain.decide import decide
from dossier.domain.deciding.settling import choices, third_value
from dossier.domain.deciding.state import Contender, Contest
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Comparison, Status
from dossier.domain.writes import pair, written
from tests.unit.domain.world import ATTACKS, BRAHIM, SALAH, World


@pytest.fixture
def world() -> World:
    return World()


def side(entry: str, fact: object, clock: int = 1) -> Contender:
    set_ = written(fact)
    assert set_ is not None
    return Contender(entry, "ben", clock, set_.value, fact)


def contested(world: World, *facts: object, field: str = "name", subject: str = SALAH) -> Contest:
    """What the world holds, and these rivals `r1`, `r2`, …"""
    held = world.held(subject, field)
    assert held.entry is not None
    rivals = [side(f"r{n}", fact) for n, fact in enumerate(facts, 1)]
    contest = Contest(
        Sort.VALUE, "entity", subject, field, (side(held.entry, world._fact(held.entry)), *rivals)
    )
    world.contests = [contest]
    return contest


@pytest.mark.parametrize(
    ("keep", "value", "name"), [("held", None, "Salah"), ("r2", None, "Sal"), ("r1", " S.  A. ", "S. A.")]
)
def test_a_value_is_written_anew_and_all_rivals_dropped(
    world: World, keep: str, value: str | None, name: str
) -> None:
    world.do(RenameEntity(SALAH, "Salah"))
    contest = contested(world, e.EntityRenamed(SALAH, "Saleh"), e.EntityRenamed(SALAH, "Sal"))
    held = contest.sides[0].entry
    entry = held if keep == "held" else keep
    assert world.do(SettleConflict(Sort.VALUE, entry, value)) == [
        e.EntityRenamed(SALAH, name, held),
        e.RivalDropped("entity", SALAH, "name", "r1"),
        e.RivalDropped("entity", SALAH, "name", "r2"),
    ]


def test_what_is_no_conflict_or_no_value_is_refused(world: World) -> None:
    with pytest.raises(CommandRefused, match="no such conflict"):
        world.do(SettleConflict(Sort.VALUE, "r1"))
    world.do(SetEntityKind(SALAH, EntityKind.PLACE))
    contested(world, e.EntityKindSet(SALAH, EntityKind.EVENT), field="kind")
    with pytest.raises(CommandRefused, match="none of"):
        world.do(SettleConflict(Sort.VALUE, "r1", "ghost"))
    assert written(world.do(SettleConflict(Sort.VALUE, "r1", "person"))[0]) == ("kind", "person")


@pytest.mark.parametrize(
    ("fact", "typed", "held"),
    [
        (e.CasePropertySet("title", "a"), " B ", "B"),
        (e.SourceMetadataSet("s1", "published", "2015"), "2015-11-17", "2015-11-17"),
        (e.SourceGraded("s1", "A1"), "b2", "B2"),
        (e.StatementGraded("st", "s1", "A1"), "", ""),
        (e.EntityStatusSet(SALAH, Status.REJECTED), "unreviewed", ""),
        (e.StatementStatusSet("st", "s1", Status.REJECTED), "disputed", "disputed"),
        (e.EventDetailSet(ATTACKS, "when", "2015"), "2015-11-13", "=2015-11-13"),
        (e.StatementEdited("st", "s1", "date", "2015"), "", "="),
        (e.StatementEdited("st", "s1", "kind", "plan"), "action", "=action"),
        (e.NoteWritten("n", "case", "a"), " b ", "b"),
    ],
)
def test_third_values_in_their_one_form(fact: object, typed: str, held: str) -> None:
    assert third_value(fact, typed) == held
    assert choices(Contest(Sort.VALUE, "", "", "", (side("e1", fact),))) is not None


@pytest.mark.parametrize(
    "fact",
    [
        e.EntityMerged(SALAH, BRAHIM),
        e.AliasSet(SALAH, "S.", True),
        e.EventDetailSet(ATTACKS, "where", "paris"),
        e.StatementEdited("st", "s1", "subjects", SALAH),
        e.Tagged("case", "hot", True),
    ],
)
def test_elsewhere_a_side_must_be_chosen(fact: object) -> None:
    assert choices(Contest(Sort.VALUE, "", "", "", (side("e1", fact),))) is None
    with pytest.raises(CommandRefused, match="must be chosen"):
        third_value(fact, "x")


@pytest.mark.parametrize(
    ("fact", "typed", "words"),
    [
        (e.CasePropertySet("title", "a"), " ", "needs a title"),
        (e.CasePropertySet("mood", "a"), "b", "does not know"),
        (e.NoteWritten("n", "case", "a"), " ", "needs words"),
        (e.SourceGraded("s1", "A1"), "Z9", "no grade"),
        (e.SourceMetadataSet("s1", "published", "2015"), "soon", "no date"),
    ],
)
def test_what_no_value_can_be_is_refused(fact: object, typed: str, words: str) -> None:
    with pytest.raises(CommandRefused, match=words):
        third_value(fact, typed)


def test_the_last_merge_is_taken_back_or_the_comparison(world: World) -> None:
    said = side("c", e.EntitiesCompared(BRAHIM, SALAH, Comparison.DIFFERENT, "ages"))
    merges = [side("m2", e.EntityMerged(SALAH, "x"), 2), side("m1", e.EntityMerged(BRAHIM, "x"), 1)]
    world.contests = [Contest(Sort.MERGE, "pair", pair(BRAHIM, SALAH), "comparison", (said, *merges))]
    assert list(decide(world, SettleConflict(Sort.MERGE, "c"), "ada")) == [
        e.EntitiesCompared(BRAHIM, SALAH, Comparison.DIFFERENT, "ages", "c"),
        e.EntityUnmerged(SALAH, "x", "m2"),
    ]
    assert list(decide(world, SettleConflict(Sort.MERGE, "m1"), "ada")) == [
        e.EntitiesCompared(BRAHIM, SALAH, None, "", "c")
    ]
    with pytest.raises(CommandRefused, match="Choose one"):
        decide(world, SettleConflict(Sort.MERGE, "c", "x"), "ada")


def test_a_rejection_is_made_again_having_seen_the_work_or_taken_back(world: World) -> None:
    world.do(SetEntityStatus((SALAH,), Status.REJECTED))
    rejected = world.held(SALAH, "status").entry
    assert rejected is not None
    assert world.do(SetEntityStatus((SALAH,), Status.REJECTED)) == []
    world.do(RenameEntity(SALAH, "Salah"), "ben")
    work = world.held(SALAH, "name").entry
    assert work is not None
    sides = (side(rejected, world._fact(rejected)), side(work, world._fact(work)))
    world.contests = [Contest(Sort.REJECTION, "entity", SALAH, "status", sides)]
    again = [e.EntityStatusSet(SALAH, Status.REJECTED, rejected, (work,))]
    assert list(decide(world, SettleConflict(Sort.REJECTION, rejected), "ada")) == again
    assert list(decide(world, SetEntityStatus((SALAH,), Status.REJECTED), "ada")) == again
    back = decide(world, SettleConflict(Sort.REJECTION, work), "ada")
    assert list(back) == [e.EntityStatusSet(SALAH, Status.UNREVIEWED, rejected)]
    other = decide(world, SettleConflict(Sort.REJECTION, work, "disputed"), "ada")
    assert list(other) == [e.EntityStatusSet(SALAH, Status.DISPUTED, rejected)]
