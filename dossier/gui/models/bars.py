"""The bars of a small chart, as an item model: what is drawn is what a screen reader reads, and each bar opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from dossier.domain.analysis import EntityKind
from dossier.gui import phrases
from dossier.gui.models.rows import ROW, Index
from dossier.gui.navigation import Place


@dataclass(frozen=True, slots=True)
class Bar:
    """`label` and how much of it there is; `note` says more about the number. It opens `place`, else the `section` of
    the navigator, else the `queue` of suggestions of that sort, else `more` of the same list."""

    label: str
    number: int
    note: str = ""
    kind: EntityKind | None = None
    """Gives it the colour of its kind, and the glyph."""
    place: Place | None = None
    section: str = ""
    queue: str | None = None
    more: bool = False

    @property
    def spoken(self) -> str:
        number = "" if self.more else f"{self.number:n}"
        named = phrases.kind_name(self.kind) if self.kind and self.place else ""
        return ", ".join(part for part in (self.label, named, number, self.note) if part)


class BarsModel(QAbstractListModel):
    """Role ROW gives a Bar; `share` how long it is beside the longest, `has_glyphs` whether any has that of a kind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bars: Sequence[Bar] = ()
        self._most = 1
        self.has_glyphs = False

    def show(self, bars: Sequence[Bar]) -> None:
        """Where the number of bars is the same, only their content is new, and the current one stays current."""
        if len(bars) == len(self.bars):
            self._keep(bars)
            if bars:
                self.dataChanged.emit(self.index(0), self.index(len(bars) - 1))
            return
        self.beginResetModel()
        self._keep(bars)
        self.endResetModel()

    def share(self, bar: Bar) -> float:
        return bar.number / self._most

    def _keep(self, bars: Sequence[Bar]) -> None:
        self.bars = tuple(bars)
        self.has_glyphs = any(bar.kind is not None for bar in bars)
        self._most = max((bar.number for bar in bars if not bar.more), default=0) or 1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else len(self.bars)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.bars):
            return None
        bar = self.bars[index.row()]
        if role == ROW:
            return bar
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return bar.spoken
        return bar.label if role == Qt.ItemDataRole.DisplayRole else None
