"""Accounts side by side as a table: a column for each origin, a row for what is told; a cell's text begins with ≠ where
others contradict it."""

from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QPalette

from dossier.domain.account_rows import Account, AccountsRow, AccountsTable, Agreement, Column, Part
from dossier.domain.analysis import EntityKind, EventStatus
from dossier.gui import phrases
from dossier.gui.accents import accent, mixed
from dossier.gui.models.rows import ROW, Index

_TINT = 0.14
_LONGEST = 600


class Kept(Enum):
    """Which rows are shown."""

    ALL = auto()
    SEVERAL = auto()
    DIFFERING = auto()


class AccountsModel(QAbstractTableModel):
    """Role ROW gives the accounts of a cell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[Column] = ()
        self._rows: Sequence[AccountsRow] = ()
        self._all: Sequence[AccountsRow] = ()
        self._palette = QPalette()

    def show(self, table: AccountsTable, kept: Kept, palette: QPalette) -> None:
        self.beginResetModel()
        self._columns, self._all, self._palette = table.columns, table.rows, palette
        self._rows = [row for row in table.rows if _is_kept(row, kept)]
        self.endResetModel()

    def count(self, kept: Kept) -> int:
        return sum(_is_kept(row, kept) for row in self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        cell, differs = row.cells[index.column()], index.column() in row.differs
        if role == ROW:
            return cell
        if role == Qt.ItemDataRole.BackgroundRole:
            return QBrush(self._ground()) if differs else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = cell_words(row, cell, differs=False)
            return (
                phrases.tr("differs: {words}").format(words=said)
                if differs
                else said or phrases.tr("not told")
            )
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_words(row, cell, differs=differs)
        if role == Qt.ItemDataRole.ToolTipRole and cell:
            return "\n\n".join(
                f"{phrases.excerpt(a.citation.exact, 300)}\n{phrases.chip(a.citation)}" for a in cell[:5]
            )
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        if orientation == Qt.Orientation.Horizontal:
            column = self._columns[section]
            return column_words(column) if role == Qt.ItemDataRole.DisplayRole else column_hint(column)
        row = self._rows[section]
        return row_words(row)

    def _ground(self) -> Any:
        base = self._palette.color(QPalette.ColorRole.Base)
        return mixed(accent(EntityKind.EVENT, self._palette), base, _TINT)


def _is_kept(row: AccountsRow, kept: Kept) -> bool:
    if kept is Kept.DIFFERING:
        return row.agreement is Agreement.DIFFER
    return kept is Kept.ALL or row.agreement is not Agreement.ALONE


def cell_words(row: AccountsRow, cell: Sequence[Account], *, differs: bool) -> str:
    """What the sources of a column tell, each thing once, with how often."""
    times = Counter(_shown(row.part, account) for account in cell)
    said = [f"{words} (×{n})" if n > 1 else words for words, n in times.items()]
    return phrases.excerpt(f"{'≠ ' if differs else ''}{' · '.join(said)}", _LONGEST) if said else ""


def _shown(part: Part, account: Account) -> str:
    if part is Part.WHEN:
        return phrases.when(account.words)
    return phrases.event_status(EventStatus(account.words)) if part is Part.WHETHER else account.words


def row_words(row: AccountsRow) -> str:
    tr = phrases.tr
    comparable = row.part in (Part.WHEN, Part.FIGURE)
    agreement = {
        Agreement.ALONE: "",
        Agreement.AGREE: tr("agree"),
        Agreement.DIFFER: tr("differ"),
        Agreement.MIXED: tr("agree in part") if comparable else tr("several tell it"),
    }[row.agreement]
    told = phrases.supported(row.sources, row.origins)
    return f"{_label(row)}\n{' · '.join(filter(None, (agreement, told)))}"


def _label(row: AccountsRow) -> str:
    tr = phrases.tr
    if row.part in (Part.FIGURE, Part.STATEMENT) and row.label:
        return row.label
    names = {
        Part.WHEN: tr("When"),
        Part.WHERE: tr("Where"),
        Part.WHO: tr("Who"),
        Part.WHETHER: tr("Whether"),
        Part.FIGURE: tr("Figure"),
        Part.STATEMENT: tr("Said of it"),
    }
    return f"{names[row.part]}: {row.label}" if row.label else names[row.part]


def column_words(column: Column) -> str:
    """`Reuters, 17 Nov 2015` and how many more of the same origin."""
    first, *more = column.sources
    name = phrases.excerpt(first.publisher or phrases.source_name(first), 34)
    published = phrases.when(first.published[:10]) if first.published else phrases.tr("no date")
    copies = phrases.counted(len(more), phrases.tr("copy"), phrases.tr("copies"))
    return f"{name}\n{published}{f' · +{copies}' if more else ''}"


def column_hint(column: Column) -> str:
    return "\n".join(f"{phrases.source_name(each)} · {phrases.source_line(each)}" for each in column.sources)
