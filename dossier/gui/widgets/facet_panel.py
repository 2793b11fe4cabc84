"""By what a search can be narrowed, each with its count."""

from collections.abc import Collection, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from dossier.domain.found import Facet
from dossier.gui import phrases
from dossier.gui.phrases import tr

_FACET = Qt.ItemDataRole.UserRole


def _names() -> dict[str, str]:
    return {
        "kind": tr("Kind of hit"),
        "publisher": tr("Publisher"),
        "date": tr("Month"),
        "person": tr("Person"),
        "event": tr("Event"),
        "organisation": tr("Organisation"),
        "place": tr("Place"),
        "grade": tr("Grade"),
    }


class FacetPanel(QTreeWidget):
    """Emits `chosen(name, value)`: the field by which the person narrows the search, or no longer does."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setAccessibleName(self.tr("Narrow the search by"))
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.setIndentation(14)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(lambda item, _: self._choose(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self._choose(item)
        else:
            super().keyPressEvent(event)

    def show_facets(self, facets: Sequence[Facet], held: Collection[tuple[str, str]]) -> None:
        """Show these; `held` are the (name, value) by which the search is narrowed already."""
        here = self._current()
        self.clear()
        names = _names()
        for name, each in groupby(facets, key=lambda facet: facet.name):
            top = QTreeWidgetItem(self, [names.get(name, name), ""])
            top.setFirstColumnSpanned(True)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            for facet in each:
                self._add(top, facet, (facet.name, facet.value) in held)
            top.setExpanded(True)
        self._return_to(here)

    def _add(self, top: QTreeWidgetItem, facet: Facet, held: bool) -> None:
        label = phrases.when(facet.label) if facet.name == "date" else facet.label
        item = QTreeWidgetItem(top, [f"✓ {label}" if held else label, f"{facet.count:n}"])
        item.setData(0, _FACET, (facet.name, facet.value))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        hint = self.tr("No longer only “{what}”") if held else self.tr("Only “{what}”")
        item.setToolTip(0, hint.format(what=facet.label))
        words = self.tr("{what}, {n}, narrowed by this") if held else self.tr("{what}, {n}")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words.format(what=label, n=facet.count))

    def _choose(self, item: QTreeWidgetItem) -> None:
        held = item.data(0, _FACET)
        if held is None:
            item.setExpanded(not item.isExpanded())
        else:
            self.chosen.emit(*held)

    def _current(self) -> tuple[str, str] | None:
        item = self.currentItem()
        return item.data(0, _FACET) if item is not None else None

    def _return_to(self, here: tuple[str, str] | None) -> None:
        """Stay where the person was with the keyboard."""
        for n in range(self.topLevelItemCount()):
            top = self.topLevelItem(n)
            for m in range(top.childCount() if top else 0):
                child = top.child(m) if top else None
                if child is not None and child.data(0, _FACET) == here:
                    self.setCurrentItem(child)
                    return
