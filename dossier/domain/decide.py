"""Decide: (state, command, analyst) -> the facts to record, or a refusal in words. Nothing is changed
here."""

from collections.abc import Callable, Sequence
from typing import Any

from dossier.domain import commands as c
from dossier.domain.commands import Command
from dossier.domain.deciding import (
    contradictions,
    entities,
    keys,
    marks,
    passages,
    searches,
    settling,
    sources,
    statements,
    undoing,
)
from dossier.domain.deciding.state import State
from dossier.domain.entries import Fact
from dossier.domain.errors import CommandRefused
from dossier.domain.writes import subject, written


def _together(command: c.Together, state: State, analyst: str) -> Sequence[Fact]:
    facts = [fact for each in command.commands for fact in decide(state, each, analyst)]
    set_ = [(subject(fact), write.field) for fact in facts if (write := written(fact)) is not None]
    if len(set(set_)) < len(set_):
        raise CommandRefused("One thing cannot be set twice at once.")
    return tuple(dict.fromkeys(facts))  # what two commands both adopt is adopted once


Rule = Callable[[Any, State, str], Sequence[Fact]]

RULES: dict[type[Any], Rule] = {
    c.SetCaseProperty: sources.set_case_property,
    c.NameAnalyst: sources.name_analyst,
    c.IngestSource: sources.ingest_source,
    c.RecordAnalysis: sources.record_analysis,
    c.CorrectSource: sources.correct_source,
    c.GradeSource: sources.grade_source,
    c.TieVersions: sources.tie_versions,
    c.WithdrawSource: sources.withdraw_source,
    c.RestoreSource: sources.restore_source,
    c.CreateEntity: entities.create_entity,
    c.RenameEntity: entities.rename_entity,
    c.SetEntityKind: entities.set_entity_kind,
    c.SetEntityStatus: entities.set_entity_status,
    c.SetAlias: entities.set_alias,
    c.MergeEntities: entities.merge_entities,
    c.UnmergeEntity: entities.unmerge_entity,
    c.SplitEntity: entities.split_entity,
    c.CompareEntities: entities.compare_entities,
    c.SetEventDetail: entities.set_event_detail,
    c.JudgePassages: passages.judge_passages,
    c.WriteStatement: statements.write_statement,
    c.EditStatement: statements.edit_statement,
    c.SetStatementStatus: statements.set_statement_status,
    c.RemoveStatement: statements.remove_statement,
    c.GradeStatement: statements.grade_statement,
    c.WriteNote: marks.write_note,
    c.SetTag: marks.set_tag,
    c.SkipSuggestion: marks.skip_suggestion,
    c.SaveSearch: searches.save_search,
    c.DropSearch: searches.drop_search,
    c.PublishKey: keys.publish_key,
    c.MarkKey: keys.mark_key,
    c.SettleConflict: settling.settle_conflict,
    c.SettleContradiction: contradictions.settle_contradiction,
    c.Together: _together,
    c.Undo: undoing.undo,
    c.Redo: undoing.redo,
}
"""What each command comes to. A rule reads the state and changes nothing."""


def decide(state: State, command: Command, analyst: str) -> Sequence[Fact]:
    """The facts that `command`, given by `analyst`, adds to the journal; empty when nothing would change.

    Raises CommandRefused, whose text says why and what to do.
    """
    rule = RULES.get(type(command))
    if rule is None:
        raise TypeError(f"no rule for {type(command).__name__}")
    return rule(command, state, analyst)
