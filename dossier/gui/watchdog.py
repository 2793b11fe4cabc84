"""How long the GUI thread was blocked, and by what: measured in tests and on demand, never on by itself.

A timer on the GUI thread leaves a mark each time it fires; a second thread looks at the age of the mark.
While the mark is old, the GUI thread is busy, and the second thread notes where it stands, so that a stall
comes with its culprit. `DOSSIER_WATCHDOG=1` switches it on from the start.
"""

import logging
import sys
import threading
import time
import traceback
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

log = logging.getLogger(__name__)

BEAT_MS = 5
THRESHOLD_MS = 50
"""Nothing on the GUI thread may take longer (the budget of design.md)."""
KEPT = 50


@dataclass(frozen=True, slots=True)
class Stall:
    """One time that the GUI thread was blocked. `where` is its stack about half-way, innermost call last."""

    milliseconds: int
    where: str


class Watchdog(QObject):
    """Make it on the GUI thread; `start` and `stop` as often as wanted. Stalls are kept, longest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gui_thread = threading.get_ident()
        self._mark = time.perf_counter()
        self._stalls: list[Stall] = []
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._watcher: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    @property
    def running(self) -> bool:
        return self._watcher is not None

    @property
    def stalls(self) -> list[Stall]:
        """Those over the threshold, longest first."""
        with self._lock:
            return list(self._stalls)

    def start(self) -> None:
        if self.running:
            return
        with self._lock:
            self._stalls.clear()
        self._beat()
        self._timer.start(BEAT_MS)
        self._stopping.clear()
        self._watcher = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._watcher.start()

    def stop(self) -> None:
        if self._watcher is None:
            return
        self._timer.stop()
        self._stopping.set()
        self._watcher.join()
        self._watcher = None

    def _beat(self) -> None:
        self._mark = time.perf_counter()

    def _watch(self) -> None:
        while not self._stopping.wait(BEAT_MS / 1000):
            mark = self._mark
            if _age(mark) > THRESHOLD_MS / 2:
                self._follow(mark)

    def _follow(self, mark: float) -> None:
        """Wait for the stall that began at `mark` to end; note where the thread stands on the way."""
        where = "".join(traceback.format_list(_stack(self._gui_thread)))
        while self._mark == mark and not self._stopping.wait(BEAT_MS / 1000):
            pass
        blocked = round(_age(mark))
        if blocked > THRESHOLD_MS:
            log.info("the GUI thread was blocked for %d ms\n%s", blocked, where)
            with self._lock:
                self._stalls.append(Stall(blocked, where))
                self._stalls.sort(key=lambda stall: -stall.milliseconds)
                del self._stalls[KEPT:]


def _stack(thread: int) -> list[traceback.FrameSummary]:
    """Where a thread stands, outermost call first.

    Its frames are let go at once: as long as one is held, so is what is local to it, and a painter that outlives its
    paint event, or dies on another thread, brings the program down.
    """
    # There is no other way to see another thread's stack.
    frame = sys._current_frames().get(thread)  # noqa: SLF001
    calls: list[traceback.FrameSummary] = []
    while frame is not None:
        code = frame.f_code
        calls.append(
            traceback.FrameSummary(code.co_filename, frame.f_lineno, code.co_name, lookup_line=False)
        )
        frame = frame.f_back
    return calls[::-1]


def _age(mark: float) -> float:
    return (time.perf_counter() - mark) * 1000
