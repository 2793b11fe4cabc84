"""The review queue, decided by keys."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.domain.commands import RenameEntity, SetEntityStatus, SetStatementStatus, SkipSuggestion
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Status
from dossier.domain.views import Changes
from dossier.gui.dialogs.picker import EntityPicker
from dossier.gui.dialogs.statement_form import StatementForm
from dossier.gui.main_window import MainWindow
from dossier.gui.models.review_queue import NAMES, STATEMENTS
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.widgets.alike_dialog import AlikeDialog
from dossier.gui.widgets.review_page import ReviewPage
from tests.gui.fake_workspace import FakeWorkspace


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or window, keys)


def front(page: ReviewPage) -> str:
    return page.suggestion.target if page.suggestion else ""


@pytest.fixture
def page(qtbot, window: MainWindow) -> ReviewPage:
    """The queue, opened by its key, with the first suggestion in front."""
    qtbot.waitUntil(window.isActiveWindow)
    press(window, "Ctrl+7")
    page = window.bench.tabs.page()
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(lambda: bool(front(page)))
    return page


def test_it_shows_what_it_is_where_it_stands_and_why(qtbot, window: MainWindow, page: ReviewPage) -> None:
    assert front(page) == "entity:p-salah"
    assert page.card.isVisible()
    words = page.card.words
    assert "Salah Abdeslam" in words
    assert "Person, suggested · 5 mentions · 2 sources" in words
    assert "Named often." in words
    assert "87 % sure" in words
    assert "<b>Salah Abdeslam</b>" in page.card.passage.text()
    assert "The hunt for" in page.card.passage.text(), "with what stands around it"
    assert page.progress.text() == "0 decided in this session · 16 wait"
    reader = window.bench.reader
    qtbot.waitUntil(lambda: reader.source == page.suggestion.citation.source)
    assert reader.view._cited.start == page.suggestion.citation.start
    assert "A or Enter accept · R reject · D dispute · S skip" in page.keys.text()


def test_the_navigator_counts_and_opens_it(qtbot, hand, window: MainWindow) -> None:
    sections = window.bench.navigator.sections
    hand.choose(sections, "Review")
    assert isinstance(window.bench.tabs.page(), ReviewPage)
    model = sections.model()
    row = next(n for n in range(model.rowCount()) if model.index(n).data() == "Review")
    assert model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) == "Review, 16"
    qtbot.waitUntil(lambda: bool(front(window.bench.tabs.page())))
    press(window, "A")
    qtbot.waitUntil(lambda: model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) == "Review, 15")


@pytest.mark.parametrize(
    ("key", "status"),
    [("A", Status.CONFIRMED), ("Return", Status.CONFIRMED), ("R", Status.REJECTED)],
)
def test_one_key_decides_and_shows_the_next_at_once(
    qtbot, window: MainWindow, page: ReviewPage, key: str, status: Status
) -> None:
    assert QApplication.focusWidget() is page
    press(window, key)
    assert front(page) != "entity:p-salah", "before the case has answered"
    qtbot.waitUntil(lambda: window.workspace.done == [SetEntityStatus(("p-salah",), status)])
    qtbot.waitUntil(lambda: page.progress.text() == "1 decided in this session · 15 wait")


def test_statements_can_be_disputed_and_names_cannot(qtbot, window: MainWindow, page: ReviewPage) -> None:
    assert not page.buttons["dispute"].isEnabled()
    press(window, "D")
    assert front(page) == "entity:p-salah"
    page.filter.setCurrentIndex(page.filter.findData(STATEMENTS))
    page.filter.activated.emit(page.filter.currentIndex())
    qtbot.waitUntil(lambda: front(page).startswith("statement:"))
    assert not page.buttons["merge"].isEnabled()
    first = page.suggestion.statement
    assert first.citation.exact.split(",")[0] in page.card.passage.text()
    press(window, "D")
    qtbot.waitUntil(lambda: window.workspace.done == [SetStatementStatus((first.id,), Status.DISPUTED)])


def test_the_filter_leaves_names_only(qtbot, window: MainWindow, page: ReviewPage) -> None:
    page.filter.setFocus()
    press(window, "Down")
    qtbot.waitUntil(lambda: page.queue.only == NAMES)
    qtbot.waitUntil(lambda: page.progress.text().endswith("8 wait"))
    qtbot.waitUntil(lambda: front(page) == "entity:p-salah")
    press(window, "S")
    qtbot.waitUntil(lambda: window.workspace.done == [SkipSuggestion("entity:p-salah")])
    assert page.filter.currentData() == NAMES, "letters decide; they choose nothing in the box"


def test_a_skipped_one_comes_last_and_is_remembered(qtbot, window: MainWindow, page: ReviewPage) -> None:
    press(window, "S")
    qtbot.waitUntil(lambda: window.workspace.done == [SkipSuggestion("entity:p-salah")])
    qtbot.waitUntil(lambda: page.progress.text() == "0 decided in this session · 16 wait")
    for n in range(15):
        qtbot.waitUntil(lambda: bool(front(page)))
        assert front(page) != "entity:p-salah"
        press(window, "A")
        qtbot.waitUntil(lambda n=n: len(window.workspace.done) == n + 2)
    qtbot.waitUntil(lambda: front(page) == "entity:p-salah")
    assert "You skipped this before." in page.card.words


def test_two_that_are_skipped_again_take_turns(qtbot, window: MainWindow, page: ReviewPage) -> None:
    window.workspace.views.deciding.held.skipped = {"entity:p-salah", "entity:l-paris"}
    held = window.workspace.views.deciding.held
    for row in window.workspace.views.review("a-1"):
        if row.target not in held.skipped:
            held.status[row.target] = Status.CONFIRMED
    page.queue.refresh()
    qtbot.waitUntil(lambda: page.queue.waiting == 2)
    met = []
    for _ in range(4):
        met.append(front(page))
        press(window, "S")
        qtbot.waitUntil(lambda: front(page) != met[-1])
    assert met[0] == met[2] != met[1] == met[3]
    assert window.workspace.done == [], "the case remembers it already"


def test_nothing_left_says_so(qtbot, window: MainWindow, page: ReviewPage) -> None:
    for n in range(16):
        qtbot.waitUntil(lambda: bool(front(page)))
        press(window, "A")
        qtbot.waitUntil(lambda n=n: len(window.workspace.done) == n + 1)
    qtbot.waitUntil(lambda: "Nothing to review" in page.empty.words)
    assert page.empty.isVisible()
    qtbot.waitUntil(lambda: page.progress.text() == "16 decided in this session · 0 wait")
    assert not any(button.isEnabled() for button in page.buttons.values())
    press(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: page.card.isVisible())
    qtbot.waitUntil(lambda: page.progress.text() == "15 decided in this session · 1 wait")


def test_undo_takes_back_the_last_decision_and_shows_it_again(
    qtbot, window: MainWindow, page: ReviewPage
) -> None:
    press(window, "R")
    press(window, "Ctrl+Z")  # at once: the decision may not even be through
    qtbot.waitUntil(lambda: front(page) == "entity:p-salah")
    qtbot.waitUntil(lambda: page.progress.text() == "0 decided in this session · 16 wait")
    assert "Taken back: rejected 1 entity" in window.bench.message.label.text()
    assert window.workspace.views.deciding.held.status == {}


def test_undo_shows_a_skipped_one_again(qtbot, window: MainWindow, page: ReviewPage) -> None:
    press(window, "S")
    qtbot.waitUntil(lambda: len(window.workspace.done) == 1)
    press(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: front(page) == "entity:p-salah")
    assert not page.suggestion.skipped


def test_all_like_this_shows_them_first_and_is_one_command(
    qtbot, window: MainWindow, page: ReviewPage
) -> None:
    qtbot.waitUntil(lambda: page.buttons["accept-alike"].text() == "Accept a&ll 3 like this…")
    press(window, "Shift+A")
    qtbot.waitUntil(lambda: window.findChild(AlikeDialog) is not None)
    dialog = window.findChild(AlikeDialog)
    assert window.workspace.done == [], "nothing is decided before it was seen"
    texts = [dialog.model.index(n).data() for n in range(dialog.model.rowCount())]
    assert [text.split("  ·  ")[0] for text in texts] == [
        "Salah Abdeslam",
        "Francois Hollande",
        "Mohamed Abdeslam",
    ]
    assert dialog.button.text() == "&Accept 3"
    dialog.list.setCurrentIndex(dialog.model.index(1))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.button.text() == "&Accept 2"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    both = SetEntityStatus(("p-salah", "p-mohamed"), Status.CONFIRMED)
    qtbot.waitUntil(lambda: window.workspace.done == [both])
    qtbot.waitUntil(lambda: page.progress.text() == "2 decided in this session · 14 wait")
    window.activateWindow()  # no desktop does that here when a dialog closes
    qtbot.waitUntil(window.isActiveWindow)
    page.setFocus()
    press(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: page.progress.text() == "0 decided in this session · 16 wait")
    assert front(page) == "entity:p-salah"


def test_rejecting_all_can_be_thought_better_of(qtbot, window: MainWindow, page: ReviewPage) -> None:
    press(window, "Shift+R")
    qtbot.waitUntil(lambda: window.findChild(AlikeDialog) is not None)
    QTest.keyClick(window.findChild(AlikeDialog), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(AlikeDialog) is None)
    assert window.workspace.done == []
    assert front(page) == "entity:p-salah"


def test_a_name_is_edited_in_place_and_stays_in_front(qtbot, window: MainWindow, page: ReviewPage) -> None:
    window.ask.words = "S. Abdeslam"
    press(window, "E")
    qtbot.waitUntil(lambda: window.workspace.done == [RenameEntity("p-salah", "S. Abdeslam")])
    qtbot.waitUntil(lambda: page.card.name.text() == "S. Abdeslam")


def test_a_statement_is_edited_in_a_form(qtbot, window: MainWindow, page: ReviewPage) -> None:
    page.filter.setFocus()
    press(window, "Down")
    press(window, "Down")
    page.setFocus()
    qtbot.waitUntil(lambda: front(page).startswith("statement:"))
    press(window, "E")
    qtbot.waitUntil(lambda: window.findChild(StatementForm) is not None)
    QTest.keyClick(window.findChild(StatementForm), Qt.Key.Key_Escape)
    assert window.workspace.done == []


def test_merging_asks_with_whom(qtbot, window: MainWindow, page: ReviewPage) -> None:
    press(window, "M")
    qtbot.waitUntil(lambda: window.findChild(EntityPicker) is not None)
    picker = window.findChild(EntityPicker)
    assert "Salah Abdeslam" in picker.windowTitle()
    QTest.keyClick(picker, Qt.Key.Key_Escape)
    assert window.bench.tabs.page() is page


def test_the_buttons_do_what_the_keys_do(qtbot, window: MainWindow, page: ReviewPage) -> None:
    qtbot.mouseClick(page.buttons["reject"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.workspace.done == [SetEntityStatus(("p-salah",), Status.REJECTED)])
    qtbot.waitUntil(lambda: bool(front(page)))
    page.buttons["skip"].setFocus()
    second = front(page)
    press(window, "Return")
    qtbot.waitUntil(lambda: window.workspace.done[1:] == [SkipSuggestion(second)])


def test_a_refused_decision_comes_back_with_the_reason(qtbot, window: MainWindow, page: ReviewPage) -> None:
    window.workspace.failures["do"] = CommandRefused("It is merged elsewhere.")
    press(window, "A")
    qtbot.waitUntil(lambda: "It is merged elsewhere." in window.bench.message.label.text())
    qtbot.waitUntil(lambda: front(page) == "entity:p-salah")
    assert page.progress.text() == "0 decided in this session · 16 wait"


def test_what_others_decide_leaves_the_queue(qtbot, window: MainWindow, page: ReviewPage) -> None:
    workspace: FakeWorkspace = window.workspace
    workspace.views.deciding.held.status["entity:p-salah"] = Status.CONFIRMED
    workspace.pending = Changes(1, entities=frozenset({"p-salah"}))
    window._session._poll()
    qtbot.waitUntil(lambda: front(page) not in ("", "entity:p-salah"))


def test_the_next_one_does_not_wait_for_a_slow_case(
    qtbot, window: MainWindow, page: ReviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three decisions while the first is still being written; each reaches the case, in order."""
    gate = threading.Event()
    do: Callable[[object], Changes] = window.workspace.do

    def slow(command: object) -> Changes:
        gate.wait(5)
        return do(command)

    monkeypatch.setattr(window.workspace, "do", slow)
    met = []
    for _ in range(3):
        met.append(front(page))
        press(window, "A")
    assert len(set(met)) == 3
    assert window.workspace.done == []
    assert page.progress.text() == "0 decided in this session · 13 wait"
    gate.set()
    qtbot.waitUntil(lambda: len(window.workspace.done) == 3)
    qtbot.waitUntil(lambda: page.progress.text() == "3 decided in this session · 13 wait")
    assert front(page) not in met


def test_single_letters_count_in_the_queue_only(qtbot, window: MainWindow, page: ReviewPage) -> None:
    window.bench.navigator.filter.setFocus()
    QTest.keyClicks(window.bench.navigator.filter, "ar")
    assert front(page) == "entity:p-salah"
    assert window.workspace.done == []


def test_a_case_that_is_read_only_is_shown_but_not_decided(qtbot, window: MainWindow) -> None:
    window.workspace.read_only = True
    window.go(Place(PlaceKind.REVIEW))
    page = window.bench.tabs.page()
    qtbot.waitUntil(lambda: bool(front(page)))
    assert not any(button.isEnabled() for button in page.buttons.values())
    press(window, "A")
    assert front(page) == "entity:p-salah"


def test_the_tally_outlives_the_tab(qtbot, window: MainWindow, page: ReviewPage) -> None:
    press(window, "A")
    qtbot.waitUntil(lambda: page.queue.decided == 1)
    press(window, "Ctrl+W")
    press(window, "Ctrl+7")
    again = window.bench.tabs.page()
    assert again is not page
    qtbot.waitUntil(lambda: again.progress.text() == "1 decided in this session · 15 wait")
