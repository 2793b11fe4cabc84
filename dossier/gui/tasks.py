"""Work outside the GUI thread: one worker for the case, one for quick reading; answers come back on the GUI thread.

A failure has one default path: the message bar. Work that a person waits for bears a label and shows its progress;
work without one (polling, looking a passage up) is silent unless it fails.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from dossier.domain.errors import Cancelled
from dossier.domain.views import Progress

log = logging.getLogger(__name__)
Result = TypeVar("Result")


class Job(QObject):
    """One piece of work. The work itself calls `progress` and `cancelled`, from its own thread."""

    progressed = Signal(object)
    ended = Signal()
    finished = Signal(object, object)
    """(result, error), for `Tasks` alone"""

    def __init__(self, label: str, parent: QObject) -> None:
        super().__init__(parent)
        self.label = label
        self._cancelled = Event()
        self.abandoned = False

    def progress(self, progress: Progress) -> None:
        self.progressed.emit(progress)

    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        self._cancelled.set()

    def abandon(self) -> None:
        """Nobody waits for this any more."""
        self.abandoned = True
        self._cancelled.set()

    def over(self, result: object, error: BaseException | None) -> None:
        """Called on the worker; the answer is delivered where the job lives, on the GUI thread."""
        self.finished.emit(result, error)


class Tasks(QObject):
    """Runs jobs. `started` and `idle` tell the status bar of labelled ones; `failed` tells the message bar."""

    started = Signal(object)
    idle = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case = ThreadPoolExecutor(1, "case")
        self._reading = ThreadPoolExecutor(1, "reading")
        self._jobs: list[Job] = []
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether a person is waiting for labelled work."""
        return any(job.label for job in self._jobs)

    @property
    def working(self) -> bool:
        """Whether anything at all is under way."""
        return bool(self._jobs)

    def run(
        self,
        work: Callable[[Job], Result],
        done: Callable[[Result], None] | None = None,
        *,
        label: str = "",
        failed: Callable[[BaseException], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> Job:
        """Do `work` after all earlier case work; then call `done` with its result, or `failed`, on the GUI thread."""
        return self._submit(self._case, work, done, label, failed, ended)

    def read(
        self,
        work: Callable[[Job], Result],
        done: Callable[[Result], None],
        *,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Look something up without waiting for case work."""
        return self._submit(self._reading, work, done, "", failed, None)

    def cancel(self) -> None:
        """Ask all labelled work to stop."""
        for job in self._jobs:
            if job.label:
                job.cancel()

    def abandon(self) -> None:
        """The case is being closed: nothing that is being looked up, or polled for, is delivered any more."""
        for job in self._jobs:
            if not job.label:
                job.abandon()

    def finish_reading(self) -> None:
        """On the case's worker: wait until nothing is being looked up any more."""
        self._reading.submit(lambda: None).result()

    def close(self) -> None:
        """Cancel everything and wait until the workers have stopped; nothing is delivered any more."""
        self._closed = True
        for job in self._jobs:
            job.cancel()
        self._reading.shutdown(wait=True, cancel_futures=True)
        self._case.shutdown(
            wait=True
        )  # what waits there still runs: it sees that it is cancelled, and the case is closed last

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[Job], Any],
        done: Callable[[Any], None] | None,
        label: str,
        failed: Callable[[BaseException], None] | None,
        ended: Callable[[], None] | None,
    ) -> Job:
        job = Job(label, self)
        if self._closed:
            return job
        delivery = _Delivery(self, job, done, failed or self._report, ended)
        job.finished.connect(delivery.deliver, Qt.ConnectionType.QueuedConnection)
        self._jobs.append(job)
        if label:
            self.started.emit(job)
        pool.submit(_work, job, work)
        return job

    def _report(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def remove(self, job: Job) -> bool:
        """Forget an ended job; False when nothing may be delivered any more."""
        self._jobs.remove(job)
        job.ended.emit()
        if job.label and not self.busy:
            self.idle.emit()
        return not self._closed and not job.abandoned


class _Delivery(QObject):
    """Brings one job's answer to the GUI thread."""

    def __init__(
        self,
        tasks: Tasks,
        job: Job,
        done: Callable[[Any], None] | None,
        failed: Callable[[BaseException], None],
        ended: Callable[[], None] | None,
    ) -> None:
        super().__init__(job)
        self._tasks, self._job, self._done, self._failed, self._ended = tasks, job, done, failed, ended

    @Slot(object, object)
    def deliver(self, result: object, error: BaseException | None) -> None:
        if self._tasks.remove(self._job):
            if self._ended is not None:
                self._ended()
            if error is not None:
                self._failed(error)
            elif self._done is not None:
                self._done(result)
        self._job.deleteLater()


def _work(job: Job, work: Callable[[Job], Any]) -> None:
    """On the worker thread. The one place in the window where every exception is caught."""
    result, error = None, None
    try:
        result = work(job)
    except Exception as caught:
        log.info("%s failed", job.label or "background work", exc_info=True)
        error = caught
    try:
        job.over(result, error)
    except RuntimeError:  # the window has gone meanwhile
        log.debug("nobody waits for %s any more", job.label or "background work")
