"""What one entity is made of, and the row that comes of it: clusters, chains, and what analysts decided. Pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from dossier.domain.analysis import EntityKind, EventStatus, Role
from dossier.domain.judgements import Status
from dossier.domain.resolution import Happening
from dossier.domain.writes import decided
from dossier.store.readmodel.ranks import bounds
from dossier.store.readmodel.spelling import folded

CERTAIN = 1000

# The columns of table `entity` after `no`, as `values` makes them.
COLUMNS = (
    "id", "kind", "name", "aliases", "role", "score", "reason", "event", "date", "first", "until", "mentions",
    "quotes", "sources", "changed", "anchor", "status", "created", "grounded", "worth", "folded", "names",
    "folded_names",
)  # fmt: skip
_UNKNOWN = msgspec.json.encode(Happening("", "", (), (), EventStatus.OCCURRED)).decode()


@dataclass(frozen=True, slots=True)
class Cluster:
    owner: str
    claim: str
    block: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    role: str
    score: int
    reason: str
    event: str | None


@dataclass(slots=True)
class Parts:
    """All that one entity is made of. `registers` are its own, by field; `merged` says that others are one with it."""

    id: str
    clusters: list[tuple[Cluster, int]] = field(default_factory=list)
    """Each with how many mentions it has here."""
    chains: list[tuple[Any, ...]] = field(default_factory=list)
    hands: dict[str, tuple[str, str, bool]] = field(default_factory=dict)
    """(kind, name, whether it was made) of each id that is one with this one, and has effect."""
    registers: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    decided: bool = False
    merged: bool = False
    changed: int = 0


def values(parts: Parts) -> tuple[Any, ...] | None:
    """The row of an entity, from column `id` on; None when there is none."""
    live = [chain for chain in parts.chains if chain[2]]
    if not live and not parts.hands:
        return None
    hand = parts.hands.get(parts.id) or next((parts.hands[id] for id in sorted(parts.hands)), None)
    first = _first(parts)
    kind = parts.registers.get("kind") or (hand[0] if hand else first.kind if first else "")
    own_hand = parts.hands.get(parts.id)
    name = parts.registers.get("name") or (
        own_hand[1] if own_hand else first.name if first else hand[1] if hand else parts.id
    )
    aliases = _aliases(parts, name)
    event = (first.event if first else None) or _UNKNOWN if kind == EntityKind.EVENT else None
    mentions = sum(chain[3] for chain in live)
    score = min((c.score for c, _ in parts.clusters), default=CERTAIN)
    status = parts.registers.get("status") or Status.UNREVIEWED.value
    open_ = live and status == Status.UNREVIEWED and not parts.decided and not parts.merged
    names, date = (name, *aliases), _date(parts, event)
    return (
        parts.id,
        kind,
        name,
        json.dumps(aliases, ensure_ascii=False),
        _role(live, first),
        score,
        "; ".join(dict.fromkeys(c.reason for c, _ in _ranked(parts) if c.reason)),
        event,
        date,
        *bounds(date),
        mentions,
        sum(chain[4] for chain in live),
        len({chain[5] for chain in live}),
        max((parts.changed, *(chain[7] for chain in live))),
        min(((*chain[8:11], chain[0]) for chain in live), default=(None,))[-1],
        status,
        bool(own_hand and own_hand[2]),
        bool(live) or any(created for _, _, created in parts.hands.values()),
        (CERTAIN + 1 - score) * max(1, mentions) if open_ else None,
        folded(name),
        "\n".join(names),
        "\n".join(folded(each) for each in names),
    )


def _ranked(parts: Parts) -> list[tuple[Cluster, int]]:
    """Its clusters: its own before those of what was merged into it, the most mentioned first."""
    return sorted(
        parts.clusters, key=lambda each: (each[0].owner != parts.id, -each[1], each[0].claim, each[0].block)
    )


def _first(parts: Parts) -> Cluster | None:
    return next((cluster for cluster, _ in _ranked(parts)), None)


def _aliases(parts: Parts, name: str) -> tuple[str, ...]:
    if len(parts.clusters) == 1 and not parts.hands and not parts.decided:
        return parts.clusters[0][0].aliases  # as the resolver orders them
    known = {each for cluster, _ in parts.clusters for each in (cluster.name, *cluster.aliases)}
    known |= {hand[1] for hand in parts.hands.values()} | parts.names
    # What is said of the whole counts before what was said of a part of it, before they became one.
    own = {
        f.partition(":")[2]: value for f, value in parts.registers.items() if f.startswith("alias:") and value
    }
    held = {alias for alias in known - parts.dropped | parts.added | own.keys() if own.get(alias) != "no"}
    return tuple(sorted(held - {name}))


def _role(live: Sequence[tuple[Any, ...]], first: Cluster | None) -> str:
    """The most telling one: a person in any story is not only a byline."""
    if first is None or any(chain[6] == Role.STORY for chain in live):
        return Role.STORY.value
    return first.role


def _date(parts: Parts, event: str | None) -> str | None:
    if event is None:
        return None
    set_ = decided(parts.registers.get("when", ""))
    if set_ is not None:
        return set_ or None
    return json.loads(event)["when"] or None
