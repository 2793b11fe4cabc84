"""Whether an analysis fits the text that it claims to be of. A case file may come from a stranger."""

from collections.abc import Iterable, Iterator
from itertools import chain

from dossier.domain.analysis import Analysis

_Span = tuple[int, int]
_LARGEST = 2**63 - 1
"""A number that a stranger's analysis gives, as SQLite can keep it."""


def fits(analysis: Analysis, characters: int) -> bool:
    """Whether every offset lies within a text of so many code points, and every index names something."""
    return (
        all(0 <= start <= end <= characters for start, end in _spans(analysis))
        and all(0 <= index < len(analysis.chains) for index in _chains(analysis))
        and all(0 <= index < len(analysis.dates) for index in _dates(analysis))
        and all(0 <= n <= _LARGEST for f in analysis.figures for n in _some(f.low, f.high))
    )


def _spans(analysis: Analysis) -> Iterator[_Span]:
    found: Iterable[object]
    for found in (
        analysis.mentions,
        analysis.quotes,
        analysis.dates,
        analysis.statements,
        analysis.boilerplate,
        analysis.figures,
        (f.clause for f in analysis.figures),
        (f.counted for f in analysis.figures),
        (q.speaker for q in analysis.quotes),
        (s.attribution for s in analysis.statements),
        (q.cue for q in analysis.quotes),
        (part for q in analysis.quotes for part in q.parts),
        (s.hedge for s in analysis.statements),
        (s.predicate for s in analysis.statements),
        (each for s in analysis.statements for each in s.via),
    ):
        yield from ((each.start, each.end) for each in found if each is not None)


def _chains(analysis: Analysis) -> Iterator[int]:
    yield from (mention.chain for mention in analysis.mentions)
    for quote in analysis.quotes:
        yield from _some(quote.addressee, quote.speaker.chain if quote.speaker else None)
    for statement in analysis.statements:
        yield from chain(statement.subjects, statement.others)
        yield from _some(statement.attribution.chain if statement.attribution else None, statement.place)
        yield from _some(*(each.chain for each in statement.via))
    for figure in analysis.figures:
        yield from chain(figure.places, _some(figure.event))
    for each in analysis.chains:
        if each.event is not None:
            yield from each.event.places
            yield from (participation.chain for participation in each.event.participants)


def _dates(analysis: Analysis) -> Iterator[int]:
    for statement in analysis.statements:
        yield from _some(statement.date)
    for figure in analysis.figures:
        yield from _some(figure.date)
    for each in analysis.chains:
        yield from _some(each.event.date if each.event else None)


def _some(*indexes: int | None) -> Iterator[int]:
    yield from (index for index in indexes if index is not None)
