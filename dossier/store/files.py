"""Files that appear whole or not at all: made beside their place under another name, then put into it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from uuid import uuid4

from dossier.domain.errors import CaseFileError

SIDES = ("-journal", "-wal", "-shm")
"""What SQLite appends to a database's name for the files that it keeps beside it."""


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """A temporary path in the folder of `path`; when the block succeeds, the file there takes its place.

    Nothing is ever overwritten. Raises CaseFileError when something is at `path` already, when a journal
    lies there that SQLite would take for the new file's, or when the folder cannot hold it.
    """
    _require_free(path)
    if not path.parent.is_dir():
        raise CaseFileError(
            f"The folder “{path.parent}” does not exist. Make it, or choose another place for “{path.name}”."
        )
    temporary = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
    try:
        yield temporary
        _sync(temporary)
        _put(temporary, path)
    except OSError as error:
        raise CaseFileError(
            f"“{path.name}” cannot be written in “{path.parent}”: {error.strerror or error}."
            " Check that you may write there and that the disk has room.",
            details=f"{path}: {error!r}",
        ) from error
    finally:
        for leftover in (temporary, *beside(temporary)):
            with suppress(OSError):
                leftover.unlink()


def beside(path: Path) -> list[Path]:
    """Where SQLite's side files of the database at `path` lie, if there are any."""
    return [path.with_name(path.name + side) for side in SIDES]


def free_name(path: Path, purpose: str) -> Path:
    """A name beside `path` for a file set aside now for this `purpose`; nothing is there, nor any side file."""
    stem = f"{path.stem}.{purpose}"
    for number in count(1):
        aside = path.with_name(f"{stem}{'' if number == 1 else f'-{number}'}{path.suffix}")
        if not any(os.path.lexists(name) for name in (aside, *beside(aside))):
            return aside
    raise AssertionError


def leftover_journal(path: Path) -> Path | None:
    """A journal that belongs to whatever was at `path`, and that SQLite would play into a file put there.

    An empty one, as every open case file has it beside it, holds nothing to play.
    """
    for side in beside(path)[:2]:
        if os.path.lexists(side) and not (side.is_file() and side.stat().st_size == 0):
            return side
    return None


def _put(temporary: Path, path: Path) -> None:
    """Give the file its name without ever replacing another one, even one that appeared just now."""
    _require_free(path)
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise _exists(path) from None
    except OSError:  # a drive without hard links
        if os.path.lexists(path):
            raise _exists(path) from None
        temporary.rename(path)
    _sync(path.parent)


def _require_free(path: Path) -> None:
    if os.path.lexists(path):
        raise _exists(path)
    journal = leftover_journal(path)
    if journal is not None:
        raise CaseFileError(
            f"“{path.name}” was not written, because a leftover journal of another file lies at “{journal}”"
            " and would be played into the new one. Move it away first; nothing was changed."
        )


def _exists(path: Path) -> CaseFileError:
    return CaseFileError(
        f"“{path.name}” exists already in “{path.parent}”. Choose another name; nothing was overwritten."
    )


def _sync(path: Path) -> None:
    """Make the file's bytes, or the folder's names, durable. The file must not be open as a case file."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:  # folders cannot be opened everywhere
        return
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
