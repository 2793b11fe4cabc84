"""Small JSON files of the user's own: read with a default, replaced whole or not at all."""

import json
import logging
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)


def read(path: Path, fits: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
    """The object in `path`; empty when there is none. A damaged file, or one that does not have the shape that
    `fits` asks for, is set aside, with a line in the log."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(value, dict) or not fits(value):
            raise ValueError("it is JSON of another shape")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        log.warning("%s cannot be read (%s): starting afresh, the old file is kept beside it", path, error)
        _set_aside(path)
        return {}
    return value


def write(path: Path, value: dict[str, Any]) -> None:
    """Write to a temporary file with owner-only rights, then rename. Raises OSError."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as stream:
            # A file name that was no UTF-8 holds lone surrogates; written as \udcXX they are still JSON.
            json.dump(value, stream, indent=2, sort_keys=True, ensure_ascii=False)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_suffix(path.suffix + ".damaged"))
    except OSError:
        log.warning("%s cannot be set aside", path)
