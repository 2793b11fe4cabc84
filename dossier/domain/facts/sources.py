"""Facts about sources: what came in, what was read in it, what is known of it."""

from dataclasses import dataclass
from typing import ClassVar

from dossier.domain.documents import NO_ORIGIN, Metadata, Origin


@dataclass(frozen=True, slots=True)
class SourceIngested:
    """`source` is the SHA-256 of the original bytes, `text` that of the canonical text in UTF-8.

    `file` names the way to it where it was inside something: `archive.zip/inner.html`. `pages` are the offsets at
    which pages begin in the text; `origin` says which address answered these bytes, and when.
    """

    VERSION: ClassVar[int] = 2
    source: str
    text: str
    file: str
    media_type: str
    size: int
    characters: int
    reader: str
    reader_version: int
    encoding: str
    undecodable: int
    metadata: Metadata
    sidecar: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    origin: Origin = NO_ORIGIN


@dataclass(frozen=True, slots=True)
class SourceAnalysed:
    """`analysis` is the blob that holds the analysis; `text` the text that was read."""

    VERSION: ClassVar[int] = 1
    source: str
    text: str
    analysis: str
    analyser: str
    analyser_version: int
    model: str


@dataclass(frozen=True, slots=True)
class SourceMetadataSet:
    """An analyst's correction of one metadata field; authors are separated by `; `."""

    VERSION: ClassVar[int] = 1
    source: str
    field: str
    value: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class SourceWithdrawn:
    VERSION: ClassVar[int] = 1
    source: str
    reason: str = ""
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRestored:
    VERSION: ClassVar[int] = 1
    source: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class SourceGraded:
    """`grade` is on the Admiralty scale (`B2`); empty: not graded. Its statements inherit it."""

    VERSION: ClassVar[int] = 1
    source: str
    grade: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class SourceSupersedes:
    """`source` is a newer or corrected version of the source `earlier`; empty: of none."""

    VERSION: ClassVar[int] = 1
    source: str
    earlier: str
    replaces: str | None = None
