"""A dossier: its head, and its lists page by page."""

import json
import sqlite3
from collections.abc import Sequence

from dossier.domain.analysis import StatementKind
from dossier.domain.errors import NotFound
from dossier.domain.targets import of_entity
from dossier.domain.views import (
    Dossier,
    MentionRow,
    QuoteRow,
    StatementRow,
)
from dossier.store.readmodel import citing, judged
from dossier.store.readmodel.appearances import REJECTED
from dossier.store.readmodel.asking import Asking, page, scalar
from dossier.store.readmodel.event_facts import event_facts
from dossier.store.readmodel.queries_entities import entity_number, one_entity
from dossier.store.readmodel.queries_marks import count_notes_on, tags_on
from dossier.store.readmodel.ranks import KINDS, RANK
from dossier.store.readmodel.telling import SUBJECT

MAX_ROLES = 50
"""Roles shown in the head of a dossier, the latest published; all of them are among the statements."""

_IN_ORDER = "kind, published, ingested, tie, start, statement"
_BY_TIME = "moment IS NULL, moment, published, ingested, tie, start, statement"


class DossierQueries(Asking):
    def dossier(self, entity: str) -> Dossier:
        """The head of a dossier. Raises NotFound."""
        return self._ask(lambda c: _dossier(c, entity))

    def statements(
        self,
        entity: str,
        *,
        kind: StatementKind | None = None,
        by_time: bool = False,
        rejected: bool = False,
        offset: int = 0,
        limit: int | None = None,
    ) -> Sequence[StatementRow]:
        """All in which the entity takes part in whatever role; with `rejected` those that analysts rejected, which no
        other list holds. Raises NotFound.

        By kind, then publication (unknown last), order of ingest and place in the text; or by the time of
        which they speak, undated ones last.
        """
        condition = f"AND kind {'=' if rejected else '<'} {REJECTED}"
        if kind is not None and not rejected:
            condition = f"AND kind = {RANK[kind]}"
        order = _BY_TIME if by_time else _IN_ORDER
        return self._ask(lambda c: _page(c, entity, condition, order, page(offset, limit)))

    def statement(self, id: str) -> StatementRow:
        """Raises NotFound."""

        def ask(connection: sqlite3.Connection) -> StatementRow:
            number = scalar(connection, "SELECT no FROM statement WHERE id = ?", (id,))
            if number is None:
                raise NotFound(f"There is no statement with the id “{id}” in this case (any more).")
            return citing.in_order(connection, [number])[0]

        return self._ask(ask)

    def quotes(self, entity: str, *, offset: int = 0, limit: int | None = None) -> Sequence[QuoteRow]:
        """Those of which the entity is the speaker, by publication. Raises NotFound."""
        return self._ask(
            lambda c: [
                citing.quote(row)
                for row in c.execute(citing.QUOTES, (entity_number(c, entity), *page(offset, limit)))
            ]
        )

    def mentions(self, entity: str, *, offset: int = 0, limit: int | None = None) -> Sequence[MentionRow]:
        """By publication, order of ingest, chain and place in the text. Raises NotFound."""
        return self._ask(lambda c: _mentions(c, entity, *page(offset, limit)))


def _page(
    connection: sqlite3.Connection, entity: str, condition: str, order: str, limits: tuple[int, int]
) -> list[StatementRow]:
    rows = connection.execute(
        f"SELECT statement FROM appearance WHERE entity = ? {condition} ORDER BY {order} LIMIT ? OFFSET ?",
        (entity_number(connection, entity), *limits),
    )
    return citing.in_order(connection, [statement for (statement,) in rows])


def _dossier(connection: sqlite3.Connection, id: str) -> Dossier:
    number = entity_number(connection, id)
    counted = connection.execute(
        "SELECT kind, count(*) FROM appearance WHERE entity = ? GROUP BY kind ORDER BY kind", (number,)
    ).fetchall()
    groups = [(KINDS[kind], count) for kind, count in counted if kind != REJECTED]
    root, quotes, score, reason, event, created, grounded = connection.execute(
        "SELECT id, quotes, score, reason, event, created, grounded FROM entity WHERE no = ?", (number,)
    ).fetchone()
    target = of_entity(root)
    return Dossier(
        entity=one_entity(connection, root),
        roles=tuple(_roles(connection, number)),
        groups=tuple(groups),
        statements=sum(count for _, count in groups),
        quotes=quotes,
        event=None if event is None else event_facts(connection, number, root, json.loads(event)),
        score=score,
        reason=reason,
        tags=tags_on(connection, target),
        notes=count_notes_on(connection, target),
        merged=tuple(judged.merged(connection, root)),
        compared=tuple(judged.compared(connection, root)),
        rejected=dict(counted).get(REJECTED, 0),
        created=bool(created),
        renamed=judged.is_renamed(connection, root),
        grounded=bool(grounded),
    )


def _roles(connection: sqlite3.Connection, number: int) -> Sequence[StatementRow]:
    """What statements of kind `role` say that the entity is."""
    rows = connection.execute(
        """SELECT a.statement FROM appearance a WHERE a.entity = ?1 AND a.kind = ?2 AND EXISTS (
            SELECT 1 FROM statement_chain p JOIN chain c ON c.no = p.chain
            WHERE p.statement = a.statement AND p.role = ?3 AND c.entity = ?1)
        ORDER BY a.published DESC, a.ingested DESC, a.tie DESC, a.start DESC, a.statement DESC LIMIT ?4""",
        (number, RANK[StatementKind.ROLE], SUBJECT, MAX_ROLES),
    ).fetchall()
    return citing.in_order(connection, [statement for (statement,) in reversed(rows)])


def _mentions(connection: sqlite3.Connection, entity: str, limit: int, offset: int) -> list[MentionRow]:
    """Chains are counted off first, so that a page reads the mentions of its own chains alone."""
    chains: list[tuple[int, int, int]] = []
    passed = 0
    for chain, count in connection.execute(
        """SELECT c.no, c.held FROM chain c JOIN source o ON o.no = c.source WHERE c.entity = ?
        ORDER BY o.published = '', o.published, o.ingested, o.tie, c.idx""",
        (entity_number(connection, entity),),
    ).fetchall():
        if passed + count > offset and (limit < 0 or passed < offset + limit):
            start = max(0, offset - passed)
            chains.append((chain, start, count if limit < 0 else min(count, offset + limit - passed)))
        passed += count
    found: list[MentionRow] = []
    for chain, start, end in chains:
        rows = connection.execute(
            f"""SELECT {citing.CITATION}, m.start, m.end, m.paragraph, m.exact, m.form, m.score, m.rule,
            m.reference FROM mention m JOIN source o ON o.no = m.source WHERE m.chain = ? ORDER BY m.start, m.ord
            LIMIT ? OFFSET ?""",
            (chain, end - start, start),
        )
        found += (citing.mention(row) for row in rows)
    return found
