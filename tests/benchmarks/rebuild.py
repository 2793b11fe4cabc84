"""The read model's budget: a rebuild against a raw fold and `executemany` of the same rows.

    python -m tests.benchmarks.rebuild

*Raw* is what one would write for this journal and nothing else: the same entries read with sqlite3, decoded by msgspec
into the few fields that count, the winner of each field found, and the same rows written into the same tables with the
same indexes in one transaction, in the same journal mode. Rounds are interleaved and each begins with the other one; a
figure is the median of the rounds' ratios.
"""

import sqlite3
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice, repeat
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import msgspec

from dossier.domain.analysis import Analysis
from dossier.domain.documents import METADATA_FIELDS, Metadata, sha256_hex
from dossier.domain.entries import Author, Fact, SourceAnalysed, SourceIngested, SourceMetadataSet
from dossier.store import CaseFile, encode_analysis
from dossier.store.readmodel import ReadModel
from dossier.store.readmodel.tables import INDEXES, LOAD_INDEXES, META, create_tables
from tests.benchmarks.table import Row, show
from tests.unit.store.readmodel.toy import NAMES, ByName, ingested, read

MIGRATIONS = Path(__file__).parents[2] / "migrations"
ME = Author("analyst-0000", "replica-0000")
SOURCES, CORRECTIONS, ARTICLES, ROUNDS = 3000, 100_000, 600, 5

# About one word in twelve is a name, as in news.
WORDS = [*NAMES, "she", "Saturday", *(f"word{number}" for number in range(3000))]
WEIGHTS = [30] * (len(NAMES) + 2) + [1] * 3000


def measure() -> list[Row]:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        return [small_entries(Path(folder)), articles_with_analyses(Path(folder))]


def small_entries(folder: Path) -> Row:
    """A few thousand sources without analyses, whose metadata were corrected again and again."""
    case = _case(folder / "small.dossier", _corrections(), [b""])
    what = f"{SOURCES + CORRECTIONS:,} small entries of {SOURCES:,} sources"
    return _compared(folder, case, what, "at least 0.8")


def articles_with_analyses(folder: Path) -> Row:
    """Articles of some five hundred words, each with its analysis."""
    facts: list[Fact] = []
    contents: list[bytes] = []
    for number in range(ARTICLES):
        text = _article(number)
        analysis = encode_analysis(read(text))
        source, text_id = sha256_hex(str(number).encode()), sha256_hex(text.encode())
        contents += [text.encode(), analysis]
        facts += [
            ingested(source, text_id, f"{number}.txt", text, Metadata(published="2015-11-17")),
            SourceAnalysed(source, text_id, sha256_hex(analysis), "toy", 1, "toy"),
        ]
    case = _case(folder / "articles.dossier", facts, contents)
    what = f"{ARTICLES:,} articles with analyses (raw writes finished rows, and derives none)"
    return _compared(folder, case, what, "")


def _article(number: int) -> str:
    draw = Random(number)
    sentences = (" ".join(draw.choices(WORDS, weights=WEIGHTS, k=15)) + "." for _ in range(35))
    return "\n\n".join(" ".join(islice(sentences, 5)) for _ in range(7))


def _compared(folder: Path, case: CaseFile, what: str, goal: str) -> Row:
    view = folder / "view.sqlite"
    _rebuild(case, view)
    rows = _dumped(view)
    written = sum(len(each) for each in rows.values())
    ours, raw = _rounds(lambda: _rebuild(case, view), lambda: _raw(case.path, folder / "raw.sqlite", rows))
    case.close()
    ratio = median(r / o for o, r in zip(ours, raw, strict=True))
    entries = len(rows["journal"])
    speed = f"{entries / median(ours):,.0f} entries/s, {written / median(ours):,.0f} rows/s"
    return Row(
        f"rebuild, {what}, raw over ours",
        f"{ratio:.2f}",
        goal,
        f"{speed}; raw {entries / median(raw):,.0f} entries/s, {written / median(raw):,.0f} rows/s",
    )


def _rebuild(case: CaseFile, view: Path) -> None:
    _remove(view)
    model = ReadModel.open(view, case, ByName())
    model.catch_up()
    model.close()


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{file}{suffix}").unlink(missing_ok=True)


