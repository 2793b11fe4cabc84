"""The window on a real case file, through the real `app.Workspace`."""

from pathlib import Path

import pytest

from dossier.app import demo
from dossier.domain.analysis import EntityKind
from dossier.domain.views import StatementRow
from dossier.gui.main_window import MainWindow
from dossier.gui.navigation import Place, PlaceKind, Spot
from tests.gui.answers import Answers


def test_a_case_is_made_closed_and_opened_again(
    qtbot, empty_window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window, answers.saved = empty_window, str(tmp_path / "first")
    window.trigger("new-case")
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    assert (tmp_path / "first.dossier").is_file()
    answers.words = "The hunt"
    window.trigger("set-title")
    qtbot.waitUntil(lambda: window.windowTitle() == "The hunt — Dossier")
    window.trigger("close-case")
    qtbot.waitUntil(lambda: window.workspace is None and not window.tasks.working)
    answers.path = str(tmp_path / "first.dossier")
    window.trigger("open-case")
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    assert window.windowTitle() == "The hunt — Dossier"
    window.trigger("history")
    model = window.bench.tabs.page().panel.model
    assert any("The hunt" in model.index(row).data() for row in range(model.rowCount()))


def test_what_is_no_case_is_refused_in_words(
    qtbot, empty_window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    other = tmp_path / "notes.dossier"
    other.write_text("not a database", encoding="utf-8")
    answers.path = str(other)
    empty_window.trigger("open-case")
    qtbot.waitUntil(empty_window.bench.message.isVisible, timeout=20_000)
    assert "notes.dossier" in empty_window.bench.message.label.text()
    assert empty_window.bench.start.isVisible()


@pytest.mark.slow
def test_every_line_of_the_sample_opens_its_exact_passage(
    qtbot, empty_window: MainWindow, tmp_path: Path
) -> None:
    workspace = demo.make_sample_case(tmp_path / "sample.dossier")
    workspace.catch_up()
    window = empty_window
    window.take(workspace)
    salah = workspace.views.find("Salah Abdeslam")[0].id
    event = workspace.views.entities(EntityKind.EVENT, limit=1)[0].id
    reader = window.bench.reader
    for entity in (salah, event):
        window.go(Place(PlaceKind.ENTITY, entity), new_tab=True)
        rows: list[StatementRow] = list(workspace.views.statements(entity))
        assert len(rows) > 10
        for row in rows:
            window.read(Spot.of(row.citation))
            qtbot.waitUntil(lambda row=row: reader.source == row.citation.source)
            span = reader.view._cited
            assert span is not None
            shown = reader.view._cursor(span.start, span.end).selectedText()
            assert shown.replace("\u2029", "\n") == row.citation.exact
