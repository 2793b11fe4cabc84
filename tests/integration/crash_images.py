"""What a disk may hold after the power failed: all that was flushed, and any part of what was not.

Each file is a sequence of flushed bytes and of calls since; files are independent of each other. Names appear and go
in order: file systems keep a journal of them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.integration.tracing import Call

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""


@dataclass
class _File:
    flushed: bytes = b""
    since: list[Call] = field(default_factory=list)

    def made_of(self, some: Sequence[Call]) -> bytes:
        content = bytearray(self.flushed)
        for call in some:
            if call.name == "ftruncate":
                del content[call.offset :]
                content.extend(bytes(call.offset - len(content)))
            else:
                content.extend(bytes(max(0, call.offset - len(content))))
                content[call.offset : call.offset + len(call.content)] = call.content
        return bytes(content)


class Disk:
    """The files that the calls of a log touch, after each of them."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {name: _File(content) for name, content in files.items()}

    def carry_out(self, call: Call) -> None:
        if call.name == "unlink":
            self._files.pop(call.file, None)
            return
        file = self._files.setdefault(call.file, _File())
        if call.name in ("fsync", "fdatasync"):
            file.flushed, file.since = file.made_of(file.since), []
        else:
            file.since.append(call)

    def put(self, folder: Path, choose: Callable[[Sequence[Call]], Sequence[Call]]) -> None:
        """Write the files into `folder`, with those of the unflushed calls that `choose` lets through."""
        for name, file in self._files.items():
            (folder / Path(name).name).write_bytes(file.made_of(choose(file.since)))


def dropped(calls: Sequence[Call]) -> Sequence[Call]:
    return ()


def kept(calls: Sequence[Call]) -> Sequence[Call]:
    return calls


def torn(chance: Random) -> Callable[[Sequence[Call]], Sequence[Call]]:
    """Any sectors of any calls, in order; a truncation happened or did not."""

    def some(calls: Sequence[Call]) -> Sequence[Call]:
        return [piece for call in calls for piece in _sectors(call) if chance.random() < 0.5]

    return some


def _sectors(call: Call) -> Iterator[Call]:
    if call.name == "ftruncate":
        yield call
        return
    start, end = call.offset, call.offset + len(call.content)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield Call(call.name, call.file, call.content[start - call.offset : stop - call.offset], start)
        start = stop
