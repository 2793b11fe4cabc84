"""The rows of registers and of their conflicts."""

import sqlite3
from collections.abc import Iterable

from dossier.store.readmodel.batch import Batch
from dossier.store.readmodel.fold import Registers
from dossier.store.readmodel.recorded import Recorded, Subject


def write_registers(
    batch: Batch,
    connection: sqlite3.Connection,
    subject: Subject,
    registers: Registers,
    recorded: Iterable[Recorded],
    *,
    fresh: bool,
) -> None:
    """Write what holds of `subject`, and what was only just beaten, over what was there; `fresh`: nothing
    was."""
    if not fresh:
        connection.execute("DELETE FROM register WHERE family = ? AND target = ?", subject)
        connection.execute("DELETE FROM conflict WHERE family = ? AND target = ?", subject)
    if not registers:
        return
    batch.add("register", [(*subject, f, s.winner.value, s.winner.entry) for f, s in registers.items()])
    if any(settled.rivals for settled in registers.values()):
        authors = {entry: analyst for _, entry, analyst, _ in recorded}
        batch.add(
            "conflict",
            [
                (*subject, field, s.winner.entry, rival.entry, rival.value, authors[rival.entry], rival.clock)
                for field, s in registers.items()
                for rival in s.rivals
            ],
        )
