"""Quarters, seasons, feasts, and days counted from another day."""

import pytest

from dossier.domain.dates import Direction, TimeExpression, Unit, resolve

CASES = [
    (TimeExpression(unit=Unit.NAMED_QUARTER, month=7), "2015-11-17", "2015-Q3"),
    (TimeExpression(unit=Unit.NAMED_QUARTER, month=10, direction=Direction.BEFORE), "2015-11-17", "2014-Q4"),
    (TimeExpression(unit=Unit.NAMED_QUARTER, month=1, direction=Direction.FUTURE), "2015-11-17", "2016-Q1"),
    (TimeExpression(unit=Unit.SEASON, month=6, direction=Direction.BEFORE), "2015-11-17", "2015-SU"),
    (TimeExpression(unit=Unit.SEASON, month=6, direction=Direction.BEFORE), "2015-07-17", "2014-SU"),
    (TimeExpression(unit=Unit.SEASON, month=12), "2016-01-17", "2015-WI"),
    (TimeExpression(unit=Unit.WEEKDAY, day=4, days=2), "2015-11-17", "2015-11-15"),
    (
        TimeExpression(unit=Unit.MONTH_DAY, month=11, day=26, direction=Direction.FUTURE, days=-2),
        "2015-11-17",
        "2015-11-24",
    ),
    (TimeExpression(unit=Unit.DAY, shift=-1, time="TNI", days=1), "2015-11-17", "2015-11-17TNI"),
    (TimeExpression(unit=Unit.MONTH, days=5), "2015-11-17", "2015-11"),
    (TimeExpression(unit=Unit.SEASON, month=6), "", None),
    (TimeExpression(unit=Unit.YEAR, shift=-1, time="-H1"), "2015-11-17", "2014-H1"),
    (TimeExpression(unit=Unit.NAMED_MONTH, month=12, months=2), "2015-11-17", "2015-02"),
    (TimeExpression(unit=Unit.WEEKEND, direction=Direction.BEFORE), "2015-11-17", "2015-W46-WE"),
    (TimeExpression(unit=Unit.WEEKEND, direction=Direction.BEFORE), "2015-11-22", "2015-W47-WE"),
    (TimeExpression(unit=Unit.WEEKEND, direction=Direction.FUTURE), "2015-11-17", "2015-W47-WE"),
    (TimeExpression(unit=Unit.EASTER), "2016-03-26", "2015-04-05"),
    (TimeExpression(unit=Unit.EASTER, days=-2), "2016-03-26", "2016-03-25"),
    (TimeExpression(unit=Unit.EASTER, time="TMO"), "2016-03-26", "2015-04-05TMO"),
    (TimeExpression(unit=Unit.EASTER, days=1, direction=Direction.FUTURE), "2024-01-05", "2024-04-01"),
    (TimeExpression(unit=Unit.NTH_WEEKDAY, month=11, day=3, nth=4), "2015-11-26", "2015-11-26"),
    (TimeExpression(unit=Unit.NTH_WEEKDAY, month=11, day=3, nth=4, days=1), "2015-11-26", "2014-11-28"),
    (TimeExpression(unit=Unit.NTH_WEEKDAY, month=5, day=0, nth=-1), "2015-11-17", "2015-05-25"),
    (TimeExpression(unit=Unit.NAMED_MONTH, month=3, told="1942-12-31"), "", "1942-03"),
    (TimeExpression(unit=Unit.NAMED_MONTH, month=3, told="1942-12-31"), "2015-11-17", "2015-03"),
]


@pytest.mark.parametrize(("expression", "published", "value"), CASES)
def test_a_period_or_counted_day_resolves_against_publication(expression, published, value):
    assert resolve(expression, published) == value
