"""A picture of connections as SVG: light and dark colours of its own, a legend, every node and line with its words."""

import math
from collections.abc import Iterator

from dossier.domain.analysis import StatementKind
from dossier.domain.connections import LEGIBLE, Connections
from dossier.export.connections.layout import lay_out
from dossier.export.connections.picture import CORNERS, DASHES, Line, Node, Picture, Scene
from dossier.export.connections.viewport import View
from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.timeline.svg import measured
from dossier.export.xml_text import content, quoted

WIDTH, HEIGHT = 1400.0, 1000.0
_LEGEND, _ENTRY = 34.0, 130.0
"""Pixels of the legend's height, and of each of its entries."""

_LIGHT = {"person": "#1f5fbf", "event": "#b3372f", "organisation": "#2f7d3b", "place": "#8a5a00"}
_DARK = {"person": "#7db2ff", "event": "#ff8f85", "organisation": "#7fd08c", "place": "#e3b35c"}
LINES = {
    "action": "#8090a0", "speech": "#3f9a4e", "role": "#7a5cb8", "attribute": "#7a5cb8", "relation": "#c9544b",
    "plan": "#b07d1e",
}  # fmt: skip
"""On light and on dark."""


def _style() -> str:
    nodes, dark = (
        "".join(f".{kind} .node {{ fill: {colour}; }}\n" for kind, colour in colours.items())
        for colours in (_LIGHT, _DARK)
    )
    lines = "".join(f".{kind} line {{ stroke: {colour}; }}\n" for kind, colour in LINES.items())
    return (
        "svg { background: #ffffff; font-family: 'Helvetica Neue', Arial, 'Noto Sans', sans-serif; font-size: 12px; }\n"
        ".node { stroke: #ffffff; stroke-width: 1; } text { fill: #1b1f24; } .halo { fill: none; stroke: #ffffff;"
        " stroke-width: 3; stroke-linejoin: round; }\n"
        f"{nodes}{lines}@media (prefers-color-scheme: dark) {{\n"
        f"svg {{ background: #1a1d21; }} text {{ fill: #e6e8eb; }} .halo, .node {{ stroke: #1a1d21; }}\n{dark}}}\n"
    )


def write(picture: Picture, title: str) -> Iterator[str]:
    """The file, piece by piece. `title` says of what it is."""
    view = picture.view
    height = view.height + _LEGEND
    told = f"{len(picture.nodes)} entities, {len(picture.lines)} ties: what statements of one kind say of two of them."
    told += f" {picture.left_out} weaker ties are not drawn." if picture.left_out else ""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{view.width:g}" height="{height:g}" '
        f'viewBox="0 0 {view.width:g} {height:g}" role="img" aria-labelledby="title desc">\n'
        f'<title id="title">{content(title)}</title>\n<desc id="desc">{content(told)}</desc>\n'
        f"<style>{_style()}</style>\n"
    )
    names = {node.entity.id: node.entity.name for node in picture.nodes}
    for line in picture.lines:
        yield _line(line, names)
    for node in picture.nodes:
        yield _shape(node)
    for node in picture.nodes:
        if node.label:
            yield _label(node)
    yield from _legend(picture, view.height + _LEGEND / 2)
    yield "</svg>\n"


def _line(line: Line, names: dict[str, str]) -> str:
    edge = line.edge
    said = f"{names.get(edge.one, edge.one)} – {names.get(edge.other, edge.other)}: {edge.kind.value}"
    said += f", {edge.statements} statements, {edge.sources} sources, {edge.origins} independent"
    at = f'x1="{line.x:.1f}" y1="{line.y:.1f}" x2="{line.to_x:.1f}" y2="{line.to_y:.1f}"'
    drawn = f"<line {at}{_stroke(edge.kind, line.width)}/>"
    return f'<g class="{edge.kind.value}"><title>{content(said)}</title>{drawn}</g>\n'


def _stroke(kind: StatementKind, width: float) -> str:
    dash = " ".join(f"{part * max(1.0, width):g}" for part in DASHES[kind])
    return f' stroke-width="{width:.1f}"' + (f' stroke-dasharray="{dash}"' if dash else "")


def _shape(node: Node) -> str:
    corners = CORNERS.get(node.entity.kind)
    if corners:
        points = " ".join(
            f"{node.x + x * node.radius:.1f},{node.y + y * node.radius:.1f}" for x, y in corners
        )
        shape = f'<polygon class="node" points="{points}"/>'
    else:
        shape = f'<circle class="node" cx="{node.x:.1f}" cy="{node.y:.1f}" r="{node.radius:.1f}"/>'
    kind = node.entity.kind.value
    return (
        f'<g class="{kind}" data-entity={quoted(node.entity.id)}>'
        f"<title>{content(node.entity.name)} ({kind})</title>{shape}</g>\n"
    )


def _label(node: Node) -> str:
    """The words, on a rim that keeps lines away; not every viewer knows `paint-order`, so they stand there twice."""
    middle, base = node.label_x + node.label_width / 2, node.label_y + 12
    at, text = f'x="{middle:.1f}" y="{base:.1f}" text-anchor="middle"', content(node.label)
    return f'<text {at} class="halo" aria-hidden="true">{text}</text><text {at}>{text}</text>\n'


def _legend(picture: Picture, y: float) -> Iterator[str]:
    """The kinds of lines that are there, in the order in which they are defined."""
    there = {line.edge.kind for line in picture.lines}
    for number, kind in enumerate(kind for kind in StatementKind if kind in there):
        x = 16 + number * _ENTRY
        yield (
            f'<g class="{kind.value}"><line x1="{x:g}" y1="{y:g}" x2="{x + 36:g}" y2="{y:g}"{_stroke(kind, 2.5)}/>'
            f'<text x="{x + 44:g}" y="{y + 4:g}">{kind.value}</text></g>\n'
        )


def drawn(graph: Connections) -> Picture:
    """The whole of it on a page that grows with it."""
    places = lay_out(graph)
    larger = max(1.0, math.sqrt(len(places) / LEGIBLE))
    view = View.fitting(places, WIDTH * larger, HEIGHT * larger)
    return Scene(graph, places).draw(view, measured)


def _write(material: Material) -> Iterator[bytes]:
    of = material.dossier.dossier.entity.name if material.dossier else material.case.title
    title, graph = f"Connections: {of}", material.connections()
    if material.as_of:
        title += f" ({material.as_of})"
    if len(graph.nodes) < graph.total:
        title += f". The {len(graph.nodes)} of {graph.total:,} that are tied most."
    if material.left_out:
        title += f" {material.left_out}" if title.endswith(".") else f". {material.left_out}"
    for piece in write(drawn(graph), title):
        yield piece.encode()


SVG = Exporter("connections-svg", "Connections as a picture (SVG)", ".svg", Scope.EITHER, _write)
