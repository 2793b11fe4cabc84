"""Which sources have a common origin, kept in step with their texts: tables `print`, `kin`, `copied` and `family`.

Paragraphs meet under the keys of their signatures (`domain.shingles`), so that a new source is compared with those
alone that it may share a paragraph with. Under a key that very many sources have (a line that a publisher puts under
every article) all meet the first few alone: a text that a thousand papers printed is still one family, through those.
What two sources are to each other depends on nothing but the set of sources, whatever came in when.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from dossier.domain.kinship import Kin, Shared, address, families, kin
from dossier.domain.shingles import Shingled
from dossier.store.readmodel.batch import Batch
from dossier.store.readmodel.pace import Pace

COMMON = 64
"""A key that more sources have is a common one: those that are not among its first, by id, meet only the first."""
FEW, PART = 3, 3
"""Keys that two sources must share to be compared: so many, and where all of them are common ones, one in so many of
the keys of that which has fewer."""
_TEXTS = 2000
"""Texts that are held cut into shingles."""

Span = tuple[int, int]


class Kinship:
    """`put` and `forget` are called as texts come and go, `settle` once all rows of sources are written."""

    def __init__(self, connection: sqlite3.Connection, batch: Batch, *, fresh: bool) -> None:
        self._connection = connection
        self._batch = batch
        self._fresh = fresh
        self._touched: set[int] = set()
        self._parted: set[int] = set()
        """Sources whose kin went: their families are to be named anew."""
        self._added: defaultdict[int, set[int]] = defaultdict(set)
        """The sources that have a key now and had not before, by key; below, the other way round, by their ids."""
        self._removed: defaultdict[int, set[tuple[str, int]]] = defaultdict(set)
        self._texts: dict[int, Shingled] = {}
        self._hubs = lru_cache(1 << 16)(self._first)
        self._id = lru_cache(1 << 17)(self._in_use)
        self._keys = lru_cache(1 << 17)(self._count_keys)

    # -- texts come and go

    def put(self, no: int, pieces: Iterable[tuple[int, int, str]], spared: Sequence[Span], url: str) -> None:
        """The text of source `no`, as `derive.stretches` cuts it; `spared` is what is boilerplate in it."""
        text = Shingled.of(_told(pieces, spared))
        prints = text.keys
        if len(self._texts) < _TEXTS:
            self._texts[no] = text
        self._batch.add("print", [(key, no) for key in sorted(prints)])
        self._batch.add("family", [(no, address(url), len(prints), "")])
        if not self._fresh:
            self._touched.add(no)
            for key in prints:
                self._added[key].add(no)

    def forget(self, no: int, id: str) -> None:
        """Source `no` says nothing any more; its text is still there."""
        for key in self._text(no).keys:
            if self._connection.execute("DELETE FROM print WHERE key = ? AND source = ?", (key, no)).rowcount:
                self._removed[key].add((id, no))
        linked = self._connection.execute("SELECT beside FROM kin WHERE source = ?", (no,))
        self._touched.add(no)
        self._parted.update(beside for (beside,) in linked)
        self._unlink([no])
        self._connection.execute("DELETE FROM family WHERE source = ?", (no,))
        del self._texts[no]

    def readdress(self, no: int, url: str) -> None:
        """The address of source `no` may be another one now."""
        changed = self._connection.execute(
            "UPDATE family SET address = ?1 WHERE source = ?2 AND address <> ?1", (address(url), no)
        )
        if changed.rowcount:
            self._touched.add(no)

    # -- who is whose kin

    def settle(self, pace: Pace) -> None:
        """Bring kin and families up to date."""
        for known in (self._hubs, self._id, self._keys):
            known.cache_clear()
        again = self._all_that_meet() if self._fresh else self._touched | self._displaced()
        if not again and not self._parted:
            return
        if not self._fresh:
            self._unlink(again)
        in_use = sorted((no for no in again if self._id(no)), key=self._id)
        for no in pace.each("origins", in_use, len(in_use)):
            self._link(no, again)
        self._batch.flush()
        self._join(again | self._parted)

    def _all_that_meet(self) -> set[int]:
        """At a rebuild: every source that shares a key or an address with another one."""
        return {
            no
            for (no,) in self._ask(
                """SELECT source FROM print WHERE key IN (SELECT key FROM print GROUP BY key HAVING count(*) > 1)
                UNION SELECT source FROM family WHERE address IN (
                    SELECT address FROM family WHERE address <> '' GROUP BY address HAVING count(*) > 1)"""
            )
        }

    def _displaced(self) -> set[int]:
        """The sources that are, or are not, among the first of a key since others came or went; all that have a key
        which became common, or is so no longer."""
        found: set[int] = set()
        for key in self._added.keys() | self._removed.keys():
            new, gone = self._added[key], self._removed[key]
            known = self._ask("SELECT count(*) FROM print WHERE key = ?", (key,)).fetchone()[0]
            before = known - len(new) + len(gone)
            if max(known, before) <= COMMON:
                continue
            most = COMMON + len(new) + len(gone)
            now = self._members(key, most)
            then = sorted({*((id, no) for id, no in now if no not in new), *gone})[:COMMON]
            if (known > COMMON) is not (before > COMMON):
                found.update(no for _, no in now)
            found.update(no for _, no in {*now[:COMMON]} ^ {*then})
        return found

    def _members(self, key: int, limit: int) -> list[tuple[str, int]]:
        """The first sources by id that have a key."""
        return self._ask(
            "SELECT o.id, o.no FROM print p JOIN source o ON o.no = p.source WHERE p.key = ? ORDER BY o.id LIMIT ?",
            (key, limit),
        ).fetchall()

    def _first(self, key: int) -> tuple[frozenset[int], bool]:
        """The sources that all others of a key meet, and whether it is a common one."""
        members = self._members(key, COMMON + 1)
        return frozenset(no for _, no in members[:COMMON]), len(members) > COMMON

    def _met(self, no: int, again: Collection[int]) -> dict[int, bool]:
        """Whom source `no` is to be compared with, and whether they meet under a key that is not common; of those that
        are settled `again` as well, each looks among the first of a common key."""
        shared: Counter[int] = Counter()
        rare: set[int] = set()
        for key in self._text(no).keys:
            first, common = self._hubs(key)
            shared.update(first)
            if not common:
                rare |= first
            elif no in first:
                all_ = (each for (each,) in self._ask("SELECT source FROM print WHERE key = ?", (key,)))
                shared.update(each for each in all_ if each not in first and each not in again)
        shared.pop(no, None)
        return {
            other: other in rare
            for other, n in shared.items()
            if n >= FEW and (other in rare or PART * n >= min(self._keys(no), self._keys(other)))
        }

    def _link(self, no: int, again: Collection[int]) -> None:
        """Write what source `no` and others are to each other; of two that are settled anew, once: those that are not
        among the first of a key look there, and the first by id are."""
        met = self._met(no, again)
        same = {
            other
            for (other,) in self._ask(
                """SELECT b.source FROM family a JOIN family b ON b.address = a.address AND b.source <> a.source
                WHERE a.source = ? AND a.address <> ''""",
                (no,),
            )
        }
        for other in met.keys() | same:
            if self._id(other) and (other not in again or self._id(other) < self._id(no)):
                self._compare(no, other, same_address=other in same, rare=met.get(other, False))

    def _compare(self, no: int, other: int, *, same_address: bool, rare: bool) -> None:
        one, two = self._text(no), self._text(other)
        found = Shared(one, two)
        relation = kin(found, one, same_address=same_address, may_quote=rare)
        if relation is None:
            return
        self._batch.add("kin", [(no, other, relation, found.one), (other, no, relation, found.other)])
        alike = found.quoted if relation is Kin.QUOTES else found.pairs
        pairs = [(no, mine, other, theirs) for mine, theirs in alike]
        self._batch.add("copied", [*pairs, *((b, theirs, a, mine) for a, mine, b, theirs in pairs)])

    def _unlink(self, some: Iterable[int]) -> None:
        for no in some:
            for table in ("kin", "copied"):
                others = self._ask(f"SELECT DISTINCT beside FROM {table} WHERE source = ?", (no,)).fetchall()
                self._connection.executemany(
                    f"DELETE FROM {table} WHERE source = ? AND beside = ?",
                    [(other, no) for (other,) in others],
                )
                self._connection.execute(f"DELETE FROM {table} WHERE source = ?", (no,))

    def _join(self, some: set[int]) -> None:
        """Name the families of these sources, and of all that are or were one with them."""
        all_ = json.dumps(sorted(some))
        concerned = some | {
            no
            for (no,) in self._ask(
                """SELECT source FROM family WHERE family IN (
                    SELECT family FROM family WHERE source IN (SELECT value FROM json_each(?)) AND family <> '')""",
                (all_,),
            )
        }
        links: list[tuple[str, str]] = []
        waiting, seen = set(concerned), set[int]()
        while waiting:
            no = waiting.pop()
            seen.add(no)
            rows = self._ask("SELECT beside, relation FROM kin WHERE source = ?", (no,))
            for other in [beside for beside, relation in rows if Kin(relation).one_origin]:
                links.append((self._id(no), self._id(other)))
                waiting.update({other} - seen)
        ids = {no: id for no in seen if (id := self._id(no))}
        joined = families(ids.values(), links)
        sizes = Counter(joined.values())
        self._connection.executemany(
            "UPDATE family SET family = ? WHERE source = ?",
            [(joined[id] if sizes[joined[id]] > 1 else "", no) for no, id in ids.items()],
        )

    # -- texts

    def _in_use(self, no: int) -> str:
        """The id of a source; empty of one that is withdrawn."""
        row = self._ask(
            "SELECT o.id FROM source o JOIN family f ON f.source = o.no WHERE o.no = ?", (no,)
        ).fetchone()
        return str(row[0]) if row else ""

    def _count_keys(self, no: int) -> int:
        row = self._ask("SELECT keys FROM family WHERE source = ?", (no,)).fetchone()
        return int(row[0]) if row else 0

    def _text(self, no: int) -> Shingled:
        """The text of a source cut into shingles; of those that are held the oldest go first."""
        if no not in self._texts:
            if len(self._texts) >= _TEXTS:
                del self._texts[next(iter(self._texts))]
            self._texts[no] = self._read(no)
        return self._texts[no]

    def _read(self, no: int) -> Shingled:
        pieces = self._ask(
            "SELECT number, start, body FROM paragraph WHERE source = ? ORDER BY number", (no,)
        )
        spared = self._ask("SELECT start, end FROM boilerplate WHERE source = ?", (no,)).fetchall()
        return Shingled.of(_told(pieces, spared))

    def _ask(self, sql: str, parameters: Sequence[object] = ()) -> sqlite3.Cursor:
        return self._connection.execute(sql, parameters)


def _told(pieces: Iterable[tuple[int, int, str]], spared: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text that are not boilerplate, by number."""
    for number, start, body in pieces:
        if not any(low <= start < high for low, high in spared):
            yield number, body
