"""A list of rows of different heights that measures only the rows it shows.

QListView asks every row for its height before it paints the first. Here an unseen row counts as `GUESS` lines
high until it comes into view; so ten thousand statements open as fast as ten.
"""

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from dossier.gui.widgets.list_input import TURNS, asks_for_menu, opened_by

Index = QModelIndex | QPersistentModelIndex
GUESS = 4
_ROUNDS = 4
"""How often a row's place is looked for anew while rows above it turn out higher or lower than guessed."""
_Action = QAbstractItemView.CursorAction


class LazyList(QAbstractItemView):
    """Emits `opened(index, new_tab)` when a row is clicked, middle-clicked, or Enter is pressed on it;
    `menu_asked()` when a key asks for the menu of the current row."""

    opened = Signal(QModelIndex, bool)
    menu_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: list[int] = []
        self._known = bytearray()
        self._tops: list[int] = [0]
        self._width = 0
        self._hovered = -1
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(self.fontMetrics().height() * 2)

    def choose_many(self) -> None:
        """Several rows can be selected: by Shift and the arrows, by Shift and Control with the mouse."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    # -- the model

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.rowsRemoved.connect(self._remove_rows)
        self.reset()

    def reset(self) -> None:
        super().reset()
        self._heights = [self._guess()] * self._count()
        self._known = bytearray(len(self._heights))
        self._hovered = -1
        self._place()
        self.verticalScrollBar().setValue(0)
        self._settle()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        number = end - start + 1
        self._heights[start:start] = [self._guess()] * number
        self._known[start:start] = bytes(number)
        super().rowsInserted(parent, start, end)
        self._place()
        self._settle()

    def _remove_rows(self, _parent: QModelIndex, start: int, end: int) -> None:
        del self._heights[start : end + 1]
        del self._known[start : end + 1]
        self._place()
        self._settle()

    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: object = ()) -> None:
        first, last = topLeft.row(), bottomRight.row()
        self._known[first : last + 1] = bytes(last - first + 1)
        super().dataChanged(topLeft, bottomRight)
        self._settle()

    def _count(self) -> int:
        model: QAbstractItemModel | None = self.model()  # Qt has none before the first setModel
        return model.rowCount() if model is not None else 0

    # -- heights

    def _guess(self) -> int:
        return self.fontMetrics().height() * GUESS

    def _place(self) -> None:
        self._tops = [0, *accumulate(self._heights)]
        self.updateGeometries()

    def _settle(self) -> None:
        """Measure what is in view; nothing above it moves. Before it is shown a list is not as wide as it will be."""
        if not self.isVisible():
            return
        top = self.verticalScrollBar().value()
        row, bottom = self._row_at(top), top + self.viewport().height()
        edge, changed = self._tops[row] if row >= 0 else bottom, False
        while 0 <= row < len(self._heights) and edge < bottom:
            changed |= self._measure(row)
            edge += self._heights[row]
            row += 1
        if changed:
            self._place()
        self.viewport().update()

    def _measure(self, row: int) -> bool:
        """Whether the row's height is another than was thought."""
        if self._known[row]:
            return False
        self._known[row] = 1
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, 0, self.viewport().width(), 0)
        height = self.itemDelegate().sizeHint(option, self._index(row)).height()
        changed = height != self._heights[row]
        self._heights[row] = height
        return changed

    def _row_at(self, y: int) -> int:
        """The row that covers `y` of the whole list; -1 outside."""
        return bisect_right(self._tops, y) - 1 if 0 <= y < self._tops[-1] else -1

    def _index(self, row: int) -> QModelIndex:
        return self.model().index(row, 0)

    # -- what QAbstractItemView asks of a view

    def updateGeometries(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(page)
        bar.setRange(0, max(0, self._tops[-1] - page))
        super().updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._width:
            self._width = self.viewport().width()
            self.remeasure()
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.remeasure()

    def remeasure(self) -> None:
        """Every height may be another now (the width or the font is); the top row stays the top row."""
        bar = self.verticalScrollBar()
        top = self._row_at(bar.value())
        within = bar.value() - self._tops[top] if top >= 0 else 0
        self._known = bytearray(len(self._heights))
        self._settle()
        if top >= 0:
            bar.setValue(self._tops[top] + min(within, self._heights[top]))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.remeasure()

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        top = self._tops[index.row()] - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._heights[index.row()])

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._row_at(point.y() + self.verticalScrollBar().value())
        return self._index(row) if row >= 0 else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        bar, row = self.verticalScrollBar(), index.row()
        if not index.isValid() or row >= len(self._heights):
            return
        for _ in range(_ROUNDS):
            self._settle()
            if self._measure(row):
                self._place()
            top, height, page = self._tops[row], self._heights[row], self.viewport().height()
            lowest = max(0, top + height - page) if height < page else top
            wanted = min(max(bar.value(), lowest), top)
            if wanted == bar.value():
                return
            bar.setValue(wanted)

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last, here = len(self._heights) - 1, self.currentIndex().row()
        if last < 0:
            return QModelIndex()
        if action in (_Action.MovePageUp, _Action.MovePageDown):
            page = self.viewport().height() * (1 if action == _Action.MovePageDown else -1)
            row = self._row_at(min(max(self._tops[max(here, 0)] + page, 0), self._tops[-1] - 1))
            return self._index(row)
        step = {_Action.MoveDown: 1, _Action.MoveNext: 1, _Action.MoveUp: -1, _Action.MovePrevious: -1}
        row = {_Action.MoveHome: 0, _Action.MoveEnd: last}.get(action, here + step.get(action, 0))
        return self._index(min(max(row, 0), last))

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        rect = rect.normalized()  # backwards, when rows are selected upwards
        first, last = self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight())
        self.selectionModel().select(QItemSelection(first, last if last.isValid() else first), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt's own search would read every page of the list."""

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset = self.verticalScrollBar().value()
        row = self._row_at(offset + event.rect().top())
        while 0 <= row < len(self._heights) and self._tops[row] - offset <= event.rect().bottom():
            self._paint_row(painter, row)
            row += 1

    def _paint_row(self, painter: QPainter, row: int) -> None:
        index, option = self._index(row), QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        state = option.state & ~QStyle.StateFlag.State_HasFocus
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if row == self._hovered:
            state |= QStyle.StateFlag.State_MouseOver
        if index == self.currentIndex() and self.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus
        option.state = state
        self.itemDelegate().paint(painter, option, index)

    # -- mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in TURNS:
            event.ignore()  # the window goes back or forward
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if (chosen := opened_by(self, event)) is not None:
            self.opened.emit(*chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if asks_for_menu(event):
            self.menu_asked.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(
                self.currentIndex(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            )
            return
        super().keyPressEvent(event)
