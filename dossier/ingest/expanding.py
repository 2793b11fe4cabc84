"""What is in a container, and in the containers in it: a bounded stream of files that are sources of their own.

Each bears the names on the way to it: `news.zip/2015/raid.html`. What cannot be had comes with a sentence that says
why, and the rest goes on; only a container made to do harm ends the stream.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from dossier.domain.documents import writable
from dossier.domain.errors import SourceError
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.limits import (
    MAX_BYTES,
    MAX_EXPANDED,
    MAX_MEMBERS,
    MAX_NESTING,
    MAX_RATIO,
    RATIO_COUNTS_FROM,
)
from dossier.ingest.readers import Container, Format, Member

_MEANINGLESS = re.compile(r"[\x00-\x1f\x7f]+")
_LONGEST_NAME = 240


@dataclass(slots=True)
class Budget:
    """What one file may still expand to. `most` follows from its size: texts do not shrink to nothing."""

    most: int
    members: int = MAX_MEMBERS
    taken: int = 0

    @classmethod
    def of(cls, size: int) -> "Budget":
        return cls(min(MAX_EXPANDED, max(RATIO_COUNTS_FROM, MAX_RATIO * size)))

    def take(self, content: bytes, name: str) -> None:
        """Raises Exhausted when there is nothing left."""
        self.taken += len(content)
        self.members -= 1
        if self.taken > self.most or self.members < 0:
            raise Exhausted(
                f"{name} expands to far more than articles would, as archives do that are made to fill a disk. "
                "What came before was read; unpack it elsewhere and ingest what you trust."
            )


class Exhausted(SourceError):
    """The container, and whatever it lies in, is not read any further."""


def which_container(formats: Sequence[Format], file: BinaryIO, name: str) -> Container | None:
    """The container that a seekable file is, if it is one."""
    glimpse = Glimpse.at(file, name)
    best = max(formats, key=lambda each: each.recognises(glimpse))
    return best if isinstance(best, Container) and best.recognises(glimpse) else None


def expand(formats: Sequence[Format], file: BinaryIO, name: str) -> Iterator[Member]:
    """Every source in `file`, under its full name; one with a `problem` has no content. Nothing for no container."""
    container = which_container(formats, file, name)
    if container is None:
        return
    size = file.seek(0, io.SEEK_END)
    try:
        yield from _expand(formats, file, name, container, Budget.of(size), depth=1)
    except Exhausted as error:
        yield Member(name, problem=str(error))


def _expand(
    formats: Sequence[Format], file: BinaryIO, name: str, container: Container, budget: Budget, *, depth: int
) -> Iterator[Member]:
    empty = True
    try:
        for member in container.members(file, name):
            if _is_hidden(member.name):
                continue
            empty = False
            inner = replace(member, name=inner_name(name, member.name))
            if member.problem:
                yield replace(inner, problem=f"{inner.name} {member.problem}.")
            else:
                budget.take(member.content, name)
                yield from _opened(formats, inner, budget, depth)
    except Exhausted:
        raise
    except SourceError as error:
        yield Member(name, problem=str(error))
        return
    if empty:
        yield Member(
            name, problem=f"{name} holds no article. Put some into it, or check that it is complete."
        )


def _opened(formats: Sequence[Format], member: Member, budget: Budget, depth: int) -> Iterator[Member]:
    """The member itself, or what it holds where it is a container."""
    name = member.name
    if len(member.content) > MAX_BYTES:
        yield Member(
            name, problem=f"{name} is larger than {MAX_BYTES // 1_000_000} MB, too large for an article."
        )
        return
    found = None
    if not member.whole and member.content:
        found = which_container(formats, io.BytesIO(member.content), name)
    if found is None:
        yield member
    elif depth >= MAX_NESTING:
        yield Member(
            name, problem=f"{name} lies deeper than {MAX_NESTING} containers in each other; unpack it first."
        )
    else:
        yield from _expand(formats, io.BytesIO(member.content), name, found, budget, depth=depth + 1)


def inner_name(container: str, name: str) -> str:
    """The name of a member behind that of its container: never a path that leads anywhere."""
    parts = [part.strip() for part in re.split(r"[/\\]+", _MEANINGLESS.sub(" ", writable(name)))]
    kept = [part for part in parts if part not in ("", ".", "..") and not re.fullmatch("[A-Za-z]:", part)]
    inner = "/".join(kept)
    shortened = inner if len(inner) <= _LONGEST_NAME else "…" + inner[1 - _LONGEST_NAME :]
    return f"{container}/{shortened}" if shortened else container


def _is_hidden(name: str) -> bool:
    """What systems put into archives by themselves, as they do into folders."""
    parts = [part for part in re.split(r"[/\\]+", name) if part not in ("", ".", "..")]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)
