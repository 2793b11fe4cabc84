"""History with its filters, the case as of a moment, what changed since, and what lost its ground."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.domain.commands import RenameEntity, SetEntityStatus, SetStatementStatus
from dossier.domain.entries import FACTS
from dossier.domain.errors import Cancelled
from dossier.domain.judgements import Status
from dossier.domain.views import Changes, Difference, LostRow
from dossier.gui import cases
from dossier.gui.dialogs.moment import MomentForm
from dossier.gui.dialogs.picker import EntityPicker
from dossier.gui.main_window import MainWindow
from dossier.gui.models.fact_names import NAMES
from dossier.gui.models.rows import ROW
from dossier.gui.navigation import Place, PlaceKind, difference_key, difference_parts
from dossier.gui.tasks import Job
from dossier.gui.widgets.difference_page import DifferencePage
from dossier.gui.widgets.dossier_page import DossierPage
from dossier.gui.widgets.history_page import HistoryPage
from dossier.gui.widgets.lost_page import LostPage
from tests.gui.fake_sources import sample_sources
from tests.gui.fake_workspace import FakeWorkspace


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or window, keys)


def texts(page: object) -> list[str]:
    model = page.panel.model
    return [model.index(row).data() for row in range(model.rowCount())]


@pytest.fixture
def history(qtbot, window: MainWindow) -> HistoryPage:
    """Of a case in which something was decided, newest first."""
    workspace: FakeWorkspace = window.workspace
    workspace.do(SetEntityStatus(("p-salah",), Status.CONFIRMED))
    workspace.do(RenameEntity("p-mohamed", "M. Abdeslam"))
    statement = workspace.views.statements("p-salah")[0].id
    workspace.do(SetStatementStatus((statement,), Status.DISPUTED))
    qtbot.waitUntil(window.isActiveWindow)
    press(window, "Ctrl+6")
    page = window.bench.tabs.page()
    assert isinstance(page, HistoryPage)
    return page


# -- history


def test_every_kind_of_entry_has_words() -> None:
    assert set(NAMES) == {fact.__name__ for fact in FACTS}


def test_each_entry_says_who_when_and_what(history: HistoryPage) -> None:
    assert texts(history)[:3] == [
        "disputed 1 statement",
        "renamed p-mohamed to M. Abdeslam",
        "confirmed 1 entity",
    ]
    line = history.panel.model.index(0).data(ROW)
    assert line.note.startswith("Ada (AL) · entry 10 · ")
    assert "2026" in line.lead


def test_it_is_filtered_by_kind_words_and_analyst(qtbot, history: HistoryPage) -> None:
    filters = history.filters
    filters.kind.setCurrentIndex(filters.kind.findData("EntityRenamed"))
    filters.kind.activated.emit(filters.kind.currentIndex())
    qtbot.waitUntil(lambda: texts(history) == ["renamed p-mohamed to M. Abdeslam"])
    filters.clear()
    qtbot.waitUntil(lambda: len(texts(history)) == 10)
    QTest.keyClicks(filters.text, "CONFIRMED")
    qtbot.waitUntil(lambda: texts(history) == ["confirmed 1 entity"])
    QTest.keyClicks(filters.text, " by nobody")
    qtbot.waitUntil(lambda: "No entry is like that" in history.panel.empty.words)
    filters.clear()
    assert [filters.analyst.itemText(n) for n in range(filters.analyst.count())] == [
        "Everybody",
        "Ada (AL)",
    ]
    filters.analyst.setCurrentIndex(1)
    filters.analyst.activated.emit(1)
    qtbot.waitUntil(lambda: len(texts(history)) == 10)


def test_a_row_leads_to_what_it_is_about(qtbot, hand, window: MainWindow, history: HistoryPage) -> None:
    hand.click(history.panel.list, 0)  # the statement: its passage, beside the history
    citation = window.workspace.views.statements("p-salah")[0].citation
    qtbot.waitUntil(lambda: window.bench.reader.source == citation.source)
    assert window.bench.reader.view._cited.start == citation.start
    assert window.bench.tabs.page() is history
    hand.click(history.panel.list, 2)  # the entity: its dossier
    assert window.bench.tabs.page().title == "Salah Abdeslam"
    assert history in window.bench.tabs.pages()


def test_a_dossier_has_its_history_in_a_tab_and_a_key(qtbot, hand, window: MainWindow) -> None:
    window.workspace.do(SetEntityStatus(("p-salah",), Status.CONFIRMED))
    window.go(Place(PlaceKind.ENTITY, "p-salah"))
    page = window.bench.tabs.page()
    assert isinstance(page, DossierPage)
    page.show_tab("history")
    model = page.panel("history").model
    assert model.index(0).data() == "confirmed 1 entity"
    page.show_tab("statements")
    press(window, "Ctrl+Shift+H")
    opened = window.bench.tabs.page()
    assert isinstance(opened, HistoryPage)
    assert opened.title == "History: Salah Abdeslam"
    assert opened.filters.about.text() == "About: Salah Abdeslam"
    qtbot.mouseClick(opened.filters.all, Qt.MouseButton.LeftButton)
    assert window.bench.tabs.page().title == "History"


def test_the_history_of_a_statement_whose_line_is_chosen(qtbot, hand, window: MainWindow) -> None:
    window.go(Place(PlaceKind.ENTITY, "p-salah"))
    hand.choose(window.bench.tabs.page().panel("statements").list, "Two men")
    press(window, "Ctrl+Shift+H")
    assert window.bench.tabs.page().title.startswith("History: Two men reportedly drove")


# -- as of


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The moments as of which the case was opened; only two articles were there then."""
    asked: list[str] = []

    def opened(path: Path, job: Job, *, as_of: str = "") -> FakeWorkspace:
        asked.append(as_of)
        made = FakeWorkspace(path, sample_sources()[:2] if as_of else sample_sources())
        made.read_only = bool(as_of)
        made.as_of = (
            f"as of {as_of.replace(':', ' ') if as_of.startswith('entry') else as_of}" if as_of else ""
        )
        return made

    monkeypatch.setattr(cases, "open_case", opened)
    return asked


