"""What a picture of connections is made of, in pixels; the writers (Qt's painter, SVG) know nothing else."""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.citations import EntityRef
from dossier.domain.connections import Connections, Edge
from dossier.export.connections.clipping import clipped
from dossier.export.connections.labels import Room
from dossier.export.connections.places import Point
from dossier.export.connections.viewport import View

Measure = Callable[[str], float]

SMALLEST, LARGEST = 5.0, 16.0
"""Radius of a node, in pixels."""
MOST_LINES, MOST_INK = 2000, 500_000.0
"""Of a picture, in number and in pixels of length: more cannot be told apart, nor painted while a person waits. The
strongest stay."""
DASHES: dict[StatementKind, tuple[float, ...]] = {
    StatementKind.ACTION: (),
    StatementKind.SPEECH: (1, 2),
    StatementKind.ROLE: (6, 2),
    StatementKind.ATTRIBUTE: (6, 2, 1, 2),
    StatementKind.RELATION: (10, 3),
    StatementKind.PLAN: (3, 3),
}
"""Of the lines of each kind, in widths of the line: kinds are told apart without colour, too."""
MOST_WORDS = 150
"""Nodes of a picture that words are sought room for, those with the most statements: no window holds so many."""
NAMED = 12
"""Nodes of a picture that have words even where these hide weaker nodes: whoever looks asks first who the large ones
are."""
CORNERS: dict[EntityKind, tuple[Point, ...]] = {
    EntityKind.EVENT: ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    EntityKind.ORGANISATION: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    EntityKind.PLACE: ((0, 1.2), (-1.15, -0.8), (1.15, -0.8)),
}
"""Of the shape of each kind of node, in its radius; without any it is a circle."""
_THICKEST = 9.0
_WHOLE, _SMALL = 30.0, 0.4
"""Pixels for each unit of the plane from which on all is as large as it can be; and how small it is from far away."""
_APART = 2.0
"""Pixels between lines of one pair."""
_LONGEST, _SHORT = 40, 18
"""Letters of a label, and of one that does not find so much room."""
_NEAR = 5.0
"""Pixels from a line or a node at which a click still means it."""
_OUTSIDE = 60.0


@dataclass(frozen=True, slots=True)
class Node:
    """`label` is empty where there is no room for it; its box begins at (`label_x`, `label_y`)."""

    entity: EntityRef
    x: float
    y: float
    radius: float
    label: str
    label_x: float
    label_y: float
    label_width: float


@dataclass(frozen=True, slots=True)
class Line:
    """What is in view of an edge: from (`x`, `y`) to (`to_x`, `to_y`)."""

    edge: Edge
    x: float
    y: float
    to_x: float
    to_y: float
    width: float

    @property
    def length(self) -> float:
        return math.hypot(self.to_x - self.x, self.to_y - self.y)

    def distance(self, x: float, y: float) -> float:
        """Of a point from it."""
        along_x, along_y = self.to_x - self.x, self.to_y - self.y
        length = along_x**2 + along_y**2
        share = 0.0 if not length else ((x - self.x) * along_x + (y - self.y) * along_y) / length
        share = min(1.0, max(0.0, share))
        return math.hypot(x - self.x - share * along_x, y - self.y - share * along_y)


@dataclass(frozen=True, slots=True)
class Picture:
    """Lines with the thin ones first, so that the thick lie above; nodes with the most tied first. `left_out` lines are
    in view and not drawn."""

    view: View
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...]
    height: float
    """Of a line of text."""
    left_out: int = 0

    def at(self, x: float, y: float) -> Node | Line | None:
        """What lies under a point of the window: a node before a line, the nearest of each."""
        node = min(
            self.nodes, key=lambda node: math.hypot(node.x - x, node.y - y) - node.radius, default=None
        )
        if node is not None and math.hypot(node.x - x, node.y - y) <= node.radius + _NEAR:
            return node
        line = min(self.lines, key=lambda line: line.distance(x, y) - line.width / 2, default=None)
        if line is not None and line.distance(x, y) <= line.width / 2 + _NEAR:
            return line
        return None


