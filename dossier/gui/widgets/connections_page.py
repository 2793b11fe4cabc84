"""The connections of the whole case, in a tab."""

from dataclasses import replace
from typing import TYPE_CHECKING

from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.passage_hints import Hint
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.connections_panel import ConnectionsPanel
from dossier.gui.widgets.picture_page import PicturePage

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


class ConnectionsPage(PicturePage):
    """There is one such page, whatever it shows."""

    panel: ConnectionsPanel

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks, hint: Hint) -> None:
        super().__init__(Place(place.kind, spot=place.spot), self.tr("Connections"))
        nothing = (
            self.tr("Nothing is tied"),
            self.tr(
                "People, events, organisations and places appear here once a statement names two of them."
            ),
        )
        self.panel = ConnectionsPanel(workspace, tasks, hint, nothing)
        self.panel.put(place.kept or place.key)  # where earlier versions of the program kept it
        self.panel.dossier_wanted.connect(
            lambda id, new_tab: self.go.emit(Place(PlaceKind.ENTITY, id), new_tab)
        )
        self.hold(self.panel)

    def lasting(self) -> Place:
        return replace(self.place, kept=self.panel.kept())
