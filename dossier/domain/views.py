"""Plain row records that screens, command line and exports show; the read model makes them.

Dates are TIMEX3 or ISO 8601 strings or None, offsets code points, scores per mille. `file` is the name of
the source as
ingested, the same in every output. Where a list can be long, its query takes `offset` and `limit`.
"""

from dataclasses import dataclass
from enum import StrEnum

from dossier.domain.analysis import EntityKind, EventStatus, Form, Role, StatementKind


class Status(StrEnum):
    """What analysts decided on something that the machine suggested."""

    UNREVIEWED = "unreviewed"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    REJECTED = "rejected"


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
class Counts:
    """For the navigator; withdrawn sources and what only they say are not counted."""

    persons: int
    events: int
    organisations: int
    places: int
    sources: int
    withdrawn: int
    entries: int


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


@dataclass(frozen=True, slots=True)
class EntityRow:
    """`role` is the most telling one: a person in any story is not only a byline."""

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
class EntityRef:
    id: str
    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a line of a dossier stands: enough for a chip, a footnote, and for opening the passage."""

    source: str
    file: str
    title: str
    publisher: str
    published: str
    start: int
    end: int
    paragraph: int
    """Counted from 1 over the non-empty lines of the source."""
    exact: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """`attribution` is who says it as the text puts it, None for the publication itself; `attributed_to`
    the entity.

    `date_text` is the date as written, when a date is stated; `date` its value, None while it cannot be
    resolved.
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


@dataclass(frozen=True, slots=True)
class EventFacts:
    date: str | None
    places: tuple[EntityRef, ...]
    participants: tuple[tuple[str, EntityRef], ...]
    """(role, entity)"""
    status: EventStatus


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


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result. `kind` is `passage` (a paragraph in which the words stand) or an entity's kind.

    `text` is what stands in the source at `[start, end)`: the paragraph, or the first mention of an entity.
    `found_start` and `found_end` are the first of the words looked for. For an entity, `entity` and `name` are set.
    """

    kind: str
    file: str
    source: str
    start: int
    end: int
    text: str
    found_start: int
    found_end: int
    entity: str | None = None
    name: str = ""


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


@dataclass(frozen=True, slots=True)
class FoundMention:
    start: int
    end: int
    type: EntityKind
    entity: str | None
    form: Form


@dataclass(frozen=True, slots=True)
class FoundQuote:
    start: int
    end: int
    speaker_start: int | None
    speaker_end: int | None
    speaker_entity: str | None


@dataclass(frozen=True, slots=True)
class FoundDate:
    """`value` is None while it hangs on a publication date that is not known."""

    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """A trigger and its cluster: an entity's id where there is a dossier, else an id of the cluster's own."""

    start: int
    end: int
    event: str


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    start: int
    end: int
    entity: str | None


@dataclass(frozen=True, slots=True)
class FoundStatement:
    start: int
    end: int
    kind: StatementKind
    subjects: tuple[str, ...]
    attribution: FoundAttribution | None
    hedged: bool
    date: str | None


@dataclass(frozen=True, slots=True)
class FoundSpan:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is known of one source, for machines: one line of the `jsonl` export, in its field names."""

    file: str
    source: str
    text_sha256: str
    published: str | None
    mentions: tuple[FoundMention, ...]
    quotes: tuple[FoundQuote, ...]
    dates: tuple[FoundDate, ...]
    events: tuple[FoundEvent, ...]
    statements: tuple[FoundStatement, ...]
    boilerplate: tuple[FoundSpan, ...]


@dataclass(frozen=True, slots=True)
class FullDossier:
    """A dossier with all its lists, for exports and `show --json`."""

    dossier: Dossier
    statements: tuple[StatementRow, ...]
    quotes: tuple[QuoteRow, ...]
    sources: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What `verify` proved. `problems` are sentences that name what does not hold; the first comes first."""

    ok: bool
    sources: int
    entries: int
    passages: int
    proven: tuple[str, ...]
    problems: tuple[str, ...]


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
