"""Graphs for tests: made by chance from a seed."""

from random import Random

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.citations import EntityRef
from dossier.domain.connections import Connections, Edge


def graph(nodes: int, ties: int, seed: int = 1) -> Connections:
    """So many nodes, and at most so many edges between them."""
    chance = Random(seed)
    kinds = list(EntityKind)
    refs = tuple(
        EntityRef(f"n{number:04}", kinds[number % 4], f"Number {number} of many") for number in range(nodes)
    )
    found: dict[tuple[str, str, StatementKind], Edge] = {}
    for _ in range(ties if nodes > 1 else 0):
        one, other = sorted(chance.sample(range(nodes), 2))
        kind, many = chance.choice(list(StatementKind)), chance.randint(1, 9)
        key = (refs[one].id, refs[other].id, kind)
        found[key] = Edge(*key, statements=many, sources=many, origins=max(1, many // 2))
    return Connections(refs, tuple(found[key] for key in sorted(found)), nodes)
