"""Which sources have what a field asks for."""

import sqlite3
from collections.abc import Callable, Mapping

from dossier.domain.analysis import EntityKind
from dossier.domain.judgements import Status
from dossier.domain.searching import Field, FieldName
from dossier.domain.searching.fields import grades, period
from dossier.store.readmodel.searching.expressions import all_words
from dossier.store.readmodel.searching.sets import Numbers, matching, numbers
from dossier.store.readmodel.spelling import folded

MOST_ENTITIES = 5_000
"""Entities that one name can mean."""
Rows = Callable[[sqlite3.Connection, str], list[tuple[int]]]
_LIVE = "SELECT no FROM source WHERE NOT withdrawn"


def sources_having(connection: sqlite3.Connection, field: Field, within: Numbers | None = None) -> Numbers:
    """The sources that have a field; `within`: of these alone."""
    if field.name is FieldName.PUBLISHER:
        return matching(connection, "title_index", f"publisher : ({all_words(field.value.split())})", within)
    ask = _ASK.get(field.name)
    return numbers(ask(connection, field.value)) if ask else set()


def entities_called(connection: sqlite3.Connection, kind: str, value: str) -> list[int]:
    """The entities of a kind with this id, or of which a name or alias holds all these words."""
    return [
        no
        for (no,) in connection.execute(
            """SELECT no FROM entity WHERE id = ?1 AND kind = ?2 UNION
            SELECT e.no FROM name_index i CROSS JOIN entity e ON e.no = i.rowid
            WHERE name_index MATCH ?3 AND e.kind = ?2 AND e.status <> 'rejected' LIMIT ?4""",
            (value, kind, all_words(value.split()), MOST_ENTITIES),
        )
    ]


def analysts_called(connection: sqlite3.Connection, value: str) -> list[str]:
    """The ids of the analysts with this name, a part of it, these initials, or an id that begins so."""
    wanted = folded(value)
    return [
        id
        for id, name, initials in connection.execute("SELECT id, name, initials FROM analyst")
        if wanted in folded(name) or wanted == folded(initials) or id.startswith(value.lower())
    ]


def marks(count: int) -> str:
    return ", ".join("?" * count)


def grade_condition(value: str) -> tuple[str, tuple[str, ...]]:
    """A condition on a column `grade`."""
    letters, digits = grades(value)
    return (
        f"(substr(grade, 1, 1) IN ({marks(len(letters))}) AND substr(grade, 2, 1) IN ({marks(len(digits))}))",
        (*letters, *digits),
    )


def _named(connection: sqlite3.Connection, value: str) -> list[tuple[int]]:
    """By id, or the beginning of one, else by what it is called."""
    wanted = value.lower()
    if len(wanted) >= 6 and not wanted.strip("0123456789abcdef"):
        found = connection.execute(f"{_LIVE} AND id >= ? AND id < ?", (wanted, wanted + "g")).fetchall()
        if found:
            return found
    return _titled(connection, all_words(value.split()))


def _titled(connection: sqlite3.Connection, expression: str) -> list[tuple[int]]:
    return connection.execute(
        "SELECT rowid FROM title_index WHERE title_index MATCH ?", (expression,)
    ).fetchall()


def _mentioning(kind: EntityKind) -> Rows:
    def ask(connection: sqlite3.Connection, value: str) -> list[tuple[int]]:
        entities = entities_called(connection, kind, value)
        return connection.execute(
            f"SELECT DISTINCT source FROM chain WHERE entity IN ({marks(len(entities))}) AND live", entities
        ).fetchall()

    return ask


def _quoting(connection: sqlite3.Connection, value: str) -> list[tuple[int]]:
    entities = [no for kind in EntityKind for no in entities_called(connection, kind, value)]
    return connection.execute(
        f"""SELECT DISTINCT q.source FROM chain c JOIN quote q ON q.speaker_chain = c.no
        WHERE c.entity IN ({marks(len(entities))})""",
        entities,
    ).fetchall()


def _published(connection: sqlite3.Connection, value: str) -> list[tuple[int]]:
    return connection.execute(
        "SELECT no FROM source WHERE withdrawn = 0 AND published >= ? AND published < ? AND published <> ''",
        period(value),
    ).fetchall()


def _graded(connection: sqlite3.Connection, value: str) -> list[tuple[int]]:
    condition, values = grade_condition(value)
    return connection.execute(
        f"""{_LIVE} AND grade <> '' AND {condition}
        UNION SELECT source FROM statement WHERE grade <> '' AND {condition}""",
        (*values, *values),
    ).fetchall()


def _judged(connection: sqlite3.Connection, value: str) -> list[tuple[int]]:
    """Those that hold a statement of that status."""
    if value != Status.UNREVIEWED:
        sql = "SELECT DISTINCT source FROM statement WHERE status <> 'unreviewed' AND status = ?"
        return connection.execute(sql, (value,)).fetchall()
    return connection.execute(
        f"""{_LIVE} AND EXISTS (SELECT 1 FROM statement s WHERE s.source = source.no AND s.status = ?)""",
        (value,),
    ).fetchall()


def _by(connection: sqlite3.Connection, value: str) -> list[tuple[int]]:
    """Those that they took in, graded or corrected, or in which they decided on something."""
    analysts = analysts_called(connection, value)
    listed = marks(len(analysts))
    return connection.execute(
        f"""{_LIVE} AND ingested_by IN ({listed}) UNION SELECT o.no FROM register r JOIN source o ON o.id = r.target
        WHERE r.family = 'source' AND r.analyst IN ({listed}) AND NOT o.withdrawn""",
        (*analysts, *analysts),
    ).fetchall()


def _tagged(connection: sqlite3.Connection, value: str) -> list[tuple[int]]:
    """Those that bear the tag, or a statement of which does."""
    targets = tagged(connection, value)
    sources = [id.partition(":")[2] for id in targets if id.startswith("source:")]
    sources += [id.split(":")[1] for id in targets if id.startswith("passage:")]
    statements = [id.partition(":")[2] for id in targets if id.startswith("statement:")]
    found: list[tuple[int]] = []
    for sql, ids in (
        (f"{_LIVE} AND id = ?", sources),
        ("SELECT source FROM statement WHERE id = ?", statements),
    ):
        for id in ids:
            found += connection.execute(sql, (id,)).fetchall()
    return found


def tagged(connection: sqlite3.Connection, value: str) -> list[str]:
    """The targets with this tag, whatever its case and diacritics."""
    wanted = folded(value)
    tags = connection.execute(
        """SELECT DISTINCT field FROM register WHERE family = 'mark' AND field >= 'tag:' AND field < 'tag;'
        AND value <> ''"""
    ).fetchall()
    return [
        target
        for (field,) in tags
        if folded(field[4:]) == wanted
        for (target,) in connection.execute(
            "SELECT target FROM register WHERE family = 'mark' AND field = ? AND value <> ''", (field,)
        )
    ]


_ASK: Mapping[FieldName, Rows] = {
    FieldName.SOURCE: _named,
    FieldName.PERSON: _mentioning(EntityKind.PERSON),
    FieldName.EVENT: _mentioning(EntityKind.EVENT),
    FieldName.ORGANISATION: _mentioning(EntityKind.ORGANISATION),
    FieldName.PLACE: _mentioning(EntityKind.PLACE),
    FieldName.SPEAKER: _quoting,
    FieldName.DATE: _published,
    FieldName.GRADE: _graded,
    FieldName.STATUS: _judged,
    FieldName.BY: _by,
    FieldName.TAG: _tagged,
}
