"""The hybrid logical clock: never back, never far ahead."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.clock import COUNTER_BITS, MAX_DRIFT_MS, at, is_far_ahead, milliseconds, next_reading

walls = st.integers(0, 4_000_000_000_000)


@given(walls, st.integers(-MAX_DRIFT_MS, MAX_DRIFT_MS - 1), st.integers(0, 2**COUNTER_BITS - 1))
def test_a_reading_follows_every_plausible_one_before_it(wall: int, drift: int, counter: int) -> None:
    latest = (max(0, wall + drift) << COUNTER_BITS) + counter
    reading = next_reading(latest, wall)
    assert reading > latest
    assert milliseconds(reading) >= wall


@given(walls, st.integers(0, 10**14))
def test_one_wrong_machine_pulls_nobody_into_its_future(wall: int, ahead: int) -> None:
    latest = (wall + ahead) << COUNTER_BITS
    assert not is_far_ahead(next_reading(latest, wall), wall)


def test_a_clock_a_year_ahead_is_flagged() -> None:
    assert is_far_ahead((1_000_000 + 365 * 86_400_000) << COUNTER_BITS, 1_000_000)


def test_readings_are_shown_as_moments() -> None:
    assert at(1_447_768_800_123 << COUNTER_BITS) == "2015-11-17T14:00:00.123Z"
