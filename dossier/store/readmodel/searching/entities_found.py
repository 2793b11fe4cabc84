"""Entities, sources and notes as hits: each with the passage that shows it."""

import json
import sqlite3
from collections.abc import Sequence

from dossier.domain import targets
from dossier.domain.found import Hit
from dossier.domain.searching.fields import NOTE, SOURCE
from dossier.store.readmodel.naming import CaseNames
from dossier.store.readmodel.queries_sources import analyst_name
from dossier.store.readmodel.searching.marking import marked
from dossier.store.readmodel.words.naming import about

_LISTED = "(SELECT value FROM json_each(?))"


def most_mentioned(connection: sqlite3.Connection, numbers: Sequence[int], kind: str) -> list[int]:
    """Of the entities, those of a kind: those of the stories first, then by how often they are mentioned."""
    rows = connection.execute(
        f"""SELECT no FROM entity WHERE kind = ? AND status <> 'rejected' AND no IN {_LISTED}
        ORDER BY role DESC, mentions DESC, folded, id""",
        (kind, json.dumps(list(numbers))),
    )
    return [no for (no,) in rows]


def entity_hits(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Hit]:
    """In this order, each at its first mention."""
    rows = connection.execute(
        f"""SELECT e.no, e.id, e.kind, e.name, coalesce(o.file, ''), coalesce(o.id, ''), coalesce(m.start, 0),
        coalesce(m.end, 0), coalesce(m.exact, e.name), coalesce(o.publisher, ''), coalesce(o.published, ''),
        coalesce(m.paragraph, 0) FROM entity e
        LEFT JOIN chain c ON c.no = e.anchor LEFT JOIN source o ON o.no = c.source
        LEFT JOIN mention m ON m.chain = c.no AND m.start = c.anchor
        WHERE e.no IN {_LISTED} ORDER BY m.ord DESC""",
        (json.dumps(list(numbers)),),
    )
    found = {
        no: Hit(kind, file, source, start, end, exact, start, end, id, name, target=targets.of_entity(id),
                publisher=publisher, published=published, paragraph=paragraph)
        for no, id, kind, name, file, source, start, end, exact, publisher, published, paragraph in rows
    }  # fmt: skip
    return [found[no] for no in numbers if no in found]


def source_hits(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Hit]:
    """Sources that are called so, the latest first."""
    rows = connection.execute(
        f"""SELECT o.id, o.file, coalesce(nullif(o.title, ''), o.file), o.publisher, o.published, p.start, p.body
        FROM source o LEFT JOIN paragraph p ON p.source = o.no AND p.number = 1
        WHERE o.no IN {_LISTED} ORDER BY o.no DESC""",
        (json.dumps(list(numbers)),),
    )
    hits = []
    for id, file, name, publisher, published, start, body in rows:
        text = (body or "").strip()
        first = (start or 0) + (body or "").index(text)
        hits.append(
            Hit(SOURCE, file, id, first, first + len(text), text, first, first, name=name,
                target=targets.of_source(id), publisher=publisher, published=published)
        )  # fmt: skip
    return hits


def note_hits(connection: sqlite3.Connection, numbers: Sequence[int], loose: str | None) -> list[Hit]:
    """The latest change first."""
    names = CaseNames(connection)
    rows = connection.execute(
        f"""SELECT i.rowid, i.target, i.words, r.analyst, a.name FROM note_index i
        JOIN register r ON r.family = 'mark' AND r.target = i.target AND r.field = 'note:' || i.note
        LEFT JOIN analyst a ON a.id = r.analyst WHERE i.rowid IN {_LISTED} ORDER BY r.clock DESC, r.entry DESC""",
        (json.dumps(list(numbers)),),
    ).fetchall()
    marks = (
        {each.number: each.marks for each in marked(((r[0], r[2]) for r in rows), loose, None)}
        if loose
        else {}
    )
    hits = []
    for no, target, words, analyst, name in rows:
        placed = marks.get(no, ())
        source, file = _place(connection, target)
        hits.append(
            Hit(NOTE, file, source, 0, len(words), words, *(placed[0] if placed else (0, 0)), name=about(target, names),
                marks=placed, target=target, analyst=analyst_name(analyst, name))
        )  # fmt: skip
    return hits


def _place(connection: sqlite3.Connection, target: str) -> tuple[str, str]:
    """(id, file) of the source that a note is about, where it is about one."""
    what, id = targets.parted(target)
    if what == targets.STATEMENT:
        sql = "SELECT o.id, o.file FROM statement s JOIN source o ON o.no = s.source WHERE s.id = ?"
    else:
        place = targets.place(target)
        sql, id = "SELECT id, file FROM source WHERE id = ?", place.source if place else id
    row = connection.execute(sql, (id,)).fetchone()
    return (row[0], row[1]) if row else ("", "")
