"""What a reader is, and how the one that fits a file is chosen: by content first, by name second."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from dossier.domain.documents import Document
from dossier.domain.errors import SourceError
from dossier.ingest.limits import HEAD_BYTES


@dataclass(frozen=True, slots=True)
class Reader:
    """One file format. `version` rises whenever the same bytes would yield another text or metadata."""

    name: str
    version: int
    title: str
    """The format as a sentence says it: "plain text"."""
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes, str], int]
    """(first bytes, file name) -> how well they fit: 0 not at all, 1 may be, 2 by name, 3 by content."""
    read: Callable[[bytes, str], Document]


def choose(readers: Sequence[Reader], content: bytes, name: str) -> Reader:
    """The reader that fits best; the first of equals. Raises SourceError when none does."""
    head = content.lstrip()[:HEAD_BYTES]
    best = max(readers, key=lambda reader: reader.recognises(head, name))
    if best.recognises(head, name) == 0:
        raise SourceError(
            f"{name} is of a kind that is not known here; this version reads {formats(readers)}. "
            "Save it as one of these and ingest that file."
        )
    return best


def formats(readers: Sequence[Reader]) -> str:
    """The formats as a sentence lists them: "plain text and HTML"."""
    titles = [reader.title for reader in readers]
    return titles[0] if len(titles) == 1 else ", ".join(titles[:-1]) + " and " + titles[-1]


def suffix_of(name: str) -> str:
    """The suffix of a file name, in lower case, with its dot."""
    return PurePath(name).suffix.lower()
