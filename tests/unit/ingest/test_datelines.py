"""Publication dates as documents write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.dates import is_calendar_value
from dossier.ingest.datelines import read_date, start_date


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2015-11-17", "2015-11-17"),
        ("2015/11/17", "2015-11-17"),
        ("17.11.2015", "2015-11-17"),
        ("5.4.2015", "2015-04-05"),
        ("18 November 2015", "2015-11-18"),
        ("18th November, 2015", "2015-11-18"),
        ("November 18, 2015", "2015-11-18"),
        ("Nov. 18, 2015", "2015-11-18"),
        ("Tuesday, 17 November 2015", "2015-11-17"),
        ("Tue 17 Nov 2015 18.49 GMT", "2015-11-17T18:49+00:00"),
        ("17 Nov 2015, 6:49 pm", "2015-11-17T18:49"),
        ("17 Nov 2015 12:05 am", "2015-11-17T00:05"),
        ("17 Nov 2015 18:49 IST", "2015-11-17"),
        ("2015-11-17T09:30:00Z", "2015-11-17T09:30:00+00:00"),
        ("2015-11-17T09:30:00.000+0100", "2015-11-17T09:30:00+01:00"),
        ("18. November 2015", "2015-11-18"),
        ("18 novembre 2015", "2015-11-18"),
        ("18 de noviembre de 2015", "2015-11-18"),
        ("1er août 2015", "2015-08-01"),
        ("3. März 2015", "2015-03-03"),
        ("2015年11月17日", "2015-11-17"),
        ("25/12/2015", "2015-12-25"),
        ("12/25/2015", "2015-12-25"),
        ("11/11/2015", "2015-11-11"),
    ],
)
def test_whole_dates(written: str, value: str) -> None:
    stated = read_date(written)
    assert stated is not None
    assert stated.value == value
    assert is_calendar_value(value)


@pytest.mark.parametrize("written", ["04/05/2015", "1/2/2015 10:30"])
def test_slashes_are_ambiguous_unless_one_part_is_no_month(written: str) -> None:
    stated = read_date(written)
    assert stated is not None
    assert stated.ambiguous
    assert stated.value == ""


@pytest.mark.parametrize(
    "written",
    ["", "2015", "November 2015", "30 February 2015", "17.13.2015", "31/31/2015", "0000-01-01", "17.11.15",
     "18 November 2015 was a Wednesday", "on 18 November 2015", "2015-11-171", "Friday"],
)  # fmt: skip
def test_what_is_no_whole_date(written: str) -> None:
    assert read_date(written) is None


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    stated = start_date(text)
    if stated and stated.value:
        assert is_calendar_value(stated.value)
        assert stated.end <= len(text)


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)))
def test_iso_dates_come_back(day: date) -> None:
    stated = read_date(str(day))
    assert stated is not None
    assert stated.value == str(day)
