"""The connections of the whole case, in a tab."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from dossier.domain.views import Changes, Citation
from dossier.gui.models.line import Line
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.passage_hints import Hint
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.connections_panel import ConnectionsPanel
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


class ConnectionsPage(Page):
    """`place.key` is how it is to begin; after that there is one such page, whatever it shows."""

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks, hint: Hint) -> None:
        super().__init__(Place(place.kind, spot=place.spot))
        self.title = self.tr("Connections")
        self._due = True
        """Whether something changed since the graph was asked for."""
        nothing = (
            self.tr("Nothing is tied"),
            self.tr(
                "People, events, organisations and places appear here once a statement names two of them."
            ),
        )
        self.panel = ConnectionsPanel(workspace, tasks, hint, nothing)
        self.panel.put(place.key)
        self.panel.opened.connect(self.open_line)
        self.panel.dossier_wanted.connect(
            lambda id, new_tab: self.go.emit(Place(PlaceKind.ENTITY, id), new_tab)
        )
        self.panel.current_changed.connect(self.current_changed)
        self.panel.menu_wanted.connect(self.menu_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    def refresh(self, changes: Changes) -> None:
        self._due = self._due or bool(changes)
        if self.isVisible():
            self._load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def lasting(self) -> Place:
        return replace(self.place, key=self.panel.kept())

    def citation(self) -> Citation | None:
        return self.panel.citation()

    def about(self) -> str:
        line = self.line()
        return line.target if line else ""

    def line(self) -> Line | None:
        return self.panel.passages.current()

    def lines(self) -> list[Line]:
        return self.panel.passages.selected()

    def focus(self) -> None:
        self.panel.setFocus()

    def _load(self) -> None:
        if self._due:
            self._due = False
            self.panel.load()
