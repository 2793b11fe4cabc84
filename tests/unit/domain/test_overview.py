"""The periods of an overview."""

import pytest

from dossier.domain.overview import DAY, MONTH, YEAR, Tally, periods


def test_days_between_the_first_and_the_last_are_there_though_nothing_was_published() -> None:
    grain, found = periods({"2015-11-30": 2, "2015-12-02": 1})
    assert grain == DAY
    assert found == (Tally("2015-11-30", 2), Tally("2015-12-01", 0), Tally("2015-12-02", 1))


@pytest.mark.parametrize(
    ("days", "grain", "first", "last", "length"),
    [
        ({"2015-11-01": 1, "2015-11-03": 1}, DAY, "2015-11-01", "2015-11-03", 3),
        ({"2015-11-01": 1, "2015-11-04": 1}, MONTH, "2015-11", "2015-11", 1),
        ({"2015-11-30": 1, "2016-01-01": 1}, MONTH, "2015-11", "2016-01", 3),
        ({"2015-11-30": 1, "2016-02-01": 1}, YEAR, "2015", "2016", 2),
        ({"0015-11-30": 1, "2015-02-01": 1}, YEAR, "0015", "2015", 2),
        ({"0001-01-01": 1, "9999-12-31": 1}, YEAR, "0001", "9999", 2),
    ],
)
def test_periods_are_as_short_as_so_many_columns_allow(
    days: dict[str, int], grain: str, first: str, last: str, length: int
) -> None:
    found_grain, found = periods(days, most=3)
    assert (found_grain, found[0].value, found[-1].value, len(found)) == (grain, first, last, length)
    assert sum(each.sources for each in found) == sum(days.values())


def test_nothing_published_is_no_period() -> None:
    assert periods({}) == (DAY, ())
