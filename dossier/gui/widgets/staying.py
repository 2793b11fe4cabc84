"""Staying where the person was in a list that is shown anew: the same rows selected, the same row at the same height.

Others may have put rows above it, or taken some away. It is looked for near where it was, for a list may be long.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint
from PySide6.QtWidgets import QAbstractItemView

NEAR = 300
"""Rows up and down among which a row is looked for."""
MOST = 200
"""Selected rows that are found again; of more, only the current one."""
_ROUNDS = 4
_Flag = QItemSelectionModel.SelectionFlag

Name = Callable[[int], Hashable]
"""What the row with this number is, whatever its place and words; None for nothing in particular."""


@dataclass(frozen=True, slots=True)
class Stay:
    """What was selected, and which row stood where: `anchor` is the current row while it is in view, else the topmost
    (none at the very top, where one waits for what is new)."""

    row: int
    current: Hashable
    selected: frozenset[Hashable]
    anchor_row: int
    anchor: Hashable
    height: int
    offset: int

    @classmethod
    def of(cls, view: QAbstractItemView, name: Name) -> "Stay":
        current = view.currentIndex()
        chosen = view.selectionModel().selectedIndexes()
        place = view.visualRect(current)
        in_view = current.isValid() and view.viewport().rect().intersects(place)
        offset = view.verticalScrollBar().value()
        anchor = current if in_view else view.indexAt(QPoint(1, 1)) if offset else QModelIndex()
        return cls(
            row=current.row(),
            current=name(current.row()) if current.isValid() else None,
            selected=frozenset(name(index.row()) for index in chosen) if len(chosen) <= MOST else frozenset(),
            anchor_row=anchor.row(),
            anchor=name(anchor.row()) if anchor.isValid() else None,
            height=view.visualRect(anchor).top(),
            offset=offset,
        )

    def restore(self, view: QAbstractItemView, name: Name) -> None:
        """Where the current row has gone, the one that stands there now is current."""
        count = view.model().rowCount()
        if not count:
            return
        found = self._find(self.current, self.row, count, name)
        if self.row >= 0:
            row = min(self.row, count - 1) if found is None else found
            self._select(view, row, name, alone=found is None)
        bar = view.verticalScrollBar()
        bar.setValue(self.offset)
        anchor = self._find(self.anchor, self.anchor_row, count, name)
        for _ in range(
            _ROUNDS if anchor is not None else 0
        ):  # rows above turn out higher or lower than guessed
            moved = view.visualRect(view.model().index(anchor or 0, 0)).top() - self.height
            bar.setValue(bar.value() + moved)

    def _select(self, view: QAbstractItemView, row: int, name: Name, *, alone: bool) -> None:
        model, selection = view.model(), view.selectionModel()
        selection.setCurrentIndex(model.index(row, 0), _Flag.NoUpdate)
        chosen = {row} if alone or not self.selected else set[int]()
        if not chosen:
            near = range(max(0, self.row - NEAR), min(model.rowCount(), self.row + NEAR + 1))
            chosen = {n for n in near if name(n) in self.selected}
        if chosen == {index.row() for index in selection.selectedIndexes()}:
            return
        selection.clearSelection()
        for n in sorted(chosen):
            selection.select(model.index(n, 0), _Flag.Select)

    @staticmethod
    def _find(wanted: Hashable, row: int, count: int, name: Name) -> int | None:
        """The row nearest to `row` that is `wanted`."""
        if wanted is None:
            return None
        for by in range(NEAR + 1):
            for n in {row + by, row - by}:
                if 0 <= n < count and name(n) == wanted:
                    return n
        return None