def names(window: MainWindow) -> list[str]:
    model = window.bench.navigator.model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_whole_window_goes_back_and_returns(
    qtbot, window: MainWindow, workspace: FakeWorkspace, past: list[str]
) -> None:
    window.go(Place(PlaceKind.ENTITY, "p-hollande"))
    assert window.top.as_of.text() == "as of: now ▾"
    window.ask.moments = ["2026-11-20T14:00:00Z"]
    qtbot.waitUntil(window.isActiveWindow)
    press(window, "Ctrl+Shift+T")
    band = window.bench.band
    qtbot.waitUntil(band.isVisible)
    assert past == ["2026-11-20T14:00:00Z"]
    assert band.label.text().startswith("As of 20 Nov 2026")
    assert band.label.text().endswith("— read-only")
    assert "as of 20 Nov 2026" in window.windowTitle()
    assert "20 Nov 2026" in window.top.as_of.text()
    assert names(window) == ["Salah Abdeslam", "Mohamed Abdeslam"]
    assert window.bench.tabs.count() == 0, "there was no such dossier then, and no error is shown"
    assert not window.bench.message.isVisible()
    for action in ("add-files", "undo", "rename-entity", "set-title"):
        assert not window.actions_.get(action).isEnabled(), action
    qtbot.waitUntil(lambda: workspace.closed)
    qtbot.mouseClick(band.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not band.isVisible())
    assert past == ["2026-11-20T14:00:00Z", ""]
    qtbot.waitUntil(lambda: "Francois Hollande" in names(window))  # in between no case is open
    assert [page.title for page in window.bench.tabs.pages()] == ["Francois Hollande"], "as they were left"
    assert not window.actions_.get("back-to-now").isEnabled()


def test_thinking_better_of_it_changes_nothing(qtbot, window: MainWindow, past: list[str]) -> None:
    window.trigger("as-of")
    assert window.ask.asked == ["The case as of"]
    assert past == []


def test_as_of_an_entry_of_the_history(qtbot, hand, window: MainWindow, past: list[str]) -> None:
    window.go(Place(PlaceKind.HISTORY))
    page = window.bench.tabs.page()
    hand.click(page.panel.list, 3)
    qtbot.mouseClick(page.as_of, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.bench.band.isVisible)
    assert past == ["entry:4"]
    assert window.bench.band.label.text() == "As of entry 4 — read-only"


