from datetime import date

import pytest

from dossier.domain.timespans import days


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2015-11-14", "2015-11-14", "2015-11-14"),
        ("2015-11-14TEV", "2015-11-14", "2015-11-14"),
        ("2015-W46", "2015-11-09", "2015-11-15"),
        ("2015-W46-WE", "2015-11-14", "2015-11-15"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-Q4", "2015-10-01", "2015-12-31"),
        ("2015-WI", "2015-12-01", "2016-02-29"),
        ("2015-H1", "2015-01-01", "2015-06-30"),
        ("2015", "2015-01-01", "2015-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
    ],
)
def test_the_days_that_a_value_can_mean(value: str, first: str, last: str) -> None:
    assert days(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", [None, "", "P2D", "2015-02-30", "2015-W60", "0000", "XXXX-11", "PRESENT_REF", "2015-13"]
)
def test_what_has_no_place_on_a_calendar_has_no_days(value: str | None) -> None:
    assert days(value) is None
