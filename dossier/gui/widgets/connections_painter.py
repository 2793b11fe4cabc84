"""Painting the picture of connections with the palette's colours: what `export.connections.svg` does for files."""

import math
from collections.abc import Collection, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

from dossier.app.connections import CORNERS, DASHES, Line, Node, Picture
from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.connections import Edge
from dossier.gui import phrases
from dossier.gui.accents import accent, is_dark, mixed, quiet

_LIGHT = {
    StatementKind.ACTION: "#7b8794", StatementKind.SPEECH: "#2f7d3b", StatementKind.ROLE: "#6b4fa0",
    StatementKind.ATTRIBUTE: "#6b4fa0", StatementKind.RELATION: "#b3372f", StatementKind.PLAN: "#8a5a00",
}  # fmt: skip
_DARK = {
    StatementKind.ACTION: "#8d98a4", StatementKind.SPEECH: "#7fd08c", StatementKind.ROLE: "#b9a2ea",
    StatementKind.ATTRIBUTE: "#b9a2ea", StatementKind.RELATION: "#ff8f85", StatementKind.PLAN: "#e3b35c",
}  # fmt: skip
_SOFT = 0.7
"""Of a line's colour over the ground. Mixed, not transparent: that is painted five times as fast."""
_SAMPLE = 30.0
"""Pixels of the line beside each word of the legend."""
_PADDING = 4.0


