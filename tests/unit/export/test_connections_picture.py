"""The picture of connections: what lies where, what can be read, and its files."""

from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.citations import EntityRef
from dossier.domain.connections import Connections, Edge
from dossier.export.connections import graphml, svg
from dossier.export.connections.clipping import clipped
from dossier.export.connections.layout import lay_out
from dossier.export.connections.picture import (
    MOST_LINES,
    MOST_WORDS,
    NAMED,
    Line,
    Node,
    Picture,
    Scene,
    thickness,
)
from dossier.export.connections.viewport import View
from tests.unit.export.graphs_made import graph

WINDOW = 1200.0, 800.0
A, B, C = (EntityRef(id, EntityKind.PERSON, id.upper()) for id in "abc")


def shown(made: Connections, zoom: float = 1.0) -> Picture:
    places = lay_out(made)
    return Scene(made, places).draw(View.fitting(places, *WINDOW).zoomed(zoom), lambda text: 7.0 * len(text))


def edge(one: str, other: str, kind: StatementKind = StatementKind.ACTION, origins: int = 1) -> Edge:
    return Edge(one, other, kind, origins, origins, origins)


def boxes(picture: Picture) -> list[tuple[float, float, float, float]]:
    return [
        (n.label_x, n.label_y, n.label_x + n.label_width, n.label_y + picture.height)
        for n in picture.nodes
        if n.label
    ]


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 80), st.integers(0, 200), st.integers(0, 50), st.sampled_from((0.5, 1.0, 3.0)))
def test_words_never_lie_on_words(nodes: int, ties: int, seed: int, zoom: float) -> None:
    for one, other in combinations(boxes(shown(graph(nodes, ties, seed), zoom)), 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 80), st.integers(0, 50), st.floats(0, 300))
def test_words_of_what_is_seen_are_not_cut_off(nodes: int, seed: int, unseen: float) -> None:
    made = graph(nodes, 2 * nodes, seed)
    places = lay_out(made)
    picture = Scene(made, places).draw(
        View.fitting(places, *WINDOW), lambda text: 7.0 * len(text), unseen=unseen
    )
    for node in picture.nodes:
        if node.label and unseen <= node.x <= WINDOW[0] - unseen:
            assert unseen <= node.label_x
            assert node.label_x + node.label_width <= WINDOW[0] - unseen


def test_a_long_name_is_shortened_where_it_has_no_room() -> None:
    long = EntityRef("a", EntityKind.EVENT, "Declaration of the state of emergency in Paris")
    made = Connections((long, B), (edge("a", "b"),), 2)
    places = {"a": (0.0, 0.0), "b": (0.5, 0.0)}
    names = {}
    for width in (900.0, 200.0):
        picture = Scene(made, places).draw(View(width, 300.0, 60.0), lambda text: 7.0 * len(text))
        names[width] = next(node.label for node in picture.nodes if node.entity == long)
    assert names[900.0] == "Declaration of the state of emergency i…"
    assert names[200.0].startswith("Declaration of")
    assert len(names[200.0]) <= 18


