"""A moment at which one looks at a case: by the clock, or by the arrival of entries in this file.

After copies were merged the two differ: an entry made last week may have arrived today.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from dossier.domain.clock import COUNTER_BITS
from dossier.domain.errors import NotFound

_ENTRY = re.compile(r"entry:(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moment:
    """Either `position`, the last entry (by arrival) that is there, or `millisecond`, the last one since the Unix
    epoch of which entries are there."""

    text: str
    position: int | None = None
    millisecond: int | None = None

    def holds(self, position: int, clock: int) -> bool:
        """Whether an entry with this place of arrival and clock reading was there then."""
        if self.position is not None:
            return position <= self.position
        return (clock >> COUNTER_BITS) <= (self.millisecond or 0)


def parse(text: str) -> Moment:
    """`entry:1204`, or ISO 8601: `2026-11-20T14:00:00.5Z`, `2026-11-20T15:00+01:00`, `2026-11-20` (its end); without an
    offset it is UTC. Raises NotFound for what is no moment."""
    text = text.strip()
    if match := _ENTRY.fullmatch(text):
        return Moment(text, position=int(match[1]))
    try:
        day_only = len(text) <= len("2026-11-20")
        at = datetime.fromisoformat(text + "T23:59:59.999" if day_only else text)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        elapsed = at - datetime(1970, 1, 1, tzinfo=UTC)
    except (ValueError, OverflowError):
        raise NotFound(
            f"“{text}” is no moment. Write it as 2026-11-20T14:00:00Z, or as entry:1204 for the case as it was when"
            " that entry had arrived."
        ) from None
    seconds = elapsed.days * 86_400 + elapsed.seconds
    return Moment(text, millisecond=seconds * 1000 + elapsed.microseconds // 1000)


def reading_since(text: str) -> int:
    """The least clock reading of the moment `text` (ISO 8601; without an offset it is UTC, a day is its beginning).
    Raises NotFound for what is no moment."""
    text = text.strip()
    try:
        found = parse(f"{text}T00:00" if len(text) == len("2026-11-20") else text).millisecond
    except NotFound:
        found = None
    if found is None:
        raise NotFound(f"“{text}” is no day or moment. Write it as 2026-11-20, or as 2026-11-20T14:00:00Z.")
    return found << COUNTER_BITS
