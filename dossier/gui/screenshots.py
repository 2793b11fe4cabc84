"""Pictures of the window on the sample case, for the README and for looking at what a change did to it."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from dossier.app import demo, identity, paths
from dossier.app.workspace import Workspace
from dossier.domain.analysis import EntityKind, Role
from dossier.domain.errors import DossierError
from dossier.domain.views import EntityRow, StatementRow
from dossier.gui import theme
from dossier.gui.main_window import MainWindow
from dossier.gui.memory import Memory
from dossier.gui.navigation import Place, PlaceKind, Spot

SIZE = QSize(1440, 900)
PERSON = "Salah Abdeslam"
_PATIENCE = 30.0
"""Seconds to wait for a screen to be filled."""


def make(folder: Path) -> list[Path]:
    """Draw the start page, a person and an event, light and dark, as PNG files in `folder`; their paths.

    Raises DossierError when a picture cannot be written.
    """
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    with tempfile.TemporaryDirectory() as temporary, _folders_in(Path(temporary)):
        identity.introduce(
            "Ada Lovelace", "AL"
        )  # else the window asks who works here, and waits for an answer
        workspace = demo.make_sample_case(Path(temporary) / "sample.dossier", analyst="Ada Lovelace")
        workspace.close()
        for mode in (theme.LIGHT, theme.DARK):
            theme.apply(application, mode)
            made += _draw(folder, mode, Path(temporary) / "sample.dossier")
    return made


def _draw(folder: Path, mode: str, case: Path) -> Iterator[Path]:
    window = MainWindow(Memory(paths.config() / mode))
    window.resize(SIZE)
    window.show()
    _settle(0.3)
    yield _grab(window, folder / f"start-{mode}.png")
    workspace = Workspace.open(case, analyst="Ada Lovelace")
    workspace.catch_up()
    window.take(workspace)
    for name, row in (("event", _event(workspace)), ("main", _person(workspace))):
        window.go(Place(PlaceKind.ENTITY, row.id), new_tab=True)
        statement = _telling(workspace, row)
        window.read(Spot.of(statement.citation))
        _wait_for(window, statement.citation.source)
        _settle(0.7)
        yield _grab(window, folder / f"{name}-{mode}.png")
    window.close()
    _settle(0.2)


def _person(workspace: Workspace) -> EntityRow:
    found = workspace.views.find(PERSON)
    people = (row for row in workspace.views.entities(EntityKind.PERSON) if row.role is Role.STORY)
    return found[0] if found else next(people)


def _event(workspace: Workspace) -> EntityRow:
    return workspace.views.entities(EntityKind.EVENT, limit=1)[0]


def _telling(workspace: Workspace, row: EntityRow) -> StatementRow:
    """A statement of some length, for the reader to show."""
    return max(workspace.views.statements(row.id, limit=12), key=lambda s: min(len(s.citation.exact), 90))


def _grab(window: QWidget, to: Path) -> Path:
    if not window.grab().save(str(to)):
        raise DossierError(f"{to} cannot be written. Choose another folder.")
    return to


def _wait_for(window: MainWindow, source: str) -> None:
    """Until the reader shows `source`, which it loads on a thread of its own."""
    deadline = time.monotonic() + _PATIENCE
    while window.bench.reader.source != source and time.monotonic() < deadline:
        _settle(0.05)


def _settle(seconds: float) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


@contextmanager
def _folders_in(folder: Path) -> Iterator[None]:
    """Settings, cache and data of its own: pictures show the program, not whoever draws them."""
    names = [f"DOSSIER_{name}_DIR" for name in ("CONFIG", "CACHE", "DATA")]
    before = {name: os.environ.get(name) for name in names}
    os.environ.update({name: str(folder / name.lower()) for name in names})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
