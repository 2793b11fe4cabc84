"""Copies of a case: what a comparison shows, what a merge did, what one for a colleague holds. Plain records."""

from dataclasses import dataclass

from dossier.domain.conflicts import Conflict
from dossier.domain.views import EntityRow, SourceRow


@dataclass(frozen=True, slots=True)
class Merged:
    """`withheld` counts the entries of which this copy withholds the payload and the other has it: whoever wants them
    whole merges this copy into the other instead."""

    entries: int
    sources: int
    withheld: int


@dataclass(frozen=True, slots=True)
class NewWork:
    """Entries that would come in: how many of which kind, by whom, and of what time (ISO 8601 in UTC)."""

    analyst: str
    kind: str
    entries: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class CopyComparison:
    """What a merge of the copy at `path` would bring; nothing was changed.

    `sources` are new, `entities` those whose dossiers would change (the first of `changed`), `conflicts` those that
    are not there yet. `back` counts the entries that the other copy lacks. `same_case` says whether it is a copy of
    this case at all.
    """

    path: str
    same_case: bool
    entries: int
    work: tuple[NewWork, ...]
    sources: tuple[SourceRow, ...]
    entities: tuple[EntityRow, ...]
    changed: int
    conflicts: tuple[Conflict, ...]
    back: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sources and entities, by their ids, that a limited copy is about."""

    sources: frozenset[str]
    entities: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bundled:
    """What a copy for a colleague holds. `withheld` counts the entries whose payload it leaves out; their headers (who,
    when, which kind) are all there."""

    path: str
    sources: int
    entries: int
    withheld: int
