"""The navigator's sections: what there is to list, and how many of each."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from dossier.domain.analysis import EntityKind
from dossier.domain.views import Counts
from dossier.gui import phrases
from dossier.gui.models.rows import ROW, Index
from dossier.gui.navigation import PlaceKind

SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Section:
    """`kind` is None for what is no entity; `field` names the count in `Counts`, empty for what is not counted.

    A section with a `page` opens that instead of listing; a `rare` one is shown only while there is something in it.
    """

    key: str
    kind: EntityKind | None
    field: str
    page: PlaceKind | None = None
    rare: bool = False


SECTIONS: tuple[Section, ...] = (
    Section("persons", EntityKind.PERSON, "persons"),
    Section("events", EntityKind.EVENT, "events"),
    Section("organisations", EntityKind.ORGANISATION, "organisations"),
    Section("places", EntityKind.PLACE, "places"),
    Section(SOURCES, None, "sources"),
    Section("overview", None, "", PlaceKind.OVERVIEW),
    Section("timeline", None, "", PlaceKind.TIMELINE),
    Section("connections", None, "", PlaceKind.CONNECTIONS),
    Section("review", None, "review", PlaceKind.REVIEW),
    Section("contradictions", None, "", PlaceKind.CONTRADICTIONS),
    Section("conflicts", None, "conflicts", PlaceKind.CONFLICTS, rare=True),
    Section("lost", None, "lost", PlaceKind.LOST, rare=True),
    Section("history", None, "entries", PlaceKind.HISTORY),
)


def section_name(section: Section) -> str:
    if section.kind is not None:
        return phrases.section(section.kind)
    return {
        SOURCES: phrases.tr("Sources"),
        "overview": phrases.tr("Overview"),
        "timeline": phrases.tr("Timeline"),
        "connections": phrases.tr("Connections"),
        "review": phrases.tr("Review"),
        "conflicts": phrases.tr("Conflicts"),
        "contradictions": phrases.tr("Contradictions"),
        "lost": phrases.tr("Lost ground"),
        "history": phrases.tr("History"),
    }[section.key]


class SectionsModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: Counts | None = None
        self._shown = [section for section in SECTIONS if not section.rare]

    def show(self, counts: Counts | None) -> None:
        self._counts = counts
        for section in SECTIONS:
            if section.rare:
                self._list(section, bool(self.count(section)))
        self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def _list(self, section: Section, there: bool) -> None:
        """Rows come and go one by one, so that the chosen one stays chosen."""
        if there is (section in self._shown):
            return
        wanted = [s for s in SECTIONS if s in self._shown or s is section]
        row = wanted.index(section)
        if there:
            self.beginInsertRows(QModelIndex(), row, row)
            self._shown.insert(row, section)
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), row, row)
            self._shown.remove(section)
            self.endRemoveRows()

    def find(self, key: str) -> QModelIndex:
        """Where the section with this key stands; invalid when it is not shown."""
        row = next((n for n, section in enumerate(self._shown) if section.key == key), -1)
        return self.index(row)

    def count(self, section: Section) -> int | None:
        """None while no case is open, and for what is not counted."""
        return getattr(self._counts, section.field) if self._counts and section.field else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        section = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return section_name(section)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = self.count(section)
            return section_name(section) if count is None else f"{section_name(section)}, {count}"
        return section if role == ROW else None
