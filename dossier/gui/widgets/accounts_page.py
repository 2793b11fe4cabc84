"""Accounts of an event side by side: a table whose cells are passages; what is told stands frozen on the left."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dossier.domain import targets
from dossier.domain.account_rows import Account, AccountsTable
from dossier.domain.views import Changes, Citation
from dossier.gui.models.accounts_table import AccountsModel, Kept
from dossier.gui.models.rows import ROW
from dossier.gui.navigation import Place, Spot
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.accounts_delegate import PAD, AccountsDelegate
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

_COLUMN, _LABELS, _LINES = 250, 220, 3
"""Width of a column and of what is told, in pixels at normal text size; lines of text in a row."""


class Cells(QTableView):
    """`entered_by_key(index)`: Enter on a cell. Qt's own signal comes with a double click as well."""

    entered_by_key = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_by_key.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class AccountsPage(Page):
    """Enter, or a click, opens the passage of a cell; again, the next one in it. Raises NotFound."""

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks) -> None:
        super().__init__(place)
        self._views, self._tasks = workspace.views, tasks
        row = self._views.entity(place.key)
        self.kind = row.kind
        self.title = self.tr("Accounts: {name}").format(name=row.name)
        self._accounts: AccountsTable | None = None
        self._open: tuple[int, int] = (-1, -1)
        self._turn = 0
        self.model, self.table = AccountsModel(self), Cells()
        self.words, self.filter = QLabel(), QComboBox()
        self.empty = EmptyState(self.tr("Laying the accounts side by side…"))
        self._lay_out()
        self._look()

    def refresh(self, changes: Changes) -> None:
        if changes.rebuilt or changes.sources or self.place.key in changes.entities:
            self._look()

    def focus(self) -> None:
        self.table.setFocus()

    def about(self) -> str:
        return targets.of_entity(self.place.key)

    def citation(self) -> Citation | None:
        told = self._cell(self.table.currentIndex())
        return told[0].citation if told else None

    # -- inside

    def _look(self) -> None:
        key = self.place.key
        self._tasks.read(lambda job: self._views.accounts(key), self._take, failed=self._fail)

    def _fail(self, error: BaseException) -> None:
        self.empty.say(self.tr("There are no accounts"), str(error))
        self._stack.setCurrentWidget(self.empty)

    def _take(self, accounts: AccountsTable) -> None:
        self._accounts = accounts
        self._show()

    def _show(self) -> None:
        if self._accounts is None:
            return
        current = self.table.currentIndex()
        self.model.show(self._accounts, self.filter.currentData(), self.palette())
        self.words.setText(
            self.tr("{name}: {columns} origins, {rows} things told, {differ} told otherwise").format(
                name=self._accounts.event.name,
                columns=f"{len(self._accounts.columns):n}",
                rows=f"{self.model.count(Kept.ALL):n}",
                differ=f"{self.model.count(Kept.DIFFERING):n}",
            )
        )
        self.empty.say(self.tr("Nothing to lay side by side"), self.tr("Choose other rows above."))
        self._stack.setCurrentWidget(self.table if self.model.rowCount() else self.empty)
        again = self.model.index(current.row(), current.column())
        self.table.setCurrentIndex(again if again.isValid() else self._first_told())

    def _first_told(self) -> QModelIndex:
        cells = (self.model.index(0, n) for n in range(self.model.columnCount()))
        return next((cell for cell in cells if self._cell(cell)), self.model.index(0, 0))

    def _lay_out(self) -> None:
        for words, kept in (
            (self.tr("Everything"), Kept.ALL),
            (self.tr("What several tell"), Kept.SEVERAL),
            (self.tr("What differs"), Kept.DIFFERING),
        ):
            self.filter.addItem(words, kept)
        self.filter.setAccessibleName(self.tr("Rows"))
        self.filter.activated.connect(lambda _: self._show())
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self._lay_out_table()
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 8)
        head.addWidget(self.words, 1)
        head.addWidget(self.filter)
        middle = QWidget()
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(middle, 1)
        self.setFocusProxy(self.table)

    def _lay_out_table(self) -> None:
        table, line = self.table, self.fontMetrics().lineSpacing()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Accounts side by side"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setWordWrap(True)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setItemDelegate(AccountsDelegate(table))
        table.setCornerButtonEnabled(False)
        across, down = table.horizontalHeader(), table.verticalHeader()
        across.setDefaultSectionSize(_COLUMN * line // 16)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        down.setDefaultSectionSize(_LINES * line + 2 * PAD + 2)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setFixedWidth(_LABELS * line // 16)
        down.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft
            | Qt.AlignmentFlag.AlignTop
            | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap)
        )
        down.setHighlightSections(False)
        table.clicked.connect(self._read)
        table.entered_by_key.connect(self._read)
        table.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())

    def _cell(self, index: QModelIndex) -> tuple[Account, ...]:
        return index.data(ROW) or () if index.isValid() else ()

    def _read(self, index: QModelIndex) -> None:
        told, at = self._cell(index), (index.row(), index.column())
        self._turn = self._turn + 1 if at == self._open else 0
        self._open = at
        if told:
            self.read.emit(Spot.of(told[self._turn % len(told)].citation))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()
