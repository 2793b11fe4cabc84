"""How many sources a query is true of, and in which order they come."""

import sqlite3

from dossier.domain.searching import Node, words_alone
from dossier.store.readmodel.searching.expressions import Spellings, any_wanted, expression
from dossier.store.readmodel.searching.sets import Sets

RANKED = 3_000
"""Sources up to which they are put in order of relevance; of more, the last ingested come first."""


class Ordering:
    """The sources that `tree` is true of. Where it asks for nothing but words, the index itself counts them and gives
    the first: a hundred thousand numbers need not be fetched for the twenty sources that are shown."""

    def __init__(self, connection: sqlite3.Connection, sets: Sets, tree: Node, spellings: Spellings) -> None:
        self._connection, self._sets, self._tree = connection, sets, tree
        self._whole = expression(tree, spellings)
        self._words = self._whole or _words(tree, spellings)

    def count(self) -> int:
        if self._whole is not None:
            return self._count(self._whole)
        return len(self._sets.of(self._tree))

    def latest(self, most: int | None) -> list[int]:
        """The last ingested first: numbers grow as sources come in."""
        if self._whole is None:
            return sorted(self._sets.of(self._tree), reverse=True)[:most]
        return self._ask("ORDER BY rowid DESC LIMIT ?", self._whole, -1 if most is None else most)

    def best(self, most: int | None) -> list[int]:
        """The most relevant first, as far as words say so and that is found out in time; else the latest."""
        if self._words is None or self._count(self._words, RANKED + 1) > RANKED:
            return self.latest(most)
        ranked = self._ask("ORDER BY rank LIMIT ?", self._words, -1)
        if self._whole is not None:
            return ranked[:most]
        sources = self._sets.of(self._tree)
        ranked = [no for no in ranked if no in sources]
        there = set(ranked)
        return [*ranked, *(no for no in self.latest(None) if no not in there)][:most]

    def _ask(self, order: str, words: str, limit: int) -> list[int]:
        sql = f"SELECT rowid FROM source_index WHERE source_index MATCH ? {order}"
        return [no for (no,) in self._connection.execute(sql, (words, limit))]

    def _count(self, words: str, most: int = -1) -> int:
        sql = "SELECT count(*) FROM (SELECT 1 FROM source_index WHERE source_index MATCH ? LIMIT ?)"
        (count,) = self._connection.execute(sql, (words, most)).fetchone()
        return int(count)


def _words(tree: Node, spellings: Spellings) -> str | None:
    """What a tree with fields asks of words, or any of the words that it asks for."""
    alone = words_alone(tree)
    if alone is None:
        return None
    return expression(alone, spellings) or any_wanted(alone, spellings)
