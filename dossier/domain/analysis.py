"""What one version of the analyser found in one source: the shape that `analysis` writes and the projection
reads.

Everything points into the canonical text by code points, and at chains and dates by their index in the
analysis. Scores are per mille (0 to 1000), for entries and blobs hold no floats. Nothing here depends on the
publication date: dates stay symbolic (`dates.py`).
"""

from dataclasses import dataclass
from enum import StrEnum

from dossier.domain.dates import TimeExpression
from dossier.domain.passages import Span


class EntityKind(StrEnum):
    PERSON = "person"
    EVENT = "event"
    ORGANISATION = "organisation"
    PLACE = "place"


class Form(StrEnum):
    """How a mention refers: by name, by description ("the French president"), or by pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Role(StrEnum):
    """The part a person has in the article itself, apart from the story."""

    STORY = "story"
    BYLINE = "byline"
    CREDIT = "credit"


class StatementKind(StrEnum):
    ACTION = "action"
    SPEECH = "speech"
    ROLE = "role"
    ATTRIBUTE = "attribute"
    RELATION = "relation"
    PLAN = "plan"


class EventStatus(StrEnum):
    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    chain: int
    form: Form
    score: int
    rule: str
    """Which rule or component found it, for "why does the machine think so"."""


@dataclass(frozen=True, slots=True)
class Participation:
    chain: int
    role: str
    """`agent`, `patient`, `victim`, `suspect`, …, in the words of the analyser."""


@dataclass(frozen=True, slots=True)
class EventDetails:
    """`what` is the normalised class of the happening (`attack`, `arrest`), `date` and `places` indexes."""

    what: str
    date: int | None
    places: tuple[int, ...]
    participants: tuple[Participation, ...]
    status: EventStatus
    notable: bool
    """Whether a reader would look for a dossier of it; every trigger is exported, only these become
    dossiers."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one entity within one source. `name` is its best name; an unnamed chain has none of
    its own.

    `names` are all names it goes by here, `name` included. `gender` is `m`, `f`, `n` or empty.
    """

    kind: EntityKind
    name: str
    names: tuple[str, ...]
    named: bool
    score: int
    gender: str = ""
    plural: bool = False
    role: Role = Role.STORY
    event: EventDetails | None = None
    called: tuple[str, ...] = ()
    """What a person is called beside the name: folded titles and trades, and ages in digits. Of an act of speech, the
    kind of body that was addressed, if one was, and each stretch given word for word, its folded words tied by "_"."""


@dataclass(frozen=True, slots=True)
class DateExpression:
    """`type` is TIMEX3's: `DATE`, `TIME`, `DURATION`, `SET`."""

    start: int
    end: int
    type: str
    time: TimeExpression
    score: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it, as the text puts it; `chain` when that refers to a known entity."""

    start: int
    end: int
    chain: int | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words given as somebody's. The span holds the quotation marks. `form` is `direct`, `indirect` or
    `mixed`.

    `parts` are the stretches of one that is broken in two by who speaks ("…," he said, "…"), else empty.
    """

    start: int
    end: int
    form: str
    speaker: Attribution | None
    cue: Span | None
    addressee: int | None
    score: int
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Something a clause or sentence says about entities.

    `subjects` are the chains that it is about, `others` all further chains that take part in it, in
    whatever role.
    `attribution` is None when the publication itself says it; `via` are those through whom it came, the
    nearest first ("Ada said that Bob had told her": Bob, via Ada). `date` is the index of when it happened,
    `place` the chain of where. `predicate` holds the verb with its auxiliaries and "not".
    """

    start: int
    end: int
    kind: StatementKind
    subjects: tuple[int, ...]
    others: tuple[int, ...]
    attribution: Attribution | None
    hedged: bool
    hedge: Span | None
    negated: bool
    date: int | None
    score: int
    rule: str
    predicate: Span | None = None
    place: int | None = None
    via: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A span that is not the article's running text: `navigation`, `pitch`, `notice`, `caption`, `credit`,
    `byline`, …"""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the text, and what it counts. `[start, end)` is the number itself, `low` and `high` what it
    says (None: open), `hedge` how the text hedges it (`at least`, `at most`, `about`, `more than`, `less than`).

    `what` is the attribute that is counted (`killed`), or the counted word's lemma where it is filed under
    none. The scope says what the count is limited to: `places` of its clause, the `date` of its clause, and
    the `group` that is counted ("children", "attackers"; empty: people, or whatever the attribute counts).
    `event` is the chain of the happening that it belongs to.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    hedge: str
    what: str
    filed: bool
    """Whether `what` is an attribute that can be compared across articles."""
    counted: Span
    clause: Span
    """The passage that gives it."""
    event: int | None
    places: tuple[int, ...]
    date: int | None
    group: str
    score: int
    rule: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """All of it, each list in text order. `language` is what was read as; `model` names the language model
    and its version.

    A text whose language has no model has only what needs none, and `notice` says so.
    """

    analyser: str
    version: int
    model: str
    language: str
    chains: tuple[Chain, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    notice: str = ""
    figures: tuple[Figure, ...] = ()
