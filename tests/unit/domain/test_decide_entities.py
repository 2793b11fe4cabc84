"""Who and what there is: what each command adds, when nothing changes, and every refusal."""

import pytest

from dossier.domain import entries as e
from dossier.domain.analysis import EntityKind
from dossier.domain.commands import (
    Command,
    CompareEntities,
    CreateEntity,
    JudgePassages,
    MergeEntities,
    RenameEntity,
    SetAlias,
    SetEntityKind,
    SetEntityStatus,
    SetEventDetail,
    SplitEntity,
    Undo,
    UnmergeEntity,
)
from dossier.domain.deciding.values import MAX_NAME
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Comparison, Reference, Status
from dossier.domain.targets import Place
from tests.unit.domain.world import (
    ATTACKS,
    BRAHIM,
    DIED,
    PARIS,
    POLICE,
    SALAH,
    SUGGESTED,
    TEXT,
    World,
    at,
)

PERSON = EntityKind.PERSON


@pytest.fixture
def world() -> World:
    return World()


def refused(world: World, command: Command, words: str, analyst: str = "ada") -> None:
    """`command` is refused in these words, and nothing is recorded."""
    before = len(world.entries)
    with pytest.raises(CommandRefused, match=words):
        world.do(command, analyst)
    assert len(world.entries) == before


# ---- making


def test_an_entity_is_made_with_its_passages(world: World) -> None:
    place = at("Brahim Abdeslam")
    assert world.do(CreateEntity("p-1", PERSON, "  Brahim \t A. ", (place, place))) == [
        e.EntityCreated("p-1", PERSON, "Brahim A."),
        e.PassageJudged(*place, "Brahim Abdeslam", Reference.IS, "p-1"),
    ]


def test_passages_that_overlap_are_linked_each_on_its_own(world: World) -> None:
    whole, part = at("Brahim Abdeslam"), at("Brahim")
    facts = world.do(CreateEntity("p-1", PERSON, "B", (whole, part)))
    assert [fact.exact for fact in facts[1:]] == ["Brahim Abdeslam", "Brahim"]


def test_an_id_is_used_once(world: World) -> None:
    world.do(CreateEntity("p-1", PERSON, "B"))
    refused(world, CreateEntity("p-1", PERSON, "C"), "already")
    refused(world, CreateEntity(SALAH, PERSON, "C"), "already")
    world.do(Undo())
    assert world.known_entity("p-1") is None
    refused(world, CreateEntity("p-1", PERSON, "C"), "there was one")


@pytest.mark.parametrize(
    "place", [Place("s1", 3, 3), Place("s1", 9, 3), Place("s1", 0, len(TEXT) + 1), Place("s1", 8, 9)]
)
def test_passages_without_words_are_refused(world: World, place: Place) -> None:
    refused(world, CreateEntity("p-1", PERSON, "B", (place,)), "no words")


def test_a_passage_of_a_source_that_is_not_there_is_refused(world: World) -> None:
    refused(world, CreateEntity("p-1", PERSON, "B", (at("Paris", "gone"),)), "no source")


# ---- names, kinds, status


def test_the_first_decision_adopts_what_the_machine_suggested(world: World) -> None:
    assert world.do(RenameEntity(SALAH, "Salah Abdeslam")) == [
        SUGGESTED[SALAH],
        e.EntityRenamed(SALAH, "Salah Abdeslam"),
    ]
    (second,) = world.do(RenameEntity(SALAH, "S. Abdeslam"))
    assert second.replaces == world.entries[1][0]


def test_what_is_so_already_adds_nothing(world: World) -> None:
    assert world.do(RenameEntity(SALAH, " Abdeslam ")) == []
    assert world.do(RenameEntity(SALAH, "")) == []
    assert world.do(SetEntityKind(SALAH, PERSON)) == []
    assert world.do(SetEntityStatus((SALAH,), Status.UNREVIEWED)) == []
    assert world.do(SetAlias(SALAH, "Nobody", held=False)) == []
    assert world.do(SetEventDetail(ATTACKS, "when", None)) == []
    assert world.do(CompareEntities(SALAH, BRAHIM, None)) == []
    assert world.entries == []


