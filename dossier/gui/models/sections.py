"""The navigator's sections: what there is to list, and how many of each."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from dossier.domain.analysis import EntityKind
from dossier.domain.views import Counts
from dossier.gui import phrases
from dossier.gui.models.rows import ROW, Index

HISTORY = "history"
SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Section:
    """`kind` is None for what is no entity; `field` names the count in `Counts`."""

    key: str
    kind: EntityKind | None
    field: str


SECTIONS: tuple[Section, ...] = (
    Section("persons", EntityKind.PERSON, "persons"),
    Section("events", EntityKind.EVENT, "events"),
    Section("organisations", EntityKind.ORGANISATION, "organisations"),
    Section("places", EntityKind.PLACE, "places"),
    Section(SOURCES, None, "sources"),
    Section(HISTORY, None, "entries"),
)


def section_name(section: Section) -> str:
    if section.kind is not None:
        return phrases.section(section.kind)
    return phrases.tr("History") if section.key == HISTORY else phrases.tr("Sources")


class SectionsModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: Counts | None = None

    def show(self, counts: Counts | None) -> None:
        self._counts = counts
        self.dataChanged.emit(self.index(0), self.index(len(SECTIONS) - 1))

    def count(self, section: Section) -> int | None:
        """None while no case is open."""
        return getattr(self._counts, section.field) if self._counts else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else len(SECTIONS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        section = SECTIONS[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return section_name(section)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = self.count(section)
            return section_name(section) if count is None else f"{section_name(section)}, {count}"
        return section if role == ROW else None
