"""The connections of a case: entities that statements name together, counted by kind of statement."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.connections import EVERYTHING, MOST_NODES, Asked, Connections, Edge, Told
from dossier.domain.errors import NotFound
from dossier.domain.views import EntityRef, StatementRow
from dossier.store.readmodel import citing
from dossier.store.readmodel.asking import Asking, page, scalar
from dossier.store.readmodel.queries_entities import entity_number
from dossier.store.readmodel.ranks import KINDS, RANK
from dossier.store.readmodel.telling import OTHER, PLACE, SUBJECT

_LISTED = "(SELECT value FROM json_each(?))"

_PARTS = f"('{SUBJECT}', '{OTHER}', '{PLACE}')"
"""Whoever is only spoken after (attributed, via) is not tied to those of whom they speak."""

_TIED = f"""appearance a JOIN statement s ON s.no = a.statement
    JOIN statement_chain q ON q.statement = a.statement AND q.role IN {_PARTS}
    JOIN chain h ON h.no = q.chain AND h.entity = a.entity
    JOIN statement_chain p ON p.statement = a.statement AND p.role IN {_PARTS}
    JOIN chain c ON c.no = p.chain
    JOIN entity e ON e.no = c.entity AND e.status <> 'rejected' AND e.no <> a.entity
        AND (p.role = '{SUBJECT}' OR q.role = '{SUBJECT}')"""
"""`e` is tied to `a.entity`: one of the two is a subject of a statement in which the other takes part."""

_ORIGINS = "count(DISTINCT coalesce(nullif(f.family, ''), s.source))"
"""Sources of one family are one origin."""

_PART = f"""SELECT s.no statement, e.no entity, max(p.role = '{SUBJECT}') subject FROM statement s
    JOIN statement_chain p ON p.statement = s.no AND p.role IN {_PARTS} JOIN chain c ON c.no = p.chain
    JOIN entity e ON e.no = c.entity AND e.status <> 'rejected' AND e.kind IN {_LISTED}
    WHERE s.status <> 'rejected' AND s.kind IN {_LISTED} %s GROUP BY 1, 2"""
"""Each statement's entities, each once."""

Number = int
Counted = tuple[Number, Number, int, int, int, int]
"""Two entities, the rank of a kind of statement, and how many statements, sources and origins tie them by it."""


class ConnectionQueries(Asking):
    def connections(self, asked: Asked) -> Connections:
        """Raises NotFound for an entity or a source that is not there."""
        return self._ask(lambda c: _Graph(c, asked).connections())

    def tied(self, entities: Collection[str], asked: Asked) -> Mapping[str, Collection[str]]:
        """For each of these entities (ids) those that are tied to it as is asked, whatever they are."""
        return self._ask(lambda c: _Graph(c, asked).neighbours(entities))

    def tie(
        self,
        one: str,
        other: str,
        kind: StatementKind,
        told: Told = EVERYTHING,
        *,
        offset: int = 0,
        limit: int | None = None,
    ) -> Sequence[StatementRow]:
        """The statements of a kind that name both, by publication. Raises NotFound."""

        def ask(connection: sqlite3.Connection) -> list[StatementRow]:
            condition, values = _counts(connection, told)
            numbers = connection.execute(
                f"""SELECT DISTINCT a.statement FROM {_TIED} WHERE a.entity = ? AND a.kind = ? AND e.no = ? {condition}
                ORDER BY a.published, a.ingested, a.tie, a.start, a.statement LIMIT ? OFFSET ?""",
                (
                    entity_number(connection, one),
                    RANK[kind],
                    entity_number(connection, other),
                    *values,
                    *page(offset, limit),
                ),
            )
            return citing.in_order(connection, [number for (number,) in numbers])

        return self._ask(ask)


