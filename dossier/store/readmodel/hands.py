"""What analysts hold of entities: those that they made or adopted, and by which passages these are found again."""

import sqlite3
from collections.abc import Sequence

from dossier.domain.analysis import EntityKind
from dossier.domain.writes import ENTITY, Subject
from dossier.store.readmodel.asking import scalar
from dossier.store.readmodel.batch import Batch
from dossier.store.readmodel.fold import fold_hand, fold_registers
from dossier.store.readmodel.recorded import Recorded
from dossier.store.readmodel.registers import write_registers
from dossier.store.readmodel.touched import Touched
from dossier.store.tables import MAX_INTEGER


class HandProjector:
    """Writes what is decided on entities. With `fresh` the tables were empty before."""

    def __init__(
        self, connection: sqlite3.Connection, batch: Batch, touched: Touched, *, fresh: bool
    ) -> None:
        self._connection = connection
        self._batch = batch
        self._touched = touched
        self._fresh = fresh

    def refold(self, id: str, recorded: Sequence[Recorded]) -> None:
        """Make the rows of entity `id` from all that is recorded of it, in canonical order."""
        touched = self._touched
        if not self._fresh:
            self._forget(id)
        registers = fold_registers(recorded)
        touched.named.add(id)
        touched.named |= write_registers(
            self._batch, self._connection, Subject(ENTITY, id), registers, recorded, fresh=self._fresh
        )
        hand = fold_hand(recorded, registers)
        if hand is None:
            return
        self._batch.add("hand", [(id, hand.kind, hand.name, hand.created, *hand.when)])
        kind = str(EntityKind(hand.kind))
        self._batch.add(
            "anchor",
            [
                (id, ord, a.source, a.start, a.end, kind, None)
                for ord, a in enumerate(hand.anchors)
                if 0 <= a.start < a.end <= MAX_INTEGER  # a stranger's may lie beyond what SQLite can keep
            ],
        )
        touched.anchored.add(id)

    def _forget(self, id: str) -> None:
        into = scalar(
            self._connection,
            "SELECT value FROM register WHERE family = ? AND target = ? AND field = 'into'",
            (ENTITY, id),
        )
        if into:
            self._touched.owners.add(into)  # what it was merged into may have to do without it
        self._connection.execute("DELETE FROM hand WHERE entity = ?", (id,))
        self._connection.execute("DELETE FROM anchor WHERE entity = ?", (id,))
