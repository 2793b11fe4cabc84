"""Files that appear whole or not at all: made beside their place under another name, then put into it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from dossier.domain.errors import CaseFileError


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """A temporary path in the folder of `path`; when the block succeeds, the file there takes its place.

    Nothing is ever overwritten. Raises CaseFileError when something is at `path` already, or the folder
    cannot hold it.
    """
    if os.path.lexists(path):
        raise _exists(path)
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
        for leftover in (temporary, temporary.with_name(temporary.name + "-journal")):
            with suppress(OSError):
                leftover.unlink()


def _put(temporary: Path, path: Path) -> None:
    """Give the file its name without ever replacing another one, even one that appeared just now."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise _exists(path) from None
    except OSError:  # a drive without hard links
        if os.path.lexists(path):
            raise _exists(path) from None
        temporary.rename(path)
    _sync(path.parent)


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
