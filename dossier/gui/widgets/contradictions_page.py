"""What the sources of a case contradict each other in: a list, both passages of the one that is current, and keys that
settle it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from dossier.domain import targets
from dossier.domain.contradiction_rows import Contradiction
from dossier.domain.judgements import Verdict
from dossier.domain.views import Changes, Citation
from dossier.gui import phrases
from dossier.gui.models.contradictions import contradiction_line, verdict_name
from dossier.gui.models.line import Line
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place
from dossier.gui.passage_hints import Hint
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.facing import Facing
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


def deeds() -> tuple[tuple[str, str], ...]:
    """(action, what its button says)"""
    tr = phrases.tr
    return (
        ("settle-explained", tr("E&xplained")),
        ("settle-superseded", tr("Su&perseded")),
        ("settle-none", tr("Not a contrad&iction")),
        ("settle-open", tr("Op&en")),
        ("settle-note", tr("&Why…")),
    )


class ContradictionsPage(Page):
    """Emits `action_wanted(id of an action)`."""

    action_wanted = Signal(str)

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks, hint: Hint) -> None:
        super().__init__(place)
        self._workspace, self._tasks = workspace, tasks
        self._found: Sequence[Contradiction] = ()
        self.title = self.tr("Contradictions")
        self.panel = LinePanel(self.title, EmptyState(self.tr("Comparing the sources…")), hint)
        self.facing, self.filter, self.count = Facing(), QComboBox(), QLabel()
        self._lay_out()
        self._look()

    def refresh(self, changes: Changes) -> None:
        if changes:
            self._look()

    def focus(self) -> None:
        self.panel.setFocus()

    def line(self) -> Line | None:
        return self.panel.current()

    def lines(self) -> list[Line]:
        return self.panel.selected()

    def citation(self) -> Citation | None:
        line = self.panel.current()
        return line.citation if line else None

    def about(self) -> str:
        row = self._current()
        return targets.of_entity(row.about.id) if row and row.about else ""

    def open_line(self, line: Line, new_tab: bool) -> None:
        row = line.record
        if new_tab and isinstance(row, Contradiction) and row.about is not None:
            self.follow.emit(targets.of_entity(row.about.id))
        else:
            super().open_line(line, new_tab)

    # -- inside

    def _current(self) -> Contradiction | None:
        line = self.panel.current()
        return line.record if line is not None and isinstance(line.record, Contradiction) else None

    def _look(self) -> None:
        views = self._workspace.views
        self._tasks.read(lambda job: views.contradictions(), self._take)

    def _take(self, found: Sequence[Contradiction]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        wanted = self.filter.currentData()
        rows = [row for row in self._found if wanted is None or row.verdict == wanted]
        waiting = sum(row.verdict is Verdict.OPEN for row in self._found)
        self.count.setText(
            self.tr("{n} open, {all} in all").format(n=f"{waiting:n}", all=f"{len(self._found):n}")
        )
        if self._found:
            self.panel.empty.say(self.tr("None of these"), self.tr("Choose another state above."))
        else:
            self.panel.empty.say(
                self.tr("No contradictions"),
                self.tr(
                    "As far as the machine sees, the sources nowhere differ in figures, dates, ages and denials."
                ),
            )
        self.panel.show_groups(
            [Group(len(rows), lambda offset, limit: rows[offset : offset + limit], contradiction_line)]
        )
        if rows and not self.panel.list.currentIndex().isValid():
            self.panel.list.setCurrentIndex(self.panel.model.index(0))
        self._face()

    def _face(self) -> None:
        self.facing.show_row(self._current())
        for button in self.buttons:
            button.setEnabled(self._current() is not None and not self._workspace.read_only)
        self.current_changed.emit()

    def _lay_out(self) -> None:
        self.filter.addItem(self.tr("All"), None)
        for verdict in Verdict:
            self.filter.addItem(verdict_name(verdict).capitalize(), verdict)
        self.filter.setAccessibleName(self.tr("State"))
        self.filter.activated.connect(lambda _: self._show())
        self.buttons = [self._button(action, text) for action, text in deeds()]
        self.panel.opened.connect(self.open_line)
        self.panel.current_changed.connect(self._face)
        self.panel.menu_wanted.connect(self.menu_wanted)
        self.facing.read.connect(self.read)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 8)
        head.addWidget(self.filter)
        head.addStretch(1)
        head.addWidget(self.count)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.panel)
        split.addWidget(self._lower())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([600, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(split, 1)

    def _lower(self) -> QWidget:
        """Both passages, and what can be made of them."""
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 10)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.facing, 1)
        below.addLayout(row)
        return lower

    def _button(self, action: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.action_wanted.emit(action))
        return button
