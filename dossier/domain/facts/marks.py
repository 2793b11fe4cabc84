"""Facts that can concern anything: notes, tags, what is put off, what is settled, what is taken back."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """`target` as `targets.py` writes it; `exact` are the words of a passage. An empty text: taken away."""

    VERSION: ClassVar[int] = 1
    note: str
    target: str
    text: str
    exact: str = ""
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Tagged:
    VERSION: ClassVar[int] = 1
    target: str
    tag: str
    held: bool
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class SuggestionSkipped:
    """`analyst` does not want to decide on `target` now: it goes to the end of that analyst's queue."""

    VERSION: ClassVar[int] = 1
    target: str
    analyst: str
    skipped: bool
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class RivalDropped:
    """Of the concurrent writes to a register, `rival` is no longer one that counts: somebody saw it, and settled for
    another. `family`, `subject` and `field` name the register, as `writes.py` has them."""

    VERSION: ClassVar[int] = 1
    family: str
    subject: str
    field: str
    rival: str
    dropped: bool = True
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class ActUndone:
    """Its author took back an act of their own; the other entries of this entry's act are what that took."""

    VERSION: ClassVar[int] = 1
    act: str


@dataclass(frozen=True, slots=True)
class ActRedone:
    """Its author did again what they had taken back."""

    VERSION: ClassVar[int] = 1
    act: str
