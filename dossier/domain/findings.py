"""What is known of a source, for machines: the `jsonl` export in its field names. Offsets are code points, scores per
mille: how sure the machine was of it, whatever analysts have decided since."""

from dataclasses import dataclass

from dossier.domain.analysis import EntityKind, Form, StatementKind


@dataclass(frozen=True, slots=True)
class FoundSpan:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundMention:
    start: int
    end: int
    type: EntityKind
    entity: str | None
    form: Form
    score: int = 1000


@dataclass(frozen=True, slots=True)
class FoundQuote:
    start: int
    end: int
    speaker_start: int | None
    speaker_end: int | None
    speaker_entity: str | None
    form: str = "direct"
    cue: FoundSpan | None = None
    addressee: str | None = None
    spans: tuple[FoundSpan, ...] = ()
    """One, or more where who speaks stands in between; empty: the whole."""
    score: int = 1000


@dataclass(frozen=True, slots=True)
class FoundDate:
    """`value` is None while it hangs on a publication date that is not known."""

    start: int
    end: int
    value: str | None
    score: int = 1000


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """A trigger and its cluster: an entity's id where there is a dossier, else an id of the cluster's own."""

    start: int
    end: int
    event: str
    score: int = 1000


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    start: int
    end: int
    entity: str | None
    via: "tuple[FoundAttribution, ...]" = ()


@dataclass(frozen=True, slots=True)
class FoundStatement:
    start: int
    end: int
    kind: StatementKind
    subjects: tuple[str, ...]
    attribution: FoundAttribution | None
    hedged: bool
    date: str | None
    others: tuple[str, ...] = ()
    predicate: FoundSpan | None = None
    hedge: FoundSpan | None = None
    negated: bool = False
    place: str | None = None
    score: int = 1000


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A number that counts something. `key` is the same for all figures of the case that count the same: the
    same of the same event, with the same scope. `low` or `high` is None where it is open."""

    start: int
    end: int
    key: str
    low: int | None
    high: int | None
    hedge: str
    what: str
    event: str | None
    score: int = 1000


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
    figures: tuple[FoundFigure, ...] = ()
