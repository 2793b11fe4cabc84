"""Who is tied to whom, as the read model answers it, against a count of statements one by one."""

from collections import Counter
from dataclasses import replace
from itertools import combinations, permutations
from random import Random

import pytest

from dossier.app.connections import way
from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.commands import EditStatement, MergeEntities, SetEntityStatus, SetStatementStatus
from dossier.domain.connections import WHOLE_CASE, Asked, Edge, Told, connected, ties
from dossier.domain.documents import Metadata
from dossier.domain.entries import SourceWithdrawn
from dossier.domain.errors import NotFound
from dossier.domain.judgements import Status
from dossier.domain.time_marks import bounds
from dossier.domain.views import StatementRow
from dossier.store.readmodel import ReadModel
from dossier.store.readmodel.queries_connections import _Graph
from tests.unit.store.readmodel.conftest import Show
from tests.unit.store.readmodel.desk import Desk
from tests.unit.store.readmodel.toy import Journal

WHO = ("Ada", "Elodie", "Bob", "Paris", "Reuters")
EVERYTHING = Asked(limit=100)


@pytest.fixture
def journal() -> Journal:
    """Five articles of sentences that name one to four at a time."""
    journal, chance = Journal().begin(), Random(7)
    for number in range(5):
        sentences = [
            f"{chance.choice(('Then', 'Here'))} {' and '.join(chance.sample(WHO, chance.randint(1, 4)))} "
            f"{chance.choice(('is', 'met'))} there."
            for _ in range(8)
        ]
        text = f"Article {number}\n" + "\n".join(sentences)
        journal.ingest(text, f"{number}.txt", Metadata(f"N{number}", "The Paper", (), "2015-11-17"))
    return journal


def statements(view: ReadModel) -> list[StatementRow]:
    rows = {row.id: row for kind in EntityKind for e in view.entities(kind) for row in view.statements(e.id)}
    return list(rows.values())


def counted(rows: list[StatementRow]) -> dict[tuple[str, str, StatementKind], tuple[int, int]]:
    """By pair and kind: (statements, sources)."""
    told: dict[tuple[str, str, StatementKind], set[tuple[str, str]]] = {}
    for row in rows:
        subjects = {ref.id for ref in row.subjects}
        every = subjects | {ref.id for ref in row.others}
        for one, other in combinations(sorted(every), 2):
            if one in subjects or other in subjects:
                told.setdefault((one, other, row.kind), set()).add((row.id, row.citation.source))
    return {key: (len(found), len({source for _, source in found})) for key, found in told.items()}


def edges(found: tuple[Edge, ...]) -> dict[tuple[str, str, StatementKind], tuple[int, int]]:
    return {(edge.one, edge.other, edge.kind): (edge.statements, edge.sources) for edge in found}


def test_edges_are_what_one_counts_by_hand(journal: Journal, show: Show) -> None:
    view = show(journal)
    rows = statements(view)
    found = view.connections(EVERYTHING)
    assert len({edge.kind for edge in found.edges}) == 2
    assert edges(found.edges) == counted(rows)
    assert all(edge.one < edge.other and 1 <= edge.origins <= edge.sources for edge in found.edges)
    assert {node.id for node in found.nodes} == {end for edge in found.edges for end in edge.ends}
    assert found.total == len(found.nodes)


def test_the_graph_that_is_exported_has_the_same_ties(journal: Journal, show: Show) -> None:
    view = show(journal)
    exported: dict[tuple[str, str, StatementKind], set[str]] = {}
    for tie in ties(statements(view)):
        one, other = sorted((tie.subject.id, tie.other.id))
        exported.setdefault((one, other, tie.kind), set()).update(tie.statements)
    shown = edges(view.connections(EVERYTHING).edges)
    assert {key: len(ids) for key, ids in exported.items()} == {key: n for key, (n, _) in shown.items()}


def test_counted_from_statements_it_is_the_same(journal: Journal, show: Show) -> None:
    """As where something is left out."""
    view = show(journal)
    rows = list(view.every_statement())
    family = view.origins({row.id for row in view.sources()}).family
    asked = view.connections(EVERYTHING)
    found = connected(rows, family, limit=100)
    assert found.edges == asked.edges
    assert set(found.nodes) == set(asked.nodes)
    assert found.total == asked.total
    (ada,) = view.find("Ada")
    near = connected(rows, family, (ada.id,), 3)
    assert near.nodes[0].id == ada.id
    assert near.edges == view.connections(Asked(tuple(node.id for node in near.nodes), limit=3)).edges
    assert {node.id for node in near.nodes} == {
        node.id for node in view.connections(Asked((ada.id,), limit=3)).nodes
    }


