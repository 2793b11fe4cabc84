"""What a source tells once analysts have judged its passages and statements: a pure function of its analysis, of its
text, and of what was decided. Where nothing was decided it tells what the machine read.

Decisions are tied to passages, so they hold for whatever analysis there is. A passage that an analyst judged takes
the machine's mentions that lie in it out of their chains; a statement that was decided on is found again by its id,
else by where it stands. What the machine does not find any more is told as it was adopted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from dossier.domain.analysis import Analysis, EntityKind, Form, Quote, Statement, StatementKind
from dossier.domain.entries import Assertion
from dossier.domain.judgements import Reference, Status
from dossier.domain.writes import lines
from dossier.store.readmodel.fold import PassageDecision, StatementDecision
from dossier.store.readmodel.identify import passage_id

Member = int | str
"""A chain of the analysis by its index, or an entity that an analyst named by its id; NOBODY."""
NOBODY = ""
"""Somebody, but it is not known who."""

SUBJECT, OTHER, ATTRIBUTED = "subject", "other", "attributed"
BY_HAND = "analyst"
"""The rule of a mention that an analyst made."""
SAME = 0.5
"""How much of two passages must be common (of all that either covers) for a statement to be the same one."""
CERTAIN = 1000


@dataclass(slots=True)
class ToldMention:
    """`read` is the chain as the machine has it, None for a mention made by hand; `member` is None for no name."""

    start: int
    end: int
    form: Form
    score: int
    rule: str
    read: int | None
    member: Member | None
    reference: Reference | None = None


@dataclass(slots=True)
class ToldStatement:
    """`source` is the statement as the machine has it, None for one that only analysts hold."""

    id: str
    read: Statement | None
    start: int
    end: int
    kind: StatementKind
    parts: list[tuple[Member, str]]
    attribution: str | None
    attribution_span: tuple[int, int] | None
    hedged: bool
    negated: bool
    date: str | None
    date_text: str
    status: Status = Status.UNREVIEWED
    grade: str = ""
    adopted: bool = False
    written: bool = False
    edited: tuple[str, ...] = ()


@dataclass(slots=True)
class Told:
    """In text order; `speakers` and `addressees` are those of the quotes, by their index."""

    mentions: list[ToldMention]
    statements: list[ToldStatement]
    speakers: list[Member | None]
    addressees: list[Member | None]
    members: list[str] = field(default_factory=list)
    """The entities (and NOBODY) that analysts named, in order."""


def told(
    source: str,
    text: str,
    analysis: Analysis,
    dates: Sequence[str | None],
    passages: Sequence[PassageDecision],
    decisions: Sequence[StatementDecision],
) -> Told:
    """`dates` are the values of the analysis's dates, by the publication date of the moment."""
    mentions = [
        ToldMention(m.start, m.end, m.form, m.score, m.rule, m.chain, m.chain) for m in analysis.mentions
    ]
    statements = list(_read(source, text, analysis, dates))
    speakers: list[Member | None] = [q.speaker.chain if q.speaker else None for q in analysis.quotes]
    addressees: list[Member | None] = [q.addressee for q in analysis.quotes]
    if passages:
        kinds = [chain.kind for chain in analysis.chains]
        mentions = _judged(mentions, passages, kinds, len(text))
        _follow(statements, speakers, analysis.quotes, mentions)
    if decisions:
        statements = _decided(statements, decisions, len(text))
    result = Told(mentions, statements, speakers, addressees)
    if passages or decisions:
        result.members = _members(result)
    return result


def _read(source: str, text: str, analysis: Analysis, dates: Sequence[str | None]) -> Iterator[ToldStatement]:
    seen: Counter[tuple[Any, ...]] = Counter()
    for s in analysis.statements:
        a = s.attribution
        parts: list[tuple[Member, str]] = [(chain, SUBJECT) for chain in s.subjects]
        parts += [(chain, OTHER) for chain in s.others]
        if a is not None and a.chain is not None:
            parts.append((a.chain, ATTRIBUTED))
        when = None if s.date is None else analysis.dates[s.date]
        yield ToldStatement(
            id=passage_id("statement", source, s.start, s.end, s.kind, seen),
            read=s,
            start=s.start,
            end=s.end,
            kind=s.kind,
            parts=parts,
            attribution=text[a.start : a.end] if a else None,
            attribution_span=(a.start, a.end) if a else None,
            hedged=s.hedged,
            negated=s.negated,
            date=None if s.date is None else dates[s.date],
            date_text=text[when.start : when.end] if when else "",
        )


# -- passages


