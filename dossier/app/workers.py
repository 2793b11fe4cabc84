"""Worker processes: reading and analysing away from the process that holds the case.

A reader is handed hostile files, and an analyser long ones; here either may hang or die, and costs one
source. Jobs go out in chunks, because a language model is quickest on several texts at once; when a chunk
fails,
its jobs are tried again one by one, so that the failure finds its source. Pebble kills a worker that is
over its time
and replaces one that died, which the standard library's pool cannot.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as JobTimeout
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from dossier.analysis import Analyser, load_analyser
from dossier.domain.documents import NO_ORIGIN, Document, Metadata, Origin
from dossier.domain.errors import DossierError
from dossier.ingest import read
from dossier.store import encode_analysis


@dataclass(frozen=True, slots=True)
class Analysed:
    """An analysis as the bytes that the case file keeps."""

    content: bytes
    analyser: str
    version: int
    model: str
    notice: str


@dataclass(frozen=True, slots=True)
class ReadJob:
    """A file to read, and then to analyse."""

    content: bytes
    name: str
    sidecar: bytes | None = None
    sidecar_name: str = ""
    origin: Origin = NO_ORIGIN

    @property
    def weight(self) -> int:
        return len(self.content)


@dataclass(frozen=True, slots=True)
class AnalyseJob:
    """A text that the case holds already, to analyse."""

    text: str
    metadata: Metadata

    @property
    def weight(self) -> int:
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Result:
    """What a job came to. `refusal` says why there is no document; a document may still lack its analysis."""

    document: Document | None = None
    analysed: Analysed | None = None
    refusal: str = ""
    notices: tuple[str, ...] = ()


Job = ReadJob | AnalyseJob
Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class Order(Generic[Payload]):
    """A job and what the caller wants to have beside its result."""

    job: Job
    payload: Payload


_analyser: Analyser | None = None
"""The analyser of this worker process, loaded on its first text: a model takes seconds and is the same for
all."""


MEMORY = 6_000_000_000
"""Bytes that one worker may hold, its language model among them, on systems that keep count: what needs more
is made to need it."""


AHEAD = 4
"""Chunks that are handed out for each process before their results are asked for: it has work while these are recorded
and the views follow."""


class WorkersLost(DossierError):
    """The processes that read and analyse end before they are given anything: no file is to blame."""

    def __init__(self) -> None:
        super().__init__(
            "It could not be read: the processes that read files end as soon as they begin. Free some memory, or start "
            "Dossier again, and take it in once more; what was finished is kept."
        )


def limit_memory(most: int) -> None:
    """What this process asks for beyond `most` bytes is refused, and costs it one file."""
    try:
        import resource  # not on Windows
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (allowed, hard))


def _start(model: str, ocr: str) -> None:
    # One worker for each core is the parallelism; threads of numerical libraries would only get in its way.
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    os.environ["DOSSIER_MODEL"], os.environ["DOSSIER_OCR"] = model, ocr
    limit_memory(MEMORY)


def run_jobs(jobs: Sequence[Job], analyse: bool) -> list[Result]:
    """In the worker: read what is to be read, then analyse all texts of the chunk together."""
    results = [_read(job) if isinstance(job, ReadJob) else Result() for job in jobs]
    if not analyse:
        return results
    texts = [_text(job, result) for job, result in zip(jobs, results, strict=True)]
    analysed = iter(_analyse([text for text in texts if text is not None]))
    return [
        result if text is None else replace(result, analysed=next(analysed))
        for text, result in zip(texts, results, strict=True)
    ]


def _text(job: Job, result: Result) -> tuple[str, Metadata] | None:
    """What there is to analyse; None when a file was refused."""
    if isinstance(job, AnalyseJob):
        return job.text, job.metadata
    return (result.document.text, result.document.metadata) if result.document else None


def _read(job: ReadJob) -> Result:
    try:
        document = read(job.content, job.name, job.sidecar, job.sidecar_name, job.origin)
    except DossierError as error:
        return Result(refusal=str(error))
    return Result(document=document, notices=document.notices)


def _analyse(texts: Sequence[tuple[str, Metadata]]) -> Iterator[Analysed]:
    global _analyser
    if texts and _analyser is None:
        _analyser = load_analyser(os.environ["DOSSIER_MODEL"])
    if _analyser is None:
        return
    for analysis in _analyser.analyse(texts):
        yield Analysed(
            encode_analysis(analysis), analysis.analyser, analysis.version, analysis.model, analysis.notice
        )


class Workers:
    """A pool for one batch. Use it as a context manager: leaving it ends the processes."""

    def __init__(
        self,
        *,
        processes: int,
        model: str,
        seconds_per_job: int,
        ocr: str = "",
        run: Callable[[Sequence[Job], bool], list[Result]] = run_jobs,
    ) -> None:
        self._run = run
        self._processes = processes
        self._seconds = seconds_per_job
        self._pool = ProcessPool(
            max_workers=processes,
            context=multiprocessing.get_context("spawn"),
            initializer=_start,
            initargs=(model, ocr),
        )

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def run(
        self, orders: Iterator[Order[Payload]], *, chunk: int, cancelled: Callable[[], bool]
    ) -> Iterator[list[tuple[Payload, Result]]]:
        """The results, chunk by chunk, in the order of the orders; ends early, quietly, once `cancelled`. Raises
        WorkersLost."""
        waiting: deque[tuple[list[Order[Payload]], Any]] = deque()
        chunks = _chunks(orders, chunk)
        while True:
            for batch in islice(chunks, max(0, AHEAD * self._processes - len(waiting))):
                waiting.append((batch, self._schedule([order.job for order in batch])))
            if not waiting or cancelled():
                return
            batch, future = waiting.popleft()
            results = self._collect(batch, future, cancelled)
            if results is None:
                return
            yield [(order.payload, result) for order, result in zip(batch, results, strict=True)]

    def _schedule(self, jobs: list[Job], *, analyse: bool = True) -> Any:
        seconds = self._seconds * (1 if len(jobs) == 1 else 2)
        try:
            return self._pool.schedule(self._run, args=[jobs, analyse], timeout=seconds)
        except RuntimeError as broken:  # so Pebble says it once it is
            raise WorkersLost from broken

    def _collect(
        self, batch: list[Order[Payload]], future: Any, cancelled: Callable[[], bool]
    ) -> list[Result] | None:
        """The results of one chunk, None when cancelled meanwhile."""
        try:
            return _wait(future, cancelled)
        except BrokenProcessPool as broken:
            raise WorkersLost from broken
        except (JobTimeout, ProcessExpired, Exception) as failure:  # noqa: BLE001 - whatever a worker raised costs one source
            if len(batch) > 1:
                alone = [self._collect([order], self._schedule([order.job]), cancelled) for order in batch]
                return (
                    None if None in alone else [result for results in alone if results for result in results]
                )
            return self._salvage(batch[0].job, failure, cancelled)

    def _salvage(
        self, job: Job, failure: BaseException, cancelled: Callable[[], bool]
    ) -> list[Result] | None:
        """One job failed by itself: keep its text if reading alone succeeds."""
        reason = _in_words(failure, self._seconds)
        if isinstance(job, AnalyseJob):
            return [Result(refusal=f"It could not be analysed: {reason}.")]
        try:
            read_only = _wait(self._schedule([job], analyse=False), cancelled)
        except (JobTimeout, ProcessExpired, Exception) as unreadable:  # noqa: BLE001 - as above
            why = _in_words(unreadable, self._seconds)
            return [Result(refusal=f"{job.name} could not be read: {why}. It was left out.")]
        if read_only is None or read_only[0].document is None:
            return read_only
        notice = f"It could not be analysed ({reason}); it is searchable, and “reanalyse” will try again."
        return [replace(read_only[0], notices=(*read_only[0].notices, notice))]


def _chunks(
    orders: Iterator[Order[Payload]], most: int, weight: int = 2_000_000
) -> Iterator[list[Order[Payload]]]:
    """At most `most` orders at a time, and no more than `weight` bytes unless one order alone has them."""
    batch: list[Order[Payload]] = []
    for order in orders:
        if batch and (len(batch) >= most or sum(o.job.weight for o in batch) + order.job.weight > weight):
            yield batch
            batch = []
        batch.append(order)
    if batch:
        yield batch


def _wait(future: Any, cancelled: Callable[[], bool]) -> list[Result] | None:
    """The result of `future`; None once `cancelled`, which is asked four times a second."""
    while True:
        if cancelled():
            future.cancel()
            return None
        try:
            return list(future.result(timeout=0.25))
        except JobTimeout:
            if future.done():  # the job's own time limit, not this wait's
                raise


def _in_words(failure: BaseException, seconds: int) -> str:
    if isinstance(failure, JobTimeout):
        return f"it took longer than {seconds} seconds"
    if isinstance(failure, ProcessExpired):
        return "the process that read it came to an end"
    if isinstance(failure, MemoryError):
        return f"it needs more than {MEMORY // 1_000_000_000} GB of memory"
    return f"{type(failure).__name__}: {failure}"
