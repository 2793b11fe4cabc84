"""What happened when, as the read model answers it."""

from dataclasses import replace

import pytest

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.commands import (
    GradeSource,
    MergeEntities,
    SetEntityStatus,
    SetEventDetail,
    SetStatementStatus,
)
from dossier.domain.documents import Metadata
from dossier.domain.entries import SourceMetadataSet, SourceWithdrawn
from dossier.domain.errors import CommandRefused, NotFound
from dossier.domain.judgements import Status
from dossier.domain.targets import parted
from dossier.domain.time_marks import EVENT, EVERYTHING, TimeFilter, bounds, grade_bounds
from dossier.domain.timespans import DAY, Edge, minute
from dossier.store.readmodel import ReadModel
from tests.unit.store.readmodel.conftest import Show
from tests.unit.store.readmodel.desk import Desk
from tests.unit.store.readmodel.toy import Journal

ONE = "On Saturday Ada saw the attack in Paris.\nBob left before Monday. Elodie is quiet."
WHEN = Metadata("One", "The Paper", (), "2015-11-17")


@pytest.fixture
def journal() -> Journal:
    journal = Journal().begin()
    journal.ingest(ONE, "one.txt", WHEN)
    return journal


def told(view: ReadModel, wanted: TimeFilter = EVERYTHING) -> list[tuple[str, str, str]]:
    return [(mark.value, mark.kind, mark.words[:10]) for mark in view.time_marks(wanted).marks]


def test_dated_statements_and_events_come_in_time_order(journal: Journal, show: Show) -> None:
    view = show(journal)
    assert told(view) == [
        ("2015-11-14", EVENT, "attack"),
        ("2015-11-14", "action", "On Saturda"),
        ("2015-11-16", "action", "Bob left b"),
    ]
    found = view.time_marks()
    assert (found.total, found.undated, found.coarse) == (3, 1, False)
    event, saw, left = found.marks
    assert (left.vague, left.span.begins, left.span.until) == ("before", Edge.OPEN, minute(2015, 11, 16))
    assert (saw.who, saw.span.until - saw.span.first) == ("Ada", DAY)
    assert saw.reported is not None
    assert saw.reported.first == minute(2015, 11, 17)
    assert saw.citation is not None
    assert ONE[saw.citation.start : saw.citation.end] == saw.citation.exact
    assert event.citation is not None
    assert event.citation.exact == "attack"


def test_a_corrected_publication_date_moves_what_hangs_on_it(journal: Journal, show: Show) -> None:
    view = show(journal)
    source = view.sources()[0].id
    journal.append(SourceMetadataSet(source, "published", "2015-11-10"))
    view.catch_up()
    assert [value for value, _, _ in told(view)] == ["2015-11-07", "2015-11-07", "2015-11-09"]
    journal.append(SourceWithdrawn(source))
    view.catch_up()
    assert view.time_marks().marks == ()


def test_filters(journal: Journal, show: Show) -> None:
    journal.ingest("Ada saw the attack in Paris on Saturday.", "two.txt", replace(WHEN, title="Two"))
    view = show(journal)
    (bob,) = view.find("Bob")
    (ada,) = view.find("Ada")
    attack = next(row for row in view.entities(EntityKind.EVENT) if row.date)
    two = next(row.id for row in view.sources() if row.file == "two.txt")
    assert told(view, TimeFilter(entities=(bob.id,))) == [  # he took part in the attack, too
        ("2015-11-14", EVENT, "attack"),
        ("2015-11-16", "action", "Bob left b"),
    ]
    assert len(told(view, TimeFilter(entities=(ada.id, attack.id)))) == 3
    assert told(view, TimeFilter(source=two, kinds=tuple(StatementKind))) == [
        ("2015-11-14", "action", "Ada saw th")
    ]
    assert told(view, TimeFilter(kinds=(EVENT,))) == [("2015-11-14", EVENT, "attack")]
    assert told(view, TimeFilter(first=minute(2015, 11, 15))) == [("2015-11-16", "action", "Bob left b")]
    assert told(view, TimeFilter(until=minute(2015, 11, 14))) == []
    with pytest.raises(NotFound):
        view.time_marks(TimeFilter(source="nothing"))
    with pytest.raises(NotFound):
        view.time_marks(TimeFilter(entities=("nobody",)))


def test_a_grade_lets_through_what_is_at_least_so_good(journal: Journal, tmp_path) -> None:
    desk = Desk(tmp_path, journal)
    source = desk.views.sources()[0].id
    assert told(desk.views, TimeFilter(grade="F+")) == []
    desk.do(GradeSource(source, "B2"))
    for grade, some in (
        ("B2", True),
        ("B2+", True),
        ("C3+", True),
        ("A1+", False),
        ("B", True),
        ("C", False),
    ):
        assert bool(told(desk.views, TimeFilter(grade=grade))) is some, grade
    assert {mark.grade for mark in desk.views.time_marks().marks} == {"B2"}
    desk.views.close()


