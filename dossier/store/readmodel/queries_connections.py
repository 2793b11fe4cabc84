"""The connections of a case: entities that statements name together, counted by kind of statement."""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.connections import MOST_NODES, Asked, Connections, Edge
from dossier.domain.views import EntityRef, StatementRow
from dossier.store.readmodel import citing
from dossier.store.readmodel.appearances import REJECTED
from dossier.store.readmodel.asking import Asking, page
from dossier.store.readmodel.queries_entities import entity_number
from dossier.store.readmodel.ranks import KINDS, RANK
from dossier.store.readmodel.telling import OTHER, PLACE, SUBJECT

_LISTED = "(SELECT value FROM json_each(?))"

_PARTS = f"('{SUBJECT}', '{OTHER}', '{PLACE}')"
"""Whoever is only spoken after (attributed, via) is not tied to those of whom they speak."""

_TIED = f"""appearance a
    JOIN statement_chain q ON q.statement = a.statement AND q.role IN {_PARTS}
    JOIN chain h ON h.no = q.chain AND h.entity = a.entity
    JOIN statement_chain p ON p.statement = a.statement AND p.role IN {_PARTS}
    JOIN chain c ON c.no = p.chain
    JOIN entity e ON e.no = c.entity AND e.status <> 'rejected' AND e.no <> a.entity
        AND (p.role = '{SUBJECT}' OR q.role = '{SUBJECT}')"""
"""`e` is tied to `a.entity`: one of the two is a subject of a statement in which the other takes part."""

_ORIGINS = "count(DISTINCT coalesce(nullif(f.family, ''), s.source))"
"""Sources of one family are one origin."""

_EDGES = f"""SELECT a.entity, e.no, a.kind, count(DISTINCT s.no), count(DISTINCT s.source), {_ORIGINS}
    FROM {_TIED} AND e.no IN {_LISTED} JOIN statement s ON s.no = a.statement
    LEFT JOIN family f ON f.source = s.source
    WHERE a.entity IN {_LISTED} AND a.kind IN {_LISTED}
    GROUP BY 1, 2, 3"""


class ConnectionQueries(Asking):
    def connections(self, asked: Asked) -> Connections:
        """Raises NotFound for an entity that is not there."""
        return self._ask(lambda c: _connections(c, asked))

    def tied(self, entities: Collection[str]) -> Mapping[str, Collection[str]]:
        """For each of these entities (ids) those that a statement names together with it."""

        def ask(connection: sqlite3.Connection) -> dict[str, set[str]]:
            found: dict[str, set[str]] = {}
            sql = f"""SELECT DISTINCT here.id, e.id FROM entity here JOIN {_TIED}
                WHERE a.entity = here.no AND here.id IN {_LISTED} AND a.kind < {REJECTED}"""
            for here, there in connection.execute(sql, (json.dumps(sorted(entities)),)):
                found.setdefault(here, set()).add(there)
            return found

        return self._ask(ask)

    def tie(
        self, one: str, other: str, kind: StatementKind, *, offset: int = 0, limit: int | None = None
    ) -> Sequence[StatementRow]:
        """The statements of a kind that name both, by publication. Raises NotFound."""

        def ask(connection: sqlite3.Connection) -> list[StatementRow]:
            numbers = connection.execute(
                f"""SELECT DISTINCT a.statement FROM {_TIED} WHERE a.entity = ? AND a.kind = ? AND e.no = ?
                ORDER BY a.published, a.ingested, a.tie, a.start, a.statement LIMIT ? OFFSET ?""",
                (
                    entity_number(connection, one),
                    RANK[kind],
                    entity_number(connection, other),
                    *page(offset, limit),
                ),
            )
            return citing.in_order(connection, [number for (number,) in numbers])

        return self._ask(ask)


def _connections(connection: sqlite3.Connection, asked: Asked) -> Connections:
    around = [entity_number(connection, id) for id in asked.around]
    also = [entity_number(connection, id) for id in asked.also]
    limit = max(1, min(asked.limit, MOST_NODES))
    numbers, total = _near(connection, around, asked, limit) if around else _most(connection, asked, limit)
    chosen = list(dict.fromkeys([*around, *also, *numbers]))
    edges = _edges(connection, chosen, asked)
    rows = connection.execute(
        f"SELECT no, id, kind, name FROM entity WHERE no IN {_LISTED}", (json.dumps(chosen),)
    )
    refs = {no: EntityRef(id, EntityKind(kind), name) for no, id, kind, name in rows}
    drawn = {end for edge in edges for end in edge[:2]} | set(around) | set(also)
    nodes = tuple(refs[no] for no in chosen if no in refs and no in drawn)
    return Connections(nodes, _named(edges, refs), max(total, len(nodes)))


def _kinds(asked: Asked) -> str:
    return json.dumps([kind.value for kind in asked.kinds])


def _ties(asked: Asked) -> str:
    return json.dumps([RANK[kind] for kind in asked.ties])


def _most(connection: sqlite3.Connection, asked: Asked, limit: int) -> tuple[list[int], int]:
    """Those that most statements tie to another."""
    rows = connection.execute(
        f"""SELECT here.no, count(DISTINCT a.statement) FROM {_TIED} JOIN entity here ON here.no = a.entity
        WHERE a.kind IN {_LISTED} AND here.status <> 'rejected' AND here.kind IN {_LISTED} AND e.kind IN {_LISTED}
        GROUP BY 1 ORDER BY 2 DESC, here.id""",
        (_ties(asked), _kinds(asked), _kinds(asked)),
    ).fetchall()
    return [no for no, _ in rows[:limit]], len(rows)


def _near(
    connection: sqlite3.Connection, around: Sequence[int], asked: Asked, limit: int
) -> tuple[list[int], int]:
    """Those with whom these share most statements; these themselves count towards the limit."""
    rows = connection.execute(
        f"""SELECT e.no, count(DISTINCT a.statement) FROM {_TIED}
        WHERE a.entity IN {_LISTED} AND a.kind IN {_LISTED} AND e.kind IN {_LISTED} GROUP BY 1 ORDER BY 2 DESC, e.id""",
        (json.dumps(list(around)), _ties(asked), _kinds(asked)),
    ).fetchall()
    others = [no for no, _ in rows if no not in around]
    return others[: max(0, limit - len(around))], len(others) + len(around)


def _edges(connection: sqlite3.Connection, chosen: Sequence[int], asked: Asked) -> list[tuple[Any, ...]]:
    listed = json.dumps(list(chosen))
    return connection.execute(_EDGES, (listed, listed, _ties(asked))).fetchall()


def _named(edges: Sequence[tuple[Any, ...]], refs: Mapping[int, EntityRef]) -> tuple[Edge, ...]:
    """Each pair once, in order of ids and kind."""
    found = [
        Edge(refs[one].id, refs[other].id, KINDS[kind], *counts)
        for one, other, kind, *counts in edges
        if one in refs and other in refs and refs[one].id < refs[other].id
    ]
    return tuple(sorted(found, key=lambda edge: (edge.one, edge.other, RANK[edge.kind])))
