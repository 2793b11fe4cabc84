"""The shortest way between two, against one found by trying everything."""

from collections.abc import Collection, Mapping
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.connections import Connections, shortest_path
from tests.unit.export.graphs_made import graph as made

Graph = dict[str, set[str]]


def graph(pairs: Collection[tuple[int, int]]) -> Graph:
    found: Graph = {str(n): set() for n in range(6)}
    for one, other in pairs:
        if one != other:
            found[str(one)].add(str(other))
            found[str(other)].add(str(one))
    return found


def asking(of: Graph, asked: list[Collection[str]] | None = None):
    def neighbours(ids: Collection[str]) -> Mapping[str, Collection[str]]:
        if asked is not None:
            asked.append(ids)
        return {id: of[id] for id in ids}

    return neighbours


def by_trying(of: Graph, start: str, goal: str) -> int | None:
    """How many ties the shortest way has."""
    if start == goal:
        return 0
    others = [id for id in of if id not in (start, goal)]
    for length in range(len(others) + 1):
        for between in permutations(others, length):
            way = (start, *between, goal)
            if all(there in of[here] for here, there in pairwise(way)):
                return length + 1
    return None


@given(
    st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=10),
    st.integers(0, 5),
    st.integers(0, 5),
)
def test_no_way_is_shorter(pairs: set[tuple[int, int]], start: int, goal: int) -> None:
    of = graph(pairs)
    way = shortest_path(str(start), str(goal), asking(of))
    shortest = by_trying(of, str(start), str(goal))
    assert (len(way) - 1 if way else None) == shortest
    if way:
        assert (way[0], way[-1]) == (str(start), str(goal))
        assert all(there in of[here] for here, there in pairwise(way))


def test_a_ring_is_asked_for_once_and_nine_ties_are_too_far() -> None:
    line = {f"{n:02}": {f"{m:02}" for m in (n - 1, n + 1) if 0 <= m <= 9} for n in range(10)}
    asked: list[Collection[str]] = []
    assert len(shortest_path("00", "08", asking(line, asked))) == 9
    assert all(len(ids) == 1 for ids in asked)
    assert shortest_path("00", "09", asking(line)) == ()


def test_what_is_hidden_goes_with_its_ties() -> None:
    whole = made(10, 30)
    hidden = whole.nodes[3].id
    left = whole.without([hidden])
    assert hidden not in {node.id for node in left.nodes}
    assert set(left.edges) == {edge for edge in whole.edges if hidden not in edge.ends}
    assert left.total == whole.total
    assert whole.without([]) == Connections(whole.nodes, whole.edges, whole.total)
