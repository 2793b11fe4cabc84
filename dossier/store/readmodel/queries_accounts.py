"""What each source tells of an event: when, where, who, whether, its figures, and what is said of it."""

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from dossier.domain.account_rows import Account, AccountsTable, Part
from dossier.domain.analysis import EntityKind, EventStatus
from dossier.domain.errors import NotFound
from dossier.domain.side_by_side import side_by_side
from dossier.domain.targets import of_statement
from dossier.domain.views import Citation, EntityRef, StatementRow
from dossier.store.readmodel import citing
from dossier.store.readmodel.appearances import REJECTED
from dossier.store.readmodel.asking import Asking
from dossier.store.readmodel.queries_entities import entity_number
from dossier.store.readmodel.queries_families import origins
from dossier.store.readmodel.queries_figures import counted
from dossier.store.readmodel.queries_sources import source_rows

MOST = 5000
"""Statements of an event that are laid side by side, the first by kind and publication."""

_CHAINS = f"""SELECT {citing.CITATION}, p.start, p.number, p.body, c.no, c.event FROM chain c
    JOIN source o ON o.no = c.source
    JOIN mention m ON m.source = c.source AND m.chain = c.no AND m.start = c.anchor
    JOIN paragraph p ON p.source = c.source AND p.number = m.paragraph
    WHERE c.entity = ? AND c.live AND c.event IS NOT NULL ORDER BY o.published, o.id, c.idx"""

_SUFFIX = re.compile(r"(?:ies|ing|ed|es|s|e)$")


class AccountQueries(Asking):
    def accounts(self, event: str) -> AccountsTable:
        """How each source tells an event: a column for each origin, what is told of the same thing in one row. Raises
        NotFound, also for what is no event."""
        return self._ask(lambda c: _accounts(c, event))


def _accounts(connection: sqlite3.Connection, id: str) -> AccountsTable:
    number = entity_number(connection, id)
    root, kind, name = connection.execute(
        "SELECT id, kind, name FROM entity WHERE no = ?", (number,)
    ).fetchone()
    if kind != EntityKind.EVENT:
        raise NotFound(f"{name} is no event: only events are told by accounts.")
    sources = source_rows(
        connection, "WHERE o.no IN (SELECT source FROM chain WHERE entity = ? AND live)", (number,)
    )
    known = origins(connection, {source.id for source in sources})
    told = [*_happening(connection, number), *_statements(connection, number, root)]
    mine = "WHERE f.chain IN (SELECT no FROM chain WHERE entity = ?1)"
    topics = counted(connection, mine, number)
    return side_by_side(EntityRef(root, EntityKind(kind), name), sources, told, topics, known)


def _happening(connection: sqlite3.Connection, number: int) -> Iterator[Account]:
    rows = [
        (citing.whole(row), row[citing.WHOLE], json.loads(row[citing.WHOLE + 1]))
        for row in connection.execute(_CHAINS, (number,))
    ]
    told_apart = len({event["status"] for _, _, event in rows}) > 1
    for citation, chain, event in rows:
        if event["when"]:
            yield Account(Part.WHEN, "", "", event["when"], event["when"], citation)
        if told_apart or event["status"] != EventStatus.OCCURRED:
            yield Account(Part.WHETHER, "", "", event["status"], event["status"], citation)
        yield from _taking_part(connection, chain, citation)


def _taking_part(connection: sqlite3.Connection, chain: int, citation: Citation) -> Iterator[Account]:
    """Where it was and who took part, a row for each role."""
    roles: dict[str, list[EntityRef]] = {}
    for role, *ref in connection.execute(
        """SELECT p.role, e.id, e.kind, e.name FROM event_part p JOIN chain d ON d.no = p.other
        JOIN entity e ON e.no = d.entity AND e.status <> 'rejected' WHERE p.chain = ? ORDER BY p.ord""",
        (chain,),
    ):
        entity = citing.ref(ref)
        if entity is not None and entity not in roles.setdefault(role, []):
            roles[role].append(entity)
    for role, entities in roles.items():
        yield Account(
            part=Part.WHO if role else Part.WHERE,
            topic=role,
            label=role,
            value=" ".join(sorted(entity.id for entity in entities)),
            words=", ".join(entity.name for entity in entities),
            citation=citation,
            entities=tuple(entities),
        )


def _statements(connection: sqlite3.Connection, number: int, root: str) -> Iterator[Account]:
    listed = connection.execute(
        f"""SELECT a.statement, s.start, s.exact, s.predicate_start, s.predicate_end FROM appearance a
        JOIN statement s ON s.no = a.statement WHERE a.entity = ? AND a.kind < {REJECTED}
        ORDER BY a.kind, a.published, a.ingested, a.tie, a.start, a.statement LIMIT ?""",
        (number, MOST),
    ).fetchall()
    rows = citing.in_order(connection, [row[0] for row in listed])
    for row, (_, *spans) in zip(rows, listed, strict=True):
        predicate = _predicate(*spans)
        yield Account(
            part=Part.STATEMENT,
            topic=_topic(row, root, predicate),
            label=_label(row, root, predicate),
            value=f"{'not' if row.negated else 'so'} {(row.date or '')[:10]}",
            words=" ".join(row.citation.exact.split()),
            citation=row.citation,
            moment=row.date or "",
            entities=tuple(ref for ref in row.subjects if ref.id != root),
            target=of_statement(row.id),
        )


def _predicate(start: int, exact: str, first: int | None, last: int | None) -> str:
    """The word that a statement turns on, as it stands there."""
    said = exact[first - start : last - start].split() if first is not None and last is not None else []
    return said[-1] if said else ""


def _topic(row: StatementRow, root: str, predicate: str) -> str:
    """What a statement tells of: its kind, whom it is about, and its verb. Without a verb it stands by itself."""
    who = sorted(ref.id for ref in row.subjects if ref.id != root)
    stem = _SUFFIX.sub("", predicate.casefold())
    return f"{row.kind} {stem} {' '.join(who)}" if len(stem) > 1 else row.id


def _label(row: StatementRow, root: str, predicate: str) -> str:
    who: Sequence[Any] = [ref.name for ref in row.subjects if ref.id != root]
    return " ".join(filter(None, (", ".join(who), predicate)))
