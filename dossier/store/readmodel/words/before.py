"""What held before an entry: the value that its fact replaced."""

from collections.abc import Mapping
from typing import Any

from dossier.domain.deciding.statements import shown
from dossier.domain.entries import (
    STATEMENT_FIELDS,
    CaseCreated,
    EntityAdopted,
    EntityCreated,
    EntityKindSet,
    EntityRenamed,
    SourceIngested,
    SourceMetadataSet,
    StatementAdopted,
    StatementEdited,
    StatementWritten,
)
from dossier.domain.writes import optional, written
from dossier.store.readmodel.fold import field_value


def value_before(fact: Any, facts: Mapping[str, Any]) -> str:
    """The value (as `writes.written` has it) that `fact` replaced: that of the entry which it names, else what its
    subject came with.

    `facts` are those on the same subject by their entries' ids, in canonical order.
    """
    writes = written(fact)
    if writes is None:
        return ""
    replaced = facts.get(getattr(fact, "replaces", None) or "")
    if isinstance(replaced, CaseCreated):
        return str(getattr(replaced, writes.field, ""))
    if replaced is not None:
        there = written(replaced)
        if there is None or there.field != writes.field:
            return ""
        if there.value or isinstance(fact, SourceMetadataSet):
            return there.value
    return _first(fact, facts)


def _first(fact: Any, facts: Mapping[str, Any]) -> str:
    """What the document, the machine or who made it had, where a fact changes such a thing; an empty value of a name,
    a kind or a statement's field stands for that again."""
    if isinstance(fact, SourceMetadataSet):
        ingested = _found(facts, SourceIngested)
        known = ingested is not None and hasattr(ingested.metadata, fact.field)
        return field_value(ingested.metadata, fact.field) if known else ""
    if isinstance(fact, (EntityRenamed, EntityKindSet)):
        entity = _found(facts, EntityCreated) or _found(facts, EntityAdopted)
        if entity is None:
            return ""
        return str(entity.name if isinstance(fact, EntityRenamed) else entity.kind)
    if isinstance(fact, StatementEdited) and fact.field in STATEMENT_FIELDS:
        for kind in (StatementWritten, StatementAdopted):
            for each in facts.values():
                if isinstance(each, kind) and each.statement == fact.statement:
                    return optional(shown(each.assertion, fact.field))
    return ""


def _found(facts: Mapping[str, Any], kind: type[Any]) -> Any:
    return next((fact for fact in facts.values() if isinstance(fact, kind)), None)
