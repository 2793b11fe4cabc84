"""Two copies of a case brought together: the set union of their entries, with the contents that these name.

Entries are named by their content, so a union loses nothing, changes nothing and comes out the same in whatever
order and however often copies are brought together. All that comes in is proven first: a copy is a stranger's file.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Table, bindparam, select

from dossier.domain.copies import Merged
from dossier.domain.custody import StoredEntry
from dossier.domain.entries import Entry, UnknownFact, WithheldFact
from dossier.domain.errors import CaseFileError, NotFound
from dossier.domain.views import Progress
from dossier.store import journal, tables
from dossier.store.casefile import CaseFile
from dossier.store.codec import MALFORMED, decode_header, entry_hash, read_fact
from dossier.store.content import unpacked
from dossier.store.failures import told
from dossier.store.readmodel.pace import Pace
from dossier.store.statements import adding, last_position, run

T = TypeVar("T")

MAX_CLOCK = 2**63 - 1
BATCH = 1000
"""Entries added in one statement."""

_e = tables.entry.c
_ROWS = (
    select(_e.position, _e.id, _e.header, _e.payload, _e.payload_sha256)
    .where(_e.position > bindparam("after"))
    .order_by(_e.position)
    .limit(bindparam("limit"))
)
CONTENT = {
    table: select(table.c.id, table.c.size, table.c.stored_sha256, table.c.content).where(
        table.c.position == bindparam("position")
    )
    for table in (tables.source, tables.blob)
}
_PLACES = {table: select(table.c.position, table.c.id) for table in tables.TRUTH}
_HOLDS = {table: select(table.c.position).where(table.c.id == bindparam("id")) for table in tables.TRUTH}


def merge(
    ours: CaseFile,
    theirs: CaseFile,
    *,
    foreign: bool = False,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Merged:
    """Add to `ours` whatever `theirs` holds and it does not, in one transaction; `theirs` is only read.

    `foreign` allows a copy of another case: its entries keep its id in their headers. Raises CaseFileError when the
    two do not belong together, or `theirs` holds something that is not what its id says; Cancelled. Then nothing
    was added.
    """
    require_kin(ours, theirs, foreign=foreign)
    pace = Pace(progress, cancelled)
    with ours.transaction() as driver, told(ours.path):
        incoming = _Incoming(ours, theirs, driver, pace)
        incoming.add_entries()
        sources = incoming.add_contents(tables.source)
        incoming.add_contents(tables.blob)
    return Merged(entries=incoming.entries, sources=sources, withheld=incoming.withheld_here)


def require_kin(ours: CaseFile, theirs: CaseFile, *, foreign: bool) -> None:
    """Raises CaseFileError when the two are one file, or of different cases and `foreign` is not asked for."""
    if _is_same_file(ours.path, theirs.path):
        raise CaseFileError(f"“{theirs.path.name}” is this case file itself: choose a copy of it.")
    if theirs.case_id != ours.case_id and not foreign:
        raise CaseFileError(
            f"“{theirs.path.name}” is no copy of “{ours.path.name}”: it is another case. Nothing was merged. If the two"
            " belong together all the same, import it: then both histories are kept side by side."
        )


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


class _Incoming:
    """What one merge brings in; works within the transaction of `driver`."""

    def __init__(self, ours: CaseFile, theirs: CaseFile, driver: sqlite3.Connection, pace: Pace) -> None:
        self._ours, self._theirs, self._driver, self._pace = ours, theirs, driver, pace
        self._named: set[str] | None = set()
        """The contents that incoming facts name; None once one of them cannot be read, and may name anything."""
        self.entries = 0
        self.withheld_here = 0

    def add_entries(self) -> None:
        known = dict(self._driver.execute("SELECT id, payload IS NOT NULL FROM entry").fetchall())
        (last,) = run(self._driver, last_position(tables.entry)).fetchone()
        new = (row for row in self._read() if not self._is_known(row, known))
        proven = (self._proven(row) for row in new)
        while rows := list(islice(proven, BATCH)):
            numbered = [(last + i, *row) for i, row in enumerate(rows, 1)]
            self._driver.executemany(adding(tables.entry), numbered)
            last += len(rows)
            self.entries += len(rows)

    def _read(self) -> Iterator[tuple[Any, ...]]:
        total = end_of(self._theirs, tables.entry)
        return self._pace.each("entries", raw_entries(self._theirs), total)

    def _is_known(self, row: tuple[Any, ...], known: dict[bytes, int]) -> bool:
        whole = known.get(row[1])
        if whole is None:
            return False
        self.withheld_here += bool(not whole and row[3] is not None)
        return True

    def _proven(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """The columns of the row after its position, made from what its hashes prove."""
        _, id, head, payload, digest = row
        try:
            if payload is not None and sha256(payload).digest() != digest:
                raise ValueError("its payload is not the one that was recorded")
            if entry_hash(head, digest) != id:
                raise ValueError("it is not what its id says")
            header = decode_header(head)
            if not 0 <= header.clock <= MAX_CLOCK:
                raise ValueError("its clock is no clock's reading")
            fact = read_fact(header, payload, digest)
        except (*MALFORMED, TypeError) as error:
            name = id.hex()[:12] if isinstance(id, bytes) else str(id)
            raise _damaged(self._theirs, f"entry {name}…", error) from error
        self._note_named(fact)
        return id, header.clock, header.replica, digest, head, payload

    def _note_named(self, fact: object) -> None:
        if self._named is None:
            return
        if isinstance(fact, (UnknownFact, WithheldFact)):
            self._named = None
            return
        values = (getattr(fact, field) for field in type(fact).__match_args__)  # type: ignore[attr-defined]
        self._named.update(value for value in values if isinstance(value, str) and len(value) == 64)

    def add_contents(self, table: Table) -> int:
        """Add the sources or blobs that incoming entries name. Returns how many are new."""
        places = [
            (position, id) for position, id in places_of(self._theirs, table) if self._is_wanted(table, id)
        ]
        (last,) = run(self._driver, last_position(table)).fetchone()
        for position, _ in self._pace.each(f"{table.name}s", places, len(places)):
            with self._theirs.reading() as driver:
                id, size, _, stored = run(driver, CONTENT[table], position=position).fetchone()
            self._prove_content(table, id, size, stored)
            last += 1
            self._driver.execute(adding(table), (last, id, size, sha256(stored).digest(), stored))
        return len(places)

    def _is_wanted(self, table: Table, id: bytes) -> bool:
        if self._named is not None and id.hex() not in self._named:
            return False
        return run(self._driver, _HOLDS[table], id=id).fetchone() is None

    def _prove_content(self, table: Table, id: bytes, size: int, stored: bytes) -> None:
        try:
            content = unpacked(stored, size)
            if sha256(content).digest() != id:
                raise ValueError("its content has another SHA-256")
        except (zlib.error, ValueError, TypeError) as error:
            raise _damaged(self._theirs, f"{table.name} {id.hex()[:12]}…", error) from error


def _damaged(theirs: CaseFile, what: str, error: Exception) -> CaseFileError:
    return CaseFileError(
        f"The {what} in “{theirs.path.name}” is damaged or was altered: {error}. Nothing was merged. Run “dossier"
        " verify” on that copy, and ask for it anew.",
        details=f"{theirs.path}: {error!r}",
    )


def raw_entries(case: CaseFile) -> Iterator[tuple[Any, ...]]:
    """(position, id, header, payload, payload_sha256) of all entries, by arrival; no lock is held between pages."""
    after = 0
    while True:
        with case.reading() as driver:
            page = run(driver, _ROWS, after=after, limit=journal.PAGE).fetchall()
        yield from page
        if len(page) < journal.PAGE:
            return
        after = page[-1][0]


def stored_entries(case: CaseFile) -> Iterator[StoredEntry]:
    """All entries as they are stored, by arrival."""
    for position, id, header, payload, digest in raw_entries(case):
        yield StoredEntry(position, id.hex(), header, payload, digest.hex())


def places_of(case: CaseFile, table: Table) -> list[tuple[int, bytes]]:
    """(position, id) of all rows of `table`."""
    with case.reading() as driver:
        return run(driver, _PLACES[table]).fetchall()


def end_of(case: CaseFile, table: Table) -> int:
    """The position of the last row of `table`; 0 when it has none."""
    with case.reading() as driver:
        return int(run(driver, last_position(table)).fetchone()[0])


@dataclass(frozen=True, slots=True)
class Union:
    """What `ours` would be after a merge: a truth that a read model can be made of, though nothing was merged.

    `new` are the positions, in `theirs`, of the entries that `ours` lacks.
    """

    ours: CaseFile
    theirs: CaseFile
    last: int
    new: tuple[int, ...]

    @classmethod
    def of(cls, ours: CaseFile, theirs: CaseFile) -> "Union":
        with ours.reading() as driver:
            places = dict(map(reversed, run(driver, _PLACES[tables.entry]).fetchall()))
        with theirs.reading() as driver:
            rows = run(driver, _PLACES[tables.entry]).fetchall()
        new = sorted(position for position, id in rows if id not in places)
        return cls(ours, theirs, max(places.values(), default=0), tuple(new))

    @property
    def case_id(self) -> str:
        return self.ours.case_id

    def entries(self, after: int = 0) -> Iterator[Entry]:
        if after < self.last:
            for entry in self.ours.entries(after):
                if entry.position > self.last:
                    break  # written since
                yield entry
        yield from self.incoming(max(0, after - self.last))

    def incoming(self, after: int = 0) -> Iterator[Entry]:
        """The new entries after the first `after` of them, with the positions that they would have in `ours`."""
        wanted = self.new[after:]
        if not wanted:
            return
        numbers = {position: self.last + after + i for i, position in enumerate(wanted, 1)}
        for entry in self.theirs.entries(wanted[0] - 1):
            if entry.position in numbers:
                yield replace(entry, position=numbers[entry.position])

    def text(self, text: str) -> str:
        return self._either(lambda case: case.text(text))

    def blob(self, blob: str) -> bytes:
        return self._either(lambda case: case.blob(blob))

    def _either(self, ask: Callable[[CaseFile], T]) -> T:
        try:
            return ask(self.ours)
        except NotFound:
            return ask(self.theirs)


def lacking(ours: CaseFile, theirs: CaseFile) -> int:
    """How many entries `theirs` lacks that `ours` has."""
    return len(Union.of(theirs, ours).new)
