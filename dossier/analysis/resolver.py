"""Who is who across sources: the one resolver, which hands each kind to the module that knows it."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis import event_resolver, person_resolver, thing_resolver
from dossier.domain.analysis import EntityKind
from dossier.domain.resolution import Candidate, Decisions, Resolved

RESOLVER_VERSION = 7


class CaseResolver:
    """A pure function in the shape of `domain.resolution.Resolver`: no state, no input order."""

    name = "dossier"
    version = RESOLVER_VERSION

    def block(self, candidate: Candidate) -> str:
        if candidate.kind is EntityKind.PERSON:
            return person_resolver.block(candidate)
        if candidate.kind is EntityKind.EVENT:
            return event_resolver.block(candidate)
        return thing_resolver.block(candidate)

    def resolve(
        self, block: str, candidates: Sequence[Candidate], decisions: Decisions
    ) -> Sequence[Resolved]:
        """The entities of one block, sorted by their first member."""
        if not candidates:
            return []
        kind = candidates[0].kind
        if kind is EntityKind.PERSON:
            return person_resolver.resolve(candidates, decisions)
        if kind is EntityKind.EVENT:
            return event_resolver.resolve(block, candidates, decisions)
        return thing_resolver.resolve(candidates, decisions)


def resolver() -> CaseResolver:
    return CaseResolver()
