"""A whole act of a person in one line: `confirmed 23 statements`, `merged A and B into C`, `split C off A: …`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from dossier.domain import entries as e
from dossier.domain.judgements import Reference, Status
from dossier.domain.writes import decided, lines
from dossier.store.readmodel.words.entities import DECIDED
from dossier.store.readmodel.words.naming import Names, counted, listed, shown
from dossier.store.readmodel.words.statements import FIELDS, statement_words

MOST_NAMES = 3
"""Entities that are named one by one; more are counted."""


class Counted(NamedTuple):
    """What several facts of one act have in common: `before`, how many, `after`."""

    before: str
    one: str
    many: str
    after: str = ""

    def of(self, n: int) -> str:
        return f"{self.before} {counted(n, self.one, self.many)}{self.after}"


_ENTITIES = ("entity", "entities")
_STATEMENTS = ("statement", "statements")
_PASSAGES = ("passage", "passages")
_SOURCES = ("source", "sources")


def _status(fact: Any, names: Names) -> Counted:
    what = _STATEMENTS if isinstance(fact, e.StatementStatusSet) else _ENTITIES
    if fact.status is Status.UNREVIEWED:
        return Counted("put", *what, " back to unreviewed")
    return Counted(DECIDED[fact.status], *what)


def _judged(fact: e.PassageJudged, names: Names) -> Counted:
    if fact.reference is Reference.IS:
        return Counted("linked", *_PASSAGES, f" to {names.entity(fact.entity)}")
    if fact.reference is Reference.IS_NOT:
        return Counted(f"said that {names.entity(fact.entity)} is not meant by", *_PASSAGES)
    if fact.reference is Reference.NO_NAME:
        return Counted("said that there is no name in", *_PASSAGES)
    return Counted("took back what was said of", *_PASSAGES)


def _always(*words: str) -> Callable[[Any, Names], Counted]:
    common = Counted(*words)
    return lambda fact, names: common


COUNTED: Mapping[type[Any], Callable[[Any, Names], Counted]] = {
    e.SourceIngested: _always("ingested", *_SOURCES),
    e.SourceAnalysed: _always("analysed", *_SOURCES),
    e.SourceMetadataSet: _always("corrected", "metadata field", "metadata fields"),
    e.SourceWithdrawn: _always("withdrew", *_SOURCES),
    e.SourceRestored: _always("restored", *_SOURCES),
    e.SourceGraded: _always("graded", *_SOURCES),
    e.SourceSupersedes: _always("tied", *_SOURCES, " to earlier versions"),
    e.EntityCreated: _always("created", *_ENTITIES),
    e.EntityRemoved: _always("took", *_ENTITIES, " out of the case again"),
    e.EntityRestored: _always("brought", *_ENTITIES, " back"),
    e.EntityRenamed: _always("renamed", *_ENTITIES),
    e.EntityKindSet: _always("set the kind of", *_ENTITIES),
    e.EntityStatusSet: _status,
    e.AliasSet: _always("changed", "further name", "further names"),
    e.EntityMerged: lambda f, names: Counted("merged", *_ENTITIES, f" into {names.entity(f.into)}"),
    e.EntityUnmerged: _always("unmerged", *_ENTITIES),
    e.EntitiesCompared: _always("compared", "pair of entities", "pairs of entities"),
    e.EventDetailSet: _always("set", "detail of events", "details of events"),
    e.PassageJudged: _judged,
    e.StatementWritten: _always("wrote", *_STATEMENTS),
    e.StatementRemoved: _always("took", *_STATEMENTS, " out of the case again"),
    e.StatementRestored: _always("brought", *_STATEMENTS, " back"),
    e.StatementEdited: _always("edited", "field of statements", "fields of statements"),
    e.StatementStatusSet: _status,
    e.StatementGraded: _always("graded", *_STATEMENTS),
    e.NoteWritten: _always("wrote", "note", "notes"),
    e.Tagged: _always("set", "tag", "tags"),
    e.RivalDropped: _always("settled", "conflict", "conflicts"),
    e.SuggestionSkipped: _always("put off", "suggestion", "suggestions"),
    e.SearchSaved: _always("saved", "search", "searches"),
    e.SearchDropped: _always("dropped", "search", "searches"),
    e.KeyMarked: _always("marked", "key", "keys"),
    e.ContradictionSettled: _always("settled", "contradiction", "contradictions"),
}


def told(facts: Sequence[Any]) -> list[Any]:
    """Those of an act's facts that say what it was: not what it kept, who its author is, or what it took back."""
    return [
        fact
        for fact in facts
        if type(fact) in COUNTED
        or isinstance(fact, e.CasePropertySet)
        or (isinstance(fact, e.AnalystNamed) and fact.replaces)
    ]


def as_a_whole(facts: Sequence[Any], kept: Sequence[e.EntityAdopted], names: Names) -> str:
    """Words for an act whose `told` facts belong together; empty where they do not. `kept` are those it adopted."""
    kinds = {type(fact) for fact in facts}
    if kinds == {e.EntityMerged}:
        return _merged(facts, names)
    if kinds == {e.StatementEdited} and len({fact.statement for fact in facts}) == 1:
        fields = [FIELDS.get(fact.field, fact.field) for fact in facts]
        return f"edited the {listed(fields)} of {statement_words(facts[0], names)}"
    made = [fact for fact in facts if isinstance(fact, e.EntityCreated)]
    if len(made) == 1 and kinds <= {e.EntityCreated, e.PassageJudged, e.StatementEdited}:
        return _made(made[0], facts, kept, names)
    return ""


def _merged(facts: Sequence[e.EntityMerged], names: Names) -> str:
    if len(facts) > MOST_NAMES or len({fact.into for fact in facts}) > 1:
        return ""
    return f"merged {listed([names.entity(f.entity) for f in facts])} into {names.entity(facts[0].into)}"


def _made(made: e.EntityCreated, facts: Sequence[Any], kept: Sequence[e.EntityAdopted], names: Names) -> str:
    passages = sum(isinstance(fact, e.PassageJudged) for fact in facts)
    edits = [fact for fact in facts if isinstance(fact, e.StatementEdited)]
    parts = [counted(passages, *_PASSAGES)] if passages else []
    if edits:
        parts.append(counted(len({fact.statement for fact in edits}), *_STATEMENTS))
    whole = kept[0].name if kept else next((_before_split(f, made, names) for f in edits), "")
    if not whole:
        return f"created the {made.kind} {shown(made.name)} and linked {listed(parts)} to it"
    return f"split {shown(made.name)} off {shown(whole)}: {listed(parts)}"


def _before_split(edit: e.StatementEdited, made: e.EntityCreated, names: Names) -> str:
    """The entity in whose place an edit puts the new one."""
    before = lines(decided(names.before(edit)) or "")
    gone = [id for id in before if id not in lines(edit.value or "")]
    return names.entity(gone[0]) if gone else ""
