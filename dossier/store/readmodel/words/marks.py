"""Words for notes, tags, what is put off, and what is taken back."""

from collections.abc import Mapping
from typing import Any

from dossier.domain.entries import (
    ActRedone,
    ActUndone,
    NoteWritten,
    RivalDropped,
    SuggestionSkipped,
    Tagged,
)
from dossier.store.readmodel.words.naming import Names, Sentence, about, shown


def _note(fact: NoteWritten, names: Names) -> str:
    on, before = about(fact.target, names, fact.exact), names.before(fact)
    if not fact.text:
        return f"took the note on {on} away" + (f" (was: {shown(before)})" if before else "")
    if before:
        return f"changed the note on {on} to: {shown(fact.text)} (was: {shown(before)})"
    return f"noted on {on}: {shown(fact.text)}"


def _tagged(fact: Tagged, names: Names) -> str:
    on, tag = about(fact.target, names), shown(fact.tag)
    return f"tagged {on} with “{tag}”" if fact.held else f"took the tag “{tag}” off {on}"


def _skipped(fact: SuggestionSkipped, names: Names) -> str:
    on = about(fact.target, names)
    return f"put off deciding on {on}" if fact.skipped else f"took {on} up again"


def _dropped(fact: RivalDropped, names: Names) -> str:
    other = names.write(fact.rival, fact.family, fact.subject) or "something that is not in this case"
    return f"settled a conflict, against: {other}" if fact.dropped else f"let count again: {other}"


def _undone(fact: ActUndone, names: Names) -> str:
    return f"took back: {names.act(fact.act) or 'something that is not in this case'}"


def _redone(fact: ActRedone, names: Names) -> str:
    return f"did again: {names.act(fact.act) or 'something that is not in this case'}"


SENTENCES: Mapping[type[Any], Sentence] = {
    NoteWritten: _note,
    Tagged: _tagged,
    SuggestionSkipped: _skipped,
    RivalDropped: _dropped,
    ActUndone: _undone,
    ActRedone: _redone,
}
