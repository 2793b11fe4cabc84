"""Work for the window's own thread that takes longer than a person should wait, done a part at a time."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal


class Turns(QObject):
    """Goes on with the work each time the window has nothing else to do, and emits `done()`."""

    done = Signal()

    def __init__(self, work: Callable[[], Iterator[None]], parent: QObject) -> None:
        """`work` makes it anew; it yields wherever the window may come between."""
        super().__init__(parent)
        self._work = work
        self._under_way: Iterator[None] | None = None
        self._again = False
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        return self._under_way is not None

    def begin(self, *, again: bool = False) -> None:
        """Unless it is under way; `again` after it, if what it began with holds no longer."""
        if self._under_way is None:
            self._under_way = self._work()
            self._idle.start()
        else:
            self._again = self._again or again

    def stop(self) -> None:
        self._under_way, self._again = None, False
        self._idle.stop()

    def _go_on(self) -> None:
        if self._under_way is None or next(self._under_way, self) is not self:
            return
        again = self._again
        self.stop()
        if again:
            self.begin()
        self.done.emit()
