"""When, where and who: what the machine put together of an event, and what analysts set instead."""

import json
import sqlite3
from typing import Any

from dossier.domain.analysis import EntityKind, EventStatus
from dossier.domain.entries import EVENT_DETAILS
from dossier.domain.views import EntityRef, EventFacts
from dossier.domain.writes import decided, lines
from dossier.store.readmodel.tables import KEPT
from dossier.store.readmodel.unions import Unions


def event_facts(
    connection: sqlite3.Connection, number: int, id: str, happening: dict[str, Any]
) -> EventFacts:
    """The facts of the event with this number and id; `happening` is what its first cluster says."""
    places, participants = _as_read(connection, number)
    when = happening["when"] or None
    set_ = _set(connection, id)
    if "when" in set_:
        when = set_["when"] or None
    if "where" in set_:
        named = (_ref(connection, line) for line in lines(set_["where"]))
        places = list(dict.fromkeys(ref for ref in named if ref is not None))
    if "who" in set_:
        told = (line.partition("\t") for line in lines(set_["who"]))
        found = ((role, _ref(connection, entity)) for role, _, entity in told)
        participants = list(dict.fromkeys((role, ref) for role, ref in found if ref is not None))
    return EventFacts(
        date=when,
        places=tuple(places),
        participants=tuple(participants),
        status=EventStatus(happening["status"]),
        edited=tuple(detail for detail in EVENT_DETAILS if detail in set_),
        whole=_whole(connection, id, happening.get("part_of", "")),
        parts=_parts(connection, number, id),
    )


def _whole(connection: sqlite3.Connection, id: str, claim: str) -> EntityRef | None:
    """Whose the cluster is that the resolver says this event is a part of."""
    if not claim:
        return None
    sql = "SELECT owner FROM cluster WHERE claim = ? ORDER BY block LIMIT 1"
    row = connection.execute(sql, (claim,)).fetchone()
    whole = _ref(connection, row[0]) if row else None
    return whole if whole is not None and whole.id != id else None


def _parts(connection: sqlite3.Connection, number: int, id: str) -> tuple[EntityRef, ...]:
    """The events of which the resolver says that they are parts of a cluster of this one."""
    claims = connection.execute(
        "SELECT DISTINCT k.claim FROM chain c JOIN cluster k ON k.no = c.cluster WHERE c.entity = ?",
        (number,),
    )
    rows = connection.execute(
        f"""SELECT id, kind, name FROM entity WHERE event IS NOT NULL
        AND json_extract(event, '$.part_of') IN (SELECT value FROM json_each(?)) AND {KEPT} AND id <> ?
        ORDER BY name, id""",
        (json.dumps([claim for (claim,) in claims]), id),
    )
    return tuple(EntityRef(part, EntityKind(kind), name) for part, kind, name in rows)


def _set(connection: sqlite3.Connection, id: str) -> dict[str, str]:
    rows = connection.execute(
        "SELECT field, value FROM register WHERE family = 'entity' AND target = ? AND value <> ''", (id,)
    )
    return {field: decided(value) or "" for field, value in rows if field in EVENT_DETAILS}


def _ref(connection: sqlite3.Connection, id: str) -> EntityRef | None:
    """The entity, or what it is merged into; None when it has gone, or was rejected."""
    root = Unions.of(connection).root(id)
    sql = f"SELECT id, kind, name FROM entity WHERE id = ? AND {KEPT}"
    row = connection.execute(sql, (root,)).fetchone()
    return EntityRef(row[0], EntityKind(row[1]), row[2]) if row else None


def _as_read(
    connection: sqlite3.Connection, number: int
) -> tuple[list[EntityRef], list[tuple[str, EntityRef]]]:
    places: dict[str, EntityRef] = {}
    participants: dict[str, EntityRef] = {}
    roles: dict[str, dict[str, int]] = {}
    for role, id, kind, name in connection.execute(
        """SELECT p.role, e.id, e.kind, e.name FROM chain c JOIN source o ON o.no = c.source
        JOIN event_part p ON p.chain = c.no JOIN chain d ON d.no = p.other
        JOIN entity e ON e.no = d.entity AND e.status <> 'rejected'
        WHERE c.entity = ? ORDER BY o.published = '', o.published, o.ingested, o.tie, c.idx, p.ord""",
        (number,),
    ):
        entity = EntityRef(id, EntityKind(kind), name)
        if role:
            participants.setdefault(id, entity)
            told = roles.setdefault(id, {})
            told[role] = told.get(role, 0) + 1
        else:
            places.setdefault(id, entity)
    people = [(_most_told(roles[id]), entity) for id, entity in participants.items()]
    return list(places.values()), people


def _most_told(roles: dict[str, int]) -> str:
    """The role that most accounts give; of those told alike, the first told."""
    return max(roles, key=lambda role: roles[role])
