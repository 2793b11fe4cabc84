"""Plain row records that screens, command line and exports show; the read model makes them.

Dates are TIMEX3 or ISO 8601 strings or None, offsets code points, scores per mille. `file` is the name of
the source as
ingested, the same in every output. Where a list can be long, its query takes `offset` and `limit`.
"""

from dataclasses import dataclass
from enum import StrEnum

from dossier.domain.analysis import EntityKind, EventStatus, Form, Role, StatementKind
from dossier.domain.citations import Citation as Citation
from dossier.domain.citations import EntityRef as EntityRef
from dossier.domain.contradiction_rows import Contradiction
from dossier.domain.figure_rows import Topic
from dossier.domain.found import Hit as Hit
from dossier.domain.judgements import Comparison, Reference
from dossier.domain.judgements import Status as Status


class Sort(StrEnum):
    NAME = "name"
    MENTIONS = "mentions"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class CaseProperties:
    case: str
    title: str
    description: str
    created: str
    analysts: tuple["Analyst", ...]
    sources: int
    entries: int


@dataclass(frozen=True, slots=True)
class Analyst:
    id: str
    name: str
    initials: str


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key that an analyst published; `known` says whether the reader marked it as theirs."""

    analyst: Analyst
    key: str
    fingerprint: str
    known: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """For the navigator; withdrawn sources and what only they say are not counted."""

    persons: int
    events: int
    organisations: int
    places: int
    sources: int
    withdrawn: int
    entries: int
    review: int = 0
    """Suggestions that nobody has decided on yet."""
    lost: int = 0
    """Decisions that the machine no longer finds the ground of."""
    conflicts: int = 0
    """What analysts decided at odds with each other, and nobody has settled yet."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """`published` is what holds now: the analyst's correction, else the sidecar's, else the document's."""

    id: str
    file: str
    title: str
    publisher: str
    authors: tuple[str, ...]
    published: str
    language: str
    url: str
    media_type: str
    bytes: int
    characters: int
    undecodable: int
    ingested: str
    ingested_by: str
    analyser: str
    model: str
    notice: str
    withdrawn: bool
    grade: str = ""
    """On the Admiralty scale (`B2`); empty: not graded."""
    tags: tuple[str, ...] = ()
    notes: int = 0

    @property
    def unread(self) -> bool:
        """Whether no model reads its language: searchable, but names were not looked for."""
        return bool(self.analyser) and not self.model


@dataclass(frozen=True, slots=True)
class EntityRow:
    """`role` is the most telling one: a person in any story is not only a byline. Lists begin with those of
    the stories."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    mentions: int
    sources: int
    role: Role
    status: Status
    date: str | None
    """When an event happened; None for other kinds, or where it is not known."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """What an analyst said of this entity and another one; `analyst` is a name, `at` ISO 8601 in UTC."""

    entity: EntityRef
    comparison: Comparison
    reason: str
    analyst: str
    at: str


@dataclass(frozen=True, slots=True)
class MergedRow:
    """An entity that was merged into this one, by the id that an unmerge names."""

    entity: EntityRef
    analyst: str
    at: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """`attribution` is who says it as the text puts it, None for the publication itself; `attributed_to`
    the entity.

    `date_text` is the date as written, when a date is stated; `date` its value, None while it cannot be
    resolved, and `vague` what its words leave open (`timespans.Vague`).
    """

    id: str
    kind: StatementKind
    citation: Citation
    subjects: tuple[EntityRef, ...]
    others: tuple[EntityRef, ...]
    attribution: str | None
    attributed_to: EntityRef | None
    hedged: bool
    negated: bool
    date: str | None
    date_text: str
    status: Status
    score: int
    vague: str = ""
    grade: str = ""
    """Its own grade, else its source's; empty: neither is graded."""
    own_grade: str = ""
    rule: str = ""
    """Which rule of the machine found it; empty for one that an analyst wrote."""
    written: bool = False
    """An analyst wrote it."""
    edited: tuple[str, ...] = ()
    """The fields that analysts changed."""
    grounded: bool = True
    """Whether the machine (still) finds it, or an analyst wrote it; what is shown otherwise is as it was adopted."""
    tags: tuple[str, ...] = ()
    notes: int = 0
    copies: int = 0
    """Further sources in which its paragraph stands in the same words: no further origins of it."""


@dataclass(frozen=True, slots=True)
class QuoteRow:
    id: str
    form: str
    citation: Citation
    speaker: str | None
    """The speaker as the text puts it, None when it is not said."""
    speaker_entity: EntityRef | None
    addressee: EntityRef | None
    score: int


