"""Where the nodes of a graph go: the same graph looks the same, and what changes moves the others little."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.domain.connections import Connections
from dossier.export.connections.layout import lay_out
from dossier.export.connections.places import Places
from tests.unit.export.graphs_made import graph


def far(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.hypot(one[0] - other[0], one[1] - other[1])


def middling(places: Places, others: Places) -> float:
    moved = sorted(far(places[id], others[id]) for id in places if id in others)
    return moved[len(moved) // 2]


def breadth(places: Places) -> float:
    return max(x for x, _ in places.values()) - min(x for x, _ in places.values())


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 40), st.integers(0, 80), st.integers(0, 99))
def test_every_node_has_a_place_of_its_own_and_always_the_same(nodes: int, ties: int, seed: int) -> None:
    made = graph(nodes, ties, seed)
    places = lay_out(made)
    assert set(places) == {node.id for node in made.nodes}
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places.values())
    assert len({(round(x, 3), round(y, 3)) for x, y in places.values()}) == nodes
    shuffled = replace(made, nodes=tuple(reversed(made.nodes)), edges=tuple(reversed(made.edges)))
    assert lay_out(shuffled) == places


def test_a_node_that_comes_in_moves_the_others_little() -> None:
    whole = graph(50, 120)
    gone = whole.nodes[7].id
    places = lay_out(whole.without([gone]))
    after = lay_out(whole, before=places)
    assert middling(places, after) < breadth(places) / 30
    assert max(far(places[id], after[id]) for id in places) < breadth(places) / 4


def test_what_is_pinned_stays() -> None:
    made = graph(30, 60)
    pins = {made.nodes[0].id: (3.0, -2.5), made.nodes[5].id: (40.0, 0.0)}
    places = lay_out(made, lay_out(made), pins)
    for id, at in pins.items():
        assert places[id] == pytest.approx(at)


def test_what_is_tied_lies_nearer_than_what_is_not() -> None:
    made = graph(60, 60)
    places = lay_out(made)
    tied = [far(places[edge.one], places[edge.other]) for edge in made.edges]
    ids = sorted(places)
    every = [far(places[one], places[other]) for one in ids for other in ids if one < other]
    assert sum(tied) / len(tied) < 0.6 * sum(every) / len(every)


def test_it_stops_when_nobody_waits_any_more_and_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    places = lay_out(
        graph(40, 80),
        cancelled=lambda: len(told) >= 3,
        progress=lambda done, total: told.append((done, total)),
    )
    assert [done for done, _ in told] == [0, 1, 2]
    assert told[0][1] > 3
    assert len(places) == 40


def test_nothing_has_no_places() -> None:
    assert lay_out(Connections((), (), 0)) == {}
