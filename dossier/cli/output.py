"""The only place that writes out: lines for people, JSON for machines, errors to standard error."""

import io
import json
import sys
from collections.abc import Iterable
from typing import Any

from dossier.cli.layout import harmless


def prepare() -> None:
    """Let no character that the terminal's encoding lacks stop a listing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def lines(texts: Iterable[str]) -> None:
    for text in texts:
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
    sys.stdout.flush()
    sys.stdout.buffer.writelines(contents)
    sys.stdout.buffer.flush()


def error(sentence: str) -> None:
    print(harmless(sentence), file=sys.stderr)


note = error
"""What people should know but a pipe should not carry."""
