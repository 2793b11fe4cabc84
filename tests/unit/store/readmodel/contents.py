"""All that a read model holds, so that two can be compared: no local numbers, no order of arrival."""

import sqlite3
from pathlib import Path
from typing import Any

from dossier.store.readmodel.tables import TABLES

Contents = dict[str, list[tuple[Any, ...]]]

_REFERS = {
    "source": "source",
    "beside": "source",
    "chain": "chain",
    "read": "chain",
    "cluster": "cluster",
    "other": "chain",
    "speaker_chain": "chain",
    "addressee_chain": "chain",
    "anchor": "chain",
    "entity": "entity",
    "statement": "statement",
}
"""Columns that hold another table's local number (`anchor`: only in table entity)."""


def contents(file: Path) -> Contents:
    connection = sqlite3.connect(file)
    try:
        return _contents(connection)
    finally:
        connection.close()


def _contents(connection: sqlite3.Connection) -> Contents:
    names = _names(connection)
    found: Contents = {}
    for table in TABLES:
        cursor = connection.execute(f"SELECT * FROM {table}")
        columns = [each[0] for each in cursor.description]
        keep = [i for i, column in enumerate(columns) if column not in ("no", "position")]
        refers = {
            i: names[_REFERS[columns[i]]]
            for i in keep
            if columns[i] in _REFERS and not (columns[i] == "anchor" and table != "entity")
        }
        found[table] = sorted(
            (
                tuple(refers[i].get(row[i], row[i]) if i in refers else row[i] for i in keep)
                for row in cursor.fetchall()
            ),
            key=repr,
        )
    found["source words"] = _words(connection, "source_index", names["source"])
    found["title words"] = _words(connection, "title_index", names["source"])
    found["note words"] = _words(connection, "note_index", {})
    found["name words"] = _words(connection, "name_index", names["entity"])
    return found


def _names(connection: sqlite3.Connection) -> dict[str, dict[int, Any]]:
    """What each number stands for, by table. One that stands for nothing is left as it is, and so is seen."""
    ask = connection.execute
    sources = dict(ask("SELECT no, id FROM source"))
    statements = ask(
        "SELECT no, source, row_number() OVER (PARTITION BY source ORDER BY no) FROM statement"
    ).fetchall()
    return {
        "source": sources,
        "entity": dict(ask("SELECT no, id FROM entity")),
        "chain": {no: (sources[s], index) for no, s, index in ask("SELECT no, source, idx FROM chain")},
        "cluster": {no: (block, claim) for no, block, claim in ask("SELECT no, block, claim FROM cluster")},
        "statement": {no: (sources[s], place) for no, s, place in statements},
    }


def _words(connection: sqlite3.Connection, index: str, names: dict[int, Any]) -> list[tuple[Any, ...]]:
    connection.execute(f"CREATE VIRTUAL TABLE temp.{index}_words USING fts5vocab(main, {index}, instance)")
    rows = connection.execute(f"SELECT term, doc, offset FROM temp.{index}_words").fetchall()
    return sorted(((term, names.get(doc, doc), offset) for term, doc, offset in rows), key=repr)
