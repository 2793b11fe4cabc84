"""The ties of a graph in words: for tables, hints and screen readers."""

from dossier.app.connections import Scene
from dossier.domain.citations import EntityRef
from dossier.domain.connections import Edge
from dossier.gui import phrases
from dossier.gui.phrases import tr


def support(edge: Edge) -> str:
    """How well it is supported: “3 statements in 2 sources, 1 independent”."""
    statements = phrases.counted(edge.statements, tr("statement"), tr("statements"))
    sources = phrases.counted(edge.sources, tr("source"), tr("sources"))
    if edge.origins == edge.sources:
        return tr("{statements} in {sources}").format(statements=statements, sources=sources)
    return tr("{statements} in {sources}, {n} independent").format(
        statements=statements, sources=sources, n=f"{edge.origins:n}"
    )


def tie(edge: Edge, scene: Scene) -> str:
    one, other = scene.entities[edge.one].name, scene.entities[edge.other].name
    return f"{one} – {other}: {phrases.statement_kind(edge.kind)}, {support(edge)}"


def node(entity: EntityRef, scene: Scene, *, pinned: bool) -> str:
    ties = phrases.counted(len(scene.edges_of(entity.id)), tr("tie"), tr("ties"))
    said = f"{entity.name}, {phrases.kind_name(entity.kind)}, {ties}"
    return tr("{node}, pinned").format(node=said) if pinned else said
