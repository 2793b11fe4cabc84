"""What two analysts decided at once, each without having seen the other's: shown until somebody settles it."""

from dataclasses import dataclass

from dossier.domain.entries import EntryId
from dossier.domain.views import EntityRef


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values; empty: nothing (any more). `summary` says in words what was done; `wins` that it holds for the
    moment. `analyst` is a name, `at` ISO 8601 in UTC."""

    value: str
    summary: str
    analyst: str
    at: str
    entry: EntryId
    wins: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """`target` is what it is about (`targets.py`), `name` that in words, `entity` the dossier where it is seen.
    The side that wins comes first, the others by time."""

    target: str
    field: str
    name: str
    entity: EntityRef | None
    sides: tuple[Side, ...]
