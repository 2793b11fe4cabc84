"""Who is tied to whom: statements that two entities take part in, as the edges of a graph."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dossier.domain.analysis import StatementKind
from dossier.domain.citations import EntityRef
from dossier.domain.views import StatementRow


@dataclass(slots=True)
class Tie:
    """All statements of one kind that say something of `subject` and `other`. `sources` are their sources' ids."""

    subject: EntityRef
    other: EntityRef
    kind: StatementKind
    statements: list[str] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)


def ties(statements: Iterable[StatementRow]) -> list[Tie]:
    """From each subject to each other participant; between the subjects of a statement without others, from the first
    to each of the rest. In order of the ids of both, then of kind."""
    found: dict[tuple[str, str, StatementKind], Tie] = {}
    for row in statements:
        for subject, other in _pairs(row):
            key = (subject.id, other.id, row.kind)
            tie = found.get(key)
            if tie is None:
                tie = found[key] = Tie(subject, other, row.kind)
            tie.statements.append(row.id)
            tie.sources.add(row.citation.source)
    return [found[key] for key in sorted(found)]


def _pairs(row: StatementRow) -> Iterable[tuple[EntityRef, EntityRef]]:
    if row.others:
        return ((a, b) for a in row.subjects for b in row.others if a.id != b.id)
    return ((row.subjects[0], b) for b in row.subjects[1:] if b.id != row.subjects[0].id)
