"""Notes and tags, on whatever they are."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from dossier.domain import targets
from dossier.domain.clock import at
from dossier.domain.passages import paragraphs
from dossier.domain.views import Citation, NoteRow
from dossier.store.readmodel import citing
from dossier.store.readmodel.asking import Asking, page, scalar
from dossier.store.readmodel.naming import CaseNames
from dossier.store.readmodel.unions import Unions
from dossier.store.readmodel.words.naming import about

_NOTE = "r.family = 'mark' AND r.field LIKE 'note:%' AND r.value <> ''"
_LISTED = "(SELECT value FROM json_each(?))"


class MarkQueries(Asking):
    def notes(
        self, target: str | None = None, *, offset: int = 0, limit: int | None = None
    ) -> Sequence[NoteRow]:
        """The notes on `target` (on an entity: also on what is merged into it), or all of the case; the latest change
        first."""

        def ask(connection: sqlite3.Connection) -> list[NoteRow]:
            condition, parameters = _on(connection, target)
            names = CaseNames(connection)
            rows = connection.execute(
                f"""SELECT r.field, r.target, r.value, coalesce(a.name, r.analyst), r.clock FROM register r
                LEFT JOIN analyst a ON a.id = r.analyst WHERE {_NOTE} AND {condition}
                ORDER BY r.clock DESC, r.entry DESC LIMIT ? OFFSET ?""",
                (*parameters, *page(offset, limit)),
            ).fetchall()
            return [_note(connection, names, row) for row in rows]

        return self._ask(ask)

    def count_notes(self, target: str | None = None) -> int:
        return self._ask(lambda c: count_notes_on(c, target))

    def tags(self) -> Sequence[tuple[str, int]]:
        """All tags in use, by name, each with how often."""
        sql = """SELECT substr(field, 5), count(*) FROM register
            WHERE family = 'mark' AND field >= 'tag:' AND field < 'tag;' AND value <> ''
            GROUP BY field ORDER BY field"""
        return self._ask(lambda c: [(tag, count) for tag, count in c.execute(sql)])


def count_notes_on(connection: sqlite3.Connection, target: str | None) -> int:
    condition, parameters = _on(connection, target)
    sql = f"SELECT count(*) FROM register r WHERE {_NOTE} AND {condition}"
    return int(scalar(connection, sql, parameters))


def tags_on(connection: sqlite3.Connection, target: str) -> tuple[str, ...]:
    condition, parameters = _on(connection, target)
    rows = connection.execute(
        f"""SELECT DISTINCT substr(r.field, 5) FROM register r
        WHERE r.family = 'mark' AND r.field LIKE 'tag:%' AND r.value <> '' AND {condition} ORDER BY 1""",
        parameters,
    )
    return tuple(tag for (tag,) in rows)


def _on(connection: sqlite3.Connection, target: str | None) -> tuple[str, tuple[Any, ...]]:
    if target is None:
        return "true", ()
    what, id = targets.parted(target)
    if what != targets.ENTITY:
        return "r.target = ?", (target,)
    unions = Unions.of(connection)
    members = [targets.of_entity(each) for each in unions.members(unions.root(id))]
    return f"r.target IN {_LISTED}", (json.dumps(members),)


def _note(connection: sqlite3.Connection, names: CaseNames, row: Sequence[Any]) -> NoteRow:
    field, target, text, analyst, clock = row
    citation = _citation(connection, target)
    return NoteRow(
        id=field.partition(":")[2],
        target=target,
        about=about(target, names, citation.exact if citation else ""),
        text=text,
        analyst=analyst,
        at=at(clock),
        citation=citation,
    )


def _citation(connection: sqlite3.Connection, target: str) -> Citation | None:
    """The passage that a note is on: its own, or that of its statement."""
    what, id = targets.parted(target)
    if what == targets.STATEMENT:
        row = connection.execute(
            f"""SELECT {citing.CITATION}, s.start, s.end, s.paragraph, s.exact FROM statement s
            JOIN source o ON o.no = s.source WHERE s.id = ?""",
            (id,),
        ).fetchone()
        return citing.citation(row) if row else None
    place = targets.place(target)
    return passage_citation(connection, *place) if place else None


def passage_citation(connection: sqlite3.Connection, source: str, start: int, end: int) -> Citation | None:
    """The citation of a passage; None where the case does not hold it."""
    row = connection.execute(
        f"SELECT o.no, {citing.CITATION} FROM source o WHERE o.id = ?", (source,)
    ).fetchone()
    if row is None:
        return None
    pieces = connection.execute(
        "SELECT body FROM paragraph WHERE source = ? AND start < ? ORDER BY number", (row[0], end)
    )
    text = "".join(body for (body,) in pieces)
    number = sum(span.start <= start for span in paragraphs(text))
    return citing.citation((*row[1:], start, end, max(1, number), text[start:end]))