def test_a_name_is_given_back(world: World) -> None:
    world.do(RenameEntity(SALAH, "Salah"))
    (fact,) = world.do(RenameEntity(SALAH, ""))
    assert (fact.name, fact.replaces) == (None, world.entries[1][0])
    assert world.name_of(SALAH) == "Abdeslam"


BAD_NAMES = [
    ("   ", "cannot be empty"),
    ("\u200b\u200d\u2060", "cannot be empty"),
    ("\u0301", "cannot be empty"),
    ("\u00ad", "cannot be empty"),
    ("\u3164\u2800", "cannot be empty"),
    ("x" * 10_000, "10,000 characters long"),
    ("x" * (MAX_NAME + 1), f"at most {MAX_NAME}"),
    ("a\x00b", "control characters"),
    ("a\x1bb", "control characters"),
    ("a\x85b", "control characters"),
    ("\ud800", "control characters"),
    ("a\udfffb", "control characters"),
]


@pytest.mark.parametrize(("name", "words"), BAD_NAMES)
def test_names_that_are_none_are_refused_wherever_one_is_given(world: World, name: str, words: str) -> None:
    for command in (
        CreateEntity("p-1", PERSON, name, (at("Paris"),)),
        RenameEntity(SALAH, name),
        SetAlias(SALAH, name),
        SplitEntity(SALAH, "p-1", name, (at("Abdeslam"),)),
        SetEventDetail(ATTACKS, "who", f"{name}\t{SALAH}"),
    ):
        refused(world, command, words)
    refused(world, CreateEntity("p-1", PERSON, ""), "cannot be empty")
    refused(world, SetAlias(SALAH, ""), "cannot be empty")


def test_names_of_any_script_are_taken(world: World) -> None:
    for name in ("صلاح عبد السلام", "サラ", "न", "O’Brien", "x" * MAX_NAME, "🏔", "a\nb"):
        (*_, fact) = world.do(RenameEntity(SALAH, name))
        assert fact.name == name.replace("\n", " ")


def test_a_kind_is_set(world: World) -> None:
    assert world.do(SetEntityKind(SALAH, EntityKind.PLACE)) == [
        SUGGESTED[SALAH],
        e.EntityKindSet(SALAH, EntityKind.PLACE),
    ]


def test_several_are_confirmed_at_once(world: World) -> None:
    world.do(SetEntityStatus((PARIS,), Status.CONFIRMED))
    assert world.do(SetEntityStatus((SALAH, PARIS, BRAHIM, SALAH), Status.CONFIRMED)) == [
        SUGGESTED[SALAH],
        e.EntityStatusSet(SALAH, Status.CONFIRMED),
        SUGGESTED[BRAHIM],
        e.EntityStatusSet(BRAHIM, Status.CONFIRMED),
    ]


def test_one_that_is_gone_refuses_all(world: World) -> None:
    refused(
        world, SetEntityStatus((SALAH, "gone"), Status.CONFIRMED), "nobody and nothing with the id “gone”"
    )


def test_aliases_come_and_go(world: World) -> None:
    assert world.do(SetAlias(SALAH, "Salah")) == [SUGGESTED[SALAH], e.AliasSet(SALAH, "Salah", True)]
    assert world.do(SetAlias(SALAH, "Salah")) == []
    (gone,) = world.do(SetAlias(SALAH, "Salah", held=False))
    assert gone == e.AliasSet(SALAH, "Salah", False, world.entries[1][0])
    refused(world, SetAlias(SALAH, "Abdeslam", held=False), "is its name")


# ---- merging


def test_merging_keeps_all_and_redirects(world: World) -> None:
    assert world.do(MergeEntities(SALAH, (BRAHIM, BRAHIM))) == [
        SUGGESTED[SALAH],
        SUGGESTED[BRAHIM],
        e.EntityMerged(BRAHIM, SALAH),
    ]
    (renamed,) = world.do(RenameEntity(BRAHIM, "The brothers"))
    assert renamed.entity == SALAH


def test_merging_what_is_merged_takes_its_whole(world: World) -> None:
    world.do(CreateEntity("p-1", PERSON, "Third"))
    world.do(MergeEntities(BRAHIM, (SALAH,)))
    assert world.do(MergeEntities("p-1", (SALAH,))) == [e.EntityMerged(BRAHIM, "p-1")]
    assert world.union("p-1") == (BRAHIM, "p-1", SALAH)


