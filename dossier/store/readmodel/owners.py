"""Whose each cluster is: that of the adopted entity that is anchored in it, else of the id that the resolver gives.

An adopted entity is found again by its anchor passages: the cluster in which most of them lie is its own, and so are
single chains where an anchor lies in the cluster of somebody else. Adoptions count while a decision speaks of the
entity. All of it is a function of clusters, anchors and stakes; `settle` looks at those that something changed for.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from dossier.store.readmodel.touched import Touched

_Order = tuple[int, str]
"""When an entity was adopted: clock and entry."""

_LISTED = "(SELECT value FROM json_each(?))"
_STANDS = "EXISTS (SELECT 1 FROM stake t WHERE t.entity = a.entity)"


class Owners:
    def __init__(self, connection: sqlite3.Connection, touched: Touched, *, fresh: bool) -> None:
        self._connection = connection
        self._touched = touched
        self._fresh = fresh

    def settle(self, clusters: set[int], claims: set[str]) -> set[str]:
        """Give the clusters that may have another owner now theirs; `clusters` are new or have other members, `claims`
        are those of clusters that have gone. Returns the ids of old and new owners."""
        self._match_anchors()
        concerned = self._contested() if self._fresh else self._concerned(clusters, claims)
        affected: set[str] = set()
        anchored = self._anchored(concerned)
        rows = self._ask(
            f"SELECT no, claim, block, owner FROM cluster WHERE no IN {_LISTED} ORDER BY claim, block",
            concerned,
        )
        owners = dict(self._owners(rows, anchored))
        for no, _, _, owner in rows:
            affected.update((owner, owners[no]))
            if owner != owners[no]:
                self._connection.execute("UPDATE cluster SET owner = ? WHERE no = ?", (owners[no], no))
        return affected | self._pin(concerned, anchored, owners)

    def _ask(self, sql: str, listed: Iterable[Any]) -> list[Any]:
        return self._connection.execute(sql, (json.dumps(list(listed)),)).fetchall()

    # -- anchors

    def _match_anchors(self) -> None:
        """Find the chain that stands at each anchor now, where anchor or source are others than before."""
        columns = "SELECT entity, ord, source, start, end, kind, chain FROM anchor"
        if self._fresh:
            rows = self._connection.execute(columns).fetchall()
        else:
            rows = self._ask(f"{columns} WHERE entity IN {_LISTED}", self._touched.anchored)
            rows += self._ask(f"{columns} WHERE source IN {_LISTED}", self._touched.told.values())
        for entity, ord, source, start, end, kind, chain in rows:
            now = self._chain_at(source, start, end, kind)
            if now != chain:
                self._touched.named.add(entity)
                self._connection.execute(
                    "UPDATE anchor SET chain = ? WHERE entity = ? AND ord = ?", (now, entity, ord)
                )

    def _chain_at(self, source: str, start: int, end: int, kind: str) -> int | None:
        """The chain of the mention at this passage, else of the one that has most of it; an event's for an event."""
        row = self._connection.execute(
            """SELECT m.read FROM source o JOIN mention m ON m.source = o.no JOIN chain k ON k.no = m.read
            WHERE o.id = ?1 AND m.start < ?3 AND m.end > ?2 AND k.block IS NOT NULL
            AND (k.kind = 'event') = (?4 = 'event')
            ORDER BY m.start = ?2 AND m.end = ?3 DESC, min(m.end, ?3) - max(m.start, ?2) DESC, m.ord LIMIT 1""",
            (source, start, end, kind),
        ).fetchone()
        return None if row is None else int(row[0])

    def _anchored(self, clusters: set[int]) -> dict[int, dict[int, tuple[_Order, str]]]:
        """By cluster and chain, the entity that is anchored there; of several, the one adopted first."""
        found: dict[int, dict[int, tuple[_Order, str]]] = {}
        for cluster, chain, entity, clock, entry in self._ask(
            f"""SELECT c.cluster, c.no, a.entity, h.clock, h.entry FROM chain c JOIN anchor a ON a.chain = c.no
            JOIN hand h ON h.entity = a.entity WHERE c.cluster IN {_LISTED} AND {_STANDS}""",
            clusters,
        ):
            chains = found.setdefault(cluster, {})
            this = ((clock, entry), entity)
            chains[chain] = min(chains.get(chain, this), this)
        return found

    # -- clusters

    def _contested(self) -> set[int]:
        """Of a fresh set of clusters, each owned by its claim: those whose claim is not all there is to say."""
        rows = self._connection.execute(
            f"""SELECT no FROM cluster WHERE claim IN (SELECT claim FROM cluster GROUP BY claim HAVING count(*) > 1)
            UNION SELECT c.cluster FROM anchor a JOIN chain c ON c.no = a.chain WHERE {_STANDS}
            UNION SELECT k.no FROM anchor a JOIN cluster k ON k.claim = a.entity WHERE {_STANDS}"""
        )
        return {no for (no,) in rows}

    def _concerned(self, clusters: set[int], claims: set[str]) -> set[int]:
        named = json.dumps(list(self._touched.named))
        mine = f"IN {_LISTED}".replace("?", "?1")
        rows = self._connection.execute(
            f"""SELECT no, claim FROM cluster WHERE claim {mine} OR owner {mine}
            UNION SELECT k.no, k.claim FROM anchor a JOIN chain c ON c.no = a.chain JOIN cluster k ON k.no = c.cluster
            WHERE a.entity {mine}
            UNION SELECT k.no, k.claim FROM chain c JOIN cluster k ON k.no = c.cluster WHERE c.pin {mine}
            UNION SELECT no, claim FROM cluster WHERE no IN (SELECT value FROM json_each(?2))""",
            (named, json.dumps(list(clusters))),
        ).fetchall()
        same = self._ask(
            f"SELECT no FROM cluster WHERE claim IN {_LISTED}", {claim for _, claim in rows} | claims
        )
        return {no for no, _ in rows} | {no for (no,) in same}

    def _owners(
        self, rows: Iterable[Any], anchored: dict[int, dict[int, tuple[_Order, str]]]
    ) -> Iterator[tuple[int, str]]:
        """(cluster, owner). Of several that claim one id the first block by name has it, unless the entity of that id
        is anchored elsewhere; the others get an id made from it."""
        rank: Counter[str] = Counter()
        for no, claim, block, _ in rows:
            if no in anchored:
                votes = Counter(entity for _, entity in anchored[no].values())
                first = {entity: order for order, entity in sorted(anchored[no].values(), reverse=True)}
                yield no, min(votes, key=lambda entity: (-votes[entity], first[entity]))
                continue
            if not rank[claim] and self._is_anchored(claim):
                rank[claim] += 1
            yield no, claim if not rank[claim] else f"{claim}-{sha256(block.encode()).hexdigest()[:8]}"
            rank[claim] += 1

    def _is_anchored(self, entity: str) -> bool:
        sql = f"SELECT 1 FROM anchor a WHERE a.entity = ? AND a.chain IS NOT NULL AND {_STANDS} LIMIT 1"
        return self._connection.execute(sql, (entity,)).fetchone() is not None

    def _pin(
        self, clusters: set[int], anchored: dict[int, dict[int, tuple[_Order, str]]], owners: dict[int, str]
    ) -> set[str]:
        """Tie single chains to entities that are anchored in the cluster of another. Returns whom that concerns."""
        wanted = {
            chain: entity
            for cluster, chains in anchored.items()
            for chain, (_, entity) in chains.items()
            if entity != owners[cluster]
        }
        before = dict(
            self._ask(f"SELECT no, pin FROM chain WHERE cluster IN {_LISTED} AND pin IS NOT NULL", clusters)
        )
        for chain in before.keys() | wanted.keys():
            if before.get(chain) != wanted.get(chain):
                self._connection.execute("UPDATE chain SET pin = ? WHERE no = ?", (wanted.get(chain), chain))
        return {*before.values(), *wanted.values()}
