"""A small case made by hand, instead of a file: it answers what the commands ask, and keeps what they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from dossier.domain.analysis import EntityKind
from dossier.domain.commands import Command
from dossier.domain.errors import NotFound
from dossier.domain.views import (
    ActRow,
    Analyst,
    CaseProperties,
    Difference,
    Dossier,
    EntityRef,
    EntityRow,
    FullDossier,
    HistoryRow,
    LostRow,
    MergedRow,
    MergePreview,
    NoteRow,
    Reading,
    SourceRow,
    StatementRow,
    Status,
    Suggestion,
)
from dossier.store.turns import Waits
from tests.unit.export.rows import EVENT, PERSON, RESIGNED, SOURCE, TEXT, citation, full, source_row

PETROV = replace(PERSON, id="person-2", name="Hugo Petrov", aliases=("Hugo Petrov",), mentions=1)
NAMESAKE = replace(PERSON, id="person-3", name="Maria Lima", aliases=("Maria Lima",))
OTHER_MARIA = replace(PERSON, id="person-4", name="Maria Lima", aliases=("Maria Lima",))
STRIKE = replace(PERSON, id="event-1", kind=EntityKind.EVENT, name="Minister resigns", aliases=())
MADRID = replace(PERSON, id="place-1", kind=EntityKind.PLACE, name="Madrid", aliases=("Madrid",))
ENTITIES = (PERSON, PETROV, NAMESAKE, OTHER_MARIA, STRIKE, MADRID)
STATEMENT = replace(RESIGNED, id="statement-1")
NOTE = NoteRow("note-1", "entity:person-1", "Maria Sandoval", "Ask her.", "Ada", "2026-11-20T10:00:00.000Z")
PLACE = TEXT.index("resigned on Tuesday")
WORDS = (PLACE, PLACE + len("resigned on Tuesday"))
OLD = EntityRef("person-9", EntityKind.PERSON, "M. Sandoval")
ADA, GRACE = Analyst("a1", "Ada Lovelace", "AL"), Analyst("a2", "Grace Hopper", "GH")
ENTRY = HistoryRow(
    "e" * 64, 7, "EntityRenamed", "Ada Lovelace", "2026-11-20T10:00:00.123Z", "renamed her", "{}", False
)


class Views:
    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []
        self.wrote: dict[str, EntityRow | StatementRow] = {}
        self.noted = [NOTE]

    def find(self, name_or_id: str) -> Sequence[EntityRow]:
        by_id = [row for row in ENTITIES if row.id == name_or_id]
        return by_id or [
            row for row in ENTITIES if name_or_id and name_or_id.casefold() in row.name.casefold()
        ]

    def find_sources(self, name_or_id: str) -> Sequence[SourceRow]:
        names = (SOURCE, SOURCE[:12], "story.txt", "minister resigns")
        return [source_row()] if name_or_id.casefold() in names or name_or_id == "resigns" else []

    def entity(self, id: str) -> EntityRow:
        return next((row for row in ENTITIES if row.id == id), replace(PERSON, id=id, name="Somebody new"))

    def entities(
        self, kind: EntityKind, *, status: Status | None = None, limit: int | None = None
    ) -> Sequence[EntityRow]:
        self.asked.append(("entities", status))
        return [row for row in ENTITIES if row.kind is kind][:limit]

    def source(self, id: str) -> SourceRow:
        return source_row(grade="B2")

    def statement(self, id: str) -> StatementRow:
        if not id.startswith("statement-"):
            raise NotFound(f"There is no statement “{id}”.")
        return replace(STATEMENT, id=id, grade="B2")

    def statements(
        self, entity: str, *, rejected: bool = False, limit: int | None = None
    ) -> Sequence[StatementRow]:
        self.asked.append(("rejected", rejected))
        return [STATEMENT]

    def reading(self, source: str) -> Reading:
        return Reading(source_row(), TEXT, (), ())

    def dossier(self, id: str) -> Dossier:
        head = full(entity=self.entity(id), event=EVENT if id == STRIKE.id else None).dossier
        return replace(head, merged=(MergedRow(OLD, "Ada", "2026-11-20T10:00:00.000Z"),))

    def notes(self, target: str | None = None, *, limit: int | None = None) -> Sequence[NoteRow]:
        self.asked.append(("notes", target))
        return [row for row in self.noted if target in (None, row.target)]

    def tags(self) -> Sequence[tuple[str, int]]:
        return [("trade", 3)]

    def merge_preview(self, keep: str, others: Sequence[str]) -> MergePreview:
        stopped = ("“A” and “B” are different (Ada).",) if "person-3" in others else ()
        rows = tuple(self.entity(id) for id in others)
        return MergePreview(PERSON, rows, PERSON.name, ("Maria Sandoval", "Hugo Petrov"), 5, 2, 9, stopped)

    def acts(self, analyst: str, *, undone: bool = False, limit: int | None = None) -> Sequence[ActRow]:
        assert analyst == ADA.id
        blocked = ActRow("act-2", "2026-11-20T10:01:00.000Z", "confirmed him", 3, "It was changed since: X.")
        return [] if undone else [blocked, ActRow("act-1", "2026-11-20T10:00:00.000Z", "renamed her", 1)]

    def review(self, analyst: str, *, only: str = "", limit: int | None = None) -> Sequence[Suggestion]:
        self.asked.append(("review", only))
        person = Suggestion("entity:person-1", 900, "the names agree", citation("Maria Sandoval"), PERSON)
        said = Suggestion(
            "statement:statement-1", 5, "rule x", STATEMENT.citation, None, STATEMENT, skipped=True
        )
        return [person, said][:limit]

    def count_review(self, *, only: str = "") -> int:
        return 2

    def alike(self, target: str, *, limit: int | None = None) -> Sequence[Suggestion]:
        self.asked.append(("alike", target))
        return self.review(ADA.id)[:1]

    def count_alike(self, target: str) -> int:
        return 1

    def lost(self) -> Sequence[LostRow]:
        return [
            LostRow("entity:person-1", "Maria Sandoval", ("Ada confirmed her",), citation("Maria Sandoval"))
        ]

    def history(self, **filters: object) -> list[HistoryRow]:
        self.asked.append(("history", filters))
        return [ENTRY]

    def count_history(self, *, subject: str = "", kind: str = "") -> int:
        return int(subject in ("person-1", "person-merged") or kind == "SomethingNewer")

    def properties(self) -> CaseProperties:
        return CaseProperties("c", "Trade", "", "", (ADA, GRACE), 1, 7)


class Workspace:
    """`opened` are the moments that it was opened at, `done` the commands that it carried out."""

    def __init__(self) -> None:
        self.views = Views()
        self.done: list[Command] = []
        self.opened: list[str] = []
        self.called: list[tuple[object, ...]] = []
        self.as_of = ""
        self.signing = SimpleNamespace(ask=None, problem="")
        self.analyst = ADA
        self.path = Path("trade.dossier")
        self.waits = Waits()

    def open(self, path: object, *, analyst: str | None = None, as_of: str = "", **_: object) -> Workspace:
        self.opened.append(as_of)
        self.as_of = f"as of {as_of}" if as_of else ""
        return self

    def catch_up(self, *_: object) -> None: ...
    def close(self) -> None: ...
    def do(self, command: Command) -> None:
        self.done.append(command)

    def fresh_id(self, what: str) -> str:
        return f"{what}-new"

    def undo(self, *, pass_over: bool = False) -> str:
        self.called.append(("undo", pass_over))
        return "renamed her"

    def redo(self) -> str:
        self.called.append(("redo",))
        return "renamed her"

    def unmerged_words(self, keep: str, other: str) -> Sequence[str]:
        return [f"What was added to {other} since stays with {keep}."]

    def difference(self, entity: str, since: str, until: str = "") -> Sequence[Difference]:
        self.called.append(("difference", entity, since, until))
        return [
            Difference("changed", "name", "Sandoval", "Maria Sandoval"),
            Difference("added", "statement", "", "resigned", STATEMENT.citation),
        ]

    def full_dossier(self, entity: str) -> FullDossier:
        return replace(full(), notes=(NOTE,))
