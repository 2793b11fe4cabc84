"""Two copies of a case brought together: the set union of their entries, with the contents that these name.

Entries are named by their content, so a union loses nothing, changes nothing and comes out the same in whatever
order and however often copies are brought together. All that comes in is proven first: a copy is a stranger's file.
"""

import sqlite3
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Table, bindparam, select

from dossier.domain.copies import Merged
from dossier.domain.custody import StoredEntry
from dossier.domain.entries import Entry, SourceAnalysed, SourceIngested, UnknownFact, WithheldFact
from dossier.domain.errors import CaseFileError, NotFound
from dossier.domain.views import Progress
from dossier.store import tables
from dossier.store.casefile import CaseFile
from dossier.store.failures import told
from dossier.store.proof.quoting import sources
from dossier.store.proof.references import content_key
from dossier.store.proving import Row, damaged, prove_content, prove_entry, raw_entries
from dossier.store.readmodel.pace import Pace
from dossier.store.statements import adding, last_position, run

T = TypeVar("T")

BATCH = 1000
"""Entries added in one statement."""

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
        incoming = _Incoming(theirs, driver, pace)
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
            " belong together all the same, “dossier merge CASE OTHER --import” keeps both histories side by side."
        )


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


class _Incoming:
    """What one merge brings in; works within the transaction of `driver`."""

    def __init__(self, theirs: CaseFile, driver: sqlite3.Connection, pace: Pace) -> None:
        self._theirs, self._driver, self._pace = theirs, driver, pace
        self._needed: dict[Table, set[bytes]] = {tables.source: set(), tables.blob: set()}
        """The contents without which an incoming entry would be none."""
        self._named: set[bytes] | None = set()
        """Sources that incoming decisions name; None once a fact cannot be read, and may name anything."""
        self._lacks_sources = any(
            not self._is_held(tables.source, id) for _, id in places_of(theirs, tables.source)
        )
        """Whether what decisions name matters at all."""
        self._predecessors: set[bytes] = set()
        self.entries = 0
        self.withheld_here = 0

    def add_entries(self) -> None:
        known = dict(self._driver.execute("SELECT id, payload IS NOT NULL FROM entry").fetchall())
        (last,) = run(self._driver, last_position(tables.entry)).fetchone()
        new = self._new(known)
        while rows := list(islice(new, BATCH)):
            numbered = [(last + i, *row) for i, row in enumerate(rows, 1)]
            self._driver.executemany(adding(tables.entry), numbered)
            last += len(rows)
            self.entries += len(rows)
        self._require_predecessors(known)

    def _require_predecessors(self, known: Container[bytes]) -> None:
        """What follows an entry that neither copy has came out of a chain with a gap: nobody could prove it again."""
        for id in sorted(self._predecessors):
            if id not in known:
                name = f"entry {id.hex()[:12]}…"
                raise damaged(self._theirs, name, "others follow it, and it is missing")

    def _new(self, known: dict[bytes, int]) -> Iterator[Row]:
        """The columns, after the position, of what is not `known`, each proven and once."""
        total = end_of(self._theirs, tables.entry)
        for row in self._pace.each("entries", raw_entries(self._theirs), total):
            _, id, _, payload, _ = row
            whole = known.get(id)
            if whole is None:
                entry = prove_entry(self._theirs, row)
                self._note_named(entry.fact)
                if entry.header.previous is not None:
                    self._predecessors.add(content_key(entry.header.previous))
                known[entry.id] = payload is not None
                yield entry.columns
            else:
                self.withheld_here += bool(not whole and payload is not None)

    def _note_named(self, fact: object) -> None:
        if isinstance(fact, (UnknownFact, WithheldFact)):
            self._named = None
        elif isinstance(fact, SourceIngested):
            self._need(fact.source, fact.text)
        elif isinstance(fact, SourceAnalysed):
            self._need(fact.source, fact.text, fact.analysis)
        elif self._lacks_sources and self._named is not None:
            self._named.update(content_key(source) for source in sources(fact))

    def _need(self, source: str, *blobs: str) -> None:
        self._needed[tables.source].add(content_key(source))
        self._needed[tables.blob].update(map(content_key, blobs))

    def add_contents(self, table: Table) -> int:
        """Add the sources or blobs that incoming entries name. Returns how many are new."""
        places = [
            (position, id) for position, id in places_of(self._theirs, table) if self._is_wanted(table, id)
        ]
        (last,) = run(self._driver, last_position(table)).fetchone()
        for position, id in self._pace.each(f"{table.name}s", places, len(places)):
            last += 1
            self._driver.execute(adding(table), (last, *prove_content(self._theirs, table, position, id)))
        for id in sorted(self._needed[table]):
            if not self._is_held(table, id):
                name = f"{table.name} {id.hex()[:12]}…"
                raise damaged(self._theirs, name, "an entry names it, and it is missing")
        return len(places)

    def _is_wanted(self, table: Table, id: bytes) -> bool:
        if id not in self._needed[table] and self._named is not None and id not in self._named:
            return False
        return not self._is_held(table, id)

    def _is_held(self, table: Table, id: bytes) -> bool:
        return run(self._driver, _HOLDS[table], id=id).fetchone() is not None


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
        """The new entries after the first `after` of them, with the positions that they would have in `ours`.

        Raises CaseFileError for one that is not what its id says.
        """
        wanted = self.new[after:]
        if not wanted:
            return
        numbers = {position: self.last + after + i for i, position in enumerate(wanted, 1)}
        for row in raw_entries(self.theirs, wanted[0] - 1):
            if row[0] in numbers:
                entry = prove_entry(self.theirs, row)
                yield Entry(entry.id.hex(), entry.header, entry.fact, numbers[row[0]])

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