def test_the_most_telling_have_names_even_where_all_lie_close() -> None:
    made = graph(60, 300)
    crowd = {node.id: (number % 8 * 0.3, number // 8 * 0.3) for number, node in enumerate(made.nodes)}
    picture = Scene(made, crowd).draw(View(*WINDOW, 60.0, 1.0, 1.0), lambda text: 7.0 * len(text))
    named = [bool(node.label) for node in picture.nodes]
    assert sum(named[:NAMED]) > sum(named[NAMED : 2 * NAMED])
    assert all(named[:3])


def test_fifty_nodes_can_be_read() -> None:
    picture = shown(graph(50, 100))
    assert len(picture.nodes) == 50
    assert len(boxes(picture)) >= 45


def test_those_with_most_to_tell_get_their_words_first() -> None:
    scene = Scene(graph(400, 900), lay_out(graph(400, 900)))
    picture = scene.draw(View.fitting(scene.places, *WINDOW), lambda text: 7.0 * len(text))
    strengths = [scene.strength[node.entity.id] for node in picture.nodes]
    assert strengths == sorted(strengths, reverse=True)
    assert not any(node.label for node in picture.nodes[MOST_WORDS:])
    assert any(node.label for node in picture.nodes[:10])


def test_lines_are_as_thick_as_their_support_is_independent() -> None:
    widths = [thickness(origins) for origins in (1, 2, 4, 8, 500)]
    assert widths == sorted(set(widths))
    copied, own = edge("a", "b", origins=1), edge("b", "c", origins=4)
    copied = replace(copied, sources=9)
    picture = shown(Connections((A, B, C), (copied, own), 3))
    thick = {line.edge.other: line.width for line in picture.lines}
    assert thick["c"] > thick["b"]


def test_ties_of_one_pair_lie_beside_each_other() -> None:
    made = Connections((A, B), tuple(edge("a", "b", kind, 4) for kind in StatementKind), 2)
    picture = shown(made)
    assert len(picture.lines) == len(StatementKind)
    for one, other in combinations(picture.lines, 2):
        assert one.distance(other.x, other.y) >= (one.width + other.width) / 2


def test_what_lies_under_the_pointer() -> None:
    made = Connections((A, B), (edge("a", "b"),), 2)
    picture = shown(made)
    for node in picture.nodes:
        found = picture.at(node.x + node.radius - 1, node.y)
        assert isinstance(found, Node)
        assert found.entity == node.entity
    (line,) = picture.lines
    found = picture.at((line.x + line.to_x) / 2, (line.y + line.to_y) / 2 + 2)
    assert isinstance(found, Line)
    assert found.edge == line.edge
    assert picture.at(2, 2) is None


def test_too_many_lines_are_left_out_from_the_weakest_and_counted() -> None:
    made = graph(300, 6000)
    picture = shown(made)
    assert len(picture.lines) <= MOST_LINES
    assert picture.left_out == len(made.edges) - len(picture.lines) > 0
    weakest = min((line.edge.origins, line.edge.statements) for line in picture.lines)
    drawn = {line.edge for line in picture.lines}
    assert all((each.origins, each.statements) <= weakest for each in made.edges if each not in drawn)


def test_what_must_be_seen_is_never_left_out() -> None:
    made = graph(300, 6000)
    scene = Scene(made, lay_out(made))
    wanted = scene._edges[-1]
    view = View.fitting(scene.places, *WINDOW)
    assert wanted not in {line.edge for line in scene.draw(view, lambda text: 1.0).lines}
    assert wanted in {line.edge for line in scene.draw(view, lambda text: 1.0, always={wanted}).lines}


POINT = st.tuples(st.floats(-5000, 5000), st.floats(-5000, 5000))


@given(POINT, POINT)
def test_a_clipped_line_lies_on_the_line_and_in_the_window(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    left = clipped(one, other, 800, 600, 10)
    inside = [-10 <= x <= 810 and -10 <= y <= 610 for x, y in (one, other)]
    if left is None:
        assert not any(inside)
        return
    whole = Line(edge("a", "b"), *one, *other, 1.0)
    for kept, original, was_in in zip(left, (one, other), inside, strict=True):
        assert -10.001 <= kept[0] <= 810.001
        assert -10.001 <= kept[1] <= 610.001
        assert whole.distance(*kept) < 0.01
        assert kept == original or not was_in


@given(st.floats(0.2, 5), st.floats(0, 1200), st.floats(0, 800))
def test_zooming_keeps_what_is_under_the_pointer(factor: float, x: float, y: float) -> None:
    view = View(*WINDOW, 40.0, 3.0, -2.0)
    assert view.zoomed(factor, x, y).on_screen(view.on_plane(x, y)) == pytest.approx((x, y), abs=1e-6)


def test_the_svg_has_every_node_and_tie_with_its_words() -> None:
    evil = EntityRef("a", EntityKind.EVENT, '<b>&"Raid"\x00')
    made = Connections((evil, B), (edge("a", "b", StatementKind.SPEECH, 2),), 2)
    root = ElementTree.fromstring("".join(svg.write(svg.drawn(made), "Of <all>")))
    titles = [each.text for each in root.iter("{http://www.w3.org/2000/svg}title")]
    assert titles[0] == "Of <all>"
    assert any(title and title.startswith('<b>&"Raid"\ufffd – B: speech, 2 statements') for title in titles)
    assert '<b>&"Raid"\ufffd (event)' in titles
    (line, legend) = root.iter("{http://www.w3.org/2000/svg}line")
    assert line.get("stroke-dasharray")
    assert legend.get("stroke-dasharray")


def test_the_graphml_has_places_and_counts() -> None:
    made = graph(12, 20)
    scene = Scene(made, lay_out(made))
    root = ElementTree.fromstring("".join(graphml.write(scene, "Shown")))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {key.get("id") for key in root.iter(f"{space}key")}
    nodes = {node.get("id"): {d.get("key"): d.text for d in node} for node in root.iter(f"{space}node")}
    assert {id: float(values["node-x"] or "") for id, values in nodes.items()} == pytest.approx(
        {id: x for id, (x, _) in scene.places.items()}, abs=1e-3
    )
    edges = list(root.iter(f"{space}edge"))
    assert len(edges) == len(made.edges)
    assert {d.get("key") for each in (*root.iter(f"{space}data"),) for d in (each,)} <= keys
    assert sum(int(d.text or 0) for e in edges for d in e if d.get("key") == "edge-statements") == sum(
        e.statements for e in made.edges
    )
