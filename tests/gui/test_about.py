"""About, and the log that it shows."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from dossier.app import log, paths
from dossier.gui import about
from dossier.gui.about import About, LogView
from dossier.gui.main_window import MainWindow


def press(parent, words: str) -> None:
    button = next(each for each in parent.findChildren(QPushButton) if each.text().replace("&", "") == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def shown(qtbot, empty_window: MainWindow) -> About:
    empty_window.trigger("about")
    return empty_window.findChild(About)


@pytest.fixture
def view(qtbot, tmp_path: Path) -> LogView:
    (tmp_path / "a.log").write_text("".join(f"line {n}\n" for n in range(500)), encoding="utf-8")
    made = LogView(tmp_path / "a.log")
    qtbot.add_widget(made)
    made.show()
    return made


def test_it_names_versions_licence_and_folders(shown: About) -> None:
    words = {label.text() for label in shown.findChildren(QLabel)}
    assert set(log.versions().values()) <= words
    assert {"Apache-2.0", str(paths.config()), str(paths.cache()), str(paths.log_file())} <= words


def test_versions_are_copied_for_a_bug_report(shown: About) -> None:
    press(shown, "Copy versions")
    assert QGuiApplication.clipboard().text().splitlines()[0] == f"Dossier {log.versions()['Dossier']}"


def test_the_log_is_one_button_away(shown: About) -> None:
    paths.log_file().write_text("started\n", encoding="utf-8")
    press(shown, "Show the log")
    assert "started" in shown.findChild(LogView).text.toPlainText()


def test_the_menu_shows_the_log_too(empty_window: MainWindow) -> None:
    empty_window.trigger("show-log")
    assert empty_window.findChild(LogView).isVisible()


def test_the_end_is_in_view_and_new_lines_come_by_themselves(view: LogView) -> None:
    bar = view.text.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    with view._file.open("a", encoding="utf-8") as stream:
        stream.write("something new\n")
    view._follow()
    assert view.text.toPlainText().endswith("something new\n")


def test_who_reads_further_up_is_not_disturbed(view: LogView) -> None:
    view.text.verticalScrollBar().setValue(0)
    with view._file.open("a", encoding="utf-8") as stream:
        stream.write("something new\n")
    view._follow()
    assert "something new" not in view.text.toPlainText()
    press(view, "Newest")
    assert "something new" in view.text.toPlainText()


def test_only_the_end_of_a_huge_log_is_read(qtbot, tmp_path: Path) -> None:
    huge = tmp_path / "huge.log"
    huge.write_bytes(b"x" * 79 + b"\n" + b"\xff" * 500_000 + b"\nend\n")
    made = LogView(huge)
    qtbot.add_widget(made)
    assert len(made.text.toPlainText()) <= about._TAIL_BYTES
    assert made.text.toPlainText().endswith("end\n")


def test_a_log_that_is_not_there_yet_is_said(qtbot, tmp_path: Path) -> None:
    made = LogView(tmp_path / "none.log")
    qtbot.add_widget(made)
    assert made.text.toPlainText() == "Nothing has been logged yet."


def test_copy_and_folder(view: LogView, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        about.QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()) or True
    )
    press(view, "Copy all")
    press(view, "Open the folder")
    assert QGuiApplication.clipboard().text().startswith("line 0")
    assert asked == [str(view._file.parent)]
