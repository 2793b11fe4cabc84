"""Long work on a terminal: a bar with the time left, and Ctrl+C that keeps what is finished."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from tqdm import tqdm

from dossier.cli import output
from dossier.domain.views import Progress

BAR = "{desc}: {n_fmt} of {total_fmt} |{bar:40}| {remaining} left"


class Work:
    """What the workspace's long methods are handed: `progress` to report to, `cancelled` to ask."""

    def __init__(self, *, visible: bool) -> None:
        self._visible = visible
        self._bar: Any = None
        self._stage = ""
        self._cancelled = False

    def progress(self, progress: Progress) -> None:
        if not self._visible:
            return
        if self._bar is None or progress.stage != self._stage or progress.done < self._bar.n:
            self._begin(progress)
        self._bar.total = progress.total or None
        self._bar.update(progress.done - self._bar.n)

    def cancelled(self) -> bool:
        return self._cancelled

    def cancel(self) -> None:
        self._cancelled = True

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def _begin(self, progress: Progress) -> None:
        self.close()
        self._stage = progress.stage
        self._bar = tqdm(
            desc=progress.stage,
            total=progress.total or None,
            initial=progress.done,
            file=sys.stderr,
            leave=False,
            dynamic_ncols=True,
            bar_format=BAR,
        )


@contextmanager
def work() -> Iterator[Work]:
    """Within it, the first Ctrl+C asks the work to stop in good order; a second one stops at once."""
    current = Work(visible=bool(sys.stderr and sys.stderr.isatty()))

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        if current.cancelled():
            raise KeyboardInterrupt
        current.cancel()
        output.note("\nCancelling; what is finished is kept. Press Ctrl+C again to stop at once.")

    # Only the main thread may set signal handlers; elsewhere Ctrl+C is not ours.
    ours = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, interrupt) if ours else None
    try:
        yield current
    finally:
        if ours:
            signal.signal(signal.SIGINT, before)
        current.close()
