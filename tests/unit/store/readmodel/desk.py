"""Analysts at work on a toy case: commands decided on a read model that is caught up, as `Workspace.do` does it."""

from itertools import count
from pathlib import Path
from typing import Any

from dossier.domain.clock import COUNTER_BITS
from dossier.domain.commands import Command, Redo, Undo
from dossier.domain.decide import decide
from dossier.domain.entries import Entry
from dossier.domain.errors import CommandRefused
from dossier.store.readmodel import ReadModel
from tests.unit.store.readmodel.toy import NOON, ByName, Journal, make_entry


class Desk:
    """One read model on one journal. Any analyst may sit down at it."""

    def __init__(self, folder: Path, journal: Journal, resolver: ByName | None = None) -> None:
        self.folder = folder
        self.journal = journal
        self.resolver = resolver or ByName()
        self._acts = count(1)
        self.views = ReadModel.open(folder / "desk.sqlite", journal, self.resolver)
        self.views.catch_up()

    def do(self, command: Command, analyst: str = "ada-1") -> list[Entry]:
        """The entries that the command added. Raises CommandRefused."""
        facts = decide(self.views, command, analyst)
        act = f"act-{next(self._acts)}"
        added = []
        for fact in facts:
            clock = (NOON + 1_000_000 + len(self.journal.made)) << COUNTER_BITS
            place = len(self.journal.made) + 1
            entry = make_entry(fact, clock, self.journal.case_id, analyst, place, act=act)
            self.journal.made.append(entry)
            added.append(entry)
        self.views.catch_up()
        return added

    def attempt(self, command: Command, analyst: str = "ada-1") -> bool:
        """Whether the command was carried out; a refusal must add nothing."""
        before = len(self.journal.made)
        try:
            self.do(command, analyst)
        except CommandRefused as refused:
            refusal = str(refused)
        else:
            return True
        assert refusal.strip()
        assert len(self.journal.made) == before
        return False

    def undo_all(self, analyst: str = "ada-1") -> int:
        return self._turn_all(Undo(), analyst)

    def redo_all(self, analyst: str = "ada-1") -> int:
        return self._turn_all(Redo(), analyst)

    def _turn_all(self, command: Command, analyst: str) -> int:
        done = 0
        while self.attempt(command, analyst):
            done += 1
        return done

    def dossiers(self) -> dict[str, Any]:
        """All that is shown, but for history, the times of changes and the order of arrival."""
        return shown(self.views)

    def close(self) -> None:
        self.views.close()


def shown(views: ReadModel) -> dict[str, Any]:
    """Everything that the screens show of a case, apart from when it was decided."""
    with views.database.reading() as connection:
        entities = [
            (
                row,
                [_timeless(each) for each in (*_dossier.merged, *_dossier.compared)],
                (_dossier.groups, _dossier.event, _dossier.tags, _dossier.rejected, _dossier.created,
                 _dossier.renamed, _dossier.grounded, _dossier.score, _dossier.reason),
                list(views.statements(row.id)),
                list(views.statements(row.id, rejected=True)),
                list(views.quotes(row.id)),
                list(views.mentions(row.id)),
                [source.id for source in views.sources_of(row.id)],
            )
            for (id,) in connection.execute("SELECT id FROM entity ORDER BY id").fetchall()
            for row in [views.entity(id)]
            for _dossier in [views.dossier(id)]
        ]  # fmt: skip
    return {
        "entities": entities,
        "sources": sorted((row for row in views.sources()), key=lambda row: row.id),
        "readings": sorted((views.reading(row.id) for row in views.sources()), key=lambda r: r.source.id),
        "findings": list(views.findings()),
        "notes": sorted((note.id, note.target, note.text) for note in views.notes()),
        "tags": views.tags(),
        "case": (views.properties().title, views.properties().description),
        "searches": [(search.id, search.name, search.query) for search in views.saved_searches()],
        "contradictions": [(row.id, row.verdict) for row in views.contradictions()],
        "settlements": [(row.one, row.other, row.verdict, row.note) for row in views.settlements()],
        "lost": [(row.target, row.name) for row in views.lost()],
        "review": [(s.target, s.worth) for s in views.review("ada-1")],
    }


def _timeless(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in row.__match_args__ if name not in ("at", "analyst"))
