"""The window as a person uses it: clicks, keys, drops."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.app import paths
from dossier.domain.commands import CorrectSource, WithdrawSource
from dossier.domain.errors import CaseFileError
from dossier.domain.passages import Span
from dossier.domain.views import Changes, IngestReport
from dossier.gui import cases
from dossier.gui.main_window import MainWindow
from dossier.gui.memory import Memory
from dossier.gui.navigation import Place, PlaceKind, Spot
from dossier.gui.widgets.dossier_page import DossierPage
from dossier.gui.widgets.source_page import SourcePage
from tests.gui.answers import Answers
from tests.gui.fake_sources import make_source, sample_sources
from tests.gui.fake_workspace import FakeWorkspace


def dossier(window: MainWindow) -> DossierPage:
    page = window.bench.tabs.page()
    assert isinstance(page, DossierPage)
    return page


def titles(window: MainWindow) -> list[str]:
    return [page.title for page in window.bench.tabs.pages()]


def cited(window: MainWindow) -> str:
    """The words that are marked in the reader."""
    view = window.bench.reader.view
    span = view._cited
    return view._open.reading.text[span.start : span.end] if view._open and span else ""


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or window, keys)


# -- opening and reading


def test_a_person_is_two_clicks_from_a_passage(qtbot, hand, window: MainWindow) -> None:
    hand.choose(window.bench.navigator.rows, "Salah Abdeslam")
    page = dossier(window)
    assert "Abdeslam" in page.header.words
    assert "suggestion (87 % sure)" in page.header.words
    hand.choose(page.panel("statements").list, "Two men")
    qtbot.waitUntil(
        lambda: cited(window) == "Two men reportedly drove Abdeslam to Belgium hours after the Paris attacks."
    )
    view = window.bench.reader.view
    qtbot.waitUntil(lambda: any(view._cited == Span(*_points(view, s)) for s in view.extraSelections()))


def _points(view, selection) -> tuple[int, int]:
    text = view._open.map
    return text.to_point(selection.cursor.selectionStart()), text.to_point(selection.cursor.selectionEnd())


def test_every_mention_is_underlined_where_it_stands_in_a_text_full_of_emoji(
    qtbot, window: MainWindow
) -> None:
    source = window.workspace.views.held[1]
    window.go(Place(PlaceKind.SOURCE, source.row.id, Spot(source.row.id)))
    view = window.bench.reader.view
    qtbot.waitUntil(lambda: len(view.extraSelections()) >= len(source.marks))
    words = [
        s.cursor.selectedText()
        for s in view.extraSelections()
        if s.format.fontUnderline() or s.format.underlineStyle()
    ]
    assert words == [source.text[mark.start : mark.end] for mark in source.marks]


def test_a_click_on_a_mention_opens_its_dossier(qtbot, window: MainWindow) -> None:
    source = window.workspace.views.held[1]
    window.go(Place(PlaceKind.SOURCE, source.row.id, Spot(source.row.id)))
    view = window.bench.reader.view
    qtbot.waitUntil(lambda: bool(view.extraSelections()))
    mark = source.marks[-1]
    cursor = view._cursor(mark.start + 2, mark.start + 2)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, pos=view.cursorRect(cursor).center())
    assert titles(window) == ["A live blog", "Mohamed Abdeslam"]


def test_middle_click_opens_a_new_tab_and_plain_click_reuses_it(hand, window: MainWindow) -> None:
    rows = window.bench.navigator.rows
    hand.choose(rows, "Salah")
    hand.choose(rows, "Hollande", Qt.MouseButton.MiddleButton)
    assert titles(window) == ["Salah Abdeslam", "Francois Hollande"]
    hand.choose(rows, "Mohamed")
    assert titles(window) == ["Salah Abdeslam", "Mohamed Abdeslam"]
    hand.choose(rows, "Salah")
    assert window.bench.tabs.currentIndex() == 0


def test_back_and_forward_by_keys(qtbot, hand, window: MainWindow) -> None:
    hand.choose(window.bench.navigator.rows, "Salah")
    statements = dossier(window).panel("statements").list
    hand.choose(statements, "Two men")
    qtbot.waitUntil(lambda: "Two men" in cited(window))
    hand.choose(statements, "Breaking")
    qtbot.waitUntil(lambda: "Breaking" in cited(window))
    hand.choose(window.bench.navigator.rows, "Hollande")
    press(window, "Alt+Left")
    assert dossier(window).title == "Salah Abdeslam"
    press(window, "Alt+Left")
    qtbot.waitUntil(lambda: "Two men" in cited(window))
    press(window, "Alt+Right")
    qtbot.waitUntil(lambda: "Breaking" in cited(window))
    press(window, "Alt+Right")
    assert dossier(window).title == "Francois Hollande"
    assert not window.actions_.get("forward").isEnabled()


def test_the_mouse_button_for_back_goes_back(qtbot, hand, window: MainWindow) -> None:
    hand.choose(window.bench.navigator.rows, "Salah")
    hand.choose(window.bench.navigator.rows, "Hollande")
    qtbot.mouseClick(dossier(window).panel("statements").list.viewport(), Qt.MouseButton.BackButton)
    assert dossier(window).title == "Salah Abdeslam"


def test_everything_by_keyboard(qtbot, window: MainWindow) -> None:
    press(window, "Ctrl+2")
    press(window, "Down")
    press(window, "Return")
    assert dossier(window).title == "Paris attacks"
    press(window, "F6")  # the first row, a heading, gets the cursor
    press(window, "Down")
    press(window, "Return")
    qtbot.waitUntil(lambda: "Paris attacks" in cited(window))
    press(window, "Ctrl+W")
    assert titles(window) == []


def test_typing_in_a_list_filters_it(qtbot, window: MainWindow) -> None:
    press(window, "Ctrl+1")
    QTest.keyClicks(QApplication.focusWidget(), "holl")
    navigator = window.bench.navigator
    qtbot.waitUntil(lambda: navigator.model.rowCount() == 1)
    press(window, "Return")
    assert navigator.rows.hasFocus()


def test_a_filter_without_a_match_says_so(qtbot, window: MainWindow) -> None:
    press(window, "Ctrl+L")
    QTest.keyClicks(window.bench.navigator.filter, "zzz")
    qtbot.waitUntil(lambda: "No match" in window.bench.navigator.empty.words)
    assert window.bench.navigator.empty.isVisible()


def test_copy_with_citation(hand, window: MainWindow) -> None:
    hand.choose(window.bench.navigator.rows, "Salah")
    hand.choose(dossier(window).panel("statements").list, "Two men")
    press(window, "Ctrl+Shift+C")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("“Two men reportedly drove Abdeslam")
    assert "¶4" in copied


def test_inner_tabs_ask_only_when_they_are_looked_at(hand, qtbot, window: MainWindow) -> None:
    hand.choose(window.bench.navigator.rows, "Mohamed")
    page = dossier(window)
    assert page.tabs.tabText(1) == "Quotes 1"
    assert set(page.tabs.there) == {"statements"}, "nor are they made before"
    page.show_tab("quotes")
    assert page.panel("quotes").model.rowCount() == 1
    assert page.panel("quotes").list.isVisible()
    page.focus()
    assert page.panel("quotes").list.hasFocus()
    page.show_tab("timeline")
    qtbot.waitUntil(lambda: "Nothing dated" in page.timeline.nothing.words)


def test_ten_thousand_statements_open_as_few_do(
    hand, qtbot, empty_window: MainWindow, tmp_path: Path
) -> None:
    empty_window.take(FakeWorkspace(tmp_path / "big.dossier", sample_sources(), repeats=4000))
    hand.choose(empty_window.bench.navigator.rows, "Salah")
    view = dossier(empty_window).panel("statements").list
    assert view.model().rowCount() > 10_000
    assert sum(view._known) < 60, "only what is in view is measured"
    press(empty_window, "F6")
    press(empty_window, "End")
    assert (
        view.visualRect(view.model().index(view.model().rowCount() - 1, 0)).bottom()
        <= view.viewport().height()
    )
    assert sum(view._known) < 150


def test_a_list_of_many_reads_what_it_shows(empty_window: MainWindow, tmp_path: Path) -> None:
    workspace = FakeWorkspace(tmp_path / "big.dossier", sample_sources(), crowd=50_000)
    empty_window.take(workspace)
    rows = empty_window.bench.navigator.rows
    rows.grab()
    asked = workspace.views.asked["entities"]
    rows.scrollToBottom()
    rows.grab()
    assert rows.model().rowCount() > 50_000
    assert workspace.views.asked["entities"] <= asked + 2


# -- searching


def test_search_shows_hits_while_typing_and_enter_opens_the_chosen_one(qtbot, window: MainWindow) -> None:
    press(window, "Ctrl+K")
    QTest.keyClicks(window.search, "bataclan")
    qtbot.waitUntil(window.search.popup.isVisible)
    press(window, "Down")
    press(window, "Return")
    qtbot.waitUntil(lambda: cited(window).casefold() == "bataclan")
    assert not window.search.popup.isVisible()


def test_enter_without_a_choice_opens_all_results_in_a_tab(qtbot, window: MainWindow) -> None:
    press(window, "Ctrl+K")
    QTest.keyClicks(window.search, "paris")
    press(window, "Return")
    page = window.bench.tabs.page()
    qtbot.waitUntil(lambda: page.panel.model.rowCount() > 4)
    assert page.title == "Search: paris"
    window.go(Place(PlaceKind.SEARCH, "nowhere to be found"))
    qtbot.waitUntil(lambda: "Nothing found" in window.bench.tabs.page().panel.empty.words)


def test_find_in_the_text_goes_round(qtbot, window: MainWindow) -> None:
    source = window.workspace.views.held[0].row.id
    window.go(Place(PlaceKind.SOURCE, source, Spot(source)))
    reader = window.bench.reader
    qtbot.waitUntil(lambda: reader.source == source)
    reader.view.setFocus()
    press(window, "Ctrl+F")
    QTest.keyClicks(reader.find_bar.field, "ABDESLAM")
    qtbot.waitUntil(lambda: reader.find_bar._told.text() == "1 of 5")
    for _ in range(5):
        press(window, "Return")
    assert reader.find_bar._told.text() == "1 of 5"
    assert reader.view.textCursor().selectedText() == "Abdeslam"
    press(window, "Escape")
    assert not reader.find_bar.isVisible()


# -- sources


def test_a_field_that_is_corrected_becomes_a_command(qtbot, window: MainWindow) -> None:
    source = window.workspace.views.held[1].row.id
    window.go(Place(PlaceKind.SOURCE, source))
    page = window.bench.tabs.page()
    assert isinstance(page, SourcePage)
    page.fields["publisher"].setFocus()
    QTest.keyClicks(page.fields["publisher"], "Le Monde")
    QTest.keyClick(page.fields["publisher"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace.done == [CorrectSource(source, "publisher", "Le Monde")])
    qtbot.waitUntil(lambda: window.workspace.views.source(source).publisher == "Le Monde")


def test_a_refused_correction_says_why_and_shows_what_holds(qtbot, window: MainWindow) -> None:
    source = window.workspace.views.held[0].row.id
    window.go(Place(PlaceKind.SOURCE, source))
    field = window.bench.tabs.page().fields["published"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "yesterday")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is no date" in window.bench.message.label.text())
    assert field.text() == "2015-11-17"


def test_withdrawing_empties_dossiers_and_offers_the_way_back(qtbot, hand, window: MainWindow) -> None:
    for number in (0, 1):
        source = window.workspace.views.held[number].row.id
        window.go(Place(PlaceKind.SOURCE, source, Spot(source)), new_tab=True)
        window.trigger("withdraw-source")
        qtbot.waitUntil(
            lambda n=number: WithdrawSource(window.workspace.views.held[n].row.id) in window.workspace.done
        )

    def names() -> list[str]:
        model = window.bench.navigator.model
        return [model.index(row).data() for row in range(model.rowCount())]

    qtbot.waitUntil(lambda: names() == ["Francois Hollande"])
    qtbot.waitUntil(lambda: window.bench.tabs.page().withdraw.text() == "Restore")
    qtbot.mouseClick(window.bench.message.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Salah Abdeslam" in names())


# -- taking articles in


def dropped(window: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, buttons, keys))


def test_dropped_files_are_read_and_reported(qtbot, window: MainWindow, tmp_path: Path) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("News\nSalah Abdeslam was seen in Molenbeek.", encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    dropped(window, good, empty)
    report = window.bench.report
    qtbot.waitUntil(report.isVisible)
    assert report.summary.text() == "1 taken in · 1 failed"
    assert "1 article taken in, 1 failed." in window.bench.message.label.text()
    assert [report.model.index(n, 0).data() for n in (0, 1)] == ["good.txt", "empty.txt"]
    qtbot.waitUntil(lambda: "entry 8" in window.status.saved.text())
    press(window, "Ctrl+5")
    qtbot.waitUntil(lambda: window.bench.navigator.model.rowCount() == 4)


def test_articles_dropped_on_the_empty_window_begin_a_case(
    qtbot, empty_window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = FakeWorkspace(tmp_path / "new.dossier", [])
    monkeypatch.setattr(cases, "create_case", lambda path, title, job: made)
    article = tmp_path / "a.txt"
    article.write_text("News\nSalah Abdeslam fled.", encoding="utf-8")
    answers.saved = str(tmp_path / "new")
    dropped(empty_window, article)
    qtbot.waitUntil(lambda: len(made.views.held) == 1)
    assert empty_window.workspace is made


def test_a_dropped_case_is_opened(qtbot, empty_window, workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "open_case", lambda path, job: workspace)
    dropped(empty_window, workspace.path)
    qtbot.waitUntil(lambda: empty_window.workspace is workspace)
    assert empty_window.windowTitle() == "The hunt — Dossier"


def test_a_case_that_cannot_be_opened_leaves_the_open_one(
    qtbot, window: MainWindow, workspace: FakeWorkspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(path: Path, job: object) -> None:
        raise CaseFileError(f"{path} is no Dossier case.", details="file is not a database")

    monkeypatch.setattr(cases, "open_case", refuse)
    dropped(window, tmp_path / "other.dossier")
    message = window.bench.message
    qtbot.waitUntil(lambda: "is no Dossier case" in message.label.text())
    assert window.workspace is workspace
    qtbot.mouseClick(message.more, Qt.MouseButton.LeftButton)
    assert message.details.isVisible()
    assert message.details.toPlainText() == "file is not a database"


def test_a_bug_is_told_without_its_entrails(qtbot, window: MainWindow, workspace: FakeWorkspace) -> None:
    workspace.failures["verify"] = KeyError("x")
    window.trigger("verify")
    qtbot.waitUntil(lambda: "Something went wrong in Dossier itself" in window.bench.message.label.text())


# -- others, and another time


def test_what_others_write_appears(qtbot, hand, window: MainWindow, workspace: FakeWorkspace) -> None:
    hand.choose(window.bench.navigator.rows, "Salah")
    source = make_source(9, "Late\nSalah Abdeslam was arrested in Molenbeek.", "Late", "AP", "2016-03-18")
    workspace.views.held.append(source)
    workspace.pending = Changes(1, frozenset({source.row.id}), frozenset({"p-salah"}))
    window._session._poll()
    qtbot.waitUntil(lambda: dossier(window).tabs.tabText(0) == "Statements 5")


def test_a_lost_share_is_told_once(qtbot, window: MainWindow, workspace: FakeWorkspace) -> None:
    said: list[str] = []
    window._session.unreachable.connect(lambda error: said.append(str(error)))
    for _ in range(2):
        workspace.failures["poll"] = CaseFileError("The share is gone.")
        window._session._poll()
        qtbot.waitUntil(lambda: not window.tasks.working)
    assert said == ["The share is gone."]


def test_the_next_window_has_the_same_tabs(qtbot, hand, window: MainWindow, workspace: FakeWorkspace) -> None:
    hand.choose(window.bench.navigator.rows, "Salah")
    hand.choose(dossier(window).panel("statements").list, "Two men")
    hand.choose(window.bench.navigator.rows, "Hollande", Qt.MouseButton.MiddleButton)
    window.bench.navigator.choose("events")
    window.trigger("toggle-reader")
    window.close()
    assert workspace.closed
    again = MainWindow(Memory(paths.config()), Answers())
    qtbot.add_widget(again)
    again.show()
    again.take(FakeWorkspace(workspace.path, sample_sources()))
    assert titles(again) == ["Salah Abdeslam", "Francois Hollande"]
    assert again.bench.tabs.currentIndex() == 1
    assert again.bench.navigator.section == "events"
    assert again.bench.reader.isHidden()
    again.close()


def test_closing_the_case_leads_back_to_the_start(
    qtbot, hand, window: MainWindow, workspace: FakeWorkspace
) -> None:
    hand.choose(window.bench.navigator.rows, "Salah")
    window.trigger("close-case")
    qtbot.waitUntil(lambda: workspace.closed)
    assert window.bench.start.isVisible()
    assert titles(window) == []
    assert not window.actions_.get("verify").isEnabled()


def test_work_can_be_cancelled_from_the_status_bar(
    qtbot, window: MainWindow, workspace: FakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(paths: object, *, progress: object, cancelled: Callable[[], bool]) -> IngestReport:
        pause = threading.Event()
        while not cancelled():
            pause.wait(0.005)
        return IngestReport((), True)

    monkeypatch.setattr(workspace, "ingest", slow)
    window.ask.paths = ["a.txt"]
    window.trigger("add-files")
    qtbot.waitUntil(window.status.button.isVisible)
    qtbot.mouseClick(window.status.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.status.button.isVisible())
    assert "stopped before the end" in window.bench.report.summary.text()
