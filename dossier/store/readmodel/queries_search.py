"""Full-text search: entities so named first, then the paragraphs in which all the words stand."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from dossier.domain.views import Hit
from dossier.store.readmodel.asking import Asking
from dossier.store.readmodel.queries_entities import matching_names
from dossier.store.readmodel.spelling import match_expression

RANKED = 20_000
"""Paragraphs up to which hits are put in order of relevance; of more, the latest published come first."""

PASSAGE = "passage"


class SearchQueries(Asking):
    def search(self, query: str, *, limit: int | None = None) -> Sequence[Hit]:
        """Entities and paragraphs that hold all the words; "several words" in quotes stand in a row, `word*`
        begins one.

        Case and diacritics are of no account, nor is there a query that is not understood: signs are passed
        over.
        """
        expression = match_expression(query)
        return self._ask(lambda c: _search(c, expression, limit)) if expression else []


def _search(connection: sqlite3.Connection, expression: str, limit: int | None) -> list[Hit]:
    entities = matching_names(connection, expression)[:limit]
    hits = _entity_hits(connection, entities)
    left = None if limit is None else limit - len(hits)
    if left is None or left > 0:
        hits += _passages(connection, expression, left)
    return hits


def _entity_hits(connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> list[Hit]:
    numbers = json.dumps([row[1] for row in rows])
    first = {
        row[0]: row
        for row in connection.execute(
            """SELECT e.no, e.id, e.kind, e.name, o.file, o.id, m.start, m.end, m.exact FROM entity e
            JOIN chain c ON c.no = e.anchor JOIN source o ON o.no = c.source
            JOIN mention m ON m.chain = c.no AND m.start = c.anchor
            WHERE e.no IN (SELECT value FROM json_each(?)) ORDER BY m.ord DESC""",
            (numbers,),
        )
    }
    found = [first[row[1]] for row in rows if row[1] in first]
    return [
        Hit(kind, file, source, start, end, exact, start, end, id, name)
        for _, id, kind, name, file, source, start, end, exact in found
    ]


def _passages(connection: sqlite3.Connection, expression: str, limit: int | None) -> list[Hit]:
    numbers = _paragraphs(connection, expression, -1 if limit is None else limit)
    mark = uuid4().hex  # stands in no text, so the words found lie where it does
    rows = {
        row[0]: row[1:]
        for row in connection.execute(
            """SELECT p.no, o.file, o.id, p.start, highlight(passage_index, 0, ?1, ?1)
            FROM passage_index i JOIN paragraph p ON p.no = i.rowid JOIN source o ON o.no = p.source
            WHERE passage_index MATCH ?2 AND i.rowid IN (SELECT value FROM json_each(?3))""",
            (mark, expression, json.dumps(numbers)),
        )
    }
    return [_passage(rows[number], mark) for number in numbers if number in rows]


def _passage(row: tuple[str, str, int, str], mark: str) -> Hit:
    file, source, start, marked = row
    before, found, *_ = marked.split(mark, 2)
    at = start + len(before)
    body = marked.replace(mark, "")
    text = body.strip()
    start += body.index(text)
    return Hit(PASSAGE, file, source, start, start + len(text), text, at, at + len(found))


def _paragraphs(connection: sqlite3.Connection, expression: str, limit: int) -> list[int]:
    """The numbers of the paragraphs that match, the best first: by rank, or by date where ranking would take
    too long."""
    matches = """SELECT count(*) FROM (SELECT 1 FROM passage_index WHERE passage_index MATCH ? LIMIT ?)"""
    (count,) = connection.execute(matches, (expression, RANKED + 1)).fetchone()
    if count > RANKED:
        return _latest(connection, expression, limit)
    ranked = connection.execute(
        "SELECT rowid, rank FROM passage_index WHERE passage_index MATCH ? ORDER BY rank LIMIT ?",
        (expression, limit),
    ).fetchall()
    return [number for number, _ in ranked]


def _latest(connection: sqlite3.Connection, expression: str, limit: int) -> list[int]:
    rows = connection.execute(
        """SELECT p.no FROM passage_index i JOIN paragraph p ON p.no = i.rowid JOIN source o ON o.no =
        p.source
        WHERE passage_index MATCH ? ORDER BY o.published DESC, o.ingested DESC, o.tie, p.start LIMIT ?""",
        (expression, limit),
    )
    return [number for (number,) in rows]
