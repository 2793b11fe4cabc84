"""A copy of a case for somebody: all entries, so that every chain holds, and only the contents that it is about.

A payload goes along when everything that it is about was chosen; of the rest the header stays, and the payload is
withheld. What an analyst wrote freely in a payload that goes along (a note, a reason) is not searched for names.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from dossier.domain import targets
from dossier.domain.copies import Bundled, Chosen
from dossier.domain.entries import (
    ActRedone,
    ActUndone,
    Fact,
    SearchDropped,
    SearchSaved,
    SourceAnalysed,
    SourceIngested,
    UnknownFact,
    WithheldFact,
)
from dossier.domain.views import Progress
from dossier.domain.writes import (
    ACT,
    ANALYST,
    CASE,
    CHAIN,
    ENTITY,
    KEY,
    MARK,
    PAIR,
    SOURCE,
    asserted_of,
    named_entities,
    subject,
    written,
)
from dossier.store import connections, migrate, tables
from dossier.store.casefile import CaseFile
from dossier.store.codec import decode_header, read_fact
from dossier.store.failures import told
from dossier.store.files import appearing
from dossier.store.merging import BATCH, end_of, places_of
from dossier.store.proof.quoting import sources
from dossier.store.proving import CONTENT, raw_entries
from dossier.store.readmodel.pace import Pace
from dossier.store.statements import adding, run

_OF_THE_CASE = (CASE, ANALYST, KEY, CHAIN, ACT)
"""Families whose facts are about the case and who works on it: they go along with everything."""


def bundle(
    case: CaseFile,
    to: Path,
    chosen: Chosen,
    *,
    migrations: Path,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Bundled:
    """Write a copy of `case` that is about `chosen` only to `to`, where nothing may be. It verifies, opens, and merges
    back into the case.

    Raises CaseFileError when something is at `to` already or the copy cannot be written, Cancelled; then nothing is
    there.
    """
    to = Path(to).absolute()
    with appearing(to) as temporary, told(to):
        migrate.make(temporary, migrations)
        with closing(connections.connect_for_writing(temporary)) as driver:
            driver.execute("BEGIN IMMEDIATE")
            outgoing = _Outgoing(case, driver, chosen, Pace(progress, cancelled))
            outgoing.add_entries()
            held = outgoing.add_contents(tables.source)
            outgoing.add_contents(tables.blob)
            driver.execute("COMMIT")
        temporary.chmod(case.path.stat().st_mode & 0o777 | 0o600)
    return Bundled(str(to), held, outgoing.entries, outgoing.withheld)


class _Outgoing:
    """What one limited copy takes along; works within the transaction of `driver`, the copy's."""

    def __init__(self, case: CaseFile, driver: sqlite3.Connection, chosen: Chosen, pace: Pace) -> None:
        self._case, self._driver, self._pace = case, driver, pace
        self._last = end_of(case, tables.entry)
        self._chosen = _Choice(chosen, _statements(self._read("choosing"), chosen.sources))
        self._named: set[str] = set()
        self.entries = 0
        self.withheld = 0

    def _read(self, stage: str) -> Iterator[tuple[Any, ...]]:
        """The raw entries up to the last one of when this began: what is written meanwhile stays at home."""
        for row in self._pace.each(stage, raw_entries(self._case), self._last):
            if row[0] > self._last:
                return
            yield row

    def add_entries(self) -> None:
        rows = (self._outgoing(row) for row in self._read("entries"))
        while batch := list(islice(rows, BATCH)):
            self._driver.executemany(adding(tables.entry), batch)

    def _outgoing(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """The columns of the copy's row."""
        _, id, head, payload, digest = row
        header = decode_header(head)
        fact = read_fact(header, payload, digest)
        self.entries += 1
        if self._chosen.has(fact):
            self._name(fact)
        else:
            payload = None
            self.withheld += 1
        return self.entries, id, header.clock, header.replica, digest, head, payload

    def _name(self, fact: object) -> None:
        if isinstance(fact, SourceIngested):
            self._named |= {fact.source, fact.text}
        elif isinstance(fact, SourceAnalysed):
            self._named |= {fact.text, fact.analysis}

    def add_contents(self, table: Table) -> int:
        """Add the sources or blobs that the entries which go along name. Returns how many."""
        rows = places_of(self._case, table)
        wanted = sorted(position for position, id in rows if id.hex() in self._named)
        for number, position in enumerate(self._pace.each(f"{table.name}s", wanted, len(wanted)), 1):
            with self._case.reading() as driver:
                columns = run(driver, CONTENT[table], position=position).fetchone()
            self._driver.execute(adding(table), (number, *columns))
        return len(wanted)


class _Choice:
    """Which facts are about nothing but what was chosen; `statements` are those of the chosen sources."""

    def __init__(self, chosen: Chosen, statements: frozenset[str]) -> None:
        self._chosen, self._statements = chosen, statements

    def has(self, fact: Fact | UnknownFact | WithheldFact) -> bool:
        family, about = subject(fact)
        if isinstance(fact, (SearchSaved, SearchDropped)):
            return False  # what is looked for tells of the whole case
        if not family or (family == ACT and not isinstance(fact, (ActUndone, ActRedone))):
            return False  # nobody here can say what it is about
        if family in _OF_THE_CASE:
            return True
        return (
            sources(fact) <= self._chosen.sources
            and entities(fact) <= self._chosen.entities
            and (family != SOURCE or about in self._chosen.sources)
            and (family != MARK or self._holds(about))
        )

    def _holds(self, target: str) -> bool:
        """Whether what a mark is about goes along."""
        what, id = targets.parted(target)
        if what == targets.STATEMENT:
            return id in self._statements
        if what == targets.PASSAGE:
            place = targets.place(target)
            return place is not None and place.source in self._chosen.sources
        chosen = {targets.SOURCE: self._chosen.sources, targets.ENTITY: self._chosen.entities}
        return target == targets.CASE or id in chosen.get(what, ())


def entities(fact: Any) -> set[str]:
    """The ids of all entities that a fact names."""
    family, about = subject(fact)
    found = {getattr(fact, name, "") for name in ("entity", "into", "out_of")}
    if family == ENTITY:
        found.add(about)
    elif family == PAIR:
        found.update(about.split("\n"))
    elif family == MARK and targets.parted(about)[0] == targets.ENTITY:
        found.add(targets.parted(about)[1])
    if (assertion := getattr(fact, "assertion", None)) is not None:
        found.update(asserted_of(assertion))
    if (set_ := written(fact)) is not None:
        found.update(named_entities(family, about, *set_))
    return {id for id in found if id}


def _statements(rows: Iterator[tuple[Any, ...]], chosen: frozenset[str]) -> frozenset[str]:
    """The statements that entries place in the chosen sources."""
    facts = (read_fact(decode_header(head), payload, digest) for _, _, head, payload, digest in rows)
    return frozenset(
        statement
        for fact in facts
        if (statement := getattr(fact, "statement", "")) and getattr(fact, "source", "") in chosen
    )
