"""A short list of entities in a form: add by the picker, take out by Delete."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from dossier.domain.views import EntityRef
from dossier.gui.accents import kind_icon

Pick = Callable[[QWidget, str, Callable[[EntityRef], None]], None]
"""Asks for an entity: (parent of the picker, its title, what to do with the answer)."""

_ROWS = 3
_REF = int(Qt.ItemDataRole.UserRole)


class _Names(QListWidget):
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class EntitiesField(QWidget):
    """Each entity once, in the order in which they were added; with `one`, at most one."""

    def __init__(self, label: str, refs: Sequence[EntityRef], pick: Pick, *, one: bool = False) -> None:
        super().__init__()
        self._label, self._one = label, one
        self.names = _Names()
        self.names.setAccessibleName(label)
        self.names.setIconSize(QSize(16, 16))
        rows = 1 if one else _ROWS
        self.names.setFixedHeight(self.names.fontMetrics().height() * rows + 6 * rows + 6)
        self.add, self.remove = QPushButton(self.tr("Choose…") if one else self.tr("Add…")), QPushButton("✕")
        self.add.setAccessibleName(self.tr("{label}: add").format(label=label))
        self.remove.setAccessibleName(self.tr("{label}: take out").format(label=label))
        self.remove.setToolTip(self.tr("Take out (Delete)"))
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
        self.remove.setMaximumWidth(self.remove.sizeHint().height() + 8)
        self.add.clicked.connect(lambda: pick(self.window(), label, self.take))
        self.remove.clicked.connect(self._take_out)
        self.names.removed.connect(self._take_out)
        beside = QHBoxLayout() if one else QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(self.add)
        beside.addWidget(self.remove)
        if not one:
            beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.names, 1)
        row.addLayout(beside)
        self.setFocusProxy(self.names)
        for ref in refs:
            self.take(ref)
        self.names.setCurrentRow(0)
        self.names.clearSelection()

    def refs(self) -> list[EntityRef]:
        return [self.names.item(row).data(_REF) for row in range(self.names.count())]

    def ids(self) -> str:
        """As a statement's or an event's field holds them: a line each."""
        return "\n".join(ref.id for ref in self.refs())

    def take(self, ref: EntityRef) -> None:
        if self._one:
            self.names.clear()
        if ref.id not in {held.id for held in self.refs()}:
            item = QListWidgetItem(kind_icon(ref.kind, self.palette()), ref.name)
            item.setData(_REF, ref)
            self.names.addItem(item)
            self.names.setCurrentItem(item)

    def _take_out(self) -> None:
        self.names.takeItem(self.names.currentRow())
