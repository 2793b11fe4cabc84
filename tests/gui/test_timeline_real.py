"""The timeline of a real case: every mark opens the exact words that it stands for."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dossier.app.workspace import Workspace
from dossier.domain.time_marks import EVENT
from dossier.gui.main_window import MainWindow
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.widgets.timeline_panel import TimelinePanel
from tests.gui.made_cases import copy_of


def test_every_mark_opens_its_exact_words(
    qtbot, empty_window: MainWindow, hunt: Path, tmp_path: Path
) -> None:
    workspace = Workspace.open(copy_of(hunt, tmp_path))
    workspace.catch_up()
    empty_window.take(workspace)
    empty_window.go(Place(PlaceKind.TIMELINE))
    panel: TimelinePanel = empty_window.bench.tabs.page().panel
    qtbot.waitUntil(lambda: panel.total > 0)
    reader = empty_window.bench.reader
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    kinds = set()
    for _ in range(len(panel.view.marks.marks)):
        mark = panel.mark
        assert mark is not None
        cited = mark.citation
        assert cited is not None
        kinds.add(mark.kind == EVENT)
        panel._open(panel.view.current, False)
        qtbot.waitUntil(lambda cited=cited: reader.source == cited.source)
        span = reader.view._cited
        assert span is not None
        shown = reader.view._cursor(span.start, span.end).selectedText()
        assert shown.replace("\u2029", "\n") == cited.exact
        QTest.keyClick(panel.view, Qt.Key.Key_Down)
    assert kinds == {True, False}


def test_an_event_lists_every_source_that_dates_it(
    qtbot, empty_window: MainWindow, hunt: Path, tmp_path: Path
) -> None:
    workspace = Workspace.open(copy_of(hunt, tmp_path))
    workspace.catch_up()
    empty_window.take(workspace)
    marks = workspace.views.time_marks().marks
    event = max((mark for mark in marks if mark.kind == EVENT), key=lambda mark: mark.sources)
    empty_window.go(Place(PlaceKind.ENTITY, event.target.partition(":")[2]))
    page = empty_window.bench.tabs.page()
    page.show_tab("timeline")
    panel: TimelinePanel = page.timeline
    qtbot.waitUntil(lambda: panel.total > 0)
    place = next(n for n, mark in enumerate(panel.view.marks.marks) if mark.target == event.target)
    panel.view.set_current(place)
    panel.view.current_changed.emit(place)
    qtbot.waitUntil(lambda: panel.passages.model.rowCount() >= event.sources)
    assert page.citation() is not None
