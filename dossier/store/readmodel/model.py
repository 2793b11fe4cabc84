"""The read model: a local, disposable view of a case, kept in step with its journal."""

import sqlite3
from dataclasses import replace
from itertools import chain
from pathlib import Path
from uuid import uuid4

from dossier.domain.resolution import Resolver
from dossier.domain.views import Changes
from dossier.store.readmodel.asking import scalar
from dossier.store.readmodel.database import Database, is_unusable, make_anew, read_meta, write_meta
from dossier.store.readmodel.pace import CancelCheck, Pace, Report
from dossier.store.readmodel.project import Projection
from dossier.store.readmodel.queries_accounts import AccountQueries
from dossier.store.readmodel.queries_carrying import CarryingQueries
from dossier.store.readmodel.queries_case import CaseQueries
from dossier.store.readmodel.queries_choosing import ChoosingQueries
from dossier.store.readmodel.queries_conflicts import ConflictQueries
from dossier.store.readmodel.queries_connections import ConnectionQueries
from dossier.store.readmodel.queries_contradictions import ContradictionQueries
from dossier.store.readmodel.queries_dossier import DossierQueries
from dossier.store.readmodel.queries_entities import EntityQueries
from dossier.store.readmodel.queries_families import FamilyQueries
from dossier.store.readmodel.queries_figures import FigureQueries
from dossier.store.readmodel.queries_history import HistoryQueries
from dossier.store.readmodel.queries_holdings import HoldingQueries
from dossier.store.readmodel.queries_overview import OverviewQueries
from dossier.store.readmodel.queries_reading import ReadingQueries
from dossier.store.readmodel.queries_review import ReviewQueries
from dossier.store.readmodel.queries_search import SearchQueries
from dossier.store.readmodel.queries_searches import SavedSearchQueries
from dossier.store.readmodel.queries_sources import SourceQueries
from dossier.store.readmodel.queries_state import StateQueries
from dossier.store.readmodel.queries_timeline import TimelineQueries
from dossier.store.readmodel.tables import PROJECTION, SCHEMA
from dossier.store.readmodel.truth import Truth
from dossier.store.readmodel.unions import Unions

_SMALL = 32 << 20
"""Bytes up to which a file is checked through and through when it is opened: a few hundredths of a second."""


