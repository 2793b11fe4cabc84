"""Connections as they are shown, in GraphML (graphml.graphdrawing.org): with the places of the nodes."""

from collections.abc import Iterator

from dossier.export.connections.picture import Scene
from dossier.export.xml_text import content, quoted

_KEYS = (
    ("node", "label", "string"),
    ("node", "kind", "string"),
    ("node", "x", "double"),
    ("node", "y", "double"),
    ("edge", "kind", "string"),
    ("edge", "statements", "int"),
    ("edge", "sources", "int"),
    ("edge", "origins", "int"),
)


def write(scene: Scene, title: str) -> Iterator[str]:
    """The file, piece by piece. Coordinates grow to the right and downwards; about 1 lies between neighbours."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for domain, name, kind in _KEYS:
        yield f'  <key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield f'  <graph edgedefault="undirected">\n    <desc>{content(title)}</desc>\n'
    for node in scene.graph.nodes:
        x, y = scene.places[node.id]
        values = {"label": node.name, "kind": node.kind.value, "x": f"{x:.3f}", "y": f"{y:.3f}"}
        yield f"    <node id={quoted(node.id)}>{_data('node', values)}</node>\n"
    for number, edge in enumerate(scene.graph.edges):
        counts = {"statements": edge.statements, "sources": edge.sources, "origins": edge.origins}
        values = {"kind": edge.kind.value} | {name: str(count) for name, count in counts.items()}
        ends = f"source={quoted(edge.one)} target={quoted(edge.other)}"
        yield f'    <edge id="e{number}" {ends}>{_data("edge", values)}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def _data(domain: str, values: dict[str, str]) -> str:
    return "".join(f'<data key="{domain}-{name}">{content(value)}</data>' for name, value in values.items())
