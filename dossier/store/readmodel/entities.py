"""The rows of entities as they are shown: clusters and what analysts decided, put together.

An entity is there while a chain of it is live, while an analyst who made it has not taken that back, or while a
decision stands on it although nothing names it any more: then it has lost its ground, and is listed as such.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dossier.store.readmodel import appearances
from dossier.store.readmodel.entity_parts import COLUMNS, Cluster, Parts, values
from dossier.store.readmodel.unions import Unions

CHUNK = 2000
"""Entities that are made in one go."""

_NAMES = COLUMNS.index("names")
_LISTED = "(SELECT value FROM json_each(?))"
_CHAIN = "c.no, c.entity, c.live, c.held, c.quotes, c.source, c.role, o.changed, o.ingested, o.tie, c.anchor"


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
        moved: list[tuple[int | None, int, int | None]] = []
        for id in gone:
            self._write(id, None, known.get(id))
        for id, each in parts.items():
            row = values(each)
            number = self._write(id, row, known.get(id))
            moved += [(number, chain[0], chain[1]) for chain in each.chains if chain[1] != number]
            if not self._fresh:
                self.changed.update(self._unions.members(id))
        self._move(moved)

    # -- reading

    def _ask(self, sql: str, listed: Iterable[Any]) -> list[Any]:
        return self._connection.execute(sql, (json.dumps(list(listed)),)).fetchall()

    def _gather(self, roots: Sequence[str]) -> dict[str, Parts]:
        parts = {root: Parts(root) for root in roots}
        home = {id: root for root in roots for id in self._unions.members(root)}
        for id, root in home.items():
            parts[root].merged |= id != root
        idle = self._read_hands(parts, home)
        self._read_chains(parts, home, idle)
        self._read_registers(parts, home)
        return parts

    def _read_hands(self, parts: dict[str, Parts], home: dict[str, str]) -> dict[str, tuple[str, str, bool]]:
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
        self, parts: dict[str, Parts], home: dict[str, str], idle: dict[str, tuple[str, str, bool]]
    ) -> None:
        clusters = {
            no: Cluster(owner, claim, block, kind, name, tuple(json.loads(aliases)), *rest)
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

    def _read_registers(self, parts: dict[str, Parts], home: dict[str, str]) -> None:
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
        rows = self._ask(f"SELECT no, {', '.join(COLUMNS)} FROM entity WHERE id IN {_LISTED}", ids)
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
        columns = ", ".join(f"{column} = ?" for column in COLUMNS)
        self._connection.execute(f"UPDATE entity SET {columns} WHERE no = ?", (*row, known[0]))
        return known[0]

    def _index(self, no: int, names: str) -> None:
        self._connection.execute("INSERT INTO name_index (rowid, names) VALUES (?, ?)", (no, names))

    def _unindex(self, no: int, names: str) -> None:
        self._connection.execute(
            "INSERT INTO name_index (name_index, rowid, names) VALUES ('delete', ?, ?)", (no, names)
        )

    def _move(self, moved: Sequence[tuple[int | None, int, int | None]]) -> None:
        """Tie chains (entity, chain, entity before) to their entities, and have appearances follow."""
        parted = [chain for _, chain, before in moved if before is not None]
        if parted and not self._fresh:
            appearances.delete(self._connection, appearances.OF_CHAINS, (json.dumps(parted),))
        self._connection.executemany(
            "UPDATE chain SET entity = ? WHERE no = ?", [(entity, chain) for entity, chain, _ in moved]
        )
        if moved and not self._fresh:
            chains = json.dumps([chain for _, chain, _ in moved])
            appearances.insert(self._connection, appearances.OF_CHAINS, (chains,))
