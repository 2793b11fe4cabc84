"""The case in memory, annotated: what analysts say of words, entities, statements and sources shows in the views."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dossier.domain import commands as c
from dossier.domain import targets
from dossier.domain.analysis import EntityKind, EventStatus, Form, Role, StatementKind
from dossier.domain.errors import CommandRefused, NotFound
from dossier.domain.judgements import Comparison, Reference, Status
from dossier.domain.views import (
    Changes,
    ComparedRow,
    Dossier,
    EntityRef,
    EntityRow,
    EventFacts,
    Mark,
    MentionRow,
    MergedRow,
    MergePreview,
    NoteRow,
    Reading,
    SourceRow,
    StatementRow,
)
from dossier.domain.writes import lines
from tests.gui.fake_sources import ENTITIES, FakeSource, cite
from tests.gui.fake_views import FakeViews
from tests.gui.fake_workspace import FakeWorkspace

AT = "2026-11-20T14:00:00.000Z"


@dataclass
class Said:
    """All that analysts said, so far."""

    kinds: dict[str, EntityKind] = field(default_factory=dict)
    aliases: dict[tuple[str, str], bool] = field(default_factory=dict)
    created: dict[str, tuple[EntityKind, str]] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    compared: dict[frozenset[str], tuple[Comparison, str]] = field(default_factory=dict)
    details: dict[str, dict[str, str]] = field(default_factory=dict)
    passages: dict[targets.Place, tuple[Reference, str]] = field(default_factory=dict)
    written: dict[str, StatementRow] = field(default_factory=dict)
    edits: dict[str, dict[str, str]] = field(default_factory=dict)
    grades: dict[str, str] = field(default_factory=dict)
    notes: dict[str, tuple[str, str]] = field(default_factory=dict)
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)


class AnnotatedViews(FakeViews):
    said = Said()

    # -- entities

    def _id(self, id: str) -> str:
        while id in self.said.merged:
            id = self.said.merged[id]
        return id

    def _known(self) -> Iterator[tuple[str, EntityKind, str, tuple[str, ...]]]:
        for id_, kind, name, more in ENTITIES:
            yield id_, kind, name, more
        for id_, (kind, name) in self.said.created.items():
            yield id_, kind, name, ()

    def _bare(self, id: str) -> EntityRow:
        """Merged or not."""
        found = next((e for e in self._known() if e[0] == id), None)
        if found is None:
            raise NotFound(f"This case has no dossier {id}.")
        _, kind, name, more = found
        union = [i for i, *_ in self._known() if self._id(i) == id]
        more = (*more, *(n for i, _, n, a in self._known() if i in union and i != id for n in (n, *a)))
        held = dict.fromkeys(more, True) | {a: h for (i, a), h in self.said.aliases.items() if i == id}
        marks = [(s, m) for s in self._used() for m in self._marks(s) if m.entity == id]
        row = EntityRow(
            id,
            self.said.kinds.get(id, kind),
            name,
            tuple(alias for alias, is_held in held.items() if is_held),
            len(marks),
            len({s.row.id for s, _ in marks}),
            Role.STORY,
            Status.UNREVIEWED,
            "2015-11-13" if kind is EntityKind.EVENT else None,
        )
        return self.deciding.entity(row)

    def _entities(self, kind: EntityKind, text: str, status: Status | None = None) -> list[EntityRow]:
        rows = [self._bare(id_) for id_, *_ in self._known() if self._id(id_) == id_]
        return [
            row
            for row in rows
            if row.kind is kind
            and (row.status is status if status else row.status is not Status.REJECTED)
            and (row.mentions or row.id in self.said.created or status)
            and any(text.casefold() in name.casefold() for name in (row.name, *row.aliases))
        ]

    def find(self, name_or_id: str) -> Sequence[EntityRow]:
        rows = [row for kind in EntityKind for row in self._entities(kind, name_or_id)]
        exact = [row for row in rows if name_or_id.casefold() in map(str.casefold, (row.name, *row.aliases))]
        return exact or rows

    def _ref(self, id: str) -> EntityRef:
        row = self._bare(self._id(id))
        return EntityRef(row.id, row.kind, row.name)

    def dossier(self, entity: str) -> Dossier:
        id_ = self._id(entity)
        row, said = self._bare(id_), self.said
        if not row.mentions and id_ not in said.created and row.status is not Status.REJECTED:
            raise NotFound(f"This case has no dossier {entity}.")
        statements = self.statements(id_)
        kinds = [s.kind for s in statements]
        others = {next(iter(pair - {id_})): what for pair, what in said.compared.items() if id_ in pair}
        return Dossier(
            entity=row,
            roles=tuple(s for s in statements if s.kind is StatementKind.ROLE),
            groups=tuple((kind, kinds.count(kind)) for kind in StatementKind if kind in kinds),
            statements=len(statements),
            quotes=len(self.quotes(id_)),
            event=self._event(id_) if row.kind is EntityKind.EVENT else None,
            score=870,
            reason="The same name in three articles of the same week.",
            tags=said.tags.get(targets.of_entity(id_), ()),
            notes=self.count_notes(targets.of_entity(id_)),
            merged=tuple(
                MergedRow(self._own_ref(other), "Grace", AT)
                for other, keep in said.merged.items()
                if keep == id_
            ),
            compared=tuple(
                ComparedRow(self._ref(other), what, why, "Grace", AT) for other, (what, why) in others.items()
            ),
            rejected=len(self.statements(id_, rejected=True)),
            created=id_ in said.created,
            renamed=targets.of_entity(id_) in self.deciding.held.names,
            grounded=bool(row.mentions),
        )

    def _own_ref(self, id: str) -> EntityRef:
        _, kind, name, _ = next(e for e in self._known() if e[0] == id)
        return EntityRef(id, kind, name)

    def _event(self, id: str) -> EventFacts:
        held = {"when": "2015-11-13", "where": "l-paris", "who": "suspect\tp-salah"}
        edited = self.said.details.get(id, {})
        held |= edited
        return EventFacts(
            held["when"] or None,
            tuple(map(self._ref, lines(held["where"]))),
            tuple((role, self._ref(i)) for role, _, i in (w.partition("\t") for w in lines(held["who"]))),
            EventStatus.OCCURRED,
            tuple(edited),
        )

    def merge_preview(self, keep: str, others: Sequence[str]) -> MergePreview:
        kept, rows = self._bare(keep), [self._bare(other) for other in others]
        pair = self.said.compared.get(frozenset({keep, others[0]}))
        stopped = ()
        if pair and pair[0] is Comparison.DIFFERENT:
            stopped = (f"“{kept.name}” and “{rows[0].name}” are different (Grace, 20 Nov 2026: {pair[1]}).",)
        names = [n for row in (kept, *rows) for n in (row.name, *row.aliases) if n != kept.name]
        return MergePreview(
            kept,
            tuple(rows),
            kept.name,
            tuple(dict.fromkeys(names)),
            sum(row.mentions for row in (kept, *rows)),
            max(row.sources for row in (kept, *rows)),
            len({s.id for row in (kept, *rows) for s in self.statements(row.id)}),
            stopped,
        )

    # -- passages and statements

    def _marks(self, source: FakeSource) -> list[Mark]:
        """With what analysts said of words; those of rejected entities belong to nobody."""
        judged = {(p.start, p.end): s for p, s in self.said.passages.items() if p.source == source.row.id}
        marks = []
        for mark in source.marks:
            reference, entity = judged.pop((mark.start, mark.end), (None, ""))
            if reference is Reference.IS:
                mark = replace(mark, entity=entity)
            elif reference is Reference.NO_NAME or (reference is Reference.IS_NOT and mark.entity == entity):
                mark = replace(mark, entity=None)
            marks.append(mark)
        for (start, end), (reference, entity) in judged.items():
            if reference is Reference.IS:
                kind = next(k for i, k, *_ in self._known() if i == entity)
                marks.append(Mark(start, end, kind, Form.NAME, entity))
        status = self.deciding.held.status
        gone = {targets.parted(t)[1] for t, s in status.items() if s is Status.REJECTED}
        resolved = [m if m.entity is None else replace(m, entity=self._id(m.entity)) for m in marks]
        return sorted(
            (replace(m, entity=None) if m.entity in gone else m for m in resolved), key=lambda m: m.start
        )

    def mentions(self, entity: str, *, offset: int = 0, limit: int | None = None) -> Sequence[MentionRow]:
        judged = self.said.passages
        found = [
            MentionRow(
                cite(s, m.start, m.end, 1),
                m.form,
                900,
                "name",
                judged.get(targets.Place(s.row.id, m.start, m.end), (None, ""))[0],
            )
            for s in self._used()
            for m in self._marks(s)
            if m.entity == self._id(entity)
        ]
        return found[offset:][:limit]

    def reading(self, source: str) -> Reading:
        return replace(super().reading(source), marks=tuple(self._marks(self.find_source(source))))

    def _statement_rows(self) -> list[StatementRow]:
        held = [s for source in self._used() for s in source.statements]
        return [self._edited(row) for row in (*held, *self.said.written.values())]

    def _edited(self, row: StatementRow) -> StatementRow:
        edits = self.said.edits.get(row.id, {})
        target = targets.of_statement(row.id)
        fields: dict[str, Any] = {
            "subjects": tuple(map(self._ref, lines(edits["subjects"])))
            if "subjects" in edits
            else row.subjects,
            "others": tuple(map(self._ref, lines(edits["others"]))) if "others" in edits else row.others,
            "attribution": edits.get("attribution", row.attribution) or None,
            "kind": StatementKind(edits.get("kind", row.kind)),
            "date": edits.get("date", row.date) or None,
            "hedged": bool(edits.get("hedged", row.hedged)),
            "negated": bool(edits.get("negated", row.negated)),
        }
        own, inherited = self.said.grades.get(row.id, ""), self.said.grades.get(row.citation.source, "")
        row = replace(
            row,
            **fields,
            edited=tuple(edits),
            own_grade=own,
            grade=own or inherited,
            tags=self.said.tags.get(target, ()),
            notes=self.count_notes(target),
        )
        return self.deciding.statement(row)

    def statements(
        self,
        entity: str,
        *,
        kind: StatementKind | None = None,
        by_time: bool = False,
        rejected: bool = False,
        offset: int = 0,
        limit: int | None = None,
    ) -> Sequence[StatementRow]:
        found = [
            row
            for row in self._statement_rows()
            if self._id(entity) in {self._id(r.id) for r in (*row.subjects, *row.others)}
            and kind in (None, row.kind)
            and (row.status is Status.REJECTED) is rejected
        ]
        return found[offset:][:limit]

    def statement(self, id: str) -> StatementRow:
        found = next((row for row in self._statement_rows() if row.id == id), None)
        if found is None:
            raise NotFound(f"There is no statement {id}.")
        return found

    # -- marks

    def notes(
        self, target: str | None = None, *, offset: int = 0, limit: int | None = None
    ) -> Sequence[NoteRow]:
        found = [
            NoteRow(id_, on, on, text, "Grace", AT, self._cited(on))
            for id_, (on, text) in self.said.notes.items()
            if text and target in (None, on)
        ]
        return found[offset:][:limit]

    def _cited(self, target: str) -> Any:
        place = targets.place(target)
        return cite(self.find_source(place.source), place.start, place.end, 1) if place else None

    def count_notes(self, target: str | None = None) -> int:
        return len(self.notes(target))

    def tags(self) -> Sequence[tuple[str, int]]:
        held = [tag for tags in self.said.tags.values() for tag in tags]
        return sorted({tag: held.count(tag) for tag in held}.items())

    def source(self, id: str) -> SourceRow:
        target = targets.of_source(id)
        return replace(
            super().source(id),
            grade=self.said.grades.get(id, ""),
            tags=self.said.tags.get(target, ()),
            notes=self.count_notes(target),
        )


class AnnotatedWorkspace(FakeWorkspace):
    views: AnnotatedViews

    def __init__(self, path: Path, sources: list[FakeSource]) -> None:
        super().__init__(path, sources)
        self.views = AnnotatedViews(sources)
        self.views.said = Said()
        self.undone = 0
        self._before: list[Said] = []
        self._ids = 0

    def fresh_id(self, what: str) -> str:
        self._ids += 1
        return f"{what}-new-{self._ids}"

    def unmerged_words(self, keep: str, other: str) -> Sequence[str]:
        return ["A note that was added since stays with it."] if self.views.said.notes else []

    def do(self, command: object) -> Changes:
        take = getattr(self, f"_{type(command).__name__}", None)
        if take is None:
            return super().do(command)
        self._try("do")
        self._before.append(deepcopy(self.views.said))
        try:
            take(self.views.said, command)
        except CommandRefused:
            self._before.pop()
            raise
        self.done.append(command)
        self.views.entries += 1
        return self._everything()

    def undo(self, *, pass_over: bool = False) -> str:
        if not self._before:
            return super().undo(pass_over=pass_over)
        self.undone += 1
        self.views.said = self._before.pop()
        self._everything()
        return "the last act"

    def _everything(self) -> Changes:
        sources = frozenset(s.row.id for s in self.views.held)
        entities = frozenset(id_ for id_, *_ in self.views._known())
        return self.tell(Changes(1, sources, entities))

    # -- the commands, as the case carries them out

    def _CreateEntity(self, said: Said, d: c.CreateEntity) -> None:
        said.created[d.entity] = (d.kind, d.name)
        said.passages |= dict.fromkeys(d.passages, (Reference.IS, d.entity))

    def _JudgePassages(self, said: Said, d: c.JudgePassages) -> None:
        assert d.reference is not None
        said.passages |= dict.fromkeys(d.passages, (d.reference, d.entity))

    def _SplitEntity(self, said: Said, d: c.SplitEntity) -> None:
        said.created[d.new] = (self.views._bare(d.entity).kind, d.name)
        said.passages |= dict.fromkeys(d.mentions, (Reference.IS, d.new))
        for id_ in d.statements:
            row = self.views.statement(id_)
            ids = [d.new if r.id == d.entity else r.id for r in row.subjects]
            said.edits.setdefault(id_, {})["subjects"] = "\n".join(ids)

    def _MergeEntities(self, said: Said, d: c.MergeEntities) -> None:
        said.merged |= dict.fromkeys(d.others, d.keep)

    def _UnmergeEntity(self, said: Said, d: c.UnmergeEntity) -> None:
        del said.merged[d.other]

    def _CompareEntities(self, said: Said, d: c.CompareEntities) -> None:
        pair = frozenset({d.one, d.other})
        if d.comparison is None:
            said.compared.pop(pair)
        else:
            said.compared[pair] = (d.comparison, d.reason)

    def _SetEntityKind(self, said: Said, d: c.SetEntityKind) -> None:
        said.kinds[d.entity] = d.kind

    def _SetAlias(self, said: Said, d: c.SetAlias) -> None:
        said.aliases[d.entity, d.alias] = d.held

    def _SetEventDetail(self, said: Said, d: c.SetEventDetail) -> None:
        held = said.details.setdefault(d.entity, {})
        if d.value is None:
            held.pop(d.detail)
        elif d.detail == "when" and d.value == "yesterday":
            raise CommandRefused("“yesterday” is no date.")
        else:
            held[d.detail] = d.value

    def _Together(self, said: Said, d: c.Together) -> None:
        for command in d.commands:
            getattr(self, f"_{type(command).__name__}")(said, command)

    def _WriteStatement(self, said: Said, d: c.WriteStatement) -> None:
        a, source = d.assertion, self.views.find_source(d.source)
        if not a.subjects:
            raise CommandRefused("A statement needs somebody or something that it is about.")
        said.written[d.statement] = StatementRow(
            d.statement,
            a.kind,
            cite(source, a.start, a.end, 1),
            tuple(map(self.views._ref, a.subjects)),
            tuple(map(self.views._ref, a.others)),
            a.attribution or None,
            None,
            a.hedged,
            a.negated,
            a.date or None,
            "",
            Status.UNREVIEWED,
            1000,
            written=True,
        )

    def _RemoveStatement(self, said: Said, d: c.RemoveStatement) -> None:
        del said.written[d.statement]

    def _EditStatement(self, said: Said, d: c.EditStatement) -> None:
        held = said.edits.setdefault(d.statement, {})
        for name, value in d.changes:
            if value is None:
                held.pop(name, None)
            elif name == "date" and value == "soon":
                raise CommandRefused("“soon” is no date.")
            else:
                held[name] = value

    def _GradeSource(self, said: Said, d: c.GradeSource) -> None:
        said.grades[d.source] = d.grade

    def _GradeStatement(self, said: Said, d: c.GradeStatement) -> None:
        said.grades[d.statement] = d.grade

    def _WriteNote(self, said: Said, d: c.WriteNote) -> None:
        said.notes[d.note] = (d.target, d.text)

    def _SetTag(self, said: Said, d: c.SetTag) -> None:
        held = tuple(tag for tag in said.tags.get(d.target, ()) if tag != d.tag)
        said.tags[d.target] = (*held, d.tag) if d.held else held
