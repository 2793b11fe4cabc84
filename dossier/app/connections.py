"""Who is tied to whom, for the screens: the graph that a person asks for, its layout, and the picture of it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from dossier.app import lookup
from dossier.domain.analysis import StatementKind
from dossier.domain.connections import LEGIBLE, WHOLE_CASE, Asked, Connections, Told, shortest_path
from dossier.domain.errors import CommandRefused
from dossier.domain.time_marks import bounds
from dossier.export import save
from dossier.export.connections.picture import CORNERS, DASHES, Line, Node, Picture, Scene
from dossier.export.connections.places import Point
from dossier.export.connections.viewport import View
from dossier.export.timeline.packing import Measure, remembered
from dossier.store import ReadModel

__all__ = [
    "CORNERS", "DASHES", "Line", "Measure", "Node", "Picture", "Point", "Scene", "View", "asked", "found",
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
    from dossier.export.connections.layout import lay_out  # late: brings numpy, and windows open without

    near = [
        node.id
        for id, many in (expanded or {}).items()
        for node in views.connections(replace(asked, around=(id,), also=(), limit=many + 1)).nodes
    ]
    graph = views.connections(replace(asked, also=(*asked.also, *near))).without(hidden)
    return Scene(graph, lay_out(graph, before, pinned, cancelled, progress))


def asked(
    views: ReadModel,
    *,
    entities: Sequence[str] = (),
    source: str = "",
    kinds: Sequence[str] = (),
    since: str = "",
    until: str = "",
    origins: int = 1,
    limit: int = LEGIBLE,
) -> Asked:
    """The question that these words mean. Raises NotFound for a name that nothing has, CommandRefused for what is no
    kind, date or number."""
    unknown = [kind for kind in kinds if kind not in list(StatementKind)]
    if unknown:
        raise CommandRefused(f"There is no kind “{unknown[0]}”; there are {', '.join(StatementKind)}.")
    if origins < 1:
        raise CommandRefused("A tie has at least one independent source: write 1 or more.")
    return Asked(
        tuple(lookup.entity(views, name).id for name in entities),
        limit=limit,
        ties=tuple(map(StatementKind, kinds)) or tuple(StatementKind),
        told=Told(lookup.source(views, source).id if source else "", *bounds(since, until)),
        origins=origins,
    )


def way(views: ReadModel, one: str, other: str, asked: Asked = WHOLE_CASE) -> tuple[str, ...]:
    """The ids on a shortest way from one to the other over ties as they are asked for, both included; empty when there
    is none."""
    return shortest_path(one, other, lambda ids: views.tied(ids, asked))


def graph_of_path(views: ReadModel, one: str, other: str, asked: Asked = WHOLE_CASE) -> Connections:
    """The shortest way from one to the other, over ties as they are asked for; empty when there is none. Raises
    NotFound."""
    ids = way(views, lookup.entity(views, one).id, lookup.entity(views, other).id, asked)
    if not ids:
        return Connections((), (), 0)
    between = views.connections(replace(asked, around=ids, limit=1, kinds=()))
    order = {id: number for number, id in enumerate(ids)}
    nodes = sorted((node for node in between.nodes if node.id in order), key=lambda node: order[node.id])
    steps = {frozenset(pair) for pair in pairwise(ids)}
    edges = tuple(edge for edge in between.edges if frozenset(edge.ends) in steps)
    return Connections(tuple(nodes), edges, len(nodes))


def save_svg(picture: Picture, title: str, to: Path) -> None:
    """Write a picture to the file `to`. Raises DossierError when it cannot be written."""
    from dossier.export.connections import svg  # late, as above

    save((piece.encode() for piece in svg.write(picture, title)), to)


def save_graphml(scene: Scene, title: str, to: Path) -> None:
    """Write all that is shown to the file `to`. Raises DossierError when it cannot be written."""
    from dossier.export.connections import graphml  # late, as above

    save((piece.encode() for piece in graphml.write(scene, title)), to)