def test_merges_that_make_no_sense_are_refused(world: World) -> None:
    refused(world, MergeEntities(SALAH, ()), "at least one")
    refused(world, MergeEntities(SALAH, (SALAH,)), "merged with itself")
    refused(world, MergeEntities(SALAH, ("gone",)), "nobody and nothing")
    refused(world, MergeEntities("gone", (SALAH,)), "nobody and nothing")
    refused(
        world, MergeEntities(SALAH, (BRAHIM, PARIS)), "Paris of the kind place: only entities of one kind"
    )
    world.do(MergeEntities(SALAH, (BRAHIM,)))
    refused(world, MergeEntities(SALAH, (BRAHIM,)), "one already")
    refused(world, MergeEntities(BRAHIM, (SALAH,)), "one already")


def test_a_merge_of_two_that_are_different_is_stopped_with_the_chain(world: World) -> None:
    for id, name in (("p-1", "Third"), ("p-2", "Fourth")):
        world.do(CreateEntity(id, PERSON, name), "bob")
    world.do(CompareEntities(BRAHIM, SALAH, Comparison.DIFFERENT, "brothers"), "bob")
    different = world.entries[-1][0]
    refused(world, MergeEntities(SALAH, (BRAHIM,)), rf"different \(bob in {different}: brothers\)\.")
    world.do(MergeEntities("p-1", (BRAHIM,)))
    merged = world.entries[-1][0]
    chain = (
        rf"stopped\. “Brahim Abdeslam” and “Abdeslam” are different \(bob in {different}: brothers\)\."
        rf" “Brahim Abdeslam” was merged \(ada in {merged}\)\."
    )
    refused(world, MergeEntities(SALAH, ("p-1",)), chain)
    refused(world, MergeEntities("p-2", ("p-1", SALAH)), chain)
    refused(world, MergeEntities("p-1", ("p-2", SALAH)), chain)
    world.do(MergeEntities("p-2", ("p-1",)))
    assert world.union("p-2") == (BRAHIM, "p-1", "p-2")


def test_possibly_the_same_stops_no_merge(world: World) -> None:
    world.do(CompareEntities(SALAH, BRAHIM, Comparison.POSSIBLY_SAME))
    assert world.do(MergeEntities(SALAH, (BRAHIM,)))[-1] == e.EntityMerged(BRAHIM, SALAH)


def test_unmerging_names_the_id_as_it_stands(world: World) -> None:
    world.do(MergeEntities(SALAH, (BRAHIM,)))
    merged = world.entries[-1][0]
    assert world.do(UnmergeEntity(SALAH, BRAHIM)) == [e.EntityUnmerged(BRAHIM, SALAH, merged)]
    again = world.entries[-1][0]
    assert world.do(MergeEntities(SALAH, (BRAHIM,)))[-1] == e.EntityMerged(BRAHIM, SALAH, again)


def test_unmerging_takes_one_out_of_the_middle(world: World) -> None:
    world.do(CreateEntity("p-1", PERSON, "Third"))
    world.do(MergeEntities(BRAHIM, (SALAH,)))
    world.do(MergeEntities("p-1", (BRAHIM,)))
    (fact,) = world.do(UnmergeEntity("p-1", SALAH))
    assert fact.entity == SALAH
    assert world.union("p-1") == (BRAHIM, "p-1")


def test_unmerging_what_is_not_merged_is_refused(world: World) -> None:
    refused(world, UnmergeEntity(SALAH, BRAHIM), "“Brahim Abdeslam” is not merged into Abdeslam")
    refused(world, UnmergeEntity(SALAH, SALAH), "not merged")
    refused(world, UnmergeEntity(SALAH, "gone"), "“gone” is not merged")
    refused(world, UnmergeEntity("gone", BRAHIM), "nobody and nothing")
    world.do(MergeEntities(SALAH, (BRAHIM,)))
    refused(world, UnmergeEntity(PARIS, BRAHIM), "not merged into Paris")
    refused(world, UnmergeEntity(BRAHIM, SALAH), "not merged")


