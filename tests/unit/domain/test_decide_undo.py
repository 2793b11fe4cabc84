"""Taking back and doing again, also when others have worked in between."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain import entries as e
from dossier.domain.analysis import EntityKind
from dossier.domain.commands import (
    Command,
    CompareEntities,
    CreateEntity,
    EditStatement,
    GradeSource,
    GradeStatement,
    JudgePassages,
    MergeEntities,
    NameAnalyst,
    Redo,
    RemoveStatement,
    RenameEntity,
    SetAlias,
    SetCaseProperty,
    SetEntityKind,
    SetEntityStatus,
    SetEventDetail,
    SetStatementStatus,
    SetTag,
    SkipSuggestion,
    SplitEntity,
    Undo,
    UnmergeEntity,
    WithdrawSource,
    WriteNote,
    WriteStatement,
)
from dossier.domain.deciding.standing import Reversal, brought_back
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Comparison, Reference, Status
from dossier.domain.targets import of_entity
from tests.unit.domain.world import ATTACKS, BRAHIM, PARIS, POLICE, SALAH, World, assertion, at

PERSON = EntityKind.PERSON


@pytest.fixture
def world() -> World:
    return World()


def refused(world: World, command: Command, words: str, analyst: str = "ada") -> None:
    before = len(world.entries)
    with pytest.raises(CommandRefused, match=words):
        world.do(command, analyst)
    assert len(world.entries) == before


def last(world: World) -> str:
    return world.entries[-1][0]


COMMANDS: list[Command] = [
    SetCaseProperty("title", "Paris"),
    GradeSource("s1", "B2"),
    CreateEntity("p-1", PERSON, "Third", (at("Brahim"),)),
    RenameEntity(SALAH, "Salah Abdeslam"),
    SetEntityKind(PARIS, EntityKind.ORGANISATION),
    SetEntityStatus((SALAH, PARIS, POLICE), Status.CONFIRMED),
    SetAlias(SALAH, "Salah"),
    MergeEntities(SALAH, (BRAHIM,)),
    SplitEntity(SALAH, "p-2", "Other", (at("Abdeslam"),), ("drove", "died")),
    CompareEntities(SALAH, BRAHIM, Comparison.DIFFERENT, "brothers\nfor sure"),
    SetEventDetail(ATTACKS, "who", f"suspect\t{BRAHIM}"),
    SetEventDetail(ATTACKS, "when", ""),
    JudgePassages((at("Paris"), at("police")), Reference.IS_NOT, PARIS),
    WriteStatement("st-1", "s1", assertion("Paris", SALAH)),
    EditStatement("died", (("others", ""), ("hedged", "yes"), ("subjects", SALAH))),
    SetStatementStatus(("drove", "died"), Status.REJECTED),
    GradeStatement("drove", "C3"),
    WriteNote("n-1", of_entity(SALAH), "hm"),
    SetTag(of_entity(SALAH), "x"),
    SkipSuggestion(of_entity(PARIS)),
    WithdrawSource("s1", "a copy"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=[type(command).__name__ for command in COMMANDS])
def test_every_command_is_taken_back_and_done_again(world: World, command: Command) -> None:
    done_facts = world.do(command)
    act = world.entries[-1][1]
    done = world.shown()
    assert done
    undone_facts = world.do(Undo())
    assert undone_facts[0] == e.ActUndone(act)
    assert world.shown() == {}
    again = world.do(Redo())
    assert again[0] == e.ActRedone(act)
    assert world.shown() == done
    world.do(Undo())
    assert world.shown() == {}
    kept = [fact for fact in done_facts if isinstance(fact, (e.EntityAdopted, e.StatementAdopted))]
    assert len(undone_facts) == len(again) == len(done_facts) - len(kept) + 1


def test_all_of_them_are_taken_back_and_done_again_in_a_row(world: World) -> None:
    moments = [world.shown()]
    one_by_now = CompareEntities(SALAH, BRAHIM, Comparison.DIFFERENT, "brothers\nfor sure")
    assert one_by_now in COMMANDS
    for command in COMMANDS:
        world.do(UnmergeEntity(SALAH, BRAHIM) if command == one_by_now else command)
        moments.append(world.shown())
    for moment in reversed(moments[:-1]):
        world.do(Undo())
        assert world.shown() == moment
    refused(world, Undo(), "nothing of yours to take back")
    for moment in moments[1:]:
        world.do(Redo())
        assert world.shown() == moment
    refused(world, Redo(), "nothing of yours to do again")


def test_taking_back_goes_from_last_to_first_and_says_what_it_replaces(world: World) -> None:
    created, linked = world.do(CreateEntity("p-1", PERSON, "Third", (at("Paris"),)))
    entries = [id for id, *_ in world.entries]
    assert world.do(Undo())[1:] == [
        e.PassageJudged(*at("Paris"), "Paris", None, "", entries[1]),
        e.EntityRemoved("p-1", entries[0]),
    ]
    entries = [id for id, *_ in world.entries][-2:]
    assert world.do(Redo())[1:] == [
        e.EntityRestored("p-1", entries[1]),
        e.PassageJudged(*at("Paris"), "Paris", linked.reference, created.entity, entries[0]),
    ]


def test_what_taking_back_brought_back_is_taken_back_in_its_turn(world: World) -> None:
    names = ["Salah", "S. Abdeslam", "Salah A."]
    for name in names:
        world.do(RenameEntity(SALAH, name))
    for _ in range(3):
        for before in ("S. Abdeslam", "Salah", ""):
            world.do(Undo())
            assert world.value(SALAH, "name") == before
        for name in names:
            world.do(Redo())
            assert world.value(SALAH, "name") == name


def test_what_another_brought_back_stands_as_it_did(world: World) -> None:
    world.do(RenameEntity(SALAH, "Salah"))
    world.do(RenameEntity(SALAH, "S. Abdeslam"), "bob")
    refused(world, Undo(), "changed since: bob")
    world.do(Undo(), "bob")
    assert world.do(Undo())[1] == e.EntityRenamed(SALAH, None, world.entries[-3][0])


def test_a_link_that_came_back_does_not_hold_its_own_entity(world: World) -> None:
    world.do(CreateEntity("p-1", PERSON, "Third", (at("Paris"),)))
    world.do(JudgePassages((at("Paris"),), Reference.IS, PARIS))
    world.do(Undo())
    assert world.value("s1", f"passage:{at('Paris').start}-{at('Paris').end}") == "is p-1"
    world.do(Undo())
    assert world.known_entity("p-1") is None


def test_a_new_command_clears_redo(world: World) -> None:
    world.do(RenameEntity(SALAH, "Salah"))
    world.do(Undo())
    world.do(GradeSource("s1", "B2"))
    refused(world, Redo(), "nothing of yours to do again")


def test_one_takes_back_only_ones_own(world: World) -> None:
    world.do(RenameEntity(SALAH, "Salah"))
    refused(world, Undo(), "nothing of yours to take back", "bob")
    world.do(GradeSource("s1", "B2"), "bob")
    assert world.do(Undo())[1].name is None
    refused(world, Redo(), "nothing of yours to do again", "bob")
    assert world.value("s1", "grade") == "B2"


def test_going_by_a_name_is_not_taken_back(world: World) -> None:
    world.do(NameAnalyst("Ada", "A"))
    refused(world, Undo(), "nothing of yours")


# ---- others worked in between


def test_what_others_changed_since_is_not_taken_back(world: World) -> None:
    world.do(RenameEntity(SALAH, "Salah"))
    act = world.entries[-1][1]
    world.do(RenameEntity(SALAH, "S. Abdeslam"), "bob")
    refused(
        world,
        Undo(),
        rf"“what {act} did” cannot be taken back\. It was changed since: bob in {last(world)}\.",
    )


def test_what_was_taken_back_and_changed_since_is_not_done_again(world: World) -> None:
    world.do(RenameEntity(SALAH, "Salah"))
    world.do(Undo())
    world.do(RenameEntity(SALAH, "S. Abdeslam"), "bob")
    refused(world, Redo(), rf"cannot be done again\. It was changed since: bob in {last(world)}\.")


def test_of_an_act_that_others_changed_in_part_the_rest_is_taken_back(world: World) -> None:
    world.do(SetEntityStatus((SALAH, PARIS, POLICE), Status.CONFIRMED))
    world.do(SetEntityStatus((PARIS,), Status.REJECTED), "bob")
    facts = world.do(Undo())
    assert [fact.entity for fact in facts[1:]] == [POLICE, SALAH]
    assert world.value(PARIS, "status") == "rejected"


def test_what_others_built_on_is_not_taken_back(world: World) -> None:
    world.do(CreateEntity("p-1", PERSON, "Third"))
    world.do(JudgePassages((at("Paris"),), Reference.IS, "p-1"), "bob")
    refused(world, Undo(), rf"Something was built on it since: bob in {last(world)}\.")
    world.do(Undo(), "bob")
    assert world.do(Undo())[1] == e.EntityRemoved("p-1", world.entries[0][0])


def test_ones_own_links_go_and_the_entity_stays_while_others_rely_on_it(world: World) -> None:
    world.do(CreateEntity("p-1", PERSON, "Third", (at("Paris"),)))
    world.do(SetTag(of_entity("p-1"), "x"), "bob")
    facts = world.do(Undo())
    assert [type(fact) for fact in facts] == [e.ActUndone, e.PassageJudged]
    assert world.known_entity("p-1") is not None
    assert [type(fact) for fact in world.do(Redo())] == [e.ActRedone, e.PassageJudged]


def test_what_is_done_again_counts_as_of_its_act(world: World) -> None:
    world.do(CreateEntity("p-1", PERSON, "Third", (at("Paris"),)))
    for _ in range(3):
        world.do(Undo())
        assert world.known_entity("p-1") is None
        world.do(Redo())
        assert world.known_entity("p-1") is not None


def test_a_link_to_what_others_took_out_of_the_case_is_not_brought_back(world: World) -> None:
    world.do(CreateEntity("p-1", PERSON, "Third"), "bob")
    world.do(JudgePassages((at("Paris"),), Reference.IS, "p-1"))
    world.do(Undo())
    world.do(Undo(), "bob")
    refused(world, Redo(), "cannot be done again. “Third” is not in this case any more")
    world.do(Redo(), "bob")
    assert world.do(Redo())[1].entity == "p-1"


@pytest.mark.parametrize(
    "command",
    [
        MergeEntities("p-1", (SALAH,)),
        SetEventDetail(ATTACKS, "who", "suspect\tp-1"),
        EditStatement("drove", (("subjects", "p-1"),)),
        CompareEntities("p-1", SALAH, Comparison.DIFFERENT),
    ],
)
def test_nothing_is_done_again_for_what_is_not_there(world: World, command: Command) -> None:
    world.do(CreateEntity("p-1", PERSON, "Third"), "bob")
    world.do(command)
    world.do(Undo())
    world.do(Undo(), "bob")
    refused(world, Redo(), "“Third” is not in this case any more")


# ---- merging, taken back and done again


def test_unmerging_is_not_taken_back_once_somebody_says_they_are_different(world: World) -> None:
    world.do(MergeEntities(SALAH, (BRAHIM,)))
    world.do(UnmergeEntity(SALAH, BRAHIM))
    world.do(CompareEntities(SALAH, BRAHIM, Comparison.DIFFERENT, "brothers"), "bob")
    refused(world, Undo(), r"“Brahim Abdeslam” and “Abdeslam” are different \(bob in e\d+: brothers\)")


def test_a_merge_is_not_done_again_the_other_way_round(world: World) -> None:
    world.do(MergeEntities(SALAH, (BRAHIM,)))
    world.do(Undo())
    world.do(MergeEntities(BRAHIM, (SALAH,)), "bob")
    refused(world, Redo(), "“Brahim Abdeslam” and “Abdeslam” are one already")


def test_a_merge_is_not_done_again_once_the_kinds_differ(world: World) -> None:
    world.do(MergeEntities(SALAH, (BRAHIM,)))
    world.do(Undo())
    world.do(SetEntityKind(BRAHIM, EntityKind.PLACE), "bob")
    refused(world, Redo(), "Brahim Abdeslam is of the kind place by now, Abdeslam of the kind person")


def test_unmerging_is_taken_back_although_the_whole_had_another_kind_than_its_part(world: World) -> None:
    world.do(MergeEntities(SALAH, (BRAHIM,)))
    world.do(SetEntityKind(SALAH, EntityKind.ORGANISATION))
    world.do(UnmergeEntity(SALAH, BRAHIM))
    world.do(Undo())
    assert set(world.union(SALAH)) == {SALAH, BRAHIM}
    world.do(Redo())
    assert world.union(SALAH) == (SALAH,)


def test_a_merge_of_several_is_taken_back_as_far_as_it_stands(world: World) -> None:
    world.do(CreateEntity("p-1", PERSON, "Third"), "bob")
    world.do(MergeEntities(SALAH, (BRAHIM, "p-1")))
    world.do(UnmergeEntity(SALAH, BRAHIM), "bob")
    assert [fact.entity for fact in world.do(Undo())[1:]] == ["p-1"]
    assert world.union(SALAH) == (SALAH,)


# ---- passing over


def test_passing_over_goes_on_to_the_act_before(world: World) -> None:
    world.do(GradeSource("s1", "B2"))
    world.do(RenameEntity(SALAH, "Salah"))
    act = world.entries[-1][1]
    world.do(RenameEntity(SALAH, "S. Abdeslam"), "bob")
    refused(world, Undo(), "changed since")
    assert world.do(Undo(pass_over=True)) == [e.ActUndone(act)]
    assert world.do(Undo())[1] == e.SourceGraded("s1", "", world.entries[0][0])
    refused(world, Undo(pass_over=True), "nothing of yours to take back")


def test_a_written_statement_comes_back_and_its_removal_is_an_act_like_any_other(world: World) -> None:
    world.do(WriteStatement("st-1", "s1", assertion("Paris", SALAH)))
    world.do(RemoveStatement("st-1"))
    assert world.known_statement("st-1") is None
    restored: list[Any] = world.do(Undo())
    assert type(restored[1]) is e.StatementRestored
    assert world.known_statement("st-1") is not None
    world.do(Redo())
    assert world.known_statement("st-1") is None


# ---- whose value it is


def test_a_journal_that_goes_round_in_circles_comes_to_an_end() -> None:
    reversals = {"e1": Reversal("e2", "e2", False), "e2": Reversal("e1", "e1", False)}
    assert brought_back("e1", reversals.get) in reversals
    assert brought_back(None, reversals.get) is None
    assert brought_back("e3", reversals.get) == "e3"


# ---- any story


OTHERS: list[Command] = [
    RenameEntity(SALAH, "Salah"),
    RenameEntity("p-1", "Nobody"),
    SetEntityStatus((SALAH, BRAHIM), Status.DISPUTED),
    UnmergeEntity(SALAH, BRAHIM),
    MergeEntities(BRAHIM, (SALAH,)),
    MergeEntities(SALAH, ("p-1",)),
    CompareEntities(SALAH, BRAHIM, None),
    JudgePassages((at("Paris"), at("Brahim")), Reference.IS, SALAH),
    JudgePassages((at("Brahim"),), Reference.IS, "p-1"),
    JudgePassages((at("Paris"), at("police")), None),
    EditStatement("died", (("others", None), ("hedged", ""))),
    RemoveStatement("st-1"),
    SetTag(of_entity(SALAH), "x", held=False),
]


@given(st.lists(st.sampled_from([*COMMANDS, *OTHERS]), max_size=20))
def test_whatever_one_did_all_of_it_is_taken_back_and_done_again(commands: list[Command]) -> None:
    world, moments = World(), []
    for command in commands:
        before = world.shown()
        try:
            if world.do(command):
                moments.append(before)
        except CommandRefused:
            assert world.shown() == before
    done = world.shown()
    for moment in reversed(moments):
        world.do(Undo())
        assert world.shown() == moment
    assert world.shown() == {}
    for _ in moments:
        world.do(Redo())
    assert world.shown() == done


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([*COMMANDS, *OTHERS, Undo(), Undo(), Redo()])))
)
def test_whoever_does_what_a_refusal_changes_nothing_and_all_is_accounted_for(
    story: list[tuple[str, Command]],
) -> None:
    world = World()  # which asserts that every fact names the entry that it replaces
    for analyst, command in story:
        before = len(world.entries), world.shown()
        try:
            world.do(command, analyst)
        except CommandRefused:
            assert (len(world.entries), world.shown()) == before
