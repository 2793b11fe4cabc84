"""The only place that writes out: lines for people, JSON for machines, errors to standard error."""

import io
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from dossier.cli.layout import harmless
from dossier.domain.errors import DossierError


class OutputFailed(DossierError):
    """Standard output cannot be written: it is closed, or its disk is full."""


def prepare() -> None:
    """Let no character that the terminal's encoding lacks stop a listing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def lines(texts: Iterable[str]) -> None:
    for text in texts:
        with _writing():
            print(harmless(text))


def as_json(value: Any) -> None:
    """`value` as UTF-8 whatever the terminal's encoding is: who reads JSON expects no other."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    # A file name that was no UTF-8 holds lone surrogates; written as \udcXX they are still JSON.
    raw((text + "\n").encode("utf-8", "backslashreplace"))


def raw(content: bytes) -> None:
    pieces([content])


def pieces(contents: Iterable[bytes]) -> None:
    """Bytes as they are, whatever the terminal's encoding."""
    flush()
    for content in contents:
        with _writing():
            sys.stdout.buffer.write(content)
    flush()


def flush() -> None:
    """Write out what is held back. Raises OutputFailed."""
    if sys.stdout is not None:
        with _writing():
            sys.stdout.flush()


@contextmanager
def _writing() -> Iterator[None]:
    if sys.stdout is None:
        raise OutputFailed("The output cannot be written: standard output is closed.")
    try:
        yield
    except BrokenPipeError:  # the reader has seen enough, which is no failure to report
        raise
    except OSError as error:
        raise OutputFailed(f"The output cannot be written: {error.strerror or error}.") from error
    except ValueError as error:
        if not sys.stdout.closed:
            raise
        raise OutputFailed("The output cannot be written: standard output is closed.") from error


def error(sentence: str) -> None:
    """Say it on standard error; where that is closed or full, nobody is told."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            print(harmless(sentence), file=sys.stderr, flush=True)


note = error
"""What people should know but a pipe should not carry."""
