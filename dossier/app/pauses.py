"""How often the views follow while a batch is read and recorded."""

import time
from collections.abc import Callable

_LONG = 5.0
"""Seconds; what takes longer is rarely done: in a large case one common name ties thousands of sources together, and
following each chunk at once would take longer than reading it."""


class NowAndThen:
    """Does what it is called with, or leaves it, so that this takes a third of the time at most, a tenth where it takes
    long. Not less: whatever is left for the end is done when no reading goes on beside it."""

    def __init__(self) -> None:
        self._due = 0.0

    def __call__(self, follow: Callable[[], object]) -> None:
        began = time.monotonic()
        if began < self._due:
            return
        follow()
        ended = time.monotonic()
        took = ended - began
        self._due = ended + took * (2 if took < _LONG else 9)
