"""The rows that one source's analysis makes, its dates resolved by the publication date of the moment, its passages
and statements told as analysts decided. Pure.

A passage's exact words are sliced from the stored text here, and nowhere else.
"""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from dossier.domain.accounts import aliases
from dossier.domain.analysis import Analysis, Chain, EntityKind, Form, Quote, Role, Statement
from dossier.domain.dates import resolve
from dossier.domain.judgements import Status
from dossier.domain.passages import paragraphs
from dossier.domain.resolution import Candidate, ChainRef, Happening
from dossier.store.readmodel.fold import PassageDecision, StatementDecision
from dossier.store.readmodel.identify import passage_id
from dossier.store.readmodel.ranks import RANK, bounds, moment
from dossier.store.readmodel.telling import CERTAIN, Member, ToldStatement
from dossier.store.readmodel.told import told

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Numbers:
    """The first free number in each table whose rows are numbered, and the source's own. `hand` is that of the chains
    that analysts made."""

    source: int
    chain: int
    hand: int
    statement: int
    quote: int


def stretches(text: str) -> list[tuple[int, int, str]]:
    """(paragraph number, start, words): the text cut at the start of each paragraph but the first, nothing
    left out.

    Numbers count from 1 as citations do; a text without any paragraph is one stretch.
    """
    starts = [span.start for span in paragraphs(text)]
    cuts = [0, *starts[1:], len(text)]
    return [(n, cuts[n - 1], text[cuts[n - 1] : cuts[n]]) for n in range(1, len(cuts)) if text]


