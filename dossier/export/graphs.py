"""The connections as a graph: GraphML (graphml.graphdrawing.org) and GEXF 1.3 (gexf.net).

Nodes are entities, edges what statements of one kind say of two of them: how many, in how many sources, and which.
"""

from collections.abc import Iterator

from dossier.domain.connections import Tie, ties
from dossier.domain.views import EntityRow
from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.xml_text import content, quoted

_NODE = (
    ("label", "string"),
    ("kind", "string"),
    ("status", "string"),
    ("mentions", "integer"),
    ("sources", "integer"),
)
_EDGE = (("kind", "string"), ("statements", "integer"), ("sources", "integer"), ("which", "string"))


def _nodes(material: Material, edges: list[Tie]) -> list[EntityRow]:
    """The entities that anything is said of, with another or alone; unconnected ones tell something, too."""
    return list(material.holdings.entities()) if material.dossier is None else _tied(material, edges)


def _tied(material: Material, edges: list[Tie]) -> list[EntityRow]:
    """Around one dossier only those who are tied in are worth a node."""
    in_edges = {entity.id for tie in edges for entity in (tie.subject, tie.other)}
    return [row for row in material.holdings.entities() if row.id in in_edges]


def _graph(material: Material) -> tuple[list[EntityRow], list[Tie]]:
    edges = ties(material.holdings.statements())
    nodes = _nodes(material, edges)
    known = {row.id for row in nodes}
    return nodes, [tie for tie in edges if {tie.subject.id, tie.other.id} <= known]


def _node_values(row: EntityRow) -> tuple[str, ...]:
    return row.name, row.kind.value, row.status.value, str(row.mentions), str(row.sources)


def _edge_values(tie: Tie) -> tuple[str, ...]:
    return tie.kind.value, str(len(tie.statements)), str(len(tie.sources)), " ".join(tie.statements)


def write_graphml(material: Material) -> Iterator[bytes]:
    nodes, edges = _graph(material)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for domain, fields in (("node", _NODE), ("edge", _EDGE)):
        for name, type_ in fields:
            kind = "int" if type_ == "integer" else type_
            key = f'  <key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n'
            yield key.encode()
    yield f'  <graph id={quoted(material.case.case)} edgedefault="directed">\n'.encode()
    if material.left_out:
        yield f"    <desc>{content(material.left_out)}</desc>\n".encode()
    for row in nodes:
        yield f"    <node id={quoted(row.id)}>{_data('node', _NODE, _node_values(row))}</node>\n".encode()
    for number, tie in enumerate(edges):
        ends = f"source={quoted(tie.subject.id)} target={quoted(tie.other.id)}"
        yield f'    <edge id="e{number}" {ends}>{_data("edge", _EDGE, _edge_values(tie))}</edge>\n'.encode()
    yield b"  </graph>\n</graphml>\n"


def _data(domain: str, fields: tuple[tuple[str, str], ...], values: tuple[str, ...]) -> str:
    return "".join(
        f'<data key="{domain}-{name}">{content(value)}</data>'
        for (name, _), value in zip(fields, values, strict=True)
    )


def write_gexf(material: Material) -> Iterator[bytes]:
    nodes, edges = _graph(material)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    description = material.left_out or f"The connections of the case “{material.case.title}”"
    day = material.made[:10]
    yield f"  <meta{f' lastmodifieddate={quoted(day)}' if day else ''}>\n".encode()
    yield f"    <creator>{content(material.program)}</creator>\n".encode()
    yield f"    <description>{content(description)}</description>\n  </meta>\n".encode()
    yield b'  <graph defaultedgetype="directed">\n'
    for domain, fields in (("node", _NODE[1:]), ("edge", _EDGE)):
        named = "".join(f'<attribute id="{name}" title="{name}" type="{type_}"/>' for name, type_ in fields)
        yield f'    <attributes class="{domain}">{named}</attributes>\n'.encode()
    yield b"    <nodes>\n"
    for row in nodes:
        values = _attributes(_NODE[1:], _node_values(row)[1:])
        yield f"      <node id={quoted(row.id)} label={quoted(row.name)}>{values}</node>\n".encode()
    yield b"    </nodes>\n    <edges>\n"
    for number, tie in enumerate(edges):
        ends = f"source={quoted(tie.subject.id)} target={quoted(tie.other.id)}"
        weight = f'weight="{len(tie.statements)}" label={quoted(tie.kind.value)}'
        values = _attributes(_EDGE, _edge_values(tie))
        yield f'      <edge id="{number}" {ends} {weight}>{values}</edge>\n'.encode()
    yield b"    </edges>\n  </graph>\n</gexf>\n"


def _attributes(fields: tuple[tuple[str, str], ...], values: tuple[str, ...]) -> str:
    held = "".join(
        f'<attvalue for="{name}" value={quoted(value)}/>'
        for (name, _), value in zip(fields, values, strict=True)
    )
    return f"<attvalues>{held}</attvalues>"


GRAPHML = Exporter("graphml", "Connections as a graph (GraphML)", ".graphml", Scope.EITHER, write_graphml)
GEXF = Exporter("gexf", "Connections as a graph (GEXF)", ".gexf", Scope.EITHER, write_gexf)
