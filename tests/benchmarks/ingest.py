"""(1) Ingest and analysis through the real program against raw `nlp.pipe` on the same texts, same process count."""

import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from dossier.analysis.languages import DEFAULT, LANGUAGES
from dossier.analysis.model import choose, load, pipeline
from tests.benchmarks.articles import Article, articles
from tests.benchmarks.table import Row

ARTICLES = 300
ROUNDS = 3


def measure(count: int = ARTICLES, rounds: int = ROUNDS, processes: int = 2) -> list[Row]:
    texts = articles(count)
    words = sum(len(article.text.split()) for article in texts)
    ours, raw, quick = [], [], []
    for _ in range(rounds):  # interleaved, so that a busy machine troubles all alike
        raw.append(_raw(texts, processes, spacys_own))
        ours.append(_through_the_program(texts, processes))
        quick.append(_raw(texts, processes, quickened))
    note = f"{count} articles, {words:,} words, {processes} processes, {rounds} rounds, medians; all load their model"
    beside = "same components"
    return [
        Row("ingest and analysis, time against raw nlp.pipe", _ratio(ours, raw), "≤ 1.15 ×", note),
        Row(
            "ingest and analysis, time against nlp.pipe quickened",
            _ratio(ours, quick),
            beside="`analysis/quicken.py`",
        ),
        Row("ingest and analysis", f"{words / statistics.median(ours):,.0f} words/s"),
        Row("raw nlp.pipe", f"{words / statistics.median(raw):,.0f} words/s", beside=beside),
        Row("nlp.pipe quickened", f"{words / statistics.median(quick):,.0f} words/s", beside=beside),
    ]


def _ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    return f"{statistics.median(o / t for o, t in zip(ours, theirs, strict=True)):.2f} ×"


def _through_the_program(texts: list[Article], processes: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        _own_folders(Path(folder))
        inbox = Path(folder, "inbox")
        inbox.mkdir()
        for article in texts:
            (inbox / article.name).write_text(article.text, encoding="utf-8")
        from dossier.app.workspace import Workspace

        workspace = Workspace.create(Path(folder, "bench.dossier"))
        workspace.catch_up()
        started = time.perf_counter()
        report = workspace.ingest([str(inbox)])
        spent = time.perf_counter() - started
        assert len(report.lines) == len(texts), report
        workspace.close()
    return spent


def _own_folders(folder: Path) -> None:
    for name in ("CONFIG", "CACHE", "DATA"):
        os.environ[f"DOSSIER_{name}_DIR"] = str(folder / name.lower())


def _raw(texts: list[Article], processes: int, load: Callable[[], Any]) -> float:
    """The same texts in as many processes, each with a model of its own, and nothing done with the result."""
    shares = [[article.text for article in texts[n::processes]] for n in range(processes)]
    started = time.perf_counter()
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(partial(_pipe, load), shares))
    return time.perf_counter() - started


def _pipe(load: Callable[[], Any], texts: list[str]) -> int:
    os.environ["OMP_NUM_THREADS"] = "1"
    return sum(len(doc) for doc in load().pipe(texts, batch_size=32))


def spacys_own() -> Any:
    """The components that an analysis uses, as spaCy runs them."""
    nlp = pipeline(choose())
    for component in LANGUAGES[DEFAULT].unused:
        nlp.remove_pipe(component)
    return nlp


def quickened() -> Any:
    """The same as the analyser runs them."""
    return load().nlp
