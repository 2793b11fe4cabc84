"""The shapes of what a source tells."""

from dataclasses import dataclass, field

from dossier.domain.analysis import Form, Statement, StatementKind
from dossier.domain.judgements import Reference, Status

Member = int | str
"""A chain of the analysis by its index, or an entity that an analyst named by its id; NOBODY."""
NOBODY = ""
"""Somebody, but it is not known who."""

SUBJECT, OTHER, ATTRIBUTED, VIA, PLACE = "subject", "other", "attributed", "via", "place"
BY_HAND = "analyst"
"""The rule of a mention that an analyst made."""
CERTAIN = 1000


@dataclass(slots=True)
class ToldMention:
    """`read` is the chain as the machine has it, None for a mention made by hand; `member` is None for no name."""

    start: int
    end: int
    form: Form
    score: int
    rule: str
    read: int | None
    member: Member | None
    reference: Reference | None = None


@dataclass(slots=True)
class ToldStatement:
    """`source` is the statement as the machine has it, None for one that only analysts hold."""

    id: str
    read: Statement | None
    start: int
    end: int
    kind: StatementKind
    parts: list[tuple[Member, str]]
    attribution: str | None
    attribution_span: tuple[int, int] | None
    hedged: bool
    negated: bool
    date: str | None
    date_text: str
    vague: str = ""
    """What the words around the date leave open."""
    status: Status = Status.UNREVIEWED
    grade: str = ""
    adopted: bool = False
    written: bool = False
    edited: tuple[str, ...] = ()


@dataclass(slots=True)
class Told:
    """In text order; `speakers` and `addressees` are those of the quotes, by their index."""

    mentions: list[ToldMention]
    statements: list[ToldStatement]
    speakers: list[Member | None]
    addressees: list[Member | None]
    members: list[str] = field(default_factory=list)
    """The entities (and NOBODY) that analysts named, in order."""
