"""Connections to a case file: one way of opening it everywhere.

Journal mode TRUNCATE with full synchronisation is safe on shares and durable at power loss, and leaves
nothing but an empty side file, which closing removes. PERSIST flushes as often and does less besides (a
commit takes 0.56 of the time where flushes are cheap), but it leaves old pages beside a file that people
hand on.
Nothing else in the process may open the file: closing any other handle would drop SQLite's locks.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import QueuePool

from dossier.domain.errors import CaseFileError

BUSY_SECONDS = 30.0
"""How long to wait for another program that writes."""

JOURNAL_MODE = "TRUNCATE"

CACHE_KIB = 16384
"""Pages kept by a connection that writes: the index of random ids is read and written all over."""


def uri(path: Path, mode: str, *, immutable: bool = False) -> str:
    """SQLite's URI for `path`, whatever characters its name holds. `mode` is `ro`, `rw` or `rwc`."""
    place = path.absolute().as_posix()
    if place.startswith("//"):  # a share: its server must not be taken for the URI's authority
        place = "//" + place
    elif not place.startswith("/"):  # a drive
        place = "/" + place
    return f"file:{quote(os.fsencode(place))}?mode={mode}" + ("&immutable=1" if immutable else "")


def connect(path: Path, mode: str, *, immutable: bool = False) -> sqlite3.Connection:
    """A connection that trusts nothing in the file's schema; transactions are begun and ended by hand."""
    connection = sqlite3.connect(
        uri(path, mode, immutable=immutable),
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,  # the pool hands a connection to one thread at a time
    )
    connection.text_factory = _decoded
    with _closed_on_failure(connection):
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    return connection


def connect_for_writing(path: Path) -> sqlite3.Connection:
    """The same, in the journal mode of all case files; one in write-ahead mode comes out of it."""
    connection = connect(path, "rw")
    with _closed_on_failure(connection):
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        (mode,) = connection.execute(f"PRAGMA journal_mode = {JOURNAL_MODE}").fetchone()
        if mode.upper() != JOURNAL_MODE:
            raise CaseFileError(
                f"“{path.name}” is in SQLite's journal mode “{mode}”, and another program keeps it there."
                " Close the other program and try again."
            )
    return connection


@contextmanager
def patience(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Within it the connection waits only so long for other programs."""
    connection.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")


def _decoded(text: bytes) -> str:
    """Damaged text must not stop those who look for the damage."""
    return text.decode(errors="replace")


@contextmanager
def _closed_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def engine(path: Path, *, read_only: bool, immutable: bool = False) -> Engine:
    """A thread-safe pool of connections to a case file that has been checked."""

    def creator() -> sqlite3.Connection:
        return connect(path, "ro", immutable=immutable) if read_only else connect_for_writing(path)

    return create_engine("sqlite://", creator=creator, poolclass=QueuePool, pool_size=4, max_overflow=16)
