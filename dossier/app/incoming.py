"""Every file of a batch with its bytes: files, what containers hold, standard input, and what addresses answer."""

import io
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.app.fetching import Fetcher
from dossier.app.spool import Unpacker
from dossier.domain.documents import NO_ORIGIN, Origin, writable
from dossier.domain.errors import SourceError
from dossier.ingest import Input, container_of, load


@dataclass(frozen=True, slots=True)
class File:
    """`name` is what the source goes by ("" for standard input), `path` what the report calls it. With a `problem`, a
    sentence, there are no bytes."""

    name: str
    path: str
    content: bytes = b""
    sidecar: bytes | None = None
    sidecar_name: str = ""
    origin: Origin = NO_ORIGIN
    problem: str = ""


class Incoming:
    """`found(n)` is told of n files more than there were inputs. Use it as a context manager."""

    def __init__(self, *, seconds: int, cancelled: Callable[[], bool], found: Callable[[int], None]) -> None:
        self._unpacker = Unpacker(seconds, cancelled)
        self._fetcher = Fetcher()
        self._found = found

    def __enter__(self) -> "Incoming":
        return self

    def __exit__(self, *error: object) -> None:
        self._unpacker.__exit__(None, None, None)

    def files(self, inputs: Sequence[Input], addresses: Sequence[str] = ()) -> Iterator[File]:
        for item in inputs:
            yield from self._of_input(item)
        for address in addresses:
            yield from self._of_address(address)

    def _of_input(self, item: Input) -> Iterator[File]:
        name, path = name_of(item), path_of(item)
        try:
            if item.path is not None and _is_container(item.path, item.name):
                yield from self._described(item, self._unpacked(item.path, name, path))
                return
            content, sidecar = load(item)
        except SourceError as error:
            yield File(name, path, problem=str(error))
            return
        if item.path is None and item.content is None and container_of(io.BytesIO(content), item.name):
            yield from self._laid_out(content, item.name, path, NO_ORIGIN)
        else:
            yield File(name, path, content, sidecar, item.sidecar.name if item.sidecar else "")

    def _described(self, item: Input, files: Iterator[File]) -> Iterator[File]:
        """A sidecar beside a container speaks for all in it that have none of their own."""
        if item.sidecar is None:
            yield from files
            return
        _, sidecar = load(replace(item, path=item.sidecar))
        for file in files:
            own = file.sidecar is not None or file.problem
            yield file if own else replace(file, sidecar=sidecar, sidecar_name=item.sidecar.name)

    def _of_address(self, address: str) -> Iterator[File]:
        try:
            fetched = self._fetcher.fetch(address)
        except SourceError as error:
            yield File(address, address, problem=str(error))
            return
        if container_of(io.BytesIO(fetched.content), fetched.name):
            yield from self._laid_out(fetched.content, fetched.name, address, fetched.origin)
        else:
            yield File(fetched.name, address, fetched.content, origin=fetched.origin)

    def _laid_out(self, content: bytes, name: str, path: str, origin: Origin) -> Iterator[File]:
        """What a container holds that is no file yet."""
        with tempfile.TemporaryDirectory(prefix="dossier-") as folder:
            file = Path(folder, "container")
            file.write_bytes(content)
            yield from self._unpacked(file, name, path, origin)

    def _unpacked(self, file: Path, name: str, path: str, origin: Origin = NO_ORIGIN) -> Iterator[File]:
        for count, (member, content, sidecar_name, sidecar) in enumerate(self._unpacker.files(file, name)):
            self._found(min(count, 1))
            inner = member.name.removeprefix(name)
            yield File(
                name=member.name,
                path=path + inner,
                content=content,
                sidecar=sidecar,
                sidecar_name=sidecar_name,
                origin=member.origin if member.origin.url else origin,
                problem=member.problem,
            )


def name_of(item: Input) -> str:
    """The name that a source goes by; standard input has none."""
    return "" if item.path is None and item.content is None else writable(item.name)


def path_of(item: Input) -> str:
    """What the report calls an input."""
    return str(item.path) if item.path else "-" if item.content is None else item.name


def holds_others(item: Input) -> bool:
    """Whether a file is a container of others; what cannot be read is none."""
    try:
        return item.path is not None and _is_container(item.path, item.name)
    except SourceError:
        return False


def _is_container(path: Path, name: str) -> bool:
    """Raises SourceError when the file cannot be read."""
    try:
        with path.open("rb") as file:
            return container_of(file, name) is not None
    except OSError as error:
        reason = (error.strerror or "an input error").lower()
        raise SourceError(
            f"{name} cannot be read ({reason}). Check that it is there and that you may open it.",
            details=repr(error),
        ) from error
