"""What deciding needs to know of the case; the read model, caught up, answers it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from dossier.domain.analysis import EntityKind
from dossier.domain.conflicts import Sort
from dossier.domain.entries import Anchor, Assertion, EntryId
from dossier.domain.judgements import Comparison, Status


@dataclass(frozen=True, slots=True)
class Held:
    """What a register holds now, and the entry that set it (None: the document, or nothing, did)."""

    value: str
    entry: EntryId | None


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity as it is shown. `id` is that of the entity it is merged into, where it is merged.

    `adopted` says that a decision stands on it or an analyst made it; `anchors` would be kept if it were adopted now.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    status: Status
    adopted: bool
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class KnownStatement:
    """A statement as it is shown; `written`: by an analyst."""

    id: str
    source: str
    assertion: Assertion
    status: Status
    adopted: bool
    written: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """What somebody said of two entities, by their own ids; `by` is who and when, in words."""

    one: str
    other: str
    comparison: Comparison
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of an act that set a register. `before` is what it replaced, `now` what the register holds.

    `holds` says that this is what the entry set: nobody has changed it since, or what they did was taken back. `since`
    is otherwise who set what it holds, when, and what, in words.
    """

    fact: object
    before: str
    now: Held
    holds: bool
    since: str
    by: str = ""
    """The id of the analyst who set what it holds."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act that can be taken back or done again. `steps` are those of the entries that last carried it out, in
    their order."""

    act: str
    summary: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Contender:
    """A side of a conflict: an entry, and the value of its register, which it holds or only just does not."""

    entry: EntryId
    analyst: str
    clock: int
    value: str
    fact: Any


@dataclass(frozen=True, slots=True)
class Contest:
    """A conflict as deciding sees it; `family`, `subject` and `field` name the register (`writes.py`).

    `sides` of a value: the one that holds, and its rivals; of a merge: what was said of the two, and the merges that
    join them; of a rejection: it, and what others did to the rejected thing.
    """

    sort: Sort
    family: str
    subject: str
    field: str
    sides: tuple[Contender, ...]


class State(Protocol):
    def has_source(self, source: str) -> bool: ...
    def analysed_by(self, source: str) -> tuple[str, int, str] | None:
        """(analyser, version, model) of the analysis in use, or None."""
        ...

    def is_withdrawn(self, source: str) -> bool: ...
    def held(self, target: str, field: str) -> Held:
        """The register `field` of `target`: the id of what it is about (`writes.subject`)."""
        ...

    def work_on(self, target: str, status: str) -> tuple[EntryId, ...]:
        """The entries that worked on what the register `status` of `target` is the status of, and still hold."""
        ...

    def contest(self, sort: Sort, entry: EntryId) -> Contest | None:
        """The conflict of this sort in which `entry` is a side; None when there is none (any more)."""
        ...

    def words(self, source: str, start: int, end: int) -> str | None:
        """What the source says at `[start, end)`; None where that lies outside its text."""
        ...

    def known_entity(self, id: str) -> KnownEntity | None: ...
    def union(self, id: str) -> tuple[str, ...]:
        """The ids that are one with the entity `id`, which is among them."""
        ...

    def name_of(self, id: str) -> str:
        """The own name of an entity, merged or not; its id where nobody knows one."""
        ...

    def merged_by(self, id: str) -> str:
        """Who merged the entity `id` into another and when, in words; empty when nobody did."""
        ...

    def compared(self, some: Collection[str], others: Collection[str]) -> Sequence[Compared]:
        """What stands between a member of `some` and one of `others`."""
        ...

    def named_at(self, source: str, start: int, end: int) -> Collection[str]:
        """The entities of which there is a mention at, or in, this place."""
        ...

    def relied_on(self, id: str, act: str) -> str:
        """A decision on an entity or a statement that stands and is not of `act`, in words; empty when there is
        none."""
        ...

    def known_statement(self, id: str) -> KnownStatement | None: ...
    def keys_of(self, analyst: str) -> Sequence[str]:
        """The keys that the analyst published, the first one first."""
        ...

    def last_act(self, analyst: str, *, undone: bool) -> Act | None:
        """The act of the analyst that undo would take back; with `undone`, that redo would do again."""
        ...
