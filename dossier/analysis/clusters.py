"""Candidates falling into clusters under what analysts decided: no score outweighs a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from dossier.domain.analysis import EntityKind
from dossier.domain.resolution import Candidate, ChainRef, Decisions, entity_id


@dataclass(slots=True, eq=False)
class Cluster:
    members: dict[ChainRef, Candidate]
    lead: ChainRef
    """The least of the members: what the cluster is ordered by."""
    mentions: int
    adopted: str = ""
    """The id of the entity that an analyst tied a member to."""
    foes: set[ChainRef] = field(default_factory=set)
    """Chains that an analyst said are somebody else."""
    reasons: list[tuple[int, str]] = field(default_factory=list)
    """Why members were joined: the least sure reason gives the score."""


class Clusters:
    """The clusters of a block: begun with one for each adopted entity and one for each other candidate."""

    def __init__(self, candidates: Iterable[Candidate], decisions: Decisions) -> None:
        self.of: dict[ChainRef, Cluster] = {}
        for candidate in sorted(candidates, key=lambda c: c.ref):
            self.of[candidate.ref] = Cluster({candidate.ref: candidate}, candidate.ref, candidate.mentions)
        for one, other in decisions.different:
            for ref, foe in ((one, other), (other, one)):
                if ref in self.of:
                    self.of[ref].foes.add(foe)
        homes: dict[str, Cluster] = {}
        for entity, refs in decisions.adopted:
            free = [self.of[ref] for ref in sorted(refs) if ref in self.of and not self.of[ref].adopted]
            if free:
                homes[entity] = self._adopt(entity, homes.get(entity, free[0]), free)

    def _adopt(self, entity: str, home: Cluster, free: Sequence[Cluster]) -> Cluster:
        """Tie clusters to an entity; one that an earlier decision tied elsewhere has stayed there."""
        home.adopted = entity
        for cluster in dict.fromkeys(free):
            if cluster is not home:
                home = self._merge(home, cluster)
        return home

    def join(self, one: Cluster, other: Cluster, score: int, reason: str) -> Cluster | None:
        """The union of two clusters, or None where a decision forbids it."""
        if one is other:
            return one
        if not allowed(one, other):
            return None
        one.reasons.append((score, reason))
        return self._merge(one, other)

    def _merge(self, one: Cluster, other: Cluster) -> Cluster:
        large, small = (one, other) if len(one.members) >= len(other.members) else (other, one)
        large.members |= small.members
        large.lead = min(large.lead, small.lead)
        large.mentions += small.mentions
        large.foes |= small.foes
        large.reasons += small.reasons
        large.adopted = large.adopted or small.adopted
        for ref in small.members:
            self.of[ref] = large
        return large

    def gather(self, clusters: Iterable[Cluster], score: int, reason: str) -> list[Cluster]:
        """Join all that may be, in the given order; more than one remains only where decisions say so."""
        kept: list[Cluster] = []
        for cluster in dict.fromkeys(clusters):
            for i, target in enumerate(kept):
                if (joined := self.join(target, cluster, score, reason)) is not None:
                    kept[i] = joined
                    break
            else:
                kept.append(cluster)
        return kept

    def all(self) -> list[Cluster]:
        """Every cluster once, by its first member, so that the order of input is of no account."""
        return sorted(dict.fromkeys(self.of.values()), key=lambda c: c.lead)


def allowed(one: Cluster, other: Cluster) -> bool:
    if one.adopted and other.adopted and one.adopted != other.adopted:
        return False
    return not (one.foes and one.foes & other.members.keys()) and not (
        other.foes and other.foes & one.members.keys()
    )


def adopted_first(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Decided clusters first, so that undecided ones gather around them; else by first member."""
    return sorted(clusters, key=lambda c: (not c.adopted, c.lead))


def identified(
    clusters: Iterable[Cluster], claim: Callable[[Cluster], tuple[EntityKind, str]]
) -> list[tuple[Cluster, str]]:
    """Clusters with the ids of their entities. Of several that claim one name the first by member has the plain id, the
    others one with the anchor of their first member."""
    taken: set[str] = set()
    found = []
    for cluster in adopted_first(clusters):
        kind, name = claim(cluster)
        first = cluster.members[cluster.lead]
        anchored = (name, first.ref.source, str(first.anchor))
        claims = [
            entity_id(kind, name),
            entity_id(kind, *anchored),
            entity_id(kind, *anchored, str(first.ref.chain)),
        ]
        entity = cluster.adopted or next(each for each in claims if each not in taken)
        taken.add(entity)
        found.append((cluster, entity))
    return found
