"""What nobody has decided on yet, what has lost its ground, and what a merge would make."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from dossier.domain import targets
from dossier.domain.deciding.entities import forbidden
from dossier.domain.errors import NotFound
from dossier.domain.views import Citation, EntityRow, LostRow, MergePreview, Suggestion
from dossier.domain.writes import SOURCE, Subject
from dossier.store.readmodel import citing
from dossier.store.readmodel.appearances import REJECTED
from dossier.store.readmodel.asking import page, scalar
from dossier.store.readmodel.naming import CaseNames
from dossier.store.readmodel.queries_case import count_open
from dossier.store.readmodel.queries_entities import ENTITY, entity_number, entity_row
from dossier.store.readmodel.queries_marks import passage_citation
from dossier.store.readmodel.queries_state import StateQueries
from dossier.store.readmodel.recorded import decode
from dossier.store.readmodel.unions import Unions

_LISTED = "(SELECT value FROM json_each(?))"
_AS_SURE = 50
"""Per mille between two suggestions that are as doubtful."""
_KINDS = (targets.ENTITY, targets.STATEMENT)


class ReviewQueries(StateQueries):
    def review(
        self, analyst: str, *, only: str = "", offset: int = 0, limit: int | None = None
    ) -> Sequence[Suggestion]:
        """Suggestions that nobody has decided on, the most useful first: doubt times mentions. What `analyst` skipped
        comes last. `only` is `entity`, `statement`, or empty for both."""
        kinds = [only] if only else _KINDS

        def ask(connection: sqlite3.Connection) -> list[Suggestion]:
            skipped = _skipped(connection, analyst)
            targets_ = _open(connection, kinds, skipped, offset, limit)
            return _suggestions(connection, targets_, skipped)

        return self._ask(ask)

    def count_review(self, *, only: str = "") -> int:
        """How many there are; counting stops at some 100,000."""
        return self._ask(lambda c: count_open(c, [only] if only else _KINDS))

    def alike(self, target: str, *, offset: int = 0, limit: int | None = None) -> Sequence[Suggestion]:
        """Undecided suggestions like this one, which comes first: statements of one kind, found by one rule, about
        the same (about whomever, where there is no other such); entities of one kind, with one reason, that are as
        doubtful."""

        def ask(connection: sqlite3.Connection) -> list[Suggestion]:
            sql, parameters = _alike(connection, target)
            rows = connection.execute(
                f"SELECT id FROM ({sql}) ORDER BY id <> ?, id LIMIT ? OFFSET ?",
                (*parameters, targets.parted(target)[1], *page(offset, limit)),
            )
            what = targets.parted(target)[0]
            return _suggestions(connection, [f"{what}:{id}" for (id,) in rows], set())

        return self._ask(ask)

    def count_alike(self, target: str) -> int:
        def ask(connection: sqlite3.Connection) -> int:
            sql, parameters = _alike(connection, target)
            return int(scalar(connection, f"SELECT count(*) FROM ({sql})", parameters))

        return self._ask(ask)

    def merge_preview(self, keep: str, others: Sequence[str]) -> MergePreview:
        """What merging `others` into `keep` would make, and what stops it. Raises NotFound."""
        preview = self._ask(lambda c: _preview(c, keep, others))
        ids = [preview.keep.id, *(other.id for other in preview.others)]
        stopped = [
            why for n, one in enumerate(ids) for other in ids[:n] for why in forbidden(self, other, one)
        ]
        for other in preview.others:
            if other.kind is not preview.keep.kind:
                stopped.append(f"{preview.keep.name} is a {preview.keep.kind}, {other.name} a {other.kind}.")
        return MergePreview(
            preview.keep, preview.others, preview.name, preview.aliases, preview.mentions, preview.sources,
            preview.statements, tuple(stopped),
        )  # fmt: skip

    def lost(self) -> Sequence[LostRow]:
        """Decisions whose ground the machine no longer finds, by name."""
        return self._ask(lambda c: [*_lost_entities(c), *_lost_statements(c)])

    def stays(self, keep: str, other: str) -> Sequence[str]:
        """What was decided on `keep` since `other` was merged into it, in words: it stays with `keep` when the two part
        again."""
        return self._ask(lambda c: _stays(c, keep, other))


def _skipped(connection: sqlite3.Connection, analyst: str) -> set[str]:
    rows = connection.execute(
        "SELECT target FROM register WHERE family = 'mark' AND field = ? AND value <> ''",
        (f"skip:{analyst}",),
    )
    return {target for (target,) in rows}


def _open(
    connection: sqlite3.Connection, kinds: Sequence[str], skipped: set[str], offset: int, limit: int | None
) -> list[str]:
    """Targets, the most useful first; those that were skipped at the end."""
    union = " UNION ALL ".join(
        f"SELECT '{kind}:' || id AS target, worth FROM {kind} WHERE worth IS NOT NULL" for kind in kinds
    )
    listed = json.dumps(sorted(skipped))
    most = -1 if limit is None else offset + limit
    # Each kind in the order of its own index, so that a page need not sort all suggestions of a large case.
    first = " UNION ALL ".join(
        f"""SELECT * FROM (SELECT '{kind}:' || id AS target, worth FROM {kind}
        WHERE worth IS NOT NULL AND '{kind}:' || id NOT IN {_LISTED.replace("?", "?1")}
        ORDER BY {kind}.worth DESC, id LIMIT ?2)"""
        for kind in kinds
    )
    sql = f"SELECT target FROM ({first}) ORDER BY worth DESC, target LIMIT ?2"
    rows = connection.execute(sql, (listed, most)).fetchall()
    if skipped and (limit is None or len(rows) < most):
        rows += connection.execute(
            f"SELECT target FROM ({union}) WHERE target IN {_LISTED} ORDER BY worth DESC, target", (listed,)
        ).fetchall()
    return [target for (target,) in rows[offset : None if limit is None else most]]


def _suggestions(connection: sqlite3.Connection, found: Sequence[str], skipped: set[str]) -> list[Suggestion]:
    made = _entities(connection, found) | _statements(connection, found)
    return [
        Suggestion(target, *made[target], skipped=target in skipped)  # type: ignore[misc]
        for target in found
        if target in made
    ]


def _entities(connection: sqlite3.Connection, found: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    ids = json.dumps([id for what, id in map(targets.parted, found) if what == targets.ENTITY])
    rows = connection.execute(
        f"SELECT e.no, e.worth, e.score, e.reason, {ENTITY} FROM entity e WHERE e.id IN {_LISTED}", (ids,)
    ).fetchall()
    return {
        targets.of_entity(row[4]): (
            row[1] or 0,
            f"{row[3] or 'the machine names it'} ({row[2]} of 1,000 sure)",
            first_mention(connection, row[0]),
            entity_row(row[4:]),
            None,
        )
        for row in rows
    }


def first_mention(connection: sqlite3.Connection, number: int) -> Citation | None:
    """The passage by which an entity, by its number, is known best; None where no source names it."""
    row = connection.execute(
        f"""SELECT {citing.CITATION}, m.start, m.end, m.paragraph, m.exact FROM entity e
        JOIN chain c ON c.no = e.anchor JOIN source o ON o.no = c.source
        JOIN mention m ON m.chain = c.no WHERE e.no = ? ORDER BY m.start <> c.anchor, m.start LIMIT 1""",
        (number,),
    ).fetchone()
    return citing.citation(row) if row else None


def _statements(connection: sqlite3.Connection, found: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    ids = json.dumps([id for what, id in map(targets.parted, found) if what == targets.STATEMENT])
    rows = connection.execute(f"SELECT no, worth FROM statement WHERE id IN {_LISTED}", (ids,)).fetchall()
    said = citing.in_order(connection, [no for no, _ in rows])
    return {
        targets.of_statement(statement.id): (
            worth or 0,
            f"found by {statement.rule} ({statement.score} of 1,000 sure)",
            statement.citation,
            None,
            statement,
        )
        for statement, (_, worth) in zip(said, rows, strict=True)
    }


def _alike(connection: sqlite3.Connection, target: str) -> tuple[str, tuple[Any, ...]]:
    """A query for the ids of undecided suggestions like this one, itself among them."""
    what, id = targets.parted(target)
    if what == targets.ENTITY:
        row = connection.execute("SELECT kind, score, reason FROM entity WHERE id = ?", (id,)).fetchone()
        if row is not None:
            return (
                """SELECT id FROM entity WHERE worth IS NOT NULL AND kind = ? AND score BETWEEN ? AND ?
                AND (reason = ? OR id = ?)""",
                (row[0], row[1] - _AS_SURE, row[1] + _AS_SURE, row[2], id),
            )
    elif what == targets.STATEMENT:
        row = connection.execute("SELECT no, kind, rule, score FROM statement WHERE id = ?", (id,)).fetchone()
        if row is not None:
            return _alike_statements(connection, *row)
    raise NotFound("This suggestion is not there any more.")


def _alike_statements(
    connection: sqlite3.Connection, no: int, kind: int, rule: str, score: int
) -> tuple[str, tuple[Any, ...]]:
    same = """SELECT s.id FROM statement s WHERE s.no IN (
        SELECT p.statement FROM statement_chain q JOIN chain d ON d.no = q.chain
        JOIN chain c ON c.entity = d.entity JOIN statement_chain p ON p.chain = c.no AND p.role = 'subject'
        WHERE q.statement = ?1 AND q.role = 'subject' UNION SELECT ?1)
        AND s.worth IS NOT NULL AND s.kind = ?2 AND s.rule = ?3"""
    if scalar(connection, f"SELECT count(*) FROM ({same})", (no, kind, rule)) > 1:
        return same, (no, kind, rule)
    return (
        "SELECT id FROM statement WHERE worth IS NOT NULL AND kind = ? AND rule = ? AND score BETWEEN ? AND ?",
        (kind, rule, score - _AS_SURE, score + _AS_SURE),
    )


def _preview(connection: sqlite3.Connection, keep: str, others: Sequence[str]) -> MergePreview:
    numbers = list(dict.fromkeys(entity_number(connection, id) for id in (keep, *others)))
    listed = json.dumps(numbers)
    rows = {
        row[0]: entity_row(row[1:])
        for row in connection.execute(
            f"SELECT e.no, {ENTITY} FROM entity e WHERE e.no IN {_LISTED}", (listed,)
        )
    }
    first: EntityRow = rows[numbers[0]]
    names = {name for row in rows.values() for name in (row.name, *row.aliases)} - {first.name}
    return MergePreview(
        keep=first,
        others=tuple(rows[number] for number in numbers[1:]),
        name=first.name,
        aliases=tuple(sorted(names)),
        mentions=sum(row.mentions for row in rows.values()),
        sources=scalar(
            connection,
            f"SELECT count(DISTINCT source) FROM chain WHERE live AND entity IN {_LISTED}",
            (listed,),
        ),
        statements=scalar(
            connection,
            f"SELECT count(DISTINCT statement) FROM appearance WHERE kind < {REJECTED} AND entity IN {_LISTED}",
            (listed,),
        ),
    )


def _lost_entities(connection: sqlite3.Connection) -> list[LostRow]:
    names = CaseNames(connection)
    # The sign keeps the index of names out, which would have every entity read for the few that are lost.
    rows = connection.execute(
        "SELECT id, name FROM entity WHERE NOT grounded ORDER BY +folded, id"
    ).fetchall()
    found = []
    for id, name in rows:
        standing = connection.execute(
            """SELECT j.kind, j.payload FROM stake t
            JOIN register r ON r.family = t.family AND r.target = t.target AND r.field = t.field
            JOIN journal j ON j.subject = r.target AND j.clock = r.clock AND j.id = r.entry
            WHERE t.entity = ? ORDER BY j.clock, j.id""",
            (id,),
        ).fetchall()
        anchor = connection.execute(
            "SELECT source, start, end FROM anchor WHERE entity = ? ORDER BY ord LIMIT 1", (id,)
        ).fetchone()
        said = dict.fromkeys(names.summary(decode(*row)) for row in standing)
        place = passage_citation(connection, *anchor) if anchor else None
        found.append(LostRow(targets.of_entity(id), name, tuple(said), place))
    return found


def _lost_statements(connection: sqlite3.Connection) -> list[LostRow]:
    names = CaseNames(connection)
    rows = connection.execute("SELECT no FROM statement WHERE NOT grounded ORDER BY id").fetchall()
    found = []
    for said in citing.in_order(connection, [no for (no,) in rows]):
        entries = connection.execute(
            """SELECT entry FROM register WHERE family = 'source' AND target = ? AND field >= ? AND field < ?
            AND value <> '' ORDER BY clock, entry""",
            (said.citation.source, f"{said.id}:", f"{said.id};"),
        ).fetchall()
        facts = names.recorded(Subject(SOURCE, said.citation.source))
        words = [names.summary(facts[entry]) for (entry,) in entries if entry in facts]
        found.append(LostRow(targets.of_statement(said.id), said.citation.exact, tuple(words), said.citation))
    return found


def _stays(connection: sqlite3.Connection, keep: str, other: str) -> list[str]:
    merged = connection.execute(
        """SELECT clock, entry FROM register WHERE family = 'entity' AND target = ? AND field = 'into'""",
        (other,),
    ).fetchone()
    if merged is None:
        return []
    names, unions = CaseNames(connection), Unions.of(connection)
    parting = unions.members(other)  # and what was merged into it before, which goes with it
    stay = json.dumps([id for id in unions.members(unions.root(keep)) if id not in parting])
    rows = connection.execute(
        f"""SELECT DISTINCT j.clock, j.id, j.kind, j.payload FROM stake t
        JOIN register r ON r.family = t.family AND r.target = t.target AND r.field = t.field
        JOIN journal j ON j.subject = r.target AND j.clock = r.clock AND j.id = r.entry
        WHERE t.entity IN {_LISTED} AND (j.clock, j.id) > (?, ?) AND j.kind <> 'EntityMerged'
        ORDER BY j.clock, j.id""",
        (stay, *merged),
    ).fetchall()
    return [names.summary(decode(kind, payload)) for _, _, kind, payload in rows]
