"""Organisations and places across sources: one folded name is one thing; countries have many names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dossier.analysis import exonyms, gazetteer, lexicon
from dossier.analysis.clusters import Cluster, Clusters, adopted_first
from dossier.analysis.forms import fold
from dossier.domain.analysis import EntityKind
from dossier.domain.resolution import Candidate, Decisions, Resolved, entity_id

_LEGAL = re.compile(r",? (?:inc|corp|corporation|co|ltd|limited|llc|plc|ag|gmbh|se|nv|group|holdings)\.?$")
SAME, SINGLE = 850, 800


def key(name: str, kind: EntityKind) -> str:
    """What all names of one thing fold to: `U.S.` -> `united states`, `Apple Inc.` -> `apple`."""
    folded = fold(name).removeprefix("the ")
    if kind is EntityKind.PLACE:
        english = exonyms.ENGLISH_OF.get(folded, folded)
        return gazetteer.country(english) or english
    folded = lexicon.ALIASES.get(folded, folded)
    return _LEGAL.sub("", folded) or folded


def block(candidate: Candidate) -> str:
    return f"{candidate.kind.value}:{key(candidate.name, candidate.kind)}"


def resolve(candidates: Sequence[Candidate], decisions: Decisions) -> list[Resolved]:
    clusters = Clusters(candidates, decisions)
    clusters.gather(adopted_first(clusters.all()), SAME, "the same name")
    taken: set[str] = set()
    resolved = []
    for cluster in clusters.all():
        first = cluster.members[cluster.lead]
        parts = (key(first.name, first.kind),)
        entity = cluster.adopted or entity_id(first.kind, *parts)
        if entity in taken and not cluster.adopted:
            entity = entity_id(first.kind, *parts, first.ref.source, str(first.anchor))
        taken.add(entity)
        resolved.append(_resolved(cluster, entity, first))
    return resolved


def _resolved(cluster: Cluster, entity: str, first: Candidate) -> Resolved:
    weights: Counter[str] = Counter()
    for candidate in cluster.members.values():
        weights[candidate.name] += candidate.mentions
    spelled = key(first.name, first.kind)
    name = max(
        sorted(weights), key=lambda n: (fold(n) == spelled, not n.isupper(), weights[n], not n.isascii())
    )
    names = {n for c in cluster.members.values() for n in (c.name, *c.names)}
    score, reason = min(cluster.reasons, default=(SINGLE, "one source names it"))
    return Resolved(
        entity,
        first.kind,
        name,
        tuple(sorted(names - {name})),
        first.role,
        tuple(sorted(cluster.members)),
        score,
        reason,
    )
