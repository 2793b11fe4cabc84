"""Where marks, labels and ticks go: nothing lies upon anything else, and every mark is drawn or counted."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.domain.time_marks import EVENT, TimeMark
from dossier.domain.timespans import DAY, Edge, minute
from dossier.export.timeline.axis import ROOM, axis
from dossier.export.timeline.layout import beyond, lay_out
from dossier.export.timeline.marks import Marks
from dossier.export.timeline.picture import Bar, Measures, Picture
from dossier.export.timeline.steps import CELLS, TICKS
from dossier.export.timeline.viewport import LONGEST, SHORTEST, Viewport
from tests.unit.export.timeline_marks import many, mark, measure

NOVEMBER = (minute(2015, 11, 1), minute(2015, 12, 1))

windows = st.builds(
    lambda middle, length, width: Viewport(middle - length / 2, middle + length / 2, width),
    st.one_of(st.integers(*NOVEMBER), st.integers(minute(-3000), minute(9999))),
    st.sampled_from([60, 600, DAY, 7 * DAY, 60 * DAY, 400 * DAY, 40_000 * DAY, 3_000_000 * DAY]),
    st.sampled_from([300.0, 900.0, 2000.0]),
)
heights = st.sampled_from([150.0, 300.0, 700.0])


def drawn(marks: list[TimeMark], view: Viewport, height: float = 600.0) -> Picture:
    return lay_out(Marks(marks), view, Measures(height), measure)


@settings(max_examples=150, deadline=None)
@given(many, windows, heights)
def test_no_label_lies_upon_another_or_on_a_bar(marks: list[TimeMark], view: Viewport, height: float) -> None:
    picture = drawn(marks, view, height)
    lanes: dict[float, list[tuple[float, float, float, float]]] = {}
    for each in (*picture.bars, *picture.clusters):
        # The dates of one event share a lane, and may be nested in one another: they count as one.
        family = [each]
        if isinstance(each, Bar) and each.mark.kind == EVENT:
            family = [b for b in picture.bars if (b.y, b.mark.target) == (each.y, each.mark.target)]
        labels = [b.label for b in family if b.label]
        left = min(b.x for b in family)
        right = max([b.right for b in family] + [label.x + label.width for label in labels])
        lanes.setdefault(each.y, []).append((left, right, min(b.x for b in family), 0.0))
        for label in labels:
            if label.inside:
                assert label.x >= left
                assert label.x + label.width <= max(b.right for b in family) + 0.01
    for lane in lanes.values():
        for one, other in pairwise(sorted(set(lane))):
            assert one[1] <= other[0] + 0.01


@settings(max_examples=150, deadline=None)
@given(many, windows, heights)
def test_every_mark_in_the_window_is_drawn_or_counted(
    marks: list[TimeMark], view: Viewport, height: float
) -> None:
    held = Marks(marks)
    picture = lay_out(held, view, Measures(height), measure)
    seen = {n for n, m in enumerate(held.marks) if m.span.until > view.first and m.span.first < view.until}
    bars = {bar.place for bar in picture.bars}
    for place in seen - bars:
        shown = picture.of(place, held.marks[place])
        assert shown is not None
        assert not isinstance(shown, Bar)
    hidden = len(seen - bars)
    assert sum(cluster.count for cluster in picture.clusters) >= hidden
    if not picture.clusters:
        assert seen <= bars
    for band, (earlier, later) in zip(held.bands, beyond(held, view), strict=True):
        spans = [m.span for m in band.marks]
        assert earlier == sum(s.until <= view.first for s in spans)
        assert later == sum(s.first >= view.until for s in spans)


@settings(max_examples=60, deadline=None)
@given(many)
def test_every_level_counts_every_mark_once(marks: list[TimeMark]) -> None:
    for band in Marks(marks).bands:
        for level in band.index.levels():
            assert sum(cell.count for cell in level.cells) == len(band.marks)
            assert all(
                cell.until - cell.first <= 2.1 * level.step.length or cell.key[1] is not None
                for cell in level.cells
            )


def _inside(*views: Viewport) -> bool:
    """Whether all of each window lies where the calendar's ends do not hold it back."""
    return all(minute(-11_000) < view.first and view.until < minute(11_000) for view in views)


@given(windows, st.floats(0.05, 20.0), st.floats(0, 1))
@example(Viewport(minute(3_787), minute(12_001), 300.0), 2.0, 0.0)  # back would pass the year 12,000
@example(Viewport(minute(9_000), minute(9_900), 900.0), 0.5, 0.0)
def test_zooming_keeps_what_is_under_the_pointer(view: Viewport, factor: float, share: float) -> None:
    x = share * view.width
    zoomed = view.zoomed(factor, x)
    assert SHORTEST <= zoomed.length <= LONGEST
    if _inside(view, zoomed):
        assert zoomed.at(x) == pytest.approx(view.at(x), abs=zoomed.length / 1e4)
        back = zoomed.zoomed(view.length / zoomed.length * (zoomed.length / view.length) ** 2, x)
        assert back.at(x) == pytest.approx(view.at(x), abs=max(back.length, view.length) / 1e4)


