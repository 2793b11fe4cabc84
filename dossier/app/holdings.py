"""What an export is of: the whole case, or one dossier, as exporters go through it."""

from collections.abc import Iterable, Iterator

from dossier.domain.analysis import EntityKind
from dossier.domain.views import (
    Citation,
    EntityRef,
    EntityRow,
    FullDossier,
    HistoryRow,
    NoteRow,
    QuoteRow,
    SourceRow,
    StatementRow,
)
from dossier.store import ReadModel

_PAGE = 1000


class OfCase:
    """Everything that is not withdrawn, rejected or merged away."""

    def __init__(self, views: ReadModel) -> None:
        self._views = views

    def sources(self) -> Iterable[SourceRow]:
        return (row for row in self._views.sources(withdrawn=False))

    def entities(self) -> Iterator[EntityRow]:
        for kind in EntityKind:
            yield from self._views.entities(kind)

    def statements(self) -> Iterable[StatementRow]:
        return self._views.every_statement()

    def quotes(self) -> Iterable[QuoteRow]:
        return self._views.every_quote()

    def mentions(self) -> Iterable[tuple[EntityRef, Citation]]:
        return self._views.every_mention()

    def notes(self) -> Iterable[NoteRow]:
        return list(reversed(self._views.notes()))

    def history(self) -> Iterator[HistoryRow]:
        offset = 0
        while page := self._views.history(offset=offset, limit=_PAGE):
            yield from page
            offset += len(page)


class OfDossier:
    """One dossier: what it lists, and whoever else is in it."""

    def __init__(self, views: ReadModel, full: FullDossier) -> None:
        self._views, self._full = views, full
        self._entity = full.dossier.entity
        self._order = {row.id: number for number, row in enumerate(full.sources)}

    def sources(self) -> Iterable[SourceRow]:
        return self._full.sources

    def entities(self) -> Iterator[EntityRow]:
        involved = {self._entity.id: self._entity.kind}
        for row in self._full.statements:
            for ref in (*row.subjects, *row.others, *filter(None, (row.attributed_to,))):
                involved[ref.id] = ref.kind
        order = list(EntityKind)
        rows = [self._views.entity(id) for id in involved]
        yield from sorted(rows, key=lambda row: (order.index(row.kind), row.name.casefold(), row.id))

    def statements(self) -> Iterable[StatementRow]:
        return sorted(self._full.statements, key=lambda row: (*self._place(row.citation), row.id))

    def quotes(self) -> Iterable[QuoteRow]:
        return sorted(self._full.quotes, key=lambda row: (*self._place(row.citation), row.id))

    def mentions(self) -> Iterable[tuple[EntityRef, Citation]]:
        entity = EntityRef(self._entity.id, self._entity.kind, self._entity.name)
        cited = (row.citation for row in self._views.mentions(self._entity.id))
        return [(entity, citation) for citation in sorted(cited, key=self._place)]

    def notes(self) -> Iterable[NoteRow]:
        return list(reversed(self._full.notes))

    def history(self) -> Iterable[HistoryRow]:
        return self._views.history(subject=self._entity.id)

    def _place(self, citation: Citation) -> tuple[int, int, int]:
        return self._order.get(citation.source, len(self._order)), citation.start, citation.end
