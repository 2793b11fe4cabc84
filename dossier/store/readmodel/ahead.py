"""The case as it would be: a read model of more entries than there are yet, to look at before they are let in."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from dossier.domain.resolution import Resolver
from dossier.domain.views import Changes
from dossier.store.readmodel.database import Database
from dossier.store.readmodel.files import delete
from dossier.store.readmodel.model import ReadModel
from dossier.store.readmodel.pace import CancelCheck, Report
from dossier.store.readmodel.truth import Truth


@contextmanager
def looking_ahead(
    file: Path,
    truth: Truth,
    present: ReadModel,
    resolver: Resolver,
    *,
    progress: Report | None = None,
    cancelled: CancelCheck | None = None,
) -> Iterator[tuple[ReadModel, Changes]]:
    """A read model of `truth`, which goes on where `present` (caught up) ends, and what is otherwise in it; in a file
    beside `file` that is gone when the block ends. Raises Cancelled."""
    _sweep(file)
    path = file.with_name(f"{file.stem}-ahead-{uuid4().hex[:8]}.sqlite")
    try:
        Database(path).make()  # before there is a text in it: only its owner may read it
        with present.database.reading() as source, closing(sqlite3.connect(path)) as target:
            source.backup(target)
        with closing(ReadModel.open(path, truth, resolver)) as made:
            yield made, made.catch_up(progress, cancelled)
    finally:
        delete(path)


def _sweep(file: Path) -> None:
    """Delete what a program that died left behind, a day later: somebody may be looking ahead at this moment."""
    for left in file.parent.glob(f"{file.stem}-ahead-*.sqlite"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - 86_400:
                delete(left)
