"""What a killed program left beside a case file: brought back into the file before the file is moved."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dossier.domain.errors import CaseFileError
from dossier.store import connections
from dossier.store.failures import primary, told
from dossier.store.files import leftover_journal

_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)


def recover(path: Path) -> None:
    """Let SQLite roll back or play in the journal beside the file at `path`, so that it can be moved alone.

    A file that SQLite cannot open stays as it is, with its side files: they must move along with it. Raises
    CaseFileError when another program is writing to the file.
    """
    if not _is_database(path):  # SQLite would delete what lies beside it
        return
    try:
        with told(path), closing(connections.connect(path, "rw")) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except CaseFileError as error:
        if error.__cause__ is not None and primary(error.__cause__) in _IN_USE:
            raise
        return
    journal = leftover_journal(path)
    if journal is not None:
        raise CaseFileError(
            f"Another program is using “{path.name}” and keeps “{journal.name}” beside it. Nothing was changed."
            " Close the other program and try again."
        )


def _is_database(path: Path) -> bool:
    """Whether the file has SQLite's header; asked without touching what lies beside it."""
    if path.stat().st_size == 0:
        return False
    try:
        with closing(connections.connect(path, "ro", immutable=True)) as connection:
            connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        return primary(error) != sqlite3.SQLITE_NOTADB
    return True
