"""How a person annotates: selecting words, pressing keys, answering dialogs."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dossier.domain.passages import Span
from dossier.domain.targets import Place as Passage
from dossier.gui.dialogs.picker import EntityPicker
from dossier.gui.main_window import MainWindow
from dossier.gui.navigation import Place, PlaceKind, Spot
from dossier.gui.widgets.dossier_page import DossierPage
from dossier.gui.widgets.source_page import SourcePage
from tests.gui.fake_annotating import AnnotatedWorkspace

Dialog = TypeVar("Dialog", bound=QWidget)


class Analyst:
    """Somebody at the window."""

    def __init__(self, qtbot, window: MainWindow, workspace: AnnotatedWorkspace) -> None:
        self.bot, self.window, self.workspace = qtbot, window, workspace

    # -- reading

    def read(self, number: int) -> str:
        """Open the text of source `number` in the reader, with the keyboard there; the text."""
        source = self.workspace.views.held[number]
        self.window.go(Place(PlaceKind.SOURCE, source.row.id, Spot(source.row.id)))
        self.bot.waitUntil(lambda: self.window.bench.reader.source == source.row.id)
        self.view.setFocus()
        self.settle()
        return source.text

    @property
    def view(self):
        return self.window.bench.reader.view

    def select(self, words: str, text: str, nth: int = 0) -> Passage:
        """Select the words, letter by letter, with the mouse's result; the passage they are."""
        at = -1
        for _ in range(nth + 1):
            at = text.index(words, at + 1)
        self.view.select(Span(at, at + len(words)))
        self.settle()
        source = self.window.bench.reader.source
        assert source is not None
        return Passage(source, at, at + len(words))

    def put_caret(self, words: str, text: str, by: int = 1) -> int:
        """Into the words, `by` letters from their beginning."""
        at = text.index(words)
        self.view.setTextCursor(self.view._cursor(at + by, at + by))
        self.settle()
        return at

    def place(self, point: int) -> QPoint:
        """Where the code point stands on the screen."""
        rect = self.view.cursorRect(self.view._cursor(point, point))
        return QPoint(rect.left() + 2, rect.center().y())

    # -- dossiers

    def open(self, entity: str) -> DossierPage:
        self.window.go(Place(PlaceKind.ENTITY, entity))
        self.settle()
        page = self.window.bench.tabs.page()
        assert isinstance(page, DossierPage)
        return page

    @property
    def page(self) -> DossierPage:
        page = self.window.bench.tabs.page()
        assert isinstance(page, DossierPage)
        return page

    @property
    def source_page(self) -> SourcePage:
        page = self.window.bench.tabs.page()
        assert isinstance(page, SourcePage)
        return page

    def stand_on(self, panel: str, words: str) -> None:
        """Give the keyboard to the line that holds `words`."""
        self.page.show_tab(panel)
        view = self.page.panel(panel).list
        model = view.model()
        texts = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        view.setFocus()
        view.setCurrentIndex(model.index(next(n for n, text in enumerate(texts) if words in text), 0))
        self.settle()

    def lines(self, panel: str) -> list[str]:
        """What the screen lists, as it is spoken."""
        self.page.show_tab(panel)
        model = self.page.panel(panel).model
        spoken = Qt.ItemDataRole.AccessibleTextRole
        return [model.index(row).data(spoken) for row in range(model.rowCount())]

    # -- keys and dialogs

    def press(self, keys: str) -> None:
        self.settle()
        self.window.activateWindow()  # as the desktop does when a dialog is closed
        self.bot.waitUntil(self.window.isActiveWindow)
        QTest.keySequence(self.window.focusWidget() or self.window, keys)

    def key(self, widget: QWidget, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(widget, key, modifiers)

    def dialog(self, kind: type[Dialog]) -> Dialog:
        """The dialog of this sort, once it is there."""
        self.bot.waitUntil(lambda: any(d.isVisible() for d in self.window.findChildren(kind)))
        found = next(d for d in self.window.findChildren(kind) if d.isVisible())
        found.activateWindow()
        self.bot.waitUntil(found.isActiveWindow)
        return found

    def pick(self, words: str, *, downs: int = 0) -> None:
        """Type into the picker, and take the row that is `downs` below the first."""
        picker = self.dialog(EntityPicker)
        picker.box.selectAll()
        QTest.keyClicks(picker.box, words)
        if downs:
            self.bot.waitUntil(lambda: not self.window.tasks.working and not picker._pause.isActive())
        for _ in range(downs):
            self.key(picker.box, Qt.Key.Key_Down)
        self.key(picker.box, Qt.Key.Key_Return)
        self.wait(lambda: not self.window.tasks.working)

    def done(self, *commands: object) -> None:
        """Wait until exactly these have reached the case, last of all."""

        def arrived() -> None:
            assert self.workspace.done[-len(commands) :] == list(commands)

        self.bot.waitUntil(arrived)
        self.wait(lambda: not self.window.tasks.working)
        self.settle()

    def undo(self) -> None:
        """By the button of the message."""
        button = self.window.bench.message.button
        assert button.text() == "Undo"
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait(lambda: self.workspace.undone > 0 and not self.window.tasks.working)
        self.settle()

    @property
    def told(self) -> str:
        return self.window.bench.message.label.text()

    def wait(self, when: Callable[[], bool]) -> None:
        self.bot.waitUntil(when)

    def settle(self) -> None:
        """Until what changed is on the screen."""
        session = self.window._session
        self.bot.waitUntil(
            lambda: (
                not self.window.tasks.working
                and not self.window.actions_._soon.isActive()
                and (session is None or not session._gather.isActive())
            )
        )


class RealAnalyst(Analyst):
    """At a window on a real case."""

    def find(self, name: str) -> str:
        return self.workspace.views.find(name)[0].id

    def kinds(self) -> list[str]:
        """The entries in the journal, newest first."""
        return [row.kind for row in self.workspace.views.history(newest_first=True, limit=12)]

    def recorded(self, kind: str) -> None:
        """Wait until the newest act holds such an entry, and the screen shows it."""
        self.wait(lambda: kind in self.kinds()[:4] and not self.window.tasks.working)
        self.settle()

    def take_back(self) -> None:
        QTest.mouseClick(self.window.bench.message.button, Qt.MouseButton.LeftButton)
        self.recorded("ActUndone")

    def open_text(self) -> str:
        source = self.workspace.views.sources()[0].id
        self.window.go(Place(PlaceKind.SOURCE, source, Spot(source)))
        self.wait(lambda: self.window.bench.reader.source == source)
        self.view.setFocus()
        self.settle()
        return self.view._open.reading.text