def test_making_a_past_can_be_cancelled(
    qtbot, window: MainWindow, workspace: FakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(path: Path, job: Job, *, as_of: str = "") -> FakeWorkspace:
        pause = threading.Event()
        while not job.cancelled():
            pause.wait(0.005)
        raise Cancelled("Stopped.")

    monkeypatch.setattr(cases, "open_case", slow)
    window.ask.moments = ["entry:1"]
    window.trigger("as-of")
    qtbot.waitUntil(window.status.button.isVisible)
    assert "Making the case as of entry 1" in window.status.words.text()
    qtbot.mouseClick(window.status.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.status.button.isVisible())
    assert window.workspace is workspace
    assert not window.bench.message.isVisible()


def test_a_moment_is_a_time_or_an_entry(qtbot, window: MainWindow) -> None:
    form = MomentForm("As of", "When?", 12, window, now=True)
    form.open()
    assert form.moment == ""
    form.entry.setFocus()
    form.entry.selectAll()
    QTest.keyClicks(form.entry, "7")
    assert form.by_entry.isChecked()
    assert form.moment == "entry:7"
    form.clock.setDateTime(QDateTime.fromString("2026-11-20T14:00:00Z", Qt.DateFormat.ISODate))
    assert form.by_clock.isChecked()
    assert form.moment == "2026-11-20T14:00:00Z"
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert form.result() == MomentForm.DialogCode.Accepted


def test_the_history_of_another_entity_is_a_name_away(qtbot, window: MainWindow) -> None:
    window.go(Place(PlaceKind.HISTORY))
    qtbot.mouseClick(window.bench.tabs.page().filters.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(EntityPicker) is not None)
    picker = window.findChild(EntityPicker)
    QTest.keyClicks(picker.box, "Holl")
    qtbot.waitUntil(lambda: picker.panel.current() is not None and "Hollande" in picker.panel.current().text)
    QTest.keyClick(picker.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.bench.tabs.page().title == "History: Francois Hollande")


# -- what changed since


def test_what_changed_in_a_dossier_is_listed_by_sort_with_its_passages(
    qtbot, hand, window: MainWindow
) -> None:
    workspace: FakeWorkspace = window.workspace
    cited = workspace.views.statements("p-salah")[1].citation
    workspace.differences = [
        Difference("changed", "name", "S. Abdeslam", "Salah Abdeslam"),
        Difference("added", "statement", "", cited.exact, cited),
        Difference("removed", "alias", "Abdelslam", ""),
    ]
    window.go(Place(PlaceKind.ENTITY, "p-salah"))
    window.ask.moments = ["2026-11-20T14:00:00Z", ""]
    qtbot.waitUntil(window.isActiveWindow)
    press(window, "Ctrl+Shift+D")
    page = window.bench.tabs.page()
    assert isinstance(page, DifferencePage)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 6)
    assert workspace.compared == [("p-salah", "2026-11-20T14:00:00Z", "")]
    assert texts(page) == [
        "Added",
        cited.exact.replace("\n", " "),
        "Removed",
        "Abdelslam",
        "Changed",
        "S. Abdeslam  →  Salah Abdeslam",
    ]
    hand.click(page.panel.list, 1)
    qtbot.waitUntil(lambda: window.bench.reader.source == cited.source)
    assert "until now" in page.words.text()


def test_nothing_changed_says_so(qtbot, window: MainWindow) -> None:
    window.go(Place(PlaceKind.DIFFERENCE, difference_key("p-salah", "entry:3")))
    page = window.bench.tabs.page()
    qtbot.waitUntil(lambda: "Nothing changed" in page.panel.empty.words)


def test_moments_fit_into_a_place_and_out_again() -> None:
    assert difference_parts(difference_key("p-1", "entry:3")) == ("p-1", "entry:3", "")
    assert difference_parts(difference_key("p-1", "entry:3", "entry:9")) == ("p-1", "entry:3", "entry:9")


# -- lost ground


def test_lost_ground_is_a_section_only_while_there_is_some(qtbot, hand, window: MainWindow) -> None:
    workspace: FakeWorkspace = window.workspace
    sections = window.bench.navigator.sections

    def listed() -> list[str]:
        return [sections.model().index(n).data() for n in range(sections.model().rowCount())]

    assert "Lost ground" not in listed()
    citation = workspace.views.statements("p-salah")[0].citation
    workspace.views.lost_rows = [
        LostRow("entity:p-gone", "Salah Abdeslan", ("Ada confirmed it", "Bob renamed it"), citation)
    ]
    workspace.tell(Changes(1, rebuilt=True))
    qtbot.waitUntil(lambda: "Lost ground" in listed())
    hand.choose(sections, "Lost ground")
    page = window.bench.tabs.page()
    assert isinstance(page, LostPage)
    qtbot.waitUntil(lambda: texts(page) == ["Entities", "Salah Abdeslan"])
    line = page.panel.model.index(1).data(ROW)
    assert line.note == "Ada confirmed it · Bob renamed it"
    hand.click(page.panel.list, 1)
    qtbot.waitUntil(lambda: window.bench.reader.source == citation.source)
    workspace.views.lost_rows = []
    workspace.tell(Changes(1, rebuilt=True))
    qtbot.waitUntil(lambda: "Lost ground" not in listed())
    qtbot.waitUntil(lambda: "Nothing has lost its ground" in page.panel.empty.words)
