"""What ids are called, for sentences about entries: `words.naming.Names`, answered from the tables."""

import sqlite3
from typing import Any

from dossier.domain.entries import EntityCreated, RivalDropped, StatementAdopted, StatementWritten
from dossier.domain.targets import Place
from dossier.domain.writes import Subject, subject
from dossier.store.readmodel.asking import scalar
from dossier.store.readmodel.recorded import decode, facts_of
from dossier.store.readmodel.summaries import act_summary, summary
from dossier.store.readmodel.tables import UNDO_KNOWS
from dossier.store.readmodel.words.before import value_before


class CaseNames:
    """Looks each thing up once; made for one question."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], str] = {}
        self._facts: dict[Subject, dict[str, object]] = {}

    def summary(self, fact: object) -> str:
        """One line on an entry."""
        return summary(fact, self)

    def file(self, source: str) -> str:
        return self._once("file", source, self._file)

    def entity(self, id: str) -> str:
        """Its own name, whatever it is merged into; its id where nobody knows a name."""
        return self._once("entity", id, self._entity)

    def statement(self, id: str) -> str:
        """The words of its passage."""
        return self._once("statement", id, self._statement)

    def passage(self, place: Place) -> str:
        """Its words."""
        found = scalar(
            self._connection,
            """SELECT group_concat(body, '') FROM (SELECT p.body FROM source o JOIN paragraph p ON p.source = o.no
            WHERE o.id = ? AND p.start < ? ORDER BY p.number)""",
            (place.source, place.end),
        )
        return str(found or "")[place.start : place.end]

    def analyst(self, id: str) -> str:
        found = scalar(self._connection, "SELECT name FROM analyst WHERE id = ?", (id,))
        return str(found or id[:8])

    def write(self, entry: str, family: str, subject: str) -> str:
        """One line on an entry that is recorded of a subject; empty when it is not known."""
        fact = self.recorded(Subject(family, subject)).get(entry)
        if isinstance(fact, RivalDropped):  # a stranger's may go round in circles
            return ""
        return self.summary(fact)

    def act(self, id: str) -> str:
        """What an act did, in one line; empty when its entries are not known."""
        return self._once("act", id, self._act)

    def before(self, fact: Any) -> str:
        return value_before(fact, self.recorded(subject(fact)))

    def recorded(self, about: Subject) -> dict[str, object]:
        """The facts recorded of a subject, by entry."""
        if about not in self._facts:
            self._facts[about] = {r[1]: r[3] for r in facts_of(self._connection, about)}
        return self._facts[about]

    def _once(self, sort: str, id: str, look: Any) -> str:
        if (sort, id) not in self._known:
            self._known[sort, id] = look(id)
        return self._known[sort, id]

    def _file(self, source: str) -> str:
        found = scalar(self._connection, "SELECT file FROM source WHERE id = ?", (source,))
        missing = f"a source that is not in this case ({source[:8]}…)"
        return missing if found is None else found or source[:12]

    def _entity(self, id: str) -> str:
        for sql in (
            "SELECT name FROM entity WHERE id = ?",
            "SELECT value FROM register WHERE family = 'entity' AND target = ? AND field = 'name' AND value <> ''",
            "SELECT name FROM hand WHERE entity = ?",
            "SELECT name FROM cluster WHERE owner = ? ORDER BY claim, block",
        ):
            if found := scalar(self._connection, sql, (id,)):
                return str(found)
        made = self.recorded(Subject("entity", id)).values()
        return next((fact.name for fact in made if isinstance(fact, EntityCreated)), id)

    def _statement(self, id: str) -> str:
        found = scalar(self._connection, "SELECT exact FROM statement WHERE id = ?", (id,))
        if found is not None:
            return str(found)
        rows = self._connection.execute(
            """SELECT j.kind, j.payload FROM concern n JOIN journal j ON j.position = n.position
            WHERE n.target = ? AND j.kind IN ('StatementAdopted', 'StatementWritten') AND j.family <> ''""",
            (id,),
        )
        facts = (decode(kind, payload) for kind, payload in rows)
        return next(
            (f.assertion.exact for f in facts if isinstance(f, (StatementAdopted, StatementWritten))), ""
        )

    def _act(self, id: str) -> str:
        rows = self._connection.execute(
            f"""SELECT kind, payload FROM journal WHERE act = ? AND family <> '' AND {UNDO_KNOWS}
            ORDER BY clock, id""",
            (id,),
        )
        return act_summary([decode(kind, payload) for kind, payload in rows], self)
