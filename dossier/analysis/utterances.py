"""Stretches in marks that are one utterance, put together: split by "he said", or running over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dossier.analysis.quotation_marks import Marked
from dossier.domain.analysis import Quote
from dossier.domain.passages import Span

_BREAK = re.compile(r"[.!?…:;][\"”»’')\]]*(?=\s|$)|\n\n")
_NEAR = 60
"""Code points between two stretches that one verb gives: "a liar" and, he said, "a cheat"."""


def joined_up(text: str, found: Iterable[tuple[Marked, Quote]]) -> Iterator[Quote]:
    """The quotes of the stretches, in text order, each utterance once."""
    before: tuple[Marked, Quote] | None = None
    for mark, quote in found:
        if before is None:
            before = mark, quote
        elif _goes_on(before, (mark, quote)):
            before = mark, _over_paragraphs(before[1], quote)
        elif _is_split(text, before[1], quote):
            before = mark, _with(before[1], quote)
        else:
            yield before[1]
            before = mark, quote
    if before is not None:
        yield before[1]


def _goes_on(before: tuple[Marked, Quote], here: tuple[Marked, Quote]) -> bool:
    """Whether the one was left open at the end of its paragraph and the other opens the next."""
    return before[0].open and here[0].block == before[0].block + 1 and before[1].end == before[0].end


def _over_paragraphs(before: Quote, here: Quote) -> Quote:
    known = here if before.cue is None and here.cue is not None else before
    parts = (*before.parts[:-1], Span(before.parts[-1].start, here.end)) if before.parts else ()
    return replace(known, start=before.start, end=here.end, parts=parts)


def _is_split(text: str, before: Quote, here: Quote) -> bool:
    """Whether one verb gives both, and no sentence ends between them."""
    if before.cue is None or before.cue != here.cue or before.form != here.form:
        return False
    between = text[before.end : here.start]
    held = before.end <= before.cue.start < here.start
    return _BREAK.search(between) is None and (held or len(between) <= _NEAR)


def _with(before: Quote, here: Quote) -> Quote:
    parts = before.parts or (Span(before.start, before.end),)
    return replace(
        before, end=here.end, parts=(*parts, Span(here.start, here.end)), score=min(before.score, here.score)
    )
