"""What analysts decide in the case in memory: statuses, names, what was put off; acts, undo and redo; history."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from dossier.domain import commands as c
from dossier.domain import targets
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Status
from dossier.domain.views import ActRow, EntityRow, HistoryRow, StatementRow

AT = "2026-11-20T14:00:00.000Z"


@dataclass
class Held:
    """What is decided, so far."""

    status: dict[str, Status] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)


@dataclass
class Act:
    id: str
    summary: str
    targets: tuple[str, ...]
    kind: str
    before: Held
    blocked: str = ""


class Deciding:
    """`take(command)` carries one out, where it knows it; `undo` and `redo` as the workspace has them."""

    COMMANDS = (c.SetEntityStatus, c.SetStatementStatus, c.SkipSuggestion, c.RenameEntity)

    def __init__(self, number: Callable[[], int]) -> None:
        """`number` gives the next entry its number."""
        self.held = Held()
        self.acts: list[Act] = []
        self.undone: list[Act] = []
        self.rows: dict[int, HistoryRow] = {}
        self._number = number

    def take(self, command: Any) -> tuple[str, ...]:
        """The targets that it concerns."""
        before = deepcopy(self.held)
        if isinstance(command, c.SkipSuggestion):
            concerned, kind, words = (command.target,), "SuggestionSkipped", "put off a suggestion"
            self.held.skipped.add(command.target)
        elif isinstance(command, c.RenameEntity):
            concerned, kind = (targets.of_entity(command.entity),), "EntityRenamed"
            words = f"renamed {self.held.names.get(concerned[0], command.entity)} to {command.name}"
            self.held.names[concerned[0]] = command.name
        else:
            of = targets.of_entity if isinstance(command, c.SetEntityStatus) else targets.of_statement
            ids = command.entities if isinstance(command, c.SetEntityStatus) else command.statements
            concerned = tuple(of(id_) for id_ in ids)
            kind = "EntityStatusSet" if of is targets.of_entity else "StatementStatusSet"
            words = f"{command.status} {len(ids)} {'entity' if of is targets.of_entity else 'statement'}"
            for target in concerned:
                self.held.status[target] = command.status
        act = Act(f"act-{len(self.rows)}", words, concerned, kind, before)
        self.acts.append(act)
        self.undone.clear()
        self._write(act.id, kind, concerned, words)
        return concerned

    def undo(self, *, pass_over: bool = False) -> Act:
        if not self.acts:
            raise CommandRefused("There is nothing of yours to take back.")
        act = self.acts[-1]
        if act.blocked and not pass_over:
            raise CommandRefused(f"“{act.summary}” cannot be taken back. {act.blocked}")
        self.acts.pop()
        if pass_over:
            return act
        self.undone.append(replace(act, before=deepcopy(self.held)))
        self._restore(act)
        taking = f"undo-{len(self.rows)}"
        self._write(taking, "ActUndone", (), f"took back: {act.summary}")
        self._write(taking, act.kind, act.targets[::-1], f"put back: {act.summary}")
        return act

    def redo(self) -> Act:
        if not self.undone:
            raise CommandRefused("There is nothing of yours to do again.")
        act = self.undone.pop()
        self.acts.append(replace(act, before=deepcopy(self.held)))
        self._restore(act)
        self._write(f"redo-{len(self.rows)}", "ActRedone", act.targets, f"did again: {act.summary}")
        return act

    def _restore(self, act: Act) -> None:
        """Put back what the act's targets had; whatever else was decided meanwhile stays."""
        for target in act.targets:
            for now, before in ((self.held.status, act.before.status), (self.held.names, act.before.names)):
                now.pop(target, None)
                if target in before:
                    now[target] = before[target]  # type: ignore[assignment]
            self.held.skipped.discard(target)
            self.held.skipped |= {target} & act.before.skipped

    def listed(self, *, undone: bool) -> list[ActRow]:
        acts = self.undone if undone else self.acts
        return [ActRow(a.id, AT, a.summary, len(a.targets), a.blocked) for a in reversed(acts)]

    # -- what the rows look like by now

    def entity(self, row: EntityRow) -> EntityRow:
        target = targets.of_entity(row.id)
        name = self.held.names.get(target, row.name)
        return replace(row, name=name, status=self.held.status.get(target, row.status))

    def statement(self, row: StatementRow) -> StatementRow:
        return replace(row, status=self.held.status.get(targets.of_statement(row.id), row.status))

    def is_open(self, target: str) -> bool:
        return self.held.status.get(target, Status.UNREVIEWED) is Status.UNREVIEWED

    def _write(self, act: str, kind: str, concerned: Sequence[str], words: str) -> None:
        for target in concerned or ("case",):
            n = self._number()
            row = HistoryRow(
                f"{n:064x}", n, kind, "Ada", AT, words, "{}", False, act=act, target=target, initials="AL"
            )
            self.rows[n] = row
