"""The left-hand pane: sections with their counts, and the list of the chosen one with filter and order."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from dossier.domain.views import Changes, Sort, Status
from dossier.gui import phrases
from dossier.gui.models.rows import ROW, Listing, RowsModel, entity_hint, entity_title, source_hint
from dossier.gui.models.sections import SECTIONS, Section, SectionsModel, section_name
from dossier.gui.navigation import Place, PlaceKind, Spot
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.row_list import RowList
from dossier.gui.widgets.staying import Stay

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

_PAUSE = 150
_REJECTED = "rejected"
"""Stands among the orders: these are in no other list."""


_PAGE_WORDS: dict[str, Callable[[QWidget], tuple[str, str]]] = {
    "overview": lambda w: (
        w.tr("The case at a glance"),
        w.tr("Click Overview, or press Enter on it, to see what is in the case, disputed, waiting and new."),
    ),
    "timeline": lambda w: (
        w.tr("The timeline"),
        w.tr("Click Timeline, or press Enter on it, to see what happened when."),
    ),
    "connections": lambda w: (
        w.tr("Connections"),
        w.tr("Click Connections, or press Enter on it, to see who is tied to whom."),
    ),
    "review": lambda w: (
        w.tr("The review queue"),
        w.tr("Click Review, or press Enter on it, to decide on what the machine suggests."),
    ),
    "conflicts": lambda w: (
        w.tr("Conflicts"),
        w.tr("Click it, or press Enter on it, to see where people decided differently, and to settle it."),
    ),
    "contradictions": lambda w: (
        w.tr("Contradictions"),
        w.tr("Click it, or press Enter on it, to see what the sources tell differently, and to settle it."),
    ),
    "lost": lambda w: (
        w.tr("Lost ground"),
        w.tr("Click it, or press Enter on it, to see decisions whose ground the machine no longer finds."),
    ),
    "history": lambda w: (
        w.tr("The journal"),
        w.tr("Click History, or press Enter on it, to read who did what."),
    ),
}
"""What stands below the sections that open a page."""


class Navigator(QWidget):
    """Emits `opened(Place, new_tab)`; `selected()` when other rows are selected; `menu_wanted(point of the screen)` for
    the entities that are selected."""

    opened = Signal(object, bool)
    selected = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._section = SECTIONS[0]
        self._sections_model, self.model = SectionsModel(self), RowsModel(self)
        self.sections, self.rows = RowList(self.tr("Sections")), RowList(self.tr("Entries of the section"))
        self.filter, self.order = QLineEdit(), QComboBox()
        self.empty = EmptyState(self.tr("No case is open"))
        self._stack = QStackedLayout()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()
        self.use(None)

    # -- what is shown

    def use(self, workspace: "Workspace | None") -> None:
        self._workspace = workspace
        self.filter.clear()
        for widget in (self.filter, self.order, self.rows, self.sections):
            widget.setEnabled(workspace is not None)
        self._sections_model.show(workspace.views.counts() if workspace else None)
        self._list()

    def refresh(self, changes: Changes) -> None:
        if self._workspace is None or not changes:
            return
        self._sections_model.show(self._workspace.views.counts())
        several = self.entities()
        stay = Stay.of(self.rows, self._name)
        self.model.reload()
        stay.restore(self.rows, self._name)
        if len(several) > 1 and set(self.entities()) != set(several):
            self.rows.clearSelection()  # some have gone: what is meant by the rest would be another thing
        self._show_what_there_is()

    def _name(self, row: int) -> Hashable:
        found = self.model.row(row)
        return found.id if found is not None else None

    def entities(self) -> tuple[str, ...]:
        """Those that are selected, from top to bottom."""
        if self._section.kind is None:
            return ()
        rows = sorted(index.row() for index in self.rows.selectionModel().selectedIndexes())
        found = (self.model.row(row) for row in rows if row < self.model.rowCount())
        return tuple(row.id for row in found if row is not None)

    def select_one(self) -> None:
        """Of several that are selected, leave the current one."""
        if len(self.entities()) > 1:
            self.rows.selectionModel().select(
                self.rows.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    @property
    def section(self) -> str:
        return self._section.key

    def choose(self, key: str) -> None:
        """Show this section; nothing for a key that is none."""
        index = self._sections_model.find(key)
        if index.isValid():
            self.sections.setCurrentIndex(index)

    # -- inside

    def _lay_out(self) -> None:
        self.sections.setModel(self._sections_model)
        self._fit_sections()
        self.rows.setModel(self.model)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Filter"))
        self.order.setAccessibleName(self.tr("Order"))
        self.order.setToolTip(self.tr("Order of the list"))
        for label, sort in (
            (self.tr("Mentions"), Sort.MENTIONS),
            (self.tr("Name"), Sort.NAME),
            (self.tr("Last change"), Sort.CHANGED),
        ):
            self.order.addItem(label, sort)
        self.order.insertSeparator(self.order.count())
        self.order.addItem(self.tr("Rejected"), _REJECTED)
        self.order.setItemData(
            self.order.count() - 1, self.tr("What analysts rejected"), Qt.ItemDataRole.ToolTipRole
        )
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        line = QHBoxLayout()
        line.setContentsMargins(8, 6, 8, 6)
        line.setSpacing(6)
        line.addWidget(self.filter, 1)
        line.addWidget(self.order)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sections)
        column.addLayout(line)
        column.addLayout(self._stack, 1)
        self.setFocusProxy(self.rows)

    def _fit_sections(self) -> None:
        """All of them are in view, however many there are."""
        self.sections.setFixedHeight(self.sections.sizeHintForRow(0) * self._sections_model.rowCount() + 8)

    def _connect(self) -> None:
        self._sections_model.rowsInserted.connect(self._fit_sections)
        self._sections_model.rowsRemoved.connect(self._fit_sections)
        self.sections.setCurrentIndex(self._sections_model.index(0))
        self.sections.selectionModel().currentChanged.connect(lambda index, _: self._choose(index.data(ROW)))
        self.sections.opened.connect(self._open_section)
        self.rows.opened.connect(self._open_row)
        self.rows.typed.connect(self._type)
        self.rows.selectionModel().selectionChanged.connect(lambda *_: self.selected.emit())
        self.rows.menu_asked.connect(self._ask_for_menu)
        self._pause.timeout.connect(self._list)
        self.filter.textChanged.connect(lambda: self._pause.start())
        self.filter.returnPressed.connect(self._list_now)
        self.order.currentIndexChanged.connect(lambda _: self._list())

    def _choose(self, section: Section) -> None:
        self._section = section
        self.filter.clear()
        self._pause.stop()
        self._list()

    def _open_section(self, index: QModelIndex, new_tab: bool) -> None:
        page = index.data(ROW).page
        if page is not None and self._workspace is not None:
            self.opened.emit(Place(page), new_tab)

    def _open_row(self, index: QModelIndex, new_tab: bool) -> None:
        row = index.data(ROW)
        if row is None:
            return
        if self._section.kind is None:
            self.opened.emit(Place(PlaceKind.SOURCE, row.id, Spot(row.id)), new_tab)
        else:
            self.opened.emit(Place(PlaceKind.ENTITY, row.id), new_tab)

    def _ask_for_menu(self, point: QPoint) -> None:
        """A single row is opened first, so that what is decided on is in front."""
        if self._section.kind is None:
            return
        if len(self.entities()) == 1:
            self._open_row(self.rows.currentIndex(), False)
        self.menu_wanted.emit(point)

    def _type(self, text: str) -> None:
        self.filter.setText(self.filter.text() + text)
        self.filter.setFocus()

    def _list_now(self) -> None:
        """Enter in the filter: list at once, and go down into the list."""
        self._pause.stop()
        self._list()
        if self.model.rowCount():
            self.rows.setFocus()
            self.rows.setCurrentIndex(self.model.index(0))

    def _list(self) -> None:
        self.order.setVisible(self._section.kind is not None)
        self.filter.setVisible(self._section.page is None)
        self.filter.setPlaceholderText(
            self.tr("Filter {section}").format(section=section_name(self._section))
        )
        self.model.show(self._listing())
        self._show_what_there_is()

    def _listing(self) -> Listing | None:
        if self._workspace is None or self._section.page is not None:
            return None
        views, text, kind = self._workspace.views, self.filter.text().strip(), self._section.kind
        if kind is None:
            return Listing(
                lambda: views.count_sources(text=text),
                lambda offset, limit: views.sources(text=text, offset=offset, limit=limit),
                phrases.source_name,
                source_hint,
            )
        rejected = self.order.currentData() == _REJECTED
        sort = Sort.MENTIONS if rejected else Sort(self.order.currentData())
        status = Status.REJECTED if rejected else None
        return Listing(
            lambda: views.count_entities(kind, text=text, status=status),
            lambda offset, limit: views.entities(
                kind, text=text, sort=sort, status=status, offset=offset, limit=limit
            ),
            entity_title,
            entity_hint,
        )

    def _show_what_there_is(self) -> None:
        self._stack.setCurrentWidget(self.rows if self.model.rowCount() else self.empty)
        self.empty.say(*self._empty_words())

    def _empty_words(self) -> tuple[str, str]:
        name = section_name(self._section)
        if self._workspace is None:
            return self.tr("No case is open"), ""
        if self._section.page is not None:
            return _PAGE_WORDS[self._section.key](self)
        if self.filter.text().strip():
            return self.tr("No match"), self.tr("Nothing under {section} holds these words.").format(
                section=name
            )
        if self.order.currentData() == _REJECTED and self._section.kind is not None:
            return self.tr("Nothing is rejected"), ""
        if self._section.kind is not None:
            return self.tr("No {section} yet").format(section=name.lower()), self.tr(
                "Drop articles onto the window."
            )
        return self.tr("No sources yet"), self.tr("Drop articles onto the window, or press Ctrl+I.")
