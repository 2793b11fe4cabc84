"""Backups of a case file: made under a telling name, and put back without losing what stands there."""

import os
from datetime import datetime
from pathlib import Path

from dossier.app import paths
from dossier.domain.errors import CaseFileError
from dossier.store import CaseFile, beside, free_name, recover


def suggested_name(case: Path, now: datetime) -> Path:
    """Beside the case: `paris.backup-20261120-140000.dossier`."""
    return case.with_name(f"{case.stem}.backup-{now:%Y%m%d-%H%M%S}.dossier")


def restore(backup: Path, to: Path) -> Path | None:
    """Put `backup` in the place of `to`; what stood there is kept beside it, and its path returned.

    A link is followed: what it points to is replaced. The backup is checked first. Close the case before:
    whoever still has it open goes on in the file set aside. Raises CaseFileError, and then `to` is as it was.
    """
    to = Path(os.path.realpath(to))
    there = _stands(backup, to)
    case = CaseFile.open(backup, migrations=paths.migrations(), read_only=True)
    try:
        if not there:
            case.backup(to)
            return None
        recover(to)
        aside = free_name(to, f"before-restore-{datetime.now():%Y%m%d-%H%M%S}")
        _move(to, aside)
        try:
            case.backup(to)
        except BaseException as error:
            _put_back(aside, to, error)
            raise
        return aside
    finally:
        case.close()


def _stands(backup: Path, to: Path) -> bool:
    """Whether there is a file at `to`. Raises CaseFileError when it cannot be replaced by `backup`."""
    try:
        if not to.exists():
            return False
        if to.is_dir():
            raise CaseFileError(f"“{to}” is a folder. Name the case file to put the backup in the place of.")
        if not to.is_file():
            raise CaseFileError(f"“{to}” is no ordinary file, so no backup can be put in its place.")
        if backup.exists() and backup.samefile(to):
            raise CaseFileError(
                f"“{backup}” is the very file to be replaced: it cannot be restored onto itself."
                " Nothing was changed. Choose a backup, or another place for it."
            )
    except OSError as error:
        raise CaseFileError(
            f"“{to}” cannot be looked at: {error.strerror}. Nothing was changed.", details=repr(error)
        ) from error
    return True


def _move(path: Path, to: Path) -> None:
    """Rename a case file with all that SQLite keeps beside it, or nothing of it. `to` must be free.

    The file goes first: without it nobody can open the name, and its journal is nobody else's meanwhile.
    """
    moved: list[tuple[Path, Path]] = []
    try:
        for old, new in zip((path, *beside(path)), (to, *beside(to)), strict=True):
            if old == path or _holds_something(old):
                old.replace(new)
                moved.append((old, new))
    except OSError as error:
        for old, new in reversed(moved):
            new.replace(old)
        raise CaseFileError(f"{path} cannot be set aside: {error.strerror}. Nothing was changed.") from error


def _holds_something(side: Path) -> bool:
    """An empty side file tells nothing, and may be in use by a program that has the file open."""
    return os.path.lexists(side) and side.lstat().st_size > 0


def _put_back(aside: Path, to: Path, error: BaseException) -> None:
    """Undo the setting aside, unless another program has just put a file there."""
    if os.path.lexists(to) or any(_holds_something(side) for side in beside(to)):
        raise CaseFileError(
            f"{error} What stood at “{to}” before is kept as “{aside}”.", details=repr(error)
        ) from error
    for old, new in reversed(list(zip((aside, *beside(aside)), (to, *beside(to)), strict=True))):
        if os.path.lexists(old):
            old.replace(new)
