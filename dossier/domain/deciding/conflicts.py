"""Settling what several decided at once, each without having seen the other's."""

from collections.abc import Callable, Sequence
from typing import Any

from dossier.domain import commands as c
from dossier.domain import entries as e
from dossier.domain.deciding import entities, marks, sources
from dossier.domain.deciding.state import Disputed, State
from dossier.domain.errors import CommandRefused
from dossier.domain.writes import SETTLEABLE, can_be_undone, rewritten, settled_field, subject, written

Ordinary = Callable[[Any, str, State, str], Sequence[e.Fact]]

_THIRD: dict[type[Any], Ordinary] = {
    e.CasePropertySet: lambda f, v, s, a: sources.set_case_property(c.SetCaseProperty(f.field, v), s, a),
    e.SourceMetadataSet: lambda f, v, s, a: sources.correct_source(
        c.CorrectSource(f.source, f.field, v), s, a
    ),
    e.EntityRenamed: lambda f, v, s, a: entities.rename_entity(c.RenameEntity(f.entity, v), s, a),
    e.NoteWritten: lambda f, v, s, a: marks.write_note(c.WriteNote(f.note, f.target, v), s, a),
}
"""How another value than the sides' is written, of what can hold any words: as anybody would write it."""


def settle_conflict(command: c.SettleConflict, state: State, analyst: str) -> Sequence[e.Fact]:
    """One side, or a third value, holds; every other side is put aside."""
    found = state.disputed(command.entry)
    if found is None or found.about.family not in SETTLEABLE:
        raise CommandRefused("There is no conflict with that side (any more): somebody may have settled it.")
    if command.value is not None:
        wrote = _third(found, command.value, state, analyst)
    elif command.entry == found.winner.entry:
        wrote = []
    else:
        wrote = [_chosen(found, command.entry)]
    return (*wrote, *_aside(found, state, kept="" if wrote else found.winner.entry))


def _chosen(found: Disputed, entry: e.EntryId) -> e.Fact:
    """What the rival `entry` says, in place of what holds."""
    value = next(head.value for head in found.rivals if head.entry == entry)
    heads = (*(h for h in found.rivals if h.entry == entry), found.winner, *found.rivals)
    like = next((head.fact for head in heads if can_be_undone(head.fact)), None)
    if like is None:
        raise CommandRefused("This was set when the case was made: set it anew, and keep that.")
    made: e.Fact = rewritten(like, value, found.winner.entry)
    return made


def _third(found: Disputed, value: str, state: State, analyst: str) -> list[e.Fact]:
    heads = (found.winner, *found.rivals)
    fact, ordinary = next(
        ((h.fact, _THIRD[type(h.fact)]) for h in heads if type(h.fact) in _THIRD), (None, None)
    )
    if ordinary is None:
        raise CommandRefused("No third value can be given here: keep one of the sides, then decide as usual.")
    facts = list(ordinary(fact, value, state, analyst))
    for each in facts:
        set_ = written(each)
        if set_ is not None and (subject(each), set_.field) != (found.about, found.field):
            raise CommandRefused("What this is about is part of another by now: keep one of the sides.")
    return facts


def _aside(found: Disputed, state: State, *, kept: e.EntryId) -> list[e.Fact]:
    """Every rival is put aside; what is `kept` counts again, where somebody had put it aside at the same time."""
    wanted = {head.entry: True for head in found.rivals} | ({kept: False} if kept else {})
    facts: list[e.Fact] = []
    for rival, aside in wanted.items():
        held = state.held(found.about.id, settled_field(found.field, rival))
        if bool(held.value) != aside:
            facts.append(e.ConflictSettled(*found.about, found.field, rival, aside, held.entry))
    return facts
