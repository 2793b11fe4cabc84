"""When yesterday began."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest

from dossier.app.overview import since_yesterday


@pytest.fixture(params=["UTC", "Europe/Brussels", "America/Los_Angeles"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def test_yesterday_begins_at_midnight_where_the_analyst_is(zone: str) -> None:
    now = datetime(2026, 11, 26, 2, 30, tzinfo=timezone(timedelta(0)))
    expected = {
        "UTC": "2026-11-25T00:00:00.000Z",
        "Europe/Brussels": "2026-11-24T23:00:00.000Z",
        "America/Los_Angeles": "2026-11-24T08:00:00.000Z",
    }
    assert since_yesterday(now) == expected[zone]


def test_the_day_after_clocks_were_put_back_yesterday_still_begins_at_midnight(
    zone: str,
) -> None:
    """On 25 October 2026 Brussels went from UTC+2 to UTC+1."""
    now = datetime(2026, 10, 26, 9, 0, tzinfo=timezone(timedelta(0)))
    began = datetime.fromisoformat(since_yesterday(now)).astimezone()
    assert (began.hour, began.minute, began.day) == (0, 0, 25)
