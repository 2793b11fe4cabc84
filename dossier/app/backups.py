"""Backups of a case file: made under a telling name, and put back without losing what stands there."""

from datetime import datetime
from pathlib import Path

from dossier.app import paths
from dossier.domain.errors import CaseFileError
from dossier.store import CaseFile


def suggested_name(case: Path, now: datetime) -> Path:
    """Beside the case: `paris.backup-20261120-140000.dossier`."""
    return case.with_name(f"{case.stem}.backup-{now:%Y%m%d-%H%M%S}.dossier")


def restore(backup: Path, to: Path) -> Path | None:
    """Put `backup` in the place of `to`; what stood there is kept beside it, and its path returned.

    The backup is checked first. Close the case before: whoever still has it open goes on in the file set
    aside.
    """
    case = CaseFile.open(backup, migrations=paths.migrations(), read_only=True)
    try:
        aside = _set_aside(to) if to.exists() else None
        try:
            case.backup(to)
        except CaseFileError:
            if aside is not None:
                aside.replace(to)
            raise
    finally:
        case.close()
    return aside


def _set_aside(path: Path) -> Path:
    aside = path.with_name(f"{path.stem}.before-restore-{datetime.now():%Y%m%d-%H%M%S}.dossier")
    try:
        return path.replace(aside)
    except OSError as error:
        raise CaseFileError(f"{path} cannot be set aside: {error.strerror}. Nothing was changed.") from error
