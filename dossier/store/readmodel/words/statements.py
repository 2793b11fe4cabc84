"""Words for what is recorded of passages and statements."""

from collections.abc import Mapping
from typing import Any

from dossier.domain.entries import (
    PassageJudged,
    StatementAdopted,
    StatementEdited,
    StatementGraded,
    StatementRemoved,
    StatementRestored,
    StatementStatusSet,
    StatementWritten,
)
from dossier.domain.judgements import Reference
from dossier.domain.writes import decided, lines, passage_value
from dossier.store.readmodel.words.entities import status_words
from dossier.store.readmodel.words.naming import Names, Sentence, listed, quoted, shown, was

FIELDS = {
    "kind": "kind",
    "subjects": "subjects",
    "others": "others",
    "attribution": "attribution",
    "attributed_to": "speaker",
    "date": "date",
    "hedged": "hedging",
    "negated": "negation",
}
"""What the fields of a statement are called."""
_ENTITIES = ("subjects", "others", "attributed_to")
_AS_ITS_SOURCE = "as its source"


def _judged(fact: PassageJudged, names: Names) -> str:
    words = f"{quoted(fact.exact)} in {names.file(fact.source)}"
    before = was(_judgement(names.before(fact), names))
    if fact.reference is Reference.IS:
        return f"linked {words} to {names.entity(fact.entity)}{before}"
    if fact.reference is Reference.IS_NOT:
        return f"said that {words} is not {names.entity(fact.entity)}{before}"
    if fact.reference is Reference.NO_NAME:
        return f"said that {words} is no name{before}"
    return f"took back what was said of {words}{before}"


def _judgement(value: str, names: Names) -> str:
    """What the register of a passage says, in words; empty for nothing."""
    reference, entity = passage_value(value) or (None, "")
    if reference is Reference.NO_NAME:
        return "no name"
    name = names.entity(entity) if entity else ""
    return f"not {name}" if reference is Reference.IS_NOT else name


def statement_words(fact: Any, names: Names) -> str:
    """The statement that a fact is about."""
    assertion = getattr(fact, "assertion", None)
    words = assertion.exact if assertion is not None else names.statement(fact.statement)
    return f"the statement {quoted(words)} in {names.file(fact.source)}" if words else (
        f"a statement in {names.file(fact.source)}"
    )  # fmt: skip


def _adopted(fact: StatementAdopted, names: Names) -> str:
    return f"kept {statement_words(fact, names)} as it was found"


def _written(fact: StatementWritten, names: Names) -> str:
    return f"wrote {statement_words(fact, names)}"


def _removed(fact: StatementRemoved, names: Names) -> str:
    return f"took {statement_words(fact, names)} out of the case again"


def _restored(fact: StatementRestored, names: Names) -> str:
    return f"brought {statement_words(fact, names)} back"


def _edited(fact: StatementEdited, names: Names) -> str:
    what = f"the {FIELDS.get(fact.field, fact.field)} of {statement_words(fact, names)}"
    held = decided(names.before(fact))
    before = "" if held is None else f" (was: {_field_value(fact.field, held, names)})"
    if fact.value is None:
        return f"took back {what}{before}"
    return f"set {what} to {_field_value(fact.field, fact.value, names)}{before}"


def _field_value(field: str, value: str, names: Names) -> str:
    if field in _ENTITIES:
        return shown(listed([names.entity(id) for id in lines(value)]))
    if field in ("hedged", "negated"):
        return value or "no"
    return shown(value, "the publication" if field == "attribution" else "unknown")


def _status(fact: StatementStatusSet, names: Names) -> str:
    return status_words(fact.status, names.before(fact), statement_words(fact, names))


def _graded(fact: StatementGraded, names: Names) -> str:
    before = shown(names.before(fact), _AS_ITS_SOURCE)
    return f"graded {statement_words(fact, names)} {fact.grade or _AS_ITS_SOURCE} (was: {before})"


SENTENCES: Mapping[type[Any], Sentence] = {
    PassageJudged: _judged,
    StatementAdopted: _adopted,
    StatementWritten: _written,
    StatementRemoved: _removed,
    StatementRestored: _restored,
    StatementEdited: _edited,
    StatementStatusSet: _status,
    StatementGraded: _graded,
}
