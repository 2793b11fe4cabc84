"""The text of a source in the hands of a person: what the mouse and the keys do in it."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from dossier.domain.passages import Span
from dossier.domain.views import Mark
from dossier.gui import phrases
from dossier.gui.widgets.list_input import TURNS, asks_for_menu
from dossier.gui.widgets.source_text import SourceText

_LONGEST_WAIT = 250
"""Milliseconds that a click on a mention waits at most for a second one, which takes the name instead of opening it."""


class ReaderView(SourceText):
    """`mention_opened(entity, new_tab)`: a mention was clicked, or Enter pressed on it. `menu_wanted(point of the
    screen)`: the person asks what can be done with the words chosen."""

    mention_opened = Signal(str, bool)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.viewport().setMouseTracking(True)
        self._pressed_at = QPoint()
        self._takes_name = False
        self._clicked = ""
        wait = min(QApplication.doubleClickInterval(), _LONGEST_WAIT)
        self._second_click = QTimer(self, singleShot=True, interval=wait)
        self._second_click.timeout.connect(lambda: self.mention_opened.emit(self._clicked, False))

    def _mark_at(self, position: QPoint) -> Mark | None:
        """The mention with a dossier at this place of the screen."""
        mark = self._mention_at(position)
        return mark if mark and mark.entity else None

    def _mention_at(self, position: QPoint) -> Mark | None:
        if self._open is None or not self._open.reading.text or not self._covers(position):
            return None
        cursor = self.cursorForPosition(position)
        mark = self._open.mention_at(self._open.map.to_point(cursor.position()))
        if mark is None and cursor.position():  # the right half of a mention's last letter
            mark = self._open.mention_at(self._open.map.to_point(cursor.position() - 1))
        return mark

    def _covers(self, position: QPoint) -> bool:
        """Whether the pointer is on a line of the text: below it the nearest position is far away."""
        rect = self.cursorRect(self.cursorForPosition(position))
        return (
            rect.top() - 2 <= position.y() <= rect.bottom() + 2
            and abs(rect.x() - position.x()) < 2 * rect.height()
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in TURNS:
            event.ignore()  # the window goes back or forward
            return
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._takes_name = False
        place = event.position().toPoint()
        if (place - self._pressed_at).manhattanLength() > 3 or self.textCursor().hasSelection():
            return
        mark = self._mark_at(place)
        middle = event.button() == Qt.MouseButton.MiddleButton
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if mark is None or mark.entity is None:
            return
        if middle or (control and event.button() == Qt.MouseButton.LeftButton):
            self.mention_opened.emit(mark.entity, True)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._clicked = mark.entity
            self._second_click.start()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the whole name; where there is none, the word."""
        self._second_click.stop()
        super().mouseDoubleClickEvent(event)
        mark = self._mention_at(event.position().toPoint())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self.select(Span(mark.start, mark.end))
            self._takes_name = True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_for_menu()
            return
        at, chosen = self.cursorForPosition(event.pos()), self.textCursor()
        if not chosen.selectionStart() <= at.position() <= chosen.selectionEnd() or not chosen.hasSelection():
            self.setTextCursor(at)
        self.menu_wanted.emit(event.globalPos())

    def _ask_for_menu(self) -> None:
        self.ensureCursorVisible()
        self.menu_wanted.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._takes_name:
            return  # Qt would take the word alone again, at the smallest move
        super().mouseMoveEvent(event)
        on_mention = self._mark_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if on_mention else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._open is not None:
            mark = self._open.mark_at(self._open.map.to_point(self.textCursor().position()))
            if mark and mark.entity:
                self.mention_opened.emit(
                    mark.entity, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                )
            return
        if asks_for_menu(event):
            self._ask_for_menu()
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            mark = self._mark_at(event.pos())
            words = (
                self.tr("{kind} — click to open the dossier").format(kind=phrases.kind_name(mark.kind))
                if mark
                else ""
            )
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)
