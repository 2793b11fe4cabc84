"""A batch of files becomes sources, with progress, cancel, and what is finished kept.

Every chunk is one transaction, so a batch that is cancelled or killed keeps what it finished; begun again, it
passes over that as duplicates without reading it twice.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.app.incoming import File, Incoming, holds_others, name_of, path_of
from dossier.app.settings import Settings
from dossier.app.workers import Analysed, Order, ReadJob, Result, Workers, WorkersLost
from dossier.domain.documents import NO_ORIGIN, Document, Origin, sha256_hex
from dossier.domain.errors import CaseFileError
from dossier.domain.views import IngestLine, IngestReport, Outcome, Progress
from dossier.ingest import STANDARD_INPUT, Input, columns, gather

Report = Callable[[Progress], None]
Cancelled = Callable[[], bool]

CHUNK = 8
"""Sources in one transaction and in one round of the language model, at most: at the end of a batch a process waits for
the others for no longer than one takes, and a model is no quicker on more."""
FEW = 4
"""Files for which one process is quicker than several."""
MANY = 64
"""Files that a container is taken to hold until it is opened: all processes have work, though few files were named."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A source that is ready to be recorded, or the new analysis of one that the case holds (no document)."""

    line: IngestLine
    source: str
    content: bytes
    document: Document | None
    text: str
    analysed: Analysed | None
    origin: Origin = NO_ORIGIN


