"""What undo would take back: the analyst's own acts, the next one first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from dossier.domain.views import ActRow, Changes
from dossier.gui import phrases
from dossier.gui.models.line import Line, Tag
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

MOST = 1000


class UndoPage(Page):
    """Emits `wanted(number of acts to take back)` and `pass_wanted()`."""

    wanted = Signal(int)
    pass_wanted = Signal()

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks) -> None:
        super().__init__(place)
        self._workspace, self._tasks = workspace, tasks
        self._acts: Sequence[ActRow] = ()
        self.title = self.tr("What undo would take back")
        self.panel = LinePanel(self.title, EmptyState(self.tr("Looking…")))
        self.words = QLabel()
        self.up_to, self.over = QPushButton(), QPushButton(self.tr("Pass over the &first"))
        self._lay_out()
        self._enable()
        self._look()

    def refresh(self, changes: Changes) -> None:
        if changes:
            self._look()

    def focus(self) -> None:
        self.panel.setFocus()

    def _look(self) -> None:
        views, analyst = self._workspace.views, self._workspace.analyst.id
        self._tasks.read(lambda job: views.acts(analyst, limit=MOST), self._show)

    def _show(self, acts: Sequence[ActRow]) -> None:
        self._acts = acts
        self.panel.empty.say(
            self.tr("Nothing of yours to take back"),
            self.tr("Whatever you decide, write or change appears here, the last first."),
        )
        self.panel.show_groups(
            [Group(len(acts), lambda offset, limit: acts[offset : offset + limit], act_line)]
        )
        if acts and not self.panel.list.currentIndex().isValid():
            self.panel.list.setCurrentIndex(self.panel.model.index(0))
        self._enable()

    def _enable(self) -> None:
        number = self.panel.list.currentIndex().row() + 1
        writable = not self._workspace.read_only
        if number > 1:
            self.up_to.setText(self.tr("&Undo up to here ({n} acts)").format(n=f"{number:n}"))
        else:
            self.up_to.setText(self.tr("&Undo this"))
        self.up_to.setEnabled(writable and 0 < number <= len(self._acts))
        self.over.setEnabled(writable and bool(self._acts) and bool(self._acts[0].blocked))

    def _lay_out(self) -> None:
        self.words.setText(
            self.tr(
                "Only what you did yourself, here and at any time before. Nothing is deleted: undo adds entries."
            )
        )
        self.words.setWordWrap(True)
        self.words.setContentsMargins(14, 10, 14, 8)
        self.up_to.clicked.connect(lambda: self.wanted.emit(self.panel.list.currentIndex().row() + 1))
        self.over.clicked.connect(self.pass_wanted)
        self.over.setToolTip(self.tr("What cannot be taken back stays; undo goes on to the act before it."))
        self.panel.current_changed.connect(self._enable)
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 10)
        row.addWidget(self.up_to)
        row.addWidget(self.over)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.panel, 1)
        column.addLayout(row)


def act_line(act: ActRow) -> Line:
    tr = phrases.tr
    blocked = (Tag(tr("cannot be taken back"), act.blocked),) if act.blocked else ()
    entries = phrases.counted(act.entries, tr("entry"), tr("entries"))
    return Line(
        text=act.summary,
        lead=phrases.moment(act.at),
        tags=blocked,
        note=" · ".join(part for part in (entries, act.blocked) if part),
        hint=act.blocked,
    )
