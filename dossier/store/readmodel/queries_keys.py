"""The keys that analysts published, and whom one knows."""

import sqlite3
from collections.abc import Sequence

from dossier.domain.entries import KeyPublished
from dossier.domain.signing import fingerprint
from dossier.domain.views import Analyst, KeyRow
from dossier.domain.writes import HELD, KEY, Subject, known_field
from dossier.store.readmodel.asking import Asking
from dossier.store.readmodel.recorded import facts_of


class KeyQueries(Asking):
    def keys_of(self, analyst: str) -> Sequence[str]:
        """The keys (hex) that the analyst published, the first one first."""
        return self._ask(lambda c: _published(c, analyst))

    def keys(self, reader: str) -> Sequence[KeyRow]:
        """Every published key, by the name of its analyst; `known` says whether the analyst `reader` marked it so."""
        return self._ask(lambda c: list(_keys(c, reader)))


def _keys(connection: sqlite3.Connection, reader: str) -> Sequence[KeyRow]:
    analysts = connection.execute("SELECT id, name, initials FROM analyst ORDER BY name, id").fetchall()
    rows = []
    for id, name, initials in analysts:
        known = {
            field
            for (field,) in connection.execute(
                "SELECT field FROM register WHERE family = ? AND target = ? AND value = ?", (KEY, id, HELD)
            )
        }
        for key in _published(connection, id):
            marked = known_field(reader, key) in known
            rows.append(KeyRow(Analyst(id, name, initials), key, fingerprint(key), marked))
    return rows


def _published(connection: sqlite3.Connection, analyst: str) -> list[str]:
    """Those that the analyst's own entries publish: anybody can write an entry that speaks of another."""
    facts = facts_of(connection, Subject(KEY, analyst))
    return list(
        dict.fromkeys(
            fact.key for _, _, by, fact in facts if isinstance(fact, KeyPublished) and by == analyst
        )
    )
