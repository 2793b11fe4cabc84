"""Who else is at the open case, what they did lately, and whether one waits for them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dossier.app.presence import Presence
from dossier.gui.tasks import Tasks

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


class Company(QObject):
    """`others(list of Present)` whenever they are not the same as before, `did(list of News)` when entries of others
    have arrived, `waiting(bool)` while a write waits for another program. All on the GUI thread."""

    others = Signal(object)
    did = Signal(object)
    waiting = Signal(bool)

    def __init__(self, workspace: "Workspace", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._tasks = workspace, tasks
        self._told = workspace.views.properties().entries
        self._unsubscribe = workspace.waits.subscribe(self.waiting.emit)
        self._presence = Presence(workspace.path, lambda: workspace.analyst, self.others.emit)

    def begin(self) -> None:
        """Be seen, and see others; once somebody listens."""
        self._presence.begin()

    def ask_what_is_new(self) -> None:
        """Something has arrived: was it of others?"""
        workspace, after = self._workspace, self._told
        self._told = workspace.views.properties().entries
        if self._told > after:
            self._tasks.read(lambda job: workspace.views.news(after, workspace.analyst.id), self._tell)

    def leave(self) -> None:
        """Nobody is told any more."""
        self._unsubscribe()
        self.blockSignals(True)

    def close(self) -> None:
        """Be gone for the others, too. Not on the GUI thread: it may take a moment."""
        self._presence.end()

    def _tell(self, news: object) -> None:
        if news:
            self.did.emit(news)
