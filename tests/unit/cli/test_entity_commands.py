"""`dossier entity`: what each action asks of the case, and what it says."""

import json

import pytest

from dossier.cli import main
from dossier.domain import commands as c
from dossier.domain.analysis import EntityKind
from dossier.domain.judgements import Comparison, Status
from dossier.domain.targets import Place
from tests.unit.cli.fake_case import WORDS, Workspace
from tests.unit.export.rows import SOURCE

START, END = WORDS
AT = f"story.txt:{START}-{END}"
PLACE = Place(SOURCE, START, END)

ACTS = {
    ("create", "Ada King"): c.CreateEntity("person-new", EntityKind.PERSON, "Ada King"),
    ("create", "place", "Ada"): c.CreateEntity("place-new", EntityKind.PLACE, "Ada"),
    ("create", "event"): c.CreateEntity("person-new", EntityKind.PERSON, "event"),
    ("create", "A", "--kind", "organisation", "--at", AT): c.CreateEntity(
        "organisation-new", EntityKind.ORGANISATION, "A", (PLACE,)
    ),
    ("rename", "maria sandoval", "M. S."): c.RenameEntity("person-1", "M. S."),
    ("rename", "person-1", "--reset"): c.RenameEntity("person-1", ""),
    ("set-kind", "Madrid", "organisation"): c.SetEntityKind("place-1", EntityKind.ORGANISATION),
    ("alias", "entity:person-1", "Mary"): c.SetAlias("person-1", "Mary", held=True),
    ("alias", "person-1", "Mary", "--remove"): c.SetAlias("person-1", "Mary", held=False),
    ("confirm", "person-1", "Petrov", "person-1"): c.SetEntityStatus(
        ("person-1", "person-2"), Status.CONFIRMED
    ),
    ("dispute", "person-1"): c.SetEntityStatus(("person-1",), Status.DISPUTED),
    ("reject", "person-1"): c.SetEntityStatus(("person-1",), Status.REJECTED),
    ("restore", "person-1"): c.SetEntityStatus(("person-1",), Status.UNREVIEWED),
    ("merge", "person-1", "Petrov", "person-3"): c.MergeEntities("person-1", ("person-2", "person-3")),
    ("unmerge", "person-1", "person-9"): c.UnmergeEntity("person-1", "person-9"),
    ("unmerge", "person-1", "m. sandoval"): c.UnmergeEntity("person-1", "person-9"),
    ("unmerge", "person-1", "person-2"): c.UnmergeEntity("person-1", "person-2"),
    ("split", "person-1", "Her aunt", "--mention", AT, "--statement", "statement-1"): c.SplitEntity(
        "person-1", "person-new", "Her aunt", (PLACE,), ("statement-1",)
    ),
    ("different", "person-1", "Petrov", "--reason", "ages"): c.CompareEntities(
        "person-1", "person-2", Comparison.DIFFERENT, "ages"
    ),
    ("different", "person-1", "Petrov", "--clear"): c.CompareEntities("person-1", "person-2", None),
    ("possibly-same", "person-1", "Petrov"): c.CompareEntities(
        "person-1", "person-2", Comparison.POSSIBLY_SAME
    ),
    ("event", "event-1", "when", "2019-05-21"): c.SetEventDetail("event-1", "when", "2019-05-21"),
    ("event", "event-1", "where", "--not-known"): c.SetEventDetail("event-1", "where", ""),
    ("event", "event-1", "where", "Madrid"): c.SetEventDetail("event-1", "where", "place-1"),
    ("event", "event-1", "who", "agent=Petrov", "in  the way=person-1"): c.SetEventDetail(
        "event-1", "who", "agent\tperson-2\nin the way\tperson-1"
    ),
    ("event", "event-1", "who", "--reset"): c.SetEventDetail("event-1", "who", None),
}


