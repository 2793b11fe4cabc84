"""What the fake case answers: the methods of `store.ReadModel`, over its articles in memory."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from dossier.domain import targets
from dossier.domain.analysis import EntityKind, EventStatus, Role, StatementKind
from dossier.domain.connections import EVERYTHING as ALL_TOLD
from dossier.domain.connections import Asked, Connections, Edge, Told, ties
from dossier.domain.contradiction_rows import Contradiction, Settlement
from dossier.domain.documents import Origin
from dossier.domain.errors import NotFound
from dossier.domain.family_rows import KinRow
from dossier.domain.figure_rows import Topic
from dossier.domain.found import Facet, Facets, Results, SavedSearch
from dossier.domain.passages import paragraphs
from dossier.domain.searching import parse
from dossier.domain.time_marks import EVERYTHING as ALL_MARKS
from dossier.domain.time_marks import TimeFilter, TimeMarks
from dossier.domain.views import (
    ActRow,
    Analyst,
    CaseProperties,
    Citation,
    Counts,
    Dossier,
    EntityRef,
    EntityRow,
    EventFacts,
    HistoryRow,
    Hit,
    KeyRow,
    LostRow,
    MentionRow,
    News,
    QuoteRow,
    Reading,
    Shaded,
    Sort,
    SourceRow,
    StatementRow,
    Status,
    Suggestion,
)
from tests.gui.fake_deciding import Deciding
from tests.gui.fake_overview import FakeOverview
from tests.gui.fake_sources import ENTITIES, FakeSource, cite, ref


class FakeViews(FakeOverview):
    """Answers like `ReadModel`. `asked` counts the calls of each query."""

    def origin(self, source: str) -> Origin:
        return Origin()

    def __init__(self, sources: list[FakeSource], *, crowd: int = 0, repeats: int = 1) -> None:
        self.held = sources
        self.crowd = crowd
        self.repeats = repeats
        self.asked: dict[str, int] = {}
        self.key_rows: list[KeyRow] = []
        self.title = "The hunt"
        self.entries = 7
        self.told: Sequence[News] = ()
        self.deciding = Deciding(self._next_entry)
        self.worth: dict[str, int] = {}
        """How useful a decision on a target is said to be, where a test says so."""
        self.lost_rows: list[LostRow] = []
        self.counted_topics: dict[str, Sequence[Topic]] = {}
        self.timed_near: Callable[[tuple[int, int]], TimeMarks] = lambda begins: TimeMarks((), 0, 3)
        self.graphs: list[Asked] = []
        self.timed: Callable[[TimeFilter], TimeMarks] = lambda wanted: TimeMarks((), 0, 3)
        """What the sources of an event count, by its id."""

    def count_origins(self, entity: str) -> int:
        return 0

    def kin(self, source: str) -> Sequence[KinRow]:
        return ()

    def settlements(self) -> Sequence[Settlement]:
        return ()

    def contradictions(self, entity: str = "", **_: object) -> Sequence[Contradiction]:
        return ()

    def _next_entry(self) -> int:
        self.entries += 1
        return self.entries

    def _used(self) -> list[FakeSource]:
        return [source for source in self.held if not source.row.withdrawn]

    def _count(self, query: str) -> None:
        self.asked[query] = self.asked.get(query, 0) + 1

    def properties(self) -> CaseProperties:
        ada = (Analyst("a-1", "Ada", "AL"),)
        return CaseProperties(
            "c" * 64, self.title, "", "2026-11-20T14:00:00Z", ada, len(self.held), self.entries
        )

    def keys(self, reader: str) -> Sequence[KeyRow]:
        return self.key_rows

    def news(self, after: int, but: str) -> Sequence[News]:
        return self.told

    def counts(self) -> Counts:
        kinds = [self.count_entities(kind) for kind in EntityKind]
        withdrawn = len(self.held) - len(self._used())
        waiting, lost = self.count_review(), len(self.lost_rows)
        return Counts(*kinds, len(self._used()), withdrawn, self.entries, waiting, lost)

    # -- entities

    def _entities(self, kind: EntityKind, text: str, status: Status | None = None) -> list[EntityRow]:
        rows = [self._row(*entity) for entity in ENTITIES if entity[1] is kind]
        if kind is EntityKind.PERSON:
            rows += [
                EntityRow(f"p-{n}", kind, f"Person {n:05d}", (), 1, 1, Role.STORY, Status.UNREVIEWED, None)
                for n in range(self.crowd)
            ]
        rows = [self.deciding.entity(row) for row in rows]
        wanted = [s for s in Status if s is not Status.REJECTED] if status is None else [status]
        rows = [row for row in rows if row.status in wanted]
        return [row for row in rows if row.mentions and text.casefold() in row.name.casefold()]

    def _row(self, id_: str, kind: EntityKind, name: str, more: tuple[str, ...]) -> EntityRow:
        found = [(s, m) for s in self._used() for m in s.marks if m.entity == id_]
        sources = len({s.row.id for s, _ in found})
        date = "2015-11-13" if kind is EntityKind.EVENT else None
        return EntityRow(id_, kind, name, more, len(found), sources, Role.STORY, Status.UNREVIEWED, date)

    def entities(
        self,
        kind: EntityKind,
        *,
        text: str = "",
        sort: Sort = Sort.MENTIONS,
        status: Status | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> Sequence[EntityRow]:
        self._count("entities")
        rows = self._entities(kind, text, status)
        rows.sort(key=(lambda r: r.name) if sort is Sort.NAME else (lambda r: (-r.mentions, r.name)))  # type: ignore[arg-type, return-value]
        return rows[offset:][:limit]

    def count_entities(self, kind: EntityKind, *, text: str = "", status: Status | None = None) -> int:
        return len(self._entities(kind, text, status))

    def find(self, name_or_id: str) -> Sequence[EntityRow]:
        wanted = name_or_id.casefold()
        rows = [row for kind in EntityKind for row in self._entities(kind, "")]
        return [row for row in rows if wanted in (row.id, row.name.casefold())]

    def entity(self, id: str) -> EntityRow:
        return self.dossier(id).entity

    def dossier(self, entity: str) -> Dossier:
        record = next((e for e in ENTITIES if e[0] == entity), None)
        row = self.deciding.entity(self._row(*record)) if record else None
        if row is None or not row.mentions:
            raise NotFound(f"This case has no dossier {entity}.")
        statements = self.statements(entity)
        kinds = [s.kind for s in statements]
        event = None
        if row.kind is EntityKind.EVENT:
            event = EventFacts(
                "2015-11-13", (ref("l-paris"),), (("suspect", ref("p-salah")),), EventStatus.OCCURRED
            )
        return Dossier(
            entity=row,
            roles=tuple(s for s in statements if s.kind is StatementKind.ROLE)[:5],
            groups=tuple((kind, kinds.count(kind)) for kind in StatementKind if kind in kinds),
            statements=len(statements),
            quotes=len(self.quotes(entity)),
            event=event,
            score=870,
            reason="The same name in three articles of the same week.",
        )

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
        self._count("statements")
        found = [
            s
            for source in self._used()
            for s in source.statements
            if entity in {r.id for r in (*s.subjects, *s.others)} and kind in (None, s.kind)
        ]
        found = [self.deciding.statement(s) for s in found]
        found = [s for s in found if (s.status is Status.REJECTED) is rejected]
        return (found * self.repeats)[offset:][:limit]

    def statement(self, id: str) -> StatementRow:
        found = next((s for source in self.held for s in source.statements if s.id == id), None)
        if found is None:
            raise NotFound(f"This case has no statement {id}.")
        return self.deciding.statement(found)

    # -- what waits for a decision, and what was decided

    def _suggestions(self) -> list[Suggestion]:
        entities = [row for kind in EntityKind for row in self._entities(kind, "")]
        rows = [
            Suggestion(
                targets.of_entity(row.id), row.mentions, "Named often.", self._first(row.id), entity=row
            )
            for row in entities
        ]
        rows += [
            Suggestion(targets.of_statement(s.id), 1, f"Rule {s.rule or 'svo'}.", s.citation, statement=s)
            for source in self._used()
            for s in source.statements
        ]
        skipped = self.deciding.held.skipped
        rows = [
            replace(row, worth=self.worth.get(row.target, row.worth), skipped=row.target in skipped)
            for row in rows
            if self.deciding.is_open(row.target)
        ]
        return sorted(rows, key=lambda row: (row.skipped, -row.worth, row.target))

    def _first(self, entity: str) -> Citation | None:
        return next((mention.citation for mention in self.mentions(entity)), None)

    def review(
        self, analyst_id: str, *, only: str = "", offset: int = 0, limit: int | None = None
    ) -> Sequence[Suggestion]:
        self._count("review")
        return [row for row in self._suggestions() if row.target.startswith(only)][offset:][:limit]

    def count_review(self, *, only: str = "") -> int:
        return sum(row.target.startswith(only) for row in self._suggestions())

    def alike(self, target: str, *, offset: int = 0, limit: int | None = None) -> Sequence[Suggestion]:
        rows = self._suggestions()
        this = next((row for row in rows if row.target == target), None)
        return [] if this is None else _alike(this, rows)[offset:][:limit]

    def count_alike(self, target: str) -> int:
        return len(self.alike(target))

    def acts(self, analyst_id: str, *, undone: bool = False, limit: int | None = None) -> Sequence[ActRow]:
        self._count("acts")
        return self.deciding.listed(undone=undone)[:limit]

    def lost(self) -> Sequence[LostRow]:
        return self.lost_rows

    def quotes(self, entity: str, *, offset: int = 0, limit: int | None = None) -> Sequence[QuoteRow]:
        found = [
            q for s in self._used() for q in s.quotes if q.speaker_entity and q.speaker_entity.id == entity
        ]
        return found[offset:][:limit]

    def time_marks(
        self, wanted: TimeFilter = ALL_MARKS, *, most: int = 0, begins: tuple[int, int] | None = None
    ) -> TimeMarks:
        self._count("time_marks")
        return self.timed(wanted) if begins is None else self.timed_near(begins)

    def connections(self, asked: Asked) -> Connections:
        """All of it, whatever is asked for, but what it is around and how many."""
        self._count("connections")
        self.graphs.append(asked)
        rows = [s for source in self._used() for s in source.statements if s.kind in asked.ties]
        told: dict[tuple[str, str, StatementKind], list[StatementRow]] = {}
        refs: dict[str, EntityRef] = {}
        for tie in ties(rows):
            one, other = sorted((tie.subject.id, tie.other.id))
            refs |= {end.id: end for end in (tie.subject, tie.other) if end.kind in asked.kinds}
            told.setdefault((one, other, tie.kind), []).extend(s for s in rows if s.id in tie.statements)
        near = {e for one, other, _ in told for e in (one, other) if {one, other} & set(asked.around)}
        ids = sorted(id for id in refs if not asked.around or id in near)
        ids = [*asked.around, *(id for id in ids if id not in asked.around)][: asked.limit]
        ids += [id for id in asked.also if id not in ids]
        edges = tuple(
            Edge(*key, len(told[key]), len({s.citation.source for s in told[key]}), 1)
            for key in sorted(told)
            if key[0] in ids and key[1] in ids
        )
        return Connections(tuple(refs[id] for id in ids if id in refs), edges, len(refs))

    def tied(self, entities: Collection[str], asked: Asked) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {id: set() for id in entities}
        for tie in ties(s for source in self._used() for s in source.statements):
            for here, there in ((tie.subject.id, tie.other.id), (tie.other.id, tie.subject.id)):
                if here in found:
                    found[here].add(there)
        return found

    def tie(
        self,
        one: str,
        other: str,
        kind: StatementKind,
        told: Told = ALL_TOLD,
        *,
        offset: int = 0,
        limit: int | None = None,
    ) -> Sequence[StatementRow]:
        rows = self.statements(one, kind=kind)
        both = [row for row in rows if other in {ref.id for ref in (*row.subjects, *row.others)}]
        return both[offset:][:limit]

    def dates_of(self, entity: str, value: str) -> Sequence[Citation]:
        return [mention.citation for mention in self.mentions(entity)][:2]

    def topics(self, entity: str) -> Sequence[Topic]:
        return self.counted_topics.get(entity, ())

    def count_figures(self, entity: str) -> int:
        return sum(len(topic.figures) for topic in self.topics(entity))

    def sources_of(self, entity: str, *, offset: int = 0, limit: int | None = None) -> Sequence[SourceRow]:
        rows = [s.row for s in self._used() if any(m.entity == entity for m in s.marks)]
        return rows[offset:][:limit]

    def mentions(self, entity: str, *, offset: int = 0, limit: int | None = None) -> Sequence[MentionRow]:
        found = [
            MentionRow(cite(s, m.start, m.end, 1), m.form, 900, "name")
            for s in self._used()
            for m in s.marks
            if m.entity == entity
        ]
        return found[offset:][:limit]

    # -- sources

    def _rows(self, text: str) -> list[SourceRow]:
        return [s.row for s in self.held if text.casefold() in s.row.title.casefold()]

    def sources(
        self, *, text: str = "", withdrawn: bool | None = None, offset: int = 0, limit: int | None = None
    ) -> Sequence[SourceRow]:
        return self._rows(text)[offset:][:limit]

    def count_sources(self, *, text: str = "", withdrawn: bool | None = None) -> int:
        return len(self._rows(text))

    def find_source(self, id: str) -> FakeSource:
        found = next((s for s in self.held if s.row.id == id), None)
        if found is None:
            raise NotFound(f"This case has no source {id[:12]}.")
        return found

    def source(self, id: str) -> SourceRow:
        return self.find_source(id).row

    def is_withdrawn(self, id: str) -> bool:
        return self.source(id).withdrawn

    def reading(self, source: str) -> Reading:
        self._count("reading")
        held = self.find_source(source)
        at = held.text.find("Sign up")
        shaded = (Shaded(at, len(held.text), "pitch"),) if at >= 0 else ()
        return Reading(held.row, held.text, tuple(held.marks), shaded)

    def results(self, query: str, *, most: int | None = None) -> Results:
        tree = parse(query)
        return Results(query, tuple(self.search(query, limit=most))) if tree is not None else Results(query)

    def facets(self, query: str) -> Facets:
        return Facets(2, 2, (Facet("publisher", "Reuters", "Reuters", 2),))

    def saved_searches(self) -> Sequence[SavedSearch]:
        return ()

    def last_position(self) -> int:
        return 1

    def search(self, query: str, *, limit: int | None = None) -> Sequence[Hit]:
        words = query.casefold()
        hits = [
            Hit(kind.value, "", "", 0, 0, name, 0, 0, id_, name)
            for id_, kind, name, _ in ENTITIES
            if words in name.casefold()
        ]
        for held in self._used():
            for span in paragraphs(held.text):
                at = held.text.casefold().find(words, span.start, span.end)
                if at >= 0:
                    text = held.text[span.start : span.end]
                    found = (at, at + len(words))
                    hits.append(
                        Hit(
                            "passage",
                            held.row.file,
                            held.row.id,
                            span.start,
                            span.end,
                            text,
                            *found,
                            marks=(found,),
                        )
                    )
        return hits[:limit]

    def history(
        self,
        *,
        subject: str | None = None,
        analyst: str = "",
        kind: str = "",
        text: str = "",
        since: str = "",
        newest_first: bool = False,
        offset: int = 0,
        limit: int | None = None,
    ) -> Sequence[HistoryRow]:
        rows = [
            self.deciding.rows.get(n)
            or HistoryRow(
                f"{n:064x}",
                n,
                "SourceIngested",
                "Ada",
                "2026-11-20T14:00:00.000Z",
                f"Took in source {n}",
                "{}",
                False,
            )
            for n in range(self.entries, 0, -1)
        ]
        rows = [
            row
            for row in rows
            if (subject is None or subject in row.target or row.position not in self.deciding.rows)
            and analyst in ("", "a-1")
            and kind in ("", row.kind)
            and text.casefold() in row.summary.casefold()
        ]
        return (rows if newest_first else rows[::-1])[offset:][:limit]

    def count_history(
        self, *, subject: str | None = None, analyst: str = "", kind: str = "", text: str = ""
    ) -> int:
        return len(self.history(subject=subject, analyst=analyst, kind=kind, text=text))


def _alike(this: Suggestion, rows: list[Suggestion]) -> list[Suggestion]:
    """Entities of one kind; statements of one kind."""

    def sort(row: Suggestion) -> object:
        return row.entity.kind if row.entity else row.statement and row.statement.kind

    return [this, *(row for row in rows if row is not this and sort(row) == sort(this))]
