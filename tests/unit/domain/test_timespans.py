"""When a stated date was, and how sure its ends are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.timespans import DAY, HOUR, Edge, TimeSpan, calendar, edtf, minute, span_of, weekday
from dossier.domain.vagueness import vague_of

S, F, O = Edge.SHARP, Edge.SOFT, Edge.OPEN  # noqa: E741


@pytest.mark.parametrize(
    ("value", "first", "until", "edge"),
    [
        ("2015-11-14", (2015, 11, 14, 0), (2015, 11, 15, 0), S),
        ("2015-11-14T05:00", (2015, 11, 14, 300), (2015, 11, 14, 301), S),
        ("2015-11-14T05", (2015, 11, 14, 300), (2015, 11, 14, 360), S),
        ("2015-11-14T21:20+01:00", (2015, 11, 14, 1280), (2015, 11, 14, 1281), S),
        ("2015-11-16TNI", (2015, 11, 16, 19 * HOUR), (2015, 11, 17, 6 * HOUR), F),
        ("2013-12", (2013, 12, 1, 0), (2014, 1, 1, 0), S),
        ("2015", (2015, 1, 1, 0), (2016, 1, 1, 0), S),
        ("198", (1980, 1, 1, 0), (1990, 1, 1, 0), S),
        ("19", (1900, 1, 1, 0), (2000, 1, 1, 0), S),
        ("2015-W46", (2015, 11, 9, 0), (2015, 11, 16, 0), S),
        ("2015-W46-WE", (2015, 11, 14, 0), (2015, 11, 16, 0), S),
        ("2015-Q4", (2015, 10, 1, 0), (2016, 1, 1, 0), S),
        ("2015-WI", (2015, 12, 1, 0), (2016, 3, 1, 0), F),
        ("BC0044", (-43, 1, 1, 0), (-42, 1, 1, 0), S),
        ("0001", (1, 1, 1, 0), (2, 1, 1, 0), S),
        ("9999-12-31", (9999, 12, 31, 0), (10_000, 1, 1, 0), S),
    ],
)
def test_a_value_is_a_stretch(value: str, first: tuple[int, ...], until: tuple[int, ...], edge: Edge) -> None:
    span = span_of(value)
    assert span is not None
    assert (calendar(span.first), calendar(span.until), span.begins, span.ends) == (first, until, edge, edge)


@pytest.mark.parametrize(
    "value",
    ["", None, "PT48H", "PAST_REF", "2015-W60", "2015-02-30", "2015-13", "9999-W53", "2015-11-14T25:00"],
)
def test_what_is_no_date_has_no_place(value: str | None) -> None:
    assert span_of(value) is None


def test_words_around_a_date_open_or_soften_its_ends() -> None:
    def day(vague: str) -> tuple[float, float, Edge, Edge]:
        span, start = span_of("2015-11-16", vague), minute(2015, 11, 16)
        assert span is not None
        return (span.first - start) / DAY, (span.until - start) / DAY, span.begins, span.ends

    assert day("about") == (-0.5, 1.5, F, F)
    assert day("before") == (-1, 0, O, S)
    assert day("until") == (0, 1, O, S)
    assert day("after") == (1, 2, S, O)
    assert day("since") == (0, 1, S, O)
    assert day("late") == (0.6, 1, F, S)
    assert day("early") == (0, 0.4, S, F)
    assert day("mid") == (0.25, 0.75, F, F)


@given(st.integers(-12_000, 12_000), st.integers(1, 12), st.integers(1, 28), st.integers(0, DAY - 1))
def test_minutes_and_the_calendar_are_one(year: int, month: int, day: int, of_day: int) -> None:
    at = minute(year, month, day, of_day)
    assert calendar(at) == (year, month, day, of_day)
    assert minute(year + 400, month, day, of_day) - at == 146_097 * DAY
    if 1 <= year <= 9999:
        assert weekday(at) == date(year, month, day).weekday()


@given(
    st.sampled_from(["2015-11-14", "2015", "201", "BC0044", "2015-11-16TNI", "9999-12-31T23:59"]),
    st.sampled_from(["", "early", "mid", "late", "about", "before", "until", "after", "since"]),
)
def test_every_stretch_has_a_length(value: str, vague: str) -> None:
    span = span_of(value, vague)
    assert span is not None
    assert span.first < span.until


@pytest.mark.parametrize(
    ("value", "vague", "written"),
    [
        ("2015-11-14", "", "2015-11-14"),
        ("2015-11-14", "about", "2015-11-14~"),
        ("2015-11-14", "before", "../2015-11-14"),
        ("2009", "since", "2009/.."),
        ("198", "about", "198X~"),
        ("2015-SU", "", "2015-22"),
        ("2015-W46", "", "2015-11-09/2015-11-15"),
        ("BC0044", "", "-0043"),
        ("2015-11-16TNI", "", "2015-11-16"),
        ("PT1H", "", ""),
    ],
)
def test_in_edtf(value: str, vague: str, written: str) -> None:
    assert edtf(value, vague) == written


def test_two_dates_contradict_each_other_only_where_both_cannot_be_true() -> None:
    def meet(one: str, other: str, vague: str = "") -> bool:
        first, second = span_of(one), span_of(other, vague)
        assert first
        assert second
        assert first.meets(second) is second.meets(first)
        return first.meets(second)

    assert meet("2015-11-14", "2015-11")
    assert not meet("2015-11-14", "2015-11-15")
    assert meet("2015-11-10", "2015-11-15", "before")
    assert not meet("2015-11-16", "2015-11-15", "before")
    assert meet("2019", "2015", "since")
    assert TimeSpan(0, 1).meets(TimeSpan(0, 5))


@pytest.mark.parametrize(
    ("text", "date", "modifier", "vague"),
    [
        ("He left before Monday.", "Monday", "", "before"),
        ("He left before the Monday.", "Monday", "", "before"),
        ("It must be done by Friday.", "Friday", "", "until"),
        ("She has lived there since 2009.", "2009", "", "since"),
        ("It began at about 9pm.", "9pm", "", "about"),
        ("Born c. 1980 in Ghent.", "1980", "", "about"),
        ("Il vivait là depuis 2009.", "2009", "", "since"),
        ("Avant lundi, rien.", "lundi", "", "before"),
        ("after Friday's attacks", "Friday", "", ""),
        ("from the 2009 Lisbon Treaty", "2009", "", ""),
        ("after Friday, he fled", "Friday", "", "after"),
        ("They met late Monday.", "late Monday", "END", "late"),
        ("Nearby on Monday", "Monday", "", ""),
        ("a standby Monday", "Monday", "", ""),
        ("On Monday", "Monday", "APPROX", "about"),
    ],
)
def test_what_the_words_before_a_date_leave_open(text: str, date: str, modifier: str, vague: str) -> None:
    start = text.index(date)
    assert vague_of(text, start, start + len(date), modifier) == vague
