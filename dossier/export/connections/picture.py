"""What a picture of connections is made of, in pixels; the writers (Qt's painter, SVG) know nothing else."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dossier.domain.analysis import StatementKind
from dossier.domain.citations import EntityRef
from dossier.domain.connections import Connections, Edge
from dossier.export.connections.layout import Point

Measure = Callable[[str], float]

SMALLEST, LARGEST = 5.0, 16.0
"""Radius of a node, in pixels."""
_THICKEST = 9.0
_BEND = 14.0
"""Pixels by which the second edge between two nodes goes aside."""
_LONGEST = 34
"""Letters of a label."""
_NEAR = 6.0


@dataclass(frozen=True, slots=True)
class View:
    """A window of `width` × `height` pixels on the plane: `scale` pixels for each unit, `x`, `y` in its middle."""

    width: float
    height: float
    scale: float = 60.0
    x: float = 0.0
    y: float = 0.0

    def on_screen(self, at: Point) -> Point:
        return (at[0] - self.x) * self.scale + self.width / 2, (at[1] - self.y) * self.scale + self.height / 2

    def on_plane(self, x: float, y: float) -> Point:
        return (x - self.width / 2) / self.scale + self.x, (y - self.height / 2) / self.scale + self.y

    def panned(self, x: float, y: float) -> "View":
        return View(self.width, self.height, self.scale, self.x + x / self.scale, self.y + y / self.scale)

    def zoomed(self, factor: float, x: float | None = None, y: float | None = None) -> "View":
        """About a point of the window, which stays where it is; else about its middle."""
        at_x, at_y = self.width / 2 if x is None else x, self.height / 2 if y is None else y
        kept = self.on_plane(at_x, at_y)
        scale = min(2000.0, max(0.5, self.scale * factor))
        return View(
            self.width,
            self.height,
            scale,
            kept[0] - (at_x - self.width / 2) / scale,
            kept[1] - (at_y - self.height / 2) / scale,
        )

    @classmethod
    def fitting(cls, places: Mapping[str, Point], width: float, height: float) -> "View":
        """Everything, with a margin."""
        if not places:
            return cls(width, height)
        xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
        wide, tall = max(xs) - min(xs), max(ys) - min(ys)
        scale = min((width - 160) / max(wide, 0.5), (height - 80) / max(tall, 0.5), 120.0)
        return cls(width, height, max(0.5, scale), (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)


@dataclass(frozen=True, slots=True)
class Node:
    """`label` is empty where there is no room for it; it is `label_width` wide and centred below the node."""

    entity: EntityRef
    x: float
    y: float
    radius: float
    label: str
    label_width: float
    pinned: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An edge from (`x`, `y`) to (`to_x`, `to_y`), bent towards (`by_x`, `by_y`), the middle of a quadratic curve."""

    edge: Edge
    x: float
    y: float
    by_x: float
    by_y: float
    to_x: float
    to_y: float
    width: float

    def at(self, share: float) -> Point:
        """The point after `share` (0 to 1) of the way."""
        a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
        return a * self.x + b * self.by_x + c * self.to_x, a * self.y + b * self.by_y + c * self.to_y


@dataclass(frozen=True, slots=True)
class Picture:
    view: View
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...]

    def at(self, x: float, y: float) -> "Node | Line | None":
        """What lies under a point of the window: a node before a line."""
        near = [(math.hypot(node.x - x, node.y - y) - node.radius, node) for node in self.nodes]
        best = min(near, key=lambda each: each[0], default=None)
        if best is not None and best[0] <= 3:
            return best[1]
        shares = [share / 16 for share in range(17)]
        for line in reversed(self.lines):
            points = [line.at(share) for share in shares]
            if any(
                _distance(x, y, one, other) <= max(_NEAR, line.width / 2)
                for one, other in zip(points, points[1:], strict=False)
            ):
                return line
        return None


