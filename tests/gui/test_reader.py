"""The reader: a million characters, hostile lines, marks that follow the view; hints that wait for their text."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCursor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from dossier.domain.passages import Span
from dossier.domain.views import Reading
from dossier.gui.main_window import MainWindow
from dossier.gui.navigation import Place, PlaceKind, Spot
from dossier.gui.open_text import OpenText
from dossier.gui.plain_text import PlainText
from dossier.gui.widgets.reader_marks import Places
from dossier.gui.widgets.reader_view import ReaderView
from tests.gui.fake_sources import FakeSource, make_source


def opened(source: FakeSource) -> OpenText:
    return OpenText(Reading(source.row, source.text, tuple(source.marks), ()))


@pytest.fixture
def view(qtbot) -> ReaderView:
    made = ReaderView()
    qtbot.add_widget(made)
    made.resize(420, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("line_end", ["\n", " "], ids=["in paragraphs", "in one line"])
def test_of_a_million_characters_only_what_is_in_view_is_marked(
    qtbot, view: ReaderView, line_end: str
) -> None:
    text = (
        "😀 Salah Abdeslam went from Paris to Molenbeek, and nobody saw him go there at all." + line_end
    ) * 12_000
    source = make_source(1, text[:1_000_000], "Long", "", "", statements=False)
    view.show_text(opened(source))
    view.cite(Span(900_000, 900_040))
    qtbot.waitUntil(lambda: bool(view.extraSelections()))
    cited = [s for s in view.extraSelections() if s.cursor.selectedText() == text[900_000:900_040]]
    assert len(cited) == 1
    qtbot.waitUntil(lambda: not view._arriving)
    view.grab()
    assert view.viewport().rect().contains(view.cursorRect(view._cursor(900_000, 900_000)).center())
    assert len(view.extraSelections()) < 300 < len(source.marks)
    view.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: any(s.cursor.selectedText() == "Salah Abdeslam" for s in view.extraSelections()))


def test_marks_come_and_go_a_few_at_a_time_and_go_with_their_text(qtbot, view: ReaderView) -> None:
    """No turn of the window's loop lays more than it has time for."""
    steps: list[int] = []
    lay = view.setExtraSelections

    def counted(marks: list) -> None:
        before = {(s.cursor.anchor(), s.cursor.position()) for s in view.extraSelections()}
        lay(marks)
        after = {(s.cursor.anchor(), s.cursor.position()) for s in view.extraSelections()}
        steps.append(len(before ^ after))

    view.setExtraSelections = counted  # type: ignore[method-assign]
    view.show_text(opened(make_source(1, "Salah Abdeslam fled. " * 200, "Many", "", "", statements=False)))
    qtbot.waitUntil(lambda: len(view.extraSelections()) > 100)
    view.cite(Span(0, 14))
    qtbot.waitUntil(lambda: not view._later.isActive())
    assert max(steps) <= 48
    view.show_text(opened(make_source(2, "Nobody at all.", "None", "", "", statements=False)))
    assert view.extraSelections() == []
    qtbot.waitUntil(lambda: not view._later.isActive())
    assert view.extraSelections() == []


def test_what_is_copied_is_what_the_source_says(view: ReaderView) -> None:
    source = make_source(1, "a\u2028b 😀\0c" + "x" * 9000 + "\nend", "", "", "")
    view.show_text(opened(source))
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == source.text
    assert view.selected() == Span(0, len(source.text))


def test_a_selection_leaves_blanks_out(view: ReaderView) -> None:
    view.show_text(opened(make_source(1, "😀 Salah went  ", "", "", "")))
    view.selectAll()
    cursor = view.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(9, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.selected() == Span(2, 7)


def test_the_shortest_mention_around_a_letter_is_meant() -> None:
    text = opened(make_source(1, "x\nthe Paris attacks", "", "", ""))
    at = text.reading.text.index("attacks")
    assert text.mark_at(at).entity == "e-paris"
    assert text.mark_at(0) is None


def test_enter_on_a_mention_opens_it(qtbot, view: ReaderView) -> None:
    view.show_text(opened(make_source(1, "😀 Salah Abdeslam", "", "", "")))
    view.setTextCursor(view._cursor(4, 4))
    with qtbot.waitSignal(view.mention_opened) as signal:
        QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert signal.args == ["p-salah", True]


@pytest.mark.parametrize(
    ("point", "forward", "beyond", "number"),
    [
        (0, True, False, 0),
        (2, True, False, 0),
        (2, True, True, 1),
        (9, True, True, 0),
        (2, False, True, 2),
        (6, False, True, 1),
    ],
)
def test_find_goes_round(point: int, forward: bool, beyond: bool, number: int) -> None:
    found = Places(PlainText("xxABxabxAB").find("ab"))
    assert found.starts == [2, 5, 8]
    assert found.next(point, forward=forward, beyond=beyond) == number


def test_a_hint_shows_the_passage_in_its_context_once_the_text_is_read(qtbot, hand, window) -> None:
    window.go(Place(PlaceKind.ENTITY, "p-salah"))
    view = window.bench.tabs.page().panel("statements").list
    rect = view.visualRect(view.model().index(2, 0))
    chip = QPoint(rect.left() + 40, rect.bottom() - 16)
    place = view.viewport().mapToGlobal(chip)
    QCursor.setPos(place)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, chip, place))
    qtbot.waitUntil(lambda: "<b>Two men reportedly" in QToolTip.text())
    assert "his brother" in QToolTip.text()
    QToolTip.hideText()