class _Graph:
    """One question, answered from one state of the read model."""

    def __init__(self, connection: sqlite3.Connection, asked: Asked) -> None:
        self._connection, self._asked = connection, asked
        self._kinds = json.dumps([kind.value for kind in asked.kinds])
        self._ties = json.dumps([RANK[kind] for kind in asked.ties])
        self._counts, self._values = _counts(connection, asked.told)
        self._around = [entity_number(connection, id) for id in asked.around]
        self._also = [entity_number(connection, id) for id in asked.also]

    def connections(self) -> Connections:
        numbers = self._ranked()
        limit = max(1, min(self._asked.limit, MOST_NODES))
        others = [number for number in numbers if number not in self._around]
        chosen = dict.fromkeys([*self._around, *self._also, *others[: max(0, limit - len(self._around))]])
        listed = json.dumps(list(chosen))
        edges = self._edges(
            f"a.entity IN {_LISTED} AND e.no IN {_LISTED} AND a.entity < e.no", listed, listed
        )
        rows = self._connection.execute(
            f"SELECT no, id, kind, name FROM entity WHERE no IN {_LISTED}", (listed,)
        )
        refs = {no: EntityRef(id, EntityKind(kind), name) for no, id, kind, name in rows}
        drawn = {end for edge in edges for end in edge[:2]} | set(self._around) | set(self._also)
        nodes = tuple(refs[no] for no in chosen if no in refs and no in drawn)
        return Connections(nodes, _named(edges, refs), max(len(others) + len(self._around), len(nodes)))

    def neighbours(self, entities: Collection[str]) -> dict[str, set[str]]:
        numbers = [entity_number(self._connection, id) for id in sorted(entities)]
        edges = self._edges(f"a.entity IN {_LISTED}", json.dumps(numbers))
        ends = json.dumps(sorted({end for edge in edges for end in edge[:2]}))
        ids = dict(self._connection.execute(f"SELECT no, id FROM entity WHERE no IN {_LISTED}", (ends,)))
        found: dict[str, set[str]] = {}
        for one, other, *_ in edges:
            found.setdefault(ids[one], set()).add(ids[other])
        return found

    def _ranked(self) -> list[Number]:
        """All that might be shown, those first with whom most is shared: by those around whom it is, or by anybody."""
        if self._asked.origins > 1:
            return self._by_edges()
        return self._near() if self._around else self._most()

    def _most(self) -> list[Number]:
        """Those that most statements tie to another: such as have a subject, and somebody besides."""
        rows = self._connection.execute(
            f"""WITH part AS MATERIALIZED ({_PART % self._counts}),
            tying AS (SELECT statement FROM part GROUP BY 1 HAVING count(*) > 1 AND max(subject))
            SELECT entity FROM part JOIN tying USING (statement) JOIN entity e ON e.no = entity
            GROUP BY 1 ORDER BY count(*) DESC, e.id""",
            (self._kinds, self._ties, *self._values),
        )
        return [number for (number,) in rows]

    def _near(self) -> list[Number]:
        rows = self._connection.execute(
            f"""SELECT e.no FROM {_TIED}
            WHERE a.entity IN {_LISTED} AND a.kind IN {_LISTED} AND e.kind IN {_LISTED} {self._counts}
            GROUP BY 1 ORDER BY count(DISTINCT a.statement) DESC, e.id""",
            (json.dumps(self._around), self._ties, self._kinds, *self._values),
        )
        return [number for (number,) in rows]

    def _by_edges(self) -> list[Number]:
        """Where weak ties do not count, what counts must be known of each tie first."""
        of = f"e.kind IN {_LISTED} AND a.entity IN (SELECT no FROM entity WHERE status <> 'rejected' AND "
        edges = (
            self._edges(f"{of} no IN {_LISTED})", self._kinds, json.dumps(self._around))
            if self._around
            else self._edges(f"{of} kind IN {_LISTED})", self._kinds, self._kinds)
        )
        shared: dict[Number, int] = {}
        for _, other, _, statements, *_ in edges:
            shared[other] = shared.get(other, 0) + statements
        return sorted(shared, key=lambda number: (-shared[number], number))

    def _edges(self, of: str, *values: str) -> list[Counted]:
        """From the ends `a.entity` and `e` that meet the condition; each way where it does not order them."""
        return self._connection.execute(
            f"""SELECT a.entity, e.no, a.kind, count(DISTINCT s.no), count(DISTINCT s.source), {_ORIGINS} origins
            FROM {_TIED} LEFT JOIN family f ON f.source = s.source
            WHERE {of} AND a.kind IN {_LISTED} {self._counts} GROUP BY 1, 2, 3 HAVING origins >= ?""",
            (*values, self._ties, *self._values, self._asked.origins),
        ).fetchall()


def _counts(connection: sqlite3.Connection, told: Told) -> tuple[str, list[Any]]:
    """The condition that a statement `s` counts, with its values."""
    parts: list[tuple[str, Any]] = []
    if told.source:
        number = scalar(connection, "SELECT no FROM source WHERE id = ?", (told.source,))
        if number is None:
            raise NotFound(f"There is no source with the id “{told.source}” in this case.")
        parts.append(("AND s.source = ?", number))
    if told.first is not None:
        parts.append(("AND s.until > ?", told.first))
    if told.until is not None:
        parts.append(("AND s.first < ?", told.until))
    return " ".join(sql for sql, _ in parts), [value for _, value in parts]


def _named(edges: Iterable[Counted], refs: Mapping[Number, EntityRef]) -> tuple[Edge, ...]:
    """In order of ids and kind."""
    found = []
    for one, other, kind, *counts in edges:
        if one in refs and other in refs:
            ends = sorted((refs[one].id, refs[other].id))
            found.append(Edge(ends[0], ends[1], KINDS[kind], *counts))
    return tuple(sorted(found, key=lambda edge: (edge.one, edge.other, RANK[edge.kind])))
