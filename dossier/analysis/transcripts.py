"""Turns of a transcript or an interview: a paragraph that begins with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.quotation_marks import blocks
from dossier.domain.analysis import Attribution, EntityKind, Quote

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.domain.passages import Span

    Turn = tuple[re.Match[str], Span]

_CALLED = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Rev)\. )?"
_ROLE = r"(?: \([^)\n]{1,40}\)|, [^:.\n]{2,40}| reporting| \(?#\d\)?)?"
_CAPITALS = re.compile(rf"{_CALLED}((?:[A-Z][A-Z.'’-]+)(?: [A-Z][A-Z.'’-]+){{0,4}}){_ROLE}:\s+(?=\S)")
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|van|von|der|al|el|bin|la|le|di|da) )*[^\W\d_a-z][\w.'’-]*){0,3}"
_NAMES = re.compile(rf"[*_]{{0,2}}({_NAME}){_ROLE}:[*_]{{0,2}}\s+(?=\S)")
_HEADINGS = frozenset(
    {"UPDATE", "NOTE", "ATTENTION", "WATCH", "READ", "MORE", "CORRECTION", "SOURCE", "PHOTO", "VIDEO"}
)
_LEAST = 2
"""So many turns make a transcript; one alone is a heading."""
_LEAST_BY_NAMES = 4
"""So many where no capitals set the names off: a few lines with a colon are a table or a list."""
_ASKED = frozenset({"Q", "A", "Question", "Answer"})


def turns(reading: Reading) -> Iterator[Quote]:
    """What each turn says. Where there is no transcript, nothing."""
    paragraphs = blocks(reading.text, reading.paragraphs)
    for match, block in _in_capitals(reading.text, paragraphs) or _by_names(reading, paragraphs):
        if reading.boilerplate_at(block.start) is None:
            start, end = match.span(1)
            speaker = Attribution(start, end, reading.chain_at(start, end))
            yield Quote(match.end(), block.end, "direct", speaker, None, None, 900)


def _in_capitals(text: str, paragraphs: list[Span]) -> list[Turn]:
    found = [
        (match, block)
        for block in paragraphs
        if text[block.start].isupper() and (match := _CAPITALS.match(text, block.start, block.end))
    ]
    found = [(match, block) for match, block in found if match[1].split()[0] not in _HEADINGS]
    return found if len(found) >= _LEAST else []


def _by_names(reading: Reading, paragraphs: list[Span]) -> list[Turn]:
    """The turns of an interview: at least two take turns, one of them again, and one is somebody's name or "A"."""
    text = reading.text
    found = [(m, block) for block in paragraphs if (m := _NAMES.match(text, block.start, block.end))]
    labels = Counter(match[1] for match, _ in found)
    if len(found) < _LEAST_BY_NAMES or len(labels) < 2 or max(labels.values()) < 2:
        return []
    asked = _ASKED & labels.keys()
    return found if len(asked) > 1 or any(_is_person(reading, match) for match, _ in found) else []


def _is_person(reading: Reading, match: re.Match[str]) -> bool:
    chain = reading.chain_at(*match.span(1))
    return chain is not None and reading.chains[chain].kind is EntityKind.PERSON
