"""Decisions that lost their ground: what the machine no longer finds stays as it was when it was decided on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout

from dossier.domain import targets
from dossier.domain.views import Changes, Citation, LostRow
from dossier.gui import phrases
from dossier.gui.models.line import Line, Tag
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place
from dossier.gui.passage_hints import Hint
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


class LostPage(Page):
    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks, hint: Hint) -> None:
        super().__init__(place)
        self._views, self._tasks = workspace.views, tasks
        self.title = self.tr("Lost ground")
        self.panel = LinePanel(self.title, EmptyState(self.tr("Looking…")), hint)
        self.panel.opened.connect(self.open_line)
        self.panel.current_changed.connect(self.current_changed)
        words = QLabel(
            self.tr(
                "You or others decided on these, and the newest analysis no longer finds them. They stay as they"
                " were. Enter opens the passage, Ctrl+Enter the dossier."
            )
        )
        words.setWordWrap(True)
        words.setContentsMargins(14, 10, 14, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(words)
        column.addWidget(self.panel, 1)
        self._look()

    def refresh(self, changes: Changes) -> None:
        if changes:
            self._look()

    def focus(self) -> None:
        self.panel.setFocus()

    def citation(self) -> Citation | None:
        current = self.panel.current()
        return current.citation if current else None

    def about(self) -> str:
        current = self.panel.current()
        return current.target if current else ""

    def open_line(self, line: Line, new_tab: bool) -> None:
        if new_tab and line.target:
            self.follow.emit(line.target)
        else:
            super().open_line(line, new_tab)

    def _look(self) -> None:
        self._tasks.read(lambda job: self._views.lost(), self._show)

    def _show(self, rows: Sequence[LostRow]) -> None:
        self.panel.empty.say(
            self.tr("Nothing has lost its ground"),
            self.tr("Every decision concerns something that the newest analysis finds too."),
        )
        self.panel.show_groups([_group(rows, targets.ENTITY), _group(rows, targets.STATEMENT)])


def _group(rows: Sequence[LostRow], what: str) -> Group:
    held = [row for row in rows if targets.parted(row.target)[0] == what]
    heading = phrases.tr("Entities") if what == targets.ENTITY else phrases.tr("Statements")
    return Group(len(held), lambda offset, limit: held[offset : offset + limit], lost_line, heading)


def lost_line(row: LostRow) -> Line:
    gone = Tag(phrases.tr("no longer found"), phrases.tr("The newest analysis does not find it any more."))
    return Line(
        text=phrases.one_line(row.name),
        citation=row.citation,
        chip=phrases.chip(row.citation) if row.citation else "",
        tags=(gone,),
        note=" · ".join(row.decisions),
        hint="\n".join(row.decisions),
        target=row.target,
    )
