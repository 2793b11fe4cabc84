"""The program on a real display: from its start to a passage, as `xvfb-run -a make test-xvfb` shows it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from dossier.app.demo import make_sample_case
from dossier.domain.analysis import EntityKind
from dossier.gui import run
from dossier.gui.main_window import MainWindow
from dossier.gui.navigation import Place, PlaceKind, Spot


@pytest.mark.xvfb
def test_the_window_opens_the_sample_case_and_a_passage(qtbot, tmp_path: Path) -> None:
    case = tmp_path / "sample.dossier"
    make_sample_case(case, analyst="Ada").close()
    reached: list[str] = []

    def main_window() -> MainWindow:
        (window,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
        return window

    def use() -> None:
        window = main_window()
        try:
            qtbot.waitUntil(lambda: window.workspace is not None, timeout=30_000)
            assert window.windowHandle().isExposed()
            reached.append("window")
            views = window.workspace.views
            (person,) = (p for p in views.entities(EntityKind.PERSON) if p.name == "Salah Abdeslam")
            citation = views.statements(person.id, limit=1)[0].citation
            window.go(Place(PlaceKind.ENTITY, person.id))
            window.read(Spot.of(citation))
            qtbot.waitUntil(lambda: window.bench.reader.source == citation.source, timeout=30_000)
            reached.append("passage")
            picture = window.grab().toImage()
            points = ((x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7))
            if len({picture.pixel(x, y) for x, y in points}) > 8:
                reached.append("picture")
        finally:
            window.close()
            QApplication.quit()

    assert QGuiApplication.platformName() == "xcb"
    QTimer.singleShot(500, use)
    assert run(case) == 0
    assert reached == ["window", "passage", "picture"]
