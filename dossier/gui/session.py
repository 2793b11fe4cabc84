"""An open case in the window: what changes in it, by whomever, arrives here as a signal on the GUI thread."""

import logging
import time
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dossier.domain.views import Changes
from dossier.gui.company import Company
from dossier.gui.tasks import Tasks

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

log = logging.getLogger(__name__)

GATHER = 100
"""Milliseconds over which changes are gathered before the screens show them, unless it is the first after a rest."""
POLL = 1000
"""Milliseconds between looks for what others wrote: with gathering and drawing it is seen within two seconds."""
POLL_AFTER_FAILURE = 15_000


class Session(QObject):
    """`changed(Changes)` after every change; `unreachable(error)` once when the case file cannot be read any
    more; `company` tells who else is at it."""

    changed = Signal(object)
    unreachable = Signal(object)
    _heard = Signal(object)

    def __init__(self, workspace: "Workspace", tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._tasks = tasks
        self.company = Company(workspace, tasks, self)
        self._lost = False
        self._looking = False
        self._closed = False
        self._pending = Changes()
        self._gather = QTimer(self, singleShot=True)
        self._told = time.monotonic() - GATHER / 1000
        self._gather.timeout.connect(self._tell)
        self._heard.connect(self._hear)  # emitted on whatever thread made the change, delivered on ours
        self._unsubscribe = workspace.subscribe(self._heard.emit)
        self._timer = QTimer(self, interval=POLL)
        self._timer.timeout.connect(self._poll)
        self._timer.start()

    def close(self) -> None:
        """Stop listening; close the case after the work that is under way, and be gone then, not before: that
        work may be telling its changes at this very moment."""
        self._timer.stop()
        self._gather.stop()
        self._closed = True
        self._unsubscribe()
        self.company.leave()
        self._tasks.abandon()
        self._tasks.run(lambda job: self._close_case(), lambda _: self.deleteLater())

    def _close_case(self) -> None:
        with closing(self.company), closing(self.workspace):  # whatever goes wrong, both are let go of
            self._tasks.finish_reading()

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        held = self._pending
        self._pending = Changes(
            held.entries + changes.entries,
            held.sources | changes.sources,
            held.entities | changes.entities,
            held.case or changes.case,
            held.rebuilt or changes.rebuilt,
        )
        if not self._gather.isActive() and not self._closed:
            rested = int((time.monotonic() - self._told) * 1000)
            self._gather.start(max(0, GATHER - rested))

    def _tell(self) -> None:
        changes, self._pending = self._pending, Changes()
        self.changed.emit(changes)
        self.company.ask_what_is_new()
        self._told = time.monotonic()

    def _poll(self) -> None:
        if not self._looking:
            self._looking = True
            self._tasks.watch(lambda job: self.workspace.poll(), self._polled, failed=self._poll_failed)

    def _polled(self, _changes: Changes) -> None:
        self._looking = self._lost = False
        self._timer.setInterval(POLL)

    def _poll_failed(self, error: BaseException) -> None:
        self._looking = False
        self._timer.setInterval(POLL_AFTER_FAILURE)
        if not self._lost:
            self._lost = True
            self.unreachable.emit(error)
