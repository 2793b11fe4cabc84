"""Rows of statements, quotes and mentions put together for a page: each with its citation and the entities in
it."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from dossier.domain.analysis import EntityKind, Form
from dossier.domain.judgements import Reference, Status
from dossier.domain.passages import page_at
from dossier.domain.views import Citation, EntityRef, MentionRow, QuoteRow, StatementRow
from dossier.store.readmodel.ranks import KINDS
from dossier.store.readmodel.telling import ATTRIBUTED, OTHER, SUBJECT

T = TypeVar("T")

CITATION = "o.id, o.file, o.title, o.publisher, o.published, o.pages"
"""The columns of source as `o` with which every row below begins; then start, end, paragraph, exact."""
OF_SOURCE = CITATION.count(",") + 1
AFTER = OF_SOURCE + 4
WHOLE = OF_SOURCE + 3
"""Where what follows begins: after the columns of the source, after a whole citation, after what `whole` reads."""


MARKS = """(SELECT json_group_array(substr(field, 5)) FROM register t WHERE t.family = 'mark'
        AND t.target = 'statement:' || s.id AND t.field LIKE 'tag:%' AND t.value <> ''),
    (SELECT count(*) FROM register t WHERE t.family = 'mark' AND t.target = 'statement:' || s.id
        AND t.field LIKE 'note:%' AND t.value <> '')"""
"""The tags, as a JSON array, and how many notes there are on a statement as `s`."""


COPIES = """(SELECT count(DISTINCT p.beside) FROM copied p WHERE p.source = s.source
    AND p.paragraph = s.paragraph)"""
"""In how many other sources the paragraph of a statement as `s` stands too."""


def citation(row: Sequence[Any]) -> Citation:
    source, file, title, publisher, published, pages, start, end, paragraph, exact = row[:AFTER]
    page = page_at(json.loads(pages), start) if pages else 0
    return Citation(source, file, title, publisher, published, start, end, paragraph, exact, page)


def whole(row: Sequence[Any]) -> Citation:
    """A paragraph, without what stands between it and the next: `CITATION`, its start, number and body."""
    start, number, body = row[OF_SOURCE:WHOLE]
    said = body.strip()
    first = start + len(body) - len(body.lstrip())
    return citation((*row[:OF_SOURCE], first, first + len(said), number, said))


def in_order(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[StatementRow]:
    """The statements with these numbers, in this order."""
    listed = (json.dumps(list(numbers)),)
    taking_part = _taking_part(connection, listed)
    rows = {
        row[0]: row
        for row in connection.execute(
            f"""SELECT s.no, {CITATION}, s.start, s.end, s.paragraph, s.exact, s.id, s.kind, s.attribution,
            s.hedged,
            s.negated, s.date, s.date_text, s.vague, s.score, s.status, s.grade, o.grade, s.rule, s.written, s.edited,
            s.grounded, {MARKS}, {COPIES} FROM statement s JOIN source o ON o.no = s.source
            WHERE s.no IN (SELECT value FROM json_each(?))""",
            listed,
        )
    }
    return [_statement(rows[number], taking_part.get(number, {})) for number in numbers]


def _taking_part(
    connection: sqlite3.Connection, listed: tuple[str]
) -> dict[int, dict[str, dict[str, EntityRef]]]:
    """By statement and role, the entities by id, in the order of the analysis."""
    found: dict[int, dict[str, dict[str, EntityRef]]] = {}
    for number, role, id, kind, name in connection.execute(
        """SELECT p.statement, p.role, e.id, e.kind, e.name FROM statement_chain p JOIN chain c ON c.no =
        p.chain
        JOIN entity e ON e.no = c.entity AND e.status <> 'rejected'
        WHERE p.statement IN (SELECT value FROM json_each(?))
        ORDER BY p.statement, p.ord""",
        listed,
    ):
        found.setdefault(number, {}).setdefault(role, {})[id] = EntityRef(id, EntityKind(kind), name)
    return found


def _statement(row: Sequence[Any], taking_part: dict[str, dict[str, EntityRef]]) -> StatementRow:
    (id, kind, attribution, hedged, negated, date, date_text, vague, score, status, grade, source_grade, rule, written,
     edited, grounded, tags, notes, copies) = row[AFTER + 1 :]  # fmt: skip
    return StatementRow(
        id=id,
        kind=KINDS[kind],
        citation=citation(row[1:]),
        subjects=tuple(taking_part.get(SUBJECT, {}).values()),
        others=tuple(taking_part.get(OTHER, {}).values()),
        attribution=attribution,
        attributed_to=first(taking_part.get(ATTRIBUTED, {}).values()),
        hedged=bool(hedged),
        negated=bool(negated),
        date=date,
        date_text=date_text,
        status=Status(status),
        score=score,
        vague=vague,
        grade=grade or source_grade,
        own_grade=grade,
        rule=rule,
        written=bool(written),
        edited=tuple(edited.split()),
        grounded=bool(grounded),
        tags=tuple(sorted(json.loads(tags))),
        notes=notes,
        copies=copies,
    )


QUOTES = f"""SELECT {CITATION}, q.start, q.end, q.paragraph, q.exact, q.id, q.form, q.speaker, q.score,
    e.id, e.kind, e.name, f.id, f.kind, f.name FROM chain c JOIN quote q ON q.speaker_chain = c.no
    JOIN source o ON o.no = q.source JOIN entity e ON e.no = c.entity
    LEFT JOIN chain d ON d.no = q.addressee_chain LEFT JOIN entity f ON f.no = d.entity
    WHERE c.entity = ?
    ORDER BY o.published = '', o.published, o.ingested, o.tie, q.start, q.id LIMIT ? OFFSET ?"""


def quote(row: Sequence[Any]) -> QuoteRow:
    id, form, speaker, score, *refs = row[AFTER:]
    return QuoteRow(id, form, citation(row), speaker, ref(refs[:3]), ref(refs[3:]), score)


def mention(row: Sequence[Any]) -> MentionRow:
    form, score, rule, reference = row[AFTER:]
    return MentionRow(citation(row), Form(form), score, rule, Reference(reference) if reference else None)


def ref(row: Sequence[Any]) -> EntityRef | None:
    """(id, kind, name) of an entity, or None when there is none."""
    id, kind, name = row
    return None if id is None else EntityRef(id, EntityKind(kind), name)


def first(items: Iterable[T]) -> T | None:
    return next(iter(items), None)
