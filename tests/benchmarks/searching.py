"""Searching a large case: each kind of search beside the raw full-text query, and the facets that go with it.

    python -m tests.benchmarks.searching [FOLDER]

The case is made up, with its analyses (`large_case.py`): it takes minutes to make and to fold. In FOLDER, where one is
given, it is kept for the next time. *Raw* is SQLite's own query for the same words, ranked, on the same index in the
same run; where a search asks for fields, for the words that it holds. A figure is what one waits for a page of forty
hits of each kind; behind it stands the time of the processor, which a busy machine does not stretch.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time

from dossier.app.workspace import Workspace
from dossier.domain.analysis import EntityKind
from dossier.domain.entries import Author
from dossier.store.readmodel import ReadModel
from tests.benchmarks import large_case
from tests.benchmarks.own_folders import own_folders
from tests.benchmarks.table import Row, show

ARTICLES, SENTENCES, ROUNDS, HITS = 100_000, 12, 3, 40
ME = Author("a" * 32, "b" * 32)
GOAL = "p95 under 50 ms"


def measure(folder: Path | None = None) -> list[Row]:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        return _measure(folder)
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as temporary:
        return _measure(Path(temporary))


def _measure(folder: Path) -> list[Row]:
    own_folders(folder)
    case = folder / "big.dossier"
    if not case.exists():
        large_case.make(case, ARTICLES, author=ME, sentences=SENTENCES)
    with closing(Workspace.open(case)) as workspace:
        workspace.catch_up()
        views = workspace.views
        with closing(sqlite3.connect(views.database.path)) as raw:
            return [_row(views, raw, what, queries) for what, queries in _kinds(views).items()]


def _kinds(views: ReadModel) -> dict[str, Sequence[tuple[str, str]]]:
    """By kind of search, queries, each with the full-text query for its words (empty: it has none)."""
    people = [row.name for row in views.entities(EntityKind.PERSON, limit=3000)][::300]
    places = [row.name for row in views.entities(EntityKind.PLACE, limit=400)][::40]
    families = [name.split()[-1] for name in people]
    pairs = list(zip(families, places, strict=False))
    common = ["people", "inquiry", "accountant", "flat", "market"]
    swapped = [name[:-2] + name[-1] + name[-2] for name in families]
    return {
        "a name": [(name, name) for name in families],
        "a word that is in most articles": [(word, word) for word in common],
        "two words": [(f"{one} {other}", f"{one} AND {other}") for one, other in pairs],
        "two words that are in most": [("people inquiry", "people AND inquiry"), ("flat market", "flat AND market")],
        "OR, NOT, brackets": [
            (f"({one} OR {other}) NOT accountant", f"({one} OR {other}) NOT accountant") for one, other in pairs
        ],
        "a phrase": [(words, words) for words in ('"third floor"', '"quiet man"', '"different offices"')],
        "NEAR": [(f"NEAR({words}, 6)",) * 2 for words in ("flat floor", "market full", "people morning")],
        "the beginning of a word": [(word, word) for word in (*(f"{name[:4]}*" for name in families), "acc*")],
        "a person": [(f'person:"{name}"', "") for name in people],
        "a person and a word": [(f'person:"{name}" letters', "letters") for name in people],
        "a date": [("date:2019-03", ""), ("date:2019-05-04..2019-05-20", "")],
        "a date, a publisher and a word": [(f"date:2019-03 publisher:daily {word}", word) for word in common],
        "a typing error": [(word, word) for word in swapped],
        "statements or quotes only": [("kind:statement accountant", "accountant"), ("kind:quote wait", "wait")],
    }  # fmt: skip


def _row(views: ReadModel, raw: sqlite3.Connection, what: str, queries: Sequence[tuple[str, str]]) -> Row:
    ours, facets, theirs = _Times(), _Times(), _Times()
    for _ in range(ROUNDS):
        for query, words in queries:
            ours.of(lambda query=query: views.results(query, most=HITS))  # type: ignore[misc]
            facets.of(lambda query=query: views.facets(query))  # type: ignore[misc]
            if words:
                theirs.of(lambda words=words: _raw(raw, words))  # type: ignore[misc]
    beside = f"raw FTS5: {theirs}; facets: {facets}" if theirs.waited else f"facets: {facets}"
    return Row(what, str(ours), GOAL, beside)


def _raw(connection: sqlite3.Connection, words: str) -> None:
    sql = "SELECT rowid FROM source_index WHERE source_index MATCH ? ORDER BY rank LIMIT ?"
    connection.execute(sql, (words, HITS)).fetchall()


class _Times:
    def __init__(self) -> None:
        self.waited: list[float] = []
        self.worked: list[float] = []

    def of(self, work: Callable[[], object]) -> None:
        began, worked = perf_counter(), thread_time()
        work()
        self.waited.append(1000 * (perf_counter() - began))
        self.worked.append(1000 * (thread_time() - worked))

    def __str__(self) -> str:
        return f"p50 {median(self.waited):.0f}, p95 {_p95(self.waited):.0f} ms (processor {_p95(self.worked):.0f})"


def _p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    sys.stdout.write(show("Searching 100,000 articles", measure(place)))
