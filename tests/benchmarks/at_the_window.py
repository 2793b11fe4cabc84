"""A person at the main window of a real case: presses keys, and waits until the screen shows what they did."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dossier.app import paths
from dossier.app.workspace import Workspace
from dossier.gui.main_window import MainWindow
from dossier.gui.memory import Memory
from dossier.gui.navigation import Place
from dossier.gui.session import GATHER
from dossier.gui.watchdog import Watchdog
from dossier.gui.widgets.page import Page

PATIENCE = 30_000
"""Milliseconds after which a screen that does not show what it should ends the benchmark."""


class Clock:
    """What each stage of the decisions took, in seconds; see `Timed`."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = defaultdict(list)
        self.at: dict[str, float] = {}
        self.stored = 0.0
        """When the case held the last decision."""

    def note(self, stage: str, seconds: float) -> None:
        self.taken[stage].append(seconds)


class Person:
    """At a window of their own on the case at `path`."""

    def __init__(self, path: Path) -> None:
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        self.application = application
        self.clock = Clock()
        self.window = MainWindow(Memory(paths.config()))
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        self.workspace = Workspace.open(path)
        self.workspace.catch_up()
        self._time_the_stages()
        self.window.take(self.workspace)
        self.settle()

    def close(self) -> None:
        self.window.close()
        self.application.processEvents()

    def go(self, place: Place, kind: type[Page]) -> Any:
        """Open this page, and wait until it is there."""
        self.window.go(place)
        self.settle()
        page = self.window.bench.tabs.page()
        assert isinstance(page, kind)
        return page

    def press(self, keys: str) -> None:
        QTest.keySequence(QApplication.focusWidget() or self.window, keys)

    def decide(self, keys: str, where: QWidget, shows: Callable[[], bool]) -> float:
        """Press `keys`; seconds until `where` has been painted with what `shows` looks for."""
        painted = _Painted(where, shows)
        self.clock.at.clear()
        began = self.clock.at["key"] = perf_counter()
        self.press(keys)
        painted.wait()
        ended = perf_counter()
        if "told" in self.clock.at:
            self.clock.note("paint", ended - self.clock.at.pop("told"))
        return ended - began

    def painted(self, where: QWidget, shows: Callable[[], bool]) -> None:
        """Wait until `where` has been painted with what `shows` looks for."""
        _Painted(where, shows).wait()

    def settle(self) -> None:
        """Wait until nothing is under way any more, and the screens show it."""
        tasks, began = self.window.tasks, perf_counter()
        while perf_counter() - began < PATIENCE / 1000:
            QTest.qWait(5)
            session = self.window._session
            if not tasks.working and not (session and session._gather.isActive()):
                QTest.qWait(GATHER)  # nobody decides twice in a tenth of a second
                return
        raise TimeoutError("The window is still at work.")

    @contextmanager
    def watched(self) -> Iterator[Watchdog]:
        watchdog = Watchdog()
        watchdog.start()
        try:
            yield watchdog
        finally:
            watchdog.stop()
            watchdog.deleteLater()

    def _time_the_stages(self) -> None:
        """Note when a decision begins on the worker, how long its parts take, and when the screens hear of it."""
        clock, workspace, window = self.clock, self.workspace, self.window
        do, catch_up, refresh = workspace.do, workspace.views.catch_up, window._on_changed

        def timed_do(command: Any) -> Any:
            began = perf_counter()
            clock.note("begin", began - clock.at["key"])
            clock.at["fold"] = 0.0
            changes = do(command)
            clock.stored = perf_counter()
            clock.note("fold", clock.at["fold"])
            clock.note("append", clock.stored - began - clock.at["fold"])
            return changes

        def timed_fold(*more: Any) -> Any:
            began = perf_counter()
            changes = catch_up(*more)
            clock.at["done"] = perf_counter()  # now it is told, and the window may hear of it at once
            clock.at["fold"] = clock.at.get("fold", 0.0) + clock.at["done"] - began
            return changes

        def timed_refresh(changes: Any) -> None:
            began = perf_counter()
            if "done" in clock.at:
                clock.note("gather", began - clock.at.pop("done"))
            refresh(changes)
            clock.at["told"] = perf_counter()
            clock.note("refresh", clock.at["told"] - began)

        workspace.do = timed_do  # type: ignore[method-assign]
        workspace.views.catch_up = timed_fold  # type: ignore[method-assign]
        window._on_changed = timed_refresh  # type: ignore[method-assign]


class _Painted(QObject):
    """Waits until a widget has been painted while something holds."""

    def __init__(self, widget: QWidget, holds: Callable[[], bool]) -> None:
        super().__init__()
        self._widget, self._holds, self._loop = widget, holds, QEventLoop()
        self._done = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._done and self._holds():
            self._done = True
            QTimer.singleShot(0, self._loop.quit)  # once the whole window is painted
        return False

    def wait(self) -> None:
        """Sleeps meanwhile, as the program does: what works in the background is not disturbed."""
        QTimer.singleShot(PATIENCE, self._loop, self._loop.quit)
        self._loop.exec()
        self._widget.removeEventFilter(self)
        if not self._done:
            raise TimeoutError("The screen does not show the decision.")
