"""Who did what, when: the journal in words."""

import sqlite3
import time
from collections.abc import Sequence
from typing import Any

from dossier.domain.clock import at, is_far_ahead
from dossier.domain.entries import AnalystNamed, CasePropertySet, SourceIngested, SourceMetadataSet
from dossier.domain.views import HistoryRow
from dossier.store.readmodel.asking import Asking, page, scalar
from dossier.store.readmodel.fold import field_value
from dossier.store.readmodel.queries_case import entries
from dossier.store.readmodel.queries_sources import analyst_name
from dossier.store.readmodel.recorded import Recorded, Subject, decode, facts_of
from dossier.store.readmodel.summaries import summary


class HistoryQueries(Asking):
    def history(
        self,
        *,
        subject: str | None = None,
        newest_first: bool = False,
        offset: int = 0,
        limit: int | None = None,
    ) -> Sequence[HistoryRow]:
        """Entries in the order in which they count. `subject`: a source's id, or an analyst's (what they did,
        too)."""
        condition, parameters = _condition(subject)
        down = " DESC" if newest_first else ""
        sql = f"""SELECT j.position, j.id, j.clock, j.kind, j.analyst, j.family, j.subject, j.payload, a.name
            FROM journal j LEFT JOIN analyst a ON a.id = j.analyst WHERE {condition}
            ORDER BY j.clock{down}, j.id{down} LIMIT ? OFFSET ?"""
        wall_ms = time.time_ns() // 1_000_000

        def ask(connection: sqlite3.Connection) -> list[HistoryRow]:
            words = _Words(connection)
            rows = connection.execute(sql, (*parameters, *page(offset, limit))).fetchall()
            return [_row(row, words, wall_ms) for row in rows]

        return self._ask(ask)

    def count_history(self, *, subject: str | None = None) -> int:
        if subject is None:
            return self._ask(entries)
        condition, parameters = _condition(subject)
        sql = f"SELECT count(*) FROM journal j WHERE {condition}"
        return int(self._ask(lambda c: scalar(c, sql, parameters)))


def _condition(subject: str | None) -> tuple[str, tuple[str, ...]]:
    return ("true", ()) if subject is None else ("(j.subject = ? OR j.analyst = ?)", (subject, subject))


def _row(row: Sequence[Any], words: "_Words", wall_ms: int) -> HistoryRow:
    position, id, clock, kind, analyst, family, subject, payload, name = row
    if family:
        said = words.of(Subject(family, subject), decode(kind, payload))
    else:
        said = f"something that this version of Dossier passes over ({kind})"
    return HistoryRow(
        id=id,
        position=position,
        kind=kind,
        analyst=analyst_name(analyst, name),
        at=at(clock),
        summary=said,
        payload=payload,
        flagged=is_far_ahead(clock, wall_ms),
    )


class _Words:
    """Words entries of one page, looking up each subject once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._files: dict[str, str] = {}
        self._facts: dict[Subject, dict[str, Recorded]] = {}

    def of(self, subject: Subject, fact: object) -> str:
        return summary(fact, self._file, lambda f: self._before(subject, f))

    def _file(self, source: str) -> str:
        if source not in self._files:
            found = scalar(self._connection, "SELECT file FROM source WHERE id = ?", (source,))
            missing = f"a source that is not in this case ({source[:8]}…)"
            self._files[source] = missing if found is None else found or source[:12]
        return self._files[source]

    def _before(self, subject: Subject, fact: Any) -> str:
        """The value that the entry says it replaces: another entry's, or the one that came with the
        document."""
        facts = self._of(subject)
        replaced = facts.get(fact.replaces)
        if replaced is not None:
            return _value(replaced[3], fact)
        if isinstance(fact, SourceMetadataSet):
            base = next((f for *_, f in facts.values() if isinstance(f, SourceIngested)), None)
            return (
                field_value(base.metadata, fact.field) if base and hasattr(base.metadata, fact.field) else ""
            )
        return ""

    def _of(self, subject: Subject) -> dict[str, Recorded]:
        if subject not in self._facts:
            self._facts[subject] = {r[1]: r for r in facts_of(self._connection, subject)}
        return self._facts[subject]


def _value(replaced: object, fact: object) -> str:
    """What `replaced` set of that which `fact` sets."""
    if isinstance(replaced, AnalystNamed):
        return replaced.name
    if isinstance(replaced, (SourceMetadataSet, CasePropertySet)):
        return replaced.value
    if isinstance(fact, CasePropertySet):
        return str(getattr(replaced, fact.field, ""))
    return ""