def test_going_on_before_a_text_is_read_shows_the_later_one(qtbot, window) -> None:
    first, second = (window.workspace.views.held[n].row.id for n in (0, 1))
    window.read(Spot(first))
    window.read(Spot(second, 5, 9))
    qtbot.waitUntil(lambda: not window.tasks.working)
    assert window.bench.reader.source == second


@pytest.fixture
def reader(qtbot, window: MainWindow):
    """The first article, open beside the dossier of the one who is named most in it."""
    window.go(Place(PlaceKind.ENTITY, "p-salah"))
    source = window.workspace.views.held[0].row.id
    window.read(Spot(source))
    qtbot.waitUntil(lambda: window.bench.reader.source == source)
    return window.bench.reader


def press(window: MainWindow, key: str) -> None:
    action = next(a for a in window.actions() if key in [s.toString() for s in a.shortcuts()])
    action.trigger()


def chosen(reader) -> str:
    span = reader.view.selected()
    return reader.view.text(span.start, span.end) if span else ""


def test_the_next_mention_of_the_one_in_front_is_chosen_and_counted(window: MainWindow, reader) -> None:
    marks = [m for m in window.workspace.views.held[0].marks if m.entity == "p-salah"]
    seen = []
    for number in range(1, len(marks) + 1):
        press(window, "Ctrl+F3")
        assert reader.where.text() == f"mention {number} of {len(marks)}"
        seen.append((reader.view.selected().start, reader.view.selected().end))
    assert seen == [(mark.start, mark.end) for mark in marks]
    press(window, "Ctrl+F3")
    assert reader.where.text() == f"mention 1 of {len(marks)}", "round the end"
    press(window, "Ctrl+Shift+F3")
    assert reader.where.text() == f"mention {len(marks)} of {len(marks)}"
    assert reader.view.hasFocus()


def test_with_nobody_in_front_it_goes_through_all_mentions(window: MainWindow, reader) -> None:
    window.go(Place(PlaceKind.HISTORY))
    assert reader.where.text() == ""
    press(window, "Ctrl+F3")
    marks = window.workspace.views.held[0].marks
    assert reader.where.text() == f"mention 1 of {len(marks)}"


def test_one_who_is_not_named_in_the_text_is_said_to_be_missing(window: MainWindow, reader) -> None:
    window.go(Place(PlaceKind.ENTITY, "p-hollande"))
    press(window, "Ctrl+F3")
    assert reader.where.text() == "not mentioned here"
    assert chosen(reader) == ""


def test_f3_goes_on_from_the_text_and_asks_what_to_find_where_nothing_is_looked_for(
    qtbot, window: MainWindow, reader
) -> None:
    press(window, "F3")
    assert reader.find_bar.isVisible()
    reader.find_bar.field.setText("ábdeslam")
    qtbot.waitUntil(lambda: reader.find_bar._told.text() == "1 of 5")
    reader.view.setFocus()
    press(window, "F3")
    assert (reader.find_bar._told.text(), chosen(reader)) == ("2 of 5", "Abdeslam")
    press(window, "Shift+F3")
    press(window, "Shift+F3")
    assert reader.find_bar._told.text() == "5 of 5"


def test_the_scroll_bar_says_what_its_marks_stand_for(qtbot, window: MainWindow, reader) -> None:
    bar = reader.view.verticalScrollBar()
    assert bar.accessibleDescription() == "4 mentions"
    reader.view.look_for("paris")
    assert bar.accessibleDescription() == bar.toolTip() == "4 mentions, 2 places found"
    reader.view.cite(Span(0, 8))
    assert bar.accessibleDescription() == "4 mentions, 2 places found, 1 cited passage"
    assert len(bar._ticks) == 7
