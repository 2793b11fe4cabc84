"""The first thing that a person sees: drop, make, open, look, go on."""

import warnings
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest

from dossier.app import recent
from dossier.gui import cases
from dossier.gui.main_window import MainWindow
from dossier.gui.start_page import StartPage
from tests.gui.answers import Answers
from tests.gui.fake_sources import sample_sources
from tests.gui.fake_workspace import FakeWorkspace

BUTTONS, KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot, tmp_path: Path) -> StartPage:
    for name in ("first", "second"):
        (tmp_path / f"{name}.dossier").touch()
        recent.add(tmp_path / f"{name}.dossier")
    recent.add(tmp_path / "gone.dossier")
    made = StartPage()
    qtbot.add_widget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def urls(*addresses: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    return data


def entering(data: QMimeData) -> QDragEnterEvent:
    with warnings.catch_warnings():  # newer Qt has another constructor, which older Qt lacks
        warnings.simplefilter("ignore", DeprecationWarning)
        return QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, BUTTONS, KEYS)


@pytest.mark.parametrize("action", ["new-case", "open-case", "sample-case"])
def test_each_button_wants_its_action_by_key_too(qtbot, page: StartPage, action: str) -> None:
    wanted: list[str] = []
    page.action_wanted.connect(wanted.append)
    button = page._buttons[action]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert wanted == [action, action]


def test_recent_cases_are_those_that_still_exist_latest_first(page: StartPage) -> None:
    rows = [page.recent.topLevelItem(n).text(0) for n in range(page.recent.topLevelItemCount())]
    assert rows == ["second", "first"]


def test_a_recent_case_opens_by_one_click_and_by_enter(qtbot, page: StartPage, tmp_path: Path) -> None:
    wanted: list[Path] = []
    page.case_wanted.connect(wanted.append)
    row = page.recent.visualItemRect(page.recent.topLevelItem(1)).center()
    qtbot.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert wanted == [tmp_path / "first.dossier"]
    page.recent.setFocus()
    QTest.keyClick(page.recent, Qt.Key.Key_Up)
    QTest.keyClick(page.recent, Qt.Key.Key_Return)
    assert wanted == [tmp_path / "first.dossier", tmp_path / "second.dossier"]


def test_without_recent_cases_nothing_stands_there(qtbot) -> None:
    page = StartPage()
    qtbot.add_widget(page)
    page.show()
    assert not page.recent.isVisible()
    assert not page._recent_title.isVisible()


def test_the_field_lights_up_while_files_are_held_over_it(page: StartPage) -> None:
    data = urls("file:///tmp/a.txt")
    page.dragEnterEvent(entering(data))
    assert page.target.lit
    page.dragLeaveEvent(QDragLeaveEvent())
    assert not page.target.lit


def test_what_is_no_local_file_is_not_taken(page: StartPage) -> None:
    data = urls("https://example.org/a.html")
    event = entering(data)
    event.setAccepted(False)
    page.dragEnterEvent(event)
    assert not page.target.lit
    assert not event.isAccepted()


def test_dropped_files_are_handed_on(page: StartPage) -> None:
    taken: list[list[str]] = []
    page.dropped.connect(taken.append)
    data = urls("file:///tmp/a.txt", "file:///tmp/folder", "https://example.org/x")
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, BUTTONS, KEYS))
    assert taken == [["/tmp/a.txt", "/tmp/folder"]]


def test_articles_dropped_on_the_start_page_begin_a_case(
    qtbot, empty_window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers.saved = str(tmp_path / "new.dossier")
    made = FakeWorkspace(tmp_path / "new.dossier", sample_sources())
    monkeypatch.setattr(cases, "create_case", lambda path, title, job: made)
    data = urls("file:///tmp/a.txt")
    start = empty_window.bench.start
    start.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, BUTTONS, KEYS))
    qtbot.waitUntil(lambda: empty_window.workspace is made)
    assert answers.asked == ["New case"]


def test_a_recent_case_is_opened_in_the_window(
    qtbot, empty_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = FakeWorkspace(tmp_path / "old.dossier", sample_sources())
    monkeypatch.setattr(cases, "open_case", lambda path, job: case)
    empty_window.bench.start.case_wanted.emit(tmp_path / "old.dossier")
    qtbot.waitUntil(lambda: empty_window.workspace is case)
    assert not empty_window.bench.start.isVisible()
