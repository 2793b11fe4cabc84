"""Facts about passages and about what they say."""

from dataclasses import dataclass
from typing import ClassVar

from dossier.domain.analysis import StatementKind
from dossier.domain.judgements import Reference, Status


@dataclass(frozen=True, slots=True)
class PassageJudged:
    """Whom the words at `[start, end)` refer to. `entity` is empty for NO_NAME; `reference` None: as the machine
    has it."""

    VERSION: ClassVar[int] = 1
    source: str
    start: int
    end: int
    exact: str
    reference: Reference | None
    entity: str = ""
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a statement says. `subjects` and `others` are ids of entities.

    `attribution` is who says it as the text puts it, empty for the publication itself, `attributed_to` the entity.
    `date` is a TIMEX3 value, empty when it is not known.
    """

    start: int
    end: int
    exact: str
    kind: StatementKind
    subjects: tuple[str, ...]
    others: tuple[str, ...] = ()
    attribution: str = ""
    attributed_to: str = ""
    date: str = ""
    hedged: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class StatementAdopted:
    """A suggested statement as it was when an analyst first decided on it."""

    VERSION: ClassVar[int] = 1
    statement: str
    source: str
    assertion: Assertion


@dataclass(frozen=True, slots=True)
class StatementWritten:
    """A statement that an analyst wrote from the words of a passage."""

    VERSION: ClassVar[int] = 1
    statement: str
    source: str
    assertion: Assertion
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class StatementRemoved:
    """A written statement is taken back (a suggested one is rejected)."""

    VERSION: ClassVar[int] = 1
    statement: str
    source: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class StatementRestored:
    VERSION: ClassVar[int] = 1
    statement: str
    source: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class StatementEdited:
    """`field` is one of `STATEMENT_FIELDS`. `value` None: as the machine, or who wrote it, has it.

    Ids stand a line each; `yes` or empty for what is true or not.
    """

    VERSION: ClassVar[int] = 1
    statement: str
    source: str
    field: str
    value: str | None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class StatementStatusSet:
    """`seen` as in `EntityStatusSet`, of the statement."""

    VERSION: ClassVar[int] = 2
    statement: str
    source: str
    status: Status
    replaces: str | None = None
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementGraded:
    """`grade` is on the Admiralty scale; empty: the source's grade holds."""

    VERSION: ClassVar[int] = 1
    statement: str
    source: str
    grade: str
    replaces: str | None = None


STATEMENT_FIELDS = ("kind", "subjects", "others", "attribution", "attributed_to", "date", "hedged", "negated")
