"""What the whole case holds, row by row and source by source: for exports, which may be long."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from dossier.domain.analysis import EntityKind
from dossier.domain.views import Citation, EntityRef, QuoteRow, StatementRow
from dossier.store.readmodel import citing
from dossier.store.readmodel.asking import Asking

T = TypeVar("T")

_SOURCES = "SELECT no FROM source WHERE NOT withdrawn ORDER BY ingested, tie"

_STATEMENTS = "SELECT no FROM statement WHERE source = ? AND status <> 'rejected' ORDER BY start, \"end\", id"

_QUOTES = f"""SELECT {citing.CITATION}, q.start, q.end, q.paragraph, q.exact, q.id, q.form, q.speaker, q.score,
    e.id, e.kind, e.name, f.id, f.kind, f.name FROM quote q JOIN source o ON o.no = q.source
    LEFT JOIN chain c ON c.no = q.speaker_chain
    LEFT JOIN entity e ON e.no = c.entity AND e.status <> 'rejected'
    LEFT JOIN chain d ON d.no = q.addressee_chain
    LEFT JOIN entity f ON f.no = d.entity AND f.status <> 'rejected'
    WHERE q.source = ? ORDER BY q.start, q.id"""

_MENTIONS = f"""SELECT {citing.CITATION}, m.start, m.end, m.paragraph, m.exact, e.id, e.kind, e.name
    FROM mention m JOIN source o ON o.no = m.source JOIN chain c ON c.no = m.chain
    JOIN entity e ON e.no = c.entity AND e.status <> 'rejected'
    WHERE m.source = ? ORDER BY m.start, m.ord"""


class HoldingQueries(Asking):
    """Sources that are withdrawn and what analysts rejected are left out. Each source is one short question, so that
    nobody waits while a large case is written out."""

    def every_statement(self) -> Iterator[StatementRow]:
        """In order of ingest, then of place in the text."""
        return self._of_each_source(_statements)

    def every_quote(self) -> Iterator[QuoteRow]:
        return self._of_each_source(lambda c, no: [citing.quote(row) for row in c.execute(_QUOTES, (no,))])

    def every_mention(self) -> Iterator[tuple[EntityRef, Citation]]:
        """Each passage that names or refers to an entity of the case."""
        return self._of_each_source(lambda c, no: [_mention(row) for row in c.execute(_MENTIONS, (no,))])

    def _of_each_source(self, rows: Callable[[sqlite3.Connection, int], Sequence[T]]) -> Iterator[T]:
        for (number,) in self._ask(lambda c: c.execute(_SOURCES).fetchall()):
            yield from self._ask(lambda c, number=number: rows(c, number))  # type: ignore[misc]


def _statements(connection: sqlite3.Connection, number: int) -> Sequence[StatementRow]:
    return citing.in_order(connection, [no for (no,) in connection.execute(_STATEMENTS, (number,))])


def _mention(row: Sequence[Any]) -> tuple[EntityRef, Citation]:
    id, kind, name = row[citing.AFTER :]
    return EntityRef(id, EntityKind(kind), name), citing.citation(row)
