"""Machines whose clocks are wrong by a year: nobody's work is buried, and what is odd is named."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from dossier.domain.clock import COUNTER_BITS, MAX_DRIFT_MS, milliseconds
from dossier.domain.entries import Author, CasePropertySet, Entry
from dossier.domain.views import HistoryRow
from dossier.store import CaseFile, ReadModel, merge, verify
from tests.integration.sample_case import ANN, BEN, NOON, Ticking, new_case, open_case, ticking
from tests.unit.store.readmodel.toy import ByName

YEAR = 365 * 24 * 60 * 60 * 1000
CYD = Author("a3" * 16, "b3" * 16)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads (history, verify) has the right time, which is that of the sample."""
    monkeypatch.setattr(sys.modules["dossier.store.verifying"], "wall_clock", lambda: NOON + 60_000)
    now = SimpleNamespace(time_ns=lambda: (NOON + 60_000) * 1_000_000)
    monkeypatch.setattr("dossier.store.readmodel.queries_history.time", now)


class Desk:
    """One person's copy of the case, on a machine with a clock of its own."""

    def __init__(self, path: Path, author: Author, clock: Ticking) -> None:
        self.path, self.author, self.clock = path, author, clock
        self.case = open_case(path, wall_ms=clock)

    def set(self, value: str, replaces: Entry | None = None) -> Entry:
        with self.case.writing(self.author) as writer:
            (entry,) = writer.append(
                [CasePropertySet("description", value, replaces.id if replaces else None)]
            )
        return entry

    def first(self) -> Entry:
        """The entry that began the case, with its first description."""
        return next(iter(self.case.entries()))

    def take(self, other: "Desk") -> None:
        merge(self.case, other.case)


Desks = tuple[Desk, Desk, Desk]


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    """Three copies: Ann has the right time, Ben's clock is a year ahead, Cyd's a year behind."""
    first = tmp_path / "ann.dossier"
    new_case(first).close()
    made = []
    for name, author, clock in (
        ("ann", ANN, ticking(NOON + 10_000)),
        ("ben", BEN, ticking(NOON + YEAR)),
        ("cyd", CYD, ticking(NOON - YEAR)),
    ):
        path = tmp_path / f"{name}.dossier"
        if path != first:
            shutil.copyfile(first, path)
        made.append((path, author, clock))
    held = tuple(Desk(*each) for each in made)
    yield held  # type: ignore[misc]
    for desk in held:
        desk.case.close()


def description(case: CaseFile, tmp_path: Path) -> str:
    with closing(ReadModel.open(tmp_path / f"{case.path.stem}.sqlite", case, ByName())) as views:
        views.catch_up()
        return views.properties().description


def history(case: CaseFile, tmp_path: Path) -> list[HistoryRow]:
    with closing(ReadModel.open(tmp_path / f"{case.path.stem}.sqlite", case, ByName())) as views:
        views.catch_up()
        return list(views.history())


def test_an_edit_beats_what_it_replaces_though_that_is_a_year_ahead(desks: Desks, tmp_path: Path) -> None:
    ann, ben, _ = desks
    theirs = ben.set("of next year")
    ann.take(ben)
    assert description(ann.case, tmp_path) == "of next year"
    mine = ann.set("of today", theirs)
    assert mine.header.clock < theirs.header.clock
    assert description(ann.case, tmp_path) == "of today"
    ben.take(ann)
    assert description(ben.case, tmp_path) == "of today", "on the machine with the wrong clock as well"


def test_an_edit_by_a_clock_a_year_behind_beats_what_it_replaces(desks: Desks, tmp_path: Path) -> None:
    ann, _, cyd = desks
    mine = ann.set("of today", ann.first())
    cyd.take(ann)
    late = cyd.set("of last year", mine)
    assert late.header.clock < mine.header.clock
    ann.take(cyd)
    for each in (ann, cyd):
        assert description(each.case, tmp_path) == "of last year"


def test_a_chain_of_edits_between_all_three_ends_with_the_last_cause(desks: Desks, tmp_path: Path) -> None:
    ann, ben, cyd = desks
    entry = ann.set("1", ann.first())
    for number, (desk, before) in enumerate(((ben, ann), (cyd, ben), (ann, cyd), (ben, ann), (cyd, ben)), 2):
        desk.take(before)
        entry = desk.set(str(number), entry)
    for taking in (ann, ben):
        taking.take(cyd)
    assert {description(each.case, tmp_path) for each in desks} == {"6"}


def test_ones_own_clock_is_not_pulled_along(desks: Desks) -> None:
    ann, ben, cyd = desks
    ben.set("of next year")
    for desk in (ann, cyd):
        desk.take(ben)
        mine = desk.set("mine")
        ahead = milliseconds(mine.header.clock) - desk.clock.now
        assert 0 <= ahead <= MAX_DRIFT_MS
    assert milliseconds(ann.set("more").header.clock) < NOON + YEAR // 2


def test_a_clock_that_is_behind_is_drawn_forward_only_so_far(desks: Desks) -> None:
    """Others' right time looks like a far future to it: it stays within the drift of its own, and in order."""
    ann, _, cyd = desks
    ann.set("of today")
    cyd.take(ann)
    first, second = cyd.set("one"), cyd.set("two")
    assert first.header.clock < second.header.clock
    assert second.header.clock <= (cyd.clock.now + MAX_DRIFT_MS) << COUNTER_BITS


def test_entries_from_the_future_are_flagged_in_the_history_and_no_others(
    desks: Desks, tmp_path: Path
) -> None:
    ann, ben, cyd = desks
    ben.set("of next year")
    cyd.set("of last year")
    for other in (ben, cyd):
        ann.take(other)
    ann.set("of today")
    flagged = [row.analyst for row in history(ann.case, tmp_path) if row.flagged]
    assert flagged == [BEN.analyst[:8]]


def test_verify_names_the_entries_whose_clock_was_far_ahead(desks: Desks) -> None:
    ann, ben, _ = desks
    for number in range(12):
        ben.set(f"of next year {number}")
    ann.take(ben)
    ann.set("of today")
    report = verify(ann.path)
    assert report.ok, "a wrong clock is no lie"
    (note,) = [each for each in report.proven if "far ahead" in each]
    assert note.startswith("Note: The clock was far ahead in 12 entries")
    assert "at position 3 (2026-01-01T" in note
    assert "at position 12 " in note
    assert "at position 13 " not in note
    assert note.endswith("and 2 more.")


def test_all_copies_agree_whatever_the_clocks_and_the_order_of_merging(desks: Desks, tmp_path: Path) -> None:
    ann, ben, cyd = desks
    for desk in desks:
        desk.set(
            f"by {desk.path.stem}"
        )  # three first edits: a conflict, and the latest clock wins for the moment
    for desk, others in ((ann, (ben, cyd)), (ben, (cyd, ann)), (cyd, (ann, ben))):
        for other in others:
            desk.take(other)
    assert {description(each.case, tmp_path) for each in desks} == {"by ben"}
