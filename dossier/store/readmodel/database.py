"""The read model's file: owner-only, disposable, many readers and one writer at a time.

Write-ahead mode lets readers keep the old view until a fold, or a whole rebuild, commits. Losing the file
loses nothing.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dossier.domain.errors import Cancelled
from dossier.store.failures import primary
from dossier.store.readmodel.tables import META, create_tables

SIDE_FILES = ("", "-wal", "-shm", "-journal")
_UNUSABLE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_WAIT_SECONDS = 0.5


class Database:
    """Connections to one file: a pool of readers, and the one that writes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._writer: sqlite3.Connection | None = None
        self._generation = 0
        """Counts the files that lay here; a reader of an older one is closed when it comes back."""
        self._closed = False

    def make(self) -> None:
        """See that there is a file that only its owner may read, in a folder that only its owner
        may enter."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        with suppress(OSError):  # a file system without rights
            self.path.chmod(0o600)

    def discard(self) -> None:
        """Delete the file: it is damaged."""
        with self._lock:
            self._generation += 1
            self._drop_connections()
            for suffix in SIDE_FILES:
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        self.make()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._drop_connections()

    def _drop_connections(self) -> None:
        for connection in (*self._idle, *([self._writer] if self._writer else [])):
            connection.close()
        self._idle.clear()
        self._writer = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the file from first to last."""
        with self._lock:
            generation = self._generation
            connection = self._idle.pop() if self._idle else None
        connection = connection or self._connect()
        try:
            connection.execute("BEGIN")
            yield connection
        finally:
            with suppress(sqlite3.Error):
                connection.rollback()
            with self._lock:
                if self._closed or generation != self._generation:
                    connection.close()
                else:
                    self._idle.append(connection)

    @contextmanager
    def writing(self, cancelled: Callable[[], bool] | None = None) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it or nothing. Waits for another process that writes; raises Cancelled
        meanwhile."""
        connection = self._writer = self._writer or self._connect()
        _begin(connection, cancelled)
        try:
            yield connection
            connection.commit()
        except BaseException:
            with suppress(sqlite3.Error):
                connection.rollback()
            raise

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path,
            timeout=_WAIT_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        try:
            _write_ahead(connection)
            connection.execute("PRAGMA synchronous = NORMAL")  # flushes at checkpoints alone
            connection.execute("PRAGMA cache_size = -32768")
            connection.execute("PRAGMA temp_store = MEMORY")
        except BaseException:
            connection.close()
            raise
        return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:  # another process is doing the same; the mode stays in the file
        if primary(error) != sqlite3.SQLITE_BUSY:
            raise


def read_meta(connection: sqlite3.Connection) -> dict[str, str]:
    """What the file says of itself; empty when it says nothing."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone() is None:
        return {}
    return dict(connection.execute("SELECT key, value FROM meta").fetchall())


def write_meta(connection: sqlite3.Connection, values: dict[str, str]) -> None:
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(values.items()))


def make_anew(connection: sqlite3.Connection) -> None:
    """Empty the file, whatever tables it has, and make the tables of this version without their indexes."""
    found = connection.execute(
        """SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC"""
    ).fetchall()
    for (name,) in found:  # a virtual table takes its own tables along
        quoted = name.replace('"', '""')
        connection.execute(f'DROP TABLE IF EXISTS "{quoted}"')
    connection.execute(META)
    for statement in create_tables():
        connection.execute(statement)


def is_unusable(error: sqlite3.Error) -> bool:
    """Whether `error` says that the file is damaged, cut short, gone, or of another version."""
    code = primary(error)
    if code in _UNUSABLE or getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_IOERR_SHORT_READ:
        return True
    return code == sqlite3.SQLITE_ERROR and str(error).startswith(("no such table", "no such column"))


def _begin(connection: sqlite3.Connection, cancelled: Callable[[], bool] | None) -> None:
    while True:  # until another process that folds or rebuilds is done; when it dies, its lock goes with it
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if primary(error) != sqlite3.SQLITE_BUSY:
                raise
            if cancelled is not None and cancelled():
                raise Cancelled("Cancelled while another window was reading the case.") from None
        else:
            return
