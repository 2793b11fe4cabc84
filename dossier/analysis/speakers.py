"""Who says words, and to whom: as the text puts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.clauses import phrase
from dossier.domain.analysis import Attribution, Quote
from dossier.domain.passages import Span

if TYPE_CHECKING:
    from dossier.analysis.indirect_speech import Reported
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_SILENT = frozenset({"navigation", "links", "credit", "byline", "notice"})
_ADDRESSING = frozenset(
    {
        "told",
        "tell",
        "tells",
        "telling",
        "asked",
        "asks",
        "asking",
        "informed",
        "reminded",
        "assured",
        "urged",
        "warned",
    }
)


def is_silent(reading: Reading, offset: int) -> bool:
    """Whether this is no running text, so that nobody speaks in it."""
    holder = reading.boilerplate_at(offset)
    return holder is not None and holder.kind in _SILENT


def indirect(reading: Reading, told: Reported) -> Quote:
    return Quote(
        told.start, told.end, "indirect", attribution(reading, told.speaker), cue_span(told.verb),
        addressee_of(reading, told.verb), told.score, told.parts,
    )  # fmt: skip


def attribution(reading: Reading, speaker: Token | None) -> Attribution | None:
    """The speaker's words, and the chain where it is known already: by these, or by the name beside them."""
    if speaker is None:
        return None
    start, end = phrase(speaker)
    named = [speaker, *(child for child in speaker.rights if child.dep_ == "appos")]
    chains = (reading.chain_at(*phrase(token)) for token in named)
    return Attribution(start, end, next((chain for chain in chains if chain is not None), None))


def cue_span(verb: Token) -> Span:
    return Span(verb.idx, verb.end)


def addressee_of(reading: Reading, verb: Token) -> int | None:
    """To whom: the object of "told", what follows "said to"; "according to" names who speaks."""
    if verb.lower_ == "according":
        return None
    for child in verb.rights:
        if child.dep_ in {"dobj", "dative"} and verb.lower_ in _ADDRESSING:
            return reading.chain_at(*phrase(child))
        if child.lower_ == "to" and child.dep_ == "prep":
            return next((reading.chain_at(*phrase(c)) for c in child.rights if c.dep_ == "pobj"), None)
    return None
