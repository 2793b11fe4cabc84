"""A list of rows that are equally high and open by a click: the two of the navigator."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from dossier.gui.widgets.list_input import TURNS, asks_for_menu, opened_by
from dossier.gui.widgets.navigator_delegate import NavigatorDelegate


class RowList(QListView):
    """A list whose rows open by click, middle click and Enter: `opened(index, new_tab)`. Typing goes to the
    filter. `menu_asked(point of the screen)` by the right button or the menu key."""

    opened = Signal(QModelIndex, bool)
    typed = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setItemDelegate(NavigatorDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in TURNS:
            event.ignore()  # the window goes back or forward
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if (chosen := opened_by(self, event)) is not None:
            self.opened.emit(*chosen)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_for_menu()
        elif self.indexAt(event.pos()).isValid():
            self.menu_asked.emit(event.globalPos())

    def _ask_for_menu(self) -> None:
        if self.currentIndex().isValid():
            below = self.visualRect(self.currentIndex()).center()
            self.menu_asked.emit(self.viewport().mapToGlobal(below))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if asks_for_menu(event):
            self._ask_for_menu()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(
                self.currentIndex(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            )
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Qt's own search would read every page; what is typed goes to the filter instead."""
        self.typed.emit(search)
