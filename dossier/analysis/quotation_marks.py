"""Stretches of text in quotation marks: straight, curly, single, low, doubled, primes and guillemets, over
sentences and paragraphs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.domain.passages import Span

_MARK = re.compile(r"``|''|‘‘|’’|[\"“”„‟″«»‘’'‹›]")
_CLOSERS = {
    '"': '"”', "“": "”\"“", "„": "“”\"", "‟": "”\"", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "‘": ("’", "'", "’’"), "'": ("'", "’", "''"), "”": "”", "″": "″",
    "``": ("''", '"'), "‘‘": ("’’", '"', "”"), "’’": ("’’",),
}  # fmt: skip
_SINGLE = frozenset("‘'‹›")
_ALL = "\"“”„‟″«»‘’'‹›` "
_LONGEST_SINGLE = 600
_DOUBLE = frozenset('"“„«″')
_BOTH_WAYS = frozenset({"”", "’’"})
"""Closing marks that some papers open with as well, so that only what stands around them tells which it is."""
_OPENS_AFTER = frozenset(' \t\n\u00a0([{—–-/:*_"“„«>')
_WORD = re.compile(r"[^\W\d_]{2}|[AI]\b|[$€£\[]")
_SENTENCE_ENDS = re.compile(r"(?:[^\W\d_A-Z]{3}|[\"”»’)])[.!?][\"”»’)]*\s+[\"“«‘(]*[A-Z]")
_ENDS = re.compile(r"[.!?:;\"”»’')\]]\s*$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch with its marks, each `width` wide. `block` counts the paragraphs; `open`: it goes on in the next
    one.
    """

    start: int
    end: int
    block: int
    open: bool = False
    single: bool = False
    width: int = 1

    def inner(self, text: str) -> str:
        return text[self.start : self.end].strip(_ALL)

    def last(self, text: str) -> str:
        """The last character within the marks."""
        return text[self.start : self.end].rstrip(_ALL)[-1:]


def blocks(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The paragraphs, with lines that were wrapped in mid-sentence put together again."""
    joined: list[Span] = []
    for paragraph in paragraphs:
        if (
            joined
            and text[paragraph.start].islower()
            and not _ENDS.search(text[joined[-1].end - 3 : joined[-1].end])
        ):
            joined[-1] = Span(joined[-1].start, paragraph.end)
        else:
            joined.append(paragraph)
    return joined


def marked(text: str, within: Sequence[Span]) -> Iterator[Marked]:
    """The outermost quoted stretches of each block, in text order."""
    for number, block in enumerate(within):
        follower = text[within[number + 1].start] if number + 1 < len(within) else ""
        yield from _in_block(text, block, number, follower)


def _in_block(text: str, block: Span, number: int, follower: str) -> Iterator[Marked]:
    position = block.start
    while match := _MARK.search(text, position, block.end):
        start, mark, single = match.start(), match[0], match[0] in _SINGLE
        position = match.end()
        if not _opens(text, start, match.end(), mark, block):
            continue
        end = _closing(text, start, match.end(), mark, block)
        if end:
            yield Marked(start, end, number, single=single, width=len(mark))
            position = end
        elif not single and (start == block.start or follower in _DOUBLE):
            yield Marked(start, block.end, number, open=follower in _DOUBLE, width=len(mark))
            return


def _closing(text: str, start: int, position: int, mark: str, block: Span) -> int:
    """Where the stretch that `mark` opens ends; 0 when nothing closes it, as with an apostrophe."""
    single = mark in _SINGLE
    limit = min(block.end, start + _LONGEST_SINGLE) if single else block.end
    while match := _MARK.search(text, position, limit):
        position = match.end()
        if (
            match[0] in _CLOSERS[mark]
            and _closes(text, start, match.start(), position, single, block)
            and not (single and _owns(text, start, match.start(), position))
        ):
            return position
    return 0


def _opens(text: str, at: int, end: int, mark: str, block: Span) -> bool:
    before = text[at - 1] if at > block.start else " "
    after = text[end] if end < block.end else " "
    if mark in {"’", "›", "''"} or (
        after.isspace() and mark != "«"
    ):  # French sets its marks apart by a space
        return False
    if mark in _BOTH_WAYS:
        return before in _OPENS_AFTER and after.isalnum()
    if mark in {"'", "‘"}:
        return before in _OPENS_AFTER and bool(_WORD.match(text, end))
    return mark in {"“", "„", "«", "‟", "``", "‘‘"} or before in _OPENS_AFTER or not before.isalnum()


def _closes(text: str, start: int, at: int, end: int, single: bool, block: Span) -> bool:
    before = text[at - 1]
    after = text[end] if end < block.end else " "
    if at == start + 1:
        return False
    if single:
        return not before.isspace() and not after.isalnum()
    return not before.isspace() or not after.isalnum()


def _owns(text: str, start: int, at: int, end: int) -> bool:
    """Whether a single mark is an owner's, as in `Jones' win`: sentences come to a stop before they are closed."""
    owner = text[at - 1] in "sSxXzZ" and text[end : end + 1] == " " and text[end + 1 : end + 2].isalnum()
    return owner and _SENTENCE_ENDS.search(text, start, at) is not None
