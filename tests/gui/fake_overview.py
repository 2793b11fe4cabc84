"""The overview of a case in memory: counted row by row."""

from collections import Counter
from collections.abc import Callable, Sequence

from dossier.domain.analysis import EntityKind
from dossier.domain.citations import EntityRef
from dossier.domain.overview import Facet, Mentioned, New, Overview, Tally, periods
from dossier.domain.views import EntityRow, SourceRow


class FakeOverview:
    """What `FakeViews` answers to the overview page, out of its other answers."""

    sources: Callable[..., Sequence[SourceRow]]
    _entities: Callable[..., Sequence[EntityRow]]
    count_review: Callable[..., int]

    def overview(self, since: str, *, most: int | None = None) -> Overview:
        used = self._in_use()
        days = Counter(row.published[:10] for row in used if row.published)
        grain, published = periods(days)
        papers = Counter(row.publisher for row in used)
        rows = sorted(
            (row for kind in EntityKind for row in self._entities(kind, "")), key=lambda r: -r.mentions
        )
        kinds = {kind: len(self._entities(kind, "")) for kind in EntityKind}
        return Overview(
            sources=len(used),
            withdrawn=len(self.sources()) - len(used),
            undated=sum(not row.published for row in used),
            grain=grain,
            published=published,
            publishers=tuple(Tally(*each) for each in papers.most_common(most)),
            publishers_in_all=len(papers),
            formats=(Tally("text/plain", len(used)),),
            kinds=kinds,
            mentioned=tuple(Mentioned(_ref(row), row.mentions, row.sources) for row in rows[:most]),
            disputed=(),
            disputed_in_all=0,
            unreviewed=kinds,
            unreviewed_statements=self.count_review(only="statement"),
            new=New(since, 0, 0),
        )

    def sources_by(
        self, facet: Facet, value: str, *, offset: int = 0, limit: int | None = None
    ) -> Sequence[SourceRow]:
        found = {
            Facet.PUBLISHED: lambda row: (
                row.published.startswith(value) and bool(row.published) == bool(value)
            ),
            Facet.PUBLISHER: lambda row: row.publisher == value,
            Facet.FORMAT: lambda row: row.media_type == value,
            Facet.TAKEN_IN: lambda row: row.ingested >= value,
        }[facet]
        return [row for row in self._in_use() if found(row)][offset:][:limit]

    def count_sources_by(self, facet: Facet, value: str) -> int:
        return len(self.sources_by(facet, value))

    def _in_use(self) -> list[SourceRow]:
        return [row for row in self.sources() if not row.withdrawn]


def _ref(row: EntityRow) -> EntityRef:
    return EntityRef(row.id, row.kind, row.name)
