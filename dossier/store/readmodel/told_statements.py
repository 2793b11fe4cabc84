"""Statements as analysts decided: found again where they stand, changed, told as they were adopted, or written."""

from collections.abc import Iterator, Sequence

from dossier.domain.analysis import StatementKind
from dossier.domain.entries import Assertion
from dossier.domain.writes import lines
from dossier.store.readmodel.fold import StatementDecision
from dossier.store.readmodel.telling import ATTRIBUTED, OTHER, PLACE, SUBJECT, VIA, Member, ToldStatement

SAME = 0.5
"""How much of two passages must be common (of all that either covers) for a statement to be the same one."""


def decided(
    statements: Sequence[ToldStatement], decisions: Sequence[StatementDecision], length: int
) -> list[ToldStatement]:
    found = list(statements)
    by_id = {statement.id: statement for statement in found}
    lost = [d for d in decisions if d.id not in by_id and not d.written]
    for decision, statement in _found_again(lost, found, {d.id for d in decisions}):
        by_id.pop(statement.id)
        statement.id = decision.id
        by_id[decision.id] = statement
    for decision in decisions:
        statement_ = by_id.get(decision.id)
        if decision.removed and not decision.written:
            if statement_ is not None and statement_.read is None:
                found.remove(statement_)
            continue
        if statement_ is None:
            said = decision.assertion
            if said is None or not decision.stands or not 0 <= said.start < said.end <= length:
                continue
            statement_ = _as_asserted(decision.id, said)
            found.append(statement_)
        _apply(decision, statement_)
    return sorted(found, key=lambda s: (s.start, s.end, s.read is None, s.id if s.read is None else ""))


def _found_again(
    lost: Sequence[StatementDecision], statements: Sequence[ToldStatement], decided_on: set[str]
) -> Iterator[tuple[StatementDecision, ToldStatement]]:
    """Pairs of a decision and the statement that stands where its own stood: the best pairs first, each once."""
    pairs = sorted(
        (-common, decision.id, place)
        for decision in lost
        if decision.assertion is not None
        for place, statement in enumerate(statements)
        if statement.id not in decided_on
        and statement.kind == decision.assertion.kind
        and (common := _overlap(decision.assertion, statement)) >= SAME
    )
    by_id = {decision.id: decision for decision in lost}
    taken: set[int] = set()
    for _, id, place in pairs:
        if id in by_id and place not in taken:
            taken.add(place)
            yield by_id.pop(id), statements[place]


def _overlap(said: Assertion, statement: ToldStatement) -> float:
    common = min(said.end, statement.end) - max(said.start, statement.start)
    return common / (max(said.end, statement.end) - min(said.start, statement.start)) if common > 0 else 0.0


def _as_asserted(id: str, said: Assertion) -> ToldStatement:
    parts: list[tuple[Member, str]] = [(entity, SUBJECT) for entity in said.subjects]
    parts += [(entity, OTHER) for entity in said.others]
    if said.attributed_to:
        parts.append((said.attributed_to, ATTRIBUTED))
    return ToldStatement(
        id=id,
        read=None,
        start=said.start,
        end=said.end,
        kind=said.kind,
        parts=parts,
        attribution=said.attribution or None,
        attribution_span=None,
        hedged=said.hedged,
        negated=said.negated,
        date=said.date or None,
        date_text="",
    )


def _apply(decision: StatementDecision, statement: ToldStatement) -> None:
    statement.status, statement.grade = decision.status, decision.grade
    statement.adopted, statement.written = decision.assertion is not None, decision.written
    statement.edited = tuple(field for field, _ in decision.edits)
    for name, value in decision.edits:
        _edit(statement, name, value)


def _edit(statement: ToldStatement, name: str, value: str) -> None:
    roles = {"subjects": SUBJECT, "others": OTHER, "attributed_to": ATTRIBUTED}
    if name in roles:
        kept = [part for part in statement.parts if part[1] != roles[name]]
        named: list[tuple[Member, str]] = [(entity, roles[name]) for entity in lines(value)]
        statement.parts = sorted([*kept, *named], key=lambda part: _ROLES.index(part[1]))
    elif name == "kind" and value in _KINDS:
        statement.kind = StatementKind(value)
    elif name == "attribution":
        statement.attribution, statement.attribution_span = value or None, None
    elif name == "date":
        statement.date, statement.date_text, statement.vague = value or None, "", ""
    elif name in ("hedged", "negated"):
        setattr(statement, name, bool(value))


_ROLES = (SUBJECT, OTHER, ATTRIBUTED, VIA, PLACE)
_KINDS = frozenset(StatementKind)
