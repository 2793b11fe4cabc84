"""An item model of lines in foldable groups, each group read page by page."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from dossier.gui.models.line import Heading, Line
from dossier.gui.models.pages import Fetch, Pages
from dossier.gui.models.rows import ROW, Index

_GONE = Line("")


@dataclass(frozen=True, slots=True)
class Group:
    """`count` rows that `fetch` reads and `line` puts into words; without a `heading` it cannot be folded."""

    count: int
    fetch: Fetch[Any]
    line: Callable[[Any], Line]
    heading: str = ""


class LinesModel(QAbstractListModel):
    """Groups one below the other. Role ROW gives a Line or a Heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[Group] = ()
        self._pages: list[Pages[Any]] = []
        self._folded: set[str] = set()
        self._starts: list[int] = [0]

    def show(self, groups: Sequence[Group]) -> None:
        """Show these; groups whose heading was folded stay so."""
        self.beginResetModel()
        self._groups = [group for group in groups if group.count]
        self._pages = [Pages(group.count, group.fetch) for group in self._groups]
        self._measure()
        self.endResetModel()

    def fold(self, index: Index) -> bool:
        """Fold or unfold the group whose heading is at `index`; False when that is no heading."""
        number, place = self._locate(index.row())
        if number < 0 or not self._groups[number].heading or place:
            return False
        group, first = self._groups[number], index.row() + 1
        if group.heading in self._folded:
            self.beginInsertRows(QModelIndex(), first, first + group.count - 1)
            self._folded.remove(group.heading)
            self._measure()
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), first, first + group.count - 1)
            self._folded.add(group.heading)
            self._measure()
            self.endRemoveRows()
        self.dataChanged.emit(self.index(index.row()), self.index(index.row()))
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else self._starts[-1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < self._starts[-1]:
            return None
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, ROW)
        if role not in wanted:
            return None
        item = self._item(index.row())
        if role == ROW:
            return item
        return item.text if role == Qt.ItemDataRole.DisplayRole else item.spoken

    def _item(self, row: int) -> Line | Heading:
        number, place = self._locate(row)
        group = self._groups[number]
        if group.heading and place == 0:
            return Heading(group.heading, group.count, group.heading not in self._folded)
        record = self._pages[number].row(place - 1 if group.heading else place)
        return group.line(record) if record is not None else _GONE

    def _locate(self, row: int) -> tuple[int, int]:
        """(number of the group, place in it, its heading included); group -1 when there is no such row."""
        if not 0 <= row < self._starts[-1]:
            return -1, 0
        number = bisect_right(self._starts, row) - 1
        return number, row - self._starts[number]

    def _measure(self) -> None:
        heights = [
            bool(group.heading) + (0 if group.heading in self._folded else group.count)
            for group in self._groups
        ]
        self._starts = [0, *accumulate(heights)]
