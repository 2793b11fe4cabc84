"""What SQLite reports, in words that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from dossier.domain.errors import CaseFileError

# By SQLite's primary result code (the low byte of the extended one).
_SENTENCES = {
    sqlite3.SQLITE_FULL: (
        "There is no room left on the disk for “{name}”. The change was not kept, and the file is as it was."
        " Free some space and try again."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk or network drive that holds “{name}” reported an error. The change was not kept, and the"
        " file is as it was. Check the drive and its connection, then try again."
    ),
    sqlite3.SQLITE_BUSY: (
        "Another program is using “{name}” and does not let go of it. Nothing was changed."
        " Close the other program, or wait a moment, and try again."
    ),
    sqlite3.SQLITE_LOCKED: (
        "Another part of the program is using “{name}”. Nothing was changed; wait a moment and try again."
    ),
    sqlite3.SQLITE_READONLY: (
        "“{name}” cannot be written, because the file, its folder or its drive is read-only. Nothing was"
        " changed. Save a copy in a folder of your own and work there."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "“{name}” cannot be opened. Check that the file is there, that you may read it, and that its folder"
        " can be written to."
    ),
    sqlite3.SQLITE_PERM: "You may not open “{name}”. Ask its owner for the right to read it.",
    sqlite3.SQLITE_AUTH: "You may not open “{name}”. Ask its owner for the right to read it.",
    sqlite3.SQLITE_NOTADB: (
        "“{name}” is not a case file: it is no SQLite database. Choose a file that Dossier made."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "“{name}” is damaged. Run “dossier verify” on it to see what is lost, and restore it from a backup."
    ),
    sqlite3.SQLITE_TOOBIG: "That is too large to be kept in “{name}”. Nothing was changed.",
    sqlite3.SQLITE_NOMEM: (
        "There is not enough memory to go on with “{name}”. Nothing was changed. Close other programs and try"
        " again."
    ),
    sqlite3.SQLITE_PROTOCOL: (
        "The drive that holds “{name}” does not lock files as it should. Copy the file to a local folder and"
        " work there."
    ),
}

_HOT_JOURNAL = (
    "“{name}” was left in the middle of a change, and cannot be put right where it may not be written."
    " Copy it, together with “{name}-journal”, to a folder of your own and open it there."
)


def code(error: BaseException) -> int | None:
    """SQLite's extended result code, or None when `error` is none of SQLite's."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    return getattr(error, "sqlite_errorcode", None)


def primary(error: BaseException) -> int | None:
    extended = code(error)
    return None if extended is None else extended & 0xFF


def in_words(error: BaseException, path: Path) -> CaseFileError | None:
    """The error for the person, or None when `error` is nothing that a person can do something about."""
    if code(error) in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY):
        return CaseFileError(_HOT_JOURNAL.format(name=path.name), details=f"{path}: {error}")
    sentence = _SENTENCES.get(primary(error) or 0)
    return CaseFileError(sentence.format(name=path.name), details=f"{path}: {error}") if sentence else None


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise SQLite's errors about the file at `path` as CaseFileError; what is a bug stays what it is."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        worded = in_words(error, path)
        if worded is None:
            raise
        raise worded from error
    except UnicodeDecodeError as error:  # sqlite3's own, over an error message that quotes a damaged schema
        raise CaseFileError(
            _SENTENCES[sqlite3.SQLITE_CORRUPT].format(name=path.name), details=f"{path}: {error}"
        ) from error
