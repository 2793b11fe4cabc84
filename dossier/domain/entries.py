"""Every fact that can be recorded in a journal: frozen, past tense.

A fact that sets a value carries `replaces`: the id of the entry that set the value it replaces, or
None when it replaces what no entry set (a value from the document, or nothing). See `registers.py`.
Payloads hold strings, integers, booleans and tuples of these; never floats, which encoders write differently.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from dossier.domain.documents import Metadata

EntryId = str
"""64 lower-case hex digits: SHA-256(header bytes ‖ SHA-256(payload bytes))."""


@dataclass(frozen=True, slots=True)
class CaseCreated:
    VERSION: ClassVar[int] = 1
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class CasePropertySet:
    VERSION: ClassVar[int] = 1
    field: str
    value: str
    replaces: EntryId | None = None


@dataclass(frozen=True, slots=True)
class AnalystNamed:
    """The analyst with this id goes by this name; recorded before the analyst's first other entry."""

    VERSION: ClassVar[int] = 1
    analyst: str
    name: str
    initials: str
    replaces: EntryId | None = None


@dataclass(frozen=True, slots=True)
class SourceIngested:
    """`source` is the SHA-256 of the original bytes, `text` that of the canonical text in UTF-8."""

    VERSION: ClassVar[int] = 1
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
    replaces: EntryId | None = None


@dataclass(frozen=True, slots=True)
class SourceWithdrawn:
    VERSION: ClassVar[int] = 1
    source: str
    reason: str = ""
    replaces: EntryId | None = None


@dataclass(frozen=True, slots=True)
class SourceRestored:
    VERSION: ClassVar[int] = 1
    source: str
    replaces: EntryId | None = None


@dataclass(frozen=True, slots=True)
class UnknownFact:
    """A fact of a kind, or of a version, that only a newer Dossier knows: kept, and passed over."""

    payload: bytes


@dataclass(frozen=True, slots=True)
class WithheldFact:
    """A fact whose payload this copy of the case leaves out; the chain holds without it."""

    payload_sha256: str


Fact = (
    CaseCreated
    | CasePropertySet
    | AnalystNamed
    | SourceIngested
    | SourceAnalysed
    | SourceMetadataSet
    | SourceWithdrawn
    | SourceRestored
)

FACTS: tuple[type[Any], ...] = (
    CaseCreated,
    CasePropertySet,
    AnalystNamed,
    SourceIngested,
    SourceAnalysed,
    SourceMetadataSet,
    SourceWithdrawn,
    SourceRestored,
)


@dataclass(frozen=True, slots=True)
class Author:
    """Who appends: an analyst (an id; the name is an entry) at one installation."""

    analyst: str
    replica: str


@dataclass(frozen=True, slots=True)
class Header:
    """`clock` is a hybrid logical clock reading; `previous` the same replica's entry before this one.

    `act` is the same for all entries of one act of a person, so that one undo takes them back together.
    """

    kind: str
    version: int
    case: str
    replica: str
    analyst: str
    clock: int
    previous: EntryId | None
    act: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. `position` is its place of arrival in this file, counted from 1."""

    id: EntryId
    header: Header
    fact: Fact | UnknownFact | WithheldFact
    position: int

    @property
    def order(self) -> tuple[int, EntryId]:
        """Entries are read in this order, whatever the order in which they arrived."""
        return (self.header.clock, self.id)
