"""Contradictions, accounts, versions and families of sources in the window, on a real case of three short articles."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest

from dossier.app.workspace import Workspace
from dossier.domain.judgements import Verdict
from dossier.gui.main_window import MainWindow
from dossier.gui.models.accounts_table import Kept
from dossier.gui.models.kin import versions_place
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.widgets.accounts_delegate import fitting
from dossier.gui.widgets.accounts_page import AccountsPage
from dossier.gui.widgets.contradictions_page import ContradictionsPage
from dossier.gui.widgets.dossier_page import DossierPage
from dossier.gui.widgets.source_page import SourcePage
from dossier.gui.widgets.versions_page import VersionsPage
from tests.gui.answers import Answers
from tests.gui.made_cases import copy_of, once

FIRST = """Police raid a flat in Molenbeek

Belgian police arrested five people in the Molenbeek district of Brussels on Saturday 14 November 2015, it said.

The federal prosecutor told reporters in Brussels that the suspects would be questioned for several more days.

Neighbours in the street said that they had heard shouting before dawn, and that the officers had carried boxes and \
computers out of two houses before the cordon was lifted in the early afternoon.
"""
SECOND = (
    FIRST.replace("five", "six")
    + "\nCorrection: an earlier version of this article said that five were held.\n"
)
RIVAL = """Nine held in Molenbeek

