"""What a format is, and how the one that fits a file is chosen: by content first, by name second.

A reader turns the bytes of one article into a document. A container holds files that are sources of their own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from dossier.domain.documents import NO_ORIGIN, Document, Origin
from dossier.domain.errors import SourceError
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.signatures import unsupported_kind, what_to_do

NOT, MAYBE, BY_NAME, BY_CONTENT, SURELY = range(5)
"""How well a format fits. SURELY: by content, where it is a special case of another format."""

Recognises = Callable[[Glimpse], int]


@dataclass(frozen=True, slots=True)
class Reader:
    """One file format. `version` rises whenever the same bytes would yield another text or metadata."""

    name: str
    version: int
    title: str
    """The format as a sentence says it: "plain text"."""
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    recognises: Recognises
    read: Callable[[bytes, str], Document]


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container. `problem` says, as a sentence, why it has no content.

    `whole`: it is read as it is, even where it would be a container itself.
    """

    name: str
    content: bytes = b""
    problem: str = ""
    origin: Origin = NO_ORIGIN
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Container:
    """A format whose files hold others. `members` reads a seekable file, member by member, and raises SourceError
    where it cannot go on."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    recognises: Recognises
    members: Callable[[BinaryIO, str], Iterator[Member]]


Format = Reader | Container


def choose(formats: Sequence[Format], glimpse: Glimpse) -> Format:
    """The format that fits best; the first of equals. Raises SourceError when none does."""
    best = max(formats, key=lambda each: each.recognises(glimpse))
    fit = best.recognises(glimpse)
    foreign = "" if fit >= BY_CONTENT else unsupported_kind(glimpse.head, glimpse.name, glimpse.zipped)
    if foreign:
        raise SourceError(
            f"{glimpse.name} is {foreign}; this version reads {listed(formats)}. {what_to_do(foreign)}"
        )
    if fit == NOT:
        raise SourceError(
            f"{glimpse.name} is of a kind that is not known here; this version reads {listed(formats)}. "
            "Save it as one of these and ingest that file."
        )
    return best


def listed(formats: Sequence[Format]) -> str:
    """The formats as a sentence lists them: "plain text and HTML"."""
    titles = list(dict.fromkeys(each.title for each in formats if each.title))
    return titles[0] if len(titles) == 1 else ", ".join(titles[:-1]) + " and " + titles[-1]


def suffix_of(name: str) -> str:
    """The suffix of a file name, in lower case, with its dot."""
    return PurePath(name).suffix.lower()
