"""Opening a dossier of very many statements beside one of a hundred, and reading on in it.

A real main window on a made case (`large_case.py`), at which a person opens the dossier in a new tab, goes to its end
and up again page by page. A time ends when the list has been painted with what was asked for.
"""

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from dossier.app import identity
from dossier.domain.analysis import EntityKind
from dossier.domain.entries import Author
from dossier.domain.views import Dossier
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.widgets.dossier_page import DossierPage
from dossier.gui.widgets.lazy_list import LazyList
from tests.benchmarks import large_case
from tests.benchmarks.at_the_window import Person
from tests.benchmarks.frames import blocked, ms
from tests.benchmarks.own_folders import own_folders
from tests.benchmarks.table import Row

SOURCES, ROUNDS, PAGES = 10_000, 15, 20
MANY, FEW = 10_000, 100
"""Statements of the two dossiers; the nearest that there are."""


def measure(sources: int = SOURCES, rounds: int = ROUNDS) -> list[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        own_folders(Path(folder))
        path = Path(folder, "bench.dossier")
        large_case.make(path, sources, author=Author(identity.analyst().id, identity.new_replica()))
        with closing(Person(path)) as person:
            long, short = _nearest(person, MANY), _nearest(person, FEW)
            _open(person, long), _open(person, short)  # what is imported and cached once is nobody's cost
            gc.collect()
            gc.freeze()  # as the window does at its start
            return [*_opened(person, long, short, rounds), *_read_on(person, long), *_read_on(person, short)]


def _nearest(person: Person, statements: int) -> Dossier:
    views = person.workspace.views
    rows = views.entities(EntityKind.PERSON, limit=views.count_entities(EntityKind.PERSON))
    # Most first, and fewer mentions are fewer statements: the place is found by halving.
    low, high = 0, len(rows) - 1
    while low < high:
        middle = (low + high) // 2
        if views.dossier(rows[middle].id).statements > statements:
            low = middle + 1
        else:
            high = middle
    near = [views.dossier(row.id) for row in rows[max(0, low - 2) : low + 3]]
    return min(near, key=lambda dossier: abs(dossier.statements - statements))


def _opened(person: Person, long: Dossier, short: Dossier, rounds: int) -> Iterator[Row]:
    with person.watched() as watchdog:
        times = [(_open(person, long), _open(person, short)) for _ in range(rounds)]
    slow, fast = (median(each) for each in zip(*times, strict=True))
    yield Row(
        f"a dossier of {long.statements:,} statements, until they are on the screen: median",
        ms(slow),
        beside=f"{slow / fast:.2f} × one of {short.statements:,} statements, {ms(fast)}; {rounds} times each",
    )
    yield blocked(watchdog)


def _open(person: Person, dossier: Dossier) -> float:
    """Seconds until the first statements are painted; the tab is closed again."""
    began = perf_counter()
    person.window.go(Place(PlaceKind.ENTITY, dossier.entity.id), new_tab=True)
    statements = _statements(person)
    person.painted(statements.viewport(), lambda: statements.model().rowCount() > 0)
    taken = perf_counter() - began
    person.settle()
    person.press("Ctrl+W")
    person.settle()
    return taken


def _read_on(person: Person, dossier: Dossier) -> Iterator[Row]:
    """From the end of the list up again."""
    page = person.go(Place(PlaceKind.ENTITY, dossier.entity.id), DossierPage)
    page.focus()
    statements = page.panel("statements").list
    times = []

    def moved_from(row: int) -> Callable[[], bool]:
        return lambda: statements.currentIndex().row() != row

    with person.watched() as watchdog:
        for keys in ("End", *("PgUp",) * PAGES):
            row = statements.currentIndex().row()
            if keys == "PgUp" and row == 0:
                break
            times.append(person.decide(keys, statements.viewport(), moved_from(row)))
            person.settle()
    yield Row(
        f"to the end of {dossier.statements:,} statements, by key",
        ms(times[0]),
        beside=f"then a page up: median {ms(median(times[1:]))}, at most {ms(max(times[1:]))}",
    )
    yield blocked(watchdog)


def _statements(person: Person) -> LazyList:
    page = person.window.bench.tabs.page()
    assert isinstance(page, DossierPage)
    return page.panel("statements").list
