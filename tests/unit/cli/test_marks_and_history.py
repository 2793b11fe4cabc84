"""Notes, tags, grades; undo, review, history, differences."""

import json
from dataclasses import replace

import pytest

from dossier.cli import main
from dossier.domain import commands as c
from tests.unit.cli.fake_case import NOTE, Workspace
from tests.unit.export.rows import SOURCE

ACTS = {
    ("tag", "case", "late"): c.SetTag("case", "late", held=True),
    ("tag", "Petrov", "late", "--remove"): c.SetTag("entity:person-2", "late", held=False),
    ("grade", "story.txt", "B2"): c.GradeSource(SOURCE, "B2"),
    ("grade", "story.txt", ""): c.GradeSource(SOURCE, ""),
    ("grade", "statement-1", "B2"): c.GradeStatement("statement-1", "B2"),
    ("skip", "statement-1"): c.SkipSuggestion("statement:statement-1", skipped=True),
    ("skip", "Petrov", "--back"): c.SkipSuggestion("entity:person-2", skipped=False),
    ("note", "Maria Sandoval", "Call.", "--id", "note-1"): c.WriteNote("note-1", "entity:person-1", "Call."),
    ("note", "person-1", "--remove", "--id", "note-1"): c.WriteNote("note-1", "entity:person-1", ""),
}


