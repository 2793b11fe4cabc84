"""Two versions of one article: which is the earlier one, and what they say otherwise."""

from typing import Protocol

from dossier.domain.versions import Change, compare
from dossier.domain.views import Reading, SourceRow


class Readings(Protocol):
    def reading(self, source: str) -> Reading: ...


def versions(views: Readings, one: str, other: str) -> tuple[SourceRow, SourceRow, list[Change]]:
    """Two sources, the one that was published first (else taken in first) before the other, and every paragraph of
    theirs. Raises NotFound."""
    readings = sorted((views.reading(one), views.reading(other)), key=lambda r: _age(r.source))
    before, after = readings
    return before.source, after.source, compare(before.text, after.text)


def _age(row: SourceRow) -> tuple[bool, str, str, str]:
    return not row.published, row.published, row.ingested, row.id
