"""Who is who across sources: persons, organisations and places; events go to their own module."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.forms import bare_family, fold
from dossier.domain.analysis import EntityKind
from dossier.domain.resolution import Candidate, Decisions, Resolved, entity_id


class CaseResolver:
    name = "dossier"
    version = 1

    def block(self, candidate: Candidate) -> str:
        if candidate.kind is EntityKind.PERSON:
            return f"person:{bare_family(candidate.name)}"
        return f"{candidate.kind.value}:{fold(candidate.name)}"

    def resolve(
        self, block: str, candidates: Sequence[Candidate], decisions: Decisions
    ) -> Sequence[Resolved]:
        ordered = sorted(candidates, key=lambda c: c.ref)
        first = ordered[0]
        return [
            Resolved(
                entity_id(first.kind, fold(first.name)),
                first.kind,
                first.name,
                (),
                first.role,
                tuple(c.ref for c in ordered),
                500,
                "same name",
                first.event,
            )  # fmt: skip
        ]


def resolver() -> CaseResolver:
    return CaseResolver()
