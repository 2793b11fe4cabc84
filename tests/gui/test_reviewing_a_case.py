"""The analyst's hand on a real case, by keys: review, merge, split, and undo through a restart; each checked in the
journal and on the screen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.app import paths
from dossier.app.workspace import Workspace
from dossier.domain.analysis import EntityKind
from dossier.domain.judgements import Status
from dossier.domain.views import HistoryRow, Suggestion
from dossier.gui.dialogs.merge_form import MergeForm
from dossier.gui.dialogs.picker import EntityPicker
from dossier.gui.dialogs.split_form import SplitForm
from dossier.gui.main_window import MainWindow
from dossier.gui.memory import Memory
from dossier.gui.navigation import Place, PlaceKind, difference_key
from dossier.gui.watchdog import Watchdog
from dossier.gui.widgets.alike_dialog import AlikeDialog
from dossier.gui.widgets.review_page import ReviewPage
from tests.gui.answers import Answers
from tests.gui.made_cases import copy_of

PATIENCE = 20_000


@pytest.fixture
def case(hunt: Path, tmp_path: Path) -> Path:
    return copy_of(hunt, tmp_path)


class Desk:
    """A window on the case, worked at by keys."""

    def __init__(self, qtbot, window: MainWindow, case: Path) -> None:
        self.bot, self.window, self.case = qtbot, window, case
        workspace = Workspace.open(case)
        workspace.catch_up()
        window.take(workspace)
        self.workspace = workspace
        self.wait(window.isActiveWindow)

    def wait(self, until: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(until()), timeout=PATIENCE)

    def press(self, keys: str) -> None:
        QTest.keySequence(QApplication.focusWidget() or self.window, keys)

    def settle(self) -> None:
        """Until the case has taken everything, and the screens show it."""
        self.wait(lambda: not self.window.tasks.working and not self.window._session._gather.isActive())

    def front(self) -> Suggestion:
        """The suggestion in front, as soon as there is one."""
        page = self.page
        self.wait(lambda: page.suggestion is not None)
        assert page.suggestion is not None
        return page.suggestion

    @property
    def page(self) -> ReviewPage:
        page = self.window.bench.tabs.page()
        assert isinstance(page, ReviewPage)
        return page

    def review(self) -> None:
        self.press("Ctrl+7")
        self.front()

    def journal(self, kind: str = "") -> list[HistoryRow]:
        """The entries, the newest first."""
        return list(self.workspace.views.history(kind=kind, newest_first=True))

    def undo_words(self) -> str:
        return self.window.actions_.get("undo").text().removeprefix("&Undo: ")

    def awake(self) -> None:
        """No desktop gives the keyboard back here when a dialog closes."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)


@pytest.fixture
def desk(qtbot, empty_window: MainWindow, case: Path) -> Desk:
    return Desk(qtbot, empty_window, case)


def test_twenty_suggestions_by_keys(desk: Desk, watchdog: Watchdog) -> None:
    desk.review()
    waiting = desk.workspace.views.count_review()
    verdicts = {"A": Status.CONFIRMED, "Return": Status.CONFIRMED, "R": Status.REJECTED}
    verdicts |= {"D": Status.DISPUTED, "S": Status.UNREVIEWED}
    keys, wanted = ("A", "R", "Return", "D", "S"), dict[str, Status]()
    for n in range(20):
        row = desk.front()
        key = keys[n % 5]
        if key == "D" and row.statement is None:
            key = "A"
        assert row.target not in wanted, "never asked twice"
        assert row.citation is None or desk.page.card.passage.text()
        wanted[row.target] = verdicts[key]
        desk.press(key)
        assert desk.page.suggestion is None or desk.page.suggestion.target != row.target
        desk.bot.wait(40)  # as fast as a hand can be
    desk.settle()
    decided = {target: status for target, status in wanted.items() if status is not Status.UNREVIEWED}
    # in the journal: one act each, in the order of the keys
    rows = [
        row for row in reversed(desk.journal()) if row.kind.endswith("StatusSet") or "Skipped" in row.kind
    ]
    assert [row.target for row in rows] == list(wanted)
    assert len({row.act for row in rows}) == 20
    assert {row.analyst for row in rows} == {"Grace"}
    assert sum(row.kind == "SuggestionSkipped" for row in rows) == len(wanted) - len(decided)
    # in the views
    views = desk.workspace.views
    for target, status in decided.items():
        what, _, id_ = target.partition(":")
        found = views.entity(id_).status if what == "entity" else views.statement(id_).status
        assert found is status, target
    # on the screen
    assert views.count_review() <= waiting - len(decided), "what rejected ones said may go with them"
    desk.wait(lambda: f"{len(decided)} decided in this session" in desk.page.progress.text())
    assert f"{views.count_review():n} wait" in desk.page.progress.text()


