"""How far long work is, told not too often; and the place where a person's "cancel" stops it."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dossier.domain.errors import Cancelled
from dossier.domain.views import Progress

T = TypeVar("T")
Report = Callable[[Progress], None]
CancelCheck = Callable[[], bool]

_SECONDS_BETWEEN = 0.1
_SECONDS_BEFORE_GUESS = 1.0


class Pace:
    """Reports to `progress`; raises Cancelled from whatever step comes after `cancelled` says so."""

    def __init__(self, progress: Report | None, cancelled: CancelCheck | None) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._looked = 0.0

    def each(self, stage: str, items: Iterable[T], total: int) -> Iterator[T]:
        """`items`, one step of work each, reported as `stage`; `total` of them are expected."""
        began = time.monotonic()
        for done, item in enumerate(items):
            self.step(stage, done, total, began)
            yield item

    def step(self, stage: str, done: int, total: int, began: float | None = None) -> None:
        now = time.monotonic()
        if now - self._looked < _SECONDS_BETWEEN:
            return
        self._looked = now
        if self._cancelled is not None and self._cancelled():
            raise Cancelled("Cancelled. What was there before is shown as it was.")
        if self._progress is not None:
            left = None
            if began is not None and total and done and now - began > _SECONDS_BEFORE_GUESS:
                left = (now - began) / done * (total - done)
            self._progress(Progress(stage, done, total, left))
