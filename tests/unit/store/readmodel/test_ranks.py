"""The key under which a timeline sorts a date."""

import pytest

from dossier.store.readmodel.ranks import moment


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("2015-11-14", "2015-11-14"),
        ("2015-11-14T05:00", "2015-11-14T05:00"),
        ("2015-11-16TNI", "2015-11-16TNI"),
        ("2013-08", "2013-08"),
        ("2015", "2015"),
        ("2015-W46", "2015-11-09"),
        ("2015-W46-WE", "2015-11-14"),
        ("2015-Q4", "2015-10"),
        ("2015-SU", "2015-06"),
        ("201", "2010"),
        ("20", "2000"),
        ("2015-W60", None),
        ("PT48H", None),
        ("PAST_REF", None),
        ("P1D", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_have_keys_that_sort_by_time(value: str | None, key: str | None) -> None:
    assert moment(value) == key
