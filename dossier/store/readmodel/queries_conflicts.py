"""What was decided twice, each without the other: both sides, until somebody settles it."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from dossier.domain import targets
from dossier.domain.analysis import EntityKind
from dossier.domain.clock import at
from dossier.domain.conflicts import Conflict, Side
from dossier.domain.views import EntityRef
from dossier.domain.writes import CONTRADICTION, ENTITY, MARK, PAIR, SOURCE, decided, lines, passage_value
from dossier.store.readmodel.asking import Asking
from dossier.store.readmodel.naming import CaseNames
from dossier.store.readmodel.queries_sources import analyst_name
from dossier.store.readmodel.recorded import decode
from dossier.store.readmodel.unions import Unions
from dossier.store.readmodel.words.naming import about

_SIDES = """SELECT s.family, s.target, s.field, s.value, s.entry, s.clock, s.analyst, a.name, j.kind, j.payload, s.wins
    FROM (
        SELECT r.family, r.target, r.field, r.value, r.entry, r.clock, r.analyst, 1 AS wins FROM register r
        WHERE EXISTS (SELECT 1 FROM conflict c WHERE c.family = r.family AND c.target = r.target
            AND c.field = r.field AND c.value <> r.value)
        UNION ALL
        SELECT c.family, c.target, c.field, c.value, c.entry, c.clock, c.analyst, 0 FROM conflict c
        JOIN register r ON r.family = c.family AND r.target = c.target AND r.field = c.field
        WHERE c.value <> r.value
    ) s LEFT JOIN analyst a ON a.id = s.analyst JOIN journal j ON j.id = s.entry
    WHERE s.family NOT IN ('analyst', 'key') AND (s.family <> 'case' OR s.target = 'case')
        AND s.field NOT LIKE 'settled:%'
    ORDER BY s.family, s.target, s.field, s.wins DESC, s.clock, s.entry"""
"""Two who decided the same do not differ. What an analyst is called, and whose keys they know, is their own affair,
and what an imported case is called that of its people. Whether a conflict is settled is none itself: where two
differ, it is open."""


class ConflictQueries(Asking):
    def conflicts(self) -> Sequence[Conflict]:
        """All that is undecided between analysts, by what it is about."""
        return self._ask(lambda c: list(_conflicts(c)))


def _conflicts(connection: sqlite3.Connection) -> Iterator[Conflict]:
    names, unions = CaseNames(connection), Unions.of(connection)
    rows = connection.execute(_SIDES).fetchall()
    for (family, subject, field), group in groupby(rows, key=lambda row: row[:3]):
        target = _target(family, subject, field)
        entity = _entity(connection, unions, family, subject)
        yield Conflict(
            target=target,
            field=field.rpartition(":")[2]
            if family == SOURCE and not field.startswith("passage:")
            else field,
            name=entity.name if entity else about(target, names, ""),
            entity=entity,
            sides=tuple(_side(row, names) for row in group),
        )


def _side(row: Sequence[Any], names: CaseNames) -> Side:
    family, _, field, value, entry, clock, analyst, name, kind, payload, wins = row
    said = names.summary(decode(kind, payload))
    return Side(
        _plain(family, field, value, names), said, analyst_name(analyst, name), at(clock), entry, bool(wins)
    )


def _plain(family: str, field: str, value: str, names: CaseNames) -> str:
    """A register's value without what only registers need; the names of entities in place of their ids."""
    if field == "into":
        return names.entity(value) if value else ""
    if family == SOURCE and field.startswith("passage:"):
        judged = passage_value(value)
        return f"{judged[0]} {names.entity(judged[1]) if judged[1] else ''}".strip() if judged else ""
    held = decided(value) if value.startswith("=") else value
    if field == "where" or field.endswith((":subjects", ":others", ":attributed_to")):
        return ", ".join(names.entity(id) for id in lines(held or ""))
    if field == "who":
        taking_part = (line.partition("\t") for line in lines(held or ""))
        return ", ".join(
            f"{names.entity(id)} ({role})" if role else names.entity(id) for role, _, id in taking_part
        )
    return held or ""


def _target(family: str, subject: str, field: str) -> str:
    """What the register is about, as `targets.py` writes it."""
    if family == ENTITY:
        return targets.of_entity(subject)
    if family == PAIR:
        return targets.of_entity(subject.partition("\n")[0])
    if family in (MARK, CONTRADICTION):
        return subject.partition("\n")[0]
    if family != SOURCE:
        return targets.CASE
    what, colon, rest = field.rpartition(":")
    if field.startswith("passage:"):
        start, _, end = rest.partition("-")
        return targets.of_passage(subject, int(start), int(end))
    return targets.of_statement(what) if colon else targets.of_source(subject)


def _entity(connection: sqlite3.Connection, unions: Unions, family: str, subject: str) -> EntityRef | None:
    """The dossier that shows it, where it is about an entity that is there."""
    what, id = targets.parted(subject) if family == MARK else (family, subject.partition("\n")[0])
    if what not in (ENTITY, PAIR):
        return None
    row = connection.execute("SELECT id, kind, name FROM entity WHERE id = ?", (unions.root(id),)).fetchone()
    return EntityRef(row[0], EntityKind(row[1]), row[2]) if row else None
