"""The case as it was at a past moment: how long it takes to see it, by arrival and by the clock, for the first time and
again; beside opening the present, and beside making all views anew, in the same run.

Two cases: one with 100,000 entries, where sources came in and were decided on by turns over months, and one of 10,000
articles of news length whose analysts have only begun.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import count, islice
from pathlib import Path
from time import perf_counter

from dossier.analysis import resolver
from dossier.app import identity
from dossier.app.workspace import Workspace
from dossier.domain.analysis import EntityKind
from dossier.domain.clock import at
from dossier.domain.commands import SetEntityStatus, SetStatementStatus
from dossier.domain.decide import decide
from dossier.domain.entries import Author, Fact, SourceGraded, SourceMetadataSet
from dossier.domain.judgements import Status
from dossier.store import CaseFile, ReadModel
from tests.benchmarks import large_case
from tests.benchmarks.own_folders import own_folders
from tests.benchmarks.table import Row

SOURCES, SENTENCES, TURNS = 20_000, 6, 4
ENTRIES = 100_000
ARTICLES, DECIDED = 10_000, 1_000
CHUNK = 20
"""Entries in one act, which all have one moment by the clock."""
BEGAN = 1_790_000_000_000
"""The wall clock at the first entry, in milliseconds since the epoch; every act takes a minute."""
MOMENTS = (
    ("100 entries before the end", -100),
    ("a tenth before the end", 0.9),
    ("a little after the middle", 0.55),
    ("a little before the middle", 0.45),
    ("near the beginning", 0.05),
)
"""Places in the journal: a share of its entries, or how many before the last."""


def measure() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own_folders(folder)
        return [*_measured(folder, many_entries), *_measured(folder, many_articles)]


def _measured(folder: Path, make: Callable[[Path], str]) -> list[Row]:
    """Make the case, measure, and clear up."""
    place = Path(tempfile.mkdtemp(dir=folder))
    path = place / "bench.dossier"
    what = make(path)
    present, rebuilt, entries = _baselines(path)
    rows = [
        Row(f"{what}: open the present", _s(present), beside=f"{entries:,} entries"),
        Row(f"{what}: make all views anew", _s(rebuilt), beside=f"{entries / rebuilt:,.0f} entries/s"),
    ]
    for words, where in MOMENTS:
        position = round(entries * where) if isinstance(where, float) else entries + where
        rows += [
            _looked(path, f"as of {words}", f"entry:{position}", rebuilt),
            _looked(path, "… the same by the clock", _moment(path, position), rebuilt),
        ]
    for file in place.iterdir():
        file.unlink()
    return rows


def _baselines(path: Path) -> tuple[float, float, int]:
    """Seconds to open the present and to make everything anew, and how many entries there are."""
    began = perf_counter()
    with closing(Workspace.open(path)) as workspace:
        workspace.catch_up()
        rebuilt = perf_counter() - began
    began = perf_counter()
    with closing(Workspace.open(path)) as workspace:
        workspace.catch_up()
        present = perf_counter() - began
        return present, rebuilt, workspace.views.counts().entries


def _looked(path: Path, what: str, when: str, rebuilt: float) -> Row:
    first, again = _seconds(path, when), _seconds(path, when)
    return Row(
        what,
        _s(first),
        "never minutes",
        f"{first / rebuilt:.2f} × making all anew; again {_s(again)}",
    )


def _seconds(path: Path, when: str) -> float:
    began = perf_counter()
    with closing(Workspace.open(path, as_of=when)) as workspace:
        workspace.views.counts()
        return perf_counter() - began


def _moment(path: Path, position: int) -> str:
    """The moment by the clock of the entry at `position`."""
    with closing(CaseFile.open(path, migrations=large_case.MIGRATIONS, read_only=True)) as case:
        entry = next(case.entries(position - 1))
    return at(entry.header.clock)


def _s(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 0.1 else f"{seconds * 1000:.0f} ms"


# -- the cases


def many_entries(path: Path) -> str:
    """Sources come in and are decided on by turns."""
    author = _author()
    decisions = _decisions(path.with_name("scratch.dossier"), author)
    clock = _clock()
    large_case.make(path, 0, author=author, wall_ms=clock)
    share = SOURCES // TURNS
    with closing(CaseFile.open(path, migrations=large_case.MIGRATIONS, wall_ms=clock)) as case:
        for turn in range(TURNS):
            large_case.add(case, range(turn * share, (turn + 1) * share), author=author, sentences=SENTENCES)
            _append(case, author, decisions[turn])
        facts = sum(map(len, decisions))
        kept = sum(1 for _ in case.entries())
    return f"{kept:,} entries ({SOURCES:,} sources, {facts:,} decisions)"


def many_articles(path: Path) -> str:
    author, clock = _author(), _clock()
    large_case.make(path, ARTICLES, author=author, wall_ms=clock)
    with (
        closing(CaseFile.open(path, migrations=large_case.MIGRATIONS, wall_ms=clock)) as case,
        closing(ReadModel.open(path.with_name("view.sqlite"), case, resolver())) as views,
    ):
        views.catch_up()
        people = views.entities(EntityKind.PERSON, limit=DECIDED // 10)
        statements = [
            row.statement for row in views.review("", only="statement", limit=DECIDED - len(people))
        ]
        commands = [
            *(SetEntityStatus((row.id,), Status.CONFIRMED) for row in people),
            *(_confirming(row.id) for row in statements if row),
        ]
        facts = [fact for command in commands for fact in decide(views, command, author.analyst)]
        _append(case, author, facts)
    return f"{ARTICLES:,} articles, {len(commands):,} decisions"


def _decisions(scratch: Path, author: Author) -> list[list[Fact]]:
    """For each turn facts about the sources that came in with it, as `decide` makes them; in all as many as it takes.

    They are decided on a case that has all the sources, for that is quicker than following each turn.
    """
    large_case.make(scratch, SOURCES, author=author, sentences=SENTENCES)
    wanted = ENTRIES - 2 * SOURCES
    with (
        closing(CaseFile.open(scratch, migrations=large_case.MIGRATIONS)) as case,
        closing(ReadModel.open(scratch.with_name("scratch.sqlite"), case, resolver())) as views,
    ):
        views.catch_up()
        sources = [row.id for row in sorted(views.sources(), key=lambda row: row.file)]
        plain = [list(islice(_plain(share), wanted // TURNS // 2)) for share in _shares(sources)]
        rest = [wanted // TURNS - len(each) for each in plain]
        return [
            facts + list(islice(_statements(views, share, author), many))
            for facts, share, many in zip(plain, _shares(sources), rest, strict=True)
        ]


def _shares(sources: Sequence[str]) -> list[Sequence[str]]:
    many = len(sources) // TURNS
    return [sources[turn * many : (turn + 1) * many] for turn in range(TURNS)]


def _plain(sources: Sequence[str]) -> Iterator[Fact]:
    """Grades and titles, each source once."""
    for number, source in enumerate(sources):
        yield SourceGraded(source, f"{'ABCDEF'[number % 6]}{number % 6 + 1}")
        yield SourceMetadataSet(source, "title", f"Title number {number}")


def _statements(views: ReadModel, sources: Iterable[str], author: Author) -> Iterator[Fact]:
    """Confirm the statements of one source after the other: each is adopted, and its status set."""
    for source in sources:
        with views.database.reading() as connection:
            rows = connection.execute(
                "SELECT s.id FROM statement s JOIN source o ON o.no = s.source WHERE o.id = ? ORDER BY s.no LIMIT 2",
                (source,),
            ).fetchall()
        for (id,) in rows:
            yield from decide(views, _confirming(id), author.analyst)


def _confirming(statement: str) -> SetStatementStatus:
    return SetStatementStatus((statement,), Status.CONFIRMED)


def _append(case: CaseFile, author: Author, facts: Sequence[Fact]) -> None:
    for start in range(0, len(facts), CHUNK):
        with case.writing(author) as writer:
            writer.append(facts[start : start + CHUNK])


def _author() -> Author:
    return Author(identity.analyst().id, identity.new_replica())


def _clock() -> Callable[[], int]:
    minutes = count(BEGAN, 60_000)
    return lambda: next(minutes)
