"""Finding a passage again: in a text that may have changed since, or by another program's account of where it stood.

First at its place, then word for word, then nearly so; a near match must be good, and clearly better than the next best
one elsewhere, else it is said to be ambiguous. Nothing is guessed in silence.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from dossier.domain.passages import Span

NEAR = 750
"""Likeness per mille from which a passage counts as found again."""
MARGIN = 80
"""Likeness per mille by which it must be ahead of the next best place."""

_CONTEXT = 32
_BUCKET = 24
"""Code points within which words that were found vote for the same place."""
_PLACES = 12
"""Near places that are looked at."""
_LONGEST = 4000
"""Code points of a passage that are compared letter by letter; a longer one is only looked for word by word."""


class How(StrEnum):
    """What became of a passage."""

    KEPT = "kept"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The passage as it was: its words, a little of what stood around them, and where (in code points, or None)."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """`span` is None where it is ambiguous or lost; `likeness` is per mille, of the words alone."""

    how: How
    span: Span | None = None
    likeness: int = 0


def find(wanted: Wanted, text: str) -> Found:
    """Where `wanted` stands in `text`."""
    if not wanted.exact.strip():
        return Found(How.LOST)
    start, length = wanted.start, len(wanted.exact)
    places = [match.start() for match in re.finditer(f"(?={re.escape(wanted.exact)})", text)]
    if start in places and (len(places) == 1 or _context(wanted, text, start, start + length) == 1000):
        return Found(How.KEPT, Span(start, start + length), 1000)
    if places:
        return _chosen([(1000, Span(place, place + length)) for place in places], wanted, text)
    if length > _LONGEST:
        return Found(How.LOST)
    near = [(likeness, span) for likeness, span in _near(wanted.exact, text) if likeness >= NEAR]
    return _chosen(near, wanted, text) if near else Found(How.LOST)


def _chosen(candidates: list[tuple[int, Span]], wanted: Wanted, text: str) -> Found:
    """The best of the candidates, if it is the best by far: by its words, then by what stands around it."""
    scored = sorted(
        (
            (4 * likeness + _context(wanted, text, span.start, span.end), likeness, span)
            for likeness, span in candidates
        ),
        key=lambda each: (-each[0], each[2].start),
    )
    best, likeness, span = scored[0]
    rivals = [score for score, _, other in scored[1:] if other.end <= span.start or other.start >= span.end]
    if rivals and best - max(rivals) < 5 * MARGIN:
        return Found(How.AMBIGUOUS, None, likeness)
    return Found(How.MOVED, span, likeness)


def _context(wanted: Wanted, text: str, start: int, end: int) -> int:
    """How like what stands around `[start, end)` is to what stood around the passage, per mille."""
    before, after = wanted.prefix[-_CONTEXT:], wanted.suffix[:_CONTEXT]
    around = text[max(0, start - len(before)) : start], text[end : end + len(after)]
    if not before + after:
        return 0
    return _likeness(before + "\x00" + after, around[0] + "\x00" + around[1])


def _likeness(one: str, other: str) -> int:
    return round(1000 * SequenceMatcher(None, one, other, autojunk=False).ratio())


def _near(exact: str, text: str) -> Iterator[tuple[int, Span]]:
    """Places where many of the words stand in about the same order, each with its likeness."""
    votes: Counter[int] = Counter()
    for word in _words(exact):
        for match in re.finditer(rf"(?<!\w){re.escape(word[0])}(?!\w)", text):
            votes[max(0, match.start() - word.start()) // _BUCKET] += 1
    # A passage may lie across two buckets.
    places = Counter({bucket: votes[bucket] + votes[bucket + 1] for bucket in votes})
    for bucket, _ in sorted(places.items(), key=lambda each: (-each[1], each[0]))[:_PLACES]:
        low = max(0, bucket * _BUCKET - _BUCKET)
        high = (bucket + 2) * _BUCKET + len(exact) * 5 // 4 + _BUCKET
        span = _trimmed(exact, text, low, min(len(text), high))
        if span is not None:
            yield _likeness(exact, text[span.start : span.end]), span


def _words(exact: str) -> list[re.Match[str]]:
    """Those that say where it is: the longest ones, in the order of the text."""
    words = sorted(re.finditer(r"\w+", exact), key=lambda match: (-len(match[0]), match.start()))[:24]
    return sorted(words, key=lambda match: match.start())


def _trimmed(exact: str, text: str, low: int, high: int) -> Span | None:
    """The stretch of `text[low:high]` from the first to the last of what is shared, to the bounds of words."""
    blocks = SequenceMatcher(None, exact, text[low:high], autojunk=False).get_matching_blocks()
    shared = [block for block in blocks if block.size > 2]
    if not shared:
        return None
    start, end = low + shared[0].b, low + shared[-1].b + shared[-1].size
    while start > low and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < high and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)
