"""Since when something in a case counts as new."""

from datetime import UTC, datetime, timedelta


def since_yesterday(now: datetime | None = None) -> str:
    """When yesterday began where the analyst is, in ISO 8601 and UTC.

    Not "since one last looked": that would ask each installation to remember, two analysts would see different numbers
    for one case, and a glance would make what is new old.
    """
    here = (now or datetime.now()).astimezone()
    midnight = (here - timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    return midnight.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
