"""The row above a picture of connections: around whom, from which source and time, which kinds of nodes and ties, how
well supported, and how many nodes at most."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSpinBox, QToolButton, QWidget

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.connections import LEGIBLE, MOST_NODES, Asked, Told
from dossier.gui import phrases
from dossier.gui.accents import kind_icon
from dossier.gui.widgets.date_bounds import DateBounds
from dossier.gui.widgets.wrapping_row import WrappingRow

_LONGEST = 28
_FEWEST, _STRIDE = 2, 10
_STRENGTHS = (1, 2, 3, 5, 10, 20)
"""Independent origins of a tie, to choose from."""


class ConnectionsFilters(QWidget):
    """Emits `changed()`; `entity_wanted()` and `source_wanted()` when one is to be chosen; `refused(words)` for what
    cannot be asked."""

    changed = Signal()
    entity_wanted = Signal()
    source_wanted = Signal()
    refused = Signal(str)

    def __init__(self, fixed: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fixed = fixed
        self._entities: dict[str, str] = {}
        self._source = ("", "")
        self.entity, self.source = QPushButton(), QPushButton()
        self.kinds = {kind: QToolButton() for kind in EntityKind}
        self.ties, self.strength = QComboBox(), QComboBox()
        self.dates = DateBounds()
        self.limit = QSpinBox()
        self.clear_button = QPushButton(self.tr("&No filter"))
        self._lay_out()
        self._connect()
        self._tell()

    @property
    def asked(self) -> Asked:
        kind = self.ties.currentData()
        return Asked(
            (*self._fixed, *self._entities),
            tuple(kind for kind, button in self.kinds.items() if button.isChecked()),
            self.limit.value(),
            ties=(StatementKind(kind),) if kind else tuple(StatementKind),
            told=Told(self._source[0], *self.dates.minutes),
            origins=int(self.strength.currentData()),
        )

    @property
    def filtered(self) -> bool:
        asked = self.asked
        return asked != Asked(self._fixed, limit=asked.limit)

    def add_entity(self, id: str, name: str) -> None:
        """Around this one, too."""
        self._entities[id] = name
        self._now()

    def set_source(self, id: str, name: str) -> None:
        """Only what this one tells."""
        self._source = (id, name)
        self._now()

    def clear(self) -> None:
        self.put({"limit": self.limit.value()})
        self._now()

    def forget_names(self) -> bool:
        """Go on without what was chosen by name, for it has gone. False: nothing was."""
        if not self._entities and not self._source[0]:
            return False
        self._entities, self._source = {}, ("", "")
        self._now()
        return True

    # -- remembering

    def kept(self) -> dict[str, Any]:
        """What `put` needs to ask the same again, fit for JSON."""
        return {
            "entities": dict(self._entities),
            "source": list(self._source),
            "kinds": [kind.value for kind, button in self.kinds.items() if button.isChecked()],
            "ties": self.ties.currentData(),
            "strength": self.strength.currentData(),
            "dates": list(self.dates.written),
            "limit": self.limit.value(),
        }

    def put(self, kept: dict[str, Any]) -> None:
        """Without a word; what is missing is not filtered by. Raises ValueError, TypeError, DossierError for what is
        no such thing."""
        entities, (source, name) = kept.get("entities", {}), kept.get("source", ("", ""))
        kinds = [EntityKind(kind) for kind in kept.get("kinds", EntityKind)]
        self.dates.put(*map(str, kept.get("dates", ("", ""))))
        self._entities = {str(id): str(called) for id, called in entities.items()}
        self._source = (str(source), str(name))
        for kind, button in self.kinds.items():
            button.setChecked(kind in kinds)
        self.ties.setCurrentIndex(max(0, self.ties.findData(kept.get("ties", ""))))
        self.strength.setCurrentIndex(max(0, self.strength.findData(kept.get("strength", 1))))
        self.limit.blockSignals(True)
        self.limit.setValue(int(kept.get("limit", LEGIBLE)))
        self.limit.blockSignals(False)
        self._tell()

    # -- inside

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _now(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        tr, names, source = self.tr, ", ".join(self._entities.values()), self._source[1]
        self.entity.setText(phrases.excerpt(names, _LONGEST) if names else tr("A&round whom or what…"))
        self.entity.setAccessibleName(tr("Around whom or what: {names}").format(names=names or tr("all")))
        self.entity.setToolTip(names)
        self.source.setText(phrases.excerpt(source, _LONGEST) if source else tr("Fro&m which source…"))
        self.source.setAccessibleName(tr("From source: {name}").format(name=source or tr("all")))
        self.source.setToolTip(source)
        self.clear_button.setEnabled(self.filtered)

    def _connect(self) -> None:
        self.entity.clicked.connect(self.entity_wanted)
        self.source.clicked.connect(self.source_wanted)
        self.dates.changed.connect(self._now)
        self.dates.refused.connect(self.refused)
        self.limit.valueChanged.connect(self._now)
        self.clear_button.clicked.connect(self.clear)
        for combo in (self.ties, self.strength):
            combo.activated.connect(self._now)

    def _lay_out(self) -> None:
        row = WrappingRow(self)
        row.addWidget(self.entity)
        for kind, button in self.kinds.items():
            self._set_up_kind(kind, button)
            row.addWidget(button)
        self._set_up_ties()
        self._set_up_strength()
        for widget in (self.ties, self.strength, self.source, self.dates, self._at_most(), self.clear_button):
            row.addWidget(widget)

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

    def _set_up_strength(self) -> None:
        for origins in _STRENGTHS:
            words = (
                self.tr("{n} or more sources").format(n=origins) if origins > 1 else self.tr("Any support")
            )
            self.strength.addItem(words, origins)
        name = self.tr("How many sources support a tie, independently of each other")
        self.strength.setAccessibleName(name)
        self.strength.setToolTip(name)

    def _at_most(self) -> QWidget:
        """The box for how many, with its words: they go to another line together."""
        both, label = QWidget(), QLabel(self.tr("At m&ost"))
        label.setBuddy(self.limit)
        self.limit.setRange(_FEWEST, MOST_NODES)
        self.limit.setSingleStep(_STRIDE)
        self.limit.setValue(LEGIBLE)
        self.limit.setKeyboardTracking(False)
        self.limit.setAccessibleName(self.tr("How many at most: those with the most ties"))
        self.limit.setToolTip(self.limit.accessibleName())
        self.limit.lineEdit().setAccessibleName(self.limit.accessibleName())
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.limit)
        return both
