"""Passages and statements: what each command adds, when nothing changes, and every refusal."""

from dataclasses import replace

import pytest

from dossier.domain import entries as e
from dossier.domain.analysis import StatementKind
from dossier.domain.commands import (
    Command,
    EditStatement,
    GradeStatement,
    JudgePassages,
    MergeEntities,
    RemoveStatement,
    SetStatementStatus,
    WithdrawSource,
    WriteStatement,
)
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Reference, Status
from dossier.domain.targets import Place
from tests.unit.domain.world import (
    BRAHIM,
    DIED,
    DROVE,
    PARIS,
    POLICE,
    SALAH,
    SUGGESTED,
    TEXT,
    World,
    assertion,
    at,
)


@pytest.fixture
def world() -> World:
    return World()


def refused(world: World, command: Command, words: str) -> None:
    before = len(world.entries)
    with pytest.raises(CommandRefused, match=words):
        world.do(command)
    assert len(world.entries) == before


# ---- passages


def test_passages_are_linked_and_the_entity_is_kept(world: World) -> None:
    one, two = at("Abdeslam"), at("Brahim Abdeslam")
    assert world.do(JudgePassages((one, two), Reference.IS, SALAH)) == [
        SUGGESTED[SALAH],
        e.PassageJudged(*one, "Abdeslam", Reference.IS, SALAH),
        e.PassageJudged(*two, "Brahim Abdeslam", Reference.IS, SALAH),
    ]
    assert world.do(JudgePassages((one, two, one), Reference.IS, SALAH)) == []


def test_a_passage_says_one_thing_at_a_time(world: World) -> None:
    place = at("Paris")
    world.do(JudgePassages((place,), Reference.IS_NOT, PARIS))
    first = world.entries[-1][0]
    assert world.do(JudgePassages((place,), Reference.NO_NAME)) == [
        e.PassageJudged(*place, "Paris", Reference.NO_NAME, "", first)
    ]
    second = world.entries[-1][0]
    assert world.do(JudgePassages((place,), None)) == [e.PassageJudged(*place, "Paris", None, "", second)]
    assert world.do(JudgePassages((place,), None)) == []


def test_overlapping_passages_are_judged_apart(world: World) -> None:
    whole, part = at("Brahim Abdeslam"), at("Brahim")
    world.do(JudgePassages((whole,), Reference.IS, BRAHIM))
    (fact,) = world.do(JudgePassages((part,), Reference.NO_NAME))
    assert fact.replaces is None


def test_a_merged_entity_means_the_one_it_is_merged_into(world: World) -> None:
    world.do(MergeEntities(SALAH, (BRAHIM,)))
    (fact,) = world.do(JudgePassages((at("Brahim"),), Reference.IS, BRAHIM))
    assert fact.entity == SALAH


def test_judgements_that_make_no_sense_are_refused(world: World) -> None:
    place = (at("Paris"),)
    refused(world, JudgePassages(place, Reference.IS), "Say whom the words refer to")
    refused(world, JudgePassages(place, Reference.IS_NOT), "Say whom the words refer to")
    refused(world, JudgePassages(place, Reference.NO_NAME, PARIS), "Nobody need be named")
    refused(world, JudgePassages(place, None, PARIS), "Nobody need be named")
    refused(world, JudgePassages(place, Reference.IS, "gone"), "nobody and nothing")
    refused(world, JudgePassages((at("Paris", "gone"),), Reference.NO_NAME), "no source gone")
    for wrong in (Place("s1", -1, 4), Place("s1", 4, 4), Place("s1", 0, len(TEXT) + 1), Place("s1", 8, 9)):
        refused(world, JudgePassages((*place, wrong), Reference.NO_NAME), "no words")


# ---- writing


def test_a_statement_is_written_from_the_words_that_stand_there(world: World) -> None:
    said = assertion(
        "Abdeslam drove",
        SALAH,
        SALAH,
        others=(PARIS,),
        attribution=" police ",
        attributed_to=POLICE,
        date=" 2015 ",
    )
    assert world.do(WriteStatement("st-1", "s1", replace(said, exact="something else"))) == [
        SUGGESTED[SALAH],
        SUGGESTED[PARIS],
        SUGGESTED[POLICE],
        e.StatementWritten(
            "st-1",
            "s1",
            replace(said, subjects=(SALAH,), attribution="police", date="2015"),
        ),
    ]


def test_statements_that_cannot_be_are_refused(world: World) -> None:
    def write(id: str = "st-1", source: str = "s1", **changes: object) -> Command:
        return WriteStatement(id, source, replace(assertion("Paris", SALAH), **changes))  # type: ignore[arg-type]

    refused(world, write(subjects=()), "needs somebody or something")
    refused(world, write(subjects=("gone",)), "nobody and nothing")
    refused(world, write(others=("gone",)), "nobody and nothing")
    refused(world, write(attributed_to="gone"), "nobody and nothing")
    refused(world, write(date="yesterday"), "no date")
    refused(world, write(attribution="a\x00"), "control characters")
    refused(world, write(start=8, end=9), "no words")
    refused(world, write(source="gone"), "no source")
    refused(world, write(id="drove"), "already")
    world.do(write())
    refused(world, write(), "already")
    world.do(RemoveStatement("st-1"))
    refused(world, write(), "there was")


def test_nothing_is_written_from_a_withdrawn_source(world: World) -> None:
    world.do(WithdrawSource("s1"))
    refused(world, WriteStatement("st-1", "s1", assertion("Paris", SALAH)), "withdrawn.*restore it first")


