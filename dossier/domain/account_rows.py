"""How each source tells an event, as rows of a table: a column for each origin, a row for what is told."""

from dataclasses import dataclass
from enum import StrEnum

from dossier.domain.citations import Citation, EntityRef
from dossier.domain.views import SourceRow


class Part(StrEnum):
    """What a row of accounts is about, in the order in which it stands."""

    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    WHETHER = "whether"
    FIGURE = "figure"
    STATEMENT = "statement"


class Agreement(StrEnum):
    """How the accounts of a row go together."""

    ALONE = "alone"
    """One origin tells it, and its sources do not differ."""
    AGREE = "agree"
    DIFFER = "differ"
    MIXED = "mixed"
    """Several tell of it, and the machine cannot say whether they agree: or one gives several values of which another
    gives but some."""


@dataclass(frozen=True, slots=True)
class Account:
    """One thing that one source tells of an event, before it is laid beside others.

    `topic` says what it answers: accounts of one part and topic stand in one row. `value` is what they are compared
    by, empty where they cannot be; `words` is how it is shown; `moment` orders rows by time.
    """

    part: Part
    topic: str
    label: str
    value: str
    words: str
    citation: Citation
    moment: str = ""
    entities: tuple[EntityRef, ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """An origin: its sources, the first published first."""

    sources: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class AccountsRow:
    """`cells` has the accounts of each column, none where its sources do not tell it. `differs` names the columns with
    a source that another one contradicts, be it of the same column."""

    part: Part
    label: str
    agreement: Agreement
    cells: tuple[tuple[Account, ...], ...]
    differs: frozenset[int]
    sources: int
    origins: int


@dataclass(frozen=True, slots=True)
class AccountsTable:
    event: EntityRef
    columns: tuple[Column, ...]
    rows: tuple[AccountsRow, ...]