def test_sources_that_give_an_event_other_dates_are_disputed(journal: Journal, tmp_path) -> None:
    """The toy resolver keeps events of other days apart: an analyst says that they are one."""
    other = "The attack in Paris was on Monday. Ada ran."
    journal.ingest(other, "two.txt", replace(WHEN, title="Two"))
    desk = Desk(tmp_path, journal)
    first, second = sorted(row.id for row in desk.views.entities(EntityKind.EVENT))
    desk.do(MergeEntities(first, (second,)))
    marks = desk.views.time_marks(TimeFilter(kinds=(EVENT,))).marks
    assert [(mark.value, mark.disputed, mark.target) for mark in marks] == [
        ("2015-11-14", True, f"entity:{first}"),
        ("2015-11-16", True, f"entity:{first}"),
    ]
    (cited,) = desk.views.dates_of(first, "2015-11-16")
    assert cited.file == "two.txt"
    desk.do(SetEventDetail(first, "when", "2015-11-15"))
    marks = desk.views.time_marks(TimeFilter(kinds=(EVENT,))).marks
    assert [(mark.value, mark.disputed, mark.decided) for mark in marks] == [
        ("2015-11-14", True, False),
        ("2015-11-15", False, True),
        ("2015-11-16", True, False),
    ]
    assert len(desk.views.dates_of(first, "2015-11-15")) == 1
    desk.do(SetEntityStatus((first,), Status.REJECTED))
    assert desk.views.time_marks(TimeFilter(kinds=(EVENT,))).marks == ()
    desk.views.close()


def test_what_an_analyst_disputes_or_rejects(journal: Journal, tmp_path) -> None:
    desk = Desk(tmp_path, journal)
    saw = parted(desk.views.time_marks().marks[1].target)[1]
    desk.do(SetStatementStatus((saw,), Status.DISPUTED))
    assert [mark.disputed for mark in desk.views.time_marks().marks] == [False, True, False]
    desk.do(SetStatementStatus((saw,), Status.REJECTED))
    assert len(desk.views.time_marks().marks) == 2
    desk.views.close()


def test_figures_that_cannot_both_be_right_are_disputed(journal: Journal, show: Show) -> None:
    journal.ingest("On Saturday Ada saw the attack in Paris, 12 hurt.", "a.txt", replace(WHEN, title="A"))
    journal.ingest("Bob: The attack in Paris on Saturday, 15 hurt.", "b.txt", replace(WHEN, title="B"))
    marks = show(journal).time_marks(TimeFilter(kinds=tuple(StatementKind))).marks
    assert {mark.citation.file for mark in marks if mark.disputed and mark.citation} == {"a.txt", "b.txt"}


def test_from_afar_every_mark_is_counted(journal: Journal, show: Show) -> None:
    for n in range(30):
        day = Metadata("", "", (), f"2015-{n % 12 + 1:02}-{n % 27 + 1:02}")
        journal.ingest(f"On Monday Ada met Bob. Bob left, text {n}.", f"{n}.txt", day)
    view = show(journal)
    all_, far = view.time_marks(), view.time_marks(most=5)
    assert far.coarse
    assert far.total == all_.total
    assert sum(mark.count for mark in far.marks) == len(all_.marks)
    cut = far.origin + 1500 * far.width
    halves = [view.time_marks(begins=each) for each in ((far.origin, cut), (cut, minute(2020)))]
    assert {mark.target for half in halves for mark in half.marks} == {
        mark.target for mark in all_.marks if mark.kind != EVENT
    }
    assert sum(mark.count for mark in far.marks if not mark.target and mark.span.first < cut) == len(
        halves[0].marks
    )
    window = TimeFilter().within(minute(2015, 11, 14), minute(2015, 11, 17))
    near = view.time_marks(window, most=8)
    assert not near.coarse
    assert {mark.target for mark in near.marks} == {
        mark.target for mark in all_.marks
        if mark.span.until > minute(2015, 11, 14) and mark.span.first < minute(2015, 11, 17)
    }  # fmt: skip


def test_an_empty_case(show: Show) -> None:
    found = show(Journal().begin()).time_marks()
    assert (found.marks, found.total, found.undated) == ((), 0, 0)


def test_bounds_as_people_write_them() -> None:
    assert bounds("2015", "2015-11") == (minute(2015), minute(2015, 12))
    assert bounds("", "") == (None, None)
    assert bounds("-0044", "0001") == (minute(-44), minute(2))
    assert bounds("9999", "") == (minute(9999), None)
    for since, until in (("yesterday", ""), ("2015-02-30", ""), ("2016", "2015"), ("", "PT1H")):
        with pytest.raises(CommandRefused):
            bounds(since, until)
    assert grade_bounds("B2+") == ("A", "B", "1", "2")
    assert grade_bounds("G1") is None
