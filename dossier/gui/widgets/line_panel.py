"""A list of lines with its empty state: what every inner tab, the search page and the history are made of."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from dossier.gui.models.line import Heading, Line
from dossier.gui.models.lines import Group, LinesModel
from dossier.gui.models.rows import ROW
from dossier.gui.passage_hints import Hint
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.lazy_list import LazyList
from dossier.gui.widgets.line_delegate import LineDelegate
from dossier.gui.widgets.staying import Stay


class LinePanel(QWidget):
    """Emits `opened(Line, new_tab)`, `current_changed()`, and `menu_wanted(Line, point of the screen)`."""

    opened = Signal(object, bool)
    current_changed = Signal()
    menu_wanted = Signal(object, QPoint)

    def __init__(self, name: str, empty: EmptyState, hint: Hint | None = None) -> None:
        super().__init__()
        self.model = LinesModel(self)
        self.list = LazyList(self)
        self.list.setItemDelegate(LineDelegate(self.list, hint))
        self.list.setModel(self.model)
        self.list.setAccessibleName(name)
        self.list.opened.connect(self._open)
        self.list.menu_asked.connect(self._ask_for_menu)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())
        self.model.modelReset.connect(self._show_what_there_is)
        self.empty = empty
        self._stack = QStackedLayout(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.list)
        self.setFocusProxy(self.list)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these, and stay where the person was as far as that is still there."""
        stay = Stay.of(self.list, self._name)
        self.model.show(groups)
        stay.restore(self.list, self._name)

    def current(self) -> Line | None:
        item = self.list.currentIndex().data(ROW) if self.list.currentIndex().isValid() else None
        return item if isinstance(item, Line) else None

    def selected(self) -> list[Line]:
        """All lines that are selected, from top to bottom; reads those that are not in view."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        items = (self.model.index(row).data(ROW) for row in rows)
        return [item for item in items if isinstance(item, Line)]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        line = self.current()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_for_menu()
        elif line is not None:
            self.menu_wanted.emit(line, event.globalPos())

    def _ask_for_menu(self) -> None:
        line = self.current()
        if line is not None:
            below = self.list.visualRect(self.list.currentIndex()).center()
            self.menu_wanted.emit(line, self.list.viewport().mapToGlobal(below))

    def _open(self, index: QModelIndex, new_tab: bool) -> None:
        item = index.data(ROW)
        if isinstance(item, Heading):
            self.model.fold(index)
        elif isinstance(item, Line):
            self.opened.emit(item, new_tab)

    def _name(self, row: int) -> Hashable:
        item = self.model.index(row).data(ROW)
        if isinstance(item, Heading):
            return item.text
        return (item.target, item.entry, item.citation, item.place) if isinstance(item, Line) else None

    def _show_what_there_is(self) -> None:
        self._stack.setCurrentWidget(self.list if self.model.rowCount() else self.empty)
