"""The table beside a picture of connections: its rows are the ties, and any number of them can be marked."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from dossier.domain.connections import Edge
from dossier.gui.models.tie_table import FROM, KIND, ORIGINS, SOURCES, STATEMENTS, TO, Ties, TieTable

_SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_LETTERS = ((KIND, 18), (STATEMENTS, 12), (SOURCES, 9), (ORIGINS, 15))
"""How wide the columns are that hold no names."""
_NAME = 17
"""Letters of a name that are seen in any case."""


class ConnectionsTable(QTableView):
    """Emits `chosen(edge)` when the person goes to another row."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.ties = TieTable(self)
        self.setModel(self.ties)
        self.setAccessibleName(self.tr("The connections as a table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self._set_up_headers()
        self.selectionModel().currentRowChanged.connect(self._go)

    def show_ties(self, ties: Ties) -> None:
        """Show these, with no row marked."""
        selection = self.selectionModel()
        selection.blockSignals(True)
        self.ties.show(ties)
        selection.blockSignals(False)

    def select(self, edges: Sequence[Edge]) -> None:
        """Mark the rows of these, and have the first in view; it is not told that they were chosen."""
        rows = [row for row in map(self.ties.row, edges) if row >= 0]
        picked = QItemSelection()
        for row in rows:
            picked.select(self.ties.index(row, 0), self.ties.index(row, self.ties.columnCount() - 1))
        selection = self.selectionModel()
        selection.blockSignals(True)
        selection.clear()
        if rows:
            index = self.ties.index(rows[0], 0)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        selection.select(picked, _SELECT)
        selection.blockSignals(False)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names get what is left; never so little that they cannot be read: then one scrolls to the numbers."""
        super().resizeEvent(event)
        others = sum(self.columnWidth(column) for column, _ in _LETTERS)
        fewest = _NAME * self.fontMetrics().averageCharWidth()
        for column in (FROM, TO):
            self.setColumnWidth(column, max(fewest, (self.viewport().width() - others) // 2))

    def _go(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.ties.edge(current.row()))

    def _set_up_headers(self) -> None:
        header, side = self.horizontalHeader(), self.verticalHeader()
        header.setSortIndicator(ORIGINS, Qt.SortOrder.DescendingOrder)
        header.setHighlightSections(False)
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(self.fontMetrics().height() + 8)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in _LETTERS:
            self.setColumnWidth(column, letters * letter)
