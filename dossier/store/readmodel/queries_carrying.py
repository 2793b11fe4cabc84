"""Versions of an article: which source is a newer version of which, and what was decided in one of them."""

import re
import sqlite3
from collections.abc import Iterator, Sequence

from dossier.domain import targets
from dossier.domain.carry_over import Decided, Decision, Judged, Marked
from dossier.domain.views import Citation, NoteRow, SourceRow, StatementRow
from dossier.domain.writes import SOURCE, passage_value
from dossier.store.readmodel import citing
from dossier.store.readmodel.asking import scalar
from dossier.store.readmodel.queries_marks import MarkQueries, passage_citation, tags_on
from dossier.store.readmodel.queries_sources import source_rows

_PASSAGE = re.compile(r"passage:(\d+)-(\d+)")
_DECIDED = """SELECT s.no FROM statement s WHERE s.source = ? AND (s.status <> 'unreviewed' OR s.grade <> ''
    OR s.written OR s.edited <> '' OR EXISTS (SELECT 1 FROM register t WHERE t.family = 'mark'
    AND t.target = 'statement:' || s.id AND t.value <> '' AND (t.field LIKE 'note:%' OR t.field LIKE 'tag:%')))
    ORDER BY s.start, s.id"""
_MARKED = """SELECT DISTINCT target FROM register WHERE family = 'mark' AND value <> ''
    AND target >= ? AND target < ? AND (field LIKE 'note:%' OR field LIKE 'tag:%') ORDER BY target"""


class CarryingQueries(MarkQueries):
    def earlier_version(self, source: str) -> str:
        """The source of which this is a newer version; empty: of none."""
        sql = "SELECT value FROM register WHERE family = 'source' AND target = ? AND field = 'earlier'"
        return self._ask(lambda c: scalar(c, sql, (source,))) or ""

    def from_address(self, url: str) -> str:
        """The file of the latest source from this address; empty where there is none."""
        sql = "SELECT file FROM source WHERE url = ? AND url <> '' ORDER BY ingested DESC, tie DESC LIMIT 1"
        return self._ask(lambda c: scalar(c, sql, (url,))) or ""

    def same_address(self, source: str) -> Sequence[SourceRow]:
        """The other sources from the same address, the latest first."""
        rest = """WHERE o.url <> '' AND o.url = (SELECT url FROM source WHERE id = ?) AND o.id <> ?
            ORDER BY o.ingested DESC, o.tie DESC"""
        return self._ask(lambda c: source_rows(c, rest, (source, source)))

    def statements_in(self, source: str) -> Sequence[StatementRow]:
        """All that the machine or an analyst says is said in a source, in the order of the text."""
        sql = """SELECT s.no FROM statement s JOIN source o ON o.no = s.source WHERE o.id = ? ORDER BY s.start, s.id"""
        return self._ask(lambda c: citing.in_order(c, [no for (no,) in c.execute(sql, (source,))]))

    def decided_in(self, source: str) -> Sequence[Decision]:
        """What analysts decided on passages and statements of a source, in the order of the text."""

        found: list[Decision] = [*self._ask(lambda c: list(_judged(c, source)))]
        for statement in self._ask(lambda c: _statements(c, source)):
            notes = self._notes_on(targets.of_statement(statement.id)) if statement.notes else ()
            found.append(Decided(statement, notes))
        for target, citation, tags in self._ask(lambda c: list(_marked(c, source))):
            found.append(Marked(citation, self._notes_on(target), tags))
        return sorted(found, key=lambda each: (each.citation.start, each.citation.end))

    def _notes_on(self, target: str) -> tuple[NoteRow, ...]:
        return tuple(self.notes(target))


def _judged(connection: sqlite3.Connection, source: str) -> Iterator[Judged]:
    """The passages of which an analyst said whom they refer to."""
    sql = "SELECT field, value FROM register WHERE family = ? AND target = ? AND field LIKE 'passage:%' AND value <> ''"
    for field, value in connection.execute(sql, (SOURCE, source)).fetchall():
        place, judged = _PASSAGE.fullmatch(field), passage_value(value)
        if place is not None and judged is not None:
            citation = passage_citation(connection, source, int(place[1]), int(place[2]))
            if citation is not None:
                yield Judged(citation, *judged)


def _statements(connection: sqlite3.Connection, source: str) -> list[StatementRow]:
    number = scalar(connection, "SELECT no FROM source WHERE id = ?", (source,))
    return citing.in_order(connection, [no for (no,) in connection.execute(_DECIDED, (number,))])


def _marked(connection: sqlite3.Connection, source: str) -> Iterator[tuple[str, Citation, tuple[str, ...]]]:
    """The passages with notes or tags: (target, citation, tags)."""
    start = f"passage:{source}:"
    for (target,) in connection.execute(_MARKED, (start, start + ";")).fetchall():
        place = targets.place(target)
        citation = passage_citation(connection, *place) if place else None
        if citation is not None:
            yield target, citation, tags_on(connection, target)
