"""A graph of 2,000 nodes of a large case: asked for, laid out, panned and zoomed at a window of the program's own size.

Frames are painted as the window paints them, onto an image; beside them stand empty frames, which only fill the
ground. The longest block of the window's thread is measured while the graph is laid out off it, and while a person
pans and zooms.
"""

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from dossier.app import connections, identity
from dossier.app.workspace import Workspace
from dossier.domain.connections import LEGIBLE, MOST_NODES, Asked
from dossier.domain.entries import Author
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.connections_panel import ConnectionsPanel
from tests.benchmarks import large_case
from tests.benchmarks.frames import blocked, fill, frames, moving, ms, rest, watched
from tests.benchmarks.own_folders import own_folders
from tests.benchmarks.table import Row

SOURCES = 2_000
"""With about thirty statements each."""
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
            gc.collect()
            gc.freeze()  # as the window does at its start
            return list(_graph(workspace))


def _graph(workspace: Workspace) -> Iterator[Row]:
    tasks = Tasks()
    panel = ConnectionsPanel(workspace, tasks, lambda *_: None, ("Nothing", ""))
    panel.resize(WIDTH, HEIGHT)
    panel.show()
    try:
        for limit in (LEGIBLE, MOST_NODES):
            yield from _loading(panel, workspace, limit)
        view = panel.view
        empty = frames(lambda: fill(view), lambda n: None)
        yield Row(
            "an empty frame: median", ms(median(empty)), beside=f"{view.width()} × {view.height()} pixels"
        )
        whole = view.view
        yield from _moving(
            "panning",
            panel,
            empty,
            lambda n: view.go(view.view.panned(7 if n % 200 < 100 else -7, 2 if n % 100 < 50 else -2)),
        )
        view.go(whole)
        yield from _moving(
            "zooming in and out", panel, empty, lambda n: view.zoom(1.15 if n % 60 < 30 else 1 / 1.15)
        )
        view.go(whole)
        yield from _moving("painting it anew", panel, empty, lambda n: view.mark((), ()))
        strongest = view.scene.graph.nodes[0].id
        view.choose(strongest)
        yield from _moving(
            "panning with one chosen",
            panel,
            empty,
            lambda n: view.go(view.view.panned(7 if n % 200 < 100 else -7, 2 if n % 100 < 50 else -2)),
        )
    finally:
        panel.close()
        tasks.close()


def _loading(panel: ConnectionsPanel, workspace: Workspace, limit: int) -> Iterator[Row]:
    workspace.views.connections(Asked(limit=limit))  # what is read from the disk once is nobody's cost
    began = perf_counter()
    found = workspace.views.connections(Asked(limit=limit))
    asked = perf_counter() - began
    began = perf_counter()
    connections.found(workspace.views, Asked(limit=limit))
    alone = perf_counter() - began - asked
    with watched() as watchdog:
        began = perf_counter()
        loop = QEventLoop()
        panel.loaded.connect(loop.quit)
        QTimer.singleShot(120_000, loop, loop.quit)
        if panel.filters.limit.value() == limit:
            panel.load()
        else:
            panel.filters.limit.setValue(limit)
        loop.exec()
        loaded = perf_counter() - began
        rest(0.3)
    told = f"{len(found.nodes):,} of {found.total:,} nodes, {len(found.edges):,} ties"
    beside = f"{told}; the question alone {asked:.2f} s, the layout {alone:.2f} s"
    yield Row(f"load a graph of at most {limit:,}, off the window's thread", f"{loaded:.2f} s", beside=beside)
    yield blocked(watchdog, "meanwhile")


def _moving(
    what: str, panel: ConnectionsPanel, empty: list[float], move: Callable[[int], None]
) -> Iterator[Row]:
    def drawn() -> str:
        picture = panel.view.picture()
        return f"{len(picture.nodes)} nodes and {len(picture.lines)} lines"

    yield from moving(what, panel.view, empty, move, drawn)