Record = Callable[[Sequence[Arrival]], frozenset[str]]
"""Records arrivals in one transaction; returns the sources that the case held already, from somebody else."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How a batch may use the machine. `processes` 0: one for each core that this process may use."""

    processes: int = 0
    seconds_per_source: int = 120
    model: str = ""
    ocr: str = ""
    columns: str = ""

    @classmethod
    def of(cls, settings: Settings, columns: str = "") -> "Limits":
        """As the settings say; `columns`, where they are said, for this batch."""
        return cls(
            settings.number("workers"),
            settings.number("seconds_per_source"),
            settings.text("model"),
            settings.text("ocr"),
            columns or settings.text("columns"),
        )

    def workers(self, jobs: int) -> Workers:
        cores = self.processes or len(
            os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
        )
        # A worker loads its model in seconds: for a handful of articles one is quicker than many.
        most = max(1, min(cores, jobs // FEW))
        return Workers(
            processes=most, model=self.model, seconds_per_job=self.seconds_per_source, ocr=self.ocr
        )

    def chunk(self, jobs: int) -> int:
        """Small batches go out in small chunks, so that progress is seen and both cores have work."""
        return max(1, min(CHUNK, jobs // 8))


class Pace:
    """Progress with the time left, from the mean pace so far."""

    def __init__(self, stage: str, total: int, report: Report | None) -> None:
        self._stage, self._total, self._report = stage, total, report
        self._started = time.monotonic()
        self._done = 0
        self.step(0)

    def grow(self, more: int) -> None:
        """There is more to do than it seemed: a container gave so many files more."""
        self._total += more

    def step(self, more: int) -> None:
        self._done += more
        if self._report:
            spent = time.monotonic() - self._started
            left = spent / self._done * (self._total - self._done) if self._done else None
            self._report(Progress(self._stage, self._done, self._total, left))


class Ingestion:
    """One batch of files. `is_known`, `is_withdrawn` and `record` are the case's, called on the thread that runs
    the batch."""

    def __init__(
        self,
        *,
        is_known: Callable[[str], bool],
        is_withdrawn: Callable[[str], bool],
        from_address: Callable[[str], str],
        record: Record,
        limits: Limits,
        progress: Report | None,
        cancelled: Cancelled,
    ) -> None:
        self._is_known, self._is_withdrawn, self._from_address = is_known, is_withdrawn, from_address
        self._record, self._limits = record, limits
        self._progress, self._cancelled = progress, cancelled
        self._lines: list[IngestLine] = []
        self._seen: set[str] = set()
        self._refused: dict[str, str] = {}

    def run(
        self,
        paths: Sequence[str],
        addresses: Sequence[str] = (),
        pasted: Sequence[tuple[str, bytes]] = (),
    ) -> IngestReport:
        """Take in what `paths` stand for, what `addresses` of the web answer, and what was `pasted` (name, bytes).
        Raises DossierError where what the analyst said of columns cannot be read."""
        columns.choose(self._limits.columns)
        gathered = gather(paths)
        self._lines += [IngestLine(path.name, str(path), Outcome.SIDECAR) for path in gathered.sidecars]
        self._lines += [
            IngestLine(Path(p.name).name, p.name, Outcome.FAILED, notices=(p.sentence,))
            for p in gathered.problems
        ]
        inputs = (*gathered.inputs, *(Input(None, name, content=content) for name, content in pasted))
        if inputs or addresses:
            self._read_all(inputs, addresses)
        return IngestReport(tuple(map(self._settle, self._lines)), cancelled=self._cancelled())

    def _read_all(self, inputs: Sequence[Input], addresses: Sequence[str]) -> None:
        total = len(inputs) + len(addresses)
        self._pace = Pace("reading", total, self._progress)
        incoming = Incoming(
            seconds=self._limits.seconds_per_source, cancelled=self._cancelled, found=self._pace.grow
        )
        jobs = total if total >= 2 * FEW or not any(map(holds_others, inputs)) else MANY
        with incoming, self._limits.workers(jobs) as workers:
            orders = self._orders(incoming.files(inputs, addresses))
            try:
                for chunk in workers.run(orders, chunk=self._limits.chunk(jobs), cancelled=self._cancelled):
                    self._take_in(chunk)
            except (CaseFileError, WorkersLost) as error:
                # A full disk, or nobody left to read: the batch ends, and its report says how far it came.
                self._give_up(inputs, addresses, str(error))

    def _take_in(self, chunk: Sequence[tuple[File, Result]]) -> None:
        arrivals = [a for taken, result in chunk if (a := self._arrival(taken, result))]
        known = self._record(arrivals)
        self._lines += [_as_duplicate(a.line) if a.source in known else a.line for a in arrivals]
        self._pace.step(len(chunk))

    def _give_up(self, inputs: Sequence[Input], addresses: Sequence[str], reason: str) -> None:
        """Every input that has no line yet failed for the same reason."""
        reported = {line.path for line in self._lines}
        left = [(name_of(item), path_of(item)) for item in inputs]
        for name, path in [*left, *((address, address) for address in addresses)]:
            if path not in reported:
                self._lines.append(IngestLine(name, path, Outcome.FAILED, notices=(reason,)))

    def _orders(self, files: Iterable[File]) -> Iterator[Order[File]]:
        """What is left to read: everything but duplicates and what cannot be opened."""
        for file in files:
            if self._cancelled():
                return
            if line := self._settled(file):
                self._lines.append(line)
                self._pace.step(1)
                continue
            job = ReadJob(
                file.content, file.name or STANDARD_INPUT, file.sidecar, file.sidecar_name, file.origin
            )
            yield Order(job, file)

    def _settled(self, file: File) -> IngestLine | None:
        """The line of a file that need not be read; None for one that must be."""
        if file.problem:
            return IngestLine(file.name, file.path, Outcome.FAILED, notices=(file.problem,))
        source = sha256_hex(file.content)
        if source in self._seen or self._is_known(source):
            notices = self._of_duplicate(source, file.sidecar)
            return IngestLine(file.name, file.path, Outcome.DUPLICATE, source, notices)
        self._seen.add(source)
        return None

    def _settle(self, line: IngestLine) -> IngestLine:
        """What seemed a duplicate of a file of the same batch is none when that file turned out to be no article."""
        reason = self._refused.get(line.source or "")
        if line.outcome is not Outcome.DUPLICATE or not reason:
            return line
        return IngestLine(line.file, line.path, Outcome.FAILED, notices=(reason,))

    def _of_duplicate(self, source: str, sidecar: bytes | None) -> tuple[str, ...]:
        """What somebody who adds a known article again may not expect."""
        notices = []
        if self._is_withdrawn(source):
            notices.append("This source is withdrawn; restore it to have it back in the dossiers.")
        if sidecar is not None:
            notices.append("Its sidecar was not read again; correct the source's metadata instead.")
        return tuple(notices)

    def _arrival(self, file: File, result: Result) -> Arrival | None:
        if result.document is None:
            self._refused[sha256_hex(file.content)] = result.refusal
            self._lines.append(IngestLine(file.name, file.path, Outcome.FAILED, notices=(result.refusal,)))
            return None
        notice = result.analysed.notice if result.analysed else ""
        earlier = self._from_address(result.document.metadata.url)
        notices = tuple(filter(None, (*result.notices, notice, _newer(earlier) if earlier else "")))
        source = sha256_hex(file.content)
        line = IngestLine(file.name, file.path, Outcome.INGESTED, source, notices)
        text = sha256_hex(result.document.text.encode())
        return Arrival(line, source, file.content, result.document, text, result.analysed, file.origin)


def _newer(earlier: str) -> str:
    return (
        f"It comes from the same address as {earlier}. If it is a newer version of it, “dossier supersede” or "
        "“Newer version of…” carries over what was decided there."
    )


def _as_duplicate(line: IngestLine) -> IngestLine:
    """Somebody else took the same bytes in while they were being read here."""
    return IngestLine(line.file, line.path, Outcome.DUPLICATE, line.source)
