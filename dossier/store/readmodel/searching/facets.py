"""In how many of the sources that are found something holds: who publishes them, when, who and what is in them."""

import json
import sqlite3
from collections.abc import Iterator, Sequence

from dossier.domain.analysis import EntityKind
from dossier.domain.found import Facet
from dossier.domain.searching import FieldName

COUNTED = 600
"""Sources, the latest ones, that facets are counted over."""
MOST = 8
"""Values of one facet."""

_LISTED = "(SELECT value FROM json_each(?1))"
_SOURCES = f"""SELECT {{value}} AS value, count(*) AS held FROM source WHERE no IN {_LISTED} AND {{value}} <> ''
    GROUP BY value ORDER BY held DESC, value LIMIT {MOST}"""
_ENTITIES = f"""SELECT e.kind, e.name, count(DISTINCT c.source) AS held FROM chain c JOIN entity e ON e.no = c.entity
    WHERE c.source IN {_LISTED} AND c.live AND e.status <> 'rejected' GROUP BY c.entity ORDER BY held DESC, e.name"""


def facets(connection: sqlite3.Connection, sources: Sequence[int]) -> tuple[Facet, ...]:
    listed = json.dumps(list(sources))
    return (
        *_of_sources(connection, listed, FieldName.PUBLISHER, "publisher"),
        *_of_sources(connection, listed, FieldName.DATE, "substr(published, 1, 7)"),
        *_of_entities(connection, listed),
        *_of_sources(connection, listed, FieldName.GRADE, "grade"),
    )


def _of_sources(connection: sqlite3.Connection, listed: str, name: FieldName, value: str) -> Iterator[Facet]:
    for held, count in connection.execute(_SOURCES.format(value=value), (listed,)):
        yield Facet(name.value, held, held, count)


def _of_entities(connection: sqlite3.Connection, listed: str) -> Iterator[Facet]:
    found: dict[str, list[Facet]] = {kind.value: [] for kind in EntityKind}
    for kind, name, count in connection.execute(_ENTITIES, (listed,)):
        if len(found[kind]) < MOST:
            found[kind].append(Facet(kind, name, name, count))
    for kind in EntityKind:
        yield from found[kind.value]
