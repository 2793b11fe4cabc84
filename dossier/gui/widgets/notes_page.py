"""All notes of a case, whatever they are about, the latest change first."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from dossier.domain.views import Changes, Citation
from dossier.gui.models.line import Line, note_line
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


class NotesPage(Page):
    """Opening a note opens its passage, else what it is about."""

    def __init__(self, place: Place, workspace: "Workspace") -> None:
        super().__init__(place)
        self._views = workspace.views
        self.title = self.tr("Notes")
        words = self.tr("Notes on words, statements, entities, sources and the case itself are listed here.")
        self.panel = LinePanel(self.tr("Notes"), EmptyState(self.tr("No notes"), words))
        self.panel.opened.connect(self.open_line)
        self.panel.current_changed.connect(self.current_changed)
        self.panel.menu_wanted.connect(self.menu_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self._show()

    def refresh(self, changes: Changes) -> None:
        if changes:
            self._show()

    def citation(self) -> Citation | None:
        line = self.line()
        return line.citation if line else None

    def about(self) -> str:
        line = self.line()
        return line.target if line else ""

    def line(self) -> Line | None:
        return self.panel.current()

    def lines(self) -> list[Line]:
        return self.panel.selected()

    def focus(self) -> None:
        self.panel.setFocus()

    def _show(self) -> None:
        views = self._views
        self.panel.show_groups(
            [
                Group(
                    views.count_notes(),
                    lambda offset, limit: views.notes(offset=offset, limit=limit),
                    note_line,
                )
            ]
        )
