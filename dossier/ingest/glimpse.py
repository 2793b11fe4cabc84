"""What a format is recognised by, however large the file: its first bytes, what it packs, and its name."""

import io
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from dossier.ingest.limits import HEAD_BYTES
from dossier.ingest.zip_kinds import zip_kind

_GZIP = b"\x1f\x8b\x08"
_LOOKED_AT = 65_536
"""Bytes of the file that are read; blanks at its start do not count."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """`head` is the start of the file without leading blanks, `zipped` what a ZIP file holds ("" when it is none),
    `unpacked` the start of what a gzip file holds."""

    name: str
    head: bytes
    zipped: str = ""
    unpacked: bytes = b""

    @classmethod
    def of(cls, content: bytes, name: str) -> "Glimpse":
        return cls.at(io.BytesIO(content), name)

    @classmethod
    def at(cls, file: BinaryIO, name: str) -> "Glimpse":
        """The glimpse of a seekable file; where it stands is lost."""
        file.seek(0)
        start = file.read(_LOOKED_AT)
        unpacked = _unpacked(start) if start.startswith(_GZIP) else b""
        return cls(name, start.lstrip()[:HEAD_BYTES], zip_kind(file, start), unpacked)


def _unpacked(start: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(start, HEAD_BYTES)
    except zlib.error:
        return b""
