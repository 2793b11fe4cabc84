"""A timeline as it is worked with: filters, the picture, beside it the same as a table, and below the passages of the
mark that is current. Picture and table have one selection."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from dossier.domain import targets
from dossier.domain.time_marks import TimeMark, TimeMarks
from dossier.domain.views import Citation
from dossier.gui import phrases, time_words
from dossier.gui.models.line import Line, statement_line
from dossier.gui.models.lines import Group
from dossier.gui.models.time_table import REPORTED, SOURCE, WHAT, WHEN, WHO, Listed, TimeTable
from dossier.gui.models.time_windows import Windows
from dossier.gui.navigation import Spot
from dossier.gui.passage_hints import Hint
from dossier.gui.tasks import Job, Tasks
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.timeline_filters import TimelineFilters
from dossier.gui.widgets.timeline_view import STEP, TimelineView

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

_PAUSE = 150
"""Milliseconds for which a mark must be current before its passages are looked up."""


class TimelinePanel(QWidget):
    """Emits `opened(Line, new_tab)` for a passage, `read(Spot)` at once when a mark is opened, `current_changed()`,
    `loaded()`, `menu_wanted(Line, point)`; `entity_wanted()`, `source_wanted()` and `picture_wanted()` as its buttons
    are pressed."""

    opened = Signal(object, bool)
    read = Signal(object)
    current_changed = Signal()
    loaded = Signal()
    menu_wanted = Signal(object, QPoint)
    entity_wanted = Signal()
    source_wanted = Signal()
    picture_wanted = Signal()

    def __init__(
        self,
        workspace: "Workspace",
        tasks: Tasks,
        hint: Hint,
        nothing: tuple[str, str],
        of: tuple[str, ...] = (),
    ) -> None:
        """`nothing` is what stands there without marks, `of` the entities whose timeline it is."""
        super().__init__()
        self._views, self._tasks = workspace.views, tasks
        self._asked = self._looked = 0
        self._job: Job | None = None
        self._shown_before = False
        self._marks: Sequence[TimeMark] = ()
        self.total = 0
        """How many marks there are; 0 until they were asked for."""
        self.filters = TimelineFilters(of)
        self.view = TimelineView(hint)
        self.table, self.model = QTableView(), TimeTable(self)
        chosen = EmptyState(self.tr("No mark is chosen"), self.tr("The arrow keys go from mark to mark."))
        self.passages = LinePanel(self.tr("Passages"), chosen, hint)
        self.nothing = EmptyState(self.tr("Looking what happened when…"))
        self.state = QLabel()
        self.buttons = {
            "in": QPushButton("+"),
            "out": QPushButton("−"),
            "fit": QPushButton(self.tr("&All")),
            "save": QPushButton(self.tr("Save as &picture…")),
        }
        self._nothing_words = nothing
        self._late = QTimer(self, singleShot=True, interval=_PAUSE)
        self._late.timeout.connect(self._look_up)
        self._windows = Windows(TimeMarks((), 0, 0))
        self._closer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._closer.timeout.connect(self._look_closer)
        self._lay_out()
        self._connect()

    # -- what is asked

    def load(self) -> None:
        """Ask for the marks, and show them as soon as they are there."""
        self._asked += 1
        if self._job is not None:
            self._job.abandon()
        number, wanted, views = self._asked, self.filters.wanted, self._views
        self._job = self._tasks.read(
            lambda job: _listed(views.time_marks(wanted)), lambda found: self._show(number, *found)
        )

    def _look_closer(self) -> None:
        """Where a case holds too much for all of it to be here: ask for what is in view."""
        window = self._windows.wanted(self.view.view)
        if window is None or self._job is not None:
            return
        number, wanted, views, windows = self._asked, self.filters.wanted, self._views, self._windows

        def look() -> tuple[TimeMarks, Listed]:
            near = views.time_marks(wanted, begins=window)
            return windows.afar, Listed(windows.take(window, near))

        self._job = self._tasks.read(lambda job: look(), lambda found: self._show(number, *found))

    @property
    def mark(self) -> TimeMark | None:
        """The mark that is current."""
        place = self.view.current
        return None if place is None else self._marks[place]

    def citation(self) -> Citation | None:
        line = self.passages.current()
        mark = self.mark
        return (line.citation if line else None) or (mark.citation if mark else None)

    def clear(self, title: str, words: str) -> None:
        """There is nothing to show any more."""
        self._asked += 1
        self._nothing_words = (title, words)
        self._show(self._asked, TimeMarks((), 0, 0), Listed(()))

    # -- inside

    def _show(self, number: int, found: TimeMarks, listed: Listed) -> None:
        if not isValid(self) or number != self._asked:
            return
        self._job = None
        if found is not self._windows.afar:
            self._windows = Windows(found)
        self._marks = listed.marks.marks
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        self.view.show_marks(listed.marks, stay=self._shown_before)
        self.model.show(listed)
        selection.blockSignals(False)
        self._shown_before = self._shown_before or bool(self._marks)
        self._select_row(self.view.current)
        self.total = found.total
        self.state.setText(self._state_words(found))
        self._stack.setCurrentWidget(self._split if self._marks else self.nothing)
        nothing_alike = self.tr("Nothing dated is like that"), self.tr("Choose less, or no filter.")
        self.nothing.say(*(nothing_alike if self.filters.filtered else self._nothing_words))
        self._look_up()
        self._closer.start()
        self.loaded.emit()

    def _state_words(self, found: TimeMarks) -> str:
        tr = self.tr
        parts = [phrases.counted(found.total, tr("dated mark"), tr("dated marks"))]
        if found.undated:
            words = (
                tr("statement without a known date is not here"),
                tr("statements without a known date are not here"),
            )
            parts.append(phrases.counted(found.undated, *words))
        return " · ".join(parts)

    def _go_to(self, place: int) -> None:
        """The picture went to a mark: the table follows."""
        self._select_row(place)
        self._late.start()
        self.current_changed.emit()

    def _select_row(self, place: int | None) -> None:
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        if place is None:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        else:
            index = self.model.index(self.model.row(place), max(0, self.table.currentIndex().column()))
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
        selection.blockSignals(False)
        self.table.viewport().update()

    def _row_chosen(self, current: QModelIndex) -> None:
        """The table went to a mark: the picture follows."""
        if current.isValid():
            self.view.set_current(self.model.place(current.row()))
            self._late.start()
            self.current_changed.emit()

    def _open(self, place: int, new_tab: bool) -> None:
        """Its passage, at once; where an event is told of in several, the others are below."""
        mark = self._marks[place]
        self._late.start()
        if mark.citation is None:
            span = mark.span
            self.view.go(self.view.view.fitting((span.first, span.until), self.view.view.width))
        elif not new_tab:
            self.read.emit(Spot.of(mark.citation))
        else:
            self.opened.emit(_plain_line(mark, mark.citation), True)

    def _list(self, place: int) -> None:
        self._select_row(place)
        self.table.setFocus()

    # -- the passages of the current mark

    def _look_up(self) -> None:
        self._late.stop()
        self._looked += 1
        number, mark, views = self._looked, self.mark, self._views
        if mark is None or mark.citation is None:
            self.passages.show_groups([])
            return
        self._tasks.read(
            lambda job: _passages(views, mark),
            lambda lines: self._show_passages(number, lines),
            failed=self._gone,
        )

    def _gone(self, error: BaseException) -> None:
        """It is no longer there; what changed is about to be shown."""
        if isValid(self):
            self.passages.show_groups([])

    def _show_passages(self, number: int, lines: Sequence[Line]) -> None:
        if not isValid(self) or number != self._looked:
            return
        self.passages.show_groups(
            [Group(len(lines), lambda offset, limit: lines[offset : offset + limit], lambda line: line)]
        )
        if lines:
            self.passages.list.setCurrentIndex(self.passages.model.index(0))
        self.current_changed.emit()

    # -- how it is put together

    def _lay_out(self) -> None:
        self._set_up_table()
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        beside.addWidget(self.table)
        beside.addWidget(self.passages)
        beside.setStretchFactor(0, 5)
        beside.setStretchFactor(1, 2)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.view)
        self._split.addWidget(beside)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setChildrenCollapsible(False)
        below = QWidget()
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(below, 1)
        column.addLayout(self._bottom())
        self.setFocusProxy(self.view)

    def _bottom(self) -> QHBoxLayout:
        names = {
            "in": self.tr("Nearer (+)"),
            "out": self.tr("Farther (−)"),
            "fit": self.tr("Show all (0)"),
            "save": self.tr("Save what is in view, as SVG or PNG"),
        }
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 10, 6)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        row.addWidget(self.state, 1)
        for name, button in self.buttons.items():
            button.setToolTip(names[name])
            button.setAccessibleName(names[name])
            if name in ("in", "out"):
                button.setMaximumWidth(36)
            row.addWidget(button)
        return row

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.tr("The timeline as a table"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setSortingEnabled(True)
        table.horizontalHeader().setSortIndicator(WHEN, Qt.SortOrder.AscendingOrder)
        table.horizontalHeader().setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
        letter = table.fontMetrics().averageCharWidth()
        for column, letters in ((WHEN, 19), (WHO, 14), (SOURCE, 14), (REPORTED, 15)):
            table.setColumnWidth(column, letters * letter)

    def _connect(self) -> None:
        self.filters.changed.connect(self.load)
        self.filters.entity_wanted.connect(self.entity_wanted)
        self.filters.source_wanted.connect(self.source_wanted)
        self.view.current_changed.connect(self._go_to)
        self.view.opened.connect(self._open)
        self.view.list_wanted.connect(self._list)
        self.view.moved.connect(self._closer.start)
        self.table.selectionModel().currentRowChanged.connect(lambda current, _: self._row_chosen(current))
        self.table.activated.connect(lambda index: self._open(self.model.place(index.row()), False))
        self.passages.opened.connect(self.opened)
        self.passages.current_changed.connect(self.current_changed)
        self.passages.menu_wanted.connect(self.menu_wanted)
        self.buttons["in"].clicked.connect(lambda: self.view.zoom(STEP))
        self.buttons["out"].clicked.connect(lambda: self.view.zoom(1 / STEP))
        self.buttons["fit"].clicked.connect(self.view.fit)
        self.buttons["save"].clicked.connect(self.picture_wanted)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def _listed(found: TimeMarks) -> tuple[TimeMarks, Listed]:
    return found, Listed(found.marks)


def _passages(views: object, mark: TimeMark) -> Sequence[Line]:
    """The statement as its dossiers show it; each source that gives an event this date."""
    what, id = targets.parted(mark.target)
    if what == targets.STATEMENT:
        return [statement_line(views.statement(id))]  # type: ignore[attr-defined]
    return [_plain_line(mark, cited) for cited in views.dates_of(id, mark.value)]  # type: ignore[attr-defined]


def _plain_line(mark: TimeMark, cited: Citation) -> Line:
    return Line(
        text=phrases.one_line(cited.exact),
        citation=cited,
        chip=phrases.chip(cited),
        note=f"{time_words.when(mark)} · {time_words.what(mark)}",
    )
