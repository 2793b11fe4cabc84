"""The timeline in the window: by keys, wheel and drag; picture and table with one selection; marks lead to passages."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from dossier.app.timelines import Viewport
from dossier.domain.time_marks import EVENT, TimeFilter, TimeMark, TimeMarks
from dossier.domain.timespans import DAY, TimeSpan, minute, span_of
from dossier.gui.main_window import MainWindow
from dossier.gui.models.time_table import REPORTED, WHAT, WHEN, Listed, TimeTable
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.widgets.timeline_panel import TimelinePanel
from tests.gui.answers import Answers
from tests.gui.fake_workspace import FakeWorkspace

Key = Qt.Key


def marks(workspace: FakeWorkspace, many: int = 0) -> list[TimeMark]:
    """One for each statement of the three articles, a day apart; an event with two dates; so many of one day."""
    made: list[TimeMark] = []
    rows = [row for source in workspace.views.held for row in source.statements]
    for day, row in enumerate(rows, 10):
        value = f"2015-11-{day:02}"
        span = span_of(value)
        assert span is not None
        made.append(
            TimeMark(f"statement:{row.id}", row.kind, span, value, "", row.citation.exact, "Salah", row.citation,
                     span_of(row.citation.published))
        )  # fmt: skip
    first = made[0]
    for value in ("2015-11-11", "2015-11-14"):
        span = span_of(value)
        assert span is not None
        made.append(
            replace(
                first,
                target="entity:e-paris",
                kind=EVENT,
                span=span,
                value=value,
                words="Paris attacks",
                disputed=True,
            )
        )
    return made + [replace(first, target=f"statement:x{n}", words=f"Deed {n}") for n in range(many)]


@pytest.fixture
def opened(qtbot, window: MainWindow, workspace: FakeWorkspace) -> Callable[..., TimelinePanel]:
    """The timeline of the case, loaded."""

    def open_(many: int = 0) -> TimelinePanel:
        found = marks(workspace, many)
        workspace.views.timed = lambda wanted: TimeMarks(
            tuple(m for m in found if not wanted.kinds or m.kind in wanted.kinds), len(found), 3
        )
        window.go(Place(PlaceKind.TIMELINE))
        panel: TimelinePanel = window.bench.tabs.page().panel
        qtbot.waitUntil(lambda: panel.total > 0)
        panel.view.setFocus()
        return panel

    return open_


def press(panel: TimelinePanel, *keys: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(panel.view, key, modifier)


def test_the_page_opens_by_key_and_says_what_has_no_date(
    qtbot, window: MainWindow, workspace: FakeWorkspace
) -> None:
    window.trigger("timeline")
    panel: TimelinePanel = window.bench.tabs.page().panel
    qtbot.waitUntil(lambda: "3 statements" in panel.state.text())
    assert "Nothing dated" in panel.nothing.words
    assert panel.nothing.isVisible()


def test_arrows_go_from_mark_to_mark_in_the_order_of_time(qtbot, opened) -> None:
    panel = opened()
    press(panel, Key.Key_Home)
    whens = [panel.mark.value]
    for _ in range(len(panel.view.marks.marks) - 1):
        press(panel, Key.Key_Right)
        whens.append(panel.mark.value)
    assert whens == sorted(whens)
    assert len(set(whens)) == len({m.value for m in panel.view.marks.marks})
    press(panel, Key.Key_Left)
    assert panel.mark.value == whens[-2]
    press(panel, Key.Key_End)
    assert panel.mark is panel.view.marks.marks[-1]
    press(panel, Key.Key_Up)
    assert panel.view.current == len(panel.view.marks.marks) - 2


def test_enter_opens_the_passage_in_the_reader(qtbot, window: MainWindow, opened) -> None:
    panel = opened()
    press(panel, Key.Key_Home, Key.Key_Return)
    cited = panel.mark.citation
    reader = window.bench.reader
    qtbot.waitUntil(lambda: reader.source == cited.source)
    assert (reader.view._cited.start, reader.view._cited.end) == (cited.start, cited.end)


def test_a_click_on_a_bar_opens_its_passage_and_selects_its_row(qtbot, window: MainWindow, opened) -> None:
    panel = opened()
    panel.view.fit()
    picture = panel.view.picture()
    bar = next(bar for bar in picture.bars if bar.mark.kind != EVENT)
    x = bar.x - picture.view.x(panel.view.view.first)
    qtbot.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=QPoint(round(x + 2), round(bar.y)))
    assert panel.mark == bar.mark
    assert panel.model.place(panel.table.currentIndex().row()) == bar.place
    qtbot.waitUntil(lambda: window.bench.reader.source == bar.mark.citation.source)


def test_picture_and_table_have_one_selection(qtbot, window: MainWindow, opened) -> None:
    panel = opened()
    press(panel, Key.Key_Home, Key.Key_Right, Key.Key_Right)
    row = panel.table.currentIndex().row()
    assert panel.model.mark(row) is panel.mark
    panel.table.setFocus()
    QTest.keyClick(panel.table, Key.Key_Down)
    assert panel.view.current == panel.model.place(row + 1)
    assert panel.view.accessibleDescription()
    QTest.keyClick(panel.table, Key.Key_Return)
    qtbot.waitUntil(lambda: window.bench.reader.source == panel.mark.citation.source)


def test_the_table_sorts_and_keeps_the_mark(opened) -> None:
    panel = opened()
    press(panel, Key.Key_Home, Key.Key_Right)
    held = panel.mark
    for column in (WHAT, REPORTED, WHEN):
        panel.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        assert panel.model.mark(panel.table.currentIndex().row()) is held
        assert panel.mark is held
        words = [panel.model.index(row, WHAT).data() for row in range(panel.model.rowCount())]
        if column == WHAT:
            plain = [word.removeprefix("≠ ").casefold() for word in words]
            assert plain == sorted(plain, reverse=True)


def test_the_model_behaves(qtmodeltester, workspace: FakeWorkspace) -> None:
    model = TimeTable()
    model.show(Listed(marks(workspace)))
    qtmodeltester.check(model)
    header = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(5)]
    assert header == ["When", "What", "Who", "Source", "Reported"]
    spoken = model.index(1, WHEN).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "sources differ" in spoken
    assert "reported" in spoken


def test_the_passages_of_the_mark_stand_below(qtbot, opened) -> None:
    panel = opened()
    press(panel, Key.Key_Home)
    qtbot.waitUntil(lambda: panel.passages.model.rowCount() == 1)
    line = panel.passages.current()
    assert line.citation == panel.mark.citation
    assert line.target.startswith("statement:")


def test_plus_and_minus_zoom_about_the_mark(opened) -> None:
    panel = opened()
    press(panel, Key.Key_Home)
    span, before = panel.mark.span, panel.view.view
    middle = (span.first + span.until) / 2
    press(panel, Key.Key_Plus)
    assert panel.view.view.length == pytest.approx(before.length / 1.5)
    assert panel.view.view.x(middle) == pytest.approx(before.x(middle), abs=0.5)
    press(panel, Key.Key_Minus)
    assert panel.view.view.first == pytest.approx(before.first, abs=1)
    press(panel, *[Key.Key_Plus] * 9)
    press(panel, Key.Key_0)
    hull = panel.view.marks.hull
    assert panel.view.view.first <= hull[0]
    assert panel.view.view.until >= hull[1]


def test_the_wheel_zooms_about_the_pointer_and_shift_pans(qtbot, opened) -> None:
    view = opened().view
    before, x = view.view, 100.0

    def turn(by: int, modifier: Qt.KeyboardModifier) -> None:
        place = QPointF(x, 50)
        event = QWheelEvent(
            place, view.mapToGlobal(place), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, modifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)

    turn(120, Qt.KeyboardModifier.NoModifier)
    assert view.view.length < before.length
    assert view.view.at(x) == pytest.approx(before.at(x), abs=1)
    nearer = view.view
    turn(-120, Qt.KeyboardModifier.ShiftModifier)
    assert view.view.length == pytest.approx(nearer.length)
    assert view.view.first > nearer.first


def test_dragging_pans_and_opens_nothing(qtbot, window: MainWindow, opened) -> None:
    view = opened().view
    before = view.view
    bar = view.picture().bars[0]
    start = QPoint(200, round(bar.y))
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start + QPoint(30, 0))
    qtbot.mouseMove(view, start + QPoint(60, 0))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    assert view.view.length == pytest.approx(before.length)
    assert view.view.first == pytest.approx(before.first - 60 / before.scale, rel=1e-6)
    assert window.bench.reader.source is None


def test_many_marks_of_one_day_are_counted_and_lead_to_the_table(qtbot, opened) -> None:
    panel = opened(3000)
    picture = panel.view.picture()
    assert any(cluster.count > 2900 for cluster in picture.clusters)
    panel.view.set_current(5)
    found = picture.of(5, panel.view.marks.marks[5])
    panel.view.set_current(found.place)
    for _ in range(12):
        press(panel, Key.Key_Return)
    assert panel.table.hasFocus()
    assert panel.mark.value == "2015-11-10"


def test_a_filter_asks_anew_and_can_be_taken_away(qtbot, opened, workspace: FakeWorkspace) -> None:
    panel = opened()
    asked: list[TimeFilter] = []
    timed = workspace.views.timed
    workspace.views.timed = lambda wanted: (asked.append(wanted), timed(wanted))[1]
    panel.filters.kind.setCurrentIndex(1)
    panel.filters.kind.activated.emit(1)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    panel.filters.grade.setCurrentIndex(2)
    panel.filters.grade.activated.emit(2)
    panel.filters.add_entity("p-salah", "Salah Abdeslam")
    panel.filters.set_source("s", "A source")
    qtbot.waitUntil(lambda: bool(asked) and asked[-1].source == "s")
    assert asked[-1] == TimeFilter(("p-salah",), "s", (EVENT,), "B+")
    assert "Salah Abdeslam" in panel.filters.entity.text()
    qtbot.mouseClick(panel.filters.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.model.rowCount() > 2)
    assert asked[-1] == TimeFilter()


def test_a_source_is_chosen_by_its_words(qtbot, opened, answers: Answers) -> None:
    panel = opened()
    answers.words = "live blog"
    qtbot.mouseClick(panel.filters.source, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(panel.filters.wanted.source))
    assert "live blog" in panel.filters.source.text()


def test_nothing_that_a_filter_lets_through(qtbot, opened, workspace: FakeWorkspace) -> None:
    panel = opened()
    workspace.views.timed = lambda wanted: TimeMarks((), 0, 0)
    panel.filters.add_entity("p-salah", "Salah")
    qtbot.waitUntil(lambda: panel.nothing.isVisible())
    assert "like that" in panel.nothing.words
    assert panel.mark is None


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_what_is_in_view_is_saved(
    qtbot, window: MainWindow, opened, answers: Answers, tmp_path: Path, suffix: str
) -> None:
    panel = opened()
    answers.saved = str(tmp_path / f"picture.{suffix}")
    qtbot.mouseClick(panel.buttons["save"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Exported" in window.bench.message.label.text())
    made = tmp_path / f"picture.{suffix}"
    if suffix == "svg":
        assert ElementTree.parse(made).getroot().tag.endswith("svg")
    else:
        image = QImage(str(made))
        assert image.width() == 2 * panel.view.width()


def test_a_place_that_cannot_be_written_is_said(
    qtbot, window, opened, answers: Answers, tmp_path: Path
) -> None:
    panel = opened()
    for suffix in ("svg", "png"):
        answers.saved = str(tmp_path / "no" / f"picture.{suffix}")
        qtbot.mouseClick(panel.buttons["save"], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "cannot be written" in window.bench.message.label.text())
        window.bench.message.hide()


def test_hovering_tells_the_words_and_the_citation(qtbot, monkeypatch: pytest.MonkeyPatch, opened) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda point, text, *more: shown.append(text))
    view = opened().view
    picture = view.picture()
    bar = next(bar for bar in picture.bars if bar.mark.kind != EVENT)
    place = QPoint(round(bar.x - picture.view.x(view.view.first)) + 2, round(bar.y))
    view._explain(place, view.mapToGlobal(place))
    assert any(bar.mark.words.split()[0] in text and "reported" in text for text in shown)


def test_the_dossier_has_its_own(qtbot, hand, window: MainWindow, workspace: FakeWorkspace) -> None:
    asked: list[TimeFilter] = []
    found = marks(workspace)
    workspace.views.timed = lambda wanted: (asked.append(wanted), TimeMarks(tuple(found), len(found), 0))[1]
    hand.choose(window.bench.navigator.rows, "Mohamed")
    page = window.bench.tabs.page()
    assert not asked, "only when it is looked at"
    page.show_tab("timeline")
    qtbot.waitUntil(lambda: page.timeline.total > 0)
    assert asked == [TimeFilter(("p-mohamed",))]
    place = page.tabs.place("timeline")
    assert page.tabs.tabText(place) == f"Timeline {len(found)}"
    press(page.timeline, Key.Key_Home)
    qtbot.waitUntil(lambda: page.line() is not None)
    assert page.about() == page.timeline.mark.target
    assert page.citation() == page.timeline.mark.citation


def test_refreshing_stays_where_the_person_is(qtbot, opened, window: MainWindow) -> None:
    panel = opened()
    press(panel, Key.Key_Home, Key.Key_Right, Key.Key_Plus)
    mark, view = panel.mark, panel.view.view
    asked = panel._asked
    panel.load()
    qtbot.waitUntil(lambda: panel._job is None and panel._asked > asked)
    assert panel.mark == mark
    assert panel.view.view == view


def test_of_too_many_those_in_view_are_asked_for(qtbot, opened, workspace: FakeWorkspace) -> None:
    """From afar one mark a month for ten years; a person looks closer at one of them."""
    panel = opened()
    first, month = panel.view.marks.marks[0], 30 * DAY
    origin = minute(2010)
    asked: list[tuple[int, int]] = []

    def bare(n: int) -> TimeMark:
        begin = origin + n * month
        return replace(
            first, target="", value="", words="", citation=None, count=900, span=TimeSpan(begin, begin + DAY)
        )

    def near(begins: tuple[int, int]) -> TimeMarks:
        asked.append(begins)
        days = range(begins[0] + DAY, begins[1], DAY)
        return TimeMarks(
            tuple(replace(first, target=f"statement:{d}", span=TimeSpan(d, d + DAY)) for d in days),
            len(days),
            0,
        )

    far = TimeMarks(tuple(bare(n) for n in range(120)), 120 * 900, 0, origin, month)
    workspace.views.timed, workspace.views.timed_near = (lambda wanted: far), near
    panel.load()
    qtbot.waitUntil(lambda: panel.total == 120 * 900)
    panel.view.fit()
    qtbot.wait(400)
    assert not asked, "from afar there is nothing to gain"
    assert panel.model.index(0, WHAT).data() == "900 statements"
    panel.view.go(Viewport(origin + 40 * month, origin + 41 * month, panel.view.view.width))
    qtbot.waitUntil(lambda: bool(asked) and panel.model.rowCount() > 120)
    begin, end = asked[0]
    assert (begin - origin) % month == 0
    assert (end - origin) % month == 0
    assert begin <= origin + 40 * month < origin + 41 * month <= end
    held = panel.view.marks.marks
    assert all(not begin <= mark.span.first < end for mark in held if mark.count > 1)
    assert sum(mark.count > 1 for mark in held) == 120 - (end - begin) // month
    panel.view.go(panel.view.view.panned(20))
    qtbot.wait(400)
    assert len(asked) == 1, "it is there already"


def test_absurd_ranges_are_drawn(qtbot, opened, workspace: FakeWorkspace) -> None:
    panel = opened()
    first = panel.view.marks.marks[0]
    spans = [(value, span_of(value)) for value in ("BC0900", "0001", "9999-12-31")]
    far = tuple(replace(first, target=f"statement:{v}", value=v, span=span) for v, span in spans if span)
    workspace.views.timed = lambda wanted: TimeMarks(far, 3, 0)
    panel.load()
    qtbot.waitUntil(lambda: panel.total == 3 and panel.model.rowCount() == 3)
    press(panel, Key.Key_0)
    assert panel.model.index(0, WHEN).data() == "900 BC"
    for _ in range(80):
        press(panel, Key.Key_Plus)
    panel.view.grab()
    for _ in range(160):
        press(panel, Key.Key_Minus)
    panel.view.grab()
