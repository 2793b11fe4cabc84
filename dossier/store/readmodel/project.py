"""From entries to rows: everything that a set of entries says, whatever the order in which they arrived.

New entries are put down, the subjects they concern collected, and all rows of each subject are made anew
from *everything* recorded of it, in canonical order. So a row never depends on what came in when. A rebuild
is the same with every subject concerned and the tables empty before, its rows written before the indexes.
"""

import gc
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from dossier.domain.entries import Entry
from dossier.domain.resolution import Resolver
from dossier.domain.targets import ENTITY as ENTITY_TARGET
from dossier.domain.targets import PASSAGE, STATEMENT, parted, place
from dossier.domain.targets import SOURCE as SOURCE_TARGET
from dossier.domain.views import Changes
from dossier.domain.writes import ANALYST, CASE, CONTRADICTION, ENTITY, KEY, MARK, PAIR, SOURCE, Subject
from dossier.store.readmodel import appearances
from dossier.store.readmodel.batch import Batch
from dossier.store.readmodel.blocks import Blocks
from dossier.store.readmodel.entities import Entities
from dossier.store.readmodel.fold import fold_case, fold_registers
from dossier.store.readmodel.hands import HandProjector
from dossier.store.readmodel.kinship import Kinship
from dossier.store.readmodel.owners import Owners
from dossier.store.readmodel.pace import Pace
from dossier.store.readmodel.recorded import Recorded, concerned, facts_of, row_of
from dossier.store.readmodel.registers import write_registers
from dossier.store.readmodel.sources import SourceProjector
from dossier.store.readmodel.tables import INDEXES, LOAD_INDEXES
from dossier.store.readmodel.touched import Touched
from dossier.store.readmodel.truth import Truth

IN_MEMORY = 400_000
"""Facts that a rebuild holds in memory by subject; beyond that it reads them back subject by subject."""

SLICE = 1000
"""Entries put down in one go."""


