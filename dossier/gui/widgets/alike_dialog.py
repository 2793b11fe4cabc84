"""“All like this”: shows what would be decided, before it is; rows can be left out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListView, QVBoxLayout, QWidget

from dossier.domain.judgements import Status
from dossier.domain.views import Suggestion
from dossier.gui import phrases
from dossier.gui.passage_hints import plain

Index = QModelIndex | QPersistentModelIndex
_LONGEST = 300


class AlikeModel(QAbstractListModel):
    """Suggestions with a box each, checked at first. `counted()` when more or fewer are checked."""

    counted = Signal()

    def __init__(self, rows: Sequence[Suggestion], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._left_out: set[int] = set()

    @property
    def chosen(self) -> tuple[Suggestion, ...]:
        return tuple(row for number, row in enumerate(self._rows) if number not in self._left_out)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if index.row() in self._left_out else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.DisplayRole:
            return suggestion_line(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.citation is not None:
            return plain(f"{row.citation.exact}\n{phrases.chip(row.citation)}")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._left_out.discard(index.row())
        else:
            self._left_out.add(index.row())
        self.dataChanged.emit(index, index, [role])
        self.counted.emit()
        return True


class AlikeDialog(QDialog):
    """`chosen(tuple of Suggestions)` when the person agrees."""

    chosen = Signal(object)

    def __init__(self, rows: Sequence[Suggestion], status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(
            self.tr("Accept all like this") if status is Status.CONFIRMED else self.tr("Reject all like this")
        )
        self.resize(640, 460)
        self.model = AlikeModel(rows, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSpacing(2)
        self.list.setAccessibleName(self.tr("Suggestions like this one"))
        self.list.setCurrentIndex(self.model.index(0))
        self.summary = QLabel(
            self.tr("Space leaves a row out, or takes it in again. One undo takes all back.")
        )
        self.summary.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.summary, self.list, buttons):
            column.addWidget(widget)
        self.button.setDefault(True)
        self.model.counted.connect(self._count)
        self._count()
        self.list.setFocus()

    def _count(self) -> None:
        number = len(self.model.chosen)
        words = self.tr("&Accept {n}") if self._status is Status.CONFIRMED else self.tr("&Reject {n}")
        self.button.setText(words.format(n=f"{number:n}"))
        self.button.setEnabled(bool(number))

    def _agree(self) -> None:
        self.chosen.emit(self.model.chosen)
        self.accept()


def suggestion_line(row: Suggestion) -> str:
    """A suggestion in one line of plain text."""
    if row.entity is not None:
        mentions = phrases.counted(row.entity.mentions, phrases.tr("mention"), phrases.tr("mentions"))
        return f"{phrases.excerpt(row.entity.name, _LONGEST)}  ·  {mentions}"
    if row.statement is not None:
        names = ", ".join(ref.name for ref in row.statement.subjects)
        words = phrases.excerpt(row.statement.citation.exact, _LONGEST)
        return f"{names}: {words}" if names else words
    return row.target
