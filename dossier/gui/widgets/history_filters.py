"""The row above the history: whose entries, of which kind, with which words, on what."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dossier.domain.views import Analyst
from dossier.gui import phrases
from dossier.gui.models.fact_names import kinds

_PAUSE = 250
_NARROW = 80


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries; empty fields do not matter."""

    analyst: str = ""
    kind: str = ""
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.analyst or self.kind or self.text)


class HistoryFilters(QWidget):
    """Emits `changed()`; `about_wanted()` when the history of one thing is wanted, `about_all()` when that of
    everything is again."""

    changed = Signal()
    about_all = Signal()
    about_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.analyst, self.kind, self.text = QComboBox(), QComboBox(), QLineEdit()
        self.about, self.all = QLabel(), QPushButton(self.tr("&Whole case"))
        self.choose = QPushButton(self.tr("&Of whom or what…"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed)
        self._lay_out()
        self.show_about("")

    @property
    def wanted(self) -> Wanted:
        return Wanted(
            str(self.analyst.currentData() or ""),
            str(self.kind.currentData() or ""),
            self.text.text().strip(),
        )

    def show_analysts(self, analysts: Sequence[Analyst]) -> None:
        """Offer these; the one that is chosen stays so."""
        chosen = self.analyst.currentData()
        self.analyst.clear()
        self.analyst.addItem(self.tr("Everybody"), "")
        for analyst in analysts:
            self.analyst.addItem(f"{analyst.name} ({analyst.initials})", analyst.id)
        self.analyst.setCurrentIndex(max(0, self.analyst.findData(chosen)))

    def show_about(self, name: str) -> None:
        """Of what this is the history; empty for the whole case."""
        about = self.tr("About: {name}").format(name=phrases.excerpt(name, 80))
        self.about.setText(about if name else self.tr("Of the whole case"))
        self.all.setVisible(bool(name))

    def clear(self) -> None:
        self.analyst.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self.text.clear()
        self._now()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _now(self) -> None:
        self._pause.stop()
        self.changed.emit()

    def _lay_out(self) -> None:
        self.show_analysts(())
        self.kind.addItem(self.tr("Every kind"), "")
        for kind, name in kinds():
            self.kind.addItem(name, kind)
        for combo, name in ((self.analyst, self.tr("Whose entries")), (self.kind, self.tr("Kind of entry"))):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            combo.setMinimumWidth(_NARROW)
            combo.activated.connect(lambda _: self._now())
        self.text.setPlaceholderText(self.tr("Words in the entry"))
        self.text.setAccessibleName(self.tr("Words in the entry"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(_NARROW)
        self.text.textChanged.connect(lambda _: self._pause.start())
        self.text.returnPressed.connect(self._now)
        self.all.clicked.connect(self.about_all)
        self.choose.clicked.connect(self.about_wanted)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        row = QHBoxLayout()
        for widget, stretch in ((self.analyst, 3), (self.kind, 4), (self.text, 4)):
            row.addWidget(widget, stretch)
        below = QHBoxLayout()
        below.addWidget(self.about, 1)
        below.addWidget(self.choose)
        below.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.addLayout(row)
        column.addLayout(below)
