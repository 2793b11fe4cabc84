"""Verifying a case file by its path: a damaged one cannot be opened as a case, but can be walked."""

from collections.abc import Callable
from pathlib import Path

from dossier import store
from dossier.app import identity, keys
from dossier.domain.errors import DossierError
from dossier.domain.signing import Reader
from dossier.domain.views import Progress, VerifyReport


def verify(
    path: Path,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    analyst: str | None = None,
) -> VerifyReport:
    """What holds and what does not, signatures as `analyst` (otherwise who is configured) knows keys. Raises
    CaseFileError when there is nothing to verify, and Cancelled."""
    return store.verify(path, reader=_reader(analyst), progress=progress, cancelled=cancelled)


def _reader(name: str | None) -> Reader | None:
    """Nobody, where the user's own folders cannot be read: a file can be verified all the same."""
    try:
        analyst = identity.known(name)
        return keys.reader(analyst) if analyst else None
    except (DossierError, OSError):
        return None
