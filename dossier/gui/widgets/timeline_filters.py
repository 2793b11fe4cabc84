"""The row above a timeline: of whom or what, from which source, of which kind and grade."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from dossier.domain.analysis import StatementKind
from dossier.domain.time_marks import EVENT, TimeFilter
from dossier.gui import phrases

_NARROW = 90
_LONGEST = 28


class TimelineFilters(QWidget):
    """Emits `changed()`; `entity_wanted()` and `source_wanted()` when one is to be chosen."""

    changed = Signal()
    entity_wanted = Signal()
    source_wanted = Signal()

    def __init__(self, fixed: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fixed = fixed
        self._entities: dict[str, str] = {}
        self._source = ("", "")
        self.entity, self.source = QPushButton(), QPushButton()
        self.kind, self.grade = QComboBox(), QComboBox()
        self.clear_button = QPushButton(self.tr("&No filter"))
        self._lay_out()
        self._tell()

    @property
    def wanted(self) -> TimeFilter:
        kind = str(self.kind.currentData() or "")
        return TimeFilter(
            (*self._fixed, *self._entities),
            self._source[0],
            tuple(kind.split()) if kind else (),
            str(self.grade.currentData() or ""),
        )

    @property
    def filtered(self) -> bool:
        return self.wanted != TimeFilter(self._fixed)

    def add_entity(self, id: str, name: str) -> None:
        """Only what this one takes part in too."""
        self._entities[id] = name
        self._now()

    def set_source(self, id: str, name: str) -> None:
        self._source = (id, name)
        self._now()

    def clear(self) -> None:
        self._entities.clear()
        self._source = ("", "")
        for combo in (self.kind, self.grade):
            combo.setCurrentIndex(0)
        self._now()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _now(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        names = ", ".join(self._entities.values())
        self.entity.setText(phrases.excerpt(names, _LONGEST) if names else self.tr("O&f whom or what…"))
        self.entity.setAccessibleName(
            self.tr("Of whom or what: {names}").format(names=names or self.tr("all"))
        )
        self.entity.setToolTip(names)
        source = self._source[1]
        self.source.setText(phrases.excerpt(source, _LONGEST) if source else self.tr("Fro&m which source…"))
        self.source.setAccessibleName(self.tr("From source: {name}").format(name=source or self.tr("all")))
        self.source.setToolTip(source)
        self.clear_button.setEnabled(self.filtered)

    def _lay_out(self) -> None:
        self.kind.addItem(self.tr("All kinds"), "")
        self.kind.addItem(self.tr("Events"), EVENT)
        self.kind.addItem(self.tr("Statements"), " ".join(StatementKind))
        for kind in StatementKind:
            words = phrases.statement_kind(kind)
            self.kind.addItem(words[:1].upper() + words[1:], kind.value)
        self.grade.addItem(self.tr("Any grade"), "")
        for letter in "ABCDEF":
            better = self.tr("{grade} or better").format(grade=letter) if letter != "A" else "A"
            self.grade.addItem(better, f"{letter}+")
        for combo, name in ((self.kind, self.tr("Kind")), (self.grade, self.tr("Grade"))):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            combo.setMinimumWidth(_NARROW)
            combo.activated.connect(lambda _: self._now())
        for button in (self.entity, self.source):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(_NARROW)
        self.entity.clicked.connect(self.entity_wanted)
        self.source.clicked.connect(self.source_wanted)
        self.clear_button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        for widget, share in ((self.entity, 4), (self.source, 4), (self.kind, 3), (self.grade, 2)):
            row.addWidget(widget, share)
        row.addWidget(self.clear_button)