@dataclass(frozen=True, slots=True)
class MentionRow:
    citation: Citation
    form: Form
    score: int
    rule: str
    reference: Reference | None = None
    """What an analyst said of this passage."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note that stands. `about` names its target in words; `citation` is its passage, where it is about one.

    `at` is when it was last changed, ISO 8601 in UTC, `analyst` by whom.
    """

    id: str
    target: str
    about: str
    text: str
    analyst: str
    at: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class EventFacts:
    """`edited` names the details (`EVENT_DETAILS`) that analysts set."""

    date: str | None
    places: tuple[EntityRef, ...]
    participants: tuple[tuple[str, EntityRef], ...]
    """(role, entity)"""
    status: EventStatus
    edited: tuple[str, ...] = ()
    whole: EntityRef | None = None
    """The event that it is a part of."""
    parts: tuple[EntityRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The head of a dossier; its lists are asked for page by page.

    `roles` are what statements of kind `role` say the entity is, each with its citation.
    `groups` counts the statements of each kind, in the order in which the dossier shows them.
    """

    entity: EntityRow
    roles: tuple[StatementRow, ...]
    groups: tuple[tuple[StatementKind, int], ...]
    statements: int
    quotes: int
    event: EventFacts | None
    score: int
    reason: str
    """How sure the machine is that these mentions are one entity, and why."""
    tags: tuple[str, ...] = ()
    notes: int = 0
    merged: tuple[MergedRow, ...] = ()
    compared: tuple[ComparedRow, ...] = ()
    rejected: int = 0
    """Statements that analysts rejected: listed apart, and counted nowhere else."""
    created: bool = False
    """An analyst made it."""
    renamed: bool = False
    grounded: bool = True
    """Whether any mention of it is left."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a source's text that the reader underlines. `entity` is None for what has no dossier."""

    start: int
    end: int
    kind: EntityKind
    form: Form
    entity: str | None


@dataclass(frozen=True, slots=True)
class Shaded:
    """Boilerplate, greyed in the reader, never cut."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A source as the reader shows it."""

    source: SourceRow
    text: str
    marks: tuple[Mark, ...]
    shaded: tuple[Shaded, ...]
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry in words. `at` is ISO 8601 in UTC, `payload` its JSON, `flagged` says that its clock was
    far ahead."""

    id: str
    position: int
    kind: str
    analyst: str
    at: str
    summary: str
    payload: str
    flagged: bool
    act: str = ""
    """The same for all entries of one act of a person."""
    target: str = ""
    """What it is about, as `targets.py` writes it."""
    initials: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What one other analyst did lately: in how many acts, and, of a single one, in words (`renamed A to B`)."""

    analyst: str
    acts: int
    summary: str = ""


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act of a person as undo and redo list it. `blocked` says why it cannot be taken back (or done again);
    empty when it can."""

    act: str
    at: str
    summary: str
    entries: int
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something of the machine's that nobody has decided on: an entity or a statement.

    `worth` says how useful a decision would be: doubt (per mille) times mentions. `why` is why the machine thinks so,
    in words; `citation` the passage to look at, None for an entity without one.
    """

    target: str
    worth: int
    why: str
    citation: Citation | None
    entity: EntityRow | None = None
    statement: StatementRow | None = None
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class LostRow:
    """A decision whose ground the machine no longer finds: the entity or statement stays as it was adopted."""

    target: str
    name: str
    decisions: tuple[str, ...]
    """In words, oldest first."""
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would make. `stopped` is the chain of decisions that forbids it, a sentence each."""

    keep: EntityRow
    others: tuple[EntityRow, ...]
    name: str
    aliases: tuple[str, ...]
    mentions: int
    sources: int
    statements: int
    stopped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise in a dossier than it was. `sort` is `added`, `removed` or `changed`."""

    sort: str
    what: str
    """`name`, `alias`, `status`, `statement`, `quote`, `source`, `note`, …"""
    before: str
    after: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class FullDossier:
    """A dossier with all its lists, for exports and `show --json`."""

    dossier: Dossier
    statements: tuple[StatementRow, ...]
    quotes: tuple[QuoteRow, ...]
    sources: tuple[SourceRow, ...]
    notes: tuple[NoteRow, ...] = ()
    topics: tuple[Topic, ...] = ()
    origins: int = 0
    settled: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What `verify` proved. `problems` are sentences that name what does not hold; the first comes first."""

    ok: bool
    sources: int
    entries: int
    passages: int
    proven: tuple[str, ...]
    problems: tuple[str, ...]
    analysts: tuple["AnalystProof", ...] = ()


@dataclass(frozen=True, slots=True)
class AnalystProof:
    """How far the entries that name an analyst are proven to be theirs; the last four add up to `entries`.

    `proven`: under a signature by a key that is the reader's own, or that the reader marked as known. `signed`: under
    one by a key that the reader has not marked. `claimed`: under none. `broken`: altered, or under one that is false.
    """

    id: str
    name: str
    entries: int
    proven: int
    signed: int
    claimed: int
    broken: int


class Outcome(StrEnum):
    INGESTED = "ingested"
    DUPLICATE = "duplicate"
    SIDECAR = "sidecar"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class IngestLine:
    """What became of one input. `notices` are sentences (undecodable bytes, no analysis, …); a failure's is
    its reason."""

    file: str
    path: str
    outcome: Outcome
    source: str | None = None
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IngestReport:
    lines: tuple[IngestLine, ...]
    cancelled: bool = False

    def count(self, outcome: Outcome) -> int:
        return sum(line.outcome is outcome for line in self.lines)


@dataclass(frozen=True, slots=True)
class Changes:
    """What new entries touched, so that screens refresh only what is concerned."""

    entries: int = 0
    sources: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    case: bool = False
    rebuilt: bool = False

    def __bool__(self) -> bool:
        return bool(self.entries or self.rebuilt)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work is. `seconds_left` is None until it can be told; `total` is 0 while it is not
    known."""

    stage: str
    done: int
    total: int
    seconds_left: float | None = None
