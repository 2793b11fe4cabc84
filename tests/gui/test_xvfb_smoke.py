"""The window on a real display, by clicks alone: a person, a citation chip, the marked passage."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from dossier.app import paths
from dossier.app.demo import make_sample_case
from dossier.domain.passages import Span
from dossier.gui.main_window import MainWindow
from dossier.gui.memory import Memory
from dossier.gui.models.line import Line
from dossier.gui.models.rows import ROW
from dossier.gui.operations.case import open_path
from dossier.gui.widgets.dossier_page import DossierPage
from dossier.gui.widgets.lazy_list import LazyList
from dossier.gui.widgets.line_delegate import _lay_out
from dossier.gui.widgets.reader_view import ReaderView
from tests.gui.answers import Answers

PATIENCE = 30_000


@pytest.mark.xvfb
def test_a_click_on_a_citation_chip_shows_the_marked_passage(qtbot, hand, tmp_path: Path) -> None:
    assert QGuiApplication.platformName() == "xcb"
    case = tmp_path / "sample.dossier"
    make_sample_case(case, analyst="Ada").close()
    window = MainWindow(Memory(paths.config()), Answers())
    qtbot.add_widget(window)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    open_path(window, case)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=PATIENCE)
    try:
        hand.choose(window.bench.navigator.rows, "Salah Abdeslam")
        page = window.bench.tabs.page()
        assert isinstance(page, DossierPage)
        statements = page.panel("statements").list
        qtbot.waitUntil(lambda: chip(statements) is not None, timeout=PATIENCE)
        qtbot.mouseClick(statements.viewport(), Qt.MouseButton.LeftButton, pos=chip(statements))
        citation = page.citation()
        assert citation is not None
        view = window.bench.reader.view
        qtbot.waitUntil(lambda: window.bench.reader.source == citation.source, timeout=PATIENCE)
        qtbot.waitUntil(lambda: view._cited == Span(citation.start, citation.end))
        qtbot.waitUntil(lambda: citation.exact in painted(view))
        place = view.cursorRect(view._cursor(citation.start, citation.start)).center()
        assert view.viewport().rect().contains(place), "the passage is scrolled into view"
    finally:
        window.close()


def chip(rows: LazyList) -> QPoint | None:
    """The middle of the first citation chip that the list shows."""
    for number in range(rows.model().rowCount()):
        index = rows.model().index(number, 0)
        item, rect = index.data(ROW), rows.visualRect(index)
        if isinstance(item, Line) and item.citation is not None:
            laid = _lay_out(item, rows.font(), rect.width())
            return rect.topLeft() + next(p.rect.center() for p in laid.pieces if p.part == "chip")
    return None


def painted(view: ReaderView) -> list[str]:
    """The words of each place that the reader colours or underlines."""
    return [s.cursor.selectedText().replace("\u2029", "\n") for s in view.extraSelections()]
