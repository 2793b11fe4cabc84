"""Symbolic dates become values only against the publication date of the moment."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.dates import Direction, TimeExpression, Unit, calendar_day, is_calendar_value, resolve

TUESDAY = "2015-11-17"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        (TimeExpression(value="PT48H"), "PT48H"),
        (TimeExpression(unit=Unit.DAY), "2015-11-17"),
        (TimeExpression(unit=Unit.DAY, shift=-1, time="TNI"), "2015-11-16TNI"),
        (TimeExpression(unit=Unit.WEEK, shift=-1), "2015-W46"),
        (TimeExpression(unit=Unit.WEEKEND, shift=-1), "2015-W46-WE"),
        (TimeExpression(unit=Unit.MONTH, shift=-11), "2014-12"),
        (TimeExpression(unit=Unit.QUARTER, shift=-1), "2015-Q3"),
        (TimeExpression(unit=Unit.YEAR, shift=2), "2017"),
        (TimeExpression(unit=Unit.DECADE, shift=-1), "200"),
        (TimeExpression(unit=Unit.CENTURY), "20"),
        (TimeExpression(unit=Unit.WEEKDAY, day=1), "2015-11-17"),
        (TimeExpression(unit=Unit.WEEKDAY, day=1, direction=Direction.BEFORE), "2015-11-10"),
        (TimeExpression(unit=Unit.WEEKDAY, day=1, direction=Direction.AFTER), "2015-11-24"),
        (TimeExpression(unit=Unit.WEEKDAY, day=4), "2015-11-13"),
        (TimeExpression(unit=Unit.WEEKDAY, day=4, direction=Direction.FUTURE), "2015-11-20"),
        (TimeExpression(unit=Unit.WEEKDAY, day=4, shift=-1), "2015-11-06"),
        (TimeExpression(unit=Unit.MONTH_DAY, month=10, day=31), "2015-10-31"),
        (TimeExpression(unit=Unit.MONTH_DAY, month=12, day=24), "2014-12-24"),
        (TimeExpression(unit=Unit.MONTH_DAY, month=12, day=24, direction=Direction.NEAREST), "2015-12-24"),
        (TimeExpression(unit=Unit.NAMED_MONTH, month=11), "2015-11"),
        (TimeExpression(unit=Unit.NAMED_MONTH, month=9), "2015-09"),
        (TimeExpression(unit=Unit.NAMED_MONTH, month=12), "2014-12"),
        (TimeExpression(unit=Unit.DAY, shift=-1, anchor="2015-11-15"), "2015-11-14"),
        (TimeExpression(unit=Unit.MONTH_DAY, month=2, day=30), None),
    ],
)
def test_values(expression: TimeExpression, value: str | None) -> None:
    assert resolve(expression, TUESDAY) == value


def test_what_hangs_on_an_unknown_publication_date_stays_unresolved() -> None:
    assert resolve(TimeExpression(unit=Unit.DAY, shift=-1), "") is None
    assert resolve(TimeExpression(unit=Unit.DAY, shift=-1), "2015-11-17T08:00:00+01:00") == "2015-11-16"


@given(st.dates(date(1900, 1, 8), date(2100, 1, 1)), st.integers(0, 6), st.sampled_from(Direction))
def test_a_weekday_lies_where_its_direction_points(day: date, weekday: int, direction: Direction) -> None:
    value = resolve(TimeExpression(unit=Unit.WEEKDAY, day=weekday, direction=direction), day.isoformat())
    found = date.fromisoformat(str(value))
    away = (found - day).days
    assert found.weekday() == weekday
    assert {
        Direction.PAST: -6 <= away <= 0,
        Direction.BEFORE: -7 <= away < 0,
        Direction.FUTURE: 0 <= away <= 6,
        Direction.AFTER: 0 < away <= 7,
        Direction.NEAREST: -3 <= away <= 3,
    }[direction]


@pytest.mark.parametrize(
    ("value", "exists"),
    [
        ("2015-11-17", True),
        ("2015-11-17T09:30", True),
        ("2015-02-30", False),
        ("17.11.2015", False),
        ("2015-11-171", False),
    ],
)
def test_calendar_values(value: str, exists: bool) -> None:
    assert is_calendar_value(value) is exists


def test_only_a_single_day_is_a_calendar_day() -> None:
    assert calendar_day("2015-11-14T05:00") == date(2015, 11, 14)
    assert calendar_day("2015-11") is None
    assert calendar_day(None) is None
