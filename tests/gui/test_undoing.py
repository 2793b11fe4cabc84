"""Undo and redo from every screen: what the menu says, the list, and what cannot be taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.domain.commands import RenameEntity, SetEntityStatus
from dossier.domain.judgements import Status
from dossier.gui.main_window import MainWindow
from dossier.gui.navigation import Place, PlaceKind, Spot
from dossier.gui.widgets.undo_page import UndoPage
from tests.gui.fake_workspace import FakeWorkspace


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or window, keys)


@pytest.fixture
def decided(qtbot, window: MainWindow) -> FakeWorkspace:
    """Three acts of Ada's."""
    workspace: FakeWorkspace = window.workspace
    for command in (
        SetEntityStatus(("p-salah",), Status.CONFIRMED),
        RenameEntity("p-mohamed", "M. Abdeslam"),
        SetEntityStatus(("p-hollande",), Status.CONFIRMED),
    ):
        workspace.do(command)
    qtbot.waitUntil(lambda: "confirmed" in window.actions_.get("undo").text())
    qtbot.waitUntil(window.isActiveWindow)
    return workspace


def status(workspace: FakeWorkspace, entity: str) -> Status:
    return workspace.views.entity(entity).status


def test_the_menu_says_what_would_be_taken_back_and_done_again(
    qtbot, window: MainWindow, decided: FakeWorkspace
) -> None:
    undo, redo = window.actions_.get("undo"), window.actions_.get("redo")
    assert undo.text() == "&Undo: confirmed 1 entity"
    assert (redo.text(), redo.isEnabled()) == ("&Redo", False)
    press(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: undo.text() == "&Undo: renamed p-mohamed to M. Abdeslam")
    assert redo.text() == "&Redo: confirmed 1 entity"
    assert status(decided, "p-hollande") is Status.UNREVIEWED
    press(window, "Ctrl+Shift+Z")
    qtbot.waitUntil(lambda: status(decided, "p-hollande") is Status.CONFIRMED)
    qtbot.waitUntil(lambda: "Done again: confirmed 1 entity" in window.bench.message.label.text())


def test_ctrl_y_does_it_again_too(qtbot, window: MainWindow, decided: FakeWorkspace) -> None:
    press(window, "Ctrl+Z")
    qtbot.waitUntil(window.actions_.get("redo").isEnabled)
    press(window, "Ctrl+Y")
    qtbot.waitUntil(lambda: status(decided, "p-hollande") is Status.CONFIRMED)


def test_nothing_of_ones_own_leaves_both_greyed(window: MainWindow) -> None:
    assert not window.actions_.get("undo").isEnabled()
    assert not window.actions_.get("redo").isEnabled()


def test_a_field_being_typed_in_keeps_its_own_undo(qtbot, window: MainWindow, decided: FakeWorkspace) -> None:
    field = window.bench.navigator.filter
    field.setFocus()
    QTest.keyClicks(field, "ada")
    for keys in ("Ctrl+Z", "Ctrl+Y", "Ctrl+Z"):
        QTest.keySequence(field, keys)
    qtbot.wait(200)
    assert field.text() == ""
    assert status(decided, "p-hollande") is Status.CONFIRMED
    assert len(decided.views.deciding.acts) == 3


def test_a_text_that_is_only_read_does_not_keep_it(qtbot, window: MainWindow, decided: FakeWorkspace) -> None:
    source = decided.views.held[0].row.id
    window.go(Place(PlaceKind.SOURCE, source, Spot(source)))
    qtbot.waitUntil(lambda: window.bench.reader.source == source)
    window.bench.reader.view.setFocus()
    press(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: status(decided, "p-hollande") is Status.UNREVIEWED)


def test_the_list_shows_them_the_last_first_and_takes_back_up_to_one(
    qtbot, hand, window: MainWindow, decided: FakeWorkspace
) -> None:
    press(window, "Ctrl+Alt+Z")
    page = window.bench.tabs.page()
    assert isinstance(page, UndoPage)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 3)
    texts = [page.panel.model.index(n).data() for n in range(3)]
    assert texts == ["confirmed 1 entity", "renamed p-mohamed to M. Abdeslam", "confirmed 1 entity"]
    assert page.up_to.text() == "&Undo this"
    hand.click(page.panel.list, 1)
    assert page.up_to.text() == "&Undo up to here (2 acts)"
    qtbot.mouseClick(page.up_to, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 1)
    assert decided.views.entity("p-mohamed").name == "Mohamed Abdeslam"
    assert status(decided, "p-salah") is Status.CONFIRMED
    assert "Taken back: 2 acts." in window.bench.message.label.text()


def test_what_cannot_be_taken_back_says_why_and_can_be_passed_over(
    qtbot, window: MainWindow, decided: FakeWorkspace
) -> None:
    decided.views.deciding.acts[-1].blocked = "It was changed since: Bob rejected it."
    press(window, "Ctrl+Alt+Z")
    page = window.bench.tabs.page()
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 3)
    assert "Bob rejected it" in page.panel.current().note
    assert page.over.isEnabled()
    press(window, "Ctrl+Z")
    message = window.bench.message
    qtbot.waitUntil(lambda: "cannot be taken back. It was changed since" in message.label.text())
    assert message.button.text() == "Pass &over"
    qtbot.mouseClick(message.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Passed over" in message.label.text())
    qtbot.waitUntil(lambda: "renamed" in window.actions_.get("undo").text())
    press(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: decided.views.entity("p-mohamed").name == "Mohamed Abdeslam")
    assert status(decided, "p-hollande") is Status.CONFIRMED


def test_undo_up_to_here_stops_at_what_is_blocked(
    qtbot, hand, window: MainWindow, decided: FakeWorkspace
) -> None:
    decided.views.deciding.acts[1].blocked = "It was merged since."
    press(window, "Ctrl+Alt+Z")
    page = window.bench.tabs.page()
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 3)
    hand.click(page.panel.list, 2)
    qtbot.mouseClick(page.up_to, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "It was merged since." in window.bench.message.label.text())
    assert status(decided, "p-hollande") is Status.UNREVIEWED
    assert status(decided, "p-salah") is Status.CONFIRMED


def test_a_read_only_case_takes_nothing_back(window: MainWindow, decided: FakeWorkspace) -> None:
    decided.read_only = True
    window._show_case()
    assert not window.actions_.get("undo").isEnabled()
