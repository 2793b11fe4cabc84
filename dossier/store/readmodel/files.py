"""The files of read models: what SQLite keeps beside them goes with them."""

from contextlib import suppress
from pathlib import Path

from dossier.store.readmodel.database import SIDE_FILES


def delete(path: Path) -> None:
    """Delete a read model's file with its side files; one that somebody has open may stay."""
    for suffix in SIDE_FILES:
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
