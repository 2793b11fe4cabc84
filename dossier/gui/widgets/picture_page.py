"""What the tabs of pictures have in common: a panel of its own, asked for when it is first seen and after changes."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from dossier.domain.views import Changes, Citation
from dossier.gui.models.line import Line
from dossier.gui.navigation import Place
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.gui.widgets.connections_panel import ConnectionsPanel
    from dossier.gui.widgets.timeline_panel import TimelinePanel


class PicturePage(Page):
    panel: "TimelinePanel | ConnectionsPanel"

    def __init__(self, place: Place, title: str) -> None:
        super().__init__(place)
        self.title = title
        self._due = True
        """Whether something changed since the picture was asked for."""

    def hold(self, panel: "TimelinePanel | ConnectionsPanel") -> None:
        """Fill the page with its panel, and pass on what a person wants there."""
        panel.opened.connect(self.open_line)
        panel.current_changed.connect(self.current_changed)
        panel.menu_wanted.connect(self.menu_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)

    def refresh(self, changes: Changes) -> None:
        self._due = self._due or bool(changes)
        if self.isVisible():
            self._load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

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
