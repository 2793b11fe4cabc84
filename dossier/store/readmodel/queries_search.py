"""Full-text search: entities so named first, then the paragraphs in which all the words stand."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import Any
from uuid import uuid4

from dossier.domain.views import Hit
from dossier.store.readmodel.asking import Asking
from dossier.store.readmodel.queries_entities import matching_names
from dossier.store.readmodel.spelling import match_expression
from dossier.store.readmodel.tables import TOKENS

RANKED = 10_000
"""Paragraphs up to which hits are put in order of relevance; of more, the last ingested come first."""

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
    most = -1 if limit is None else max(0, limit)
    hits = _entity_hits(connection, matching_names(connection, expression, most))
    if limit is None or len(hits) < limit:
        hits += _passages(connection, expression, most - len(hits) if limit is not None else -1)
    return hits


def _entity_hits(connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> list[Hit]:
    numbers = json.dumps([row[1] for row in rows])
    first = {
        row[0]: row
        for row in connection.execute(
            """SELECT e.no, e.id, e.kind, e.name, o.file, o.id, m.start, m.end, m.exact FROM entity e
            JOIN chain c ON c.no = e.anchor JOIN source o ON o.no = c.source
            JOIN mention m ON m.chain = c.no AND m.start = c.anchor
            WHERE e.status <> 'rejected' AND e.no IN (SELECT value FROM json_each(?)) ORDER BY m.ord DESC""",
            (numbers,),
        )
    }
    found = [first[row[1]] for row in rows if row[1] in first]
    return [
        Hit(kind, file, source, start, end, exact, start, end, id, name)
        for _, id, kind, name, file, source, start, end, exact in found
    ]


def _passages(connection: sqlite3.Connection, expression: str, limit: int) -> list[Hit]:
    numbers = _paragraphs(connection, expression, limit)
    rows = {
        row[0]: row[1:]
        for row in connection.execute(
            """SELECT p.no, o.file, o.id, p.start, p.body FROM paragraph p JOIN source o ON o.no = p.source
            WHERE p.no IN (SELECT value FROM json_each(?))""",
            (json.dumps(numbers),),
        )
    }
    mark = uuid4().hex  # stands in no text, so the words found lie where it does
    marked = _marked(((number, rows[number][3]) for number in numbers), expression, mark)
    return [_passage(rows[number][:3], marked[number], mark) for number in numbers if number in marked]


def _marked(bodies: Iterable[tuple[int, str]], expression: str, mark: str) -> dict[int, str]:
    """The paragraphs by number, each word found between two marks.

    An index of these paragraphs alone finds the words as the large one did, and at once: asking that one for
    each paragraph would look up the whole query as many times.
    """
    with closing(sqlite3.connect(":memory:")) as small:
        small.execute(f"CREATE VIRTUAL TABLE found USING fts5(body, {TOKENS})")
        small.executemany("INSERT INTO found (rowid, body) VALUES (?, ?)", bodies)
        query = "SELECT rowid, highlight(found, 0, ?1, ?1) FROM found WHERE found MATCH ?2"
        return dict(small.execute(query, (mark, expression)).fetchall())


def _passage(row: tuple[str, str, int], marked: str, mark: str) -> Hit:
    file, source, start = row
    before, found, *_ = marked.split(mark, 2)
    at = start + len(before)
    body = marked.replace(mark, "")
    text = body.strip()
    start += body.index(text)
    return Hit(PASSAGE, file, source, start, start + len(text), text, at, at + len(found))


def _paragraphs(connection: sqlite3.Connection, expression: str, limit: int) -> list[int]:
    """The numbers of the paragraphs that match, the best first: by rank, or, where ranking would take too long, the
    latest first (numbers grow as sources come in)."""
    latest = "SELECT rowid FROM passage_index WHERE passage_index MATCH ? ORDER BY rowid DESC LIMIT ?"
    numbers = [no for (no,) in connection.execute(latest, (expression, RANKED + 1))]
    if len(numbers) <= RANKED:
        ranked = "SELECT rowid FROM passage_index WHERE passage_index MATCH ? ORDER BY rank LIMIT ?"
        return [no for (no,) in connection.execute(ranked, (expression, limit))]
    if 0 <= limit <= RANKED:
        return numbers[:limit]
    return [no for (no,) in connection.execute(latest, (expression, limit))]
