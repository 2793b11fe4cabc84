"""The marks of a timeline as rows: when, what, who, in which source, and when that was reported."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dossier.app.timelines import Marks
from dossier.domain.time_marks import TimeMark
from dossier.gui import time_words
from dossier.gui.passage_hints import plain
from dossier.gui.phrases import tr

Index = QModelIndex | QPersistentModelIndex

COLUMNS = 5
WHEN, WHAT, WHO, SOURCE, REPORTED = range(COLUMNS)
_NEVER, _LAST = 1 << 62, "\U0010ffff"
"""Sort after every minute, and after every name."""


class Listed:
    """Marks with the orders in which a table may show them. Making one takes a while: do it where nobody waits."""

    def __init__(self, found: Iterable[TimeMark]) -> None:
        self.marks = Marks(tuple(found))
        places = range(len(self.marks.marks))
        self.orders = [sorted(places, key=self._key(column)) for column in range(COLUMNS)]
        """Places of the marks, by row."""
        self.rows = [_inverse(order) for order in self.orders]

    def _key(self, column: int) -> Callable[[int], Any]:
        """Those that are alike stay in the order of time."""
        marks = self.marks.marks
        if column == WHAT:
            return lambda place: marks[place].words.casefold()
        if column == WHO:
            return lambda place: marks[place].who.casefold() or _LAST
        if column == SOURCE:
            return lambda place: time_words.source(marks[place]).casefold()
        if column == REPORTED:
            return lambda place: reported.first if (reported := marks[place].reported) else _NEVER
        return lambda place: place


def _inverse(order: list[int]) -> list[int]:
    rows = [0] * len(order)
    for row, place in enumerate(order):
        rows[place] = row
    return rows


class TimeTable(QAbstractTableModel):
    """Rows are in the order of one column; a mark is known by its place in time order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed = Listed(())
        self._column, self._down = WHEN, False

    def show(self, listed: Listed) -> None:
        self.beginResetModel()
        self._listed = listed
        self.endResetModel()

    def mark(self, row: int) -> TimeMark:
        return self._listed.marks.marks[self.place(row)]

    def place(self, row: int) -> int:
        """Of the mark in this row."""
        order = self._listed.orders[self._column]
        return order[-1 - row] if self._down else order[row]

    def row(self, place: int) -> int:
        """In which this mark stands."""
        row = self._listed.rows[self._column][place]
        return self.rowCount() - 1 - row if self._down else row

    # -- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else len(self._listed.marks.marks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("When"), tr("What"), tr("Who"), tr("Source"), tr("Reported"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        mark = self.mark(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(mark, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(time_words.spoken(mark))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            # A screen reader that goes from row to row hears all of it, not only one cell.
            return time_words.spoken(mark) if index.column() == WHEN else _cell(mark, index.column())
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        places = [self.place(index.row()) for index in held]
        self._column, self._down = max(0, column), order == Qt.SortOrder.DescendingOrder
        moved = [
            self.index(self.row(place), index.column()) for place, index in zip(places, held, strict=True)
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()


def _cell(mark: TimeMark, column: int) -> str:
    if column == WHEN:
        return time_words.when(mark)
    if column == WHAT:
        if mark.count > 1:
            return tr("{n} statements").format(n=f"{mark.count:n}")
        return ("≠ " if mark.disputed else "") + ("? " if mark.hedged else "") + time_words.what(mark)
    if column == WHO:
        return mark.who
    return time_words.source(mark) if column == SOURCE else time_words.reported(mark)
