"""Statements and quotes of given stretches of sources, as hits; and what fields ask of them themselves."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from dossier.domain import targets
from dossier.domain.analysis import EntityKind
from dossier.domain.found import Hit
from dossier.domain.searching import Field, FieldName
from dossier.domain.searching.fields import QUOTE, STATEMENT
from dossier.store.readmodel.searching.source_fields import (
    analysts_called,
    entities_called,
    grade_condition,
    tagged,
)
from dossier.store.readmodel.telling import ATTRIBUTED

Window = tuple[int, int, int, int]
"""(place in the order of hits, number of the source, start, end)"""
Windows = Sequence[Window]
Condition = tuple[str, Sequence[Any]]

_WINDOWED = """WITH w AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS place,
    json_extract(value, '$[1]') AS source, json_extract(value, '$[2]') AS start, json_extract(value, '$[3]') AS end
    FROM json_each(?))"""


def statements_where(connection: sqlite3.Connection, windows: Windows, condition: Condition) -> list[Hit]:
    sql, values = condition
    rows = connection.execute(
        f"""{_WINDOWED} SELECT o.file, o.id, s.start, s.end, s.exact, s.id, o.publisher, o.published, s.paragraph,
        s.hedged, s.negated FROM w
        CROSS JOIN statement s ON s.source = w.source AND s.start >= w.start AND s.start < w.end
        JOIN source o ON o.no = s.source WHERE {sql} ORDER BY w.place, s.start, s.end""",
        (json.dumps(windows), *values),
    ).fetchall()
    return [
        Hit(STATEMENT, file, source, start, end, exact, start, start, target=targets.of_statement(id),
            publisher=publisher, published=published, paragraph=paragraph, hedged=bool(hedged), negated=bool(negated))
        for file, source, start, end, exact, id, publisher, published, paragraph, hedged, negated in rows
    ]  # fmt: skip


def quotes_where(connection: sqlite3.Connection, windows: Windows, condition: Condition) -> list[Hit]:
    sql, values = condition
    rows = connection.execute(
        f"""{_WINDOWED} SELECT o.file, o.id, q.start, q.end, q.exact, o.publisher, o.published, q.paragraph, e.id,
        coalesce(e.name, q.speaker, '') FROM w
        CROSS JOIN quote q ON q.source = w.source AND q.start >= w.start AND q.start < w.end
        JOIN source o ON o.no = q.source LEFT JOIN chain c ON c.no = q.speaker_chain
        LEFT JOIN entity e ON e.no = c.entity WHERE {sql} ORDER BY w.place, q.start, q.end""",
        (json.dumps(windows), *values),
    ).fetchall()
    return [
        Hit(QUOTE, file, source, start, end, exact, start, start, entity=speaker, name=name,
            target=targets.of_passage(source, start, end), publisher=publisher, published=published,
            paragraph=paragraph)
        for file, source, start, end, exact, publisher, published, paragraph, speaker, name in rows
    ]  # fmt: skip


# -- fields

_TAKES_PART = """EXISTS (SELECT 1 FROM statement_chain p JOIN chain c ON c.no = p.chain WHERE p.statement = s.no
    AND c.entity IN (SELECT value FROM json_each(?)) {role})"""
_SPEAKS_OR_IS_NAMED = """(c.entity IN (SELECT value FROM json_each(?)) OR EXISTS (
    SELECT 1 FROM chain d JOIN mention m ON m.chain = d.no AND m.start >= q.start AND m.start < q.end
    WHERE d.source = q.source AND d.entity IN (SELECT value FROM json_each(?))))"""
_OF_KIND = {
    FieldName.PERSON: EntityKind.PERSON,
    FieldName.EVENT: EntityKind.EVENT,
    FieldName.ORGANISATION: EntityKind.ORGANISATION,
    FieldName.PLACE: EntityKind.PLACE,
}


def of_statements(connection: sqlite3.Connection, fields: Iterable[Field]) -> Condition:
    """What the fields ask of a statement as `s`, of a source as `o`; rejected ones are found only when asked for."""
    conditions: list[str] = []
    values: list[Any] = []
    asked = list(fields)
    if not any(field.name is FieldName.STATUS for field in asked):
        conditions.append("s.status <> 'rejected'")
    for field in asked:
        sql, bound = _of_statement(connection, field)
        conditions.append(sql)
        values += bound
    return " AND ".join(conditions) or "true", values


def _of_statement(connection: sqlite3.Connection, field: Field) -> Condition:
    if field.name in _OF_KIND:
        return _TAKES_PART.format(role=""), [
            json.dumps(entities_called(connection, _OF_KIND[field.name], field.value))
        ]
    if field.name is FieldName.SPEAKER:
        return _TAKES_PART.format(role=f"AND p.role = '{ATTRIBUTED}'"), [_speakers(connection, field.value)]
    if field.name is FieldName.STATUS:
        return "s.status = ?", [field.value]
    if field.name is FieldName.GRADE:
        condition, values = grade_condition(field.value)
        return condition.replace("grade", "coalesce(nullif(s.grade, ''), o.grade)"), values
    if field.name is FieldName.TAG:
        bearing = tagged(connection, field.value)
        listed = "IN (SELECT value FROM json_each(?))"
        return f"('statement:' || s.id {listed} OR 'source:' || o.id {listed})", [json.dumps(bearing)] * 2
    if field.name is FieldName.BY:
        analysts = json.dumps(analysts_called(connection, field.value))
        return (
            """EXISTS (SELECT 1 FROM register r WHERE r.family = 'source' AND r.target = o.id
            AND r.field >= s.id || ':' AND r.field < s.id || ';' AND r.analyst IN (SELECT value FROM json_each(?)))""",
            [analysts],
        )
    return "true", []


def of_quotes(connection: sqlite3.Connection, fields: Iterable[Field]) -> Condition:
    """Quotes have a speaker and name others, and nothing that analysts decide."""
    conditions: list[str] = ["true"]
    values: list[Any] = []
    for field in fields:
        if field.name is FieldName.SPEAKER:
            conditions.append("c.entity IN (SELECT value FROM json_each(?))")
            values.append(_speakers(connection, field.value))
        elif field.name in _OF_KIND:
            conditions.append(_SPEAKS_OR_IS_NAMED)
            values += [json.dumps(entities_called(connection, _OF_KIND[field.name], field.value))] * 2
        elif field.name is FieldName.STATUS:
            conditions.append("false")
    return " AND ".join(conditions), values


def _speakers(connection: sqlite3.Connection, value: str) -> str:
    return json.dumps([no for kind in EntityKind for no in entities_called(connection, kind, value)])
