"""What it costs to find the sources that have a common origin, and how well it is done.

    python -m tests.benchmarks families

Articles of twenty paragraphs of random words, a fifth of them copies of others: some word for word, some with words
changed and a paragraph more or less. So it is known which are whose; what a new article costs is measured in a case of
so many, beside the time that reading its rows in takes at all.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from dossier.domain.analysis import Analysis
from dossier.domain.documents import Metadata, sha256_hex
from dossier.domain.entries import SourceAnalysed, SourceIngested
from dossier.store import encode_analysis
from dossier.store.readmodel import ReadModel, kinship
from tests.benchmarks.table import Row
from tests.unit.store.readmodel.toy import ByName, Journal

ARTICLES = int(os.environ.get("DOSSIER_BENCH_ARTICLES", "4000"))
PARAGRAPHS, WORDS, VOCABULARY = 20, 40, 20_000
ONE_IN = 5


def _paragraph(draw: Random) -> str:
    return " ".join(f"w{draw.randrange(VOCABULARY)}" for _ in range(WORDS))


def _article(draw: Random) -> list[str]:
    return [_paragraph(draw) for _ in range(PARAGRAPHS)]


def _reworded(paragraphs: list[str], draw: Random) -> list[str]:
    """Every tenth word another, a paragraph gone, and one more."""
    changed = [
        " ".join(
            word if draw.random() > 0.1 else f"x{draw.randrange(VOCABULARY)}" for word in paragraph.split()
        )
        for paragraph in paragraphs[1:]
    ]
    return [*changed, _paragraph(draw)]


def _texts(draw: Random) -> Iterator[tuple[str, int]]:
    """Each article, and the number of the one that it is a copy of (its own where it is none)."""
    made: list[tuple[list[str], int]] = []
    for number in range(ARTICLES):
        if number % ONE_IN == ONE_IN - 1:
            before, of = made[draw.randrange(len(made))]
            paragraphs = before if draw.random() < 0.5 else _reworded(before, draw)
            made.append(([*paragraphs, f"Edition number {number}."], of))
        else:
            made.append((_article(draw), number))
        yield "\n\n".join(made[-1][0]), made[-1][1]


def _ingest(journal: Journal, text: str, file: str) -> str:
    source, content = sha256_hex(file.encode()), text.encode()
    blob = journal.add(content)
    journal.append(
        SourceIngested(
            source, blob, file, "text/plain", len(content), len(text), "plain", 1, "utf-8", 0, Metadata()
        )
    )
    analysis = journal.add(encode_analysis(Analysis("toy", 1, "toy", "en")))
    journal.append(SourceAnalysed(source, blob, analysis, "toy", 1, "toy"))
    return source


def _timed(path: Path, journal: Journal) -> tuple[float, ReadModel]:
    model = ReadModel.open(path, journal, ByName())
    began = time.perf_counter()
    model.catch_up()
    return time.perf_counter() - began, model


def measure() -> Iterator[Row]:
    draw = Random(5)
    journal = Journal().begin()
    of: dict[str, int] = {}
    for number, (text, original) in enumerate(_texts(draw)):
        of[_ingest(journal, text, f"{number}.txt")] = original
    with tempfile.TemporaryDirectory() as folder:
        spent = _count_time()
        all_, model = _timed(Path(folder) / "with.sqlite", journal)
        yield Row(f"rebuild of {ARTICLES:,} articles of {PARAGRAPHS * WORDS} words", f"{all_:.1f} s")
        yield Row(
            "… of which for families",
            f"{sum(spent):.1f} s",
            beside=f"{1000 * sum(spent) / ARTICLES:.2f} ms each",
        )
        yield from _found(model, of)
        yield from _one_more(model, journal, draw)
        model.close()


def _count_time() -> list[float]:
    """From now on, what each call of `Kinship` takes."""
    spent: list[float] = []
    for name in ("put", "forget", "settle"):
        whole = getattr(kinship.Kinship, name)

        def timed(*arguments: object, whole: object = whole) -> object:
            began = time.perf_counter()
            try:
                return whole(*arguments)  # type: ignore[operator]
            finally:
                spent.append(time.perf_counter() - began)

        setattr(kinship.Kinship, name, timed)
    return spent


def _found(model: ReadModel, of: dict[str, int]) -> Iterator[Row]:
    family = model.origins(frozenset(of)).family
    groups: dict[int, set[str]] = {}
    for source, original in of.items():
        groups.setdefault(original, set()).add(source)
    copies = [members for members in groups.values() if len(members) > 1]
    whole = sum(len({family.get(source, source) for source in members}) == 1 for members in copies)
    named: dict[str, set[int]] = {}
    for source, name in family.items():
        named.setdefault(name, set()).add(of[source])
    yield Row("families found whole", f"{whole} of {len(copies)}", "all")
    yield Row("families that join strangers", str(sum(len(each) > 1 for each in named.values())), "0")


def _one_more(model: ReadModel, journal: Journal, draw: Random) -> Iterator[Row]:
    for what, count in (("one article more", 1), ("a hundred more at once, each", 100)):
        for number in range(count):
            _ingest(journal, "\n\n".join(_article(draw)), f"{what} {number}")
        began = time.perf_counter()
        model.catch_up()
        yield Row(what, f"{1000 * (time.perf_counter() - began) / count:.1f} ms")
