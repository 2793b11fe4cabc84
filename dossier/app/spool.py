"""What a container holds, unpacked by a worker of its own into one temporary file: however much that is, no process
holds more of it than one member at a time, and what was unpacked before a worker hung or died still counts."""

import multiprocessing
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as JobTimeout
from dataclasses import dataclass
from pathlib import Path, PurePath
from types import TracebackType
from typing import Any

import msgspec
from pebble import ProcessExpired, ProcessPool

from dossier.app.workers import limit_memory
from dossier.domain.documents import NO_ORIGIN, Origin
from dossier.ingest import is_sidecar, members

MEMORY = 2_000_000_000
"""Bytes that unpacking may hold."""
_BYTES_A_SECOND = 5_000_000
"""What unpacking reads at the very least; a large container has the more time for it."""

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Spooled:
    """A member of a container and where its bytes lie in the spool; with a `problem`, a sentence, it has none."""

    name: str
    offset: int
    length: int
    problem: str = ""
    origin: Origin = NO_ORIGIN


_decode = msgspec.json.Decoder(Spooled).decode


def fill(path: str, name: str, folder: str) -> str:
    """In the worker: unpack. Returns why it had to stop, as a sentence, where it had to."""
    try:
        with (
            Path(path).open("rb") as container,
            Path(folder, "bytes").open("wb") as content,
            Path(folder, "index").open("wb") as index,
        ):
            for member in members(container, name):
                offset = content.tell()
                content.write(member.content)
                content.flush()
                line = Spooled(member.name, offset, len(member.content), member.problem, member.origin)
                index.write(_encode(line) + b"\n")
                index.flush()
    except OSError as error:
        reason = (error.strerror or "an input error").lower()
        return f"{name} could not be unpacked any further ({reason}). Make room, and ingest it again."
    return ""


class Spool:
    """The members of one container, while it is open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._content = (folder / "bytes").open("rb") if (folder / "bytes").exists() else None

    def members(self) -> list[tuple[Spooled, Spooled | None]]:
        """Each member with the sidecar beside it in the container."""
        index = self._folder / "index"
        listed: list[Spooled] = []
        for line in index.read_bytes().split(b"\n") if index.exists() else ():
            try:
                listed.append(_decode(line))
            except msgspec.MsgspecError:  # the worker was stopped in the middle of it
                continue
        return _paired(listed)

    def read(self, member: Spooled) -> bytes:
        if self._content is None or not member.length:
            return b""
        self._content.seek(member.offset)
        return self._content.read(member.length)

    def close(self) -> None:
        if self._content is not None:
            self._content.close()


def _paired(listed: Sequence[Spooled]) -> list[tuple[Spooled, Spooled | None]]:
    articles = {
        _stem(each.name) for each in listed if not is_sidecar(PurePath(each.name)) and not each.problem
    }
    beside: dict[str, Spooled] = {}
    for each in listed:
        if is_sidecar(PurePath(each.name)) and _stem(each.name) in articles:
            beside.setdefault(_stem(each.name), each)
    used = {id(each) for each in beside.values()}
    return [(each, beside.get(_stem(each.name))) for each in listed if id(each) not in used]


def _stem(name: str) -> str:
    return str(PurePath(name).with_suffix("")) if PurePath(name).name else name


class Unpacker:
    """One worker process that unpacks the containers of a batch; started with the first of them."""

    def __init__(
        self,
        seconds: int,
        cancelled: Callable[[], bool],
        fill: Callable[[str, str, str], str] = fill,
    ) -> None:
        self._seconds, self._cancelled, self._fill = seconds, cancelled, fill
        self._pool: ProcessPool | None = None

    def __enter__(self) -> "Unpacker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()

    def files(self, path: Path, name: str) -> Iterator[tuple[Spooled, bytes, str, bytes | None]]:
        """(member, its bytes, name and bytes of its sidecar) for all that is in a container; at the end, why it could
        not be unpacked completely. Ends early, quietly, once cancelled."""
        with tempfile.TemporaryDirectory(prefix="dossier-") as folder:
            broken = self._unpack(path, name, folder)
            spool = Spool(Path(folder))
            try:
                for member, sidecar in spool.members():
                    beside = spool.read(sidecar) if sidecar else None
                    yield member, spool.read(member), sidecar.name if sidecar else "", beside
                if broken:
                    yield Spooled(name, 0, 0, broken), b"", "", None
            finally:
                spool.close()

    def _unpack(self, path: Path, name: str, folder: str) -> str:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(1, context=context, initializer=limit_memory, initargs=(MEMORY,))
        seconds = self._seconds + path.stat().st_size // _BYTES_A_SECOND
        future: Any = self._pool.schedule(self._fill, args=[str(path), name, folder], timeout=seconds)
        while True:
            if self._cancelled():
                future.cancel()
                return ""
            try:
                return str(future.result(timeout=0.1))
            except JobTimeout:
                if future.done():
                    return (
                        f"{name} takes more than {seconds} seconds to unpack; what came until then was read."
                    )
            except (ProcessExpired, Exception) as failure:  # noqa: BLE001 - whatever a worker raised costs one container
                why = (
                    "needs more memory than it should"
                    if isinstance(failure, MemoryError)
                    else "cannot be unpacked"
                )
                return (
                    f"{name} {why}; what came before was read. Unpack it elsewhere and ingest what it holds."
                )
