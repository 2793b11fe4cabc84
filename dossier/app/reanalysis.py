"""The sources of a case read again: because the analyser or its model is another now, or to see what would change.

Nothing is recorded until a source is done; one whose analysis fails keeps the one it has.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.analysis import ANALYSER_NAME, ANALYSER_VERSION, DEFAULT_LANGUAGE, models
from dossier.app.ingestion import Arrival, Cancelled, Limits, Pace, Record, Report
from dossier.app.workers import AnalyseJob, Order, Result
from dossier.domain.analysis import Analysis
from dossier.domain.documents import Metadata
from dossier.domain.errors import DossierError
from dossier.domain.rereading import Rereading, rereading
from dossier.domain.views import IngestLine, IngestReport, Outcome, SourceRow
from dossier.store import CaseFile, ReadModel, decode_analysis


@dataclass(frozen=True, slots=True)
class Reanalysis:
    """Reads again every source whose analysis is missing or not by this analyser and model."""

    case: CaseFile
    views: ReadModel
    limits: Limits
    progress: Report | None
    cancelled: Cancelled

    def record(self, record: Record) -> IngestReport:
        """Each chunk is recorded as it is done, so that a cancelled batch keeps what it finished."""
        lines: list[IngestLine] = []
        for done in self._chunks(self._due()):
            record([arrival for arrival in done if arrival.analysed])
            lines += [arrival.line for arrival in done]
        return IngestReport(tuple(lines), cancelled=self.cancelled())

    def preview(self) -> Iterator[Rereading]:
        """What would be otherwise in each source; what fails is left out, for it would stay as it is."""
        for done in self._chunks(self._due()):
            for arrival in done:
                if arrival.analysed is not None:
                    after = decode_analysis(arrival.analysed.content)
                    yield rereading(arrival.source, arrival.line.file, self._in_use(arrival.source), after)

    def _due(self) -> Sequence[SourceRow]:
        read_with = models(self.limits.model)
        rows = self.views.sources(withdrawn=False)
        return [row for row in rows if self.views.analysed_by(row.id) != due_for(row, read_with)]

    def _chunks(self, rows: Sequence[SourceRow]) -> Iterator[list[Arrival]]:
        if not rows:
            return
        pace = Pace("analysing", len(rows), self.progress)
        texts = {row.id: self.views.text_id(row.id) for row in rows}
        orders = (Order(AnalyseJob(self.case.text(texts[row.id]), _metadata(row)), row) for row in rows)
        with self.limits.workers(len(rows)) as workers:
            for chunk in workers.run(orders, chunk=self.limits.chunk(len(rows)), cancelled=self.cancelled):
                yield [_arrival(row, texts[row.id], result) for row, result in chunk]
                pace.step(len(chunk))

    def _in_use(self, source: str) -> Analysis | None:
        """The analysis that the views show, None where there is none or it cannot be read."""
        blob = self.views.analysis_id(source)
        try:
            return decode_analysis(self.case.blob(blob)) if blob else None
        except DossierError:
            return None


def due_for(row: SourceRow, read_with: Mapping[str, str]) -> tuple[str, int, str]:
    """(analyser, version, model) that a source would be analysed by now; no model where none reads its language."""
    language = (row.language or DEFAULT_LANGUAGE).split("-", 1)[0].lower()
    return ANALYSER_NAME, ANALYSER_VERSION, read_with.get(language, "")


def _metadata(row: SourceRow) -> Metadata:
    return Metadata(row.title, row.publisher, row.authors, row.published, row.language, row.url)


def _arrival(row: SourceRow, text: str, result: Result) -> Arrival:
    outcome = Outcome.INGESTED if result.analysed else Outcome.FAILED
    notices = (result.refusal,) if result.refusal else ()
    line = IngestLine(row.file, "", outcome, row.id, notices)
    return Arrival(line, row.id, b"", None, text, result.analysed)
