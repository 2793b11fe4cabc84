"""Who is tied to whom, for the screens: the graph that a person asks for, its layout, and the picture of it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from dossier.app import lookup
from dossier.domain.connections import LEGIBLE, Asked, Connections, shortest_path
from dossier.export import save
from dossier.export.connections import graphml, svg
from dossier.export.connections.layout import Point, lay_out
from dossier.export.connections.picture import CORNERS, DASHES, Line, Node, Picture, Scene
from dossier.export.connections.viewport import View
from dossier.export.timeline.packing import Measure, remembered
from dossier.store import ReadModel

__all__ = [
    "CORNERS", "DASHES", "Line", "Measure", "Node", "Picture", "Point", "Scene", "View", "found", "graph_around",
    "graph_of_path", "remembered", "save_graphml", "save_svg", "way",
]  # fmt: skip


def found(
    views: ReadModel,
    asked: Asked,
    before: Mapping[str, Point] | None = None,
    pinned: Mapping[str, Point] | None = None,
    hidden: Collection[str] = (),
    expanded: Mapping[str, int] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Scene:
    """The graph, laid out: whoever has a place `before` begins there, whoever is `pinned` stays, and of each `expanded`
    one so many neighbours are there too. Takes a while: do it where nobody waits. Raises NotFound."""
    near = [
        node.id
        for id, many in (expanded or {}).items()
        for node in views.connections(replace(asked, around=(id,), also=(), limit=many + 1)).nodes
    ]
    graph = views.connections(replace(asked, also=(*asked.also, *near))).without(hidden)
    return Scene(graph, lay_out(graph, before, pinned, cancelled, progress))


def way(views: ReadModel, one: str, other: str) -> tuple[str, ...]:
    """The ids on a shortest way from one to the other, both included; empty when there is none."""
    return shortest_path(one, other, views.tied)


def graph_around(views: ReadModel, names: Sequence[str], limit: int = LEGIBLE) -> Connections:
    """Of the case, or around those that are called so. Raises NotFound."""
    around = tuple(lookup.entity(views, name).id for name in names)
    return views.connections(Asked(around=around, limit=limit))


def graph_of_path(views: ReadModel, one: str, other: str) -> Connections:
    """The shortest way from one to the other, over statements that name two together; empty when there is none. Raises
    NotFound."""
    ids = way(views, lookup.entity(views, one).id, lookup.entity(views, other).id)
    if not ids:
        return Connections((), (), 0)
    between = views.connections(Asked(around=ids, limit=1, kinds=()))
    order = {id: number for number, id in enumerate(ids)}
    nodes = sorted((node for node in between.nodes if node.id in order), key=lambda node: order[node.id])
    steps = {frozenset(pair) for pair in pairwise(ids)}
    edges = tuple(edge for edge in between.edges if frozenset(edge.ends) in steps)
    return Connections(tuple(nodes), edges, len(nodes))


def save_svg(picture: Picture, title: str, to: Path) -> None:
    """Write a picture to the file `to`. Raises DossierError when it cannot be written."""
    save((piece.encode() for piece in svg.write(picture, title)), to)


def save_graphml(scene: Scene, title: str, to: Path) -> None:
    """Write all that is shown to the file `to`. Raises DossierError when it cannot be written."""
    save((piece.encode() for piece in graphml.write(scene, title)), to)