class Deriver:
    """Makes the rows of one analysis. `published` is ISO 8601 or empty; `block` names a candidate's block."""

    def __init__(
        self,
        source: str,
        text: str,
        published: str,
        analysis: Analysis,
        passages: Sequence[PassageDecision] = (),
        statements: Sequence[StatementDecision] = (),
    ) -> None:
        self._source = source
        self._text = text
        self._published = published
        self._analysis = analysis
        self._undecided = not passages and not statements
        self._starts = [span.start for span in paragraphs(text)]
        self._dates = [resolve(each.time, published) for each in analysis.dates]
        self.told = told(source, text, analysis, self._dates, passages, statements)
        self._counts = Counter(mention.chain for mention in analysis.mentions)
        self._held = Counter(m.member for m in self.told.mentions if m.member is not None)
        self._quoted = Counter(speaker for speaker in self.told.speakers if speaker is not None)
        self._place = {member: n for n, member in enumerate(self.told.members)}
        self._anchors = _anchors(analysis)
        self.company = [
            (index, chain.name)
            for index, chain in enumerate(analysis.chains)
            if chain.named and chain.kind in (EntityKind.PERSON, EntityKind.ORGANISATION)
        ]

    def read_rows(self, n: Numbers, block: Callable[[Candidate], str]) -> Rows:
        """What the machine read, by table, in the columns' order."""
        a = self._analysis
        return {
            "chain": list(self._chains(n, block)),
            "time_expression": [
                (n.source, i, d.start, d.end, d.type, self._dates[i], d.score) for i, d in enumerate(a.dates)
            ],
            "boilerplate": [(n.source, i, b.start, b.end, b.kind) for i, b in enumerate(a.boilerplate)],
            "event_part": list(self._event_parts(n)),
            "figure": list(self._figures(n)),
            "figure_alias": list(self._figure_aliases(n)),
        }

    def told_rows(self, n: Numbers) -> Rows:
        """What is told of it after all decisions."""
        statements, participations = self._statements(n)
        return {
            "chain": list(self._hands(n)),
            "mention": [
                (n.source, i, self._member(n, m.member), None if m.read is None else n.chain + m.read, m.start,
                 m.end, m.form, m.score, m.rule, self._exact(m), self._paragraph(m.start), m.reference)
                for i, m in enumerate(self.told.mentions)
            ],
            "quote": list(self._quotes(n)),
            "statement": statements,
            "statement_chain": participations,
        }  # fmt: skip

    def tellings(self) -> list[tuple[int, int, bool]]:
        """(held mentions, quotes, whether it is live) of each chain of the analysis."""
        if self._undecided:
            return [(self._counts[i], self._quoted[i], True) for i in range(len(self._analysis.chains))]
        named = {m for s in self.told.statements for m, _ in s.parts} | set(self.told.speakers)
        return [
            (self._held[i], self._quoted[i], not self._counts[i] or bool(self._held[i]) or i in named)
            for i in range(len(self._analysis.chains))
        ]

    def _exact(self, span: Any) -> str:
        return self._text[span.start : span.end]

    def _paragraph(self, start: int) -> int:
        return max(1, bisect_right(self._starts, start))

    def _chains(self, n: Numbers, block: Callable[[Candidate], str]) -> Iterator[Row]:
        tellings = self.tellings()
        for index, chain in enumerate(self._analysis.chains):
            happening = self._happening(chain)
            names = _encode(chain.names).decode()
            event = happening and _encode(happening).decode()
            yield (n.chain + index, n.source, index, chain.kind, chain.name, names, chain.gender, chain.role,
                   self._counts[index], self._anchors.get(index, 0), event, " ".join(chain.called),
                   self._block_of(index, chain, happening, block), None, *tellings[index], None, None)  # fmt: skip

    def _hands(self, n: Numbers) -> Iterator[Row]:
        """A chain for each entity that analysts named in this source, beside those of the analysis."""
        first = len(self._analysis.chains)
        for place, entity in enumerate(self.told.members):
            spans = [m.start for m in self.told.mentions if m.member == entity]
            spans = spans or [s.start for s in self.told.statements for m, _ in s.parts if m == entity]
            yield (n.hand + place, n.source, first + place, "", "", "[]", "", Role.STORY, 0, min(spans, default=0),
                   None, "", None, None, self._held[entity], self._quoted[entity], True, entity, None)  # fmt: skip

    def _member(self, n: Numbers, member: Member | None) -> int | None:
        if member is None or isinstance(member, int):
            return None if member is None else n.chain + member
        return n.hand + self._place[member]

    def _happening(self, chain: Chain) -> Happening | None:
        if chain.event is None:
            return None
        all_chains, event = self._analysis.chains, chain.event
        when = None if event.date is None else self._dates[event.date]
        return Happening(
            what=event.what,
            when=when or "",
            where=tuple(all_chains[place].name for place in event.places),
            who=tuple(all_chains[p.chain].name for p in event.participants),
            status=event.status,
            notable=event.notable,
            several=chain.plural,
        )

    def _block_of(
        self, index: int, chain: Chain, happening: Happening | None, block: Callable[[Candidate], str]
    ) -> str | None:
        """The block of a chain that may get a dossier, None for one that cannot."""
        if not (chain.named if happening is None else _is_comparable(chain, happening)):
            return None
        return block(
            Candidate(
                ref=ChainRef(self._source, index),
                kind=chain.kind,
                name=chain.name,
                names=chain.names,
                gender=chain.gender,
                role=chain.role,
                mentions=self._counts[index],
                anchor=self._anchors.get(index, 0),
                published=self._published,
                company=company_of(index, self.company),
                event=happening,
                called=chain.called,
            )
        )

    def _quotes(self, n: Numbers) -> Iterator[Row]:
        seen: Counter[Row] = Counter()
        for index, q in enumerate(self._analysis.quotes):
            s = q.speaker
            by = self._member(n, self.told.speakers[index])
            speaker = (self._exact(s), s.start, s.end, by) if s else (None, None, None, None)
            id = passage_id("quote", self._source, q.start, q.end, "quote", seen)
            to = self._member(n, self.told.addressees[index])
            cue = (q.cue.start, q.cue.end) if q.cue else (None, None)
            parts = json.dumps([(part.start, part.end) for part in q.parts])
            yield (n.quote + index, id, n.source, *self._head(q), *speaker, to, *cue, parts, q.score)

    def _head(self, q: Quote) -> Row:
        return (q.start, q.end, q.form, self._exact(q), self._paragraph(q.start))

    def _statements(self, n: Numbers) -> tuple[list[Row], list[Row]]:
        statements: list[Row] = []
        participations: list[Row] = []
        for number, s in enumerate(self.told.statements, n.statement):
            span = s.attribution_span or (None, None)
            score, rule = (s.read.score, s.read.rule) if s.read else (CERTAIN, "")
            statements.append(
                (number, s.id, n.source, s.start, s.end, RANK[s.kind], self._exact(s), self._paragraph(s.start),
                 s.attribution, *span, *_grammar(n, s.read), s.hedged, s.negated, s.date, s.date_text,
                 moment(s.date), *bounds(s.date, s.vague), s.vague, score, rule,
                 s.status, s.grade, s.adopted, s.written, "\n".join(s.edited), s.written or s.read is not None,
                 self._worth(s))
            )  # fmt: skip
            parts = dict.fromkeys((self._member(n, member), role) for member, role in s.parts)
            participations += ((number, ord, chain, role) for ord, (chain, role) in enumerate(parts))
        return statements, participations

    def _worth(self, s: ToldStatement) -> int | None:
        """Doubt times mentions of whom it is about; None for what somebody has decided on, or written."""
        if s.read is None or s.written or s.status is not Status.UNREVIEWED or s.edited or s.grade:
            return None
        mentions = self._counts[s.read.subjects[0]] if s.read.subjects else 1
        return (CERTAIN + 1 - s.read.score) * max(1, mentions)

    def _figures(self, n: Numbers) -> Iterator[Row]:
        chains = self._analysis.chains
        for ord, f in enumerate(self._analysis.figures):
            places = _encode(_names(chains, f.places)).decode()
            when = None if f.date is None else self._dates[f.date]
            event = None if f.event is None else n.chain + f.event
            yield (n.source, ord, f.start, f.end, f.low, f.high, f.hedge, f.what, f.filed, f.group, places, when or "",
                   event, f.clause.start, f.clause.end, self._paragraph(f.clause.start), self._exact(f.clause),
                   f.score, f.rule)  # fmt: skip

    def _figure_aliases(self, n: Numbers) -> Iterator[Row]:
        chains = self._analysis.chains
        for ord, f in enumerate(self._analysis.figures):
            event = None if f.event is None else chains[f.event].event
            if event is not None:
                places = _names(chains, event.places or f.places)
                yield from ((n.source, ord, alias) for alias in aliases(event.what, places))

    def _event_parts(self, n: Numbers) -> Iterator[Row]:
        for index, chain in enumerate(self._analysis.chains):
            if chain.event is not None:
                parts = [(place, "") for place in chain.event.places]
                parts += [(p.chain, p.role) for p in chain.event.participants]
                for ord, (other, role) in enumerate(parts):
                    yield (n.chain + index, ord, n.chain + other, role)


