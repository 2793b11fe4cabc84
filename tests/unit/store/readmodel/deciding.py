"""Whatever an analyst can decide, as rules of a state machine. Everything is chosen from what the case shows."""

from typing import Protocol

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.commands import (
    Command,
    CompareEntities,
    CorrectSource,
    CreateEntity,
    DropSearch,
    EditStatement,
    GradeSource,
    GradeStatement,
    JudgePassages,
    MergeEntities,
    Redo,
    RemoveStatement,
    RenameEntity,
    RestoreSource,
    SaveSearch,
    SetAlias,
    SetCaseProperty,
    SetEntityKind,
    SetEntityStatus,
    SetEventDetail,
    SetStatementStatus,
    SetTag,
    SettleConflict,
    SettleContradiction,
    SkipSuggestion,
    SplitEntity,
    Undo,
    UnmergeEntity,
    WithdrawSource,
    WriteNote,
    WriteStatement,
)
from dossier.domain.entries import STATEMENT_FIELDS, Assertion
from dossier.domain.judgements import Comparison, Reference, Status, Verdict
from dossier.domain.targets import Place, of_entity, of_source, of_statement
from dossier.store.readmodel import ReadModel

TEXTS = (
    'Ada met Bob in Paris.\n\nThe attack was on Saturday, Élodie said. "Run."',
    "Elodie is a suspect according to Reuters. The attack in Paris was on Monday.\nshe saw Ada.",
    "Bob saw the walk. Ada did not. Élodie is not Ada.",
)
ANALYSTS = ("ada-1", "bob-2")
analysts = st.sampled_from(ANALYSTS)


class Sitting(Protocol):
    """Where an analyst sits down to decide."""

    @property
    def views(self) -> ReadModel: ...
    def attempt(self, command: Command, analyst: str = "ada-1") -> bool: ...


