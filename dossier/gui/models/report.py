"""What became of each input of one batch, as a table."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from dossier.domain.views import IngestLine, IngestReport
from dossier.gui import phrases
from dossier.gui.models.rows import ROW, Index

_HEADERS = ("File", "Outcome", "Notes")


class ReportModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[IngestLine, ...] = ()

    def show(self, report: IngestReport) -> None:
        self.beginResetModel()
        self._lines = report.lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return phrases.tr(_HEADERS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == ROW:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([line.path or line.file, *line.notices])
        if role == Qt.ItemDataRole.DisplayRole:
            return (line.file, phrases.outcome_name(line.outcome), " ".join(line.notices))[index.column()]
        return None
