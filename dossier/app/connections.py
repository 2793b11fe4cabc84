"""Who is tied to whom, for the screens: the graph that a person asks for, its layout, and the picture of it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dossier.app import lookup
from dossier.domain.connections import LEGIBLE, Asked, Connections, shortest_path
from dossier.export import save
from dossier.export.connections.layout import Places, Point, lay_out
from dossier.export.connections.picture import DASHES, Line, Measure, Node, Picture, View, draw
from dossier.export.connections.svg import write
from dossier.store import ReadModel

__all__ = [
    "DASHES", "Line", "Measure", "Node", "Picture", "Places", "Point", "View", "draw", "graph_around", "graph_of_path",
    "laid_out", "save_svg",
]  # fmt: skip


def laid_out(
    views: ReadModel,
    asked: Asked,
    before: Mapping[str, Point],
    pinned: Mapping[str, Point],
    cancelled: Callable[[], bool],
) -> tuple[Connections, Places]:
    """The graph, and where its nodes go. Takes a while: do it where nobody waits. Raises NotFound."""
    graph = views.connections(asked)
    return graph, lay_out(graph, before, pinned, cancelled)


def graph_around(views: ReadModel, names: Sequence[str], limit: int = LEGIBLE) -> Connections:
    """Of the case, or around those that are called so. Raises NotFound."""
    around = tuple(lookup.entity(views, name).id for name in names)
    return views.connections(Asked(around=around, limit=limit))


def graph_of_path(views: ReadModel, one: str, other: str) -> Connections:
    """The shortest way from one to the other, over statements that name two together; empty when there is none. Raises
    NotFound."""
    ids = shortest_path(lookup.entity(views, one).id, lookup.entity(views, other).id, views.tied)
    if not ids:
        return Connections((), (), 0)
    found = views.connections(Asked(around=ids, limit=1, kinds=()))
    order = {id: number for number, id in enumerate(ids)}
    nodes = tuple(sorted((node for node in found.nodes if node.id in order), key=lambda node: order[node.id]))
    steps = {frozenset(pair) for pair in zip(ids, ids[1:], strict=False)}
    return Connections(
        nodes, tuple(edge for edge in found.edges if frozenset(edge.ends) in steps), len(nodes)
    )


def save_svg(picture: Picture, title: str, to: Path) -> None:
    """Write a picture to the file `to`. Raises DossierError when it cannot be written."""
    save((piece.encode() for piece in write(picture, title)), to)