def test_the_passages_of_an_edge_are_the_statements_that_it_counts(journal: Journal, show: Show) -> None:
    view = show(journal)
    for edge in view.connections(EVERYTHING).edges:
        rows = list(view.tie(edge.one, edge.other, edge.kind))
        assert len({row.id for row in rows}) == edge.statements
        for row in rows:
            assert {edge.one, edge.other} <= {ref.id for ref in (*row.subjects, *row.others)}
        paged = [
            row
            for at in range(0, edge.statements, 2)
            for row in view.tie(*edge.ends, edge.kind, offset=at, limit=2)
        ]
        assert paged == rows
        assert list(view.tie(edge.other, edge.one, edge.kind)) == rows


def test_a_limit_keeps_those_with_the_most_ties(journal: Journal, show: Show) -> None:
    view = show(journal)
    rows = statements(view)
    tied = Counter(
        ref.id
        for row in rows
        if len({r.id for r in (*row.subjects, *row.others)}) > 1
        for ref in {r.id: r for r in (*row.subjects, *row.others)}.values()
    )
    found = view.connections(Asked(limit=3))
    assert (
        sorted((tied[node.id] for node in found.nodes), reverse=True)
        == sorted(tied.values(), reverse=True)[:3]
    )
    assert found.total == len(tied)


def test_kinds_of_nodes_and_of_ties(journal: Journal, show: Show) -> None:
    view = show(journal)
    people = view.connections(Asked(kinds=(EntityKind.PERSON,), limit=100))
    assert {node.kind for node in people.nodes} == {EntityKind.PERSON}
    roles = view.connections(Asked(ties=(StatementKind.ROLE,), limit=100))
    every = edges(view.connections(EVERYTHING).edges)
    assert edges(roles.edges) == {key: n for key, n in every.items() if key[2] is StatementKind.ROLE}
    assert view.connections(Asked(kinds=(), limit=100)).nodes == ()


def test_around_one_and_with_what_is_shown_in_any_case(journal: Journal, show: Show) -> None:
    view = show(journal)
    (ada,) = view.find("Ada")
    (reuters,) = view.find("Reuters")
    near = view.connections(Asked(around=(ada.id,), limit=2))
    assert near.nodes[0].id == ada.id
    assert len(near.nodes) == 2
    together = counted(statements(view))
    shares = Counter[str]()
    for (one, other, _), (many, _) in together.items():
        if ada.id in (one, other):
            shares[other if one == ada.id else one] += many
    assert shares[near.nodes[1].id] == max(shares.values())
    also = view.connections(Asked(around=(ada.id,), limit=1, also=(reuters.id,)))
    assert {node.id for node in also.nodes} == {ada.id, reuters.id}
    with pytest.raises(NotFound):
        view.connections(Asked(around=("nobody",)))


def test_what_is_rejected_or_withdrawn_ties_nobody(journal: Journal, tmp_path) -> None:
    desk = Desk(tmp_path, journal)
    view = desk.views
    edge = view.connections(EVERYTHING).edges[0]
    (first, *_) = view.tie(edge.one, edge.other, edge.kind)
    desk.do(SetStatementStatus((first.id,), Status.REJECTED))
    assert edges(view.connections(EVERYTHING).edges) == counted(
        [row for row in statements(view) if row.status is not Status.REJECTED]
    )
    desk.do(SetEntityStatus((edge.one,), Status.REJECTED))
    left = view.connections(EVERYTHING)
    assert edge.one not in {node.id for node in left.nodes}
    assert edges(left.edges) == counted(statements(view))
    for source in view.sources():
        journal.append(SourceWithdrawn(source.id))
    view.catch_up()
    assert view.connections(EVERYTHING) == replace(left, nodes=(), edges=(), total=0)
    view.close()


def test_merged_ones_are_one_node(journal: Journal, tmp_path) -> None:
    desk = Desk(tmp_path, journal)
    (ada,) = desk.views.find("Ada")
    (bob,) = desk.views.find("Bob")
    desk.do(MergeEntities(ada.id, (bob.id,)))
    found = desk.views.connections(EVERYTHING)
    assert bob.id not in {node.id for node in found.nodes}
    assert edges(found.edges) == counted(statements(desk.views))
    desk.views.close()