@pytest.mark.parametrize("line", ACTS, ids=" ".join)
def test_an_act_of_its_own(
    line: tuple[str, ...], case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *rest = line
    assert main([name, "a.dossier", *rest]) == 0
    assert case.done == [ACTS[line]]
    assert capsys.readouterr().out.count("\n") == 1
    assert main([name, "a.dossier", *rest, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["note", "person-1"], 2),
        (["note", "person-1", " "], 2),
        (["note", "person-1", "--remove"], 2),
        (["note", "person-1", "x", "--remove", "--id", "note-1"], 2),
        (["note", "person-1", "x", "--id", "note-9"], 1),
        (["note", "person-2", "x", "--id", "note-1"], 1),
        (["note", "minister resigns", "x"], 1),
        (["tag", "nothing", "x"], 1),
        (["grade", "Maria Sandoval", "B2"], 1),
        (["skip", "story.txt"], 1),
        (["undo", "--list", "--pass-over"], 2),
        (["review", "--only", "source"], 2),
        (["review", "--only", "entity", "--like", "person-1"], 2),
        (["diff", "person-1"], 2),
        (["diff", "person-1", "--since", "yesterday"], 2),
        (["diff", "person-1", "--since", "entry:0"], 2),
        (["diff", "person-1", "--since", "entry:1", "--until", "entry:2", "--as-of", "entry:2"], 2),
        (["history", "--by", "Nobody"], 1),
        (["history", "--of", "nothing"], 1),
        (["history", "--kind", "EntityRenamd"], 1),
    ],
    ids=str,
)
def test_what_is_wrong_does_nothing(
    line: list[str], code: int, case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([line[0], "a.dossier", *line[1:]]) == code
    assert not case.done
    assert not case.called
    assert capsys.readouterr().err


def test_a_new_note_shows_its_id(case: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    case.views.noted.append(replace(NOTE, id="note-new", text="Ask\nagain."))
    assert main(["note", "a.dossier", "person-1", "Ask\nagain."]) == 0
    assert case.done == [c.WriteNote("note-new", "entity:person-1", "Ask\nagain.")]
    assert capsys.readouterr().out == "New note note-new on Maria Sandoval (person-1): Ask again.\n"


def test_notes_are_listed_of_the_case_or_on_one_thing(
    case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["notes", "a.dossier"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Maria Sandoval", "  Ask her.", "    Ada · 2026-11-20 · note-1",
    ]  # fmt: skip
    assert main(["notes", "a.dossier", "story.txt"]) == 0
    assert case.views.asked[-1] == ("notes", f"source:{SOURCE}")
    assert capsys.readouterr().out == "No notes.\n"
    assert main(["notes", "a.dossier", "--json"]) == 0
    (shown,) = json.loads(capsys.readouterr().out)
    assert list(shown) == ["id", "target", "about", "text", "analyst", "at", "passage"]
    assert main(["tags", "a.dossier"]) == 0
    assert capsys.readouterr().out == "3  trade\n"


def test_undo_and_redo_say_what_they_took(case: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["undo", "a.dossier"]) == 0
    assert main(["undo", "a.dossier", "--pass-over"]) == 0
    assert main(["redo", "a.dossier"]) == 0
    assert case.called == [("undo", False), ("undo", True), ("redo",)]
    assert capsys.readouterr().out.splitlines() == [
        "Taken back: renamed her", "Passed over: renamed her", "Done again: renamed her",
    ]  # fmt: skip


def test_their_lists_say_what_is_next_and_why_it_is_blocked(
    case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["undo", "a.dossier", "--list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2026-11-20 10:01:00  confirmed him (3 entries)",
        "  cannot be done: It was changed since: X.",
        "2026-11-20 10:00:00  renamed her",
    ]
    assert main(["redo", "a.dossier", "--list"]) == 0
    assert "nothing of yours" in capsys.readouterr().out
    assert main(["undo", "a.dossier", "--list", "--json"]) == 0
    acts = json.loads(capsys.readouterr().out)
    assert list(acts[0]) == ["act", "at", "summary", "entries", "blocked"]
    assert [act["blocked"] for act in acts] == ["It was changed since: X.", None]
    assert not case.called


def test_the_review_queue_shows_id_passage_and_why(
    case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "a.dossier"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "entity:person-1",
        "  Maria Sandoval (person, 4 mentions)",
        "  why: the names agree",
        "  “Maria Sandoval” [story.txt ¶2]",
        "statement:statement-1 (put off)",
        "  action · Maria Sandoval",
        "  why: rule x",
        "  “resigned on Tuesday” [story.txt ¶2]",
        "2 suggestions in all.",
    ]
    assert main(["review", "a.dossier", "--like", "person-1", "--json"]) == 0
    (shown,) = json.loads(capsys.readouterr().out)
    assert list(shown) == ["target", "worth", "why", "skipped", "entity", "statement", "passage"]
    assert ("alike", "entity:person-1") in case.views.asked
    assert main(["lost", "a.dossier"]) == 0
    assert "  Ada confirmed her" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("line", "filters"),
    [
        ([], {"text": ""}),
        (["--of", "person-merged"], {"text": "", "subject": "person-merged"}),
        (["--of", "Petrov"], {"text": "", "subject": "person-2"}),
        (["--of", "story.txt"], {"text": "", "subject": SOURCE}),
        (["--of", "statement-1"], {"text": "", "subject": "statement-1"}),
        (["--by", "grace hopper"], {"text": "", "analyst": "a2"}),
        (["--by", "AL"], {"text": "", "analyst": "a1"}),
        (["--kind", "entityrenamed"], {"text": "", "kind": "EntityRenamed"}),
        (["--kind", "SomethingNewer"], {"text": "", "kind": "SomethingNewer"}),
        (["--text", "renamed"], {"text": "renamed"}),
    ],
    ids=str,
)
def test_history_is_filtered(
    line: list[str], filters: dict[str, str], case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", "a.dossier", *line]) == 0
    assert case.views.asked == [("history", {"newest_first": True, "limit": None, **filters})]
    assert capsys.readouterr().out == "7  2026-11-20 10:00:00  Ada Lovelace  renamed her  eeeeeeeeeeee\n"


def test_a_difference_has_its_sign_and_its_place(case: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    diff = ["diff", "a.dossier", "person-1", "--since", "2026-11-20T15:00:00.5+01:00"]
    assert main(diff) == 0
    assert case.called == [("difference", "person-1", "2026-11-20T15:00:00.5+01:00", "")]
    assert capsys.readouterr().out.splitlines() == [
        "Maria Sandoval (person-1): 2 differences from 2026-11-20T15:00:00.5+01:00 until now.",
        "~ name: Sandoval → Maria Sandoval",
        "+ statement: resigned  [story.txt ¶2]",
    ]
    assert main([*diff, "--as-of", "entry:7", "--json"]) == 0
    assert case.called[-1] == ("difference", "person-1", "2026-11-20T15:00:00.5+01:00", "entry:7")
    assert case.opened == ["", ""]
    assert list(json.loads(capsys.readouterr().out)[0]) == ["sort", "what", "before", "after", "passage"]
