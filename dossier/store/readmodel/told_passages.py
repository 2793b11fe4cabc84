"""Passages as analysts judged them: whose each mention is, and who takes part in what is said there."""

from collections.abc import Iterable, Sequence

from dossier.domain.analysis import EntityKind, Form, Quote
from dossier.domain.judgements import Reference
from dossier.store.readmodel.fold import PassageDecision
from dossier.store.readmodel.telling import (
    ATTRIBUTED,
    BY_HAND,
    CERTAIN,
    NOBODY,
    Member,
    ToldMention,
    ToldStatement,
)


def judged(
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


def follow(
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
