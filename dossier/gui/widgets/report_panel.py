"""What became of every input of the last batch, below the dossiers."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QToolButton, QTreeView, QVBoxLayout, QWidget

from dossier.domain.views import IngestReport, Outcome
from dossier.gui import phrases
from dossier.gui.models.report import ReportModel
from dossier.gui.models.rows import ROW


class ReportPanel(QWidget):
    """Emits `source_wanted(id)` when a line that became a source is opened."""

    source_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ReportModel(self)
        self.summary, self.table, shut = QLabel(), QTreeView(), QToolButton()
        font = self.summary.font()
        font.setBold(True)
        self.summary.setFont(font)
        shut.setText("✕")
        shut.setAutoRaise(True)
        shut.setToolTip(self.tr("Close the report"))
        shut.setAccessibleName(self.tr("Close the report"))
        shut.clicked.connect(self.hide)
        self.table.setModel(self.model)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAlternatingRowColors(True)
        self.table.setFrameShape(QTreeView.Shape.NoFrame)
        self.table.setAccessibleName(self.tr("Report of the last batch"))
        self.table.activated.connect(self._open)
        self.table.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.setColumnWidth(0, 170)
        self.table.setColumnWidth(1, 120)
        head = QHBoxLayout()
        head.setContentsMargins(14, 4, 6, 2)
        head.addWidget(self.summary, 1)
        head.addWidget(shut, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.hide()

    def show_report(self, report: IngestReport) -> None:
        self.model.show(report)
        parts = [
            f"{report.count(outcome):n} {phrases.outcome_name(outcome)}"
            for outcome in Outcome
            if report.count(outcome)
        ]
        if report.cancelled:
            parts.append(self.tr("stopped before the end; what was finished is kept"))
        self.summary.setText(" · ".join(parts) or self.tr("Nothing to do"))
        self.show()

    def _open(self, index: QModelIndex) -> None:
        line = index.data(ROW)
        if line is not None and line.source:
            self.source_wanted.emit(line.source)
