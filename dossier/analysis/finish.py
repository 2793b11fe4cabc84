"""A finished reading as an Analysis: every list in text order, every index consistent.

What there is much of is made anew field by field: `dataclasses.replace` takes several times as long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from dossier.analysis.reading import Reading
from dossier.domain.analysis import (
    Analysis,
    Attribution,
    Boilerplate,
    Chain,
    DateExpression,
    EventDetails,
    Figure,
    Mention,
    Participation,
    Quote,
    Statement,
)

Placed = TypeVar("Placed", Mention, Quote, Statement, Boilerplate, DateExpression, Figure)
Renumbering = dict[int, int]


def finished(reading: Reading, analyser: str, version: int, model: str, language: str) -> Analysis:
    chains = _chain_order(reading)
    dates = _date_order(reading.dates)
    mentions = {(m.start, m.end, m.chain): m for m in reversed(reading.mentions)}.values()
    return Analysis(
        analyser=analyser,
        version=version,
        model=model,
        language=language,
        chains=tuple(_chain(reading.chains[old], chains, dates) for old in chains),
        mentions=_placed(Mention(m.start, m.end, chains[m.chain], m.form, m.score, m.rule) for m in mentions),
        quotes=_placed(_quote(q, chains) for q in reading.quotes),
        dates=tuple(reading.dates[old] for old in dates),
        statements=_placed(_statement(s, chains, dates) for s in reading.statements),
        boilerplate=_placed(reading.boilerplate),
        figures=_placed(_figure(f, chains, dates) for f in reading.figures),
    )


def _placed(found: Iterable[Placed]) -> tuple[Placed, ...]:
    """In text order; what has the same place is put in one fixed order."""
    by_place: defaultdict[tuple[int, int], list[Placed]] = defaultdict(list)
    for one in found:
        by_place[one.start, one.end].append(one)
    return tuple(
        one
        for place in sorted(by_place)
        for one in (sorted(by_place[place], key=repr) if len(by_place[place]) > 1 else by_place[place])
    )


def _chain_order(reading: Reading) -> Renumbering:
    """Old index to new, in the order of first mentions; a chain that nothing mentions is left out."""
    first: dict[int, tuple[int, int]] = {}
    for mention in reading.mentions:
        place = (mention.start, mention.end)
        first[mention.chain] = min(place, first.get(mention.chain, place))
    return {old: new for new, old in enumerate(sorted(first, key=lambda c: (first[c], c)))}


def _date_order(dates: Sequence[DateExpression]) -> Renumbering:
    order = sorted(range(len(dates)), key=lambda i: (dates[i].start, dates[i].end, i))
    return {old: new for new, old in enumerate(order)}


def _renumbered(indexes: Iterable[int], order: Renumbering) -> tuple[int, ...]:
    return tuple(dict.fromkeys(order[i] for i in indexes if i in order))


def _chain(chain: Chain, chains: Renumbering, dates: Renumbering) -> Chain:
    if chain.event is None:
        return chain
    return Chain(
        chain.kind, chain.name, chain.names, chain.named, chain.score, chain.gender, chain.plural, chain.role,
        _event(chain.event, chains, dates), chain.called,
    )  # fmt: skip


def _event(event: EventDetails, chains: Renumbering, dates: Renumbering) -> EventDetails:
    return EventDetails(
        event.what,
        None if event.date is None else dates.get(event.date),
        _renumbered(event.places, chains),
        tuple(Participation(chains[p.chain], p.role) for p in event.participants if p.chain in chains),
        event.status,
        event.notable,
    )


def _attribution(attribution: Attribution | None, chains: Renumbering) -> Attribution | None:
    if attribution is None or attribution.chain is None:
        return attribution
    return Attribution(attribution.start, attribution.end, chains.get(attribution.chain))


def _quote(quote: Quote, chains: Renumbering) -> Quote:
    addressee = None if quote.addressee is None else chains.get(quote.addressee)
    return replace(quote, speaker=_attribution(quote.speaker, chains), addressee=addressee)


def _statement(s: Statement, chains: Renumbering, dates: Renumbering) -> Statement:
    return Statement(
        s.start, s.end, s.kind, _renumbered(s.subjects, chains), _renumbered(s.others, chains),
        _attribution(s.attribution, chains), s.hedged, s.hedge, s.negated,
        None if s.date is None else dates.get(s.date), s.score, s.rule, s.predicate,
        None if s.place is None else chains.get(s.place),
        tuple(a for each in s.via if (a := _attribution(each, chains)) is not None),
    )  # fmt: skip


def _figure(figure: Figure, chains: Renumbering, dates: Renumbering) -> Figure:
    return replace(
        figure,
        event=None if figure.event is None else chains.get(figure.event),
        places=_renumbered(figure.places, chains),
        date=None if figure.date is None else dates.get(figure.date),
    )