# ---- comparing


def test_what_is_said_of_two_is_said_whichever_comes_first(world: World) -> None:
    assert world.do(CompareEntities(SALAH, BRAHIM, Comparison.DIFFERENT, " brothers ")) == [
        SUGGESTED[SALAH],
        SUGGESTED[BRAHIM],
        e.EntitiesCompared(BRAHIM, SALAH, Comparison.DIFFERENT, "brothers"),
    ]
    assert world.do(CompareEntities(BRAHIM, SALAH, Comparison.DIFFERENT, "brothers")) == []
    first = world.entries[-1][0]
    assert world.do(CompareEntities(BRAHIM, SALAH, Comparison.POSSIBLY_SAME)) == [
        e.EntitiesCompared(BRAHIM, SALAH, Comparison.POSSIBLY_SAME, "", first)
    ]


def test_what_was_said_is_taken_back_also_of_what_was_merged_since(world: World) -> None:
    world.do(CreateEntity("p-1", PERSON, "Third"))
    world.do(CompareEntities(SALAH, BRAHIM, Comparison.DIFFERENT))
    said = world.entries[-1][0]
    world.do(MergeEntities("p-1", (BRAHIM,)))
    assert world.do(CompareEntities("p-1", SALAH, None)) == [
        e.EntitiesCompared(BRAHIM, SALAH, None, "", said)
    ]
    assert world.do(MergeEntities("p-1", (SALAH,)))


def test_comparisons_that_make_no_sense_are_refused(world: World) -> None:
    refused(world, CompareEntities(SALAH, SALAH, Comparison.DIFFERENT), "compared with itself")
    refused(world, CompareEntities(SALAH, "gone", Comparison.DIFFERENT), "nobody and nothing")
    refused(world, CompareEntities(SALAH, BRAHIM, Comparison.DIFFERENT, "x\x00"), "control characters")
    refused(world, CompareEntities(SALAH, BRAHIM, Comparison.DIFFERENT, "x" * 10_001), "10,001 characters")
    world.do(MergeEntities(SALAH, (BRAHIM,)))
    refused(
        world, CompareEntities(SALAH, BRAHIM, Comparison.DIFFERENT), "These two are one: Abdeslam. Unmerge"
    )


# ---- splitting


def test_a_split_moves_mentions_and_statements(world: World) -> None:
    place = at("Abdeslam")
    assert world.do(SplitEntity(SALAH, "p-1", "Other", (place,), ("died", "drove", "died"))) == [
        SUGGESTED[SALAH],
        e.EntityCreated("p-1", PERSON, "Other"),
        e.PassageJudged(*place, "Abdeslam", Reference.IS, "p-1"),
        DIED,
        e.StatementEdited("died", "s1", "others", "p-1"),
        world.found["drove"],
        e.StatementEdited("drove", "s1", "subjects", "p-1"),
    ]


def test_a_split_keeps_who_stands_beside(world: World) -> None:
    """A decision names them from now on: their ids must not drift away."""
    world.found["both"] = e.StatementAdopted(
        "both", "s1", e.Assertion(0, 8, "Abdeslam", DIED.assertion.kind, (SALAH, BRAHIM, "gone"))
    )
    facts = world.do(SplitEntity(SALAH, "p-1", "Other", (), ("both",)))
    assert facts[:2] == [SUGGESTED[SALAH], SUGGESTED[BRAHIM]]
    assert facts[-1].value == f"p-1\n{BRAHIM}\ngone"


def test_splits_that_make_no_sense_are_refused(world: World) -> None:
    refused(world, SplitEntity(SALAH, "p-1", "Other"), "Choose the mentions or statements")
    refused(world, SplitEntity("gone", "p-1", "Other", (at("Paris"),)), "nobody and nothing")
    refused(world, SplitEntity(SALAH, BRAHIM, "Other", (at("Abdeslam"),)), "already")
    refused(world, SplitEntity(SALAH, "p-1", "Other", (), ("gone",)), "no statement with the id “gone”")
    refused(world, SplitEntity(PARIS, "p-1", "Other", (), ("drove",)), "does not speak of Paris")
    refused(world, SplitEntity(SALAH, "p-1", "Other", (Place("s1", 5, 5),)), "no words")


