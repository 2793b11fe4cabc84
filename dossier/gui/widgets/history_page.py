"""Who did what, when: the journal in words, newest first; of the whole case or of one thing in it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from dossier.domain.errors import NotFound
from dossier.domain.views import Changes, HistoryRow
from dossier.gui import phrases
from dossier.gui.models import line
from dossier.gui.models.line import Line
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.history_filters import HistoryFilters
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

MOST = 2000
"""Entries that a filter finds at most."""


class HistoryPage(Page):
    """`place.key` is what it is the history of. Emits `as_of_wanted(number of an entry)`, and `subject_wanted()` when
    the history of something else is."""

    as_of_wanted = Signal(int)
    subject_wanted = Signal()

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks) -> None:
        super().__init__(place)
        self._workspace, self._tasks = workspace, tasks
        self._asked = 0
        self._name = _name(workspace, place.key)
        self.title = self.tr("History: {name}").format(name=self._name) if place.key else self.tr("History")
        self.filters = HistoryFilters()
        self.panel = LinePanel(self.tr("History"), EmptyState(self.tr("No entries yet")))
        self.jump = QPushButton(self.tr("&Jump to it"))
        self.as_of = QPushButton(self.tr("Show the case as o&f here"))
        self._lay_out()
        self._show()

    def refresh(self, changes: Changes) -> None:
        if changes:
            self._show()

    def focus(self) -> None:
        self.panel.setFocus()

    def about(self) -> str:
        current = self.panel.current()
        return current.target if current else ""

    def open_line(self, line: Line, new_tab: bool) -> None:
        """To what the entry is about; the history stays open."""
        if line.target:
            self.follow.emit(line.target)

    def _show(self) -> None:
        self.filters.show_analysts(self._workspace.views.properties().analysts)
        if self.filters.wanted:
            self._look()
        else:
            self._asked += 1
            self.panel.empty.say(self.tr("No entries yet"))
            self.panel.show_groups([history_group(self._workspace, self.place.key or None)])
        self._enable()

    def _look(self) -> None:
        """What the filters leave, found off the GUI thread: the words may stand in any of a million entries."""
        self._asked += 1
        number, wanted, subject = self._asked, self.filters.wanted, self.place.key or None
        views = self._workspace.views

        def find() -> Sequence[HistoryRow]:
            return views.history(
                subject=subject,
                analyst=wanted.analyst,
                kind=wanted.kind,
                text=wanted.text,
                newest_first=True,
                limit=MOST,
            )

        self._tasks.read(lambda job: find(), lambda rows: self._found(number, rows))

    def _found(self, number: int, rows: Sequence[HistoryRow]) -> None:
        if number != self._asked:
            return
        self.panel.empty.say(self.tr("No entry is like that"), self.tr("Choose less, or other words."))
        self.panel.show_groups(
            [Group(len(rows), lambda offset, limit: rows[offset : offset + limit], line.history_line)]
        )
        self._enable()

    def _enable(self) -> None:
        current = self.panel.current()
        self.jump.setEnabled(bool(current and current.target not in ("", "case")))
        self.as_of.setEnabled(bool(current and current.entry))

    def _go_there(self) -> None:
        current = self.panel.current()
        if current is not None:
            self.open_line(current, False)

    def _go_back_in_time(self) -> None:
        current = self.panel.current()
        if current is not None:
            self.as_of_wanted.emit(current.entry)

    def _lay_out(self) -> None:
        self.filters.show_about(self._name)
        self.filters.changed.connect(self._show)
        self.filters.about_wanted.connect(self.subject_wanted)
        self.filters.about_all.connect(lambda: self.go.emit(Place(PlaceKind.HISTORY), False))
        self.panel.opened.connect(self.open_line)
        self.panel.current_changed.connect(self._enable)
        self.panel.current_changed.connect(self.current_changed)
        self.jump.clicked.connect(self._go_there)
        self.as_of.clicked.connect(self._go_back_in_time)
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 10)
        row.addWidget(self.jump)
        row.addWidget(self.as_of)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.panel, 1)
        column.addLayout(row)


def history_group(workspace: "Workspace", subject: str | None) -> Group:
    """The entries on `subject` (an entity, a source, a statement, an analyst; None for all), newest first."""
    views = workspace.views
    return Group(
        views.count_history(subject=subject),
        lambda offset, limit: views.history(subject=subject, newest_first=True, offset=offset, limit=limit),
        line.history_line,
    )


def _name(workspace: "Workspace", subject: str) -> str:
    """What the subject of a history is called; empty for the whole case."""
    views = workspace.views
    lookups: tuple[Callable[[], str], ...] = (
        lambda: views.entity(subject).name,
        lambda: phrases.source_name(views.source(subject)),
        lambda: phrases.excerpt(views.statement(subject).citation.exact, 60),
        lambda: next(a.name for a in views.properties().analysts if a.id == subject),
    )
    for look in lookups if subject else ():
        try:
            return look()
        except (NotFound, StopIteration):
            continue
    return subject
