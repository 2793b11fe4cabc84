"""The rows that one source's analysis makes, its dates resolved by the publication date of the moment. Pure.

A passage's exact words are sliced from the stored text here, and nowhere else.
"""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from dossier.domain.analysis import Analysis, Chain, EntityKind, Form, Quote, Statement
from dossier.domain.dates import resolve
from dossier.domain.passages import paragraphs
from dossier.domain.resolution import Candidate, ChainRef, Happening
from dossier.store.readmodel.ranks import RANK, moment

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

SUBJECT, OTHER, ATTRIBUTED = "subject", "other", "attributed"

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Numbers:
    """The first free number in each table whose rows are numbered, and the source's own."""

    source: int
    chain: int
    statement: int
    quote: int


def passage_id(kind: str, source: str, start: int, end: int, sort: str, seen: Counter[Row]) -> str:
    """The id of a statement or quote: the same whoever derives it, whatever analyser found it at this
    passage.

    Several of the same sort at one passage are told apart by counting them in `seen`, in the order of the
    analysis.
    """
    key = (kind, start, end, sort)
    seen[key] += 1
    parts = [source, str(start), str(end), sort] + ([str(seen[key])] if seen[key] > 1 else [])
    return f"{kind}-{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:20]}"


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
        numbers: Numbers,
        block: Callable[[Candidate], str],
    ) -> None:
        self._source = source
        self._text = text
        self._published = published
        self._analysis = analysis
        self._numbers = numbers
        self._block = block
        self._starts = [span.start for span in paragraphs(text)]
        self._dates = [resolve(each.time, published) for each in analysis.dates]
        self._counts = Counter(mention.chain for mention in analysis.mentions)
        self._quoted = Counter(quote.speaker.chain for quote in analysis.quotes if quote.speaker)
        self._anchors = _anchors(analysis)
        self.company = [
            (index, chain.name)
            for index, chain in enumerate(analysis.chains)
            if chain.named and chain.kind in (EntityKind.PERSON, EntityKind.ORGANISATION)
        ]

    def rows(self) -> Rows:
        """Rows by table, in the columns' order."""
        a, n = self._analysis, self._numbers
        statements, participations = self._statements()
        return {
            "chain": list(self._chains()),
            "mention": [
                (n.source, i, n.chain + m.chain, m.start, m.end, m.form, m.score, m.rule, self._exact(m),
                 self._paragraph(m.start))
                for i, m in enumerate(a.mentions)
            ],
            "quote": list(self._quotes()),
            "time_expression": [
                (n.source, i, d.start, d.end, d.type, self._dates[i]) for i, d in enumerate(a.dates)
            ],
            "statement": statements,
            "statement_chain": participations,
            "boilerplate": [(n.source, i, b.start, b.end, b.kind) for i, b in enumerate(a.boilerplate)],
            "event_part": list(self._event_parts()),
        }  # fmt: skip

    def _exact(self, span: Any) -> str:
        return self._text[span.start : span.end]

    def _paragraph(self, start: int) -> int:
        return max(1, bisect_right(self._starts, start))

    def _chains(self) -> Iterator[Row]:
        n = self._numbers
        for index, chain in enumerate(self._analysis.chains):
            happening = self._happening(chain)
            names = _encode(chain.names).decode()
            event = happening and _encode(happening).decode()
            yield (n.chain + index, n.source, index, chain.kind, chain.name, names, chain.gender, chain.role,
                   self._counts[index], self._quoted[index], self._anchors.get(index, 0), event,
                   self._block_of(index, chain, happening), None)  # fmt: skip

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
        )

    def _block_of(self, index: int, chain: Chain, happening: Happening | None) -> str | None:
        """The block of a chain that gets a dossier, None for one that does not."""
        if not (
            chain.event is not None and chain.event.notable if chain.kind is EntityKind.EVENT else chain.named
        ):
            return None
        return self._block(
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
            )
        )

    def _quotes(self) -> Iterator[Row]:
        n = self._numbers
        seen: Counter[Row] = Counter()
        for index, q in enumerate(self._analysis.quotes):
            s = q.speaker
            speaker = (
                (self._exact(s), s.start, s.end, self._chain(s.chain)) if s else (None, None, None, None)
            )
            id = passage_id("quote", self._source, q.start, q.end, "quote", seen)
            yield (n.quote + index, id, n.source, *self._head(q), *speaker, self._chain(q.addressee), q.score)

    def _head(self, q: Quote) -> Row:
        return (q.start, q.end, q.form, self._exact(q), self._paragraph(q.start))

    def _chain(self, index: int | None) -> int | None:
        return None if index is None else self._numbers.chain + index

    def _statements(self) -> tuple[list[Row], list[Row]]:
        n = self._numbers
        statements: list[Row] = []
        participations: list[Row] = []
        seen: Counter[Row] = Counter()
        for number, s in enumerate(self._analysis.statements, n.statement):
            id = passage_id("statement", self._source, s.start, s.end, s.kind, seen)
            a = s.attribution
            attribution = (self._exact(a), a.start, a.end) if a else (None, None, None)
            date = None if s.date is None else self._dates[s.date]
            date_text = "" if s.date is None else self._exact(self._analysis.dates[s.date])
            statements.append(
                (number, id, n.source, s.start, s.end, RANK[s.kind], self._exact(s), self._paragraph(s.start),
                 *attribution, s.hedged, s.negated, date, date_text, moment(date), s.score, s.rule)
            )  # fmt: skip
            participations += (
                (number, ord, n.chain + chain, role) for ord, (chain, role) in enumerate(_parts(s))
            )
        return statements, participations

    def _event_parts(self) -> Iterator[Row]:
        n = self._numbers
        for index, chain in enumerate(self._analysis.chains):
            if chain.event is not None:
                parts = [(place, "") for place in chain.event.places]
                parts += [(p.chain, p.role) for p in chain.event.participants]
                for ord, (other, role) in enumerate(parts):
                    yield (n.chain + index, ord, n.chain + other, role)


def company_of(index: int, company: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The names of the others, for the chain with this index."""
    return tuple(name for other, name in company if other != index)


def _parts(statement: Statement) -> Iterator[tuple[int, str]]:
    yield from ((chain, SUBJECT) for chain in statement.subjects)
    yield from ((chain, OTHER) for chain in statement.others)
    if statement.attribution is not None and statement.attribution.chain is not None:
        yield statement.attribution.chain, ATTRIBUTED


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