def _grammar(n: Numbers, read: Statement | None) -> Row:
    """Through whom it came, and where predicate and hedge stand, as the machine has them."""
    if read is None:
        return ("[]", None, None, None, None)
    via = [(a.start, a.end, None if a.chain is None else n.chain + a.chain) for a in read.via]
    spans = (read.predicate, read.hedge)
    return (json.dumps(via), *(end for s in spans for end in ((s.start, s.end) if s else (None, None))))


def _is_comparable(chain: Chain, happening: Happening) -> bool:
    """Whether an event could be told of by several sources; one with a title is of a class that has dossiers."""
    return happening.notable or bool(chain.name and (happening.when or happening.where or happening.who))


def _names(chains: Sequence[Chain], indexes: Sequence[int]) -> list[str]:
    return [chains[index].name for index in indexes]


def company_of(index: int, company: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The names of the others, for the chain with this index."""
    return tuple(name for other, name in company if other != index)


def _anchors(analysis: Analysis) -> dict[int, int]:
    """The start of each chain's first named mention; of its first mention where none is named, and of an
    event."""
    anchors: dict[int, int] = {}
    named: set[int] = set()
    for mention in analysis.mentions:
        is_event = analysis.chains[mention.chain].kind is EntityKind.EVENT
        is_named = mention.form is Form.NAME or is_event
        if mention.chain not in anchors or (is_named and mention.chain not in named):
            anchors[mention.chain] = mention.start
        if is_named:
            named.add(mention.chain)
    return anchors
