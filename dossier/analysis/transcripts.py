"""Turns of a transcript: a paragraph that begins with the speaker's name in capitals and a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.quotation_marks import blocks
from dossier.domain.analysis import Attribution, Quote

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading

_TURN = re.compile(r"((?:[A-Z][A-Z.'’-]+)(?: [A-Z][A-Z.'’-]+){0,4})(?: \([^)\n]{1,40}\))?:\s+(?=\S)")
_HEADINGS = frozenset(
    {"UPDATE", "NOTE", "ATTENTION", "WATCH", "READ", "MORE", "CORRECTION", "SOURCE", "PHOTO", "VIDEO"}
)
_LEAST = 2
"""So many turns make a transcript; one alone is a heading."""


def turns(reading: Reading) -> Iterator[Quote]:
    """What each turn says. Where there is no transcript, nothing."""
    text = reading.text
    found = [
        (match, block)
        for block in blocks(text, reading.paragraphs)
        if text[block.start].isupper() and (match := _TURN.match(text, block.start, block.end))
    ]
    found = [(match, block) for match, block in found if match[1].split()[0] not in _HEADINGS]
    if len(found) < _LEAST:
        return
    for match, block in found:
        if reading.boilerplate_at(block.start) is None:
            start, end = match.span(1)
            speaker = Attribution(start, end, reading.chain_at(start, end))
            yield Quote(match.end(), block.end, "direct", speaker, None, None, 900)
