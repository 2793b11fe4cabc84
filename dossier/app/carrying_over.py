"""A newer or corrected version of an article: what analysts decided in the earlier one is carried over, and all of it
is shown first, also what cannot be. Nothing is carried over in silence."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dossier.domain import targets
from dossier.domain.anchoring import Searched, Wanted
from dossier.domain.carry_over import Carry, CarryOver, Decided, Judged, Marked
from dossier.domain.commands import (
    Command,
    EditStatement,
    GradeStatement,
    JudgePassages,
    SetStatementStatus,
    SetTag,
    TieVersions,
    Together,
    WriteNote,
    WriteStatement,
)
from dossier.domain.entries import Assertion
from dossier.domain.judgements import Status
from dossier.domain.passages import Span
from dossier.domain.targets import Place
from dossier.domain.views import NoteRow, StatementRow

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

Fresh = Callable[[str], str]


def carry_over(workspace: "Workspace", source: str, earlier: str) -> CarryOver:
    """What would become of every decision on `earlier` in its newer version `source`; nothing is recorded.
    Raises NotFound."""
    views = workspace.views
    old, new = views.reading(earlier).text, Searched(views.reading(source).text)
    carries = []
    for decision in views.decided_in(earlier):
        found = new.find(Wanted.of(old, decision.citation.start, decision.citation.end))
        words = new.text[found.span.start : found.span.end] if found.span else ""
        carries.append(Carry(decision, found, words))
    return CarryOver(source, earlier, tuple(carries))


def tie(workspace: "Workspace", over: CarryOver) -> int:
    """Say that one is a newer version of the other, and carry over what was kept or moved; returns how much was.

    Statements that have to be written anew are so first: what else was decided on them is an act of its own.
    """
    found = {_key(row): row.id for row in workspace.views.statements_in(over.source)}
    written: list[Command] = []
    decided: list[Command] = []
    standing = [(carry.decision, carry.found.span) for carry in over.carries if carry.found.span]
    for decision, span in standing:
        if isinstance(decision, Decided):
            _carry_statement(decision, span, over.source, found, workspace.fresh_id, written, decided)
        else:
            decided.extend(_on_passage(decision, span, over.source, workspace.fresh_id))
    workspace.do(Together((TieVersions(over.source, over.earlier), *written)))
    if decided:
        workspace.do(Together(tuple(_once(decided))))
    return len(standing)


def _key(row: StatementRow) -> tuple[int, int, str]:
    return row.citation.start, row.citation.end, row.kind.value


def _carry_statement(
    decision: Decided,
    span: Span,
    source: str,
    found: dict[tuple[int, int, str], str],
    fresh: Fresh,
    written: list[Command],
    decided: list[Command],
) -> None:
    """The same decision on the statement that stands there; where none does, it is written, unless it was rejected."""
    row = decision.statement
    id = found.get((span.start, span.end, row.kind.value))
    if id is None:
        if row.status is Status.REJECTED:
            return  # nothing says it there
        id = fresh("statement")
        written.append(WriteStatement(id, source, _assertion(row, span.start, span.end)))
    elif row.edited:
        decided.append(EditStatement(id, tuple((field, _field(row, field)) for field in row.edited)))
    if row.status is not Status.UNREVIEWED:
        decided.append(SetStatementStatus((id,), row.status))
    if row.own_grade:
        decided.append(GradeStatement(id, row.own_grade))
    decided.extend(_marks(targets.of_statement(id), decision.notes, row.tags, fresh))


def _assertion(row: StatementRow, start: int, end: int) -> Assertion:
    return Assertion(
        start=start,
        end=end,
        exact="",
        kind=row.kind,
        subjects=tuple(each.id for each in row.subjects),
        others=tuple(each.id for each in row.others),
        attribution=row.attribution or "",
        attributed_to=row.attributed_to.id if row.attributed_to else "",
        date=row.date or "",
        hedged=row.hedged,
        negated=row.negated,
    )


def _field(row: StatementRow, field: str) -> str:
    """A field of a statement as `StatementEdited` has it."""
    whole = _assertion(row, 0, 0)
    value = getattr(whole, field)
    if isinstance(value, bool):
        return "yes" if value else ""
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _on_passage(decision: Judged | Marked, span: Span, source: str, fresh: Fresh) -> Sequence[Command]:
    if isinstance(decision, Judged):
        here = Place(source, span.start, span.end)
        return [JudgePassages((here,), decision.reference, decision.entity)]
    target = targets.of_passage(source, span.start, span.end)
    return _marks(target, decision.notes, decision.tags, fresh)


def _marks(target: str, notes: Sequence[NoteRow], tags: Sequence[str], fresh: Fresh) -> list[Command]:
    return [
        *(WriteNote(fresh("note"), target, note.text) for note in notes),
        *(SetTag(target, tag) for tag in tags),
    ]


def _once(commands: Sequence[Command]) -> Sequence[Command]:
    """Two passages of the earlier version may have become one: what would be set twice is set as the first has it."""
    kept: dict[object, Command] = {}
    for command in commands:
        match command:
            case JudgePassages(passages=passages):
                key: object = ("passage", passages)
            case SetStatementStatus(statements=statements):
                key = ("status", statements)
            case GradeStatement(statement=statement) | EditStatement(statement=statement):
                key = (type(command), statement)
            case SetTag(target=target, tag=tag):
                key = ("tag", target, tag)
            case _:
                key = command
        kept.setdefault(key, command)
    return list(kept.values())


def words_of(carry: Carry) -> str:
    """A decision as a line says it: “confirmed”, “refers to …”, “note: …”."""
    decision = carry.decision
    if isinstance(decision, Judged):
        return f"{decision.reference} {decision.entity}".strip()
    if isinstance(decision, Marked):
        return ", ".join(
            [*(f"note: {note.text}" for note in decision.notes), *(f"# {tag}" for tag in decision.tags)]
        )
    row = decision.statement
    said = [row.status.value] if row.status is not Status.UNREVIEWED else []
    said += ["written"] if row.written else ["edited"] if row.edited else []
    said += [row.own_grade] if row.own_grade else []
    return ", ".join(
        [*said, *(f"note: {note.text}" for note in decision.notes), *(f"# {tag}" for tag in row.tags)]
    )
