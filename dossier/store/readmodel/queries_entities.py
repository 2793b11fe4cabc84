"""Lists of entities, and finding one by what it is called."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from dossier.domain.analysis import EntityKind, Role
from dossier.domain.errors import NotFound
from dossier.domain.judgements import Status
from dossier.domain.views import EntityRow, Sort
from dossier.store.readmodel.asking import Asking, contains, page, scalar
from dossier.store.readmodel.spelling import folded, match_expression
from dossier.store.readmodel.tables import KEPT
from dossier.store.readmodel.unions import Unions

ENTITY = "e.id, e.kind, e.name, e.aliases, e.mentions, e.sources, e.role, e.date, e.status"
"""The columns that `entity_row` reads, of table entity as `e`."""

_ORDER = {
    Sort.NAME: "role DESC, folded, id",
    Sort.MENTIONS: "role DESC, mentions DESC, folded, id",
    Sort.CHANGED: "role DESC, changed DESC, folded, id",
}
"""By role first: “story”, then “credit” and “byline”. Who only took a picture or wrote stands apart from the story."""


def entity_row(row: Sequence[Any]) -> EntityRow:
    id, kind, name, aliases, mentions, sources, role, date, status = row
    return EntityRow(
        id=id,
        kind=EntityKind(kind),
        name=name,
        aliases=tuple(json.loads(aliases)),
        mentions=mentions,
        sources=sources,
        role=Role(role),
        status=Status(status),
        date=date,
    )


def entity_number(connection: sqlite3.Connection, id: str) -> int:
    """The number in this file of the entity, or of what it is merged into. Raises NotFound."""
    found = find_number(connection, id)
    if found is None:
        raise NotFound(
            f"There is no dossier with the id “{id}”: it may have changed with a new article or date."
        )
    return int(found)


def find_number(connection: sqlite3.Connection, id: str) -> int | None:
    found = scalar(connection, "SELECT no FROM entity WHERE id = ?", (id,))
    if found is None and (root := Unions.of(connection).root(id)) != id:
        found = scalar(connection, "SELECT no FROM entity WHERE id = ?", (root,))
    return None if found is None else int(found)


def _listed(status: Status | None) -> tuple[str, tuple[str, ...]]:
    """The condition for entities of this status; None: all that are not rejected."""
    return (KEPT, ()) if status is None else ("status = ?", (status.value,))


class EntityQueries(Asking):
    def entities(
        self,
        kind: EntityKind,
        *,
        text: str = "",
        sort: Sort = Sort.MENTIONS,
        status: Status | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> Sequence[EntityRow]:
        """Those of a kind, of which `text` stands in a name or alias, whatever its case and diacritics.

        `status` None: all that are not rejected.
        """
        condition, parameters = contains("folded_names", folded(text))
        held, of_status = _listed(status)
        order = _ORDER[sort]
        # The inner query needs nothing but an index, so that far pages and filters stay cheap.
        sql = f"""SELECT {ENTITY} FROM entity e JOIN (SELECT no, row_number() OVER () AS place FROM (
            SELECT no FROM entity WHERE kind = ? AND {held} AND {condition} ORDER BY {order} LIMIT ? OFFSET ?)) p
            ON p.no = e.no ORDER BY p.place"""
        bound = (kind.value, *of_status, *parameters, *page(offset, limit))
        return self._ask(lambda c: [entity_row(row) for row in c.execute(sql, bound)])

    def count_entities(self, kind: EntityKind, *, text: str = "", status: Status | None = None) -> int:
        condition, parameters = contains("folded_names", folded(text))
        held, of_status = _listed(status)
        sql = f"SELECT count(*) FROM entity WHERE kind = ? AND {held} AND {condition}"
        return int(self._ask(lambda c: scalar(c, sql, (kind.value, *of_status, *parameters))))

    def entity(self, id: str) -> EntityRow:
        """Raises NotFound."""
        return self._ask(lambda c: one_entity(c, id))

    def find(self, name_or_id: str) -> Sequence[EntityRow]:
        """The entity with this id, or that it is merged into; else those so called (case and diacritics apart);
        else all whose names hold all the words. A rejected one is found where nothing else is meant.

        The most mentioned comes first.
        """
        return self._ask(lambda c: _find(c, name_or_id))


def one_entity(connection: sqlite3.Connection, id: str) -> EntityRow:
    number = entity_number(connection, id)
    return entity_row(connection.execute(f"SELECT {ENTITY} FROM entity e WHERE no = ?", (number,)).fetchone())


def matching_names(connection: sqlite3.Connection, expression: str, limit: int = -1) -> list[tuple[Any, ...]]:
    """(folded names, number, columns of ENTITY) of the entities whose names match an FTS5 query, most
    mentioned first."""
    if not expression:
        return []
    return connection.execute(
        f"""SELECT e.folded_names, e.no, {ENTITY} FROM entity e WHERE e.no IN (
            SELECT e.no FROM name_index i JOIN entity e ON e.no = i.rowid WHERE name_index MATCH ?
            ORDER BY e.mentions DESC, e.folded, e.id LIMIT ?) ORDER BY e.mentions DESC, e.folded, e.id""",
        (expression, limit),
    ).fetchall()


def _find(connection: sqlite3.Connection, name_or_id: str) -> Sequence[EntityRow]:
    number = find_number(connection, name_or_id.strip())
    if number is not None:
        row = connection.execute(f"SELECT {ENTITY} FROM entity e WHERE no = ?", (number,)).fetchone()
        return [entity_row(row)]
    wanted = folded(name_or_id)
    rows = matching_names(connection, match_expression(name_or_id.replace('"', " ")))
    exact = [row for row in rows if wanted in row[0].split("\n")]
    if not exact:  # a name of signs alone, or one that the index cuts up otherwise
        exact = connection.execute(
            f"""SELECT e.folded_names, e.no, {ENTITY} FROM entity e WHERE folded = ?
            ORDER BY mentions DESC, id""",
            (wanted,),
        ).fetchall()
    found = [entity_row(row[2:]) for row in exact or rows]
    return [row for row in found if row.status is not Status.REJECTED] or found
