"""Lines in groups, of which a person ticks some."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from dossier.gui.models.line import Heading, Line
from dossier.gui.models.lines import LinesModel
from dossier.gui.models.rows import ROW, Index


class TickedLinesModel(LinesModel):
    """What is ticked is kept by row, so it holds while no group is folded. Emits `ticked(how many)`."""

    ticked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticked: set[int] = set()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = super().data(index, role)
        if role == ROW and isinstance(item, Line):
            return replace(item, checked=index.row() in self._ticked)
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(super().data(index, ROW), Line):
            return f"{self.tr('ticked') if index.row() in self._ticked else self.tr('not ticked')}, {item}"
        return item

    def tick(self, index: Index, on: bool | None = None) -> None:
        """Tick or untick a row (None: turn it); on a heading all rows of its group."""
        item = super().data(index, ROW)
        rows = [index.row()]
        if isinstance(item, Heading):
            rows = list(range(index.row() + 1, index.row() + 1 + item.count))
        wanted = on if on is not None else not self._ticked.issuperset(rows)
        self._ticked = self._ticked | set(rows) if wanted else self._ticked - set(rows)
        self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))
        self.ticked.emit(len(self._ticked))

    def records(self) -> list[object]:
        """The rows behind the ticked lines, from top to bottom."""
        lines = (super(TickedLinesModel, self).data(self.index(row), ROW) for row in sorted(self._ticked))
        return [line.record for line in lines if isinstance(line, Line)]
