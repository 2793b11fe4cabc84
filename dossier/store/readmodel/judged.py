"""What analysts said of an entity and others: merged, different, possibly the same."""

import sqlite3
from collections.abc import Iterator

from dossier.domain.analysis import EntityKind
from dossier.domain.clock import at
from dossier.domain.judgements import Comparison
from dossier.domain.views import ComparedRow, EntityRef, MergedRow
from dossier.store.readmodel.asking import scalar
from dossier.store.readmodel.naming import CaseNames
from dossier.store.readmodel.unions import Unions

_BY = "coalesce(a.name, r.analyst), r.clock FROM register r LEFT JOIN analyst a ON a.id = r.analyst"


def merged(connection: sqlite3.Connection, root: str) -> Iterator[MergedRow]:
    """What was merged into the entity, by name."""
    kind = EntityKind(scalar(connection, "SELECT kind FROM entity WHERE id = ?", (root,)))
    names = CaseNames(connection)
    rows = []
    for id in Unions.of(connection).members(root)[1:]:
        row = connection.execute(
            f"SELECT {_BY} WHERE r.family = 'entity' AND r.target = ? AND r.field = 'into'", (id,)
        ).fetchone()
        rows.append((names.entity(id), id, *(row or ("", 0))))
    for name, id, analyst, clock in sorted(rows):
        yield MergedRow(EntityRef(id, kind, name), analyst, at(clock))


def compared(connection: sqlite3.Connection, root: str) -> Iterator[ComparedRow]:
    """What stands between the entity and others, by their names."""
    unions = Unions.of(connection)
    mine = set(unions.members(root))
    names = CaseNames(connection)
    pairs = {
        target
        for id in mine
        for (target,) in connection.execute(
            "SELECT target FROM stake WHERE entity = ? AND family = 'pair' AND field = 'comparison'", (id,)
        )
    }
    rows = []
    for target in pairs:
        value, analyst, clock = connection.execute(
            f"SELECT r.value, {_BY} WHERE r.family = 'pair' AND r.target = ? AND r.field = 'comparison'",
            (target,),
        ).fetchone()
        other = next((id for id in target.split("\n") if id not in mine), target.split("\n")[0])
        rows.append((names.entity(other), other, value, analyst, clock))
    for name, other, value, analyst, clock in sorted(rows):
        comparison, _, reason = value.partition("\n")
        kind = scalar(connection, "SELECT kind FROM entity WHERE id = ?", (unions.root(other),))
        ref = EntityRef(other, EntityKind(kind or EntityKind.PERSON), name)
        yield ComparedRow(ref, Comparison(comparison), reason, analyst, at(clock))


def is_renamed(connection: sqlite3.Connection, id: str) -> bool:
    sql = "SELECT 1 FROM register WHERE family = 'entity' AND target = ? AND field = 'name' AND value <> ''"
    return scalar(connection, sql, (id,)) is not None