def _judged(
    mentions: Sequence[ToldMention],
    passages: Sequence[PassageDecision],
    kinds: Sequence[EntityKind],
    length: int,
) -> list[ToldMention]:
    """The mentions after all judgements, the longest passages first, so that what is said of a part of a passage
    holds for that part."""
    found = list(mentions)
    for decision in sorted(passages, key=lambda p: (p.start - p.end, p.start)):
        if not 0 <= decision.start < decision.end <= length:
            continue
        meant = [m for m in found if _is_meant(m, decision, kinds)]
        member: Member | None = {Reference.IS: decision.entity, Reference.IS_NOT: NOBODY}.get(
            decision.reference
        )
        exact = [m for m in meant if (m.start, m.end) == (decision.start, decision.end)]
        if exact:
            # “The Minister of Spain” names Spain as well: who judges the one does not judge the other.
            meant = [m for m in meant if m.read in {each.read for each in exact}]
        for mention in meant:
            mention.member, mention.reference = member, decision.reference
        if not exact and decision.reference is Reference.IS:
            # One mention stands for the passage that the analyst chose, in place of what the machine found in it.
            form = min((m.form for m in meant), key=_FORMS.index, default=Form.NAME)
            read = next((m.read for m in meant if m.read is not None), None)
            found = [m for m in found if not any(m is each for each in meant)]
            found.append(
                ToldMention(decision.start, decision.end, form, CERTAIN, BY_HAND, read, member, Reference.IS)
            )
    return sorted(found, key=lambda m: (m.start, m.end, m.rule == BY_HAND, -1 if m.read is None else m.read))


_FORMS = (Form.NAME, Form.NOMINAL, Form.PRONOUN)


def _is_meant(mention: ToldMention, decision: PassageDecision, kinds: Sequence[EntityKind]) -> bool:
    """Whether a judgement of a passage is one of this mention: it lies in the passage, or is hardly longer."""
    if mention.reference is not None:  # judged already, with a longer passage
        return (mention.start, mention.end) == (decision.start, decision.end)
    common = min(mention.end, decision.end) - max(mention.start, decision.start)
    if common <= 0:
        return False
    if mention.read is not None and kinds[mention.read] is EntityKind.EVENT:
        # “The attack on Ada” speaks of an event and names a person: who judges the one does not judge the other.
        return (mention.start, mention.end) == (decision.start, decision.end)
    inside = decision.start <= mention.start and mention.end <= decision.end
    return inside or 2 * common > mention.end - mention.start


def _follow(
    statements: Sequence[ToldStatement],
    speakers: list[Member | None],
    quotes: Sequence[Quote],
    mentions: Sequence[ToldMention],
) -> None:
    """Let statements and quotes speak of those to whom their mentions refer now."""
    moved = [m for m in mentions if m.reference is not None]
    for statement in statements:
        inside = _within(mentions, moved, statement.start, statement.end)
        if inside is not None:
            statement.parts = [
                (member, role)
                for chain, role in statement.parts
                for member in _now(chain, role, inside, statement, mentions)
            ]
    for index, quote in enumerate(quotes):
        speaker = quote.speaker
        if speaker is not None and speaker.chain is not None:
            inside = _within(mentions, moved, speaker.start, speaker.end)
            if inside is not None:
                speakers[index] = next(iter(_members_of(speaker.chain, inside)), None)


def _within(
    mentions: Sequence[ToldMention], moved: Sequence[ToldMention], start: int, end: int
) -> list[ToldMention] | None:
    """The mentions in `[start, end)`; None where no judged one is among them."""
    if not any(m.start < end and start < m.end for m in moved):
        return None
    return [m for m in mentions if m.start < end and start < m.end]


def _now(
    chain: Member,
    role: str,
    inside: Sequence[ToldMention],
    statement: ToldStatement,
    mentions: Sequence[ToldMention],
) -> Iterable[Member]:
    if isinstance(chain, str):
        return (chain,)
    if role == ATTRIBUTED and statement.attribution_span is not None:
        start, end = statement.attribution_span
        inside = [m for m in mentions if m.start < end and start < m.end]
    return _members_of(chain, inside)


def _members_of(chain: int, inside: Sequence[ToldMention]) -> Iterable[Member]:
    """Who stands for `chain` where these mentions are; the chain itself where none of them is its."""
    mine = [m for m in inside if m.read == chain]
    if not mine:
        return (chain,)
    return dict.fromkeys(m.member for m in mine if m.member is not None)


# -- statements


def _decided(
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
        statement.date, statement.date_text = value or None, ""
    elif name in ("hedged", "negated"):
        setattr(statement, name, bool(value))


_ROLES = (SUBJECT, OTHER, ATTRIBUTED)
_KINDS = frozenset(StatementKind)


def _members(result: Told) -> list[str]:
    named = {m.member for m in result.mentions}
    named.update(member for s in result.statements for member, _ in s.parts)
    named.update(result.speakers)
    return sorted(member for member in named if isinstance(member, str))
