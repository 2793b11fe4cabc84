"""The text of a source, read-only: mentions underlined, boilerplate greyed, the cited passage marked.

Marks are laid only over the paragraphs in view, so a text of a million characters opens at once. Positions
given and told are code points; only this file and `text_map` know Qt's.
"""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QApplication,
    QPlainTextDocumentLayout,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)

from dossier.domain.passages import Span
from dossier.domain.views import Mark
from dossier.gui import phrases
from dossier.gui.graphemes import whole
from dossier.gui.open_text import OpenText
from dossier.gui.widgets.lazy_list import TURNS, asks_for_menu
from dossier.gui.widgets.marked_scroll_bar import MarkedScrollBar
from dossier.gui.widgets.reader_marks import Found, Shown

_Selection = QTextEdit.ExtraSelection
_AIR = 7.0
_LOOKS = 3
"""How often to see to it that a place gone to is still in view."""
_LONGEST_WAIT = 250
"""Milliseconds that a click on a mention waits at most for a second one, which takes the name instead of opening it."""
_MARGIN = 600
"""Letters above and below those in view that are marked as well, so that scrolling a little costs nothing."""


class _Airy(QPlainTextDocumentLayout):
    """Paragraphs with some air below each: the text itself has no blank lines that would give it."""

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        rect = super().blockBoundingRect(block)
        return rect.adjusted(0, 0, 0, _AIR) if rect.height() else rect


class ReaderView(QPlainTextEdit):
    """`mention_opened(entity, new_tab)`: a mention was clicked, or Enter pressed on it. `menu_wanted(point of the
    screen)`: the person asks what can be done with the words chosen."""

    mention_opened = Signal(str, bool)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: OpenText | None = None
        self._cited: Span | None = None
        self._entity: str | None = None
        self._found = Found()
        self._bar = MarkedScrollBar()
        self.setVerticalScrollBar(self._bar)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._lay_out_airily()
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Text of the source"))
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._mark_visible)
        self._marked = (0, -1)
        self._pressed_at = QPoint()
        self._takes_name = False
        self._clicked = ""
        wait = min(QApplication.doubleClickInterval(), _LONGEST_WAIT)
        self._second_click = QTimer(self, singleShot=True, interval=wait)
        self._second_click.timeout.connect(lambda: self.mention_opened.emit(self._clicked, False))
        self._arriving = 0
        self.updateRequest.connect(self._on_update)

    def _lay_out_airily(self) -> None:
        document = QTextDocument(self)
        document.setDocumentLayout(_Airy(document))
        document.setDocumentMargin(14)
        self.setDocument(document)

    # -- what is shown

    def show_text(self, opened: OpenText | None) -> None:
        self._open, self._cited, self._found = opened, None, Found()
        self.setExtraSelections([])
        self.setPlainText(opened.map.shown if opened else "")
        self._remark()

    def change_marks(self, opened: OpenText) -> None:
        """The same text with other marks."""
        self._open = opened
        self._remark()

    def cite(self, span: Span | None) -> None:
        """Mark this passage and scroll to it."""
        self._cited = span
        if span is not None and self._open is not None:
            self._move_to(span.start)
        self._remark()

    def follow(self, entity: str | None) -> None:
        """Bring out the mentions of this entity, here and along the scroll bar."""
        self._entity = entity
        self._remark()

    def look_for(self, words: str) -> int:
        """Mark every place where `words` stand, whatever their case; how many there are."""
        self._found = Found.of(words, self._open.reading.text) if self._open else Found()
        self._remark()
        return len(self._found.starts)

    def go_to_found(self, forward: bool) -> int:
        """Select the next (or previous) found place, round the end; its number from 1, or 0 when there is
        none."""
        if not self._found.starts or self._open is None:
            return 0
        here = self.textCursor()
        point = self._open.map.to_point(here.selectionStart())
        number = self._found.next(point, forward=forward, beyond=here.hasSelection())
        start = self._found.starts[number]
        self._move_to(start)
        self.setTextCursor(self._cursor(start, start + self._found.length))
        return number + 1

    def selected(self) -> Span | None:
        """The words that the person selected, without blanks at either end, and no letter cut in two."""
        cursor = self.textCursor()
        if self._open is None or not cursor.hasSelection():
            return None
        start = self._open.map.to_point(cursor.selectionStart())
        end = self._open.map.to_point(cursor.selectionEnd())
        words = self._open.reading.text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        return whole(self._open.reading.text, Span(start, end)) if start < end else None

    def mention(self) -> Mark | None:
        """The mention that the selected words, or else the caret, are at."""
        if self._open is None:
            return None
        span = self.selected()
        if span is not None:
            return self._open.mention_in(span.start, span.end)
        point = self._open.map.to_point(self.textCursor().position())
        return self._open.mention_at(point) or (self._open.mention_at(point - 1) if point else None)

    def text(self, start: int, end: int) -> str:
        """What the source says at `[start, end)`."""
        return self._open.reading.text[start:end] if self._open else ""

    def named_within(self, start: int, end: int) -> list[str]:
        """The entities of the mentions that begin at `[start, end)`, each once."""
        marks = self._open.marks(start, end) if self._open else []
        return list(dict.fromkeys(mark.entity for mark in marks if mark.entity and mark.start >= start))

    def select(self, span: Span) -> None:
        self.setTextCursor(self._cursor(span.start, span.end))

    # -- marks

    def _on_update(self) -> None:
        self._later.start()

    def _remark(self) -> None:
        self._marked = (0, -1)
        shown = self._shown()
        self._bar.show_ticks(shown.ticks(self.palette()) if shown else [])
        self._later.start()

    def _mark_visible(self) -> None:
        self._arrive()
        visible = self._visible()
        shown = self._shown()
        if shown is None or (self._marked[0] <= visible[0] and visible[1] <= self._marked[1]):
            return
        self._marked = visible[0] - _MARGIN, visible[1] + _MARGIN
        start, end = (shown.text.map.to_point(max(0, at)) for at in self._marked)
        self.setExtraSelections(
            [self._selection(*look) for look in shown.formats(start, end, self.palette())]
        )

    def _shown(self) -> Shown | None:
        return Shown(self._open, self._cited, self._entity, self._found) if self._open else None

    def _visible(self) -> tuple[int, int]:
        """Qt's positions of the first and the last letter in view."""
        corner = self.viewport().rect().bottomRight()
        return self.cursorForPosition(QPoint(0, 0)).position(), self.cursorForPosition(corner).position()

    def _selection(self, start: int, end: int, format_: QTextCharFormat) -> _Selection:
        selection = _Selection()
        selection.cursor = self._cursor(start, end)
        selection.format = format_
        return selection

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        if self._open is not None:
            cursor.setPosition(self._open.map.to_qt(start))
            cursor.setPosition(self._open.map.end_to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _move_to(self, point: int) -> None:
        self.setTextCursor(self._cursor(point, point))
        self.centerCursor()
        self._arriving = _LOOKS
        self._later.start()

    def _arrive(self) -> None:
        """Qt learns how many lines long paragraphs have only when it paints them, and loses the place by it."""
        if self._arriving:
            self._arriving -= 1
            if not self.viewport().rect().contains(self.cursorRect().center()):
                self.centerCursor()
            self._later.start()

    # -- mouse, keys, clipboard

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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._remark()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is what the source says, not what the screen made of it."""
        data, span = QMimeData(), self.selected()
        data.setText(self._open.reading.text[span.start : span.end] if span and self._open else "")
        return data