class Projection:
    """Folds entries within one transaction of `connection`, which the caller begins and ends."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        truth: Truth,
        resolver: Resolver,
        *,
        fresh: bool,
        pace: Pace,
    ) -> None:
        self._connection = connection
        self._case = truth.case_id
        self._fresh = fresh
        self._batch = Batch(connection)
        self._touched = Touched()
        self._kinship = Kinship(connection, self._batch, fresh=fresh)
        self._sources = SourceProjector(
            connection, truth, resolver, self._batch, self._touched, self._kinship, fresh=fresh
        )
        self._hands = HandProjector(connection, self._batch, self._touched, fresh=fresh)
        self._blocks = Blocks(connection, resolver, fresh=fresh)
        self._owners = Owners(connection, self._touched, fresh=fresh)
        self._entities = Entities(connection, fresh=fresh)
        self._pace = pace
        self.last: Entry | None = None
        """The last entry folded, by arrival."""
        self.rows = 0

    def fold(self, entries: Iterable[Entry]) -> Changes:
        """Fold `entries`, in order of arrival, and bring every row that they concern up to date."""
        with _not_collecting():
            recorded, count = self._load(entries)
        return self._fold(recorded, count)

    def unfold(self, condition: str) -> Changes:
        """Forget the entries that meet `condition` (on table `journal`), as if they had not arrived yet."""
        rows = self._connection.execute(
            f"SELECT DISTINCT family, subject FROM journal WHERE family <> '' AND ({condition})"
        ).fetchall()
        forgotten = f"SELECT position FROM journal WHERE {condition}"
        self._connection.execute(f"DELETE FROM concern WHERE position IN ({forgotten})")
        self._connection.execute(f"DELETE FROM journal WHERE {condition}")
        return self._fold({(family, id): [] for family, id in rows}, 0)

    def _fold(self, recorded: dict[tuple[str, str], list[Recorded]], count: int) -> Changes:
        if self._fresh:
            self._index(LOAD_INDEXES)
        for key in self._pace.each("sources", list(recorded), len(recorded)):
            subject = Subject(*key)
            self._refold(subject, recorded.pop(key) or facts_of(self._connection, subject))
        self._batch.flush()
        self._resolve()
        touched = self._touched
        self._kinship.settle(self._pace)
        entities = touched.entities | self._entities.changed
        self.rows = self._batch.written
        return Changes(count, frozenset(touched.sources), frozenset(entities), touched.case, self._fresh)

    def _load(self, entries: Iterable[Entry]) -> tuple[dict[tuple[str, str], list[Recorded]], int]:
        """Put the entries down. Returns the subjects they concern, each with all that is recorded of it where
        that is at hand, else with nothing."""
        subjects: dict[tuple[str, str], list[Recorded]] = {}
        count = 0
        at_hand = self._fresh
        stream = iter(entries)
        while chunk := list(islice(stream, SLICE)):
            rows = [row_of(entry, self._case) for entry in chunk]
            self._batch.add("journal", rows)
            for row, entry in zip(rows, chunk, strict=True):
                if row[5]:
                    facts = subjects.setdefault((row[5], row[6]), [])
                    if at_hand:
                        facts.append((row[2], row[1], row[4], entry.fact))
                    self._concern(row[0], entry.fact)
            if at_hand and count > IN_MEMORY:
                at_hand = False
                for facts in subjects.values():
                    facts.clear()
            count += len(chunk)
            self.last = chunk[-1]
            self._pace.step("journal", count, 0)
        self._batch.flush()
        for facts in subjects.values():
            facts.sort()
        return subjects, count

    def _concern(self, position: int, fact: object) -> None:
        if found := concerned(fact):
            self._batch.add("concern", [(id, position) for id in sorted(found)])

    def _refold(self, subject: Subject, facts: list[Recorded]) -> None:
        if subject.family == SOURCE:
            self._sources.refold(subject.id, facts)
        elif subject.family == ENTITY:
            self._hands.refold(subject.id, facts)
        elif subject.family in (PAIR, MARK, CONTRADICTION):
            self._refold_plain(subject, facts)
        elif subject.family in (CASE, ANALYST, KEY):
            self._refold_case(subject, facts)

    def _refold_plain(self, subject: Subject, facts: list[Recorded]) -> None:
        """What is said of two entities or passages, and the marks on anything: nothing but registers."""
        registers = fold_registers(facts)
        self._touched.named |= write_registers(
            self._batch, self._connection, subject, registers, facts, fresh=self._fresh
        )
        if subject.family == PAIR:
            self._touched.named.update(subject.id.split("\n"))
            return
        if subject.family == CONTRADICTION:
            places = filter(None, map(place, subject.id.split("\n")))
            self._touched.sources.update(at.source for at in places)
            return
        what, id = parted(subject.id)
        if what == ENTITY_TARGET:
            self._touched.named.add(id)
        elif what == SOURCE_TARGET:
            self._touched.sources.add(id)
        elif what == PASSAGE and (at := place(subject.id)) is not None:
            self._touched.sources.add(at.source)
        elif what == STATEMENT and not self._fresh:
            self._batch.flush()  # the statement may be one of a source that came in with this
            self._touched.sources.update(
                source
                for (source,) in self._connection.execute(
                    "SELECT o.id FROM statement s JOIN source o ON o.no = s.source WHERE s.id = ?", (id,)
                )
            )
        else:
            self._touched.case = True

    def _refold_case(self, subject: Subject, facts: list[Recorded]) -> None:
        self._touched.case = True
        registers = fold_case(facts)
        if subject.family == ANALYST:
            self._name_analyst(subject.id, registers["name"].winner.value if registers else None)
        write_registers(self._batch, self._connection, subject, registers, facts, fresh=self._fresh)

    def _name_analyst(self, id: str, value: str | None) -> None:
        self._connection.execute("DELETE FROM analyst WHERE id = ?", (id,))
        if value is not None:
            name, _, initials = value.rpartition("\n")
            self._connection.execute("INSERT INTO analyst VALUES (?, ?, ?)", (id, name, initials))

    def _resolve(self) -> None:
        blocks = sorted(self._touched.blocks)
        for _ in self._pace.each("names", self._blocks.resolve(blocks), len(blocks)):
            pass
        affected = self._owners.settle(self._blocks.changed, self._blocks.gone)
        affected |= self._blocks.owners | self._touched.owners | self._touched.named
        affected |= self._owners_of(self._touched.chains)
        if self._fresh:
            self._index(INDEXES)
        for _ in self._pace.each("entities", self._entities.settle(None if self._fresh else affected), 0):
            pass
        if self._fresh:
            appearances.insert(self._connection, "true", ())
        else:
            for no in self._touched.told:
                appearances.insert(self._connection, "s.source = ?", (no,))

    def _owners_of(self, chains: Iterable[int]) -> set[str]:
        rows = self._connection.execute(
            """SELECT DISTINCT coalesce(c.pin, k.owner) FROM chain c LEFT JOIN cluster k ON k.no = c.cluster
            WHERE c.no IN (SELECT value FROM json_each(?)) AND (c.pin IS NOT NULL OR c.cluster IS NOT NULL)""",
            (json.dumps(list(chains)),),
        )
        return {owner for (owner,) in rows}

    def _index(self, statements: Iterable[str]) -> None:
        for statement in statements:
            self._connection.execute(statement)


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Loading makes very many small objects and no cycles: looking for some again and again would cost a fifth
    of a rebuild."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
