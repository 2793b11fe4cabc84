"""An export appears whole or not at all: a temporary file beside its place, then a rename."""

import os
import secrets
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path

from dossier.domain.errors import DossierError


def save(pieces: Iterable[bytes], to: Path) -> None:
    """Write `pieces` to the file `to`, in place of what was there. Raises DossierError when it cannot be."""
    if to.is_dir():
        raise DossierError(f"{to} is a folder. Name a file to write to.")
    try:
        if to.exists() and not to.is_file():
            # A pipe, a terminal, /dev/null: renaming over it would put a file in its place.
            _write(pieces, to, "wb")
        else:
            _replace(pieces, to.resolve())
    except OSError as error:
        raise _unwritable(to, error) from error


def save_unpacked(archive: Iterable[bytes], to: Path) -> None:
    """Write the one folder that the ZIP file `archive` holds as the folder `to`, which must not be there yet, or be
    empty. Raises DossierError when it cannot be."""
    if to.exists() and not (to.is_dir() and not any(to.iterdir())):
        raise DossierError(f"{to} is there already. Name a new folder, or a file that ends in .zip.")
    to = to.resolve()
    packed, unpacked = (to.with_name(f".{secrets.token_hex(6)}.part") for _ in range(2))
    try:
        _write(archive, packed, "xb")
        with zipfile.ZipFile(packed) as opened:
            opened.extractall(unpacked)
        (folder,) = unpacked.iterdir()
        if to.exists():
            to.rmdir()
        folder.rename(to)
    except OSError as error:
        raise _unwritable(to, error) from error
    finally:
        packed.unlink(missing_ok=True)
        shutil.rmtree(unpacked, ignore_errors=True)


def _replace(pieces: Iterable[bytes], to: Path) -> None:
    temporary = to.with_name(f".{secrets.token_hex(6)}.part")
    try:
        _write(pieces, temporary, "xb")
        temporary.replace(to)
    finally:
        temporary.unlink(missing_ok=True)


def _write(pieces: Iterable[bytes], to: Path, mode: str) -> None:
    with to.open(mode) as stream:
        stream.writelines(pieces)
        stream.flush()
        if to.is_file():
            os.fsync(stream.fileno())


def _unwritable(to: Path, error: OSError) -> DossierError:
    reason = error.strerror or str(error)
    return DossierError(f"{to} cannot be written: {reason}. Choose another place.", details=repr(error))
