"""Who is who across sources: the one resolver, which hands each kind to the module that knows it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from dossier.analysis import person_resolver, thing_resolver
from dossier.domain.analysis import EntityKind
from dossier.domain.resolution import Candidate, Decisions, Resolved

RESOLVER_VERSION = 1


class CaseResolver:
    """A pure function in the shape of `domain.resolution.Resolver`: no state, nothing that depends on input order."""

    name = "dossier"
    version = RESOLVER_VERSION

    def block(self, candidate: Candidate) -> str:
        if candidate.kind is EntityKind.PERSON:
            return person_resolver.block(candidate)
        if candidate.kind is EntityKind.EVENT and _events is not None:
            return str(_events.block(candidate))
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
        if kind is EntityKind.EVENT and _events is not None:
            found: Sequence[Resolved] = _events.resolve(block, candidates, decisions)
            return found
        return thing_resolver.resolve(candidates, decisions)


def resolver() -> CaseResolver:
    return CaseResolver()


_events = (
    import_module("dossier.analysis.event_resolver") if find_spec("dossier.analysis.event_resolver") else None
)