def draw(
    graph: Connections,
    places: Mapping[str, Point],
    view: View,
    measure: Measure,
    *,
    height: float = 16.0,
    pinned: Mapping[str, Point] | None = None,
) -> Picture:
    """What is in view, larger things first. `height` is that of a line of text, in pixels."""
    ties: dict[str, int] = {}
    for edge in graph.edges:
        for end in edge.ends:
            ties[end] = ties.get(end, 0) + edge.statements
    screen = {node.id: view.on_screen(places[node.id]) for node in graph.nodes if node.id in places}
    lines = _lines(graph, screen, view)
    nodes: list[Node] = []
    taken = _Taken()
    for entity in sorted(graph.nodes, key=lambda node: (-ties.get(node.id, 0), node.id)):
        if entity.id not in screen or not _is_in(screen[entity.id], view):
            continue
        x, y = screen[entity.id]
        radius = min(LARGEST, SMALLEST + math.sqrt(ties.get(entity.id, 0)))
        label = entity.name if len(entity.name) <= _LONGEST else entity.name[: _LONGEST - 1] + "…"
        width = measure(label)
        if not taken.take(x - width / 2, y + radius + 1, width, height):
            label, width = "", 0.0
        nodes.append(Node(entity, x, y, radius, label, width, entity.id in (pinned or {})))
    return Picture(view, lines, tuple(nodes))


def _is_in(at: Point, view: View) -> bool:
    return -40 <= at[0] <= view.width + 40 and -40 <= at[1] <= view.height + 40


def _lines(graph: Connections, screen: Mapping[str, Point], view: View) -> tuple[Line, ...]:
    """The thin ones first, so that the thick lie above; edges of one pair beside each other."""
    beside: dict[tuple[str, str], int] = {}
    lines = []
    for edge in graph.edges:
        if edge.one not in screen or edge.other not in screen:
            continue
        number = beside[edge.ends] = beside.get(edge.ends, -1) + 1
        (x, y), (to_x, to_y) = screen[edge.one], screen[edge.other]
        if not (_is_in((x, y), view) or _is_in((to_x, to_y), view)):
            continue
        far = max(1.0, math.hypot(to_x - x, to_y - y))
        aside = _BEND * ((number + 1) // 2) * (1 if number % 2 else -1) * 2
        by_x = (x + to_x) / 2 - (to_y - y) / far * aside
        by_y = (y + to_y) / 2 + (to_x - x) / far * aside
        width = min(_THICKEST, 1.2 + 1.4 * math.log2(edge.origins + 1) - 1)
        lines.append(Line(edge, x, y, by_x, by_y, to_x, to_y, width))
    return tuple(sorted(lines, key=lambda line: (line.width, line.edge.one, line.edge.other, line.edge.kind)))


class _Taken:
    """Where labels lie already, by squares of the window."""

    _SIDE = 64.0

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}

    def take(self, x: float, y: float, width: float, height: float) -> bool:
        """Whether the place was free; then it is taken."""
        box = (x, y, x + width, y + height)
        squares = [
            (column, row)
            for column in range(int(x // self._SIDE), int(box[2] // self._SIDE) + 1)
            for row in range(int(y // self._SIDE), int(box[3] // self._SIDE) + 1)
        ]
        if any(_overlap(box, other) for square in squares for other in self._squares.get(square, ())):
            return False
        for square in squares:
            self._squares.setdefault(square, []).append(box)
        return True


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _distance(x: float, y: float, one: Point, other: Point) -> float:
    """Of a point from a stretch."""
    along_x, along_y = other[0] - one[0], other[1] - one[1]
    length = along_x**2 + along_y**2
    share = 0.0 if not length else ((x - one[0]) * along_x + (y - one[1]) * along_y) / length
    share = min(1.0, max(0.0, share))
    return math.hypot(x - one[0] - share * along_x, y - one[1] - share * along_y)


DASHES: dict[StatementKind, tuple[float, ...]] = {
    StatementKind.ACTION: (),
    StatementKind.SPEECH: (1, 3),
    StatementKind.ROLE: (6, 2),
    StatementKind.ATTRIBUTE: (6, 2, 1, 2),
    StatementKind.RELATION: (10, 3),
    StatementKind.PLAN: (4, 4),
}
"""Of the lines of each kind, in widths of the line: kinds are told apart without colour, too."""
