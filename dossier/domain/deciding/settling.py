"""Rules about conflicts: which side holds from now on, or what else does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.commands import CASE_PROPERTIES, SettleConflict
from dossier.domain.conflicts import Sort
from dossier.domain.deciding import values
from dossier.domain.deciding.state import Contender, Contest, State
from dossier.domain.deciding.statements import ENTITIES, plain
from dossier.domain.entries import (
    STATEMENT_FIELDS,
    CasePropertySet,
    EntityKindSet,
    EntityRenamed,
    EntityStatusSet,
    EntityUnmerged,
    EventDetailSet,
    Fact,
    NoteWritten,
    RivalDropped,
    SourceGraded,
    SourceMetadataSet,
    StatementEdited,
    StatementGraded,
    StatementStatusSet,
)
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Status
from dossier.domain.writes import can_be_undone, optional, rewritten, rival_field


def settle_conflict(command: SettleConflict, state: State, analyst: str) -> Sequence[Fact]:
    contest = state.contest(command.sort, command.entry)
    if contest is None:
        raise CommandRefused(
            "There is no such conflict (any more): somebody may have settled it. Look at the list again."
        )
    kept = next(side for side in contest.sides if side.entry == command.entry)
    return _RULES[command.sort](contest, kept, command.value, state)


def _value(contest: Contest, kept: Contender, value: str | None, state: State) -> Sequence[Fact]:
    """The value anew, so that two who settle for different ones at once are in conflict again; and the rivals, which
    no longer count."""
    held, *rivals = contest.sides
    like = next((side.fact for side in contest.sides if can_be_undone(side.fact)), None)
    if like is None:
        raise CommandRefused("This version of Dossier cannot settle that conflict.")
    chosen = kept.value if value is None else third_value(like, value)
    return (
        rewritten(like, chosen, held.entry),
        *(_drop(contest, rival, state) for rival in rivals),
    )


def _drop(contest: Contest, rival: Contender, state: State) -> RivalDropped:
    before = state.held(contest.subject, rival_field(contest.field, rival.entry)).entry
    return RivalDropped(
        contest.family, contest.subject, contest.field, rival.entry, dropped=True, replaces=before
    )


def _merge(contest: Contest, kept: Contender, value: str | None, state: State) -> Sequence[Fact]:
    """What was said is said anew, or taken back: so two who settle it against each other at once are at odds again."""
    said, *merges = contest.sides
    if value is not None:
        raise CommandRefused("Choose one of the sides: they are different, or they are one.")
    if kept is not said:
        return (replace(said.fact, comparison=None, reason="", replaces=said.entry),)
    last = max(merges, key=lambda side: (side.clock, side.entry))
    return (replace(said.fact, replaces=said.entry), EntityUnmerged(last.fact.entity, last.value, last.entry))


def _rejection(contest: Contest, kept: Contender, value: str | None, state: State) -> Sequence[Fact]:
    rejected = contest.sides[0]
    fact: Any = rejected.fact
    status = Status.REJECTED if kept is rejected else Status.UNREVIEWED
    if value is not None:
        status = Status(_one_of(value, tuple(Status)))
    seen = state.work_on(contest.subject, contest.field) if status is Status.REJECTED else ()
    return (replace(fact, status=status, replaces=rejected.entry, seen=seen),)


_RULES: Mapping[Sort, Callable[[Contest, Contender, str | None, State], Sequence[Fact]]] = {
    Sort.VALUE: _value,
    Sort.MERGE: _merge,
    Sort.REJECTION: _rejection,
}


def choices(contest: Contest) -> tuple[str, ...] | None:
    """What a third value can be: None, nothing but a side; empty, whatever is typed and `third_value` allows."""
    if contest.sort is Sort.MERGE:
        return None
    if contest.sort is Sort.REJECTION:
        return (Status.CONFIRMED, Status.DISPUTED)
    fact = next((side.fact for side in contest.sides if can_be_undone(side.fact)), None)
    for kind, offered in _CLOSED.items():
        if isinstance(fact, kind):
            return offered
    if isinstance(fact, StatementEdited):
        return _fields(fact.field)
    if isinstance(fact, EventDetailSet):
        return () if fact.detail == "when" else None
    return () if isinstance(fact, tuple(_TYPED)) else None


def third_value(fact: Any, value: str) -> str:
    """What the register of `fact` holds when somebody sets `value`; refused where it holds no such thing."""
    if isinstance(fact, StatementEdited) and fact.field in STATEMENT_FIELDS and fact.field not in ENTITIES:
        return optional(plain(fact.field, value))
    if isinstance(fact, EventDetailSet) and fact.detail == "when":
        return optional(values.time_value(value))
    for kind, offered in _CLOSED.items():
        if isinstance(fact, kind):
            chosen = _one_of(value, offered)
            return "" if chosen == Status.UNREVIEWED else chosen
    read = _TYPED.get(type(fact))
    if read is None:
        raise CommandRefused("Here one of the sides must be chosen; it can be changed after that.")
    return read(fact, value)


def _property(fact: CasePropertySet, value: str) -> str:
    if fact.field not in CASE_PROPERTIES:
        raise CommandRefused(f"This version of Dossier does not know what the case's “{fact.field}” can be.")
    return values.case_title(value) if fact.field == "title" else values.clean(value)


def _note(fact: NoteWritten, value: str) -> str:
    text = values.clean(value)
    if not text:
        raise CommandRefused("A note needs words.")
    return text


_TYPED: Mapping[type[Any], Callable[[Any, str], str]] = {
    CasePropertySet: _property,
    SourceMetadataSet: lambda fact, value: values.metadata_value(fact.field, value),
    SourceGraded: lambda fact, value: values.grade(value),
    StatementGraded: lambda fact, value: values.grade(value),
    EntityRenamed: lambda fact, value: values.name(value, "an entity"),
    NoteWritten: _note,
}
_STATUSES = tuple(status.value for status in Status)
_CLOSED: Mapping[type[Any], tuple[str, ...]] = {
    EntityKindSet: tuple(kind.value for kind in EntityKind),
    EntityStatusSet: _STATUSES,
    StatementStatusSet: _STATUSES,
}


def _fields(field: str) -> tuple[str, ...] | None:
    if field == "kind":
        return tuple(kind.value for kind in StatementKind)
    return None if field in (*ENTITIES, "hedged", "negated") else ()


def _one_of(value: str, offered: Sequence[str]) -> str:
    value = values.clean(value)
    if value not in offered:
        raise CommandRefused(f"“{value}” is none of {', '.join(offered)}.")
    return value
