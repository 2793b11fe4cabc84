"""Notes, tags, what is put off, and the grades of sources."""

import pytest

from dossier.domain import entries as e
from dossier.domain.commands import (
    Command,
    GradeSource,
    MergeEntities,
    NameAnalyst,
    SetCaseProperty,
    SetTag,
    SkipSuggestion,
    WriteNote,
)
from dossier.domain.errors import CommandRefused
from dossier.domain.targets import CASE, of_entity, of_passage, of_source, of_statement
from tests.unit.domain.world import BRAHIM, DROVE, SALAH, SUGGESTED, World, at

PASSAGE = of_passage(*at("Paris"))


@pytest.fixture
def world() -> World:
    return World()


def refused(world: World, command: Command, words: str) -> None:
    before = len(world.entries)
    with pytest.raises(CommandRefused, match=words):
        world.do(command)
    assert len(world.entries) == before


# ---- notes


@pytest.mark.parametrize(
    ("target", "kept", "exact"),
    [
        (CASE, [], ""),
        (of_source("s1"), [], ""),
        (of_entity(SALAH), [SUGGESTED[SALAH]], ""),
        (of_statement("drove"), [DROVE], ""),
        (PASSAGE, [], "Paris"),
    ],
)
def test_notes_on_anything(world: World, target: str, kept: list[object], exact: str) -> None:
    assert world.do(WriteNote("n-1", target, "  Ask the police. ")) == [
        *kept,
        e.NoteWritten("n-1", target, "Ask the police.", exact),
    ]
    first = world.entries[-1][0]
    assert world.do(WriteNote("n-1", target, "Ask the police.")) == []
    assert world.do(WriteNote("n-1", target, "Asked.")) == [
        e.NoteWritten("n-1", target, "Asked.", exact, first)
    ]
    second = world.entries[-1][0]
    assert world.do(WriteNote("n-1", target, " ")) == [e.NoteWritten("n-1", target, "", exact, second)]
    assert world.do(WriteNote("n-1", target, "")) == []


def test_a_note_on_what_is_merged_goes_to_the_whole_and_an_old_one_stays_where_it_is(world: World) -> None:
    world.do(WriteNote("n-1", of_entity(BRAHIM), "old"))
    world.do(MergeEntities(SALAH, (BRAHIM,)))
    (new,) = world.do(WriteNote("n-2", of_entity(BRAHIM), "new"))
    assert new.target == of_entity(SALAH)
    (changed,) = world.do(WriteNote("n-1", of_entity(BRAHIM), "changed"))
    assert changed.target == of_entity(BRAHIM)


NO_TARGETS = [
    (of_entity("gone"), "nobody and nothing"),
    (of_statement("gone"), "no statement"),
    (of_source("gone"), "no source"),
    ("passage:s1", "is no passage"),
    ("passage:s1:9-3", "no words"),
    ("passage:s1:5-9999", "no words"),
    ("passage:gone:0-5", "no source"),
    ("", "nothing that can be noted or tagged"),
    ("weather:today", "nothing that can be noted or tagged"),
    ("case:2", "nothing that can be noted or tagged"),
]


@pytest.mark.parametrize(("target", "words"), NO_TARGETS)
def test_what_is_not_there_takes_no_note_and_no_tag(world: World, target: str, words: str) -> None:
    refused(world, WriteNote("n-1", target, "hm"), words)
    refused(world, SetTag(target, "x"), words)
    refused(world, SkipSuggestion(target), words)


def test_notes_that_are_none_are_refused(world: World) -> None:
    refused(world, WriteNote("n-1", CASE, " \n "), "needs words")
    refused(world, WriteNote("n-1", CASE, "x" * 10_001), "10,001 characters")
    refused(world, WriteNote("n-1", CASE, "a\x00b"), "control characters")
    refused(world, WriteNote("n-1", CASE, "\ud83d"), "control characters")
    assert world.do(WriteNote("n-1", CASE, "two\nlines\tand a tab 🏔"))


# ---- tags


def test_tags_come_and_go(world: World) -> None:
    assert world.do(SetTag(of_statement("drove"), " the  car ")) == [
        DROVE,
        e.Tagged(of_statement("drove"), "the car", True),
    ]
    assert world.do(SetTag(of_statement("drove"), "the car")) == []
    tagged = world.entries[-1][0]
    assert world.do(SetTag(of_statement("drove"), "the car", held=False)) == [
        e.Tagged(of_statement("drove"), "the car", False, tagged)
    ]
    assert world.do(SetTag(of_statement("drove"), "the car", held=False)) == []


def test_a_tag_is_taken_off_all_that_was_merged(world: World) -> None:
    """The dossier shows it, whichever of them bears it."""
    world.do(SetTag(of_entity(BRAHIM), "x"))
    tagged = world.entries[-1][0]
    world.do(MergeEntities(SALAH, (BRAHIM,)))
    assert world.do(SetTag(of_entity(SALAH), "x", held=False)) == [
        e.Tagged(of_entity(BRAHIM), "x", False, tagged)
    ]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("", "cannot be empty"),
        ("\u200b", "cannot be empty"),
        ("x" * 501, "501 characters"),
        ("\x1b", "control"),
    ],
)
def test_tags_that_are_none_are_refused(world: World, tag: str, words: str) -> None:
    refused(world, SetTag(CASE, tag), words)


# ---- putting off


def test_what_is_put_off_is_so_for_one_analyst_and_keeps_nothing(world: World) -> None:
    target = of_entity(SALAH)
    assert world.do(SkipSuggestion(target)) == [e.SuggestionSkipped(target, "ada", True)]
    assert world.do(SkipSuggestion(target)) == []
    skipped = world.entries[-1][0]
    assert world.do(SkipSuggestion(target), "bob") == [e.SuggestionSkipped(target, "bob", True)]
    assert world.do(SkipSuggestion(target, skipped=False)) == [
        e.SuggestionSkipped(target, "ada", False, skipped)
    ]


def test_only_suggestions_are_put_off(world: World) -> None:
    for target in (CASE, of_source("s1"), PASSAGE):
        refused(world, SkipSuggestion(target), "Only suggested entities and statements")
    assert world.do(SkipSuggestion(of_statement("drove")))


# ---- grades, names


def test_a_source_is_graded(world: World) -> None:
    assert world.do(GradeSource("s1", "f6")) == [e.SourceGraded("s1", "F6")]
    assert world.do(GradeSource("s1", "F6")) == []
    graded = world.entries[-1][0]
    assert world.do(GradeSource("s1", " ")) == [e.SourceGraded("s1", "", graded)]
    refused(world, GradeSource("gone", "B2"), "no source")
    refused(world, GradeSource("s1", "2B"), "is no grade.*such as B2")


def test_who_works_here_has_a_name_that_can_be_seen(world: World) -> None:
    assert world.do(NameAnalyst(" Ada\nL. ", "A\tL")) == [e.AnalystNamed("ada", "Ada L.", "A L")]
    assert world.do(NameAnalyst("Ada L.", "A L")) == []
    for wrong, words in (
        ("\u200b", "needs a name"),
        ("x" * 10_000, "10,000 characters"),
        ("a\x00", "control"),
    ):
        refused(world, NameAnalyst(wrong, ""), words)
    refused(world, NameAnalyst("Ada", "x" * 21), "21 characters")
    refused(world, SetCaseProperty("title", "\u200b"), "needs a title")
