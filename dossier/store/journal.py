"""The journal: append, and read in order of arrival.

Everything here works on a connection that the case file hands over; who opens and ends transactions is `casefile.py`.
"""

from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Table, bindparam, func, insert, select
from sqlalchemy.dialects import sqlite

from dossier.domain.clock import COUNTER_BITS, MAX_DRIFT_MS, next_reading
from dossier.domain.entries import Author, Entry, EntryId, Fact, Header
from dossier.domain.errors import CaseFileError
from dossier.store import tables
from dossier.store.codec import CODEC, MALFORMED, decode_header, encode_header, entry_hash, read_fact
from dossier.store.content import MAX_CONTENT, packed
from dossier.store.failures import told

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
_HAS = select(_e.position).where(_e.id == bindparam("id"))
_STATE = select(
    select(func.coalesce(func.max(_e.position), 0)).scalar_subquery(),
    _HEAD.scalar_subquery(),
    select(func.coalesce(func.max(_e.clock), 0)).where(_e.clock <= bindparam("ceiling")).scalar_subquery(),
)


def read_page(connection: Connection, after: int, path: Path) -> list[Entry]:
    """Up to PAGE entries that arrived after position `after`."""
    rows = connection.execute(_PAGE, {"after": after, "limit": PAGE}).all()
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


def head(connection: Connection, replica: str) -> EntryId | None:
    found = connection.execute(_HEAD, {"replica": replica}).scalar()
    return None if found is None else found.hex()


def has_entry(connection: Connection, entry: EntryId) -> bool:
    try:
        return connection.execute(_HAS, {"id": bytes.fromhex(entry)}).first() is not None
    except ValueError:  # no hex
        return False


@cache
def _insert(table: Table) -> str:
    """The driver's own statement, so that batches go straight to its executemany; parameters in the table's column order."""
    return str(insert(table).compile(dialect=sqlite.dialect()))


class Writer:
    """What one act of a person adds to the case. Made by `CaseFile.writing`, and dead when its block ends.

    Bytes that no fact names are not kept: a source or blob is stored with the append of the first fact that names it.
    """

    def __init__(
        self, connection: Connection, path: Path, case: str, author: Author, wall_ms: Callable[[], int]
    ) -> None:
        self._connection = connection
        self._path = path
        self._case = case
        self._author = author
        self._wall_ms = wall_ms
        self._act = uuid4().hex
        self._pending: dict[str, tuple[Table, bytes]] = {}
        self._state: tuple[int, EntryId | None, int] | None = None
        self.failed: CaseFileError | None = None
        """What went wrong in this block; the block is rolled back even when the caller caught it."""

    def add_source(self, content: bytes) -> str:
        """The id of a source with these original bytes; they are stored once a fact names them, and only once."""
        return self._add(tables.source, content)

    def add_blob(self, content: bytes) -> str:
        """The id of a blob (a canonical text in UTF-8, an analysis); stored once a fact names it, and only once."""
        return self._add(tables.blob, content)

    def append(self, facts: Sequence[Fact]) -> Sequence[Entry]:
        """Append one entry for each fact, in order, all with the same act. Returns them as the journal holds them.

        Raises CaseFileError when the file cannot be written; then the whole block is rolled back.
        """
        if not facts:
            return ()
        try:
            with told(self._path):
                return self._append(facts)
        except CaseFileError as error:
            self.failed = error
            raise

    def _append(self, facts: Sequence[Fact]) -> Sequence[Entry]:
        wall = self._wall_ms()
        position, previous, clock = self._state or self._read_state(wall)
        case, replica, analyst, act = self._case, self._author.replica, self._author.analyst, self._act
        entries: list[Entry] = []
        rows: list[tuple[Any, ...]] = []
        for fact in facts:
            position, clock = position + 1, next_reading(clock, wall)
            kind, version = CODEC.kind(fact)
            payload = CODEC.encode(fact)
            digest = sha256(payload).digest()
            header = Header(kind, version, case, replica, analyst, clock, previous, act)
            header_bytes = encode_header(header)
            id = entry_hash(header_bytes, digest)
            previous = id.hex()
            rows.append((position, id, clock, replica, digest, header_bytes, payload))
            entries.append(Entry(previous, header, fact, position))
        self._store_named(facts)
        self._connection.exec_driver_sql(_insert(tables.entry), rows)
        self._state = position, previous, clock
        return entries

    def _read_state(self, wall: int) -> tuple[int, EntryId | None, int]:
        """(last position, our last entry, the latest clock reading that is not far ahead of ours)"""
        ceiling = (wall + MAX_DRIFT_MS) << COUNTER_BITS
        values = {"replica": self._author.replica, "ceiling": ceiling}
        position, previous, clock = self._connection.execute(_STATE, values).one()
        return position, None if previous is None else previous.hex(), clock

    def _add(self, table: Table, content: bytes) -> str:
        if len(content) > MAX_CONTENT:
            raise CaseFileError(
                f"{len(content):,} bytes are more than a case file keeps of one source ({MAX_CONTENT:,}). Split it."
            )
        id = sha256(content).hexdigest()
        self._pending[f"{table.name}/{id}"] = table, content
        return id

    def _store_named(self, facts: Sequence[Fact]) -> None:
        if not self._pending:
            return
        named = {getattr(fact, name) for fact in facts for name in fact.__match_args__}
        for key, (table, content) in list(self._pending.items()):
            id = key.partition("/")[2]
            if id in named:
                del self._pending[key]
                self._store(table, bytes.fromhex(id), content)

    def _store(self, table: Table, id: bytes, content: bytes) -> None:
        c = table.c
        if self._connection.execute(select(c.position).where(c.id == id)).first():
            return
        last = self._connection.execute(select(func.coalesce(func.max(c.position), 0))).scalar_one()
        compressed = packed(content)
        row = (last + 1, id, len(content), sha256(compressed).digest(), compressed)
        self._connection.exec_driver_sql(_insert(table), row)
