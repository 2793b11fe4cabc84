"""Rules about notes, tags, and what is put off."""

from collections.abc import Sequence

from dossier.domain import targets
from dossier.domain.commands import SetTag, SkipSuggestion, WriteNote
from dossier.domain.deciding import values
from dossier.domain.deciding.adopting import (
    adopted,
    adopted_statement,
    require_entity,
    require_source,
    require_statement,
    setting,
)
from dossier.domain.deciding.passages import words
from dossier.domain.deciding.state import State
from dossier.domain.entries import Fact, NoteWritten, SuggestionSkipped, Tagged
from dossier.domain.errors import CommandRefused
from dossier.domain.writes import GONE, HELD, note_field, skip_field, tag_field


def write_note(command: WriteNote, state: State, analyst: str) -> Sequence[Fact]:
    field = note_field(command.note)
    text = values.clean(command.text)
    is_new = not state.held(command.target, field).value
    target, kept = _on(state, command.target) if is_new else (command.target, [])
    held = state.held(target, field)
    if not text and held.entry is None:
        raise CommandRefused("A note needs words.")
    place = targets.place(target)
    exact = words(state, place) if place else ""
    if held.value == text:
        return ()
    return (*kept, NoteWritten(command.note, target, text, exact, held.entry))


def set_tag(command: SetTag, state: State, analyst: str) -> Sequence[Fact]:
    tag = values.name(command.tag, "a tag")
    target, kept = _on(state, command.target)
    if not command.held:
        return _untagged(state, target, tag)
    tagged = setting(
        state,
        target,
        tag_field(tag),
        HELD,
        lambda r: Tagged(target, tag, True, r),
    )
    return (*kept, *tagged) if tagged else ()


def _untagged(state: State, target: str, tag: str) -> Sequence[Fact]:
    """Take a tag off; an entity shows also those of what was merged into it."""
    what, id = targets.parted(target)
    whole = [targets.of_entity(each) for each in state.union(id)] if what == targets.ENTITY else [target]
    held = [(each, state.held(each, tag_field(tag))) for each in whole]
    return [Tagged(each, tag, False, now.entry) for each, now in held if now.value]


def skip_suggestion(command: SkipSuggestion, state: State, analyst: str) -> Sequence[Fact]:
    target, _ = _on(state, command.target)
    if targets.parted(target)[0] not in (targets.ENTITY, targets.STATEMENT):
        raise CommandRefused("Only suggested entities and statements can be put off.")
    return setting(
        state,
        target,
        skip_field(analyst),
        HELD if command.skipped else GONE,
        lambda r: SuggestionSkipped(target, analyst, command.skipped, r),
    )


def _on(state: State, target: str) -> tuple[str, list[Fact]]:
    """The target as it is named now, and the facts that keep it."""
    what, id = targets.parted(target)
    if what == targets.ENTITY:
        entity = require_entity(state, id)
        return targets.of_entity(entity.id), adopted([entity])
    if what == targets.STATEMENT:
        statement = require_statement(state, id)
        return target, adopted_statement(statement)
    if what == targets.SOURCE:
        require_source(state, id)
    elif what == targets.PASSAGE:
        place = targets.place(target)
        if place is None:
            raise CommandRefused(f"“{target}” is no passage.")
        words(state, place)
    elif target != targets.CASE:
        raise CommandRefused(f"“{target}” is nothing that can be noted or tagged.")
    return target, []
