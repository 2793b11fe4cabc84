"""Taking back and doing again: compensating entries, for the journal never shrinks."""

from collections.abc import Sequence

from dossier.domain.commands import Redo, Undo
from dossier.domain.deciding.entities import forbidden
from dossier.domain.deciding.state import Act, State, Step
from dossier.domain.entries import (
    ActRedone,
    ActUndone,
    EntitiesCompared,
    EntityCreated,
    EntityMerged,
    EntityRemoved,
    EntityRestored,
    Fact,
    StatementRestored,
    StatementWritten,
)
from dossier.domain.errors import CommandRefused
from dossier.domain.writes import GONE, named_entities, pair, rewritten, subject, written


def undo(command: Undo, state: State, analyst: str) -> Sequence[Fact]:
    act = state.last_act(analyst, undone=False)
    if act is None:
        raise CommandRefused("There is nothing of yours to take back.")
    if command.pass_over:
        return (ActUndone(act.act),)
    return (ActUndone(act.act), *_reversed(state, act, again=False))


def redo(command: Redo, state: State, analyst: str) -> Sequence[Fact]:
    act = state.last_act(analyst, undone=True)
    if act is None:
        raise CommandRefused("There is nothing of yours to do again.")
    return (ActRedone(act.act), *_reversed(state, act, again=True))


def _reversed(state: State, act: Act, *, again: bool) -> list[Fact]:
    """The facts that undo the steps of `act` that still hold. Refused when none of them does."""
    why = [obstacle(state, act, step, again=again) for step in act.steps]
    if act.steps and all(why):
        what = "done again" if again else "taken back"
        raise CommandRefused(f"“{act.summary}” cannot be {what}. {next(filter(None, why))}")
    return [
        rewritten(step.fact, step.before, step.now.entry)
        for step, blocked in zip(reversed(act.steps), reversed(why), strict=True)
        if not blocked
    ]


def left_standing(state: State, act: Act, *, again: bool) -> str:
    """Why a part of `act` stays as it is when the rest is reversed; empty when nothing does."""
    return next(filter(None, (obstacle(state, act, step, again=again) for step in act.steps)), "")


def obstacle(state: State, act: Act, step: Step, *, again: bool) -> str:
    """Why `step` of `act` cannot be reversed any more, which would do the act `again` (else take it back); empty when
    it can."""
    if not step.holds:
        return f"It was changed since: {step.since}."
    opposite = rewritten(step.fact, step.before, step.now.entry)
    made = _made(step.fact)
    if made:
        others = state.relied_on(made, act.act)
        return f"Something was built on it since: {others}." if others else ""
    gone = _gone(state, act, opposite)
    if gone:
        return f"“{state.name_of(gone)}” is not in this case any more."
    return _unmergeable(state, act, opposite, again=again) if isinstance(opposite, EntityMerged) else ""


def _made(fact: object) -> str:
    """The id of the entity or statement that `fact` made or brought back; empty for any other fact."""
    if isinstance(fact, (EntityCreated, EntityRestored)):
        return fact.entity
    return fact.statement if isinstance(fact, (StatementWritten, StatementRestored)) else ""


def _gone(state: State, act: Act, fact: object) -> str:
    """An entity that `fact` would speak of although it was taken out of the case, and `act` does not bring it back;
    empty when there is none. (A suggested one that is not known now comes back with the decision.)"""
    about, write = subject(fact), written(fact)
    if write is None:
        return ""
    back = {s.fact.entity for s in act.steps if isinstance(s.fact, EntityRemoved)}
    for id in sorted(set(named_entities(*about, *write)) - back - {about.id}):
        existence = state.held(id, "existence")
        if existence.entry is not None and existence.value == GONE:
            return id
    return ""


def _unmergeable(state: State, act: Act, merge: EntityMerged, *, again: bool) -> str:
    """Why two must not become one (again). Taking back an unmerge asks for no common kind: the whole may have been
    given another kind than its part, before they parted. What `act` itself says of two goes with it."""
    if merge.entity in state.union(merge.into):
        return f"“{state.name_of(merge.entity)}” and “{state.name_of(merge.into)}” are one already."
    one, other = state.known_entity(merge.entity), state.known_entity(merge.into)
    if again and one and other and one.kind is not other.kind:
        return f"{one.name} is of the kind {one.kind} by now, {other.name} of the kind {other.kind}."
    said = [s.fact for s in act.steps if s.holds and isinstance(s.fact, EntitiesCompared)]
    own = {pair(each.one, each.other) for each in said}
    return " ".join(forbidden(state, merge.into, merge.entity, apart_from=own))
