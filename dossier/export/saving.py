"""An export appears whole or not at all: a temporary file beside its place, then a rename."""

import os
import secrets
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
        reason = error.strerror or str(error)
        sentence = f"{to} cannot be written: {reason}. Choose another place."
        raise DossierError(sentence, details=repr(error)) from error


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
