"""One decision from key press to repainted dossier, on a case of 10,000 sources, and how many the review queue bears.

A real main window on a real case file, at which a person presses keys. A time ends when the part of the screen that
shows the decision has been painted with it. Beside each decision one raw insert and commit by sqlite3 in the case
file's journal mode, on the same disk: a figure is the median (p95) of the decisions, and stands beside the median of
those commits.
"""

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from dossier.app import identity
from dossier.domain.analysis import EntityKind
from dossier.domain.entries import Author
from dossier.domain.judgements import Status
from dossier.domain.views import EntityRow
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.phrases import status_mark
from dossier.gui.widgets.dossier_page import DossierPage
from dossier.gui.widgets.review_page import ReviewPage
from tests.benchmarks import large_case
from tests.benchmarks.at_the_window import Person
from tests.benchmarks.frames import blocked, ms
from tests.benchmarks.own_folders import own_folders
from tests.benchmarks.table import Row

SOURCES, DECISIONS, QUEUE, TABS = 10_000, 60, 300, 12
STAGES = ("begin", "append", "fold", "gather", "refresh", "paint")


def measure(sources: int = SOURCES, decisions: int = DECISIONS, queue: int = QUEUE) -> list[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        own_folders(Path(folder))
        path = Path(folder, "bench.dossier")
        large_case.make(path, sources, author=Author(identity.analyst().id, identity.new_replica()))
        with closing(_Raw(Path(folder, "raw.sqlite"))) as raw, closing(Person(path)) as person:
            bench = _Bench(person, raw, decisions)
            popular, ordinary = bench.chosen()
            return [
                *bench.on_entity(popular),
                *bench.on_entity(ordinary),
                *bench.on_statements(popular),
                *bench.in_review(),
                *bench.in_haste(queue),
                *bench.in_haste(queue, tabs=TABS),
            ]


class _Raw:
    """A table of entries, in the case file's journal mode."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = TRUNCATE")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("CREATE TABLE entry (position INTEGER PRIMARY KEY, payload TEXT NOT NULL)")

    def commit(self) -> float:
        """Seconds that one insert takes, until it is on the disk."""
        payload = {"entity": "person-0123456789abcdef0123", "status": "confirmed", "replaces": None}
        began = perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO entry (payload) VALUES (?)", (json.dumps(payload),))
        self._connection.execute("COMMIT")
        return perf_counter() - began

    def close(self) -> None:
        self._connection.close()


class _Bench:
    def __init__(self, person: Person, raw: _Raw, decisions: int) -> None:
        self._person, self._raw, self._decisions = person, raw, decisions
        self._views = person.workspace.views

    def chosen(self) -> tuple[EntityRow, EntityRow]:
        """Who is named most, and whom half of all people are named more often than."""
        views = self._views
        half = views.count_entities(EntityKind.PERSON) // 2
        (popular,) = views.entities(EntityKind.PERSON, limit=1)
        (ordinary,) = views.entities(EntityKind.PERSON, offset=half, limit=1)
        return popular, ordinary

    def on_entity(self, entity: EntityRow) -> list[Row]:
        """Confirm and leave undecided in turn; the confirmations count, which adopt the suggestion."""
        person = self._person
        page = person.go(Place(PlaceKind.ENTITY, entity.id), DossierPage)
        page.focus()
        mark = status_mark(Status.CONFIRMED)

        def decide() -> Iterator[float]:
            for _ in range(self._decisions):
                yield person.decide("Ctrl+J", page.header, lambda: mark in page.header.words)
                person.settle()
                person.decide("Ctrl+Shift+U", page.header, lambda: mark not in page.header.words)
                person.settle()

        what = f"confirm an entity with {entity.mentions:,} mentions"
        return self._rows(f"{what} in {entity.sources:,} sources", decide())

    def on_statements(self, entity: EntityRow) -> list[Row]:
        person = self._person
        page = person.go(Place(PlaceKind.ENTITY, entity.id), DossierPage)
        page.focus()
        list_ = page.panel("statements").list

        def decide() -> Iterator[float]:
            for _ in range(self._decisions):
                person.press("Down")
                while page.line() is None:
                    person.press("Down")  # a heading
                yield person.decide(
                    "C", list_.viewport(), lambda: page.line().record.status is Status.CONFIRMED
                )
                person.settle()

        return self._rows(f"confirm a statement in a dossier of {page.dossier.statements:,}", decide())

    def in_review(self) -> list[Row]:
        person = self._person
        page = person.go(Place(PlaceKind.REVIEW), ReviewPage)
        page.setFocus()

        def decide() -> Iterator[float]:
            for _ in range(self._decisions):
                number = page.queue.decided + 1
                yield person.decide("A", page.progress, lambda n=number: page.queue.decided == n)  # type: ignore[misc]
                person.settle()

        def go_on() -> Iterator[float]:
            for _ in range(self._decisions):
                before = page.suggestion
                yield person.decide(
                    "A",
                    page.card.widget(),
                    lambda front=before: page.suggestion not in (None, front),  # type: ignore[misc]
                )
                person.settle()

        waiting = page.queue.waiting
        rows = self._rows(f"review: accept one of {waiting:,}, until it is counted as decided", decide())
        return [*rows, *self._rows("review: accept, until the next one is shown", go_on(), stages=False)]

    def in_haste(self, count: int, *, tabs: int = 0) -> list[Row]:
        """Accept and reject in turn, as fast as suggestions appear, until the case holds all decisions; with so many
        dossiers in tabs behind."""
        person = self._person
        for row in self._views.entities(EntityKind.PERSON, limit=tabs):
            person.window.go(Place(PlaceKind.ENTITY, row.id), new_tab=True)
        page = person.go(Place(PlaceKind.REVIEW), ReviewPage)
        page.setFocus()
        with person.watched() as watchdog:
            began = perf_counter()
            waits = []
            for n in range(count):
                before = page.suggestion
                waits.append(
                    person.decide(
                        "AR"[n % 2],
                        page.card.widget(),
                        lambda front=before: page.suggestion not in (None, front),  # type: ignore[misc]
                    )
                )
            shown = perf_counter() - began
            person.settle()
            kept = person.clock.stored - began
            quiet = perf_counter() - began
        rate, longest = count / kept * 60, max(waits)
        behind = f", {tabs} dossiers in tabs behind" if tabs else ""
        return [
            Row(
                f"review in haste{behind}: decisions a minute until all are in the case",
                f"{rate:,.0f}",
                beside=f"{count} by key, accept and reject in turn; the next one shown after {ms(median(waits))},"
                f" p95 {ms(_p95(waits))}, at the longest {ms(longest)}; all shown {shown:.1f} s, in the case"
                f" {kept:.1f} s, on the screen {quiet:.1f} s after the first key",
            ),
            blocked(watchdog),
        ]

    def _rows(self, what: str, decide: Iterator[float], *, stages: bool = True) -> list[Row]:
        taken, raw = self._person.clock.taken, []
        seconds = []
        with self._person.watched() as watchdog:
            taken.clear()
            for each in decide:
                seconds.append(each)
                raw.append(self._raw.commit())
        ratio = median(s / r for s, r in zip(seconds, raw, strict=True))
        beside = (
            f"{len(seconds)} times; p95 {ms(_p95(seconds))}; {ratio:.0f} × a raw commit of {ms(median(raw))}"
        )
        rows = [Row(f"{what}: median", ms(median(seconds)), beside=beside)]
        if stages:
            parts = (f"{stage} {ms(median(taken[stage]))}" for stage in STAGES if taken[stage])
            rows.append(Row("… where it goes", ", ".join(parts), beside="medians of the stages"))
        return [*rows, blocked(watchdog)]


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]