def test_articles_that_copy_each_other_are_one_origin(show: Show) -> None:
    words = " ".join(
        f"Word{n} goes before word{n + 1} in this long paragraph of the story." for n in range(12)
    )
    told = f"Ada met Bob there. {words}"
    journal = Journal().begin()
    for number, text in enumerate(
        (told, told + "\nOnly here is more.", "Ada met Bob there, says another one.")
    ):
        journal.ingest(f"{text}\n", f"{number}.txt", Metadata(f"N{number}", "P", (), "2015-11-17"))
    (edge,) = show(journal).connections(EVERYTHING).edges
    assert (edge.statements, edge.sources, edge.origins) == (3, 3, 2)


def test_a_way_leads_over_those_that_are_tied(show: Show) -> None:
    journal = Journal().begin()
    journal.ingest(
        "Ada met Bob. Then Bob saw Paris. Reuters knows Elodie.", "a.txt", Metadata("A", "P", (), "")
    )
    view = show(journal)
    ids = {name: view.find(name)[0].id for name in ("Ada", "Bob", "Paris", "Elodie")}
    assert way(view, ids["Ada"], ids["Paris"]) == (ids["Ada"], ids["Bob"], ids["Paris"])
    assert way(view, ids["Ada"], ids["Elodie"]) == ()
    for one, other in permutations(ids.values(), 2):
        assert (other in view.tied([one], WHOLE_CASE).get(one, ())) is (
            one in view.tied([other], WHOLE_CASE).get(other, ())
        )


def test_only_what_one_source_tells(journal: Journal, show: Show) -> None:
    view = show(journal)
    rows = statements(view)
    for source in view.sources():
        asked = replace(EVERYTHING, told=Told(source.id))
        found = view.connections(asked)
        own = [row for row in rows if row.citation.source == source.id]
        assert edges(found.edges) == counted(own)
        assert found.total == len(found.nodes)
        for edge in found.edges:
            told = view.tie(*edge.ends, edge.kind, asked.told)
            assert {row.citation.source for row in told} == {source.id}
            assert len(told) == edge.statements
    with pytest.raises(NotFound):
        view.connections(Asked(told=Told("nothing")))


def test_only_what_happened_within_dates(journal: Journal, tmp_path) -> None:
    desk = Desk(tmp_path, journal)
    view = desk.views
    rows = statements(view)
    for number, row in enumerate(rows):
        if number % 3 < 2:
            desk.do(EditStatement(row.id, (("date", ("2015-11-13", "2015-11-20")[number % 3]),)))
    (first, until) = bounds("2015-11-12", "2015-11-14")
    within = [row for row in statements(view) if row.date == "2015-11-13"]
    assert 0 < len(within) < len(rows)
    found = view.connections(replace(EVERYTHING, told=Told("", first, until)))
    assert edges(found.edges) == counted(within)
    later = view.connections(replace(EVERYTHING, told=Told("", until, None)))
    assert edges(later.edges) == counted([row for row in statements(view) if row.date == "2015-11-20"])
    view.close()


@pytest.mark.parametrize("origins", [2, 3])
def test_only_ties_of_enough_independent_origins(journal: Journal, show: Show, origins: int) -> None:
    view = show(journal)
    every = view.connections(EVERYTHING).edges
    strong = tuple(edge for edge in every if edge.origins >= origins)
    found = view.connections(replace(EVERYTHING, origins=origins))
    assert 0 < len(strong) < len(every)
    assert found.edges == strong
    assert {node.id for node in found.nodes} == {end for edge in strong for end in edge.ends}
    near = view.connections(Asked(around=(strong[0].one,), limit=2, origins=origins))
    assert len(near.nodes) == 2
    assert set(near.edges) <= set(strong)
    tied = view.tied([strong[0].one], Asked(origins=origins))
    assert set(tied[strong[0].one]) == {
        end for edge in strong if strong[0].one in edge.ends for end in edge.ends if end != strong[0].one
    }


def test_what_lies_around_one_is_answered_from_indexes(journal: Journal, show: Show) -> None:
    """Nothing is read from first to last."""
    view = show(journal)
    (ada,) = view.find("Ada")
    asked: list[str] = []
    with view.database.reading() as connection:
        connection.set_trace_callback(asked.append)
        try:
            _Graph(connection, Asked(around=(ada.id,))).connections()
        finally:
            connection.set_trace_callback(None)
        questions = [sql for sql in asked if sql.startswith("SELECT")]
        assert len(questions) > 2
        plan = [row[3] for sql in questions for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert not any(step.startswith("SCAN") and "json_each" not in step for step in plan), plan
