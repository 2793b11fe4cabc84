"""Bringing two copies of a case together, against the raw copy of the same rows.

    python -m tests.benchmarks.merging

Each copy has 100,000 entries; 2,000 sources, with their texts and analyses, came in before they parted. Raw is
`INSERT OR IGNORE … SELECT` through ATTACH into the same tables with the same indexes, in the same journal mode, which
proves nothing. Every merge runs in a process of its own, so that its memory can be told. The views are those of the
program, with its resolver.
"""

import multiprocessing
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from dossier.app.workspace import Workspace
from dossier.domain.documents import METADATA_FIELDS, Metadata, sha256_hex
from dossier.domain.entries import Author, Fact, NoteWritten, SourceAnalysed, SourceMetadataSet, Tagged
from dossier.domain.targets import of_source
from dossier.store import CaseFile, encode_analysis, merge
from dossier.store.connections import CACHE_KIB
from tests.benchmarks.own_folders import own_folders
from tests.benchmarks.table import Row, show
from tests.unit.store.readmodel.toy import NAMES, ingested, read

MIGRATIONS = Path(__file__).parents[2] / "migrations"
SOURCES, ENTRIES, ROUNDS = 2000, 100_000, 3
ME = Author("analyst-0000", "replica-0000")
WORDS = [*NAMES, "she", "Saturday", *(f"word{number}" for number in range(300))]


def measure() -> list[Row]:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        own_folders(folder)
        ours, theirs = _copies(folder)
        return [*_rows(ours, theirs), *_views(ours, theirs)]


def _copies(folder: Path) -> tuple[Path, Path]:
    """Two copies of one case, worked on apart."""
    ours, theirs = folder / "ours.dossier", folder / "theirs.dossier"
    with CaseFile.create(
        ours, title="Bench", author=ME, name="Ada", initials="A", migrations=MIGRATIONS
    ) as case:
        _append(case, ME, _shared())
    shutil.copyfile(ours, theirs)
    for number, path in enumerate((ours, theirs), 1):
        author = Author(f"analyst-{number:04}", f"replica-{number:04}")
        with CaseFile.open(path, migrations=MIGRATIONS) as case:
            _append(case, author, islice(_decisions(number), ENTRIES - 2 - 2 * SOURCES))
    return ours, theirs


def _shared() -> Iterator[tuple[Fact, tuple[bytes, ...]]]:
    for number in range(SOURCES):
        text = _article(number)
        analysis = encode_analysis(read(text))
        source, text_id = sha256_hex(text.encode()), sha256_hex(text.encode())
        yield (
            ingested(source, text_id, f"{number}.txt", text, Metadata(published="2015-11-17")),
            (text.encode(),),
        )
        fact = SourceAnalysed(source, text_id, sha256_hex(analysis), "toy", 1, "toy")
        yield fact, (text.encode(), analysis)


def _article(number: int) -> str:
    draw = Random(number)
    return "\n\n".join(f"{' '.join(draw.choices(WORDS, k=15))} {number}." for _ in range(20))


