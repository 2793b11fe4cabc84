"""(2) Appending to the journal, hashed and chained, against raw sqlite3 in the same journal mode, with neither.

Rounds are interleaved, and each begins with the other one. A figure is a ratio within one round, and the row shows
the median of the ratios. Absolute figures depend on what else the machine does, ratios hardly.
"""

import json
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from dossier.domain.documents import Metadata
from dossier.domain.entries import Author, SourceAnalysed, SourceIngested, SourceMetadataSet
from dossier.store import CaseFile
from tests.benchmarks.table import Row

MIGRATIONS = Path(__file__).parents[2] / "migrations"
BATCHES, BATCH, SINGLES, ROUNDS = 10, 1000, 300, 7
ME = Author("a" * 32, "b" * 32)


def measure() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        return [measured(Path(tempfile.mkdtemp(dir=folder))) for measured in (_batches, _singles, _reading)]


def _batches(folder: Path) -> Row:
    """Batches of 1,000 entries, one transaction each."""
    batches = [_facts(number * BATCH, BATCH) for number in range(BATCHES)]

    def ours(path: Path) -> float:
        with closing(_new_case(path)) as case:
            start = perf_counter()
            for facts in batches:
                with case.writing(ME) as writer:
                    writer.append(facts)
            return perf_counter() - start

    payloads = [[asdict(fact) for fact in facts] for facts in batches]

    def raw(path: Path) -> float:
        with closing(_new_table(path)) as connection:
            start = perf_counter()
            for batch in payloads:
                connection.execute("BEGIN IMMEDIATE")
                rows = [(json.dumps(payload, sort_keys=True),) for payload in batch]
                connection.executemany("INSERT INTO entry (payload) VALUES (?)", rows)
                connection.execute("COMMIT")
            return perf_counter() - start

    times = _rounds(folder, ours, raw)
    speed = median(r / o for o, r in times)
    count = BATCHES * BATCH
    figures = [f"{count / median(column):,.0f} entries/s" for column in zip(*times, strict=True)]
    return Row(
        "append in batches of 1,000, speed against raw", f"{speed:.2f}", "≥ 0.6", " against ".join(figures)
    )


def _singles(folder: Path) -> Row:
    """One durable entry at a time: one act, one commit."""
    facts = _annotations(SINGLES)

    def ours(path: Path) -> float:
        with closing(_new_case(path)) as case:
            start = perf_counter()
            for fact in facts:
                with case.writing(ME) as writer:
                    writer.append([fact])
            return perf_counter() - start

    payloads = [asdict(fact) for fact in facts]

    def raw(path: Path) -> float:
        with closing(_new_table(path)) as connection:
            start = perf_counter()
            for payload in payloads:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(
                    "INSERT INTO entry (payload) VALUES (?)", (json.dumps(payload, sort_keys=True),)
                )
                connection.execute("COMMIT")
            return perf_counter() - start

    times = _rounds(folder, ours, raw)
    ratio = median(o / r for o, r in times)
    figures = [f"{median(column) / SINGLES * 1e6:,.0f} µs" for column in zip(*times, strict=True)]
    return Row("one durable entry, time against raw", f"{ratio:.2f}", "≤ 1.5", " against ".join(figures))


def _reading(folder: Path) -> Row:
    """The whole journal in order of arrival, as entries with their facts; raw: rows and json.loads."""
    case, count = _new_case(folder / "read.dossier"), BATCHES * BATCH
    table = _new_table(folder / "read.sqlite")
    with case.writing(ME) as writer:
        writer.append(_facts(0, count))
    table.executemany(
        "INSERT INTO entry (payload) VALUES (?)",
        [(json.dumps(asdict(fact), sort_keys=True),) for fact in _facts(0, count)],
    )

    def ours(path: Path) -> float:
        start = perf_counter()
        for _ in case.entries():
            pass
        return perf_counter() - start

    def raw(path: Path) -> float:
        start = perf_counter()
        for _, payload in table.execute("SELECT position, payload FROM entry ORDER BY position"):
            json.loads(payload)
        return perf_counter() - start

    with closing(case), closing(table):
        times = _rounds(folder, ours, raw)
    speed = median(r / o for o, r in times)
    figures = [f"{count / median(column):,.0f} entries/s" for column in zip(*times, strict=True)]
    return Row(
        "read all entries, speed against rows and json.loads", f"{speed:.2f}", "", " against ".join(figures)
    )


def _rounds(folder: Path, *both: Callable[[Path], float]) -> Sequence[tuple[float, ...]]:
    """The seconds of each of `both` in every counted round; the first round only warms up."""
    times = []
    for number in range(ROUNDS + 1):
        order = range(len(both)) if number % 2 else range(len(both) - 1, -1, -1)
        seconds = {which: both[which](folder / f"{number}-{which}.dossier") for which in order}
        times.append(tuple(seconds[which] for which in range(len(both))))
    return times[1:]


def _facts(first: int, count: int) -> list[Any]:
    """What ingest appends: for each article what was read from the file, and what was found in it."""
    return [_ingested(number) if number % 2 else _analysed(number) for number in range(first, first + count)]


def _ingested(number: int) -> SourceIngested:
    return SourceIngested(
        source=f"{number:064x}",
        text=f"{number + 1:064x}",
        file=f"article-{number}.html",
        media_type="text/html",
        size=48_213 + number,
        characters=5_120 + number % 4_000,
        reader="html",
        reader_version=1,
        encoding="utf-8",
        undecodable=0,
        metadata=Metadata(
            title=f"What happened on day {number}, and what comes after",
            publisher="The Daily Example",
            authors=("Ann Example", "Ben Sample"),
            published="2015-11-17T09:30:00+01:00",
            language="en",
            url=f"https://news.example/2015/11/17/what-happened-{number}",
        ),
    )


def _analysed(number: int) -> SourceAnalysed:
    return SourceAnalysed(
        source=f"{number:064x}",
        text=f"{number + 1:064x}",
        analysis=f"{number + 2:064x}",
        analyser="dossier",
        analyser_version=1,
        model=f"en_core_web_md-3.8.{number % 10}",
    )


def _annotations(count: int) -> list[Any]:
    return [SourceMetadataSet(f"{number:064x}", "title", f"Title {number}") for number in range(count)]


def _new_case(path: Path) -> CaseFile:
    return CaseFile.create(
        path, title="Benchmark", author=ME, name="Ann", initials="A", migrations=MIGRATIONS
    )


def _new_table(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path.with_suffix(".sqlite"), isolation_level=None)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS entry (position INTEGER PRIMARY KEY, payload TEXT NOT NULL)"
    )
    return connection
