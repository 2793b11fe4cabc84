"""Verifying a case file by its path: a damaged one cannot be opened as a case, but can be walked."""

from collections.abc import Callable
from pathlib import Path

from dossier import store
from dossier.domain.views import Progress, VerifyReport


def verify(
    path: Path,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> VerifyReport:
    """What holds and what does not. Raises CaseFileError when there is nothing to verify, and Cancelled."""
    return store.verify(path, progress=progress, cancelled=cancelled)
