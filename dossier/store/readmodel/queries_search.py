"""Searching: entities, sources, notes, statements, quotes and passages, with facets to narrow a search by.

What a query means stands in `domain/searching`, how it is answered in `searching/`: which sources it is true of, as
sets of numbers from the full-text index and from fields; then, in the best of these, the passages.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeVar

from dossier.domain.found import Facets, Hit, Results
from dossier.domain.searching import parse
from dossier.store.readmodel.asking import Asking
from dossier.store.readmodel.searching.seeking import Seeking

T = TypeVar("T")


class SearchQueries(Asking):
    def results(self, query: str, *, most: int | None = None) -> Results:
        """What a query finds, at most so many hits of each kind. Raises QueryError for one that cannot be read."""
        found = self._seek(query, most, lambda seeking: seeking.results(query))
        return found or Results(query)

    def search(self, query: str, *, limit: int | None = None) -> Sequence[Hit]:
        """The hits alone, entities first. Raises QueryError."""
        return self.results(query, most=limit).hits[:limit]

    def facets(self, query: str) -> Facets:
        """What a search can be narrowed by. Raises QueryError."""
        return self._seek(query, None, Seeking.facets) or Facets(0, 0, ())

    def arrived_since(self, query: str, position: int) -> frozenset[str]:
        """Those of the sources that a query is true of that came in after an entry, by its place of arrival. Raises
        QueryError."""

        def ask(connection: sqlite3.Connection, seeking: Seeking) -> frozenset[str]:
            rows = connection.execute(
                """SELECT o.no, o.id FROM journal j JOIN source o ON o.id = j.subject
                WHERE j.position > ? AND j.kind = 'SourceIngested'""",
                (position,),
            ).fetchall()
            return frozenset(id for no, id in rows if no in seeking.sources)

        tree = parse(query)
        return self._ask(lambda c: ask(c, Seeking(c, tree, None))) if tree is not None else frozenset()

    def _seek(self, query: str, most: int | None, question: Callable[[Seeking], T]) -> T | None:
        tree = parse(query)
        return None if tree is None else self._ask(lambda c: question(Seeking(c, tree, most)))
