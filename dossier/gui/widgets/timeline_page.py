"""The timeline of the whole case, in a tab."""

from typing import TYPE_CHECKING

from dossier.gui.navigation import Place
from dossier.gui.passage_hints import Hint
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.picture_page import PicturePage
from dossier.gui.widgets.timeline_panel import TimelinePanel

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


class TimelinePage(PicturePage):
    panel: TimelinePanel

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks, hint: Hint) -> None:
        super().__init__(place, self.tr("Timeline"))
        nothing = (
            self.tr("Nothing dated"),
            self.tr(
                "Statements and events appear here once dated; “on Saturday” needs the date of publication."
            ),
        )
        self.panel = TimelinePanel(workspace, tasks, hint, nothing)
        self.panel.read.connect(self.read)
        self.hold(self.panel)
