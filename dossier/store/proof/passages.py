"""Everything in an analysis that points somewhere."""

from collections.abc import Iterable, Iterator

from dossier.domain.analysis import Analysis, Attribution
from dossier.domain.passages import Span


def spans(analysis: Analysis) -> Iterator[tuple[str, int, int]]:
    """(what, start, end) of every passage."""
    for what, found in (
        ("a mention", analysis.mentions),
        ("a date", analysis.dates),
        ("a stretch of boilerplate", analysis.boilerplate),
        ("a figure", analysis.figures),
        ("the clause of a figure", [figure.clause for figure in analysis.figures]),
    ):
        for each in found:
            yield what, each.start, each.end
    for quote in analysis.quotes:
        yield "a quote", quote.start, quote.end
        yield from _optional("the speaker of a quote", quote.speaker)
        yield from _optional("the cue of a quote", quote.cue)
    for statement in analysis.statements:
        yield "a statement", statement.start, statement.end
        yield from _optional("the attribution of a statement", statement.attribution)
        yield from _optional("the hedge of a statement", statement.hedge)


def _optional(what: str, span: Attribution | Span | None) -> Iterator[tuple[str, int, int]]:
    if span is not None:
        yield what, span.start, span.end


def indexes(analysis: Analysis) -> Iterator[tuple[str, int, int]]:
    """(what, index, how many there are) of everything that points at a chain or a date."""
    for what, index in _chains(analysis):
        yield what, index, len(analysis.chains)
    for what, index in _dates(analysis):
        yield what, index, len(analysis.dates)


def _chains(analysis: Analysis) -> Iterator[tuple[str, int]]:
    for mention in analysis.mentions:
        yield "a mention", mention.chain
    for quote in analysis.quotes:
        yield from _each("a quote", [quote.speaker.chain if quote.speaker else None, quote.addressee])
    for statement in analysis.statements:
        yield from _each("a statement", [*statement.subjects, *statement.others])
        yield from _each("an attribution", [statement.attribution.chain if statement.attribution else None])
    for chain in analysis.chains:
        if chain.event is not None:
            yield from _each("an event", [*chain.event.places, *(p.chain for p in chain.event.participants)])


def _dates(analysis: Analysis) -> Iterator[tuple[str, int]]:
    for statement in analysis.statements:
        yield from _each("a statement", [statement.date])
    for chain in analysis.chains:
        yield from _each("an event", [chain.event.date if chain.event else None])


def _each(what: str, found: Iterable[int | None]) -> Iterator[tuple[str, int]]:
    yield from ((what, index) for index in found if index is not None)
