"""Which entities are one: merges as redirects, followed to their end."""

import sqlite3
from collections.abc import Iterable


class Unions:
    """Follows redirects. Two merges into each other, made apart, are one entity under the lesser id."""

    def __init__(self, into: dict[str, str]) -> None:
        self._into = into
        self._parts: dict[str, list[str]] = {}
        for entity in sorted(into):
            self._parts.setdefault(into[entity], []).append(entity)

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> "Unions":
        rows = connection.execute(
            "SELECT target, value FROM register WHERE field = 'into' AND value <> '' AND family = 'entity'"
        )
        return cls(dict(rows.fetchall()))

    def root(self, id: str) -> str:
        """What `id` is merged into at last; itself when it is merged into nothing."""
        seen = [id]
        while (following := self._into.get(seen[-1])) is not None:
            if following in seen:
                return min(seen[seen.index(following) :])
            seen.append(following)
        return seen[-1]

    def links(self, one: str, other: str) -> list[str]:
        """The ids whose redirects make `one` and `other` the same; without any of these they would be two."""
        mine, theirs = self._followed(one), self._followed(other)
        return sorted(set(mine) ^ set(theirs) or {*mine, *theirs})

    def _followed(self, id: str) -> list[str]:
        """The ids that are redirected on the way from `id` to its root, or round a circle."""
        seen = list[str]()
        while id in self._into and id not in seen:
            seen.append(id)
            id = self._into[id]
        return seen

    def members(self, root: str) -> list[str]:
        """All ids that are one with `root`, which comes first."""
        found = [root]
        for id in found:
            found += [part for part in self._parts.get(id, ()) if part not in found]
        return found

    def all(self, ids: Iterable[str]) -> set[str]:
        """The roots of `ids`."""
        return {self.root(id) for id in ids}
