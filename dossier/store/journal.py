"""The journal: append, and read in order of arrival.

Everything works on a connection that the case file hands over; `casefile.py` begins and ends transactions.
"""

import sqlite3
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, overload
from uuid import uuid4

from sqlalchemy import Table, bindparam, func, select

from dossier.domain.clock import COUNTER_BITS, MAX_DRIFT_MS, next_reading
from dossier.domain.entries import Author, Entry, EntryId, Fact
from dossier.domain.errors import CaseFileError
from dossier.store import tables
from dossier.store.codec import (
    CODEC,
    MALFORMED,
    HeaderRecord,
    decode_header,
    encode_header,
    entry_hash,
    read_fact,
)
from dossier.store.content import MAX_CONTENT, packed
from dossier.store.failures import told
from dossier.store.statements import adding, by_id, last_position, run

PAGE = 5000
"""Entries read in one statement: no read lock is held while the reader works on them."""

_e = tables.entry.c
_PAGE = (
    select(_e.position, _e.id, _e.header, _e.payload, _e.payload_sha256)
    .where(_e.position > bindparam("after"))
    .order_by(_e.position)
    .limit(bindparam("limit"))
)
_HEAD = select(_e.id).where(_e.replica == bindparam("replica")).order_by(_e.position.desc()).limit(1)
_STATE = select(
    select(func.coalesce(func.max(_e.position), 0)).scalar_subquery(),
    _HEAD.scalar_subquery(),
    select(func.coalesce(func.max(_e.clock), 0)).where(_e.clock <= bindparam("ceiling")).scalar_subquery(),
)


def raw_page(driver: sqlite3.Connection, after: int, limit: int) -> list[tuple[Any, ...]]:
    """(position, id, header, payload, payload_sha256) of up to `limit` entries that arrived after `after`."""
    return run(driver, _PAGE, after=after, limit=limit).fetchall()


def read_page(driver: sqlite3.Connection, path: Path, after: int, limit: int) -> list[Entry]:
    """Up to `limit` entries that arrived after position `after`."""
    rows = raw_page(driver, after, limit)
    try:
        return [
            Entry(id.hex(), header := decode_header(head), read_fact(header, payload, digest), position)
            for position, id, head, payload, digest in rows
        ]
    except (*MALFORMED, AttributeError, TypeError) as error:
        raise CaseFileError(
            f"The journal of “{path.name}” is damaged. Run “dossier verify” on it to see where,"
            " and restore it from a backup.",
            details=f"{path}: {error}",
        ) from error


def head(driver: sqlite3.Connection, replica: str) -> EntryId | None:
    found = run(driver, _HEAD, replica=replica).fetchone()
    return None if found is None else found[0].hex()


def has_entry(driver: sqlite3.Connection, entry: EntryId) -> bool:
    try:
        return run(driver, by_id(tables.entry, "position"), id=bytes.fromhex(entry)).fetchone() is not None
    except ValueError:  # no hex
        return False


class Appended(Sequence[Entry]):
    """The entries of one append, made when they are asked for: a batch of thousands is rarely looked at."""

    def __init__(self, rows: Sequence[tuple[Any, ...]], facts: Sequence[Fact]) -> None:
        self._rows = rows
        self._facts = facts

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(index, slice):
            return Appended(self._rows[index], self._facts[index])
        position, id, _, _, _, header, _ = self._rows[index]
        return Entry(id.hex(), decode_header(header), self._facts[index], position)


