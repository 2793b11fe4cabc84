"""The text of a source, read-only: mentions underlined, boilerplate greyed, the cited passage marked.

Marks are laid only over the paragraphs in view, so a text of a million characters opens at once. Positions
given and told are code points; only this file and `text_map` know Qt's.
"""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from dossier.domain.analysis import Form
from dossier.domain.passages import Span
from dossier.domain.views import Mark
from dossier.gui import phrases
from dossier.gui.accents import UNDERLINES, accent, is_dark, mixed
from dossier.gui.open_text import OpenText
from dossier.gui.widgets.lazy_list import TURNS
from dossier.gui.widgets.marked_scroll_bar import MarkedScrollBar, Tick

_Selection = QTextEdit.ExtraSelection
_AIR = 7.0
_MOST_TICKS = 500
_FOUND = QColor("#f2c037")


class _Airy(QPlainTextDocumentLayout):
    """Paragraphs with some air below each: the text itself has no blank lines that would give it."""

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        rect = super().blockBoundingRect(block)
        return rect.adjusted(0, 0, 0, _AIR) if rect.height() else rect


class ReaderView(QPlainTextEdit):
    """`mention_opened(entity, new_tab)`: a mention was clicked, or Enter pressed on it."""

    mention_opened = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: OpenText | None = None
        self._cited: Span | None = None
        self._entity: str | None = None
        self._found: list[Span] = []
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
        self._shown_range = (-1, -1)
        self._pressed_at = QPoint()
        self.updateRequest.connect(self._on_update)

    def _lay_out_airily(self) -> None:
        document = QTextDocument(self)
        document.setDocumentLayout(_Airy(document))
        document.setDocumentMargin(14)
        self.setDocument(document)

    # -- what is shown

    def show_text(self, opened: OpenText | None) -> None:
        self._open, self._cited, self._found = opened, None, []
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
        self._found = []
        if words and self._open is not None:
            found = re.finditer(re.escape(words), self._open.reading.text, re.IGNORECASE)
            self._found = [Span(*match.span()) for match in found]
        self._remark()
        return len(self._found)

    def go_to_found(self, forward: bool) -> int:
        """Select the next (or previous) found place, round the end; its number from 1, or 0 when there is
        none."""
        if not self._found or self._open is None:
            return 0
        here = self.textCursor()
        point = self._open.map.to_point(here.selectionStart())
        later = [
            n
            for n, span in enumerate(self._found)
            if span.start > point or (span.start == point and not here.hasSelection())
        ]
        earlier = [n for n, span in enumerate(self._found) if span.start < point]
        number = (later[0] if later else 0) if forward else (earlier[-1] if earlier else len(self._found) - 1)
        span = self._found[number]
        self._move_to(span.start)
        self.setTextCursor(self._cursor(span.start, span.end))
        return number + 1

    def selected(self) -> Span | None:
        """The words that the person selected, without blanks at either end."""
        cursor = self.textCursor()
        if self._open is None or not cursor.hasSelection():
            return None
        start = self._open.map.to_point(cursor.selectionStart())
        end = self._open.map.to_point(cursor.selectionEnd())
        words = self._open.reading.text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        return Span(start, end) if start < end else None

    # -- marks

    def _on_update(self) -> None:
        self._later.start()

    def _remark(self) -> None:
        self._shown_range = (-1, -1)
        self._bar.show_ticks(list(self._ticks()))
        self._later.start()

    def _mark_visible(self) -> None:
        visible = self._visible()
        if self._open is None or visible == self._shown_range:
            return
        self._shown_range = visible
        start, end = self._open.map.to_point(visible[0]), self._open.map.to_point(visible[1])
        self.setExtraSelections(list(self._selections(self._open, start, end)))

    def _visible(self) -> tuple[int, int]:
        """Qt's positions of the first paragraph in view and of the end of the last."""
        block = self.firstVisibleBlock()
        first, last = block.position(), block.position() + block.length()
        edge = self.contentOffset().y()
        while block.isValid() and edge <= self.viewport().height():
            last = block.position() + block.length() - 1
            edge += self.blockBoundingRect(block).height()
            block = block.next()
        return first, last

    def _selections(self, opened: OpenText, start: int, end: int) -> Iterator[_Selection]:
        palette = self.palette()
        text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
        if self._cited is not None:
            cited = QTextCharFormat()
            cited.setBackground(mixed(_FOUND, base, 0.30 if is_dark(palette) else 0.42))
            yield self._selection(self._cited.start, self._cited.end, cited)
        grey = QTextCharFormat()
        grey.setForeground(mixed(text, base, 0.58))
        for shaded in opened.shaded(start, end):
            yield self._selection(shaded.start, shaded.end, grey)
        for mark in opened.marks(start, end):
            yield self._selection(mark.start, mark.end, self._underlined(mark))
        found = QTextCharFormat()
        found.setBackground(mixed(palette.color(QPalette.ColorRole.Highlight), base, 0.35))
        for span in self._found:
            if span.start < end and start < span.end:
                yield self._selection(span.start, span.end, found)

    def _underlined(self, mark: Mark) -> QTextCharFormat:
        """Its kind's underline; fainter for pronouns and descriptions; tinted for the entity that is
        followed."""
        palette, format_ = self.palette(), QTextCharFormat()
        colour = accent(mark.kind, palette)
        base = palette.color(QPalette.ColorRole.Base)
        format_.setUnderlineStyle(UNDERLINES[mark.kind])
        format_.setUnderlineColor(colour if mark.form is Form.NAME else mixed(colour, base, 0.55))
        if mark.entity and mark.entity == self._entity:
            format_.setForeground(colour)
        return format_

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

    def _ticks(self) -> Iterator[Tick]:
        if self._open is None:
            return
        palette = self.palette()
        for mark in self._open.mentions_of(self._entity)[:_MOST_TICKS]:
            yield self._share(mark.start), accent(mark.kind, palette), 2
        yield from self._span_ticks(self._found[:_MOST_TICKS], palette.color(QPalette.ColorRole.Highlight), 2)
        if self._cited is not None:
            yield from self._span_ticks([self._cited], _FOUND, 4)

    def _span_ticks(self, spans: Iterable[Span], colour: QColor, high: int) -> Iterator[Tick]:
        return ((self._share(span.start), colour, high) for span in spans)

    def _share(self, point: int) -> float:
        """How far down the text a code point lies: 0 to 1."""
        length = len(self._open.reading.text) if self._open else 0
        return point / length if length else 0.0

    # -- mouse, keys, clipboard

    def _mark_at(self, position: QPoint) -> Mark | None:
        if self._open is None or not self._open.reading.text:
            return None
        cursor = self.cursorForPosition(position)
        mark = self._open.mark_at(self._open.map.to_point(cursor.position()))
        if mark is None and cursor.position():  # the right half of a mention's last letter
            mark = self._open.mark_at(self._open.map.to_point(cursor.position() - 1))
        return mark if mark and self._covers(mark, position) else None

    def _covers(self, mark: Mark, position: QPoint) -> bool:
        """Whether the pointer is on the mention's own line: below the text the nearest position is far
        away."""
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
        place = event.position().toPoint()
        if (place - self._pressed_at).manhattanLength() > 3 or self.textCursor().hasSelection():
            return
        mark = self._mark_at(place)
        middle = event.button() == Qt.MouseButton.MiddleButton
        if mark and mark.entity and (middle or event.button() == Qt.MouseButton.LeftButton):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.mention_opened.emit(mark.entity, middle or control)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
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
