"""The searches that are kept in the case, each with how much is new."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from dossier.app.searches import Watched

_ROWS = 6


class _List(QListWidget):
    activated_by_key = Signal()
    drop_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated_by_key.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.drop_pressed.emit()
        else:
            super().keyPressEvent(event)


class SavedSearches(QWidget):
    """Emits `opened(query)`, `save_wanted()`, `drop_wanted(SavedSearch)`."""

    opened = Signal(str)
    save_wanted = Signal()
    drop_wanted = Signal(object)

    def __init__(self, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only, self._savable = read_only, False
        self.list = _List()
        self.list.setAccessibleName(self.tr("Saved searches"))
        self.save, self.drop = QPushButton(self.tr("&Save this…")), QPushButton(self.tr("&Drop"))
        self.save.setToolTip(self.tr("Keep this search in the case; it tells you then what is new."))
        self.drop.setToolTip(self.tr("Do not keep the selected search any more."))
        self.list.itemClicked.connect(lambda _: self._open())
        self.list.activated_by_key.connect(self._open)
        self.list.drop_pressed.connect(self._drop)
        self.list.itemSelectionChanged.connect(lambda: self._enable(self._savable))
        self.save.clicked.connect(self.save_wanted)
        self.drop.clicked.connect(self._drop)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self.drop)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addLayout(row)
        self._enable(False)

    def show_searches(self, kept: Sequence[Watched]) -> None:
        self.list.clear()
        for each in kept:
            count = len(each.new)
            new = self.tr("{n} new").format(n=f"{count:n}") if count else ""
            item = QListWidgetItem(f"{each.search.name}  ({new})" if new else each.search.name, self.list)
            item.setToolTip(f"{each.search.query}\n{each.search.analyst}")
            item.setData(Qt.ItemDataRole.UserRole, each.search)
            font = item.font()
            font.setBold(bool(count))
            item.setFont(font)
        high = self.list.sizeHintForRow(0) if kept else self.fontMetrics().height() + 6
        self.list.setFixedHeight(high * max(2, min(_ROWS, len(kept))) + 8)
        self._enable(self._savable)

    def allow_saving(self, allowed: bool) -> None:
        """Whether there is a search on the screen that can be kept."""
        self._enable(allowed)

    def _enable(self, savable: bool) -> None:
        self._savable = savable
        self.save.setEnabled(savable and not self._read_only)
        self.drop.setEnabled(bool(self.list.selectedItems()) and not self._read_only)

    def _open(self) -> None:
        for item in self.list.selectedItems():
            self.opened.emit(item.data(Qt.ItemDataRole.UserRole).query)

    def _drop(self) -> None:
        for item in self.list.selectedItems() if not self._read_only else ():
            self.drop_wanted.emit(item.data(Qt.ItemDataRole.UserRole))
