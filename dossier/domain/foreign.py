"""What another program says of sources, persons and passages, in this one's words: read from its file, not yet done."""

from dataclasses import dataclass

from dossier.domain.analysis import EntityKind
from dossier.domain.anchoring import Wanted


@dataclass(frozen=True, slots=True)
class ForeignPlace:
    """A passage of a source. `source` is whatever names it there: a SHA-256, an address, a file name."""

    source: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class ForeignText:
    """A text that comes along. `name` is its file name, `source` what places name it by."""

    source: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ForeignEntity:
    """`id` is its name there: reading the same file again makes nobody twice."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignLink:
    """A passage that names or refers to an entity of the same file, by its id there."""

    place: ForeignPlace
    entity: str


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """A note on a passage, or, where `place` is None, on the entity or source `about` (by its id there; empty: the
    case)."""

    id: str
    text: str
    place: ForeignPlace | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class ForeignTag:
    place: ForeignPlace
    tag: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """All that a file says. `passed_over` counts what has no counterpart here, by what it is called there."""

    texts: tuple[ForeignText, ...] = ()
    entities: tuple[ForeignEntity, ...] = ()
    links: tuple[ForeignLink, ...] = ()
    notes: tuple[ForeignNote, ...] = ()
    tags: tuple[ForeignTag, ...] = ()
    passed_over: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LostPlace:
    """Something that was not taken over, in words, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do. `moved` counts passages that were found elsewhere or nearly so."""

    sources: int = 0
    entities: int = 0
    links: int = 0
    notes: int = 0
    tags: int = 0
    moved: int = 0
    lost: tuple[LostPlace, ...] = ()
    passed_over: tuple[tuple[str, int], ...] = ()