class Writer:
    """What one act of a person adds to the case. Made by `CaseFile.writing`, and dead when its block ends.

    Bytes that no fact names are not kept: a source or blob is stored with the first fact that names it.
    """

    def __init__(
        self,
        driver: sqlite3.Connection,
        path: Path,
        case: str,
        author: Author,
        wall_ms: Callable[[], int],
    ) -> None:
        self._driver = driver
        self._path = path
        self._case = case
        self._author = author
        self._wall_ms = wall_ms
        self._act = uuid4().hex
        self._pending: dict[tuple[str, Table], bytes] = {}
        self._state: tuple[int, EntryId | None, int] | None = None
        self.failed: Exception | None = None
        """What went wrong; the block is rolled back even when the caller caught it."""

    def has_source(self, source: str) -> bool:
        """Whether the case holds this source now, whatever any read model has seen of it."""
        held = by_id(tables.source, "position")
        return run(self._driver, held, id=bytes.fromhex(source)).fetchone() is not None

    def add_source(self, content: bytes) -> str:
        """The id of a source with these original bytes; stored once a fact names it, and only once."""
        return self._add(tables.source, content)

    def add_blob(self, content: bytes) -> str:
        """The id of a blob (a text in UTF-8, an analysis); stored once a fact names it, and only once."""
        return self._add(tables.blob, content)

    @property
    def tip(self) -> tuple[str, str, EntryId | None]:
        """The case, the replica that writes, and its last entry so far."""
        if self._state is None:
            self._state = self._read_state(self._wall_ms())
        return self._case, self._author.replica, self._state[1]

    def append(self, facts: Sequence[Fact]) -> Sequence[Entry]:
        """Append one entry for each fact, in order, all with the same act, and return them.

        Raises CaseFileError when the file cannot be written, and TypeError or ValueError for a fact that
        cannot be recorded (see codec.py). After that the whole block is rolled back.
        """
        if not facts:
            return ()
        try:
            with told(self._path):
                return self._append(facts)
        except Exception as error:
            self.failed = error
            raise

    def _append(self, facts: Sequence[Fact]) -> Sequence[Entry]:
        wall = self._wall_ms()
        position, previous, clock = self._state or self._read_state(wall)
        case, replica, analyst, act = self._case, self._author.replica, self._author.analyst, self._act
        encode = CODEC.encode
        rows: list[tuple[Any, ...]] = []
        for fact in facts:
            kind, version, payload = encode(fact)
            position += 1
            clock = next_reading(clock, wall)
            digest = sha256(payload).digest()
            header = encode_header(HeaderRecord(kind, version, case, replica, analyst, clock, previous, act))
            id = entry_hash(header, digest)
            previous = id.hex()
            rows.append((position, id, clock, replica, digest, header, payload))
        self._store_named(facts)
        self._driver.executemany(adding(tables.entry), rows)
        self._state = position, previous, clock
        return Appended(rows, tuple(facts))

    def _read_state(self, wall: int) -> tuple[int, EntryId | None, int]:
        """(last position, our last entry, the latest clock reading that is not far ahead of ours)"""
        ceiling = (wall + MAX_DRIFT_MS) << COUNTER_BITS
        found = run(self._driver, _STATE, replica=self._author.replica, ceiling=ceiling).fetchone()
        position, previous, clock = found
        return position, None if previous is None else previous.hex(), clock

    def _add(self, table: Table, content: bytes) -> str:
        if len(content) > MAX_CONTENT:
            raise CaseFileError(
                f"{len(content):,} bytes are more than “{self._path.name}” can keep of one source"
                f" ({MAX_CONTENT:,}). Split it."
            )
        id = sha256(content).hexdigest()
        self._pending[id, table] = content
        return id

    def _store_named(self, facts: Sequence[Fact]) -> None:
        """Store what was added and one of `facts` names."""
        if not self._pending:
            return
        named = {getattr(fact, field) for fact in facts for field in fact.__match_args__}
        for id, table in [key for key in self._pending if key[0] in named]:
            self._store(table, bytes.fromhex(id), self._pending.pop((id, table)))

    def _store(self, table: Table, id: bytes, content: bytes) -> None:
        if run(self._driver, by_id(table, "position"), id=id).fetchone():
            return
        (last,) = run(self._driver, last_position(table)).fetchone()
        stored = packed(content)
        self._driver.execute(adding(table), (last + 1, id, len(content), sha256(stored).digest(), stored))
