"""The case as it was: a read model of the entries that were there at a moment.

A journal cut off at a moment is a journal, so any read model can be made of it. Where few entries came later it is
quicker to take a copy of the present and forget what they did: every subject that they concern is folded again
without them, which gives the same.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from uuid import uuid4

from dossier.domain.clock import COUNTER_BITS, at
from dossier.domain.entries import Entry
from dossier.domain.errors import NotFound
from dossier.domain.moments import Moment
from dossier.domain.resolution import Resolver
from dossier.store.readmodel.asking import scalar
from dossier.store.readmodel.database import Database, read_meta, write_meta
from dossier.store.readmodel.files import delete
from dossier.store.readmodel.model import ReadModel
from dossier.store.readmodel.pace import CancelCheck, Pace, Report
from dossier.store.readmodel.project import Projection
from dossier.store.readmodel.truth import Truth

KEPT = 2
"""Files of past moments that are kept, so that looking there again costs nothing; each is as large as the present."""
_UNFINISHED = ".making"
"""The end of the name of a file that somebody is making, or was when their program died."""
_FEW = 0.4
"""The share of entries up to which forgetting them takes less time than making all views anew without them."""


class Past:
    """A case file as it was at a moment: the entries that were there, and the contents that they name."""

    def __init__(self, case: Truth, moment: Moment) -> None:
        self._case = case
        self._moment = moment

    @property
    def case_id(self) -> str:
        return self._case.case_id

    def entries(self, after: int = 0) -> Iterator[Entry]:
        last = self._moment.position
        for entry in self._case.entries(after):
            if last is not None and entry.position > last:
                return  # they come in order of arrival: what is left need not be read
            if self._moment.holds(entry.position, entry.header.clock):
                yield entry

    def text(self, text: str) -> str:
        return self._case.text(text)

    def blob(self, blob: str) -> bytes:
        return self._case.blob(blob)


def looking_back(
    file: Path,
    case: Truth,
    present: ReadModel,
    resolver: Resolver,
    moment: Moment,
    *,
    progress: Report | None = None,
    cancelled: CancelCheck | None = None,
) -> ReadModel:
    """A read model of the case as it was at `moment`, in a file beside `file`, which is that of `present`, caught up.

    Raises NotFound when the case was not there yet, or has no such entry, and Cancelled.
    """
    later, condition = _later(present, moment)
    path = file.with_name(f"{file.stem}-past-{_key(present, moment)}.sqlite")
    past = Past(case, moment)
    if not _is_whole(path):
        delete(path)
        making = path.with_name(f"{path.stem}-{uuid4().hex[:8]}{_UNFINISHED}")
        try:
            if later < _FEW * present.count_history():
                _copy_and_forget(making, past, present, resolver, condition, Pace(progress, cancelled))
            with closing(ReadModel.open(making, past, resolver)) as made:
                made.catch_up(progress, cancelled)
            _mark(making, path.stem)
            _put(making, path)
        finally:
            delete(making)
    _forget_others(file, path)
    model = ReadModel.open(path, past, resolver)
    try:
        # Another file may lie in the place of the case since: a backup of it.
        if model.catch_up(progress, cancelled).rebuilt:
            _mark(path, path.stem)
    except BaseException:
        model.close()
        raise
    return model


def _later(present: ReadModel, moment: Moment) -> tuple[int, str]:
    """How many entries came after `moment`, and the condition (on table `journal`) that they meet."""
    if moment.position is not None:
        condition = f"position > {moment.position}"
    else:
        condition = f"clock >= {((moment.millisecond or 0) + 1) << COUNTER_BITS}"
    with present.database.reading() as connection:
        later = int(scalar(connection, f"SELECT count(*) FROM journal WHERE {condition}"))
        entries, first = connection.execute("SELECT count(*), min(clock) FROM journal").fetchone()
    if moment.position is not None and not 0 < moment.position <= entries:
        raise NotFound(f"There is no {moment.text}: the case has the entries 1 to {entries:,}.")
    if later == entries:
        raise NotFound(f"The case did not exist yet at {moment.text}: its first entry is of {at(first)}.")
    return later, condition


def _key(present: ReadModel, moment: Moment) -> str:
    """A name for the file: by the clock, entries of that time may still arrive."""
    if moment.position is not None:
        return f"entry-{moment.position}"
    return f"{moment.millisecond}-{present.count_history()}"


def _is_whole(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(path)) as connection:
            return read_meta(connection).get("whole") == path.stem
    except sqlite3.Error:
        return False


def _mark(path: Path, name: str) -> None:
    """Say that the file is whole, under the name by which it is found."""
    with closing(sqlite3.connect(path)) as connection, connection:
        write_meta(connection, {"whole": name})


def _put(made: Path, path: Path) -> None:
    """Have the file `made` found at `path`, unless another process that looks back to the same moment was faster: a
    file that somebody may have open is never replaced."""
    try:
        os.link(made, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        made.replace(path)


def _copy_and_forget(
    path: Path, past: Past, present: ReadModel, resolver: Resolver, condition: str, pace: Pace
) -> None:
    database = Database(path)
    database.make()
    with present.database.reading() as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    try:
        with database.writing() as connection:
            projection = Projection(connection, past, resolver, fresh=False, pace=pace)
            projection.unfold(condition)
            position, entry = connection.execute(
                "SELECT position, id FROM journal ORDER BY position DESC LIMIT 1"
            ).fetchone()
            write_meta(connection, {"position": str(position), "entry": entry, "making": path.stem})
    finally:
        database.close()


def _forget_others(file: Path, used: Path) -> None:
    """Delete the files of moments that were not looked at lately, and what nobody finished for a day."""
    with suppress(OSError):
        used.touch()
    found = sorted(file.parent.glob(f"{file.stem}-past-*.sqlite"), key=_last_used, reverse=True)
    abandoned = [
        path
        for path in file.parent.glob(f"{file.stem}-past-*{_UNFINISHED}")
        if _last_used(path) < time.time() - 86_400
    ]
    for path in (*found[KEPT:], *abandoned):
        delete(path)


def _last_used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
