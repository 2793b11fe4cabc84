"""The row above a picture of connections: around whom, which kinds of nodes and ties, and how many nodes at most."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QWidget,
)

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.connections import LEGIBLE, MOST_NODES, Asked
from dossier.gui import phrases
from dossier.gui.accents import kind_icon

_NARROW = 90
_LONGEST = 28
_FEWEST, _STRIDE = 2, 10


class ConnectionsFilters(QWidget):
    """Emits `changed()`; `entity_wanted()` when one is to be chosen."""

    changed = Signal()
    entity_wanted = Signal()

    def __init__(self, fixed: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fixed = fixed
        self._entities: dict[str, str] = {}
        self.entity = QPushButton()
        self.kinds = {kind: QToolButton() for kind in EntityKind}
        self.ties = QComboBox()
        self.limit = QSpinBox()
        self.clear_button = QPushButton(self.tr("&No filter"))
        self._lay_out()
        self._tell()

    @property
    def asked(self) -> Asked:
        kind = self.ties.currentData()
        return Asked(
            (*self._fixed, *self._entities),
            tuple(kind for kind, button in self.kinds.items() if button.isChecked()),
            self.limit.value(),
            ties=(StatementKind(kind),) if kind else tuple(StatementKind),
        )

    @property
    def filtered(self) -> bool:
        asked = self.asked
        return asked != Asked(self._fixed, limit=asked.limit)

    def add_entity(self, id: str, name: str) -> None:
        """Around this one, too."""
        self._entities[id] = name
        self._now()

    def clear(self) -> None:
        self._entities.clear()
        self.ties.setCurrentIndex(0)
        for button in self.kinds.values():
            button.setChecked(True)
        self._now()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _now(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        names = ", ".join(self._entities.values())
        self.entity.setText(phrases.excerpt(names, _LONGEST) if names else self.tr("A&round whom or what…"))
        self.entity.setAccessibleName(
            self.tr("Around whom or what: {names}").format(names=names or self.tr("all"))
        )
        self.entity.setToolTip(names)
        self.clear_button.setEnabled(self.filtered)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        self.entity.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.entity.setMinimumWidth(_NARROW)
        self.entity.clicked.connect(self.entity_wanted)
        row.addWidget(self.entity, 4)
        for kind, button in self.kinds.items():
            self._set_up_kind(kind, button)
            row.addWidget(button)
        self._set_up_ties()
        row.addWidget(self.ties, 3)
        self._set_up_limit(row)
        self.clear_button.clicked.connect(self.clear)
        row.addWidget(self.clear_button)

    def _set_up_kind(self, kind: EntityKind, button: QToolButton) -> None:
        button.setCheckable(True)
        button.setChecked(True)
        button.setIcon(kind_icon(kind, self.palette()))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(phrases.section(kind))
        button.setAccessibleName(self.tr("Show: {kind}").format(kind=phrases.section(kind)))
        button.clicked.connect(self._now)

    def _set_up_ties(self) -> None:
        self.ties.addItem(self.tr("All ties"), "")
        for kind in StatementKind:
            words = phrases.statement_kind(kind)
            self.ties.addItem(words[:1].upper() + words[1:], kind.value)
        self.ties.setAccessibleName(self.tr("Kind of tie"))
        self.ties.setToolTip(self.tr("Kind of tie"))
        self.ties.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.ties.setMinimumWidth(_NARROW)
        self.ties.activated.connect(self._now)

    def _set_up_limit(self, row: QHBoxLayout) -> None:
        label = QLabel(self.tr("At m&ost"))
        label.setBuddy(self.limit)
        self.limit.setRange(_FEWEST, MOST_NODES)
        self.limit.setSingleStep(_STRIDE)
        self.limit.setValue(LEGIBLE)
        self.limit.setKeyboardTracking(False)
        self.limit.setAccessibleName(self.tr("How many at most: those with the most ties"))
        self.limit.setToolTip(self.limit.accessibleName())
        self.limit.lineEdit().setAccessibleName(self.limit.accessibleName())
        self.limit.valueChanged.connect(self._now)
        row.addWidget(label)
        row.addWidget(self.limit)
