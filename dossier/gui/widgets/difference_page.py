"""What changed in a dossier between two moments: added, removed, changed, each with its passage."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from dossier.domain.views import Citation, Difference
from dossier.gui import phrases
from dossier.gui.models.line import Line
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place, difference_parts
from dossier.gui.passage_hints import Hint
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

_LEAD = 18
"""Letters that fit into the column before the text."""
_SORTS = ("added", "removed", "changed")


class DifferencePage(Page):
    """Emits `moments_wanted(entity)` when other moments shall be compared. Raises NotFound for no such entity."""

    moments_wanted = Signal(str)

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks, hint: Hint) -> None:
        super().__init__(place)
        self._workspace, self._tasks = workspace, tasks
        self.entity, self._since, self._until = difference_parts(place.key)
        row = workspace.views.entity(self.entity)
        self.kind = row.kind
        self.title = self.tr("Changes: {name}").format(name=row.name)
        self.words = QLabel(
            self.tr("{name}, since {since} until {until}").format(
                name=row.name,
                since=phrases.case_moment(self._since),
                until=phrases.case_moment(self._until),
            )
        )
        self.other = QPushButton(self.tr("Other &moments…"))
        self.panel = LinePanel(self.title, EmptyState(self.tr("Comparing…")), hint)
        self._lay_out()
        self._compare()

    def focus(self) -> None:
        self.panel.setFocus()

    def citation(self) -> Citation | None:
        current = self.panel.current()
        return current.citation if current else None

    def _compare(self) -> None:
        workspace, entity, since, until = self._workspace, self.entity, self._since, self._until
        self._tasks.run(
            lambda job: workspace.difference(entity, since, until),
            self._show,
            label=self.tr("Comparing"),
            failed=self._fail,
        )

    def _fail(self, error: BaseException) -> None:
        self.panel.empty.say(self.tr("Cannot be compared"), str(error))
        self._tasks.failed.emit(error)

    def _show(self, rows: Sequence[Difference]) -> None:
        self.panel.empty.say(
            self.tr("Nothing changed"), self.tr("The dossier says the same at both moments.")
        )
        self.panel.show_groups([_group(rows, sort) for sort in _SORTS])

    def _lay_out(self) -> None:
        self.words.setWordWrap(True)
        self.other.clicked.connect(lambda: self.moments_wanted.emit(self.entity))
        self.panel.opened.connect(self.open_line)
        self.panel.current_changed.connect(self.current_changed)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 8)
        head.addWidget(self.words, 1)
        head.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.panel, 1)


def _group(rows: Sequence[Difference], sort: str) -> Group:
    held = [row for row in rows if row.sort == sort]
    heading = {
        "added": phrases.tr("Added"),
        "removed": phrases.tr("Removed"),
        "changed": phrases.tr("Changed"),
    }[sort]
    return Group(len(held), lambda offset, limit: held[offset : offset + limit], difference_line, heading)


def difference_line(row: Difference) -> Line:
    before, after = phrases.one_line(row.before), phrases.one_line(row.after)
    what, note = phrases.tr(row.what), ""
    if row.sort == "changed":
        note = f"“{phrases.excerpt(row.citation.exact)}”" if row.citation else ""
        text = f"{before or phrases.tr('nothing')}  →  {after or phrases.tr('nothing')}"
    else:
        text = after or before
    short = len(what) <= _LEAD
    return Line(
        text=text if short else f"{what}: {text}",
        lead=what if short else " ",
        note=note,
        citation=row.citation,
        chip=phrases.chip(row.citation) if row.citation else "",
    )