def _rounds(ours: Callable[[], object], raw: Callable[[], object]) -> tuple[list[float], list[float]]:
    """Seconds of each, round by round; the first round warms up and is dropped."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS + 1):
        order = (0, 1) if number % 2 else (1, 0)
        for which in order:
            began = perf_counter()
            (ours, raw)[which]()
            taken[which].append(perf_counter() - began)
    return taken[0][1:], taken[1][1:]


def _case(path: Path, facts: list[Fact], contents: list[bytes]) -> CaseFile:
    case = CaseFile.create(path, title="Bench", author=ME, name="Ada", initials="A", migrations=MIGRATIONS)
    heads: dict[tuple[str, str], str] = {}
    for start in range(0, len(facts), 1000):
        with case.writing(ME) as writer:
            for content in contents:
                writer.add_blob(content)
            chunk = [_replacing(fact, heads) for fact in facts[start : start + 1000]]
            for fact, entry in zip(chunk, writer.append(chunk), strict=True):
                if isinstance(fact, SourceMetadataSet):
                    heads[fact.source, fact.field] = entry.id
    return case


def _replacing(fact: Fact, heads: dict[tuple[str, str], str]) -> Fact:
    if isinstance(fact, SourceMetadataSet):
        return SourceMetadataSet(fact.source, fact.field, fact.value, heads.get((fact.source, fact.field)))
    return fact


def _corrections() -> list[Fact]:
    sources = [sha256_hex(str(n).encode()) for n in range(SOURCES)]
    metadata = Metadata("A title of some length", "A publisher", ("Ada Lovelace",), "2015-11-17", "en")
    facts: list[Fact] = [
        SourceIngested(id, sha256_hex(b""), f"{n}.txt", "text/plain", 0, 0, "plain", 1, "utf-8", 0, metadata)
        for n, id in enumerate(sources)
    ]
    fields = [field for field in METADATA_FIELDS if field != "published"]
    facts += [
        SourceMetadataSet(
            sources[n * 7919 % SOURCES], fields[n // SOURCES % len(fields)], f"value number {n}"
        )
        for n in range(CORRECTIONS)
    ]
    return facts


def _dumped(view: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table, as a rebuild made them."""
    with closing(sqlite3.connect(view)) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
                " AND name NOT LIKE '%_index_%' AND name <> 'meta' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}


class _Header(msgspec.Struct, gc=False):
    kind: str
    clock: int
    analyst: str
    act: str


class _Set(msgspec.Struct, gc=False):
    source: str = ""
    field: str = ""
    value: str = ""
    replaces: str | None = None


def _raw(case: Path, file: Path, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    _remove(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN")
        for statement in (META, *create_tables()):
            connection.execute(statement)
        journal = _raw_fold(case)
        _raw_contents(case, rows["source"])
        for table, each in {**rows, "journal": journal}.items():
            if each:
                marks = ", ".join("?" * len(each[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", each)
        for index, columns, selected in (
            ("source", "words", "source, group_concat(body, '') FROM paragraph GROUP BY source"),
            ("title", "title, file, publisher, authors", "no, title, file, publisher, authors FROM source"),
            ("name", "names", "no, names FROM entity"),
        ):
            words = connection.execute(f"SELECT {selected}").fetchall()
            marks = ", ?" * (columns.count(",") + 1)
            connection.executemany(f"INSERT INTO {index}_index (rowid, {columns}) VALUES (?{marks})", words)
        for statement in (*LOAD_INDEXES, *INDEXES):
            connection.execute(statement)
        connection.commit()


def _raw_fold(case: Path) -> list[tuple[Any, ...]]:
    """Read and decode every entry, find what holds; returns the journal's rows."""
    header, payload = msgspec.json.Decoder(_Header).decode, msgspec.json.Decoder(_Set).decode
    journal: list[tuple[Any, ...]] = []
    fields: dict[tuple[str, str], dict[str, tuple[int, str, str | None, str]]] = {}
    with closing(sqlite3.connect(f"file:{case}?mode=ro", uri=True)) as connection:
        for position, id, head, body in connection.execute(
            "SELECT position, id, header, payload FROM entry ORDER BY position"
        ):
            h, fact, name = header(head), payload(body), id.hex()
            journal.append(
                (position, name, h.clock, h.kind, h.analyst, "source", fact.source, body.decode(), h.act)
            )
            fields.setdefault((fact.source, fact.field), {})[name] = (
                h.clock,
                name,
                fact.replaces,
                fact.value,
            )
    for writes in fields.values():
        replaced = {write[2] for write in writes.values()}
        max(write for name, write in writes.items() if name not in replaced)
    return journal


def _raw_contents(case: Path, sources: list[tuple[Any, ...]]) -> None:
    """Read and check each text, read and decode each analysis."""
    analysis = msgspec.json.Decoder(Analysis).decode
    with closing(sqlite3.connect(f"file:{case}?mode=ro", uri=True)) as connection:
        for (_, _, text, *_), blob in zip(sources, _analyses(connection), strict=False):
            for id in filter(None, (text, blob)):
                (content,) = connection.execute(
                    "SELECT content FROM blob WHERE id = ?", (bytes.fromhex(id),)
                ).fetchone()
                content = zlib.decompress(content)
                if sha256_hex(content) != id:
                    raise ValueError(id)
                if id == blob:
                    analysis(content)


def _analyses(connection: sqlite3.Connection) -> Iterator[str | None]:
    """The analysis of each source, in whatever order; then None for ever."""
    rows = connection.execute("SELECT payload FROM entry WHERE payload LIKE '%\"analysis\":%'").fetchall()
    yield from (msgspec.json.decode(payload)["analysis"] for (payload,) in rows)
    yield from repeat(None)


if __name__ == "__main__":
    sys.stdout.write(show("Rebuild of the read model", measure()))
