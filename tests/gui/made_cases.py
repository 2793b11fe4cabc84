"""Real cases for the window's tests, each made once in a run: a model takes seconds to load."""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from dossier.app.workspace import Workspace

STORY = """Minister resigns after inquiry 😀

Maria Sandoval, the Foreign Minister of Spain, resigned on Tuesday after an inquiry in Madrid.

"I leave with a clear conscience," Sandoval told reporters. She reportedly plans to travel to Lisbon next week.

Police arrested her adviser, Hugo Petrov, near Seville on Monday. M. Sandoval said nothing to 𝔄𝔩𝔞𝔫 Roe.

قال محمد الأمين إن باريس هادئة.

cafe\u0301 noe\u0301mie 👩🏽‍🚀zoe\u0301 🇫🇷🇧🇪 \u202eabc\u202c end.
"""


def once(
    factory: pytest.TempPathFactory, name: str, analyst: str, articles: Callable[[Path], Sequence[str]]
) -> Path:
    """The case `name` of these articles; whichever worker of the run comes first makes it, the others wait."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"made-{name}"
    done = folder / "done"
    try:
        folder.mkdir()
    except FileExistsError:
        while not done.exists():
            time.sleep(0.05)
        return folder / f"{name}.dossier"
    try:
        with pytest.MonkeyPatch.context() as patch:
            for each in ("CONFIG", "CACHE", "DATA"):
                patch.setenv(f"DOSSIER_{each}_DIR", str(folder / each.lower()))
            workspace = Workspace.create(folder / f"{name}.dossier", title="The hunt", analyst=analyst)
            workspace.ingest(articles(folder))
            workspace.close()
    finally:
        done.touch()
    return folder / f"{name}.dossier"


def copy_of(case: Path, folder: Path) -> Path:
    """A copy of one's own; nobody has the original open."""
    copy = folder / case.name
    copy.write_bytes(case.read_bytes())
    return copy
