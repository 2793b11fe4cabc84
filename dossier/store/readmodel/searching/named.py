"""Which entities and which notes a query is true of."""

import json
import sqlite3
from collections.abc import Callable

from dossier.domain import targets
from dossier.domain.searching import Field, FieldName
from dossier.domain.searching.fields import period
from dossier.store.readmodel.searching.expressions import Spellings
from dossier.store.readmodel.searching.sets import Numbers, Sets, matching, numbers
from dossier.store.readmodel.searching.source_fields import (
    analysts_called,
    entities_called,
    marks,
    tagged,
)

_KEPT = "SELECT no FROM entity WHERE status <> 'rejected'"


def entity_sets(connection: sqlite3.Connection, spellings: Spellings) -> Sets:
    return Sets(
        lambda words, within: matching(connection, "name_index", words, within),
        lambda field, _: _entities_having(connection, field),
        lambda: numbers(connection.execute(_KEPT)),
        spellings,
        names=True,
    )


def note_sets(
    connection: sqlite3.Connection, sources_having: Callable[[Field], Numbers], spellings: Spellings
) -> Sets:
    return Sets(
        lambda words, within: matching(connection, "note_index", words, within),
        lambda field, _: _notes_having(connection, field, sources_having),
        lambda: numbers(connection.execute("SELECT rowid FROM note_index")),
        spellings,
        names=True,
    )


_OF_KIND = (FieldName.PERSON, FieldName.EVENT, FieldName.ORGANISATION, FieldName.PLACE)


def _entities_having(connection: sqlite3.Connection, field: Field) -> Numbers:
    if field.name in _OF_KIND:
        return set(entities_called(connection, field.name.value, field.value))
    if field.name is FieldName.STATUS:
        rows = connection.execute("SELECT no FROM entity WHERE status = ?", (field.value,))
    elif field.name is FieldName.DATE:
        rows = connection.execute(f"{_KEPT} AND date >= ? AND date < ?", period(field.value))
    elif field.name is FieldName.TAG:
        ids = [
            id for what, id in map(targets.parted, tagged(connection, field.value)) if what == targets.ENTITY
        ]
        rows = connection.execute(f"{_KEPT} AND id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
    elif field.name is FieldName.BY:
        analysts = analysts_called(connection, field.value)
        rows = connection.execute(
            f"""SELECT e.no FROM register r JOIN entity e ON e.id = r.target
            WHERE r.family = 'entity' AND r.analyst IN ({marks(len(analysts))})""",
            analysts,
        )
    else:
        return set()
    return {no for (no,) in rows}


def _notes_having(
    connection: sqlite3.Connection, field: Field, sources_having: Callable[[Field], Numbers]
) -> Numbers:
    """By and tag are a note's own; of all else it has what its source has."""
    rows = connection.execute("SELECT rowid, note, target FROM note_index").fetchall()
    if not rows:
        return set()
    if field.name is FieldName.BY:
        analysts = set(analysts_called(connection, field.value))
        return {
            no
            for no, note, target in rows
            for (by,) in connection.execute(
                "SELECT analyst FROM register WHERE family = 'mark' AND target = ? AND field = ?",
                (target, f"note:{note}"),
            )
            if by in analysts
        }
    if field.name is FieldName.TAG:
        held = set(tagged(connection, field.value))
        return {no for no, _, target in rows if target in held}
    if field.name is FieldName.STATUS:
        return set()
    sources = sources_having(field)
    return {no for no, _, target in rows if _source_of(connection, target) in sources}


def _source_of(connection: sqlite3.Connection, target: str) -> int | None:
    what, id = targets.parted(target)
    if what == targets.STATEMENT:
        row = connection.execute("SELECT source FROM statement WHERE id = ?", (id,)).fetchone()
    else:
        place = targets.place(target)
        source = place.source if place else id
        row = connection.execute("SELECT no FROM source WHERE id = ?", (source,)).fetchone()
    return row[0] if row else None
