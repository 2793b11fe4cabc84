"""The ties of a graph as rows: from, what kind, to, and how many statements, sources and independent origins."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dossier.app.connections import Scene
from dossier.domain.connections import Connections, Edge
from dossier.gui import phrases, tie_words
from dossier.gui.passage_hints import plain
from dossier.gui.phrases import tr

Index = QModelIndex | QPersistentModelIndex

COLUMNS = 6
FROM, KIND, TO, STATEMENTS, SOURCES, ORIGINS = range(COLUMNS)


class Ties:
    """The edges of a scene with the orders in which a table may show them. Making one takes a while: do it where nobody
    waits."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.edges = scene.graph.edges
        self.numbers = {edge: number for number, edge in enumerate(self.edges)}
        self._names = {id: node.name.casefold() for id, node in scene.entities.items()}
        numbers = range(len(self.edges))
        self.orders = [sorted(numbers, key=self._key(column)) for column in range(COLUMNS)]
        """Numbers of edges, by row."""
        self.rows = [_inverse(order) for order in self.orders]

    def _key(self, column: int) -> Callable[[int], Any]:
        """Those that are alike stay in the order of their ids."""
        edges, names = self.edges, self._names
        return {
            FROM: lambda n: names[edges[n].one],
            KIND: lambda n: edges[n].kind.value,
            TO: lambda n: names[edges[n].other],
            STATEMENTS: lambda n: edges[n].statements,
            SOURCES: lambda n: (edges[n].sources, edges[n].statements),
            ORIGINS: lambda n: (edges[n].origins, edges[n].statements),
        }[column]


def _inverse(order: list[int]) -> list[int]:
    rows = [0] * len(order)
    for row, number in enumerate(order):
        rows[number] = row
    return rows


class TieTable(QAbstractTableModel):
    """Rows are in the order of one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ties = Ties(Scene(Connections((), (), 0), {}))
        self._column, self._down = ORIGINS, True

    def show(self, ties: Ties) -> None:
        self.beginResetModel()
        self._ties = ties
        self.endResetModel()

    def edge(self, row: int) -> Edge:
        order = self._ties.orders[self._column]
        return self._ties.edges[order[-1 - row] if self._down else order[row]]

    def row(self, edge: Edge) -> int:
        """In which this edge stands; -1 where it does not."""
        number = self._ties.numbers.get(edge)
        if number is None:
            return -1
        row = self._ties.rows[self._column][number]
        return self.rowCount() - 1 - row if self._down else row

    # -- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else len(self._ties.edges)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("One"), tr("Tie"), tr("Other"), tr("Statements"), tr("Sources"), tr("Independent"))[
                section
            ]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        edge, column = self.edge(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(edge, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column >= STATEMENTS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(tie_words.tie(edge, self._ties.scene))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            # A screen reader that goes from row to row hears all of it, not only one cell.
            return tie_words.tie(edge, self._ties.scene) if column == FROM else self._cell(edge, column)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        edges = [self.edge(index.row()) for index in held]
        self._column, self._down = max(0, column), order == Qt.SortOrder.DescendingOrder
        moved = [self.index(self.row(edge), index.column()) for edge, index in zip(edges, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _cell(self, edge: Edge, column: int) -> str:
        entities = self._ties.scene.entities
        if column == KIND:
            return phrases.statement_kind(edge.kind)
        if column in (FROM, TO):
            return entities[edge.one if column == FROM else edge.other].name
        return f"{(edge.statements, edge.sources, edge.origins)[column - STATEMENTS]:n}"
