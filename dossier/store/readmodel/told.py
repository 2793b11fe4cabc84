"""What a source tells once analysts have judged its passages and statements: a pure function of its analysis, of its
text, and of what was decided. Where nothing was decided it tells what the machine read.

Decisions are tied to passages, so they hold for whatever analysis there is. A passage that an analyst judged takes
the machine's mentions that lie in it out of their chains; a statement that was decided on is found again by its id,
else by where it stands. What the machine does not find any more is told as it was adopted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from dossier.domain.analysis import Analysis
from dossier.domain.vagueness import vague_of
from dossier.store.readmodel.fold import PassageDecision, StatementDecision
from dossier.store.readmodel.identify import passage_id
from dossier.store.readmodel.telling import (
    ATTRIBUTED,
    OTHER,
    PLACE,
    SUBJECT,
    VIA,
    Member,
    Told,
    ToldMention,
    ToldStatement,
)
from dossier.store.readmodel.told_passages import follow, judged
from dossier.store.readmodel.told_statements import decided


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
        mentions = judged(mentions, passages, kinds, len(text))
        follow(statements, speakers, analysis.quotes, mentions)
    if decisions:
        statements = decided(statements, decisions, len(text))
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
        parts += [(each.chain, VIA) for each in s.via if each.chain is not None]
        parts += [(s.place, PLACE)] if s.place is not None else []
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
            vague=vague_of(text, when.start, when.end, when.time.modifier) if when else "",
        )


def _members(result: Told) -> list[str]:
    named = {m.member for m in result.mentions}
    named.update(member for s in result.statements for member, _ in s.parts)
    named.update(result.speakers)
    return sorted(member for member in named if isinstance(member, str))
