"""What a choice of sources and entities brings along."""

import sqlite3
from collections.abc import Collection

from dossier.domain.copies import Chosen
from dossier.store.readmodel.asking import Asking
from dossier.store.readmodel.unions import Unions


class ChoosingQueries(Asking):
    def choice(self, sources: Collection[str], entities: Collection[str]) -> Chosen:
        """These sources and entities (by their ids), with all that are merged with the entities and every source in
        use that mentions one. Without entities: whoever and whatever the sources mention."""

        def ask(connection: sqlite3.Connection) -> Chosen:
            unions = Unions.of(connection)
            mentioned = connection.execute(
                """SELECT DISTINCT o.id, e.id FROM chain c JOIN source o ON o.no = c.source
                JOIN entity e ON e.no = c.entity WHERE c.live"""
            ).fetchall()
            roots = unions.all(entities or (entity for source, entity in mentioned if source in sources))
            brought = (source for source, entity in mentioned if entities and entity in roots)
            together = (id for root in roots for id in unions.members(root))
            return Chosen(frozenset(sources).union(brought), frozenset(together))

        return self._ask(ask)
