"""(1) Ingest and analysis through the real program against raw `nlp.pipe` on the same texts, same process count."""

import multiprocessing
import os
import statistics
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.benchmarks.articles import Article, articles
from tests.benchmarks.table import Row

ARTICLES = 300
ROUNDS = 3


def measure(count: int = ARTICLES, rounds: int = ROUNDS, processes: int = 2) -> list[Row]:
    texts = articles(count)
    words = sum(len(article.text.split()) for article in texts)
    ours, raw = [], []
    for _ in range(rounds):  # interleaved, so that a busy machine troubles both alike
        raw.append(_raw(texts, processes))
        ours.append(_through_the_program(texts, processes))
    ratio = statistics.median(o / r for o, r in zip(ours, raw, strict=True))
    note = f"{count} articles, {words:,} words, {processes} processes, {rounds} rounds, medians; both load their model"
    return [
        Row("ingest and analysis, time against raw nlp.pipe", f"{ratio:.2f} ×", "≤ 1.15 ×", note),
        Row("ingest and analysis", f"{words / statistics.median(ours):,.0f} words/s"),
        Row("raw nlp.pipe", f"{words / statistics.median(raw):,.0f} words/s", beside="same components"),
    ]


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


def _raw(texts: list[Article], processes: int) -> float:
    """The same texts in as many processes, each with a model of its own, and nothing done with the result."""
    shares = [[article.text for article in texts[n::processes]] for n in range(processes)]
    started = time.perf_counter()
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(_pipe, shares))
    return time.perf_counter() - started


def _pipe(texts: list[str]) -> int:
    os.environ["OMP_NUM_THREADS"] = "1"
    from dossier.analysis.model import load

    nlp = load("").nlp
    return sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))
