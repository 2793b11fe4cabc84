"""A corrected article: what was decided in the earlier version is carried over, and what cannot be is named."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.app import carrying_over
from dossier.app.workspace import Workspace
from dossier.cli import main
from dossier.domain import targets
from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.anchoring import Fate
from dossier.domain.carry_over import Decided, Judged, Marked
from dossier.domain.commands import (
    CreateEntity,
    GradeStatement,
    SetStatementStatus,
    SetTag,
    TieVersions,
    Undo,
    WriteNote,
    WriteStatement,
)
from dossier.domain.entries import Assertion
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Reference, Status
from dossier.domain.targets import Place

URL = "url: https://example.org/plan\n"
OLD = (
    "Le plan de la ministre\n\nLa ministre Anne Durand a présenté mardi son plan devant l'Assemblée nationale.\n\n"
    "Le député Paul Morel a voté contre le texte après un long débat de nuit.\n\nUn passage qui sera retiré bientôt."
)
NEW = (
    "Le plan de la ministre (corrigé)\n\n"
    "La ministre Anne Durand a présenté mardi son plan devant l'Assemblée nationale.\n\n"
    "Le député Paul Morel a voté mercredi contre ce texte après un long débat de nuit.\n\nFin."
)


def place(source: str, text: str, words: str) -> Place:
    start = text.index(words)
    return Place(source, start, start + len(words))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Workspace]:
    """Two versions of an article in a language without a model, and what an analyst decided in the earlier one."""
    workspace = Workspace.create(tmp_path / "case.dossier")
    workspace.catch_up()
    for name, text in (("old", OLD), ("new", NEW)):
        (tmp_path / f"{name}.txt").write_text(text)
        (tmp_path / f"{name}.yaml").write_text(URL)
        report = workspace.ingest([str(tmp_path / f"{name}.txt")])
    assert "It comes from the same address as old.txt." in report.lines[-1].notices[-1]
    old, _ = ids(workspace)
    person = workspace.fresh_id("person")
    workspace.do(CreateEntity(person, EntityKind.PERSON, "Anne Durand", (place(old, OLD, "Anne Durand"),)))
    said = place(old, OLD, "Le député Paul Morel a voté contre le texte après un long débat de nuit")
    role = place(old, OLD, "La ministre Anne Durand")
    for id, where, kind in (
        ("statement-1", said, StatementKind.ACTION),
        ("statement-2", role, StatementKind.ROLE),
    ):
        workspace.do(WriteStatement(id, old, Assertion(where.start, where.end, "", kind, (person,))))
    workspace.do(SetStatementStatus(("statement-1",), Status.CONFIRMED))
    workspace.do(GradeStatement("statement-1", "B2"))
    workspace.do(WriteNote("note-1", targets.of_statement("statement-2"), "Vérifier."))
    gone = place(old, OLD, "Un passage qui sera retiré")
    workspace.do(SetTag(targets.of_passage(*gone), "douteux"))
    yield workspace
    workspace.close()


def ids(case: Workspace) -> tuple[str, str]:
    by_file = {row.file: row.id for row in case.views.sources()}
    return by_file["old.txt"], by_file["new.txt"]


def test_every_decision_is_shown_with_its_fate_before_anything_is_recorded(case: Workspace) -> None:
    old, new = ids(case)
    entries = case.views.properties().entries
    over = carrying_over.carry_over(case, new, old)
    assert {
        (type(each.decision), each.decision.citation.exact[:9]): each.found.fate for each in over.carries
    } == {
        (Judged, "Anne Dura"): Fate.KEPT,
        (Decided, "La minist"): Fate.KEPT,
        (Decided, "Le député"): Fate.MOVED,
        (Marked, "Un passag"): Fate.LOST,
    }
    assert case.views.properties().entries == entries


def test_what_is_kept_or_moved_is_carried_over_and_undone(case: Workspace) -> None:
    old, new = ids(case)
    assert carrying_over.tie(case, carrying_over.carry_over(case, new, old)) == 3
    assert case.views.earlier_version(new) == old
    carried = {row.citation.exact: row for row in case.views.statements_in(new)}
    moved = carried["Le député Paul Morel a voté mercredi contre ce texte après un long débat de nuit"]
    assert (moved.status, moved.own_grade, moved.subjects[0].name) == (Status.CONFIRMED, "B2", "Anne Durand")
    kept = carried["La ministre Anne Durand"]
    assert [note.text for note in case.views.notes(targets.of_statement(kept.id))] == ["Vérifier."]
    (judged,) = [each for each in case.views.decided_in(new) if isinstance(each, Judged)]
    assert (judged.citation.exact, judged.reference) == ("Anne Durand", Reference.IS)
    assert case.verify().ok
    case.do(Undo())
    case.do(Undo())
    assert case.views.earlier_version(new) == ""
    assert case.views.decided_in(new) == []


def test_versions_make_no_circle(case: Workspace) -> None:
    old, new = ids(case)
    case.do(TieVersions(new, old))
    for source, earlier in ((old, new), (new, new)):
        with pytest.raises(CommandRefused, match="newer version of itself"):
            case.do(TieVersions(source, earlier))
    case.do(TieVersions(new, ""))
    assert case.views.earlier_version(new) == ""


def test_the_command_line_shows_and_carries_over(
    case: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "case.dossier")
    case.close()
    assert main(["supersede", path, "new.txt", "old.txt", "--dry-run", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert sorted(each["fate"] for each in shown) == ["kept", "kept", "lost", "moved"]
    assert main(["supersede", path, "new.txt", "old.txt"]) == 0
    out = capsys.readouterr().out
    assert "2 kept, 1 moved, 0 ambiguous, 1 lost of 4 decisions." in out
    assert "new.txt is a newer version of old.txt." in out
