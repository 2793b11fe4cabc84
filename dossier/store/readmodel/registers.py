"""The rows of registers: what they hold, whom they speak of, and what they only just beat."""

import sqlite3
from collections.abc import Sequence

from dossier.domain.entries import StatementWritten
from dossier.domain.writes import (
    MARK,
    SOURCE,
    Subject,
    asserted_of,
    dropped_rival,
    named_entities,
    statement_field,
)
from dossier.store.readmodel import indexing
from dossier.store.readmodel.batch import Batch
from dossier.store.readmodel.fold import Registers
from dossier.store.readmodel.recorded import Recorded


def write_registers(
    batch: Batch,
    connection: sqlite3.Connection,
    subject: Subject,
    registers: Registers,
    recorded: Sequence[Recorded],
    *,
    fresh: bool,
) -> set[str]:
    """Write what holds of `subject`, and what was only just beaten, over what was there; `fresh`: nothing
    was.

    Returns the ids of the entities that the registers speak of, or spoke of before.
    """
    named = set() if fresh else _forget(connection, subject)
    if not registers:
        return named
    if subject.family == MARK:
        batch.add(*indexing.notes(subject.id, registers))
    authors = {entry: analyst for _, entry, analyst, _ in recorded}
    batch.add(
        "register",
        [
            (*subject, f, w.value, w.entry, w.clock, authors[w.entry])
            for f, w in ((f, s.winner) for f, s in registers.items())
        ],
    )
    written_of = _written_of(recorded) if subject.family == SOURCE else {}
    stakes = [
        (entity, *subject, field)
        for field, s in registers.items()
        if s.winner.value
        for entity in dict.fromkeys(
            (*named_entities(*subject, field, s.winner.value), *written_of.get(field, ()))
        )
    ]
    if stakes:
        batch.add("stake", stakes)
        named.update(stake[0] for stake in stakes)
    if any(settled.rivals for settled in registers.values()):
        batch.add(
            "conflict",
            [
                (*subject, field, s.winner.entry, rival.entry, rival.value, authors[rival.entry], rival.clock)
                for field, s in registers.items()
                if not dropped_rival(field)  # two who settled the same conflict are of one mind
                for rival in s.rivals
            ],
        )
    return named


def _written_of(recorded: Sequence[Recorded]) -> dict[str, tuple[str, ...]]:
    """By the field that says whether a written statement exists, the entities that it was written about."""
    return {
        statement_field(fact.statement, "existence"): asserted_of(fact.assertion)
        for _, _, _, fact in recorded
        if isinstance(fact, StatementWritten)
    }


def _forget(connection: sqlite3.Connection, subject: Subject) -> set[str]:
    if subject.family == MARK:
        indexing.forget_notes(connection, subject.id)
    named = connection.execute(
        "SELECT DISTINCT entity FROM stake WHERE family = ? AND target = ?", subject
    ).fetchall()
    for table in ("register", "stake", "conflict"):
        connection.execute(f"DELETE FROM {table} WHERE family = ? AND target = ?", subject)
    return {entity for (entity,) in named}