@pytest.mark.parametrize("line", ACTS, ids=" ".join)
def test_an_action_is_one_act_and_one_sentence_or_one_json_value(
    line: tuple[str, ...], case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    action, *rest = line
    assert main(["entity", action, "a.dossier", *rest]) == 0
    assert case.done == [ACTS[line]]
    shown = capsys.readouterr()
    assert shown.out.endswith((".\n", "Petrov\n"))
    assert not shown.err
    assert main(["entity", action, "a.dossier", *rest, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    "line",
    [
        ["create", "Maria", "Sandoval", "King"],
        ["create", "person", "A", "--kind", "place"],
        ["create", "A", "--kind", "animal"],
        ["create", "A", "--at", "story.txt"],
        ["create", "A", "--at", "story.txt:9-9"],
        ["create", "A", "--at", "story.txt:9-4"],
        ["create", "A", "--at", "story.txt:1-9999999999999"],
        ["create", "A", "--at", "story.txt:-1-9"],
        ["create", "A", "--at", ":1-9"],
        ["rename", "person-1"],
        ["rename", "person-1", ""],
        ["rename", "person-1", "A", "--reset"],
        ["set-kind", "person-1", "animal"],
        ["merge", "person-1"],
        ["split", "person-1", "A"],
        ["different", "person-1", "person-2", "--clear", "--reason", "x"],
        ["event", "event-1", "when"],
        ["event", "event-1", "when", "2015", "2016"],
        ["event", "event-1", "when", "2015", "--reset"],
        ["event", "event-1", "who", "Petrov"],
        ["event", "event-1", "who", "=Petrov"],
        ["event", "event-1", "why", "x"],
    ],
    ids=" ".join,
)
def test_what_does_not_fit_together_is_wrong_usage_and_does_nothing(
    line: list[str], case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["entity", line[0], "a.dossier", *line[1:]]) == 2
    assert not case.done
    shown = capsys.readouterr()
    assert shown.err
    assert not shown.out


def test_an_ambiguous_name_is_refused_with_the_candidates(
    case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["entity", "confirm", "a.dossier", "Petrov", "Maria Lima"]) == 1
    said = capsys.readouterr().err
    assert "person-3" in said
    assert "person-4" in said
    assert main(["entity", "confirm", "a.dossier", "Nobody"]) == 1
    assert not case.done


def test_a_preview_shows_the_result_and_one_that_is_stopped_fails(
    case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    merge = ["entity", "merge", "a.dossier", "person-1"]
    assert main([*merge, "person-2", "--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Merging Hugo Petrov (person-2) into Maria Sandoval (person-1) would make:",
        "  Maria Sandoval (person): 5 mentions, 2 sources, 9 statements",
        "  also: Hugo Petrov",
        "Nothing was changed.",
    ]
    assert main([*merge, "person-3", "--dry-run"]) == 1
    assert "  “A” and “B” are different (Ada)." in capsys.readouterr().out.splitlines()
    assert main([*merge, "person-3", "--dry-run", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["stopped"] == ["“A” and “B” are different (Ada)."]
    assert not case.done


def test_sentences_name_what_was_made_and_what_stays(
    case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*line: str) -> str:
        assert main(["entity", line[0], "a.dossier", *line[1:]]) == 0
        return capsys.readouterr().out

    assert (
        said("create", "X", "--at", AT) == "New person: Somebody new (person-new), 1 passage linked to it.\n"
    )
    assert said("unmerge", "person-1", "person-9") == (
        "Somebody new (person-9) stands apart from Maria Sandoval (person-1) again.\n"
        "What was decided since stays with Maria Sandoval:\n"
        "  What was added to person-9 since stays with person-1.\n"
    )
    assert said("different", "person-1", "person-2").startswith(
        "Maria Sandoval (person-1) and Hugo Petrov (person-2) are different"
    )


def test_json_has_the_entity_and_what_else_there_is_to_know(
    case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    def shape(*line: str) -> dict[str, object]:
        assert main(["entity", line[0], "a.dossier", *line[1:], "--json"]) == 0
        shown: dict[str, object] = json.loads(capsys.readouterr().out)
        return shown

    entity = ["id", "kind", "name", "aliases", "mentions", "sources", "role", "status"]
    assert list(shape("rename", "person-1", "X")) == entity
    assert list(shape("merge", "person-1", "person-2")) == [*entity, "merged"]
    assert list(shape("unmerge", "person-1", "person-9")) == [*entity, "unmerged_from", "stays"]
    assert list(shape("split", "person-1", "X", "--mention", AT)) == [*entity, "split_from"]
    assert list(shape("different", "person-1", "person-2")) == ["one", "other", "comparison", "reason"]
    event = shape("event", "event-1", "when", "2019")["event"]
    assert list(event) == ["when", "where", "who", "status", "edited", "part_of", "parts"]  # type: ignore[call-overload]


def test_rejected_ones_are_listed_for_restoring(case: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["entity", "rejected", "a.dossier"]) == 0
    assert set(case.views.asked) == {("entities", Status.REJECTED)}
    assert "person-2" in capsys.readouterr().out
    assert main(["list", "a.dossier", "persons", "--status", "confirmed"]) == 0
    assert case.views.asked[-1] == ("entities", Status.CONFIRMED)
    assert main(["list", "a.dossier", "sources", "--status", "confirmed"]) == 2


def test_a_slip_in_an_action_is_met_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["entity", "confrim", "a.dossier", "x"]) == 2
    assert "Did you mean “entity confirm”?" in capsys.readouterr().err
    assert main(["entity"]) == 2
    assert "the action comes first" in capsys.readouterr().err
    assert main(["entity", "--help"]) == 0
    assert "possibly-same" in capsys.readouterr().out
