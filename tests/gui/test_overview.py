"""The overview of a case: it opens first, and every number leads to what it counts."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dossier.app.workspace import Workspace
from dossier.domain.commands import SetStatementStatus, WithdrawSource
from dossier.domain.judgements import Status, Verdict
from dossier.gui.main_window import MainWindow
from dossier.gui.models.bars import Bar, BarsModel
from dossier.gui.models.rows import ROW
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.widgets.bar_chart import BarChart
from dossier.gui.widgets.listing_page import ListingPage
from dossier.gui.widgets.overview_page import OverviewPage
from dossier.gui.widgets.review_page import ReviewPage
from tests.gui.conftest import Hand
from tests.gui.made_cases import copy_of


@pytest.fixture
def case(empty_window: MainWindow, hunt: Path, tmp_path: Path) -> Workspace:
    """Two of the sample articles, opened for the first time here."""
    workspace = Workspace.open(copy_of(hunt, tmp_path))
    workspace.catch_up()
    empty_window.take(workspace)
    return workspace


@pytest.fixture
def page(qtbot, empty_window: MainWindow, case: Workspace) -> OverviewPage:
    return shown(qtbot, empty_window)


def shown(qtbot, window: MainWindow) -> OverviewPage:
    page = window.bench.tabs.page()
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page.facts.text() != "")
    return page


def bars(page: OverviewPage, part: str) -> dict[str, int]:
    return {bar.label: bar.number for bar in page.parts[part].chart.bars.bars}


def press(chart: BarChart, qtbot, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        qtbot.keyClick(chart, key)


def test_it_opens_first_and_shows_the_case(page: OverviewPage, case: Workspace) -> None:
    counts = case.views.counts()
    assert page.head.text() == case.views.properties().title
    assert list(bars(page, "holds").values()) == [
        counts.sources,
        counts.persons,
        counts.events,
        counts.organisations,
        counts.places,
    ]
    assert sum(bars(page, "published").values()) == counts.sources
    waiting = bars(page, "unreviewed")
    opened = case.views.contradictions(statuses=(Verdict.OPEN,))
    assert waiting.pop("Contradictions", 0) == len(opened) > 0
    assert sum(waiting.values()) == counts.review
    first = case.views.entities(page.parts["mentioned"].chart.bars.bars[0].kind)[0]
    assert bars(page, "mentioned")[first.name] == first.mentions


def test_tabs_of_last_time_come_instead_of_it(qtbot, empty_window: MainWindow, case: Workspace) -> None:
    empty_window.go(Place(PlaceKind.HISTORY))
    empty_window.drop()
    again = Workspace.open(case.path)
    again.catch_up()
    empty_window.take(again)
    assert [page.place.kind for page in empty_window.bench.tabs.pages()] == [PlaceKind.HISTORY]
    qtbot.keyClick(empty_window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert shown(qtbot, empty_window).title == "Overview"


def test_the_navigator_leads_to_it(qtbot, hand: Hand, empty_window: MainWindow, case: Workspace) -> None:
    empty_window.close_tab()
    hand.choose(empty_window.bench.navigator.sections, "Overview")
    shown(qtbot, empty_window)


def test_a_dossier_opens_by_a_click_and_back_leads_to_the_overview(
    qtbot, hand: Hand, empty_window: MainWindow, page: OverviewPage
) -> None:
    name = page.parts["mentioned"].chart.bars.bars[0].label
    hand.click(page.parts["mentioned"].chart, 0)
    assert empty_window.bench.tabs.page().title == name
    empty_window.step(-1)
    shown(qtbot, empty_window)


def test_columns_are_chosen_by_arrows_and_open_the_sources_of_the_day(
    qtbot, empty_window: MainWindow, page: OverviewPage
) -> None:
    chart = page.parts["published"].chart
    page.focus()
    assert QApplication.focusWidget() is chart
    press(chart, qtbot, Qt.Key.Key_Home)
    last = chart.bars.rowCount() - 1
    press(chart, qtbot, Qt.Key.Key_Right, last)
    assert chart.currentIndex().row() == last
    bar: Bar = chart.currentIndex().data(ROW)
    assert page.caption.text().startswith(bar.label)
    press(chart, qtbot, Qt.Key.Key_Return)
    listing = empty_window.bench.tabs.page()
    assert isinstance(listing, ListingPage)
    assert listing.panel.model.rowCount() == bar.number > 0


@pytest.mark.parametrize("part", ["publishers", "formats", "new"])
def test_each_number_opens_a_list_as_long_as_it_says(
    qtbot, hand: Hand, empty_window: MainWindow, case: Workspace, page: OverviewPage, part: str
) -> None:
    for number, bar in enumerate(page.parts[part].chart.bars.bars):
        hand.click(page.parts[part].chart, number, Qt.MouseButton.MiddleButton)
        listing = empty_window.bench.tabs.page()
        assert isinstance(listing, ListingPage), bar
        assert listing.panel.model.rowCount() == bar.number
        assert listing.head.text().startswith(listing.title)
        empty_window.bench.tabs.setCurrentWidget(page)


def test_what_the_case_holds_opens_its_section(
    hand: Hand, empty_window: MainWindow, page: OverviewPage
) -> None:
    hand.choose(page.parts["holds"].chart, "Places")
    assert empty_window.bench.navigator.section == "places"


def test_what_waits_opens_the_queue_with_its_sort_alone(
    qtbot, hand: Hand, empty_window: MainWindow, page: OverviewPage
) -> None:
    for words, only in (("Statements", "statement"), ("People", "entity")):
        hand.choose(page.parts["unreviewed"].chart, words)
        review = empty_window.bench.tabs.page()
        assert isinstance(review, ReviewPage)
        assert review.queue.only == review.filter.currentData() == only
        empty_window.bench.tabs.setCurrentWidget(page)


def test_it_follows_what_is_decided(
    qtbot, empty_window: MainWindow, case: Workspace, page: OverviewPage
) -> None:
    waiting = bars(page, "unreviewed")["Statements"]
    disputed = case.views.review("", only="statement", limit=1)[0].target.partition(":")[2]
    case.do(SetStatementStatus((disputed,), Status.DISPUTED))
    qtbot.waitUntil(lambda: bars(page, "unreviewed")["Statements"] == waiting - 1)
    assert "1 statement" in {bar.note for bar in page.parts["disputed"].chart.bars.bars}
    assert bars(page, "new")["Changes by Grace"] == 1


def test_a_withdrawn_source_is_counted_apart(
    qtbot, empty_window: MainWindow, case: Workspace, page: OverviewPage
) -> None:
    case.do(WithdrawSource(case.views.sources()[0].id, ""))
    qtbot.waitUntil(lambda: bars(page, "holds")["Sources"] == 1)
    assert page.parts["holds"].chart.bars.bars[0].note == "1 withdrawn"


def test_an_empty_case_says_what_can_be_done(qtbot, empty_window: MainWindow, tmp_path: Path) -> None:
    empty_window.take(Workspace.create(tmp_path / "empty.dossier", analyst="Grace"))
    page = empty_window.bench.tabs.page()
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: "Nothing in this case yet" in page.empty.words)
    assert page.empty.isVisible()
    page.focus()


def test_a_list_that_is_none_is_said_to_be_missing(empty_window: MainWindow, page: OverviewPage) -> None:
    for key in ("", "colour red", "taken-in yesterday", "done never"):
        empty_window.go(Place(PlaceKind.LISTING, key))
        assert empty_window.bench.tabs.page() is page
        assert empty_window.bench.message.isVisible()


def test_everything_has_a_name_and_each_bar_can_be_read_aloud(page: OverviewPage) -> None:
    names = [part.chart.accessibleName() for part in page.parts.values()]
    assert all(names)
    assert len(set(names)) == len(names)
    for part in page.parts.values():
        model = part.chart.bars
        for row in range(model.rowCount()):
            bar = model.bars[row]
            spoken = model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
            assert bar.label in spoken
            assert f"{bar.number:n}" in spoken


def test_more_of_a_long_list_is_shown_when_it_is_wanted(
    qtbot, hand: Hand, empty_window: MainWindow, workspace
) -> None:
    row = workspace.views.held[0].row
    for n in range(12):
        workspace.views.held.append(
            replace(workspace.views.held[0], row=replace(row, publisher=f"Paper {n}"))
        )
    empty_window.take(workspace)
    page = shown(qtbot, empty_window)
    assert page.parts["publishers"].chart.bars.rowCount() == 11
    hand.choose(page.parts["publishers"].chart, "more")
    qtbot.waitUntil(lambda: page.parts["publishers"].chart.bars.rowCount() > 11)
    assert not any(bar.more for bar in page.parts["publishers"].chart.bars.bars)


def test_bars_are_a_sound_model(qtmodeltester) -> None:
    model = BarsModel()
    model.show([Bar("a", 3), Bar("b", 0), Bar("more", 9, more=True)])
    assert [model.share(bar) for bar in model.bars[:2]] == [1, 0]
    model.show([Bar("a", 0), Bar("b", 0), Bar("c", 0)])
    assert model.share(model.bars[0]) == 0
    model.show([])
    assert model.rowCount() == 0
    qtmodeltester.check(model)


def test_the_page_scrolls_to_the_bar_that_the_keyboard_comes_to(
    qtbot, empty_window: MainWindow, page: OverviewPage
) -> None:
    empty_window.resize(1000, 420)
    QApplication.processEvents()
    chart = page.parts["publishers"].chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    press(chart, qtbot, Qt.Key.Key_End)
    row = chart.visualRect(chart.currentIndex())
    assert chart.viewport().visibleRegion().contains(row.center())
    first = page.parts["holds"].chart
    first.setFocus(Qt.FocusReason.BacktabFocusReason)
    press(first, qtbot, Qt.Key.Key_Home)
    assert first.viewport().visibleRegion().contains(first.visualRect(first.currentIndex()).center())


def test_a_tab_may_be_closed_while_its_numbers_are_counted(
    qtbot, empty_window: MainWindow, page: OverviewPage, case: Workspace
) -> None:
    empty_window.go(Place(PlaceKind.HISTORY), new_tab=True)
    for _ in range(5):
        empty_window.go(Place(PlaceKind.OVERVIEW), new_tab=True)
        empty_window.bench.tabs.page().refresh(case.rebuild())
        empty_window.close_tab()
    qtbot.wait(200)  # an answer that found its page gone would fail the test