def test_the_queue_goes_on_after_a_restart(qtbot, desk: Desk, case: Path) -> None:
    desk.review()
    skipped = desk.front().target
    desk.press("S")
    first = desk.front().target
    desk.press("R")
    desk.settle()
    desk.window.close()
    window = MainWindow(Memory(paths.config()), Answers())
    qtbot.add_widget(window)
    window.show()
    again = Desk(qtbot, window, case)
    assert again.page.title == "Review", "the tab is there again"
    assert again.front().target not in (skipped, first)
    again.wait(lambda: "rejected" in again.undo_words())
    again.press("Ctrl+Z")
    again.wait(lambda: again.front().target == first)
    again.settle()
    again.press("Ctrl+Z")
    again.wait(lambda: again.front().target == skipped)
    window.close()


def test_all_like_this_is_one_act_and_one_undo(desk: Desk) -> None:
    desk.review()
    views = desk.workspace.views
    many = next(r for r in views.review("", limit=200) if views.count_alike(r.target) >= 3)
    desk.page.queue.show_again([many.target])
    desk.wait(lambda: desk.front().target == many.target)
    number = views.count_alike(many.target)
    desk.wait(lambda: f" {number} " in desk.page.buttons["reject-alike"].text())
    desk.press("Shift+R")
    desk.wait(lambda: desk.window.findChild(AlikeDialog) is not None)
    dialog = desk.window.findChild(AlikeDialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    desk.settle()
    desk.wait(lambda: f"{number} decided in this session" in desk.page.progress.text())
    newest = desk.journal()[0]
    rows = [row for row in desk.journal() if row.act == newest.act and row.kind.endswith("StatusSet")]
    assert len(rows) == number
    desk.awake()
    desk.page.setFocus()
    desk.press("Ctrl+Z")
    desk.settle()
    assert views.count_alike(many.target) == number
    desk.wait(lambda: "0 decided in this session" in desk.page.progress.text())


def test_merge_split_and_undo_through_a_restart(qtbot, desk: Desk, case: Path) -> None:
    views = desk.workspace.views
    people = views.entities(EntityKind.PERSON, limit=40)
    keep, other = people[0], people[5]
    desk.review()
    desk.page.queue.show_again([f"entity:{keep.id}"])
    desk.wait(lambda: desk.front().target == f"entity:{keep.id}")
    desk.settle()
    # merge, from the queue
    desk.press("M")
    desk.wait(lambda: desk.window.findChild(EntityPicker) is not None)
    picker = desk.window.findChild(EntityPicker)
    QTest.keyClicks(picker.box, other.name)
    desk.wait(
        lambda: picker.panel.current() is not None and picker.panel.current().text.startswith(other.name)
    )
    QTest.keyClick(picker.box, Qt.Key.Key_Return)
    desk.wait(lambda: desk.window.findChild(MergeForm) is not None)
    form = desk.window.findChild(MergeForm)
    desk.wait(form.ok.isEnabled)
    QTest.keyClick(form, Qt.Key.Key_Return)
    desk.wait(lambda: desk.journal("EntityMerged"))
    desk.settle()
    assert views.entity(other.id).id == keep.id
    desk.wait(lambda: desk.undo_words() == f"merged {other.name} into {keep.name}")
    assert desk.window.bench.tabs.page().title == "Review", "the queue stays in front"
    # split, from the dossier
    desk.awake()
    desk.window.go(Place(PlaceKind.ENTITY, keep.id), new_tab=True)
    desk.window.bench.tabs.page().focus()
    desk.press("Ctrl+Shift+X")
    desk.wait(lambda: desk.window.findChild(SplitForm) is not None)
    split = desk.window.findChild(SplitForm)
    desk.wait(lambda: split.model.rowCount() > 1)
    split.list.setCurrentIndex(split.model.index(1))
    QTest.keyClick(split.list, Qt.Key.Key_Space)
    QTest.keyClicks(split.name, "Somebody Else")
    desk.wait(split.ok.isEnabled)
    QTest.keyClick(split.name, Qt.Key.Key_Return)
    desk.wait(lambda: views.find("Somebody Else"))
    desk.settle()
    desk.wait(lambda: "Somebody Else" in desk.undo_words())
    before = [row.name for row in views.entities(EntityKind.PERSON)]
    desk.window.close()
    # another day
    window = MainWindow(Memory(paths.config()), Answers())
    qtbot.add_widget(window)
    window.show()
    again = Desk(qtbot, window, case)
    assert [row.name for row in again.workspace.views.entities(EntityKind.PERSON)] == before
    again.wait(lambda: "Somebody Else" in again.undo_words())
    again.press("Ctrl+Z")
    again.wait(lambda: not again.workspace.views.find("Somebody Else"))
    again.settle()
    again.wait(lambda: again.undo_words() == f"merged {other.name} into {keep.name}")
    again.press("Ctrl+Z")
    again.settle()
    again.wait(lambda: "Taken back: merged" in window.bench.message.label.text())
    assert again.workspace.views.entity(other.id).name == other.name
    assert len(again.journal("ActUndone")) == 2
    rows = window.bench.navigator.model
    assert other.name in [rows.index(n).data() for n in range(rows.rowCount())]
    again.press("Ctrl+Shift+Z")
    again.wait(lambda: again.workspace.views.entity(other.id).id == keep.id)
    again.settle()
    window.close()


def test_as_of_shows_the_case_before_and_nothing_can_be_done_there(desk: Desk) -> None:
    window, entries = desk.window, desk.workspace.views.counts().entries
    desk.review()
    row = desk.front()
    desk.press("A")
    desk.settle()
    waiting = desk.workspace.views.count_review()
    window.ask.moments = [f"entry:{entries}"]
    desk.press("Ctrl+Shift+T")
    desk.wait(window.bench.band.isVisible)
    assert window.bench.band.label.text() == f"As of entry {entries} — read-only"
    past = window.workspace
    assert past.views.counts().entries == entries
    assert past.views.count_review() > waiting
    page = window.bench.tabs.page()
    desk.wait(lambda: page.suggestion is not None)
    assert not page.buttons["accept"].isEnabled()
    window.trigger("back-to-now")
    desk.wait(lambda: window.workspace is not None and not window.workspace.as_of)
    assert not window.bench.band.isVisible()
    assert window.workspace.views.count_review() == waiting
    assert window.workspace.views.counts().entries > entries
    assert row.target not in {r.target for r in window.workspace.views.review("")}


def test_what_changed_since(desk: Desk) -> None:
    window, views = desk.window, desk.workspace.views
    entries, person = views.counts().entries, views.entities(EntityKind.PERSON, limit=1)[0]
    window.ask.words = f"{person.name} the First"
    window.go(Place(PlaceKind.ENTITY, person.id))
    window.trigger("rename-entity")
    desk.wait(lambda: views.entity(person.id).name.endswith("the First"))
    desk.settle()
    window.go(Place(PlaceKind.DIFFERENCE, difference_key(person.id, f"entry:{entries}")), new_tab=True)
    model = window.bench.tabs.page().panel.model
    desk.wait(model.rowCount)
    texts = [model.index(row).data() for row in range(model.rowCount())]
    assert f"{person.name}  →  {person.name} the First" in texts
