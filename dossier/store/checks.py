"""Whether a file may be used as a case file. A file from a stranger is hostile until this has passed.

The order matters: nothing that the file's own schema could influence runs before it has been compared.
"""

import sqlite3
import stat
from pathlib import Path

from dossier.domain.errors import CaseFileError
from dossier.store import schema
from dossier.store.failures import primary, told
from dossier.store.tables import APPLICATION_ID, SCHEMA_VERSION

WHOLE_CHECK_BYTES = 64 << 20
"""Up to this size opening checks the whole structure; in larger files the journal's, `verify` the rest."""


def check_path(path: Path) -> None:
    """Refuse what cannot be a case file, without opening it."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise CaseFileError(
            f"There is no file “{path.name}” in “{path.parent}”. Check the name, or make a new case."
        ) from None
    except (OSError, ValueError) as error:
        raise CaseFileError(
            f"“{path}” cannot be reached: {error}. Check the path and your rights."
        ) from error
    if stat.S_ISDIR(found.st_mode):
        raise CaseFileError(f"“{path.name}” is a folder, not a case file. Choose the .dossier file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise CaseFileError(f"“{path.name}” is no ordinary file. Choose a .dossier file.")
    if found.st_size == 0:
        raise CaseFileError(
            f"“{path.name}” is empty: it holds no case. If it should hold one, copy or download it again;"
            " otherwise delete it and make a new case."
        )


def check_identity(path: Path, connection: sqlite3.Connection) -> int:
    """The file's schema version, once it is known to be a case file that this version can use or update.

    Raises CaseFileError for whatever else it is.
    """
    with told(path):
        try:
            application = _pragma(connection, "application_id")
        except sqlite3.DatabaseError as error:
            if primary(error) == sqlite3.SQLITE_CORRUPT:  # no more than the header has been read so far
                raise _cut_short(path, str(error)) from error
            raise
        version = _pragma(connection, "user_version")
        if is_cut_short(path, connection):
            raise _cut_short(path, f"{path.stat().st_size} bytes")
    if application != APPLICATION_ID:
        raise CaseFileError(
            f"“{path.name}” is an SQLite database, but not a case file (application id {application:#010x})."
            " Choose a file that Dossier made."
        )
    if version > SCHEMA_VERSION:
        raise CaseFileError(
            f"“{path.name}” was made by a newer Dossier (schema {version}; this one knows"
            f" schema {SCHEMA_VERSION}). Update Dossier to open it."
        )
    if version not in schema.SCHEMAS:
        raise CaseFileError(
            f"“{path.name}” says that it has schema {version}, which no Dossier ever wrote: it was altered."
            " Ask for it anew, or restore it from a backup."
        )
    return version


def is_cut_short(path: Path, connection: sqlite3.Connection) -> bool:
    """Whether the file is smaller than its header says; SQLite itself overlooks a piece of the last page."""
    expected = _pragma(connection, "page_size") * _pragma(connection, "page_count")
    return path.stat().st_size < expected


def _cut_short(path: Path, reason: str) -> CaseFileError:
    return CaseFileError(
        f"“{path.name}” is cut short: part of it is missing. Copy or download it again, or restore it from a"
        " backup.",
        details=f"{path}: {reason}",
    )


def check_schema(path: Path, connection: sqlite3.Connection, version: int) -> None:
    """Refuse a file whose tables, indexes, triggers and views are not exactly those of its version."""
    with told(path):
        clauses = [difference.clause for difference in schema.differences(connection, version)]
        if not clauses:
            clauses = revision_problems(connection, version)
    if clauses:
        raise CaseFileError(
            f"“{path.name}” was altered outside Dossier: {clauses[0]}. It was not opened, for it might do"
            " harm; ask for it anew, or restore it from a backup.",
            details="\n".join([str(path), *clauses]),
        )


def revision_problems(connection: sqlite3.Connection, version: int) -> list[str]:
    """Whether Alembic's record agrees with the schema's number."""
    rows = connection.execute("SELECT version_num FROM alembic_version LIMIT 2").fetchall()
    if rows == [(f"{version:04d}",)]:
        return []
    return [f"its table alembic_version holds {rows}, where schema {version} has {version:04d}"]


def check_structure(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse a file whose pages do not hang together."""
    small = path.stat().st_size <= WHOLE_CHECK_BYTES
    with told(path):
        (result,) = connection.execute(f"PRAGMA quick_check{'' if small else '(entry)'}").fetchone()
    if result != "ok":
        raise CaseFileError(
            f"“{path.name}” is damaged. Run “dossier verify” on it to see what is lost, and restore it"
            " from a backup.",
            details=f"{path}: {result}",
        )


def is_damage(error: Exception) -> bool:
    """Whether SQLite says that the file is not what it should be, rather than that it cannot get at it."""
    return primary(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, None)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value
