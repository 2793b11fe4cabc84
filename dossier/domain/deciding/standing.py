"""Whose value a register holds after undo and redo: taking back B brings back what A had set before it.

The entry that does so is an entry of its own, so a register's last entry does not say whether A still stands: whoever
finds out for a `Step` (or for what relies on an entity) asks here.
"""

from collections.abc import Callable
from typing import NamedTuple

from dossier.domain.entries import EntryId


class Reversal(NamedTuple):
    """What an entry of an act of undo or redo reverses: `original` is the entry of the act that is taken back (or done
    again) which wrote the same register, `replaced` what that one replaced."""

    original: EntryId
    replaced: EntryId | None
    redone: bool


def brought_back(entry: EntryId | None, reversal: Callable[[EntryId], Reversal | None]) -> EntryId | None:
    """The entry whose value holds since `entry`: itself, unless `reversal` says that it takes back (or does again)
    another one. None: what held before any entry."""
    seen: set[EntryId] = set()
    while entry is not None and entry not in seen:
        seen.add(entry)  # a stranger's journal may go round in circles
        found = reversal(entry)
        if found is None:
            return entry
        if found.redone:
            return found.original
        entry = found.replaced
    return entry
