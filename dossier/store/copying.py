"""A copy of a database by SQLite's own means, which never upsets its locks."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dossier.domain.errors import CaseFileError
from dossier.store import connections
from dossier.store.failures import told
from dossier.store.files import appearing


def copy_database(connection: sqlite3.Connection, path: Path, to: Path) -> None:
    """Copy what `connection` has open (the file at `path`) to `to`, whole and checked, with the same rights.

    Raises CaseFileError when something is at `to` already, or the copy cannot be made; then nothing is there.
    """
    with appearing(to) as temporary, told(to):
        with closing(connections.connect(temporary, "rwc")) as copy:
            connection.backup(copy)
            (result,) = copy.execute("PRAGMA quick_check").fetchone()
            if result != "ok":
                raise CaseFileError(
                    f"“{path.name}” is damaged, so it was not copied. Run “dossier verify” on it to see"
                    " what is lost.",
                    details=f"{path}: {result}",
                )
        temporary.chmod(path.stat().st_mode & 0o777 | 0o600)