# ---- events


def test_the_details_of_an_event_are_set(world: World) -> None:
    assert world.do(SetEventDetail(ATTACKS, "when", " 2015-11-13 ")) == [
        SUGGESTED[ATTACKS],
        e.EventDetailSet(ATTACKS, "when", "2015-11-13"),
    ]
    assert world.do(SetEventDetail(ATTACKS, "where", f"{PARIS}\n{PARIS}\n")) == [
        SUGGESTED[PARIS],
        e.EventDetailSet(ATTACKS, "where", PARIS),
    ]
    (*_, who) = world.do(SetEventDetail(ATTACKS, "who", f" chief  suspect\t{SALAH}\nvictim\t{BRAHIM}"))
    assert who.value == f"chief suspect\t{SALAH}\nvictim\t{BRAHIM}"


def test_not_known_is_something_else_than_undecided(world: World) -> None:
    assert world.do(SetEventDetail(ATTACKS, "when", ""))[-1].value == ""
    assert world.do(SetEventDetail(ATTACKS, "when", "")) == []
    assert world.do(SetEventDetail(ATTACKS, "when", None))[-1].value is None


def test_who_takes_part_is_named_by_the_id_that_holds_now(world: World) -> None:
    world.do(MergeEntities(SALAH, (BRAHIM,)))
    (*_, who) = world.do(SetEventDetail(ATTACKS, "who", f"suspect\t{BRAHIM}\nsuspect\t{SALAH}"))
    assert who.value == f"suspect\t{SALAH}"


def test_an_event_that_takes_part_in_itself_is_kept_once(world: World) -> None:
    facts = world.do(SetEventDetail(ATTACKS, "who", f"cause\t{ATTACKS}"))
    assert facts[0] == SUGGESTED[ATTACKS]
    assert len(facts) == 2


@pytest.mark.parametrize(
    ("entity", "detail", "value", "words"),
    [
        (SALAH, "when", "2015", "Abdeslam is no event but of the kind person"),
        ("gone", "when", "2015", "nobody and nothing"),
        (ATTACKS, "why", "x", "An event has no “why”; it has when, where, who"),
        (ATTACKS, "when", "soon", "no date"),
        (ATTACKS, "when", "2015-13", "no date"),
        (ATTACKS, "when", "2015-02-30", "no date"),
        (ATTACKS, "where", "gone", "nobody and nothing"),
        (ATTACKS, "where", SALAH, "only a place"),
        (ATTACKS, "where", f"in\t{PARIS}", "where, as ids alone"),
        (ATTACKS, "who", SALAH, "role, tab, id"),
        (ATTACKS, "who", f"\t{SALAH}", "name of a role cannot be empty"),
        (ATTACKS, "who", "suspect\tgone", "nobody and nothing"),
    ],
)
def test_details_that_are_none_are_refused(
    world: World, entity: str, detail: str, value: str, words: str
) -> None:
    refused(world, SetEventDetail(entity, detail, value), words)


@pytest.mark.parametrize(
    "value", ["2015", "2015-11", "2015-W46", "2015-W46-WE", "2015-SU", "201", "2015-11-13T21:20"]
)
def test_dates_of_any_precision_are_taken(world: World, value: str) -> None:
    assert world.do(SetEventDetail(ATTACKS, "when", value))[-1].value == value


# ---- what is gone


@pytest.mark.parametrize(
    "command",
    [
        RenameEntity("gone", "x"),
        SetEntityKind("gone", PERSON),
        SetAlias("gone", "x"),
        JudgePassages((at("Paris"),), Reference.IS, "gone"),
        RenameEntity("", "x"),
        RenameEntity("a\x00\nb", "x"),
    ],
)
def test_commands_on_what_is_not_there_are_refused(world: World, command: Command) -> None:
    refused(world, command, "There is nobody and nothing with the id")


def test_the_police_is_left_alone(world: World) -> None:
    """A command on one entity keeps no other one."""
    world.do(RenameEntity(SALAH, "Salah"))
    known = world.known_entity(POLICE)
    assert known is not None
    assert not known.adopted
