"""Which documents a tree is true of: sets of numbers, found by words and by fields, and put together."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from functools import reduce
from itertools import chain

from dossier.domain.searching import And, Field, FieldName, Node, Not, Or, words_alone
from dossier.domain.searching.tree import all_of
from dossier.store.readmodel.searching.expressions import Spellings, expression

Numbers = set[int]

WITHIN = 20_000
"""Documents up to which it is quicker to have the index leave out all others than to do so afterwards."""


def numbers(rows: Iterable[tuple[int]]) -> Numbers:
    """The only column of the rows; of a hundred thousand in a hundredth of a second."""
    return set(chain.from_iterable(rows))


def matching(
    connection: sqlite3.Connection, index: str, words: str, within: Numbers | None = None
) -> Numbers:
    """The documents of a full-text index that match a query, of those that count."""
    sql = f"SELECT rowid FROM {index} WHERE {index} MATCH ?"
    if within is None:
        return numbers(connection.execute(sql, (words,)))
    # The sign keeps SQLite from asking the index once for each of them.
    limited = f"{sql} AND +rowid IN (SELECT value FROM json_each(?))"
    return numbers(connection.execute(limited, (words, json.dumps(list(within)))))


class Sets:
    """`matching` gives the documents that match a full-text query, `having` those that have a field, `every` all. The
    first two may be told that only documents in a small set count (None: all do). `names`: documents are short, so that
    words leave few of them; of whole texts, fields do."""

    def __init__(
        self,
        matching: Callable[[str, Numbers | None], Numbers],
        having: Callable[[Field, Numbers | None], Numbers],
        every: Callable[[], Numbers],
        spellings: Spellings,
        *,
        names: bool,
    ) -> None:
        self._names = names
        self._matching, self._having, self._every = matching, having, every
        self._spellings = spellings
        self._known: dict[Node, Numbers] = {}

    def of(self, node: Node) -> Numbers:
        """The documents that `node` is true of; not to be changed by the caller."""
        if node not in self._known:
            self._known[node] = self._of(node)
        return self._known[node]

    def _of(self, node: Node) -> Numbers:
        words = expression(node, self._spellings)
        if words is not None:
            return self._matching(words, None)
        match node:
            case Field():
                return self._having(node, None)
            case Not(part):
                return self._every() - self.of(part)
            case Or(parts):
                return reduce(set.union, map(self.of, parts))
            case And(parts):
                return self._all(list(parts))
            case _:
                raise TypeError(node)

    def _all(self, parts: list[Node]) -> Numbers:
        """What leaves few first: where nothing is left, nothing more need be looked for. All words go to the index at
        once, which is good at finding what they have in common."""
        wanted: list[Node] = [part for part in parts if not isinstance(part, Not)]
        words = [part for part in wanted if words_alone(part) == part]
        rest = [part for part in wanted if part not in words]
        without = [part.part for part in parts if isinstance(part, Not)]
        found = self._together(words, None) if words and self._names else None
        for part in sorted(rest, key=_cost):
            if found is not None and not found:
                return set()
            held = self._having(part, _small(found)) if isinstance(part, Field) else self.of(part)
            found = held if found is None else found & held
        if words and not self._names:
            matched = self._together(words, _small(found))
            found = matched if found is None else found & matched
        if found is None:
            found = self._every()
        for part in without:
            found = found - self.of(part)
        return found

    def _together(self, words: list[Node], within: Numbers | None) -> Numbers:
        whole = expression(all_of(words), self._spellings)
        if whole is not None:
            return self._matching(whole, within)
        return reduce(set.intersection, map(self.of, words))


_BROAD = (FieldName.PUBLISHER, FieldName.SOURCE, FieldName.STATUS)
"""Fields that may hold for nearly all sources, or take long to ask for: they come last."""


def _cost(node: Node) -> int:
    return 0 if isinstance(node, Field) and node.name not in _BROAD else 1


def _small(found: Numbers | None) -> Numbers | None:
    """A set that is small enough to say which documents count."""
    return found if found is not None and len(found) <= WITHIN else None
