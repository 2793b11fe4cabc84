"""Every fact that can be recorded in a journal: frozen, past tense.

A fact that sets a value carries `replaces`: the id of the entry that set the value it replaces, or
None when it replaces what no entry set (a value from the document, or nothing). See `registers.py`.
Payloads hold strings, integers, booleans and tuples of these; never floats, which encoders write differently.

Analysts' decisions attach to passages and to entity ids, never to rows of one analyser's output. The first
decision on a suggestion adopts it: `EntityAdopted` and `StatementAdopted` hold what it was, so that it outlives
the machine that suggested it. An adoption has effect while some decision on its target stands.
"""

from dataclasses import dataclass
from typing import Any

from dossier.domain.facts.case import AnalystNamed, CaseCreated, CasePropertySet
from dossier.domain.facts.contradictions import ContradictionSettled
from dossier.domain.facts.entities import (
    EVENT_DETAILS,
    AliasSet,
    Anchor,
    EntitiesCompared,
    EntityAdopted,
    EntityCreated,
    EntityKindSet,
    EntityMerged,
    EntityRemoved,
    EntityRenamed,
    EntityRestored,
    EntityStatusSet,
    EntityUnmerged,
    EventDetailSet,
)
from dossier.domain.facts.keys import ChainSigned, KeyMarked, KeyPublished
from dossier.domain.facts.marks import (
    ActRedone,
    ActUndone,
    NoteWritten,
    RivalDropped,
    SuggestionSkipped,
    Tagged,
)
from dossier.domain.facts.searches import SearchDropped, SearchSaved
from dossier.domain.facts.sources import (
    SourceAnalysed,
    SourceGraded,
    SourceIngested,
    SourceMetadataSet,
    SourceRestored,
    SourceSupersedes,
    SourceWithdrawn,
)
from dossier.domain.facts.statements import (
    STATEMENT_FIELDS,
    Assertion,
    PassageJudged,
    StatementAdopted,
    StatementEdited,
    StatementGraded,
    StatementRemoved,
    StatementRestored,
    StatementStatusSet,
    StatementWritten,
)

__all__ = [
    "EVENT_DETAILS",
    "FACTS",
    "STATEMENT_FIELDS",
    "ActRedone",
    "ActUndone",
    "AliasSet",
    "AnalystNamed",
    "Anchor",
    "Assertion",
    "Author",
    "CaseCreated",
    "CasePropertySet",
    "ChainSigned",
    "ContradictionSettled",
    "EntitiesCompared",
    "EntityAdopted",
    "EntityCreated",
    "EntityKindSet",
    "EntityMerged",
    "EntityRemoved",
    "EntityRenamed",
    "EntityRestored",
    "EntityStatusSet",
    "EntityUnmerged",
    "Entry",
    "EntryId",
    "EventDetailSet",
    "Fact",
    "Header",
    "KeyMarked",
    "KeyPublished",
    "NoteWritten",
    "PassageJudged",
    "RivalDropped",
    "SearchDropped",
    "SearchSaved",
    "SourceAnalysed",
    "SourceGraded",
    "SourceIngested",
    "SourceMetadataSet",
    "SourceRestored",
    "SourceSupersedes",
    "SourceWithdrawn",
    "StatementAdopted",
    "StatementEdited",
    "StatementGraded",
    "StatementRemoved",
    "StatementRestored",
    "StatementStatusSet",
    "StatementWritten",
    "SuggestionSkipped",
    "Tagged",
    "UnknownFact",
    "WithheldFact",
]

EntryId = str
"""64 lower-case hex digits: SHA-256(header bytes ‖ SHA-256(payload bytes))."""


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
    | SourceGraded
    | SourceSupersedes
    | EntityCreated
    | EntityRemoved
    | EntityRestored
    | EntityAdopted
    | EntityRenamed
    | EntityKindSet
    | EntityStatusSet
    | AliasSet
    | EntityMerged
    | EntityUnmerged
    | EntitiesCompared
    | EventDetailSet
    | PassageJudged
    | StatementAdopted
    | StatementWritten
    | StatementRemoved
    | StatementRestored
    | StatementEdited
    | StatementStatusSet
    | StatementGraded
    | NoteWritten
    | Tagged
    | SuggestionSkipped
    | RivalDropped
    | SearchSaved
    | SearchDropped
    | ContradictionSettled
    | ActUndone
    | ActRedone
    | KeyPublished
    | ChainSigned
    | KeyMarked
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
    SourceGraded,
    SourceSupersedes,
    EntityCreated,
    EntityRemoved,
    EntityRestored,
    EntityAdopted,
    EntityRenamed,
    EntityKindSet,
    EntityStatusSet,
    AliasSet,
    EntityMerged,
    EntityUnmerged,
    EntitiesCompared,
    EventDetailSet,
    PassageJudged,
    StatementAdopted,
    StatementWritten,
    StatementRemoved,
    StatementRestored,
    StatementEdited,
    StatementStatusSet,
    StatementGraded,
    NoteWritten,
    Tagged,
    SuggestionSkipped,
    RivalDropped,
    SearchSaved,
    SearchDropped,
    ContradictionSettled,
    ActUndone,
    ActRedone,
    KeyPublished,
    ChainSigned,
    KeyMarked,
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
