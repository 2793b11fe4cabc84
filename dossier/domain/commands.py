"""Every request that a person can make of an open case: frozen, imperative."""

from dataclasses import dataclass

from dossier.domain.analysis import EntityKind
from dossier.domain.conflicts import Sort
from dossier.domain.documents import NO_ORIGIN, Document, Origin
from dossier.domain.entries import Assertion, EntryId
from dossier.domain.judgements import Comparison, Reference, Status, Verdict
from dossier.domain.targets import Place


@dataclass(frozen=True, slots=True)
class SetCaseProperty:
    """`field` is one of `CASE_PROPERTIES`."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class NameAnalyst:
    name: str
    initials: str


@dataclass(frozen=True, slots=True)
class IngestSource:
    """Take a file in: its id, what the reader made of it, the name it goes by in the case."""

    source: str
    text: str
    file: str
    size: int
    document: Document
    origin: Origin = NO_ORIGIN


@dataclass(frozen=True, slots=True)
class RecordAnalysis:
    """Keep what an analyser found in a source; `analysis` is the blob's id."""

    source: str
    text: str
    analysis: str
    analyser: str
    analyser_version: int
    model: str


@dataclass(frozen=True, slots=True)
class CorrectSource:
    """Set one metadata field of a source; an empty value says that it is unknown."""

    source: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class WithdrawSource:
    source: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RestoreSource:
    source: str


@dataclass(frozen=True, slots=True)
class GradeSource:
    """`grade` is on the Admiralty scale (`B2`); empty takes it away."""

    source: str
    grade: str


@dataclass(frozen=True, slots=True)
class TieVersions:
    """`source` is a newer or corrected version of `earlier`; an empty one takes that back."""

    source: str
    earlier: str


# -- entities: an entity is named by its id; a merged one means the one it is merged into


@dataclass(frozen=True, slots=True)
class CreateEntity:
    """`entity` is a fresh id; `passages` are linked to it at once."""

    entity: str
    kind: EntityKind
    name: str
    passages: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class RenameEntity:
    """An empty name: as the machine has it."""

    entity: str
    name: str


@dataclass(frozen=True, slots=True)
class SetEntityKind:
    entity: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class SetEntityStatus:
    """Confirm, dispute or reject suggested entities, or restore them (UNREVIEWED); several are one act."""

    entities: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class SetAlias:
    """`held` False: it is not called so."""

    entity: str
    alias: str
    held: bool = True


@dataclass(frozen=True, slots=True)
class MergeEntities:
    """Make one of several: whatever refers to `others` refers to `keep`."""

    keep: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnmergeEntity:
    """Take `other`, an id that is taken as it stands, out of `keep` again."""

    keep: str
    other: str


@dataclass(frozen=True, slots=True)
class SplitEntity:
    """Make a new entity, `new`, of some mentions and statements of `entity`."""

    entity: str
    new: str
    name: str
    mentions: tuple[Place, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompareEntities:
    """`comparison` None: nothing is said of the two any more."""

    one: str
    other: str
    comparison: Comparison | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetEventDetail:
    """`detail` is one of `EVENT_DETAILS`, `value` as `EventDetailSet` has it; None: as the machine has it."""

    entity: str
    detail: str
    value: str | None


# -- passages and statements


@dataclass(frozen=True, slots=True)
class JudgePassages:
    """Say whom passages refer to; `reference` None: as the machine has it. Several are one act."""

    passages: tuple[Place, ...]
    reference: Reference | None
    entity: str = ""


@dataclass(frozen=True, slots=True)
class WriteStatement:
    """`statement` is a fresh id; the exact words are sliced from the text, whatever `assertion` holds."""

    statement: str
    source: str
    assertion: Assertion


@dataclass(frozen=True, slots=True)
class EditStatement:
    """(field, value) as `StatementEdited` has them."""

    statement: str
    changes: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class SetStatementStatus:
    """Confirm, dispute, reject or restore (UNREVIEWED); several are one act."""

    statements: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class RemoveStatement:
    """Take back a statement that an analyst wrote."""

    statement: str


@dataclass(frozen=True, slots=True)
class GradeStatement:
    """An empty grade: the source's holds."""

    statement: str
    grade: str


# -- marks


@dataclass(frozen=True, slots=True)
class WriteNote:
    """`note` is a fresh id, or that of a note to change; `target` as `targets.py` writes it. An empty text takes the
    note away."""

    note: str
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class SetTag:
    target: str
    tag: str
    held: bool = True


@dataclass(frozen=True, slots=True)
class SkipSuggestion:
    """Put a suggestion at the end of one's own queue, or (`skipped` False) back."""

    target: str
    skipped: bool = True


@dataclass(frozen=True, slots=True)
class SaveSearch:
    """`search` is a fresh id, or that of a search to change."""

    search: str
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class DropSearch:
    search: str


@dataclass(frozen=True, slots=True)
class SettleContradiction:
    """Say what one makes of two passages that seem to contradict each other; OPEN without a note takes that back."""

    one: Place
    other: Place
    verdict: Verdict
    note: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """Several commands as one act: all of them or none, and one undo. No two may set the same thing."""

    commands: tuple["Command", ...]


# -- keys


@dataclass(frozen=True, slots=True)
class PublishKey:
    """Say that one signs with this key; `key` is its public half in hex."""

    key: str


@dataclass(frozen=True, slots=True)
class MarkKey:
    """Say that one knows (or does not know any more) the key with this fingerprint to be the analyst's."""

    analyst: str
    fingerprint: str
    known: bool = True


# -- conflicts


@dataclass(frozen=True, slots=True)
class SettleConflict:
    """Of a conflict, keep the side that `entry` is; with a `value`, neither but that."""

    sort: Sort
    entry: EntryId
    value: str | None = None


# -- undo


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back one's own last act that stands. With `pass_over` it stays as it is, and the next undo goes on to
    the one before."""

    pass_over: bool = False


@dataclass(frozen=True, slots=True)
class Redo:
    """Do again what one took back last; a new command in between clears that."""


Command = (
    SetCaseProperty
    | NameAnalyst
    | IngestSource
    | RecordAnalysis
    | CorrectSource
    | WithdrawSource
    | RestoreSource
    | GradeSource
    | TieVersions
    | CreateEntity
    | RenameEntity
    | SetEntityKind
    | SetEntityStatus
    | SetAlias
    | MergeEntities
    | UnmergeEntity
    | SplitEntity
    | CompareEntities
    | SetEventDetail
    | JudgePassages
    | WriteStatement
    | EditStatement
    | SetStatementStatus
    | RemoveStatement
    | GradeStatement
    | WriteNote
    | SetTag
    | SkipSuggestion
    | SaveSearch
    | DropSearch
    | PublishKey
    | MarkKey
    | SettleConflict
    | SettleContradiction
    | Together
    | Undo
    | Redo
)

CASE_PROPERTIES = ("title", "description")