def _decisions(number: int) -> Iterator[tuple[Fact, tuple[bytes, ...]]]:
    """Small entries about the shared sources: corrections, notes, tags."""
    fields = [field for field in METADATA_FIELDS if field != "published"]
    sources = [sha256_hex(_article(each).encode()) for each in range(SOURCES)]
    for turn in range(ENTRIES):
        source = sources[turn * 7919 % SOURCES]
        if turn % 4 == 0:
            yield NoteWritten(f"note-{number}-{turn}", of_source(source), f"Note {turn} of {number}"), ()
        elif turn % 4 == 1:
            yield Tagged(of_source(source), f"tag {turn % 50}", held=True), ()
        else:
            yield SourceMetadataSet(source, fields[turn // 4 % len(fields)], f"value {turn} of {number}"), ()


def _append(case: CaseFile, author: Author, facts: Iterator[tuple[Fact, tuple[bytes, ...]]]) -> None:
    heads: dict[tuple[str, str], str] = {}
    while chunk := list(islice(facts, 1000)):
        with case.writing(author) as writer:
            for _, contents in chunk:
                for content in contents:
                    writer.add_source(content)
                    writer.add_blob(content)
            made = [_following(fact, heads) for fact, _ in chunk]
            for fact, entry in zip(made, writer.append(made), strict=True):
                if isinstance(fact, SourceMetadataSet):
                    heads[fact.source, fact.field] = entry.id


def _following(fact: Fact, heads: dict[tuple[str, str], str]) -> Fact:
    """A correction says which one of its own author it replaces."""
    if isinstance(fact, SourceMetadataSet):
        return replace(fact, replaces=heads.get((fact.source, fact.field)))
    return fact


# -- the rows


def _rows(ours: Path, theirs: Path) -> list[Row]:
    raw, made = [], []
    for number in range(ROUNDS):
        for act, taken in ((_merge, made), (_raw, raw)) if number % 2 else ((_raw, raw), (_merge, made)):
            taken.append(_apart(act, ours, theirs))
    ratio = median(r[0] / m[0] for r, m in zip(raw, made, strict=True))
    entries = made[0][3]
    seconds = [median(each[0] for each in taken) for taken in (made, raw)]
    memory = [max(each[2] for each in taken) for taken in (made, raw)]
    return [
        Row(
            f"merge of {entries:,} entries into a copy of {ENTRIES:,}, raw over ours",
            f"{ratio:.2f}",
            "",
            f"{seconds[0]:.2f} s, {entries / seconds[0]:,.0f} entries/s; raw {seconds[1]:.2f} s",
        ),
        Row("memory that the merge took, at most", f"{memory[0]:.0f} MB", "", f"raw {memory[1]:.0f} MB"),
    ]


Act = Callable[[Path, Path], tuple[float, float, float, int]]


def _apart(act: Act, ours: Path, theirs: Path) -> tuple[float, float, float, int]:
    """(seconds, megabytes before, megabytes more at the peak, entries) of an act on a copy, in a process of its own."""
    copy = ours.with_name("copy.dossier")
    shutil.copyfile(ours, copy)
    try:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            return pool.apply(act, (copy, theirs))
    finally:
        copy.unlink()


def _merge(ours: Path, theirs: Path) -> tuple[float, float, float, int]:
    with (
        CaseFile.open(ours, migrations=MIGRATIONS) as case,
        CaseFile.open(theirs, migrations=MIGRATIONS, read_only=True) as other,
    ):
        _forget_peak()
        before, began = _memory("VmRSS"), perf_counter()
        merged = merge(case, other)
        return perf_counter() - began, before, _memory("VmHWM") - before, merged.entries


def _raw(ours: Path, theirs: Path) -> tuple[float, float, float, int]:
    with closing(sqlite3.connect(ours, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:  # they keep INSERT OR IGNORE from ignoring
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        _forget_peak()
        before, began = _memory("VmRSS"), perf_counter()
        connection.execute("ATTACH ? AS theirs", (str(theirs),))
        connection.execute("BEGIN IMMEDIATE")
        for table in ("entry", "source", "blob"):
            columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")][1:]
            (last,) = connection.execute(f"SELECT max(position) FROM main.{table}").fetchone()
            connection.execute(
                f"INSERT OR IGNORE INTO main.{table} SELECT position + ?, {', '.join(columns)} FROM theirs.{table}",
                (last,),
            )
        (count,) = connection.execute("SELECT count(*) FROM main.entry").fetchone()
        connection.execute("COMMIT")
        return perf_counter() - began, before, _memory("VmHWM") - before, count - ENTRIES


def _memory(which: str) -> float:
    """Megabytes: `VmRSS` now, `VmHWM` at most since `_forget_peak`. Only Linux tells."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status[which].split()[0]) / 1024


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


# -- the views


def _views(ours: Path, theirs: Path) -> list[Row]:
    with closing(Workspace.open(ours)) as workspace:
        first = _timed(workspace.catch_up)
        compared = _timed(lambda: workspace.compare(theirs))
        merged = _timed(lambda: workspace.merge(theirs))
        rebuilt = _timed(workspace.rebuild)
    beside = f"a rebuild of the merged case {rebuilt:.1f} s; of the case before {first:.1f} s"
    return [
        Row("comparison, seconds", f"{compared:.1f}", "", beside),
        Row("merge, and the views follow, over a rebuild", f"{merged / rebuilt:.2f}", "", f"{merged:.1f} s"),
    ]


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


if __name__ == "__main__":
    sys.stdout.write(show("Copies brought together", measure()))
