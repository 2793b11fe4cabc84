"""Work outside the GUI thread: one worker for the case, one for quick reading, one that watches for what others do, one
that lays out pictures; answers come back on the GUI thread.

A failure has one default path: the message bar. Work that a person waits for bears a label and shows its
progress; work without one (polling, looking a passage up) is silent unless it fails.
"""

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from dossier.domain.errors import Cancelled
from dossier.domain.views import Progress

log = logging.getLogger(__name__)
Result = TypeVar("Result")


class Job:
    """One piece of work. The work itself calls `progress` and `cancelled`, from its own thread."""

    def __init__(self, label: str, report: Callable[["Job", Progress], None]) -> None:
        self.label = label
        self.abandoned = False
        self._report = report
        self._cancelled = Event()

    def progress(self, progress: Progress) -> None:
        self._report(self, progress)

    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        self._cancelled.set()

    def abandon(self) -> None:
        """Nobody waits for this any more."""
        self.abandoned = True
        self._cancelled.set()


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Who waits for a job's answer."""

    done: Callable[[Any], None] | None
    failed: Callable[[BaseException], None]


class Tasks(QObject):
    """Runs jobs. `started(job)`, `progressed(job, Progress)` and `idle()` tell the status bar of labelled
    ones; `failed(error)` tells the message bar."""

    started = Signal(object)
    progressed = Signal(object, object)
    idle = Signal()
    failed = Signal(object)
    _over = Signal(object, object, object)
    """(job, result, error), emitted on the worker. Tasks, not the job, is the sender: it outlives the
    emission."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case = ThreadPoolExecutor(1, "case")
        self._reading = ThreadPoolExecutor(1, "reading")
        self._watching = ThreadPoolExecutor(1, "watching")
        self._drawing = ThreadPoolExecutor(1, "drawing")
        self._jobs: dict[Job, _Waiting] = {}
        self._closed = False
        self._over.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

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
    ) -> Job:
        """Do `work` after all earlier case work; then call `done` with its result, or `failed`, on the GUI
        thread."""
        return self._submit(self._case, work, label, _Waiting(done, failed or self._report))

    def read(
        self,
        work: Callable[[Job], Result],
        done: Callable[[Result], None],
        *,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Look something up without waiting for case work."""
        return self._submit(self._reading, work, "", _Waiting(done, failed or self._report))

    def draw(
        self,
        work: Callable[[Job], Result],
        done: Callable[[Result], None],
        *,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Look up and lay out a picture, which may take seconds: neither case work nor reading waits for it."""
        return self._submit(self._drawing, work, "", _Waiting(done, failed or self._report))

    def watch(
        self,
        work: Callable[[Job], Result],
        done: Callable[[Result], None],
        *,
        failed: Callable[[BaseException], None],
    ) -> Job:
        """See what others did, however long the case work that is under way takes."""
        return self._submit(self._watching, work, "", _Waiting(done, failed))

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
        """On the case's worker: wait until nothing is being looked up, or watched for, any more."""
        for pool in (self._reading, self._watching, self._drawing):
            try:
                pool.submit(lambda: None).result()
            except (RuntimeError, CancelledError):
                # The window is being closed: no more is looked up, only what has begun is waited for.
                pool.shutdown(wait=True)

    def close(self) -> None:
        """Cancel everything and wait until the workers have stopped; nothing is delivered any more."""
        self._closed = True
        for job in self._jobs:
            job.cancel()
        for pool in (self._reading, self._watching, self._drawing):
            pool.shutdown(wait=True, cancel_futures=True)
        self._case.shutdown(
            wait=True
        )  # what waits there still runs: it sees that it is cancelled, and the case is closed last

    def _submit(
        self, pool: ThreadPoolExecutor, work: Callable[[Job], Any], label: str, waiting: _Waiting
    ) -> Job:
        job = Job(label, self.progressed.emit)
        if self._closed:
            return job
        self._jobs[job] = waiting
        if label:
            self.started.emit(job)
        pool.submit(self._work, job, work)
        return job

    def _work(self, job: Job, work: Callable[[Job], Any]) -> None:
        """On the worker thread. The one place in the window where every exception is caught."""
        result, error = None, None
        try:
            result = work(job)
        except Exception as caught:
            log.info("%s failed", job.label or "background work", exc_info=True)
            error = caught
        self._over.emit(job, result, error)

    @Slot(object, object, object)
    def _deliver(self, job: Job, result: object, error: BaseException | None) -> None:
        """On the GUI thread."""
        waiting = self._jobs.pop(job)
        if job.label and not self.busy:
            self.idle.emit()
        if self._closed or job.abandoned:
            return
        if error is not None:
            waiting.failed(error)
        elif waiting.done is not None:
            waiting.done(result)

    def _report(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)
