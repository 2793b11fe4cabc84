"""The command palette, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from dossier.gui.help_window import HelpWindow
from dossier.gui.main_window import MainWindow
from dossier.gui.menus.table import ACTIONS
from dossier.gui.navigation import Place, PlaceKind, Spot
from dossier.gui.palette import Palette, rank


def opened(window: MainWindow) -> Palette:
    QTest.keySequence(QApplication.focusWidget() or window, "Ctrl+Shift+P")
    return window.findChild(Palette)


def labels(palette: Palette) -> list[str]:
    return [palette.rows.topLevelItem(n).text(0) for n in range(palette.rows.topLevelItemCount())]


def gone(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.findChild(Palette) is None)


def key(palette: Palette, pressed: Qt.Key) -> None:
    QTest.keyClick(palette.box, pressed)


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [("re", "Restore a backup", "Search everything"), ("tab", "Close tab", "Rotate all bits")],
)
def test_the_beginning_of_a_word_comes_before_its_middle(query: str, better: str, worse: str) -> None:
    assert rank(query, better) < rank(query, worse)


def test_letters_in_order_are_enough(qapp) -> None:
    assert rank("vrfy", "Verify the case") is not None
    assert rank("yv", "Verify") is None
    assert rank("", "Anything") == 0


def test_it_lists_every_command_with_its_key(window: MainWindow) -> None:
    palette = opened(window)
    assert len(labels(palette)) == len(ACTIONS)
    row = palette.rows.findItems("Back up", Qt.MatchFlag.MatchExactly)[0]
    assert (row.text(1), row.text(2)) == ("Case", "Ctrl+B")


def test_a_few_letters_and_enter_do_it(qtbot, window: MainWindow) -> None:
    palette = opened(window)
    assert QApplication.focusWidget() is palette.box
    QTest.keyClicks(palette.box, "keys")
    assert labels(palette)[0] == "Keys"
    key(palette, Qt.Key.Key_Return)
    gone(qtbot, window)
    assert window.findChild(HelpWindow).pages.currentItem().text() == "Keys"


def test_down_chooses_the_next_one(qtbot, window: MainWindow) -> None:
    palette = opened(window)
    QTest.keyClicks(palette.box, "ne")
    second: QTreeWidgetItem = palette.rows.topLevelItem(1)
    key(palette, Qt.Key.Key_Down)
    assert palette.rows.currentItem() is second
    key(palette, Qt.Key.Key_Up)
    assert palette.rows.currentItem() is palette.rows.topLevelItem(0)


def test_escape_gives_the_focus_back(qtbot, window: MainWindow) -> None:
    window.bench.navigator.filter.setFocus()
    palette = opened(window)
    key(palette, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.bench.navigator.filter
    gone(qtbot, window)


def test_asked_for_again_or_left_it_goes(qtbot, window: MainWindow) -> None:
    opened(window)
    opened(window)
    gone(qtbot, window)
    opened(window)
    window.bench.navigator.filter.setFocus(Qt.FocusReason.MouseFocusReason)
    gone(qtbot, window)


def test_what_cannot_be_used_comes_last_and_does_nothing(qtbot, empty_window: MainWindow) -> None:
    palette = opened(empty_window)
    QTest.keyClicks(palette.box, "verify")
    assert labels(palette) == ["Verify the case"]
    key(palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.box.setText("re")
    usable = [_usable(palette, n) for n in range(len(labels(palette)))]
    assert usable == sorted(usable, reverse=True)


def _usable(palette: Palette, row: int) -> bool:
    number = palette.rows.topLevelItem(row).data(0, Qt.ItemDataRole.UserRole)
    live: QAction = palette._commands[number].live
    return live.isEnabled()


def test_nothing_found_is_said(empty_window: MainWindow) -> None:
    palette = opened(empty_window)
    QTest.keyClicks(palette.box, "qqq")
    assert palette.nothing.isVisible()
    assert not palette.rows.isVisible()
    key(palette, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_click_on_a_row_does_it_once(qtbot, window: MainWindow) -> None:
    palette = opened(window)
    done: list[bool] = []
    window.actions_.get("history").triggered.connect(lambda: done.append(True))
    row = palette.rows.findItems("History", Qt.MatchFlag.MatchExactly)[0]
    palette.rows.scrollToItem(row)
    place = palette.rows.visualItemRect(row).center()
    qtbot.mouseClick(palette.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    gone(qtbot, window)
    assert len(done) == 1


def test_a_command_still_finds_what_was_selected(qtbot, window: MainWindow) -> None:
    """Copying asks which pane has the focus: the palette must have given it back by then."""
    source = window.workspace.views.held[0].row.id
    window.go(Place(PlaceKind.SOURCE, source, Spot(source)))
    view = window.bench.reader.view
    qtbot.waitUntil(lambda: window.bench.reader.source == source)
    view.setFocus()
    cursor = view._cursor(4, 16)
    view.setTextCursor(cursor)
    words = cursor.selectedText()
    palette = opened(window)
    QTest.keyClicks(palette.box, "copy with")
    key(palette, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text().startswith(f"“{words.strip()}")
