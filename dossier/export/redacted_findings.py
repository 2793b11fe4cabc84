"""Findings for machines without what is left out: they hold no words, but ids and places in the text tell as much."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dossier.domain.findings import (
    Findings,
    FoundAttribution,
    FoundFigure,
    FoundMention,
    FoundQuote,
    FoundStatement,
)
from dossier.domain.views import Citation
from dossier.export.redaction import Redacted

Place = tuple[str, int, int]
"""A source, and where in its text a passage begins and ends."""


def redacted(whole: Iterable[Findings], left: Redacted) -> Iterator[Findings]:
    """Each source's findings as far as they may be told of."""
    kept = _Kept(
        files={row.id: row.file for row in left.sources()},
        statements=frozenset(_place(row.citation) for row in left.statements()),
        quotes=frozenset(_place(row.citation) for row in left.quotes()),
        mentions=frozenset(_place(citation) for _, citation in left.mentions()),
        gone=left.gone,
    )
    return (kept.of(found) for found in whole if found.source in kept.files)


def _place(citation: Citation) -> Place:
    return citation.source, citation.start, citation.end


@dataclass(frozen=True, slots=True)
class _Kept:
    files: dict[str, str]
    statements: frozenset[Place]
    quotes: frozenset[Place]
    mentions: frozenset[Place]
    gone: frozenset[str]

    def of(self, found: Findings) -> Findings:
        source = found.source
        return replace(
            found,
            file=self.files[source],
            mentions=tuple(row for row in found.mentions if self._mention(source, row)),
            quotes=tuple(row for row in found.quotes if self._quote(source, row)),
            events=tuple(row for row in found.events if row.event not in self.gone),
            statements=tuple(row for row in found.statements if self._statement(source, row)),
            figures=tuple(filter(self._figure, found.figures)),
        )

    def _names_nobody(self, *ids: str | None) -> bool:
        return self.gone.isdisjoint(ids)

    def _mention(self, source: str, row: FoundMention) -> bool:
        """Without a dossier it is an unnamed somebody, of whom nobody can ask that they be left out."""
        return row.entity is None or (
            self._names_nobody(row.entity) and (source, row.start, row.end) in self.mentions
        )

    def _quote(self, source: str, row: FoundQuote) -> bool:
        involved = row.speaker_entity, row.addressee
        return self._names_nobody(*involved) and (source, row.start, row.end) in self.quotes

    def _statement(self, source: str, row: FoundStatement) -> bool:
        involved = *row.subjects, *row.others, row.place, *_speakers(row.attribution)
        return self._names_nobody(*involved) and (source, row.start, row.end) in self.statements

    def _figure(self, row: FoundFigure) -> bool:
        return self._names_nobody(row.event)


def _speakers(attribution: FoundAttribution | None) -> Iterator[str | None]:
    if attribution is not None:
        yield attribution.entity
        for outer in attribution.via:
            yield from _speakers(outer)