class Scene:
    """A graph whose nodes have places. Making one takes a while: do it where nobody waits."""

    def __init__(self, graph: Connections, places: Mapping[str, Point]) -> None:
        self.graph = graph
        self.places = dict(places)
        self.entities = {node.id: node for node in graph.nodes}
        self.strength = dict.fromkeys(self.entities, 0)
        for edge in graph.edges:
            for end in edge.ends:
                self.strength[end] += edge.statements
        self._ordered = sorted(graph.nodes, key=lambda node: (-self.strength[node.id], node.id))
        self._edges = sorted(graph.edges, key=_weakness)
        self._aside = _aside(graph.edges)

    def edges_of(self, id: str) -> list[Edge]:
        """With the strongest first."""
        return [edge for edge in self._edges if id in edge.ends]

    def move(self, id: str, to: Point) -> None:
        self.places[id] = to

    def draw(
        self,
        view: View,
        measure: Measure,
        height: float = 16.0,
        always: Collection[Edge] = (),
        unseen: float = 0.0,
    ) -> Picture:
        """What is in view; the edges of `always` are never left out. `height` is that of a line of text, `unseen` how
        much at the left and at the right is not seen yet."""
        left, top, scale = (
            view.width / 2 - view.x * view.scale,
            view.height / 2 - view.y * view.scale,
            view.scale,
        )
        size = max(_SMALL, min(1.0, view.scale / _WHOLE))
        screen = {id: (x * scale + left, y * scale + top) for id, (x, y) in self.places.items()}
        inside = {id for id, at in screen.items() if _is_in(at, view)}
        whole = len(inside) == len(screen)
        seen = [edge for edge in self._edges if whole or edge.one in inside or edge.other in inside]
        lines: list[Line] = []
        ink, tried = 0.0, 0
        for edge in seen:
            full = len(lines) >= MOST_LINES or ink >= MOST_INK
            if full and not always:
                break
            if not full or edge in always:
                tried += 1
                line = self._line(edge, screen, size, view, whole=whole)
                if line is not None:
                    lines.append(line)
                    ink += line.length
        lines.reverse()
        shown = [node for node in self._ordered if node.id in inside]
        radii = {node.id: radius(self.strength[node.id]) * size for node in shown}
        room = Room(height, unseen, view.width - unseen)
        nodes = _nodes(shown, screen, radii, measure, room)
        return Picture(view, tuple(lines), tuple(nodes), height, len(seen) - tried)

    def _line(
        self, edge: Edge, screen: Mapping[str, Point], size: float, view: View, *, whole: bool
    ) -> Line | None:
        """What of it is in view; the `whole` of the graph is."""
        (x, y), (to_x, to_y) = screen[edge.one], screen[edge.other]
        aside = self._aside.get(edge, 0.0) * size
        if aside:
            far = max(1.0, math.hypot(to_x - x, to_y - y))
            across_x, across_y = -(to_y - y) / far * aside, (to_x - x) / far * aside
            x, to_x, y, to_y = x + across_x, to_x + across_x, y + across_y, to_y + across_y
        if not whole:
            seen = clipped((x, y), (to_x, to_y), view.width, view.height, _OUTSIDE)
            if seen is None:
                return None
            (x, y), (to_x, to_y) = seen
        return Line(edge, x, y, to_x, to_y, max(1.0, round(thickness(edge.origins) * size, 1)))


def _nodes(
    shown: Sequence[EntityRef],
    screen: Mapping[str, Point],
    radii: Mapping[str, float],
    measure: Measure,
    room: Room,
) -> list[Node]:
    """The most telling get their words first; these lie on no others, nor on another node that is to have some."""
    for node in shown[:MOST_WORDS]:
        room.occupy(*screen[node.id], radii[node.id])
    made = []
    for number, node in enumerate(shown):
        x, y = screen[node.id]
        words, at, width = "", (x, y), 0.0
        for label, in_any_case in _labels(node.name, number):
            found = room.find(x, y, radii[node.id], measure(label), in_any_case=in_any_case)
            if found is not None:
                words, at, width = label, found, measure(label)
                break
        made.append(Node(node, x, y, radii[node.id], words, *at, width))
    return made


def _labels(name: str, number: int) -> Iterator[tuple[str, bool]]:
    """What to try for a node, by its place in the order, and whether it may hide others: the longest first."""
    if number >= MOST_WORDS:
        return
    yield _shortened(name, _LONGEST), False
    short = _shortened(name, _SHORT)
    if short != name:
        yield short, False
    if number < NAMED:
        yield short, True


def _shortened(name: str, letters: int) -> str:
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"


def radius(statements: int) -> float:
    """Of a node in so many statements."""
    return min(LARGEST, SMALLEST + math.sqrt(statements))


def thickness(origins: int) -> float:
    """Of a line with so many independent origins: 1 for one, and 1.5 more for each doubling."""
    return min(_THICKEST, 1.0 + 1.5 * math.log2(max(1, origins)))


def _weakness(edge: Edge) -> tuple[int, int, str, str, str]:
    return -edge.origins, -edge.statements, edge.one, edge.other, edge.kind.value


def _aside(edges: Collection[Edge]) -> dict[Edge, float]:
    """By how many pixels lines of one pair lie beside the middle between its ends, where there are several."""
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        pairs.setdefault(edge.ends, []).append(edge)
    found: dict[Edge, float] = {}
    for several in pairs.values():
        if len(several) > 1:
            whole = sum(thickness(edge.origins) + _APART for edge in several) - _APART
            at = -whole / 2
            for edge in several:
                found[edge] = at + thickness(edge.origins) / 2
                at += thickness(edge.origins) + _APART
    return found


def _is_in(at: Point, view: View) -> bool:
    return -_OUTSIDE <= at[0] <= view.width + _OUTSIDE and -_OUTSIDE <= at[1] <= view.height + _OUTSIDE
