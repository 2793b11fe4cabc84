"""Rules about what passages say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.domain.analysis import StatementKind
from dossier.domain.commands import (
    EditStatement,
    GradeStatement,
    RemoveStatement,
    SetStatementStatus,
    WriteStatement,
)
from dossier.domain.deciding import values
from dossier.domain.deciding.adopting import (
    adopted,
    adopted_statement,
    deciding,
    require_entity,
    require_statement,
    setting,
)
from dossier.domain.deciding.passages import words
from dossier.domain.deciding.state import KnownEntity, KnownStatement, State
from dossier.domain.entries import (
    STATEMENT_FIELDS,
    Assertion,
    EntryId,
    Fact,
    StatementEdited,
    StatementGraded,
    StatementRemoved,
    StatementStatusSet,
    StatementWritten,
)
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Status
from dossier.domain.targets import Place
from dossier.domain.writes import lines, optional, statement_field

ENTITIES = ("subjects", "others", "attributed_to")
"""Fields of a statement that hold ids of entities."""


def write_statement(command: WriteStatement, state: State, analyst: str) -> Sequence[Fact]:
    said = command.assertion
    used = state.held(command.source, statement_field(command.statement, "existence")).entry is not None
    if used or state.known_statement(command.statement) is not None:
        raise CommandRefused(f"There is a statement with the id “{command.statement}” already, or there was.")
    exact = words(state, Place(command.source, said.start, said.end))
    if state.is_withdrawn(command.source):
        raise CommandRefused("This source is withdrawn, so nothing that it says is shown: restore it first.")
    subjects = [require_entity(state, id) for id in said.subjects]
    if not subjects:
        raise CommandRefused("A statement needs somebody or something that it is about.")
    others = [require_entity(state, id) for id in said.others]
    by = [require_entity(state, said.attributed_to)] if said.attributed_to else []
    assertion = replace(
        said,
        exact=exact,
        subjects=_ids(subjects),
        others=_ids(others),
        attributed_to=by[0].id if by else "",
        attribution=values.clean(said.attribution),
        date=values.time_value(said.date),
    )
    return (
        *adopted([*subjects, *others, *by]),
        StatementWritten(command.statement, command.source, assertion),
    )


def edit_statement(command: EditStatement, state: State, analyst: str) -> Sequence[Fact]:
    statement = require_statement(state, command.statement)
    changes, named = dict[str, str | None](), list[KnownEntity]()
    for field, value in command.changes:
        if field not in STATEMENT_FIELDS:
            raise CommandRefused(f"A statement has no “{field}”; it has {', '.join(STATEMENT_FIELDS)}.")
        if value is not None and field in ENTITIES:
            entities = [require_entity(state, id) for id in lines(value)]
            if field == "subjects" and not entities:
                raise CommandRefused("A statement needs somebody or something that it is about.")
            if field == "attributed_to" and len(entities) > 1:
                raise CommandRefused("A statement is attributed to one person or thing at most.")
            named += entities
            value = "\n".join(_ids(entities))
        elif value is not None:
            value = plain(field, value)
        changes[field] = value
    edited = edits(state, statement, changes)
    return (*adopted(named), *adopted_statement(statement), *edited) if edited else ()


def edits(state: State, statement: KnownStatement, changes: Mapping[str, str | None]) -> list[Fact]:
    """A fact for each field that is to be otherwise than it is."""
    facts: list[Fact] = []
    for field, value in changes.items():
        if value is not None and value == shown(statement.assertion, field):
            continue
        key = statement_field(statement.id, field)
        held = state.held(statement.source, key)
        if held.value != optional(value):
            facts.append(StatementEdited(statement.id, statement.source, field, value, held.entry))
    return facts


def shown(assertion: Assertion, field: str) -> str:
    """A field of a statement as an edit would write it."""
    value = getattr(assertion, field)
    if isinstance(value, bool):
        return "yes" if value else ""
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def set_statement_status(command: SetStatementStatus, state: State, analyst: str) -> Sequence[Fact]:
    facts: list[Fact] = []
    value = "" if command.status is Status.UNREVIEWED else command.status.value
    for id in dict.fromkeys(command.statements):
        statement = require_statement(state, id)

        def judged(replaces: EntryId | None, known: KnownStatement = statement) -> Fact:
            rejecting = command.status is Status.REJECTED
            seen = state.work_on(known.source, statement_field(known.id, "status")) if rejecting else ()
            return StatementStatusSet(known.id, known.source, command.status, replaces, seen)

        new = deciding(state, statement.source, statement_field(statement.id, "status"), value, judged)
        facts += [*adopted_statement(statement), *new] if new else []
    return facts


def remove_statement(command: RemoveStatement, state: State, analyst: str) -> Sequence[Fact]:
    statement = require_statement(state, command.statement)
    if not statement.written:
        raise CommandRefused("The machine suggested this statement: reject it instead.")
    held = state.held(statement.source, statement_field(statement.id, "existence"))
    return (StatementRemoved(statement.id, statement.source, held.entry),)


def grade_statement(command: GradeStatement, state: State, analyst: str) -> Sequence[Fact]:
    statement = require_statement(state, command.statement)
    grade = values.grade(command.grade)
    graded = setting(
        state,
        statement.source,
        statement_field(statement.id, "grade"),
        grade,
        lambda r: StatementGraded(statement.id, statement.source, grade, r),
    )
    return (*adopted_statement(statement), *graded) if graded else ()


def plain(field: str, value: str) -> str:
    """A field of a statement that names no entity, in its one form. Refused when it is none."""
    if field == "date":
        return values.time_value(value)
    if field in ("hedged", "negated"):
        if value not in ("yes", ""):
            raise CommandRefused(f"Whether it is {field} is “yes” or empty.")
        return value
    if field == "kind":
        if value not in set(StatementKind):
            raise CommandRefused(f"There is no kind “{value}”; there are {', '.join(StatementKind)}.")
        return value
    return values.clean(value)


def _ids(entities: Sequence[KnownEntity]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entity.id for entity in entities))
