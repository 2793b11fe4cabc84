"""A picture of connections as SVG: light and dark colours of its own, every node and edge with its words."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from dossier.domain.connections import Connections
from dossier.export.connections.layout import lay_out
from dossier.export.connections.picture import DASHES, Line, Node, Picture, View, draw
from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.timeline.svg import measured
from dossier.export.xml_text import fitting, words

WIDTH, HEIGHT = 1400.0, 1000.0

_LIGHT = {"person": "#1f5fbf", "event": "#b3372f", "organisation": "#2f7d3b", "place": "#8a5a00"}
_DARK = {"person": "#7db2ff", "event": "#ff8f85", "organisation": "#7fd08c", "place": "#e3b35c"}
_LINES = {"action": "#7b8794", "speech": "#2f7d3b", "role": "#6b4fa0", "attribute": "#6b4fa0", "relation": "#b3372f", "plan": "#8a5a00"}  # fmt: skip


def _style() -> str:
    nodes = "".join(f".{kind} circle {{ fill: {colour}; }}\n" for kind, colour in _LIGHT.items())
    dark = "".join(f".{kind} circle {{ fill: {colour}; }}\n" for kind, colour in _DARK.items())
    lines = "".join(f".{kind} path {{ stroke: {colour}; }}\n" for kind, colour in _LINES.items())
    return (
        "svg { background: #ffffff; font-family: 'Helvetica Neue', Arial, 'Noto Sans', sans-serif; font-size: 12px; }\n"
        "text { fill: #1b1f24; text-anchor: middle; } path { fill: none; stroke-opacity: .65; }\n"
        f"{nodes}{lines}@media (prefers-color-scheme: dark) {{\n"
        f"svg {{ background: #1a1d21; }} text {{ fill: #e6e8eb; }}\n{dark}}}\n"
    )


def write(picture: Picture, title: str) -> Iterator[str]:
    """The file, piece by piece. `title` says of what it is."""
    view = picture.view
    told = f"{len(picture.nodes)} entities, {len(picture.lines)} ties: what statements of one kind say of two of them."
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{view.width:g}" height="{view.height:g}" '
        f'viewBox="0 0 {view.width:g} {view.height:g}" role="img" aria-labelledby="title desc">\n'
        f'<title id="title">{words(title)}</title>\n<desc id="desc">{words(told)}</desc>\n<style>{_style()}</style>\n'
    )
    names = {node.entity.id: node.entity.name for node in picture.nodes}
    for line in picture.lines:
        yield _line(line, names)
    for node in picture.nodes:
        yield _node(node)
    yield "</svg>\n"


def _line(line: Line, names: dict[str, str]) -> str:
    edge = line.edge
    said = f"{names.get(edge.one, edge.one)} – {names.get(edge.other, edge.other)}: {edge.kind.value}"
    said += f", {edge.statements} statements, {edge.sources} sources, {edge.origins} independent"
    dash = " ".join(f"{part * max(1.0, line.width):g}" for part in DASHES[edge.kind])
    path = f"M {line.x:.1f} {line.y:.1f} Q {line.by_x:.1f} {line.by_y:.1f} {line.to_x:.1f} {line.to_y:.1f}"
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<g class="{edge.kind.value}"><title>{words(said)}</title>'
        f'<path d="{path}" stroke-width="{line.width:.1f}"{dashed}/></g>\n'
    )


def _node(node: Node) -> str:
    label = (
        f'<text x="{node.x:.1f}" y="{node.y + node.radius + 13:.1f}">{words(node.label)}</text>'
        if node.label
        else ""
    )
    return (
        f'<g class="{node.entity.kind.value}" data-entity={quoteattr(fitting(node.entity.id))}>'
        f"<title>{words(node.entity.name)} ({node.entity.kind.value})</title>"
        f'<circle cx="{node.x:.1f}" cy="{node.y:.1f}" r="{node.radius:.1f}"/>{label}</g>\n'
    )


def drawn(graph: Connections) -> Picture:
    """The whole of it on a page of a fixed size."""
    places = lay_out(graph)
    return draw(graph, places, View.fitting(places, WIDTH, HEIGHT), measured)


def _write(material: Material) -> Iterator[bytes]:
    of = material.dossier.dossier.entity.name if material.dossier else material.case.title
    for piece in write(drawn(material.connections()), f"Connections: {of}"):
        yield piece.encode()


SVG = Exporter(
    "connections-svg", "Connections as a picture (SVG)", ".svg", Scope.EITHER, _write, can_redact=False
)
