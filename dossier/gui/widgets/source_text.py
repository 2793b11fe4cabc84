"""The text of a source on the screen, read-only: mentions underlined, boilerplate greyed, the cited passage marked.

Marks are laid only over the paragraphs in view, and a few at a time, so a text of a million characters opens at
once. Positions given and told are code points; only this file, `reader_view` and `text_map` know Qt's.
"""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, QTimer
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QTextEdit, QWidget

from dossier.domain.passages import Span
from dossier.domain.views import Mark
from dossier.gui import phrases
from dossier.gui.graphemes import whole
from dossier.gui.open_text import OpenText
from dossier.gui.widgets.marked_scroll_bar import MarkedScrollBar
from dossier.gui.widgets.reader_marks import Formatted, Places, Shown

_AIR = 7.0
_LOOKS = 3
"""How often to see to it that a place gone to is still in view."""
_MARGIN = 600
"""Letters above and below those in view that are marked as well, so that scrolling a little costs nothing."""
_FEW = 48
"""Marks that come or go at once: for each, Qt walks over all paragraphs in view, asking how high each one is."""
_Key = tuple[int, int, int]
_height = QPlainTextDocumentLayout.blockBoundingRect


class _Airy(QPlainTextDocumentLayout):
    """Paragraphs with some air below each: the text itself has no blank lines that would give it."""

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        rect = _height(self, block)  # Qt asks this thousands of times a second: no detour by `super`
        if rect.height():
            rect.setHeight(rect.height() + _AIR)
        return rect


class SourceText(QPlainTextEdit):
    """What is shown; what a person does with it is in `reader_view`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: OpenText | None = None
        self._cited: Span | None = None
        self._entity: str | None = None
        self._found = Places()
        self._bar = MarkedScrollBar()
        self.setVerticalScrollBar(self._bar)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._lay_out_airily()
        self.setAccessibleName(self.tr("Text of the source"))
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._mark_visible)
        self._marked = (0, -1)
        self._wanted: dict[_Key, Formatted] = {}
        """What shall be marked, the lowest first."""
        self._laid: dict[_Key, QTextEdit.ExtraSelection] = {}
        self._arriving = 0
        self.updateRequest.connect(lambda: self._later.start())

    def _lay_out_airily(self) -> None:
        document = QTextDocument(self)
        document.setDocumentLayout(_Airy(document))
        document.setDocumentMargin(14)
        self.setDocument(document)

    # -- what is shown

    def show_text(self, opened: OpenText | None) -> None:
        self._open, self._cited, self._found = opened, None, Places()
        self.setPlainText("")
        self._wanted, self._laid = {}, {}
        self.setExtraSelections([])  # in an empty text taking them away costs nothing
        if opened is not None:
            self.setPlainText(opened.map.shown)
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
        """Mark every place where `words` stand, whatever their case and diacritics; how many there are."""
        self._found = Places(self._open.plain.find(words)) if self._open else Places()
        self._remark()
        return len(self._found)

    def go_to_found(self, forward: bool) -> int:
        """Select the next (or previous) found place, round the end; its number from 1, or 0 when there is
        none."""
        return self._go_through(self._found, forward)

    def go_to_mention(self, forward: bool) -> tuple[int, int]:
        """Select the next (or previous) mention of the entity that is followed, round the end; where none is, of
        whoever has a dossier. Its number from 1 (0: there is none), and how many there are."""
        if self._open is None:
            return 0, 0
        marks = self._open.mentions_of(self._entity) if self._entity else self._open.mentions
        places = Places([Span(mark.start, mark.end) for mark in marks])
        return self._go_through(places, forward), len(places)

    def _go_through(self, places: Places, forward: bool) -> int:
        if not places or self._open is None:
            return 0
        here = self.textCursor()
        point = self._open.map.to_point(here.selectionStart())
        number = places.next(point, forward=forward, beyond=here.hasSelection())
        span = places.spans[number]
        self._move_to(span.start)
        self.select(span)
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

    def _remark(self) -> None:
        self._marked = (0, -1)
        shown = self._shown()
        self._bar.show_ticks(shown.ticks(self.palette()) if shown else [])
        self._bar.setAccessibleDescription(self._tick_words())
        self._bar.setToolTip(self._tick_words())
        self._later.start()

    def _tick_words(self) -> str:
        """What the ticks along the scroll bar stand for."""
        mentions = len(self._open.mentions_of(self._entity)) if self._open else 0
        counted = (
            (mentions, self.tr("mention"), self.tr("mentions")),
            (len(self._found), self.tr("place found"), self.tr("places found")),
            (int(self._cited is not None), self.tr("cited passage"), ""),
        )
        return ", ".join(phrases.counted(number, one, many) for number, one, many in counted if number)

    def _mark_visible(self) -> None:
        self._arrive()
        visible = self._visible()
        shown = self._shown()
        if shown is None:
            return
        if not (self._marked[0] <= visible[0] and visible[1] <= self._marked[1]):
            self._marked = visible[0] - _MARGIN, visible[1] + _MARGIN
            start, end = (shown.text.map.to_point(max(0, at)) for at in self._marked)
            looks = shown.formats(start, end, self.palette())
            self._wanted = {(look[0], look[1], id(look[2])): look for look in looks}
        self._lay_some(*map(shown.text.map.to_point, visible))

    def _lay_some(self, start: int, end: int) -> None:
        """A few of the marks that are missing, those in `[start, end)` first; and a few less of those no longer
        wanted."""
        stale = [key for key in self._laid if key not in self._wanted][: _FEW // 2]
        missing = [key for key in self._wanted if key not in self._laid]
        if not stale and not missing:
            return
        missing.sort(key=lambda key: not (key[0] < end and start < key[1]))
        for key in stale:
            del self._laid[key]
        for key in missing[: _FEW - len(stale)]:
            self._laid[key] = self._selection(*self._wanted[key])
        kept = [mark for key, mark in self._laid.items() if key not in self._wanted]
        self.setExtraSelections(kept + [self._laid[key] for key in self._wanted if key in self._laid])
        self._later.start()

    def _shown(self) -> Shown | None:
        return Shown(self._open, self._cited, self._entity, self._found) if self._open else None

    def _visible(self) -> tuple[int, int]:
        """Qt's positions of the first and the last letter in view."""
        corner = self.viewport().rect().bottomRight()
        return self.cursorForPosition(QPoint(0, 0)).position(), self.cursorForPosition(corner).position()

    def _selection(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(start, end)
        selection.format = look
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

    # -- theme and clipboard

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._remark()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is what the source says, not what the screen made of it."""
        data, span = QMimeData(), self.selected()
        data.setText(self._open.reading.text[span.start : span.end] if span and self._open else "")
        return data
