"""The ties of a graph in words: for tables, hints and screen readers."""

from collections.abc import Collection, Sequence

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


def state(scene: Scene, left_out: int, hidden: Collection[str], way: Sequence[str]) -> str:
    """How much of a graph is shown: `left_out` are ties that the picture has no room for, `hidden` names, `way` the
    ids on one."""
    graph = scene.graph
    parts = [
        tr("{n} of {total} are shown").format(n=f"{len(graph.nodes):n}", total=f"{graph.total:n}"),
        phrases.counted(len(graph.edges), tr("tie"), tr("ties")),
    ]
    if hidden:
        parts.append(tr("hidden: {names}").format(names=", ".join(hidden)))
    if left_out:
        parts.append(tr("{n} weaker ties only in the table").format(n=f"{left_out:n}"))
    if way:
        names = [scene.entities[id].name for id in way if id in scene.entities]
        parts.append(tr("Way: {names}").format(names=" – ".join(names)))
    return " · ".join(parts)