class ConnectionsPainter:
    def __init__(self, painter: QPainter, palette: QPalette, font: QFont) -> None:
        self._painter, self._palette = painter, palette
        self._metrics = QFontMetricsF(font)
        self._text, self._base = (
            palette.color(QPalette.ColorRole.Text),
            palette.color(QPalette.ColorRole.Base),
        )
        self._highlight = palette.color(QPalette.ColorRole.Highlight)
        self._nodes = {kind: accent(kind, palette) for kind in EntityKind}
        colours = _DARK if is_dark(palette) else _LIGHT
        self._lines = {kind: mixed(QColor(colour), self._base, _SOFT) for kind, colour in colours.items()}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)

    def paint(self, picture: Picture, pinned: Collection[str] = ()) -> None:
        self.paint_lines(picture)
        self.paint_nodes(picture, pinned)

    def paint_lines(self, picture: Picture) -> None:
        """And the ground below them."""
        self._painter.fillRect(QRectF(0, 0, picture.view.width, picture.view.height), self._base)
        self._draw_lines(picture)

    def paint_nodes(self, picture: Picture, pinned: Collection[str] = ()) -> None:
        """And their words, above the lines."""
        self._draw_nodes(picture.nodes, pinned)
        self._labels(picture.nodes, picture.height)

    def emphasise(
        self,
        picture: Picture,
        chosen: str | Edge | None,
        way: Collection[frozenset[str]],
        pinned: Collection[str],
        *,
        focused: bool,
    ) -> None:
        """What is chosen, with all that it is tied to, and the way between two, once more above all else."""
        lines = [line for line in picture.lines if _is_meant(line, chosen, way)]
        if not lines and not isinstance(chosen, str):
            return
        for line in lines:
            self._painter.setPen(QPen(self._highlight, line.width + 2))
            self._painter.drawLine(QLineF(line.x, line.y, line.to_x, line.to_y))
            self._painter.setPen(self._pen(line.edge.kind, line.width))
            self._painter.drawLine(QLineF(line.x, line.y, line.to_x, line.to_y))
        ends = {end for line in lines for end in line.edge.ends}
        there = [node for node in picture.nodes if node.entity.id in ends or node.entity.id == chosen]
        self._draw_nodes(there, pinned)
        for node in there:
            if node.entity.id == chosen:
                self._ring(node, focused=focused)
        self._labels(there, picture.height)
        if isinstance(chosen, Edge):
            self._name_line(next((line for line in lines if line.edge == chosen), None))

    def legend(self, picture: Picture) -> None:
        """The kinds of lines that are there, at the lower left, in as many rows as they need."""
        half = self._metrics.height() / 2 + 2
        kinds = {line.edge.kind for line in picture.lines}
        rows = _legend_rows(kinds, picture.view.width, self._metrics)
        for n, row in enumerate(reversed(rows)):
            y = picture.view.height - 6 - half - n * 2 * half
            for kind, x, width in row:
                self._painter.fillRect(QRectF(x - 6, y - half, width + 6, 2 * half), self._base)
                self._painter.setPen(self._pen(kind, 2.5))
                self._painter.drawLine(QLineF(x, y, x + _SAMPLE, y))
                self._painter.setPen(quiet(self._palette))
                at = QPointF(x + _SAMPLE + 6, y + self._metrics.ascent() / 2 - 1)
                self._painter.drawText(at, phrases.statement_kind(kind))

    # -- inside

    def _draw_lines(self, picture: Picture) -> None:
        """Those that look alike at once, from thin to thick."""
        alike: dict[tuple[float, StatementKind], list[QLineF]] = {}
        for line in picture.lines:
            alike.setdefault((line.width, line.edge.kind), []).append(
                QLineF(line.x, line.y, line.to_x, line.to_y)
            )
        for (width, kind), lines in sorted(alike.items()):
            self._painter.setPen(self._pen(kind, width))
            self._painter.drawLines(lines)

    def _pen(self, kind: StatementKind, width: float) -> QPen:
        pen = QPen(self._lines[kind], width)
        if DASHES[kind]:
            pen.setDashPattern(list(DASHES[kind]))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _draw_nodes(self, nodes: Sequence[Node], pinned: Collection[str] = ()) -> None:
        """The weak ones first, so that what is tied most lies above; a pinned one has a hole."""
        painter, kind = self._painter, None
        painter.setPen(QPen(self._base, 1))
        for node in reversed(nodes):
            if node.entity.kind is not kind:
                kind = node.entity.kind
                painter.setBrush(self._nodes[kind])
            middle, radius, corners = QPointF(node.x, node.y), node.radius, CORNERS.get(kind)
            if corners:
                painter.drawConvexPolygon(
                    [QPointF(node.x + x * radius, node.y + y * radius) for x, y in corners]
                )
            else:
                painter.drawEllipse(middle, radius, radius)
            if node.entity.id in pinned:
                painter.setBrush(self._base)
                painter.drawEllipse(middle, radius / 3, radius / 3)
                kind = None
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _ring(self, node: Node, *, focused: bool) -> None:
        self._painter.setPen(QPen(self._highlight, 3 if focused else 1.5))
        away = node.radius * 1.3 + 4
        self._painter.drawEllipse(QPointF(node.x, node.y), away, away)

    def _labels(self, nodes: Collection[Node], height: float) -> None:
        """On a little of the ground, so that lines do not run through the words."""
        rim = QColor(self._base)
        rim.setAlpha(200)
        self._painter.setPen(self._text)
        for node in nodes:
            if node.label:
                box = QRectF(node.label_x, node.label_y, node.label_width, height)
                self._painter.fillRect(box.adjusted(-1, 1, 1, -1), rim)
                self._painter.drawText(QPointF(box.x(), box.y() + self._metrics.ascent()), node.label)

    def _name_line(self, line: Line | None) -> None:
        if line is None:
            return
        words = phrases.statement_kind(line.edge.kind)
        width, high = self._metrics.horizontalAdvance(words), self._metrics.height()
        middle = QPointF((line.x + line.to_x) / 2, (line.y + line.to_y) / 2)
        box = QRectF(middle.x() - width / 2 - _PADDING, middle.y() - high / 2, width + 2 * _PADDING, high)
        self._painter.setPen(QPen(self._highlight, 1))
        self._painter.setBrush(self._base)
        self._painter.drawRoundedRect(box, 4, 4)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(self._text)
        self._painter.drawText(QPointF(box.x() + _PADDING, box.y() + self._metrics.ascent()), words)


def _is_meant(line: Line, chosen: str | Edge | None, way: Collection[frozenset[str]]) -> bool:
    edge = line.edge
    return (
        edge == chosen
        or (isinstance(chosen, str) and chosen in edge.ends)
        or (bool(way) and frozenset(edge.ends) in way)
    )


def legend_height(kinds: Collection[StatementKind], room: float, font: QFont) -> float:
    """How much of a picture's lower border the legend takes."""
    metrics = QFontMetricsF(font)
    return len(_legend_rows(kinds, room, metrics)) * (metrics.height() + 4)


def _legend_rows(
    kinds: Collection[StatementKind], room: float, metrics: QFontMetricsF
) -> list[list[tuple[StatementKind, float, float]]]:
    """Each kind of line with where it begins and how wide it is, in rows of the width `room`."""
    rows: list[list[tuple[StatementKind, float, float]]] = []
    x = math.inf
    for kind in (kind for kind in StatementKind if kind in kinds):
        width = _SAMPLE + metrics.horizontalAdvance(phrases.statement_kind(kind)) + 14
        if x + width > room:
            x = 10.0
            rows.append([])
        rows[-1].append((kind, x, width))
        x += width + 12
    return rows
