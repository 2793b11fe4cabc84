"""Values that entries set: causes beat clocks, and what is concurrent is a conflict that is shown.

A register is one field of one thing (the title of a source, whether it is withdrawn). The writes to
it form a graph by `replaces`. A write that another one replaces is over, whatever their clocks say;
what remains are the heads. The latest head wins for the moment, the others are its rivals, until somebody settles
for one: then the rest are dropped.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from dossier.domain.entries import EntryId

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Write(Generic[T]):
    entry: EntryId
    clock: int
    replaces: EntryId | None
    value: T


@dataclass(frozen=True, slots=True)
class Settled(Generic[T]):
    winner: Write[T]
    rivals: tuple[Write[T], ...]


def settle(writes: Iterable[Write[T]], dropped: Collection[EntryId] = ()) -> Settled[T] | None:
    """The write that holds, and the concurrent ones that it only just beat; None without writes.

    Heads that were `dropped` do not count, unless all of them were (by two who settled for different ones at once):
    then they are in conflict as before. The result depends on the sets alone, not on their order.
    """
    by_id = {write.entry: write for write in writes}
    replaced = {write.replaces for write in by_id.values()}
    heads = sorted((w for w in by_id.values() if w.entry not in replaced), key=lambda w: (w.clock, w.entry))
    heads = [head for head in heads if head.entry not in dropped] or heads
    return Settled(heads[-1], tuple(heads[:-1])) if heads else None
