"""Pictures of a large case: a timeline of 50,000 marks, panned and zoomed at a window of the program's own size.

Frames are painted as the window paints them, onto an image; beside them stand empty frames, which only fill the
ground. A frame's time is that of the processor, so that other work on the machine does not count. The longest block of
the window's thread is measured while the marks are loaded off it, and while a person pans and zooms.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from dossier.app import identity
from dossier.app.workspace import Workspace
from dossier.domain.entries import Author
from dossier.domain.timespans import DAY
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.timeline_panel import TimelinePanel
from tests.benchmarks import large_case
from tests.benchmarks.frames import blocked, fill, frames, moving, ms, rest, watched
from tests.benchmarks.own_folders import own_folders
from tests.benchmarks.table import Row

SOURCES = 7_600
"""With about seven dated statements each."""
WIDTH, HEIGHT = 1400, 900


def measure(sources: int = SOURCES) -> list[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        own_folders(Path(folder))
        path = Path(folder, "bench.dossier")
        large_case.make(path, sources, author=Author(identity.analyst().id, identity.new_replica()))
        with closing(Workspace.open(path)) as workspace:
            workspace.catch_up()
            return list(_timeline(workspace))


def _timeline(workspace: Workspace) -> Iterator[Row]:
    tasks = Tasks()
    panel = TimelinePanel(workspace, tasks, lambda *_: None, ("Nothing", ""))
    panel.resize(WIDTH, HEIGHT)
    panel.show()
    try:
        yield from _loading(panel, workspace)
        view = panel.view
        empty = frames(lambda: fill(view), lambda n: None)
        yield Row(
            "an empty frame: median", ms(median(empty)), beside=f"{view.width()} × {view.height()} pixels"
        )
        first = view.view
        yield from _moving(
            "panning", panel, empty, lambda n: view.go(view.view.panned(7 if n % 200 < 100 else -7))
        )
        view.fit()
        yield from _moving("panning over all of them", panel, empty, lambda n: view.go(view.view.panned(9)))
        view.go(first)
        yield from _looking_closer(panel)
        yield from _moving(
            "panning where one looks closer", panel, empty, lambda n: view.go(view.view.panned(7))
        )
        view.go(first)
        yield from _moving(
            "zooming in and out", panel, empty, lambda n: view.zoom(1.15 if n % 60 < 30 else 1 / 1.15)
        )
    finally:
        panel.close()
        tasks.close()


def _loading(panel: TimelinePanel, workspace: Workspace) -> Iterator[Row]:
    began = perf_counter()
    found = workspace.views.time_marks()
    asked = perf_counter() - began
    with watched() as watchdog:
        began = perf_counter()
        panel.load()
        loop = QEventLoop()
        panel.loaded.connect(loop.quit)
        QTimer.singleShot(120_000, loop, loop.quit)
        loop.exec()
        loaded = perf_counter() - began
        rest(0.3)
    marks = f"{panel.total:,} marks; the question alone {asked:.2f} s; {found.undated:,} statements without a date"
    yield Row("load the timeline, off the window's thread", f"{loaded:.2f} s", beside=marks)
    yield blocked(watchdog, "meanwhile")


def _looking_closer(panel: TimelinePanel) -> Iterator[Row]:
    """Go to a week in the middle, and wait until its marks are there one by one."""
    view = panel.view
    with watched() as watchdog:
        began = perf_counter()
        view.go(view.view.zoomed(view.view.length / (7 * DAY)))
        loop = QEventLoop()
        panel.loaded.connect(loop.quit)
        QTimer.singleShot(60_000, loop, loop.quit)
        loop.exec()
        taken = perf_counter() - began
        rest(0.3)
    held = f"{panel.model.rowCount():,} rows in the table, those of a fortnight one by one"
    yield Row("look closer at a week, until its marks are there", f"{taken:.2f} s", beside=held)
    yield blocked(watchdog, "meanwhile")


def _moving(
    what: str, panel: TimelinePanel, empty: list[float], move: Callable[[int], None]
) -> Iterator[Row]:
    def drawn() -> str:
        picture = panel.view.picture()
        return f"{len(picture.bars)} bars and {len(picture.clusters)} counted stretches"

    yield from moving(what, panel.view, empty, move, drawn)