On Saturday 14 November 2015 police arrested nine people in Molenbeek, a part of Brussels, a neighbour said.
"""
ARTICLES = {
    "first": (FIRST, "Brussels Times", "2015-11-16"),
    "second": (SECOND, "Brussels Times", "2015-11-17"),
    "rival": (RIVAL, "Le Matin", "2015-11-16"),
}


def articles(folder: Path) -> list[str]:
    for name, (text, publisher, published) in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        said = {"publisher": publisher, "published": published, "title": name}
        (folder / f"{name}.json").write_text(json.dumps(said), encoding="utf-8")
    return [str(folder / f"{name}.txt") for name in ARTICLES] + [
        str(folder / f"{name}.json") for name in ARTICLES
    ]


@pytest.fixture(scope="session")
def raid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "raid", "Ada Lovelace", articles)


@pytest.fixture
def case(qtbot, empty_window: MainWindow, raid: Path, tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(copy_of(raid, tmp_path))
    workspace.catch_up()
    empty_window.take(workspace)
    yield workspace
    qtbot.waitUntil(lambda: not empty_window.tasks.working)


def shown(window: MainWindow, kind: type):
    page = window.bench.tabs.page()
    assert isinstance(page, kind), page
    return page


def open_contradictions(qtbot, window: MainWindow) -> ContradictionsPage:
    window.trigger("contradictions")
    page = shown(window, ContradictionsPage)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() > 0)
    page.panel.list.setFocus()
    return page


def verdicts(workspace: Workspace) -> list[Verdict]:
    return [row.verdict for row in workspace.views.contradictions()]


def test_a_contradiction_shows_both_passages_and_a_key_settles_it(
    qtbot, empty_window: MainWindow, case: Workspace, answers: Answers
) -> None:
    page = open_contradictions(qtbot, empty_window)
    row = page.line().record
    assert {row.one.value, row.other.value} & {"9"}
    assert "Molenbeek" in page.facing.sides[0].toPlainText()
    assert row.other.value in page.facing.sides[1].toPlainText()
    assert page.buttons[0].isEnabled()
    before = verdicts(case).count(Verdict.OPEN)
    QTest.keyClick(page.panel.list, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: verdicts(case).count(Verdict.EXPLAINED) == 1)
    answers.words = "of two raids"
    qtbot.waitUntil(lambda: not empty_window.tasks.working)
    settled = next(n for n in range(page.panel.model.rowCount()) if "explained" in spoken(page, n))
    page.panel.list.setCurrentIndex(page.panel.model.index(settled))
    QTest.keyClick(page.panel.list, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: "explained: of two raids" in page.facing.words)
    assert [r.settled.note for r in case.views.contradictions() if r.settled] == ["of two raids"]
    empty_window.trigger("undo")
    qtbot.waitUntil(lambda: "of two raids" not in page.facing.words)
    empty_window.trigger("undo")
    qtbot.waitUntil(lambda: verdicts(case).count(Verdict.OPEN) == before)


def spoken(page: ContradictionsPage, row: int) -> str:
    return str(page.panel.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_states_are_filtered_and_buttons_do_what_keys_do(
    qtbot, empty_window: MainWindow, case: Workspace
) -> None:
    page = open_contradictions(qtbot, empty_window)
    rows = page.panel.model.rowCount()
    qtbot.mouseClick(page.buttons[2], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: Verdict.NOT_ONE in verdicts(case) and not empty_window.tasks.working)
    page.filter.setCurrentIndex(page.filter.findData(Verdict.NOT_ONE))
    page.filter.activated.emit(page.filter.currentIndex())
    assert page.panel.model.rowCount() == 1
    assert "✕ not a contradiction" in spoken(page, 0)
    page.filter.setCurrentIndex(page.filter.findData(Verdict.SUPERSEDED))
    page.filter.activated.emit(page.filter.currentIndex())
    assert page.panel.model.rowCount() == 0
    assert "None of these" in page.panel.empty.words
    page.filter.setCurrentIndex(0)
    page.filter.activated.emit(0)
    assert page.panel.model.rowCount() == rows


def test_a_click_on_a_passage_opens_the_words(qtbot, empty_window: MainWindow, case: Workspace) -> None:
    page = open_contradictions(qtbot, empty_window)
    row = page.line().record
    page.facing.sides[0].anchorClicked.emit(QUrl("#read"))
    qtbot.waitUntil(lambda: empty_window.bench.reader.source == row.one.citation.source)
    span = empty_window.bench.reader.view._cited
    assert (span.start, span.end) == (row.one.place.start, row.one.place.end)


def test_a_contradiction_says_of_what_event_it_is(qtbot, empty_window: MainWindow, case: Workspace) -> None:
    page = open_contradictions(qtbot, empty_window)
    rows = [
        page.panel.model.index(n).data(Qt.ItemDataRole.AccessibleTextRole)
        for n in range(page.panel.model.rowCount())
    ]
    about = next(row.about.name for row in case.views.contradictions() if row.about is not None)
    assert any(about in spoken for spoken in rows)


def event_that_differs(workspace: Workspace) -> str:
    row = next(row for row in workspace.views.contradictions() if row.about is not None)
    return row.about.id


def test_a_figure_is_settled_in_its_tab(qtbot, empty_window: MainWindow, case: Workspace) -> None:
    empty_window.go(Place(PlaceKind.ENTITY, event_that_differs(case)))
    page = shown(empty_window, DossierPage)
    page.show_tab("figures")
    panel = page.panel("figures")
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(1))
    QTest.keyClick(panel.list, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: Verdict.SUPERSEDED in verdicts(case))
    qtbot.waitUntil(lambda: any("superseded" in tag.text for tag in panel.current().tags))


def test_support_is_counted_in_origins_beside_sources(
    qtbot, empty_window: MainWindow, case: Workspace
) -> None:
    empty_window.go(Place(PlaceKind.ENTITY, event_that_differs(case)))
    page = shown(empty_window, DossierPage)
    assert "3 sources of 2 origins" in page.header.words
    lines = [
        page.panel("statements").model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(6)
    ]
    assert any("+1 copy" in str(line) for line in lines)


def test_accounts_stand_side_by_side_and_keys_read_them(
    qtbot, empty_window: MainWindow, case: Workspace
) -> None:
    empty_window.go(Place(PlaceKind.ENTITY, event_that_differs(case)))
    empty_window.trigger("accounts")
    page = shown(empty_window, AccountsPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    assert page.model.columnCount() == 2
    heads = [page.model.headerData(n, Qt.Orientation.Horizontal) for n in range(2)]
    assert any("+1 copy" in head for head in heads)
    page.filter.setCurrentIndex(page.filter.findData(Kept.DIFFERING))
    page.filter.activated.emit(2)
    assert page.model.rowCount() == 1
    assert "arrested" in page.model.headerData(0, Qt.Orientation.Vertical)
    cell = page.model.index(0, 0)
    assert cell.data().startswith("≠ ")
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole).startswith("differs: ")
    assert cell.data(Qt.ItemDataRole.BackgroundRole) is not None
    page.table.setFocus()
    page.table.setCurrentIndex(cell)
    read = []
    page.read.connect(read.append)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert len({spot.source for spot in read}) == 2
    qtbot.waitUntil(lambda: empty_window.bench.reader.source == read[-1].source)
    qtbot.mouseClick(
        page.table.viewport(), Qt.MouseButton.LeftButton, pos=page.table.visualRect(cell).center()
    )
    assert read[-1].source == read[0].source


def test_a_cell_shows_whole_lines_and_says_where_more_is_told(qapp) -> None:
    metrics = QFontMetrics(qapp.font())
    room = QRect(0, 0, 200, 2 * metrics.lineSpacing())
    assert fitting("short", room, metrics) == "short"
    shown_words = fitting("word " * 100, room, metrics)
    assert shown_words.endswith("…")
    assert metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, shown_words).height() <= room.height()


def test_only_events_have_accounts(qtbot, empty_window: MainWindow, case: Workspace) -> None:
    place = case.views.find("Brussels")[0]
    empty_window.go(Place(PlaceKind.ENTITY, place.id))
    empty_window.trigger("accounts")
    assert "Only events" in empty_window.bench.message.label.text()


def test_a_source_names_those_of_its_origin_and_leads_to_the_comparison(
    qtbot, empty_window: MainWindow, case: Workspace
) -> None:
    first, second = (case.views.find_sources(f"{name}.txt")[0].id for name in ("first", "second"))
    empty_window.go(Place(PlaceKind.SOURCE, first))
    page = shown(empty_window, SourcePage)
    qtbot.waitUntil(lambda: page.kin.model.rowCount() > 0)
    assert page.lists.tabText(2) == "Same origin 1"
    page.lists.setCurrentIndex(2)
    heading = page.kin.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Brussels Times" in heading
    assert "a version of the same article" in heading
    page.kin.list.setFocus()
    page.kin.list.setCurrentIndex(page.kin.model.index(2))
    QTest.keyClick(page.kin.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: empty_window.bench.reader.source == second)
    page.kin.list.setCurrentIndex(page.kin.model.index(1))
    QTest.keyClick(page.kin.list, Qt.Key.Key_Return)
    assert shown(empty_window, VersionsPage).place == versions_place(first, second)


def test_two_versions_show_what_differs_with_signs(qtbot, empty_window: MainWindow, case: Workspace) -> None:
    first = case.views.find_sources("first.txt")[0].id
    empty_window.go(Place(PlaceKind.SOURCE, first))
    empty_window.trigger("versions")
    qtbot.waitUntil(lambda: isinstance(empty_window.bench.tabs.page(), VersionsPage))
    page = shown(empty_window, VersionsPage)
    qtbot.waitUntil(lambda: page._compared is not None)
    qtbot.waitUntil(lambda: "1 reworded (~), 1 added (+), 0 taken out (−), 3 the same" in page.words.text())
    said = page.view.toPlainText()
    assert "~" in said
    assert "+" in said
    assert "would be questioned" not in said
    page.brief.setChecked(False)
    assert "would be questioned" in page.view.toPlainText()
    html = page.view.toHtml()
    assert "line-through" in html
    assert "underline" in html
    second = case.views.find_sources("second.txt")[0].id
    reworded = next(change for change in page._changes if change.sort == "changed")
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_N)
    assert page._changes[page._at] == reworded
    page.view.anchorClicked.emit(QUrl(f"#{second}:{reworded.after.start}-{reworded.after.end}"))
    qtbot.waitUntil(lambda: empty_window.bench.reader.source == second)


def test_a_case_without_sources_has_no_contradictions(
    qtbot, empty_window: MainWindow, tmp_path: Path
) -> None:
    workspace = Workspace.create(tmp_path / "empty.dossier", title="Empty", analyst="Ada")
    empty_window.take(workspace)
    empty_window.trigger("contradictions")
    page = shown(empty_window, ContradictionsPage)
    qtbot.waitUntil(lambda: "No contradictions" in page.panel.empty.words)
    assert not page.buttons[0].isEnabled()