@given(windows, st.floats(-5000, 5000))
def test_panning_there_and_back(view: Viewport, pixels: float) -> None:
    there = view.panned(pixels)
    if max(abs(view.middle), abs(there.middle)) + view.length > minute(11_000):
        return  # at the end of the calendar it stops
    assert there.length == pytest.approx(view.length)
    assert there.panned(-pixels).first == pytest.approx(view.first, abs=view.length / 1e4)


@given(windows)
def test_ticks_have_room_and_stand_in_order(view: Viewport) -> None:
    made = axis(view)
    assert all(other.x - one.x >= ROOM * 0.6 for one, other in pairwise(made.ticks))
    assert len(made.ticks) <= view.width / (ROOM * 0.6) + 1
    assert all(0 <= tick.x <= view.width for tick in made.ticks)
    assert all(one.right == other.x for one, other in pairwise(made.eras))


@pytest.mark.parametrize(
    ("first", "until", "labels", "era"),
    [
        ((2015, 11, 13), (2015, 11, 14), "00:00 03:00 06:00", "Fri 13 Nov 2015"),
        ((2015, 11, 13), (2015, 11, 26), "Fri 13|Sat 14|Sun 15", "November 2015"),
        ((2015, 1, 1), (2016, 1, 1), "Jan|Feb|Mar", "2015"),
        ((2000, 1, 1), (2012, 1, 1), "2000|2001|2002", ""),
        ((-100, 1, 1), (101, 1, 1), "101 BC|81 BC|61 BC", ""),
    ],
)
def test_ticks_fit_the_scale(first: tuple[int, ...], until: tuple[int, ...], labels: str, era: str) -> None:
    made = axis(Viewport(minute(*first), minute(*until), 900.0))
    words = labels.split("|") if "|" in labels else labels.split()
    assert [tick.label for tick in made.ticks[: len(words)]] == words
    assert (made.eras[0].label if made.eras else "") == era


@pytest.mark.parametrize("step", [*TICKS, *CELLS])
@given(at=st.integers(minute(-9000), minute(11_000)))
def test_steps_tile_the_calendar(step, at: int) -> None:
    start = step.floor(at)
    assert start <= at < step.after(start)
    assert step.floor(start) == start
    assert step.floor(step.after(start)) == step.after(start)


def test_a_day_is_a_bar_and_a_vague_date_frays() -> None:
    picture = drawn(
        [mark("2015-11-14"), mark("2015-11-16", vague="before"), mark("2015-11-17TNI")],
        Viewport(minute(2015, 11, 13), minute(2015, 11, 19), 600.0),
    )
    day, before, night = sorted(picture.bars, key=lambda bar: bar.place)
    assert (day.x, day.right, day.begins, day.ends) == (100.0, 200.0, Edge.SHARP, Edge.SHARP)
    assert (before.x, before.right, before.begins) == (200.0, 300.0, Edge.OPEN)
    assert (night.begins, night.ends) == (Edge.SOFT, Edge.SOFT)


def test_differing_dates_of_an_event_stand_in_one_lane_tied_together() -> None:
    one = mark("2015-11-13", "Raid", EVENT, target="entity:e", disputed=True)
    other = mark("2015-11-16", "Raid", EVENT, target="entity:e", disputed=True)
    picture = drawn([one, other, mark("2015-11-14", "Vote", EVENT)], Viewport(*NOVEMBER, 3000.0))
    raids = [bar for bar in picture.bars if bar.mark.words == "Raid"]
    assert len({bar.y for bar in raids}) == 1
    (link,) = picture.links
    assert (link.x, link.right) == (raids[0].right, raids[-1].x)
    assert [bar.label.text for bar in raids if bar.label] == ["≠ Raid", "≠ Raid"]


def test_a_thousand_marks_of_one_day_are_one_bar_with_their_number() -> None:
    marks = [mark("2015-11-14", f"What {n} did") for n in range(1000)]
    picture = drawn([*marks, mark("2015-11-20")], Viewport(*NOVEMBER, 900.0))
    (cluster,) = picture.clusters
    assert (cluster.count, cluster.label.text) == (1000, "1,000")
    assert len(picture.bars) == 1


def test_nothing_to_draw() -> None:
    picture = drawn([], Viewport.fitting(None, 900.0))
    assert picture.axis.ticks
    assert not picture.bars
    assert Marks([]).hull is None
    assert Marks([]).busiest is None


def test_the_first_look_is_where_most_happened() -> None:
    marks = Marks([mark("198"), *(mark(f"2015-11-{day:02}") for day in range(1, 10))])
    assert marks.busiest is not None
    assert marks.busiest[0] >= minute(2015, 10, 20)
    assert marks.hull == (minute(1980), minute(2015, 11, 10))


def test_what_is_found_under_the_pointer() -> None:
    picture = drawn([mark("2015-11-14")], Viewport(minute(2015, 11, 13), minute(2015, 11, 19), 600.0))
    (bar,) = picture.bars
    assert picture.at(150, bar.y) is bar
    assert bar.label
    assert picture.at(bar.label.x + 5, bar.y + 2) is bar
    assert picture.at(150, bar.y + 30) is None
    assert picture.at(20, bar.y) is None
