"""Who is who across sources: the shapes that the resolver (in `analysis`) and the projection agree on.

The chains of all sources fall into blocks by a key that each chain gives by itself; chains of different
blocks are never
the same entity. A block is resolved as a whole by a pure function of its candidates and of what analysts
decided, so
its result does not depend on the order in which articles came in, and a new article touches few blocks.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dossier.domain.analysis import EntityKind, EventStatus, Role


@dataclass(frozen=True, slots=True, order=True)
class ChainRef:
    """One chain of the analysis of one source."""

    source: str
    chain: int


@dataclass(frozen=True, slots=True)
class Happening:
    """What is known of an event's chain: values resolved by the publication date of the moment, names as
    written. `notable`: its own article makes it worth a dossier; `several`: it is told of as more than one ("the
    attacks"); `part_of`: the id of the event that it is a part of.
    """

    what: str
    when: str
    where: tuple[str, ...]
    who: tuple[str, ...]
    status: EventStatus
    notable: bool = True
    several: bool = False
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One chain as the resolver sees it. `anchor` is the offset of its first named mention (of its first
    trigger).

    `company` holds the names of the other persons and organisations in the same source; `published` is ISO
    8601 or empty.
    """

    ref: ChainRef
    kind: EntityKind
    name: str
    names: tuple[str, ...]
    gender: str
    role: Role
    mentions: int
    anchor: int
    published: str
    company: tuple[str, ...] = ()
    event: Happening | None = None
    called: tuple[str, ...] = ()
    """What the source calls a person beside the name, or what was said to whom (see `Chain.called`)."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What analysts decided about the candidates of a block.

    `adopted` ties chains to entities by id (first adopted first); `different` are pairs of chains that must
    not be joined.
    """

    adopted: tuple[tuple[str, tuple[ChainRef, ...]], ...] = ()
    different: tuple[tuple[ChainRef, ChainRef], ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """One entity: its members, how sure that they are one (per mille), and why in words."""

    entity: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    role: Role
    members: tuple[ChainRef, ...]
    score: int
    reason: str
    event: Happening | None = None


class Resolver(Protocol):
    name: str
    version: int

    def block(self, candidate: Candidate) -> str:
        """The key of the block that the candidate belongs to."""
        ...

    def resolve(
        self, block: str, candidates: Sequence[Candidate], decisions: Decisions
    ) -> Sequence[Resolved]:
        """The entities of one block; every candidate is a member of one at most (a happening that no reader
        would look for is nobody's). Order of input is of no account."""
        ...


def entity_id(kind: EntityKind, *parts: str) -> str:
    """The id of a suggested entity, from what it is: the same on every desk, without the case's id in it."""
    digest = hashlib.sha256("\x1f".join((kind.value, *parts)).encode()).hexdigest()
    return f"{kind.value}-{digest[:20]}"
