"""`dossier statement` and `dossier passage`: what each action asks of the case, and what it says."""

import json
from dataclasses import replace

import pytest

from dossier.cli import main
from dossier.domain import commands as c
from dossier.domain.analysis import StatementKind
from dossier.domain.entries import Assertion
from dossier.domain.judgements import Reference, Status
from dossier.domain.targets import Place
from tests.unit.cli.fake_case import WORDS, Workspace
from tests.unit.export.rows import SOURCE, TEXT

START, END = WORDS
AT = f"story.txt:{START}-{END}"
PLACE = Place(SOURCE, START, END)
PLAIN = Assertion(START, END, "", StatementKind.ACTION, ("person-1",))
WRITE = ("write", AT, "--kind", "action", "--about", "person-1")
FULL = replace(
    PLAIN,
    subjects=("person-1", "person-2"),
    others=("place-1",),
    attribution="the paper",
    attributed_to="person-2",
    date="2019-05-21",
    hedged=True,
    negated=True,
)

ACTS = {
    WRITE: c.WriteStatement("statement-new", SOURCE, PLAIN),
    (
        *WRITE, "Petrov", "--others", "Madrid", "--says", "the paper", "--says-entity", "Petrov",
        "--date", "2019-05-21", "--hedged", "--negated",
    ): c.WriteStatement("statement-new", SOURCE, FULL),
    ("write", "story.txt", "--words", "resigned   on Tuesday", *WRITE[2:]): c.WriteStatement(
        "statement-new", SOURCE, PLAIN
    ),
    ("edit", "statement-1", "--date", "", "--no-hedged", "--others", ""): c.EditStatement(
        "statement-1", (("others", ""), ("date", ""), ("hedged", ""))
    ),
    ("edit", "statement:statement-1", "--about", "Petrov", "--negated", "--reset", "kind", "says"): c.EditStatement(
        "statement-1", (("subjects", "person-2"), ("negated", "yes"), ("kind", None), ("attribution", None))
    ),
    ("confirm", "statement-1", "statement-2"): c.SetStatementStatus(
        ("statement-1", "statement-2"), Status.CONFIRMED
    ),
    ("dispute", "statement-1"): c.SetStatementStatus(("statement-1",), Status.DISPUTED),
    ("reject", "statement-1"): c.SetStatementStatus(("statement-1",), Status.REJECTED),
    ("restore", "statement-1"): c.SetStatementStatus(("statement-1",), Status.UNREVIEWED),
    ("remove", "statement-1"): c.RemoveStatement("statement-1"),
    ("grade", "statement-1", "b2"): c.GradeStatement("statement-1", "b2"),
}  # fmt: skip


@pytest.mark.parametrize("line", ACTS, ids=" ".join)
def test_an_action_is_one_act(
    line: tuple[str, ...], case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    action, *rest = line
    assert main(["statement", action, "a.dossier", *rest]) == 0
    assert case.done == [ACTS[line]]
    assert "(statement-" in capsys.readouterr().out
    assert main(["statement", action, "a.dossier", *rest, "--json"]) == 0
    shape = json.loads(capsys.readouterr().out)
    assert (shape if isinstance(shape, dict) else shape[0])["id"].startswith("statement-")


PASSAGES = {
    ("link", AT, "Petrov"): c.JudgePassages((PLACE,), Reference.IS, "person-2"),
    ("not-this", AT, "Petrov"): c.JudgePassages((PLACE,), Reference.IS_NOT, "person-2"),
    ("not-a-name", AT, "story.txt:0–8"): c.JudgePassages((PLACE, Place(SOURCE, 0, 8)), Reference.NO_NAME),
    ("clear", AT, AT): c.JudgePassages((PLACE,), None),
}


@pytest.mark.parametrize("line", PASSAGES, ids=" ".join)
def test_passages_are_judged(
    line: tuple[str, ...], case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    action, *rest = line
    assert main(["passage", action, "a.dossier", *rest]) == 0
    assert case.done == [PASSAGES[line]]
    assert capsys.readouterr().out.startswith(f"“resigned on Tuesday” (story.txt {START}–{END}) ")
    assert main(["passage", action, "a.dossier", *rest, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)[0]
    assert list(shown) == ["source", "start", "end", "reference", "entity"]
    assert (shown["source"], shown["start"], shown["end"]) == PLACE


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["write", AT, "--kind", "action"], 2),
        (["write", AT, "--about", "person-1"], 2),
        (["write", "story.txt", *WRITE[2:]], 2),
        (["write", "story.txt:3-", *WRITE[2:]], 2),
        (["write", "none.txt:1-2", *WRITE[2:]], 1),
        (["write", "story.txt", "--words", " ", *WRITE[2:]], 2),
        (["write", "story.txt", "--words", "never said", *WRITE[2:]], 1),
        (["write", AT, *WRITE[2:-1], "Maria Lima"], 1),
        (["edit", "statement-1"], 2),
        (["edit", "statement-1", "--reset", "colour"], 2),
        (["edit", "statement-1", "--date", "2015", "--reset", "date"], 2),
        (["edit", "nothing", "--date", "2015"], 1),
        (["confirm", "nothing"], 1),
        (["grade", "statement-1"], 2),
    ],
    ids=str,
)
def test_what_is_wrong_does_nothing(
    line: list[str], code: int, case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["statement", line[0], "a.dossier", *line[1:]]) == code
    assert not case.done
    assert capsys.readouterr().err


def test_words_that_stand_twice_are_refused_with_their_places(
    case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["statement", "write", "a.dossier", "story.txt", "--words", "Sandoval", *WRITE[2:]]) == 1
    said = capsys.readouterr().err
    first = TEXT.index("Sandoval")
    assert f"story.txt:{first}-{first + 8}" in said
    assert f"story.txt:{TEXT.rindex('Sandoval')}-" in said
    assert not case.done


def test_rejected_statements_are_shown_apart(case: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "a.dossier", "person-1", "--rejected"]) == 0
    assert case.views.asked == [("rejected", True)]
    assert "statement-1" in capsys.readouterr().out
    assert main(["show", "a.dossier", "person-1", "--rejected", "--json"]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == ["statement-1"]