def test_only_what_was_written_is_taken_back(world: World) -> None:
    refused(world, RemoveStatement("drove"), "reject it instead")
    refused(world, RemoveStatement("gone"), "no statement with the id “gone”")
    world.do(WriteStatement("st-1", "s1", assertion("Paris", SALAH)))
    written = world.entries[-1][0]
    assert world.do(RemoveStatement("st-1")) == [e.StatementRemoved("st-1", "s1", written)]
    refused(world, RemoveStatement("st-1"), "no statement")
    refused(world, SetStatementStatus(("st-1",), Status.CONFIRMED), "no statement")


# ---- editing


def test_fields_are_edited_in_one_act(world: World) -> None:
    changes = (("subjects", f"{BRAHIM}\n{SALAH}"), ("date", "2015-11-14"), ("hedged", "yes"))
    assert world.do(EditStatement("drove", changes)) == [
        SUGGESTED[BRAHIM],
        SUGGESTED[SALAH],
        DROVE,
        e.StatementEdited("drove", "s1", "subjects", f"{BRAHIM}\n{SALAH}"),
        e.StatementEdited("drove", "s1", "date", "2015-11-14"),
        e.StatementEdited("drove", "s1", "hedged", "yes"),
    ]
    assert world.do(EditStatement("drove", changes)) == []


def test_what_it_says_already_is_no_edit(world: World) -> None:
    same = (
        ("kind", "action"),
        ("subjects", BRAHIM),
        ("others", SALAH),
        ("attribution", " police said "),
        ("attributed_to", POLICE),
        ("date", ""),
        ("hedged", ""),
        ("negated", None),
    )
    assert world.do(EditStatement("died", same)) == []


def test_a_field_is_given_back_to_the_machine(world: World) -> None:
    world.do(EditStatement("died", (("attributed_to", ""), ("others", ""))))
    known = world.known_statement("died")
    assert known is not None
    assert (known.assertion.attributed_to, known.assertion.others) == ("", ())
    edited = world.entries[-1][0]
    assert world.do(EditStatement("died", (("others", None),)))[-1] == e.StatementEdited(
        "died", "s1", "others", None, edited
    )


def test_an_edit_names_the_ids_that_hold_now(world: World) -> None:
    world.do(MergeEntities(SALAH, (BRAHIM,)))
    (*_, fact) = world.do(EditStatement("drove", (("others", f"{BRAHIM}\n{SALAH}\n{PARIS}"),)))
    assert fact.value == f"{SALAH}\n{PARIS}"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("colour", "red", "A statement has no “colour”; it has kind, subjects"),
        ("exact", "x", "has no “exact”"),
        ("kind", "dream", "There is no kind “dream”; there are action"),
        ("kind", "", "no kind"),
        ("subjects", "", "needs somebody or something"),
        ("subjects", "\n\n", "needs somebody or something"),
        ("subjects", "gone", "nobody and nothing"),
        ("others", f"{SALAH}\ngone", "nobody and nothing"),
        ("attributed_to", f"{SALAH}\n{BRAHIM}", "one person or thing at most"),
        ("date", "soon", "no date"),
        ("hedged", "no", "“yes” or empty"),
        ("negated", "true", "“yes” or empty"),
        ("attribution", "x" * 10_001, "10,001 characters"),
        ("attribution", "a\x07", "control characters"),
        ("attribution", "\udc80", "control characters"),
    ],
)
def test_edits_that_make_no_sense_are_refused(world: World, field: str, value: str, words: str) -> None:
    refused(world, EditStatement("drove", (("negated", "yes"), (field, value))), words)


def test_a_statement_that_is_not_there_is_not_edited(world: World) -> None:
    refused(world, EditStatement("gone", (("date", "2015"),)), "no statement")
    refused(world, GradeStatement("gone", "B2"), "no statement")
    refused(world, SetStatementStatus(("drove", "gone"), Status.CONFIRMED), "no statement")


def test_every_kind_can_be_set(world: World) -> None:
    for kind in StatementKind:
        world.do(EditStatement("drove", (("kind", kind.value),)))
        known = world.known_statement("drove")
        assert known is not None
        assert known.assertion.kind == kind


# ---- status and grade


def test_several_are_judged_at_once_each_kept_first(world: World) -> None:
    world.do(SetStatementStatus(("died",), Status.CONFIRMED))
    assert world.do(SetStatementStatus(("drove", "died", "drove"), Status.CONFIRMED)) == [
        DROVE,
        e.StatementStatusSet("drove", "s1", Status.CONFIRMED),
    ]
    confirmed = world.entries[-1][0]
    assert world.do(SetStatementStatus(("drove",), Status.UNREVIEWED)) == [
        e.StatementStatusSet("drove", "s1", Status.UNREVIEWED, confirmed)
    ]
    assert world.do(SetStatementStatus(("drove",), Status.UNREVIEWED)) == []


def test_a_written_statement_needs_no_keeping(world: World) -> None:
    world.do(WriteStatement("st-1", "s1", assertion("Paris", SALAH)))
    assert world.do(SetStatementStatus(("st-1",), Status.DISPUTED)) == [
        e.StatementStatusSet("st-1", "s1", Status.DISPUTED)
    ]


def test_a_grade_overrides_the_one_of_the_source(world: World) -> None:
    assert world.do(GradeStatement("died", " b2 ")) == [DIED, e.StatementGraded("died", "s1", "B2")]
    assert world.do(GradeStatement("died", "B2")) == []
    graded = world.entries[-1][0]
    assert world.do(GradeStatement("died", "")) == [e.StatementGraded("died", "s1", "", graded)]
    for wrong in ("G1", "A7", "A", "B22", "②", "A١"):
        refused(world, GradeStatement("died", wrong), "is no grade")
