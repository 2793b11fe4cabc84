"""From a path to a case file that may be used: checked, and of the newest schema."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from dossier.domain.errors import CaseFileError
from dossier.store import checks, connections, migrate
from dossier.store.copying import copy_database
from dossier.store.failures import primary, told
from dossier.store.files import free_name
from dossier.store.tables import SCHEMA_VERSION


class Access(NamedTuple):
    """How to open a file. `immutable`: without any lock, for a medium that knows none and never changes."""

    read_only: bool
    immutable: bool = False

    def connect(self, path: Path) -> sqlite3.Connection:
        return connections.connect(path, "ro" if self.read_only else "rw", immutable=self.immutable)


def prepare(path: Path, migrations: Path, *, read_only: bool) -> Access:
    """Check the file at `path`, bring it up to date (after a backup), and say how it can be opened.

    Raises CaseFileError, whose text says why it cannot be used and what to do.
    """
    checks.check_path(path)
    access = Access(read_only or not _writable(path))
    try:
        version = _checked(path, access)
    except CaseFileError as error:
        if not access.read_only or not _knows_no_locks(path, error):
            raise
        access = Access(read_only=True, immutable=True)
        version = _checked(path, access)
    if version < SCHEMA_VERSION:
        _update(path, version, migrations, access)
    return access


def _writable(path: Path) -> bool:
    """Whether the file can be written, and the journal beside it made; no write bit means no."""
    bits = path.stat().st_mode & 0o222
    return bool(bits) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _knows_no_locks(path: Path, error: CaseFileError) -> bool:
    """Whether the trouble may be a read-only medium without locks, on which nobody can be writing either."""
    cause = error.__cause__
    if cause is None or primary(cause) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        return False
    statvfs = getattr(os, "statvfs", None)
    if statvfs is None or not statvfs(path).f_flag & os.ST_RDONLY:
        return False
    return not any(path.with_name(path.name + side).exists() for side in ("-journal", "-wal"))


def _checked(path: Path, access: Access) -> int:
    """The schema version of the file at `path`, after all checks."""
    with told(path), closing(access.connect(path)) as connection:
        version = checks.check_identity(path, connection)
        checks.check_schema(path, connection, version)
        checks.check_structure(path, connection)
    return version


def _update(path: Path, version: int, migrations: Path, access: Access) -> None:
    """Bring a case file of an older schema up to date, after a backup beside it."""
    if access.read_only:
        raise CaseFileError(
            f"“{path.name}” was made by an older Dossier and must be updated first, but it is read-only."
            " Copy it to a folder of your own and open it there."
        )
    now = datetime.now(tz=UTC)
    backup = free_name(
        path, f"schema-{version}.{now:%Y%m%d-%H%M%S}"
    )  # an update killed just now has left one
    with told(path), closing(access.connect(path)) as connection:
        copy_database(connection, path, backup)
    try:
        migrate.upgrade(path, migrations)
    except (
        Exception
    ) as error:  # a step may raise whatever it likes, and the person must be told where the file stands
        raise CaseFileError(
            f"“{path.name}” could not be updated to this version of Dossier; it is as it was, and a copy lies"
            f" beside it as “{backup.name}”. Please report this.",
            details=f"{path}: {error!r}",
        ) from error
