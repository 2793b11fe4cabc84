"""Words for notes, tags, what is put off, and what is taken back."""

from collections.abc import Mapping
from typing import Any

from dossier.domain.entries import (
    ActRedone,
    ActUndone,
    ConflictSettled,
    NoteWritten,
    SuggestionSkipped,
    Tagged,
)
from dossier.domain.writes import CASE, CONTRADICTION, ENTITY, MARK, PAIR, SOURCE
from dossier.store.readmodel.words.naming import Names, Sentence, about, listed, shown


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


def _settled(fact: ConflictSettled, names: Names) -> str:
    on = _disputed(fact.family, fact.subject, names)
    done = "put aside one side of" if fact.held else "took up again one side of"
    return f"{done} a conflict over {on}"


def _disputed(family: str, id: str, names: Names) -> str:
    """What a conflict is about, in words."""
    if family == PAIR:
        return listed([names.entity(each) for each in id.split("\n")])
    if family in (ENTITY, SOURCE):
        return names.entity(id) if family == ENTITY else names.file(id)
    if family == MARK:
        return about(id, names)
    if family == CONTRADICTION:
        return listed([about(each, names) for each in id.split("\n")])
    return "the case" if family == CASE else "something that is not in this case"


def _undone(fact: ActUndone, names: Names) -> str:
    return f"took back: {names.act(fact.act) or 'something that is not in this case'}"


def _redone(fact: ActRedone, names: Names) -> str:
    return f"did again: {names.act(fact.act) or 'something that is not in this case'}"


SENTENCES: Mapping[type[Any], Sentence] = {
    NoteWritten: _note,
    Tagged: _tagged,
    SuggestionSkipped: _skipped,
    ConflictSettled: _settled,
    ActUndone: _undone,
    ActRedone: _redone,
}
