"""Who did what, when: the whole journal in words, newest first."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from dossier.domain.views import Changes
from dossier.gui.models import line
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


class HistoryPage(Page):
    def __init__(self, place: Place, workspace: "Workspace") -> None:
        super().__init__(place)
        self._workspace = workspace
        self.title = self.tr("History")
        self.panel = LinePanel(self.tr("History"), EmptyState(self.tr("No entries yet")))
        self.panel.opened.connect(self.open_line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self._show()

    def refresh(self, changes: Changes) -> None:
        if changes:
            self._show()

    def focus(self) -> None:
        self.panel.setFocus()

    def _show(self) -> None:
        self.panel.show_groups([history_group(self._workspace, None)])


def history_group(workspace: "Workspace", subject: str | None) -> Group:
    """The entries on `subject` (a source, an analyst; None for all), newest first."""
    views = workspace.views
    return Group(
        views.count_history(subject=subject),
        lambda offset, limit: views.history(subject=subject, newest_first=True, offset=offset, limit=limit),
        line.history_line,
    )
