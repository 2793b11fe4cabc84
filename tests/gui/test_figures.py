"""The figures of an event: side by side, each with the way to its passage."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dossier.domain.accounts import topics
from dossier.domain.figure_rows import FigureRow, Topic
from dossier.gui.main_window import MainWindow
from dossier.gui.models.figures import figure_line, heading
from dossier.gui.navigation import Place, PlaceKind, Spot
from dossier.gui.widgets.dossier_page import DossierPage
from tests.gui.fake_sources import sample_sources
from tests.gui.fake_workspace import FakeWorkspace
from tests.unit.domain.test_accounts import arrest, figure


def told(*rows: FigureRow) -> Topic:
    (topic,) = topics(rows)
    return topic


def page(window: MainWindow) -> DossierPage:
    shown = window.bench.tabs.page()
    assert isinstance(shown, DossierPage)
    return shown


def test_a_heading_says_what_is_counted_and_whether_the_accounts_agree() -> None:
    assert heading(told(arrest("a", 5), arrest("b", 7))) == "arrested: accounts differ"
    assert heading(told(figure("a", 129), figure("b", 129))) == "killed: 2 sources agree"
    later = figure("b", 132, published="2015-11-20")
    assert heading(told(figure("a", 129), later)) == "killed: brought up to date"
    narrow = told(figure("a", 89, places=("Bataclan",), group="attacker"))
    assert heading(narrow) == "killed (attacker, in Bataclan)"


def test_a_line_gives_the_figure_its_passage_and_what_it_cannot_stand_with() -> None:
    topic = told(arrest("a", 5), arrest("b", 7))
    five, seven = (figure_line(row, topic) for row in topic.figures)
    assert (five.lead, seven.lead) == ("5", "7")
    assert five.citation is not None
    assert five.citation.source == "a"
    assert five.tags[0].text.startswith("not 7")
    assert "cannot both be right" in five.tags[0].hint
    assert seven.tags[0].text.startswith("not 5")


def test_the_tab_is_there_for_events_alone(hand, window: MainWindow) -> None:
    hand.choose(window.bench.navigator.rows, "Salah Abdeslam")
    shown = page(window)
    at = shown.tabs.place("figures")
    assert not shown.tabs.isTabVisible(at)


def test_an_events_figures_stand_in_groups_that_keys_reach(
    hand, empty_window: MainWindow, tmp_path: Path
) -> None:
    workspace = FakeWorkspace(tmp_path / "figures.dossier", sample_sources())
    one, two = (source.row.id for source in workspace.views.held[:2])
    workspace.views.counted_topics["e-paris"] = topics(
        [figure(one, 129), figure(two, 129), arrest(one, 5), arrest(two, 7)]
    )
    empty_window.take(workspace)
    empty_window.go(Place(PlaceKind.ENTITY, "e-paris"))
    shown = page(empty_window)
    assert shown.tabs.tabText(shown.tabs.place("figures")) == "Figures 4"
    shown.show_tab("figures")
    panel = shown.panel("figures")
    spoken = [
        panel.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(panel.model.rowCount())
    ]
    assert len(spoken) == 6
    assert any("accounts differ" in words for words in spoken)
    read: list[Spot] = []
    shown.read.connect(read.append)
    panel.list.setCurrentIndex(panel.model.index(1, 0))
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert [(spot.start, spot.end) for spot in read] == [(0, 20)]