class Deciding(RuleBasedStateMachine):
    """Two analysts decide whatever they like at `desk`, on `sources`; a subclass sets both."""

    desk: Sitting
    sources: list[str]

    def __init__(self) -> None:
        super().__init__()
        self._made = 0

    # -- what there is to decide on

    def _entity(self, data: st.DataObject, kind: EntityKind | None = None) -> str:
        views = self.desk.views
        rows = [
            row.id
            for each in ([kind] if kind else EntityKind)
            for status in (None, Status.REJECTED)
            for row in views.entities(each, status=status)
        ]
        assume(rows)
        return data.draw(st.sampled_from(sorted(rows)))

    def _statement(self, data: st.DataObject) -> str:
        views, entity = self.desk.views, self._entity(data)
        rows = sorted(
            row.id for rejected in (False, True) for row in views.statements(entity, rejected=rejected)
        )
        assume(rows)
        return data.draw(st.sampled_from(rows))

    def _place(self, data: st.DataObject) -> Place:
        source = data.draw(st.sampled_from(self.sources))
        marks = [(mark.start, mark.end) for mark in self.desk.views.reading(source).marks]
        free = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1]))
        return Place(source, *data.draw(st.sampled_from(marks) | free if marks else free))

    def _fresh(self, what: str) -> str:
        self._made += 1
        return f"{what}-made-{self._made}"

    # -- commands

    @rule(data=st.data(), analyst=analysts)
    def name(self, data: st.DataObject, analyst: str) -> None:
        self._do(
            data,
            analyst,
            RenameEntity(self._entity(data), data.draw(st.sampled_from(["", "Ada B.", "Élodie"]))),
        )

    @rule(data=st.data(), analyst=analysts, held=st.booleans())
    def alias(self, data: st.DataObject, analyst: str, held: bool) -> None:
        self._do(
            data, analyst, SetAlias(self._entity(data), data.draw(st.sampled_from(["Elodie", "E."])), held)
        )

    @rule(data=st.data(), analyst=analysts, kind=st.sampled_from(EntityKind))
    def kind(self, data: st.DataObject, analyst: str, kind: EntityKind) -> None:
        self._do(data, analyst, SetEntityKind(self._entity(data), kind))

    @rule(data=st.data(), analyst=analysts, status=st.sampled_from(Status))
    def judge(self, data: st.DataObject, analyst: str, status: Status) -> None:
        some = tuple({self._entity(data), self._entity(data)})
        self._do(data, analyst, SetEntityStatus(some, status))

    @rule(data=st.data(), analyst=analysts)
    def create(self, data: st.DataObject, analyst: str) -> None:
        kind = data.draw(st.sampled_from(EntityKind))
        passages = (self._place(data),) if data.draw(st.booleans()) else ()
        self._do(data, analyst, CreateEntity(self._fresh(kind), kind, "Made", passages))

    @rule(data=st.data(), analyst=analysts)
    def merge(self, data: st.DataObject, analyst: str) -> None:
        kind = data.draw(st.sampled_from(EntityKind))
        self._do(data, analyst, MergeEntities(self._entity(data, kind), (self._entity(data, kind),)))

    @rule(data=st.data(), analyst=analysts)
    def unmerge(self, data: st.DataObject, analyst: str) -> None:
        keep = self._entity(data)
        merged = [row.entity.id for row in self.desk.views.dossier(keep).merged]
        assume(merged)
        self._do(data, analyst, UnmergeEntity(keep, data.draw(st.sampled_from(merged))))

    @rule(data=st.data(), analyst=analysts)
    def split(self, data: st.DataObject, analyst: str) -> None:
        entity = self._entity(data)
        views = self.desk.views
        mentions = [
            Place(m.citation.source, m.citation.start, m.citation.end) for m in views.mentions(entity)
        ]
        assume(mentions)
        chosen = data.draw(st.lists(st.sampled_from(mentions), min_size=1, max_size=3))
        statements = [row.id for row in views.statements(entity)]
        also = data.draw(st.lists(st.sampled_from(statements), max_size=2)) if statements else []
        self._do(
            data, analyst, SplitEntity(entity, self._fresh("person"), "Split", tuple(chosen), tuple(also))
        )

    @rule(data=st.data(), analyst=analysts, comparison=st.sampled_from([*Comparison, None]))
    def compare(self, data: st.DataObject, analyst: str, comparison: Comparison | None) -> None:
        self._do(data, analyst, CompareEntities(self._entity(data), self._entity(data), comparison))

    @rule(data=st.data(), analyst=analysts, reference=st.sampled_from([*Reference, None]))
    def refer(self, data: st.DataObject, analyst: str, reference: Reference | None) -> None:
        named = reference in (Reference.IS, Reference.IS_NOT)
        entity = self._entity(data) if named else ""
        self._do(data, analyst, JudgePassages((self._place(data),), reference, entity))

    @rule(data=st.data(), analyst=analysts)
    def event(self, data: st.DataObject, analyst: str) -> None:
        detail = data.draw(st.sampled_from(["when", "where", "who"]))
        values = {"when": "2015-11", "where": self._entity(data), "who": f"victim\t{self._entity(data)}"}
        value = data.draw(st.sampled_from([values[detail], "", None]))
        self._do(data, analyst, SetEventDetail(self._entity(data, EntityKind.EVENT), detail, value))

    @rule(data=st.data(), analyst=analysts)
    def write(self, data: st.DataObject, analyst: str) -> None:
        place = self._place(data)
        kind = data.draw(st.sampled_from(StatementKind))
        said = Assertion(place.start, place.end, "", kind, (self._entity(data),), date="2015")
        self._do(data, analyst, WriteStatement(self._fresh("statement"), place.source, said))

    @rule(data=st.data(), analyst=analysts)
    def edit(self, data: st.DataObject, analyst: str) -> None:
        field = data.draw(st.sampled_from(STATEMENT_FIELDS))
        values = {"kind": "plan", "date": "2014", "hedged": "yes", "negated": "", "attribution": "they"}
        value = values.get(field) if field in values else self._entity(data)
        chosen = data.draw(st.sampled_from([value, None]))
        self._do(data, analyst, EditStatement(self._statement(data), ((field, chosen),)))

    @rule(data=st.data(), analyst=analysts, status=st.sampled_from(Status))
    def review(self, data: st.DataObject, analyst: str, status: Status) -> None:
        some = tuple({self._statement(data), self._statement(data)})
        self._do(data, analyst, SetStatementStatus(some, status))

    @rule(data=st.data(), analyst=analysts)
    def mark(self, data: st.DataObject, analyst: str) -> None:
        source, statement, entity = self.sources[0], self._statement(data), self._entity(data)
        targets = (of_source(source), of_statement(statement), of_entity(entity), "case")
        target = data.draw(st.sampled_from(targets))
        commands: list[Command] = [
            WriteNote(self._fresh("note"), target, "seen"),
            SetTag(target, "hot", data.draw(st.booleans())),
            GradeSource(source, data.draw(st.sampled_from(["B2", ""]))),
            GradeStatement(statement, data.draw(st.sampled_from(["C3", ""]))),
            RemoveStatement(statement),
            SkipSuggestion(of_statement(statement)),
        ]
        self._do(data, analyst, data.draw(st.sampled_from(commands)))

    @rule(data=st.data(), analyst=analysts, source=st.integers(0, 2))
    def sources_(self, data: st.DataObject, analyst: str, source: int) -> None:
        id = self.sources[source]
        commands: list[Command] = [
            CorrectSource(id, "published", data.draw(st.sampled_from(["2015-11-17", "", "2016-01-01"]))),
            WithdrawSource(id),
            RestoreSource(id),
            SetCaseProperty("title", data.draw(st.sampled_from(["One", "Two"]))),
        ]
        self._do(data, analyst, data.draw(st.sampled_from(commands)))

    @rule(data=st.data(), analyst=analysts, query=st.sampled_from(["ada", "person:Bob", None]))
    def search(self, data: st.DataObject, analyst: str, query: str | None) -> None:
        command = SaveSearch("search-1", "Hers", query) if query else DropSearch("search-1")
        self._do(data, analyst, command)

    @rule(data=st.data(), analyst=analysts, verdict=st.sampled_from(Verdict))
    def contradict(self, data: st.DataObject, analyst: str, verdict: Verdict) -> None:
        one, other = (Place(source, 0, 3) for source in self.sources[:2])
        self._do(data, analyst, SettleContradiction(one, other, verdict, "two counts"))

    @rule(data=st.data(), analyst=analysts)
    def settle(self, data: st.DataObject, analyst: str) -> None:
        sides = [(row.sort, side.entry) for row in self.desk.views.conflicts() for side in row.sides]
        assume(sides)
        self._do(data, analyst, SettleConflict(*data.draw(st.sampled_from(sides))))

    @rule(data=st.data(), analyst=analysts)
    def turn(self, data: st.DataObject, analyst: str) -> None:
        self._do(data, analyst, data.draw(st.sampled_from([Undo(), Undo(), Redo(), Undo(pass_over=True)])))

    def _do(self, _data: st.DataObject, analyst: str, command: Command) -> None:
        self.desk.attempt(command, analyst)
