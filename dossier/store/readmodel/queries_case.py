"""The case as a whole: what it is called, who works on it, how much there is in it."""

import sqlite3
from collections.abc import Iterable

from dossier.domain.analysis import EntityKind
from dossier.domain.clock import at
from dossier.domain.views import Analyst, CaseProperties, Counts
from dossier.domain.writes import CASE
from dossier.store.readmodel import contests
from dossier.store.readmodel.asking import Asking, scalar
from dossier.store.readmodel.tables import KEPT

MOST = 100_000
"""Suggestions are counted up to so many: nobody decides on more, and a window waits for the number."""


class CaseQueries(Asking):
    def properties(self) -> CaseProperties:
        """`sources` are those that are not withdrawn, `created` is ISO 8601 in UTC."""
        return self._ask(_properties)

    def counts(self) -> Counts:
        return self._ask(_counts)

    def analyst(self, id: str) -> Analyst | None:
        """The analyst as the journal names them; None when it does not."""
        row = self._ask(
            lambda c: c.execute("SELECT id, name, initials FROM analyst WHERE id = ?", (id,)).fetchone()
        )
        return Analyst(*row) if row else None


def _properties(connection: sqlite3.Connection) -> CaseProperties:
    held = dict(
        connection.execute("SELECT field, value FROM register WHERE family = ? AND target = ?", (CASE, CASE))
    )
    created = scalar(
        connection,
        "SELECT min(clock) FROM journal WHERE family = ? AND subject = ? AND kind = 'CaseCreated'",
        (CASE, CASE),
    )
    analysts = connection.execute("SELECT id, name, initials FROM analyst ORDER BY name, id")
    return CaseProperties(
        case=scalar(connection, "SELECT value FROM meta WHERE key = 'case'"),
        title=held.get("title", ""),
        description=held.get("description", ""),
        created="" if created is None else at(created),
        analysts=tuple(Analyst(*row) for row in analysts),
        sources=scalar(connection, "SELECT count(*) FROM source WHERE NOT withdrawn"),
        entries=entries(connection),
    )


def _counts(connection: sqlite3.Connection) -> Counts:
    kinds = dict(connection.execute(f"SELECT kind, count(*) FROM entity WHERE {KEPT} GROUP BY kind"))
    sources = dict(connection.execute("SELECT withdrawn, count(*) FROM source GROUP BY withdrawn"))
    return Counts(
        persons=kinds.get(EntityKind.PERSON, 0),
        events=kinds.get(EntityKind.EVENT, 0),
        organisations=kinds.get(EntityKind.ORGANISATION, 0),
        places=kinds.get(EntityKind.PLACE, 0),
        sources=sources.get(0, 0),
        withdrawn=sources.get(1, 0),
        entries=entries(connection),
        review=count_open(connection),
        conflicts=contests.count(connection),
        lost=sum(
            int(scalar(connection, f"SELECT count(*) FROM {table} WHERE NOT grounded"))
            for table in ("entity", "statement")
        ),
    )


def count_open(connection: sqlite3.Connection, tables: Iterable[str] = ("entity", "statement")) -> int:
    """Suggestions that nobody has decided on; counting stops at `MOST` in either table."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM {} WHERE worth IS NOT NULL LIMIT {})"
    return sum(int(scalar(connection, sql.format(table, MOST))) for table in tables)


def entries(connection: sqlite3.Connection) -> int:
    """How many entries have been folded; positions count from 1 without gaps, and counting rows would take long."""
    return int(scalar(connection, "SELECT coalesce(max(position), 0) FROM journal"))
