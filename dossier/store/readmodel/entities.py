"""The rows of entities as they are shown: clusters and what analysts decided, put together.

An entity is there while a chain of it is live, while an analyst who made it has not taken that back, or while a
decision stands on it although nothing names it any more: then it has lost its ground, and is listed as such.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from dossier.domain.analysis import EntityKind, EventStatus, Role
from dossier.domain.judgements import Status
from dossier.domain.resolution import Happening
from dossier.domain.writes import decided
from dossier.store.readmodel import appearances
from dossier.store.readmodel.spelling import folded
from dossier.store.readmodel.unions import Unions

CHUNK = 2000
"""Entities that are made in one go."""
CERTAIN = 1000

# The columns of table `entity` after `no`, as `_values` makes them.
_COLUMNS = (
    "id", "kind", "name", "aliases", "role", "score", "reason", "event", "date", "mentions", "quotes", "sources",
    "changed", "anchor", "status", "created", "grounded", "worth", "folded", "names", "folded_names",
)  # fmt: skip
_NAMES = _COLUMNS.index("names")
_LISTED = "(SELECT value FROM json_each(?))"
_CHAIN = "c.no, c.entity, c.live, c.held, c.quotes, c.source, c.role, o.changed, o.ingested, o.tie, c.anchor"
_UNKNOWN = msgspec.json.encode(Happening("", "", (), (), EventStatus.OCCURRED)).decode()


@dataclass(frozen=True, slots=True)
class _Cluster:
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
class _Parts:
    """All that one entity is made of. `registers` are its own, by field; `merged` says that others are one with it."""

    id: str
    clusters: list[tuple[_Cluster, int]] = field(default_factory=list)
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


class Entities:
    """Keeps the table of entities, and whose each chain is. With `fresh` there were none before."""

    def __init__(self, connection: sqlite3.Connection, *, fresh: bool) -> None:
        self._connection = connection
        self._fresh = fresh
        self._unions = Unions({})
        (last,) = connection.execute("SELECT coalesce(max(no), 0) FROM entity").fetchone()
        self._last = int(last)
        self.changed: set[str] = set()
        """The ids, old and new, of entities whose rows are others now, and of what is one with them."""

    def settle(self, affected: Iterable[str] | None) -> Iterator[None]:
        """Make the rows of the entities that `affected` (ids of owners; None: all) are one with; yields now and
        then."""
        self._unions = Unions.of(self._connection)
        ids = set(self._every_owner() if affected is None else affected)
        roots = sorted(self._unions.all(ids))
        gone = sorted(ids.difference(roots))
        for start in range(0, len(roots), CHUNK):
            self._settle(roots[start : start + CHUNK], [])
            yield
        if gone:
            self._settle([], gone)

    def _every_owner(self) -> Iterator[str]:
        rows = self._connection.execute(
            """SELECT owner FROM cluster UNION SELECT pin FROM chain WHERE pin IS NOT NULL
            UNION SELECT entity FROM hand"""
        )
        return (id for (id,) in rows)

    def _settle(self, roots: Sequence[str], gone: Sequence[str]) -> None:
        parts = self._gather(roots)
        known = self._known([*roots, *gone])
        moved: list[tuple[int | None, int]] = []
        for id in gone:
            self._write(id, None, known.get(id))
        for id, each in parts.items():
            row = _values(each)
            number = self._write(id, row, known.get(id))
            moved += [(number, chain[0]) for chain in each.chains if chain[1] != number]
            if not self._fresh:
                self.changed.update(self._unions.members(id))
        self._move(moved)

    # -- reading

    def _ask(self, sql: str, listed: Iterable[Any]) -> list[Any]:
        return self._connection.execute(sql, (json.dumps(list(listed)),)).fetchall()

    def _gather(self, roots: Sequence[str]) -> dict[str, _Parts]:
        parts = {root: _Parts(root) for root in roots}
        home = {id: root for root in roots for id in self._unions.members(root)}
        for id, root in home.items():
            parts[root].merged |= id != root
        idle = self._read_hands(parts, home)
        self._read_chains(parts, home, idle)
        self._read_registers(parts, home)
        return parts

    def _read_hands(self, parts: dict[str, _Parts], home: dict[str, str]) -> dict[str, tuple[str, str, bool]]:
        """Returns, by id, the adoptions on which no decision stands: they have effect only where a passage or a
        statement is tied to them."""
        idle: dict[str, tuple[str, str, bool]] = {}
        for entity, kind, name, created, staked in self._ask(
            f"""SELECT h.entity, h.kind, h.name, h.created, EXISTS (SELECT 1 FROM stake t WHERE t.entity = h.entity)
            FROM hand h WHERE h.entity IN {_LISTED}""",
            home,
        ):
            hands = parts[home[entity]].hands if created or staked else idle
            hands[entity] = (kind, name, bool(created))
        return idle

    def _read_chains(
        self, parts: dict[str, _Parts], home: dict[str, str], idle: dict[str, tuple[str, str, bool]]
    ) -> None:
        clusters = {
            no: _Cluster(owner, claim, block, kind, name, tuple(json.loads(aliases)), *rest)
            for no, owner, claim, block, kind, name, aliases, *rest in self._ask(
                f"""SELECT no, owner, claim, block, kind, name, aliases, role, score, reason, event FROM cluster
                WHERE owner IN {_LISTED}""",
                home,
            )
        }
        there = {cluster.owner for cluster in clusters.values()}
        there.update(*(each.hands for each in parts.values()))
        mentions = dict.fromkeys(clusters, 0)
        for no, *chain in self._ask(
            f"""SELECT k.no, {_CHAIN} FROM cluster k JOIN chain c ON c.cluster = k.no
            JOIN source o ON o.no = c.source WHERE k.owner IN {_LISTED} AND c.pin IS NULL""",
            home,
        ):
            parts[home[clusters[no].owner]].chains.append(tuple(chain))
            mentions[no] += chain[3]
        for no, cluster in clusters.items():
            parts[home[cluster.owner]].clusters.append((cluster, mentions[no]))
        for pin, *chain in self._ask(
            f"""SELECT c.pin, {_CHAIN} FROM chain c JOIN source o ON o.no = c.source WHERE c.pin IN {_LISTED}""",
            home,
        ):
            live = chain[2] and (pin in there or pin in idle)  # a link to what is not there has no effect
            if live and pin not in there:
                parts[home[pin]].hands[pin] = idle[pin]
            parts[home[pin]].chains.append((*chain[:2], live, *chain[3:]))

    def _read_registers(self, parts: dict[str, _Parts], home: dict[str, str]) -> None:
        for entity, name, value, clock in self._ask(
            f"""SELECT target, field, value, clock FROM register
            WHERE family = 'entity' AND target IN {_LISTED} ORDER BY target, field""",
            home,
        ):
            mine = parts[home[entity]]
            mine.changed = max(mine.changed, clock)
            mine.decided |= bool(value)
            kind, _, alias = name.partition(":")
            if kind == "alias":
                (mine.added if value == "yes" else mine.dropped if value else set()).add(alias)
            elif kind == "name" and value:
                mine.names.add(value)
            if entity == mine.id:
                mine.registers[name] = value
        marks = {f"entity:{id}": root for id, root in home.items()}
        for target, clock in self._ask(
            f"SELECT target, max(clock) FROM register WHERE family = 'mark' AND target IN {_LISTED} GROUP BY target",
            marks,
        ):
            mine = parts[marks[target]]
            mine.changed = max(mine.changed, clock)

    def _known(self, ids: Sequence[str]) -> dict[str, tuple[int, tuple[Any, ...]]]:
        if self._fresh:
            return {}
        rows = self._ask(f"SELECT no, {', '.join(_COLUMNS)} FROM entity WHERE id IN {_LISTED}", ids)
        return {row[1]: (row[0], tuple(row[1:])) for row in rows}

    # -- writing

    def _write(
        self, id: str, row: tuple[Any, ...] | None, known: tuple[int, tuple[Any, ...]] | None
    ) -> int | None:
        """Bring the row of an entity to `row` (None: there is none); returns its number."""
        if known is not None and row == known[1]:
            return known[0]
        if known is not None:
            self.changed.add(id)
            if row is None or row[_NAMES] != known[1][_NAMES]:
                self._unindex(known[0], known[1][_NAMES])
        if row is None:
            if known is not None:
                self._connection.execute("DELETE FROM entity WHERE no = ?", (known[0],))
            return None
        if known is None:
            self._last += 1
            marks = ", ".join("?" * (1 + len(row)))
            self._connection.execute(f"INSERT INTO entity VALUES ({marks})", (self._last, *row))
            self._index(self._last, row[_NAMES])
            return self._last
        if row[_NAMES] != known[1][_NAMES]:
            self._index(known[0], row[_NAMES])
        columns = ", ".join(f"{column} = ?" for column in _COLUMNS)
        self._connection.execute(f"UPDATE entity SET {columns} WHERE no = ?", (*row, known[0]))
        return known[0]

    def _index(self, no: int, names: str) -> None:
        self._connection.execute("INSERT INTO name_index (rowid, names) VALUES (?, ?)", (no, names))

    def _unindex(self, no: int, names: str) -> None:
        self._connection.execute(
            "INSERT INTO name_index (name_index, rowid, names) VALUES ('delete', ?, ?)", (no, names)
        )

    def _move(self, moved: Sequence[tuple[int | None, int]]) -> None:
        """Tie chains to their entities, and have appearances follow."""
        chains = (json.dumps([chain for _, chain in moved]),)
        if moved and not self._fresh:
            appearances.delete(self._connection, appearances.OF_CHAINS, chains)
        self._connection.executemany("UPDATE chain SET entity = ? WHERE no = ?", moved)
        if moved and not self._fresh:
            appearances.insert(self._connection, appearances.OF_CHAINS, chains)


def _values(parts: _Parts) -> tuple[Any, ...] | None:
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
    names = (name, *aliases)
    return (
        parts.id,
        kind,
        name,
        json.dumps(aliases, ensure_ascii=False),
        _role(live, first),
        score,
        "; ".join(dict.fromkeys(c.reason for c, _ in _ranked(parts) if c.reason)),
        event,
        _date(parts, event),
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


def _ranked(parts: _Parts) -> list[tuple[_Cluster, int]]:
    """Its clusters: its own before those of what was merged into it, the most mentioned first."""
    return sorted(
        parts.clusters, key=lambda each: (each[0].owner != parts.id, -each[1], each[0].claim, each[0].block)
    )


def _first(parts: _Parts) -> _Cluster | None:
    return next((cluster for cluster, _ in _ranked(parts)), None)


def _aliases(parts: _Parts, name: str) -> tuple[str, ...]:
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


def _role(live: Sequence[tuple[Any, ...]], first: _Cluster | None) -> str:
    """The most telling one: a person in any story is not only a byline."""
    if first is None or any(chain[6] == Role.STORY for chain in live):
        return Role.STORY.value
    return first.role


def _date(parts: _Parts, event: str | None) -> str | None:
    if event is None:
        return None
    set_ = decided(parts.registers.get("when", ""))
    if set_ is not None:
        return set_ or None
    return json.loads(event)["when"] or None
