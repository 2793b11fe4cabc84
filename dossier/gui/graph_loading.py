"""A graph is asked for and laid out where nobody waits; only what was asked last is answered."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from dossier.app import connections
from dossier.app.connections import Point
from dossier.domain.connections import Asked
from dossier.domain.views import Progress
from dossier.gui.models.connections_shaping import Shaping
from dossier.gui.models.tie_table import Ties
from dossier.gui.tasks import Job, Tasks

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


class GraphLoading(QObject):
    """Emits `found(Ties)`, or `lost(error)`; `progressed(percent)` on the way there."""

    found = Signal(object)
    lost = Signal(object)
    progressed = Signal(int)

    def __init__(self, workspace: "Workspace", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._views, self._tasks = workspace.views, tasks
        self._job: Job | None = None
        tasks.progressed.connect(self._progressed)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def ask(self, asked: Asked, before: Mapping[str, Point], shaping: Shaping) -> None:
        """For this, laid out from the places that nodes had `before`, as the person shaped it."""
        self.stop()
        views, asked = self._views, replace(asked, also=shaping.way)
        before, pins = dict(before), dict(shaping.pins)
        hidden, expanded = set(shaping.hidden) - set(shaping.way), dict(shaping.expanded)

        def make(job: Job) -> tuple[Job, Ties]:
            def tell(done: int, total: int) -> None:
                job.progress(Progress("", done, total))

            scene = connections.found(views, asked, before, pins, hidden, expanded, job.cancelled, tell)
            return job, Ties(scene)

        self._job = self._tasks.draw(make, lambda made: self._take(*made), failed=self._fail)

    def stop(self) -> None:
        """Nobody waits any more."""
        if self._job is not None:
            self._job.abandon()
            self._job = None

    def _take(self, job: Job, ties: Ties) -> None:
        if isValid(self) and job is self._job:
            self._job = None
            self.found.emit(ties)

    def _fail(self, error: BaseException) -> None:
        if isValid(self):
            self._job = None
            self.lost.emit(error)

    def _progressed(self, job: Job, progress: Progress) -> None:
        if job is self._job and progress.total:
            self.progressed.emit(100 * progress.done // progress.total)
