"""Two windows and a command line at the same case: who is there, what they did, and that nothing moves under one's
hands."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dossier.app import identity, paths, presence
from dossier.app.presence import Present
from dossier.app.workspace import Workspace
from dossier.domain import commands as c
from dossier.domain.views import News
from dossier.gui.main_window import MainWindow
from dossier.gui.memory import Memory
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.widgets.history_page import HistoryPage
from tests.gui.annotating import RealAnalyst
from tests.gui.answers import Answers

ROOT = Path(__file__).parents[2]
PATIENCE = 20_000


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "BEAT", 0.1)


@pytest.fixture
def ben(qtbot, ada: RealAnalyst, own_folders: Path) -> Iterator[RealAnalyst]:
    """A colleague at a window of their own on the same file."""
    window = MainWindow(Memory(paths.config() / "ben"), Answers())
    qtbot.add_widget(window)
    window.show()
    workspace = Workspace.open(ada.workspace.path, analyst="Ben Roe")
    workspace.catch_up()
    window.take(workspace)
    yield RealAnalyst(qtbot, window, workspace)  # type: ignore[arg-type]
    window.close()


def until(ada: RealAnalyst, holds) -> None:
    ada.bot.waitUntil(lambda: bool(holds()), timeout=PATIENCE)


def command(ada: RealAnalyst, *arguments: str) -> str:
    """Cem at a command line, in a process of his own."""
    run = subprocess.run(
        [sys.executable, "-m", "dossier", *arguments, "--analyst", "Cem Ay"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_each_sees_that_the_other_is_there_until_they_go(ada: RealAnalyst, ben: RealAnalyst) -> None:
    for here, name in ((ada, "Ben Roe"), (ben, "Grace")):
        others = here.window.top.others
        until(here, others.isVisible)
        assert others.text() == "● 1 other"
        assert name in others.toolTip()
        assert "since" in others.toolTip()
        assert others.accessibleName() == "Also open: 1 other"
    ben.window.close()
    until(ada, lambda: not ada.window.top.others.isVisible())


def test_what_one_renames_the_other_sees_and_is_told(ada: RealAnalyst, ben: RealAnalyst) -> None:
    hugo = ada.find("Hugo Petrov")
    page = ada.open(hugo)
    ben.workspace.do(c.RenameEntity(hugo, "Hugo V. Petrov"))
    until(ada, lambda: page.title == "Hugo V. Petrov")
    news = ada.window.status.news
    until(ada, news.isVisible)
    assert news.text() == "Ben Roe renamed Hugo Petrov to Hugo V. Petrov"
    assert not ben.window.status.news.isVisible(), "one's own work is no news"
    QTest.mouseClick(news, Qt.MouseButton.LeftButton)
    assert isinstance(ada.window.bench.tabs.page(), HistoryPage)
    assert not news.isVisible()
    assert ada.window.bench.tabs.count() == 2, "what was open stays open"


def test_many_changes_are_counted(ada: RealAnalyst, ben: RealAnalyst) -> None:
    ada.window._session._timer.stop()
    for number in range(3):
        ben.workspace.do(c.RenameEntity(ada.find("Lisbon"), f"Lisbon {number}"))
    ada.window._session._poll()
    until(ada, ada.window.status.news.isVisible)
    assert ada.window.status.news.text() == "Ben Roe: 3 changes"


def test_what_a_command_line_did_is_seen_without_doing_anything(ada: RealAnalyst) -> None:
    hugo = ada.find("Hugo Petrov")
    page = ada.open(hugo)
    command(ada, "entity", "rename", str(ada.workspace.path), "Hugo Petrov", "Hugo the adviser")
    until(ada, lambda: page.title == "Hugo the adviser")
    until(ada, ada.window.status.news.isVisible)
    assert ada.window.status.news.text() == "Cem Ay renamed Hugo Petrov to Hugo the adviser"


def test_the_command_line_tells_who_has_the_case_open(ada: RealAnalyst) -> None:
    until(ada, lambda: list(ada.workspace.path.parent.glob(".*-open-*")))
    told = command(ada, "properties", str(ada.workspace.path))
    assert "open" in told
    assert "Grace (GH), on " in told
    told = command(ada, "properties", str(ada.workspace.path), "--json")
    assert '"name": "Grace"' in told.partition('"open"')[2]


def test_others_work_is_seen_while_one_s_own_takes_long(ada: RealAnalyst, ben: RealAnalyst) -> None:
    hugo = ada.find("Hugo Petrov")
    page = ada.open(hugo)
    going = [True]
    ada.window.tasks.run(
        lambda job: [time.sleep(0.02) for _ in iter(lambda: going[0], False)], label="Long work"
    )
    ben.workspace.do(c.RenameEntity(hugo, "H. Petrov"))
    try:
        until(ada, lambda: page.title == "H. Petrov")
        assert ada.window.tasks.busy
    finally:
        going[0] = False


def test_what_is_selected_stays_selected_wherever_it_stands_now(ada: RealAnalyst, ben: RealAnalyst) -> None:
    """Ordered by name; the first of the list goes to its end, and one is new at its beginning."""
    navigator = ada.window.bench.navigator
    navigator.order.setCurrentIndex(1)
    ada.settle()
    rows = navigator.rows
    names = [navigator.model.row(n).name for n in range(navigator.model.rowCount())]
    row = names.index("Maria Sandoval")
    maria = navigator.model.row(row).id
    rows.setFocus()
    rows.setCurrentIndex(navigator.model.index(row, 0))
    ada.settle()
    ben.workspace.do(c.RenameEntity(ada.find(names[0]), "Zeno Last"))
    until(ada, lambda: navigator.model.row(navigator.model.rowCount() - 1).name == "Zeno Last")
    assert navigator.entities() == (maria,)
    assert navigator.model.row(rows.currentIndex().row()).id == maria
    assert rows.currentIndex().row() == row - 1
    assert ada.window.focusWidget() is rows


def test_the_history_stays_at_the_line_that_is_read(ada: RealAnalyst, ben: RealAnalyst) -> None:
    for number in range(40):
        ada.workspace.do(c.SetCaseProperty("description", f"Number {number}"))
    ada.window.go(Place(PlaceKind.HISTORY))
    ada.settle()
    page = ada.window.bench.tabs.page()
    assert isinstance(page, HistoryPage)
    view = page.panel.list
    view.setFocus()
    view.setCurrentIndex(view.model().index(25, 0))
    ada.settle()
    line, place = page.panel.current(), view.visualRect(view.currentIndex()).top()
    ben.workspace.do(c.SetCaseProperty("title", "The chase"))
    until(ada, lambda: ada.window.windowTitle().startswith("The chase"))
    ada.settle()
    assert page.panel.current().entry == line.entry
    assert view.currentIndex().row() > 25
    assert view.visualRect(view.currentIndex()).top() == place
    assert ada.window.focusWidget() is view


def test_who_has_not_been_heard_of_pales(window: MainWindow) -> None:
    top = window.top
    ben = Present("b", "Ben & Co", "B", "desk-7", "2026-11-20T14:00:00+00:00")
    old = Present("c", "<b>Cem</b>", "C", "", "", fading=True)
    top.show_others([ben, old])
    assert top.others.text() == "● 2 others"
    assert "&lt;b&gt;Cem" in top.others.toolTip()
    assert "on desk-7, since" in top.others.toolTip()
    assert "not heard of for a while" in top.others.toolTip()
    top.show_others([old])
    assert top.others.text() == "○ 1 other"
    top.show_others([Present("a-1", "Ada", "AL", "laptop", "")])
    assert top.others.text() == "● open twice"
    assert "You, in another window or command, on laptop" in top.others.toolTip()
    top.show_others([])
    assert not top.others.isVisible()


def test_waiting_for_another_program_is_said_in_the_status_bar(window: MainWindow) -> None:
    waits = window.workspace.waits
    waits.begin()
    assert window.status.waiting.isVisible()
    assert "Waiting for another Dossier" in window.status.waiting.text()
    waits.end()
    assert not window.status.waiting.isVisible()
    waits.begin()
    window.drop()
    assert not window.status.waiting.isVisible()


def test_news_of_a_hostile_name_stays_plain_and_short(window: MainWindow) -> None:
    window.status.show_news([News("<img src=x> & Co", 1, "renamed " + "x" * 500), News("Ben", 2)])
    assert len(window.status.news.text()) <= 101
    assert "&lt;img" in window.status.news.toolTip()
    assert "Ben: 2 changes" in window.status.news.toolTip()


def test_a_window_that_is_closed_leaves_nothing_beside_the_case(ada: RealAnalyst) -> None:
    folder = ada.workspace.path.parent
    until(ada, lambda: list(folder.glob(".*-open-*")))
    ada.window.close()
    assert list(folder.glob(".*")) == []
    with closing(Workspace.open(ada.workspace.path)):
        pass
    assert identity.is_configured()
