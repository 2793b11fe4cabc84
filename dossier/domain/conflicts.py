"""What two analysts decided at once, each without having seen the other's: shown until somebody settles it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dossier.domain.citations import Citation, EntityRef
from dossier.domain.entries import EntryId


class Sort(StrEnum):
    """How the sides of a conflict come to be at odds, and so what settles it."""

    VALUE = "value"
    """Several entries set the same to different values. Settled for one of them, or for a third."""
    MERGE = "merge"
    """Two that were said to be different are one. Settled for what was said, which unmerges them, or for a merge."""
    REJECTION = "rejection"
    """One rejected what another worked on, and cannot be shown to have seen that. Settled for the rejection, which is
    then made again, or for the work, which puts the rejected thing back."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values; empty: nothing (any more). `summary` says in words what was done; `wins` that it holds for the
    moment. `analyst` is a name, `at` ISO 8601 in UTC; `entry` names the side."""

    value: str
    summary: str
    analyst: str
    at: str
    entry: EntryId
    wins: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """`target` is what it is about (`targets.py`), `name` that in words, `entity` the dossier where it is seen.

    The side that wins comes first, the others by time. `passages` are where sources speak of it, of
    a merge one for each of the two. `choices` are what
    a third value can be: None, nothing but a side can be chosen; empty, whatever is typed.
    """

    target: str
    field: str
    name: str
    entity: EntityRef | None
    sides: tuple[Side, ...]
    sort: Sort = Sort.VALUE
    passages: tuple[Citation, ...] = ()
    choices: tuple[str, ...] | None = None


def arisen(before: Iterable[Conflict], after: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Those of `after` that were not there `before`: other sides make another conflict, other words for it do not."""
    known = {_sides(each) for each in before}
    return tuple(each for each in after if _sides(each) not in known)


def _sides(row: Conflict) -> tuple[Sort, frozenset[EntryId]]:
    return row.sort, frozenset(side.entry for side in row.sides)
