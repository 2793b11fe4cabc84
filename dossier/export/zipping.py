"""A ZIP file that is written as it is made, and has the same bytes for the same content."""

import zipfile
from collections.abc import Iterable, Iterator

_PIECE = 1 << 16
"""Bytes that are held back before they are handed on."""


class Archive:
    """Every method yields what is to be written out by then; no clock is read, and members bear one fixed date."""

    def __init__(self) -> None:
        self._pipe = _Pipe()
        self._zip = zipfile.ZipFile(self._pipe, "w", zipfile.ZIP_DEFLATED)  # type: ignore[call-overload]

    def add(self, path: str, pieces: Iterable[bytes], *, stored: bool = False) -> Iterator[bytes]:
        """`stored`: not compressed, as some formats want their first member."""
        member = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
        member.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        member.create_system = 3  # the same bytes on every system
        member.external_attr = 0o644 << 16
        with self._zip.open(member, "w", force_zip64=True) as stream:
            for piece in pieces:
                stream.write(piece)
                if self._pipe.is_full:
                    yield self._pipe.taken()
        yield self._pipe.taken()

    def close(self) -> Iterator[bytes]:
        self._zip.close()
        yield self._pipe.taken()


class _Pipe:
    """A stream that cannot be wound back: what `zipfile` writes is handed on at once."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []
        self._octets = 0

    def write(self, data: bytes) -> int:
        self._waiting.append(bytes(data))
        self._octets += len(data)
        return len(data)

    @property
    def is_full(self) -> bool:
        return self._octets >= _PIECE

    def flush(self) -> None: ...

    def taken(self) -> bytes:
        taken = b"".join(self._waiting)
        self._waiting.clear()
        self._octets = 0
        return taken
