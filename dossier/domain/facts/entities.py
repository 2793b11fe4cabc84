"""Facts about entities: who and what they are, and which of them are one."""

from dataclasses import dataclass
from typing import ClassVar

from dossier.domain.analysis import EntityKind
from dossier.domain.judgements import Comparison, Status


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage that names an entity, with its exact words; offsets in code points, end exclusive."""

    source: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class EntityCreated:
    """An entity that an analyst made: whatever refers to it, an analyst has linked."""

    VERSION: ClassVar[int] = 1
    entity: str
    kind: EntityKind
    name: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class EntityRemoved:
    VERSION: ClassVar[int] = 1
    entity: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class EntityRestored:
    VERSION: ClassVar[int] = 1
    entity: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class EntityAdopted:
    """A suggested entity as it was when an analyst first decided on it."""

    VERSION: ClassVar[int] = 1
    entity: str
    kind: EntityKind
    name: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class EntityRenamed:
    """`name` None: as the machine, or who made it, has it."""

    VERSION: ClassVar[int] = 1
    entity: str
    name: str | None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class EntityKindSet:
    """`kind` None: as the machine, or who made it, has it."""

    VERSION: ClassVar[int] = 1
    entity: str
    kind: EntityKind | None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class EntityStatusSet:
    """`seen`, of a rejection: the entries that whoever rejected it knew, by which the entity was worked on before."""

    VERSION: ClassVar[int] = 2
    entity: str
    status: Status
    replaces: str | None = None
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AliasSet:
    """`held` True: it goes by this name too; False: it does not; None: as the machine has it."""

    VERSION: ClassVar[int] = 1
    entity: str
    alias: str
    held: bool | None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class EntityMerged:
    """From now on whatever refers to `entity` refers to `into`."""

    VERSION: ClassVar[int] = 1
    entity: str
    into: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class EntityUnmerged:
    """`entity` is on its own again; `out_of` is what it was merged into."""

    VERSION: ClassVar[int] = 1
    entity: str
    out_of: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class EntitiesCompared:
    """Whether two entities are one. `one` sorts before `other`; `comparison` None: nothing is said any more."""

    VERSION: ClassVar[int] = 1
    one: str
    other: str
    comparison: Comparison | None
    reason: str = ""
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class EventDetailSet:
    """`detail` is one of `when` (a TIMEX3 value), `where` (ids of places, a line each) and `who` (a line each of
    role, tab, id). `value` None: as the machine has it; empty: not known."""

    VERSION: ClassVar[int] = 1
    entity: str
    detail: str
    value: str | None
    replaces: str | None = None


EVENT_DETAILS = ("when", "where", "who")
