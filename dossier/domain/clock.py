"""A hybrid logical clock: wall time where clocks agree, causality where they do not.

Kulkarni et al., "Logical Physical Clocks" (2014). A reading is one integer: 48 bits of milliseconds
since the Unix epoch, then a 16-bit counter, so that readings compare as integers.
"""

from datetime import UTC, datetime

COUNTER_BITS = 16
MAX_DRIFT_MS = 5 * 60 * 1000
"""A reading further ahead of the wall clock than this is flagged, and does not pull our clock along."""


def next_reading(latest: int, wall_ms: int) -> int:
    """The reading after `latest` (the greatest one seen) at wall time `wall_ms`.

    A `latest` that lies further ahead than `MAX_DRIFT_MS` is another machine's wrong clock: our own
    reading stays within the drift, so that one wrong machine cannot pull everybody into its future.
    """
    wall = wall_ms << COUNTER_BITS
    ceiling = (wall_ms + MAX_DRIFT_MS) << COUNTER_BITS
    return wall if latest < wall else min(latest + 1, max(ceiling, wall))


def is_far_ahead(reading: int, wall_ms: int) -> bool:
    """Whether `reading` was taken by a clock that is more than `MAX_DRIFT_MS` ahead of `wall_ms`."""
    return milliseconds(reading) > wall_ms + MAX_DRIFT_MS


def milliseconds(reading: int) -> int:
    """Milliseconds since the Unix epoch."""
    return reading >> COUNTER_BITS


def at(reading: int) -> str:
    """The moment of a reading as ISO 8601 in UTC, with milliseconds: `2026-11-20T14:00:00.123Z`."""
    moment = datetime.fromtimestamp(milliseconds(reading) / 1000, tz=UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
