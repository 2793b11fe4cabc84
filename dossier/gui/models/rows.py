"""The navigator's lists: one item model over pages of entities or sources."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dossier.domain.analysis import EntityKind
from dossier.domain.views import EntityRow, SourceRow
from dossier.gui import phrases
from dossier.gui.models.pages import Fetch, Pages

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a model hands out the whole row record."""

_NOTHING: Pages[Any] = Pages(0, lambda offset, limit: ())


@dataclass(frozen=True, slots=True)
class Listing:
    """How the rows of one list are counted, read and put into words."""

    count: Callable[[], int]
    fetch: Fetch[Any]
    title: Callable[[Any], str]
    hint: Callable[[Any], str]


class RowsModel(QAbstractListModel):
    """Any long list whose rows are records; `show` gives it another list, `reload` asks anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing: Listing | None = None
        self._pages = _NOTHING

    def show(self, listing: Listing | None) -> None:
        self.beginResetModel()
        self._listing = listing
        self._pages = Pages(listing.count(), listing.fetch) if listing else _NOTHING
        self.endResetModel()

    def reload(self) -> None:
        """Ask anew; where the number of rows is the same, only their content is."""
        if self._listing is None:
            return
        if self._listing.count() != len(self._pages):
            self.show(self._listing)
        elif len(self._pages):
            self._pages.forget()
            self.dataChanged.emit(self.index(0), self.index(len(self._pages) - 1))

    def row(self, number: int) -> Any:
        """The record of row `number`; None when it has gone meanwhile."""
        return self._pages.row(number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        listing = self._listing
        if listing is None or not index.isValid() or not 0 <= index.row() < len(self._pages):
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, ROW):
            return None
        row = self._pages.row(index.row())
        if row is None or role == ROW:
            return row
        return listing.title(row) if role == Qt.ItemDataRole.DisplayRole else listing.hint(row)


def entity_title(row: EntityRow) -> str:
    return row.name


def entity_hint(row: EntityRow) -> str:
    tr = phrases.tr
    lines = [row.name]
    if row.aliases:
        lines.append(tr("also: {names}").format(names=" · ".join(row.aliases[:8])))
    if row.kind is EntityKind.EVENT and row.date:
        lines.append(phrases.when(row.date))
    mentions = phrases.counted(row.mentions, tr("mention"), tr("mentions"))
    sources = phrases.counted(row.sources, tr("source"), tr("sources"))
    counts = " · ".join(filter(None, (phrases.apart(row.role), mentions, sources)))
    return "\n".join([*lines, counts])


def source_hint(row: SourceRow) -> str:
    lines = [phrases.source_name(row), phrases.source_line(row), row.file]
    if row.unread:
        lines.append(phrases.tr("in “{language}”, which no model reads").format(language=row.language))
    if row.withdrawn:
        lines.append(phrases.tr("withdrawn: left out of all dossiers"))
    return "\n".join(line for line in lines if line)
