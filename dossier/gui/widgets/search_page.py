"""All results of one search: dossiers first, then passages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from dossier.domain.views import Changes, Hit
from dossier.gui.models import line
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

MOST = 2000


class SearchPage(Page):
    """`place.key` is the query."""

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks) -> None:
        super().__init__(place)
        self._views, self._tasks = workspace.views, tasks
        self.title = self.tr("Search: {query}").format(query=place.key)
        self.panel = LinePanel(self.tr("Search results"), EmptyState(self.tr("Searching…")))
        self.panel.opened.connect(self.open_line)
        self.panel.current_changed.connect(self.current_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self._search()

    def refresh(self, changes: Changes) -> None:
        if changes.sources or changes.rebuilt:
            self._search()

    def focus(self) -> None:
        self.panel.setFocus()

    def _search(self) -> None:
        views, query = self._views, self.place.key
        self._tasks.read(lambda job: views.search(query, limit=MOST), self._show)

    def _show(self, hits: Sequence[Hit]) -> None:
        self.panel.empty.say(
            self.tr("Nothing found for “{query}”").format(query=self.place.key),
            self.tr("Every word must stand in the same paragraph or name. Try fewer or shorter words."),
        )
        dossiers = [hit for hit in hits if hit.entity]
        passages = [hit for hit in hits if not hit.entity]
        self.panel.show_groups([_group(dossiers, self.tr("Dossiers")), _group(passages, self.tr("Passages"))])


def _group(hits: Sequence[Hit], heading: str) -> Group:
    return Group(len(hits), lambda offset, limit: hits[offset : offset + limit], line.hit_line, heading)
