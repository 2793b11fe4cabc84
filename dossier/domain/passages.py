"""Spans of a source's canonical text, and the two units in which they are counted.

Offsets are Unicode code points, end exclusive, everywhere but in Qt, which counts UTF-16 units.
The selectors follow the W3C Web Annotation Data Model (TextPositionSelector, TextQuoteSelector).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

CONTEXT = 32
"""Code points of context kept on either side of a passage."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: [{self.start}, {self.end})")

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of one source with its exact words and a little context, so that it can be proven."""

    source: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def passage(source: str, text: str, start: int, end: int) -> Passage:
    """The passage at `[start, end)` of the canonical `text` of `source`.

    Raises ValueError when the span lies outside the text.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"[{start}, {end}) lies outside a text of {len(text)} code points")
    return Passage(
        source=source,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def holds(quoted: Passage, text: str) -> bool:
    """Whether `quoted` still says what `text` says at its place."""
    return (
        quoted == passage(quoted.source, text, quoted.start, quoted.end) if quoted.end <= len(text) else False
    )


class Utf16Map:
    """Converts between code points and UTF-16 units of one text, in logarithmic time.

    Only code points beyond the basic plane take two units, so only their places are kept.
    """

    def __init__(self, text: str) -> None:
        self._astral: Sequence[int] = [i for i, c in enumerate(text) if ord(c) > 0xFFFF]
        self._astral_units = [point + n for n, point in enumerate(self._astral)]

    def to_utf16(self, point: int) -> int:
        """The UTF-16 offset of the code point offset `point`."""
        return point + bisect_right(self._astral, point - 1)

    def to_points(self, unit: int) -> int:
        """The code point offset of the UTF-16 offset `unit`; one inside a pair counts as its start."""
        return unit - bisect_right(self._astral_units, unit - 1)


def page_at(pages: Sequence[int], offset: int) -> int:
    """The page on which `offset` lies, counted from 1; 0 where there are none. `pages` are where they begin."""
    return bisect_right(pages, offset) if pages else 0


def paragraphs(text: str) -> list[Span]:
    """The non-empty lines of `text` without surrounding blanks; paragraph n of a citation is number n, from
    1."""
    spans, offset = [], 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = offset + line.index(stripped[0])
            spans.append(Span(start, start + len(stripped)))
        offset += len(line) + 1
    return spans