class ReadModel(
    CaseQueries,
    OverviewQueries,
    EntityQueries,
    SourceQueries,
    DossierQueries,
    FigureQueries,
    FamilyQueries,
    ConnectionQueries,
    ContradictionQueries,
    AccountQueries,
    TimelineQueries,
    ReadingQueries,
    HoldingQueries,
    SearchQueries,
    SavedSearchQueries,
    HistoryQueries,
    ReviewQueries,
    CarryingQueries,
    ConflictQueries,
    ChoosingQueries,
    StateQueries,
):
    """Answers every question about a case. Any thread may ask; folding is one at a time, also between
    processes.

    The questions stand in `queries_*.py`. A file that is missing, damaged, or made by another version,
    resolver or for another
    case is never an error: it is made anew from the truth, at the latest by the next `catch_up`.
    """

    def __init__(self, database: Database, truth: Truth, resolver: Resolver) -> None:
        """Use `open`."""
        super().__init__(database)
        self._truth = truth
        self._resolver = resolver
        self._seen = 0
        """Position up to which changes have been told to the caller."""
        self._making = ""
        """Which making of the file the caller knows."""

    @classmethod
    def open(cls, path: Path, case: Truth, resolver: Resolver) -> "ReadModel":
        """The read model of `case` in the file at `path`, which need not exist; it may be behind until
        `catch_up`."""
        model = cls(Database(Path(path)), case, resolver)
        model._open()
        return model

    def close(self) -> None:
        """Let go of the file. Harmless when done twice."""
        self._database.close()

    # -- following the journal

    def catch_up(self, progress: Report | None = None, cancelled: CancelCheck | None = None) -> Changes:
        """Fold what the journal has and the file has not. Returns what changed since this object last said
        so,
        whichever process folded it.

        Raises Cancelled, and then the file is as it was.
        """
        with self._writing:
            try:
                return self._catch_up(progress, cancelled)
            except sqlite3.Error as error:
                if not is_unusable(error):
                    raise
            self._renew()
            return self._catch_up(progress, cancelled)

    def rebuild(self, progress: Report | None = None, cancelled: CancelCheck | None = None) -> Changes:
        """Make everything anew from the truth; the old view is served meanwhile, and stays when this is
        cancelled."""
        with self._writing:
            try:
                return self._rebuild(progress, cancelled, always=True)
            except sqlite3.Error as error:
                if not is_unusable(error):
                    raise
            self._renew()
            return self._rebuild(progress, cancelled, always=True)

    def _catch_up(self, progress: Report | None, cancelled: CancelCheck | None) -> Changes:
        changes = self._folded_by_others()
        while True:
            with self._database.reading() as connection:
                meta = read_meta(connection)
            position = int(meta.get("position", 0))
            entries = self._truth.entries(max(0, position - 1))
            last = next(entries, None) if position else None
            if not self._is_current(meta) or not position or last is None or last.id != meta["entry"]:
                return self._rebuild(progress, cancelled)
            first = next(entries, None)
            if first is None:
                return changes
            with self._database.writing(cancelled) as connection:
                if read_meta(connection) != meta:  # another process was faster
                    continue
                pace = Pace(progress, cancelled)
                projection = Projection(connection, self._truth, self._resolver, fresh=False, pace=pace)
                # All in one go: what an entry concerns is made anew from everything recorded of it, and a copy that
                # was merged concerns the same sources again and again (20 times as long in slices of a thousand).
                changes = _joined(changes, projection.fold(chain([first], entries)))
                meta = _place(projection)
                write_meta(connection, meta)
            self._seen = int(meta["position"])

    def _rebuild(
        self, progress: Report | None, cancelled: CancelCheck | None, *, always: bool = False
    ) -> Changes:
        with self._database.reading() as connection:
            before = read_meta(connection)
        with self._database.writing(cancelled) as connection:
            meta = read_meta(connection)
            if not always and meta != before and self._is_current(meta) and int(meta["position"]):
                changes = Changes(rebuilt=True)  # another process did it while this one waited
            else:
                make_anew(connection)
                pace = Pace(progress, cancelled)
                projection = Projection(connection, self._truth, self._resolver, fresh=True, pace=pace)
                changes = projection.fold(self._truth.entries())
                meta = self._meta() | _place(projection)
                write_meta(connection, meta)
        self._seen, self._making = int(meta["position"]), meta["making"]
        return changes

    def _folded_by_others(self) -> Changes:
        """What other processes folded into the file since this object last told its caller."""
        with self._database.reading() as connection:
            meta = read_meta(connection)
            if not self._is_current(meta):
                return Changes()
            position, making = int(meta["position"]), meta["making"]
            changes = Changes()
            if making != self._making:
                changes = Changes(rebuilt=True)
            elif position > self._seen:
                changes = _since(connection, self._seen)
            self._seen, self._making = position, making
        return changes

    # -- the file

    def _open(self) -> None:
        self._database.make()
        try:
            with self._database.reading() as connection:
                meta = read_meta(connection)
                small = self._database.path.stat().st_size <= _SMALL
                sound = not small or scalar(connection, "PRAGMA quick_check(1)") == "ok"
        except sqlite3.Error as error:
            if not is_unusable(error):
                raise
            sound = False
        if not sound:
            self._renew()
        elif meta.get("schema") != SCHEMA or meta.get("case") != self._truth.case_id:
            self._start()
        else:
            self._seen, self._making = int(meta["position"]), meta["making"]

    def _renew(self) -> None:
        """A new, empty file in place of a damaged one."""
        self._database.discard()
        self._start()

    def _start(self) -> None:
        """Make the tables, still empty: what was there cannot be shown."""
        with self._database.writing() as connection:
            meta = read_meta(connection)
            if meta.get("schema") != SCHEMA or meta.get("case") != self._truth.case_id:
                make_anew(connection)
                meta = self._meta()
                write_meta(connection, meta)
        self._seen, self._making = int(meta["position"]), meta["making"]

    def _heal(self) -> None:
        with self._writing:
            self.rebuild()

    def _meta(self) -> dict[str, str]:
        """What an empty file of this version, resolver and case says of itself."""
        return {
            "schema": SCHEMA,
            "projection": str(PROJECTION),
            "resolver": f"{self._resolver.name} {self._resolver.version}",
            "case": self._truth.case_id,
            "making": uuid4().hex,
            "position": "0",
            "entry": "",
        }

    def _is_current(self, meta: dict[str, str]) -> bool:
        ours = self._meta()
        return all(meta.get(key) == ours[key] for key in ("schema", "projection", "resolver", "case"))


def _place(projection: Projection) -> dict[str, str]:
    last = projection.last
    return {"position": str(last.position), "entry": last.id} if last else {}


def _joined(before: Changes, after: Changes) -> Changes:
    return replace(
        after,
        entries=before.entries + after.entries,
        sources=before.sources | after.sources,
        entities=before.entities | after.entities,
        case=before.case or after.case,
        rebuilt=before.rebuilt or after.rebuilt,
    )


def _since(connection: sqlite3.Connection, position: int) -> Changes:
    """What the entries after `position` touched, as far as the rows still show it."""
    rows = connection.execute(
        "SELECT family, subject FROM journal WHERE position > ?", (position,)
    ).fetchall()
    sources = {subject for family, subject in rows if family == "source"}
    entities = connection.execute(
        """SELECT DISTINCT e.id FROM journal j JOIN source o ON o.id = j.subject JOIN chain c ON c.source =
        o.no
        JOIN entity e ON e.no = c.entity WHERE j.position > ?1
        UNION SELECT target FROM concern WHERE position > ?1
        UNION SELECT subject FROM journal WHERE position > ?1 AND family = 'entity'""",
        (position,),
    )
    unions = Unions.of(connection)
    found = {id for (id,) in entities}
    return Changes(
        entries=len(rows),
        sources=frozenset(sources),
        entities=frozenset(found | unions.all(found)),
        case=any(family in ("case", "analyst", "mark", "contradiction") for family, _ in rows),
    )
