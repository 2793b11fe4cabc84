"""What two versions of one article say otherwise: by paragraph, and word by word where one was reworded. Pure.

Paragraphs are matched in order by their words; what lies between two matches is paired by how much it shares, so that
a paragraph that was reworded stands beside what it was, and one that was added or taken out stands alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from dossier.domain.passages import Span, paragraphs
from dossier.domain.shingles import words

ALIKE = 0.4
"""The share of their words that two paragraphs have in common for one to be the other, reworded."""
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MANY = 40_000
"""Pairs of paragraphs up to which each is compared with each."""
_MOST = 4000
"""Words and signs of two paragraphs that are compared one by one; of longer ones all is taken to be otherwise."""


class Sort(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; `same` is whether it stands in both versions."""

    text: str
    same: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph in both versions, or in one: numbers count from 1 as citations do, spans are of the texts."""

    sort: Sort
    number: int | None
    theirs: int | None
    before: Span | None
    after: Span | None
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()


def compare(before: str, after: str) -> list[Change]:
    """Every paragraph of the later version in its order, and those of the earlier one where they were."""
    old, new = paragraphs(before), paragraphs(after)
    return list(_Comparing(before, after, old, new).changes())


class _Comparing:
    def __init__(self, before: str, after: str, old: Sequence[Span], new: Sequence[Span]) -> None:
        self._old, self._new = old, new
        self._before = [before[span.start : span.end] for span in old]
        self._after = [after[span.start : span.end] for span in new]
        self._said = [[frozenset(words(body)) for body in side] for side in (self._before, self._after)]

    def changes(self) -> Iterator[Change]:
        old, new = ([" ".join(words(body)) or body for body in side] for side in (self._before, self._after))
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                yield from (self._both(a + n, c + n) for n in range(b - a))
            else:
                yield from self._between(a, b, c, d)

    def _between(self, a: int, b: int, c: int, d: int) -> Iterator[Change]:
        """Paragraphs of which none is the same: the most alike beside each other, in order."""
        few = (b - a) * (d - c) <= _MANY
        pairs = ((i, j) for i in range(a, b) for j in range(c, d)) if few else ()
        best = max(
            ((self._alike(i, j), -abs((i - a) - (j - c)), i, j) for i, j in pairs), default=(0.0, 0, 0, 0)
        )
        share, _, i, j = best
        if share < ALIKE:
            yield from (self._gone(n) for n in range(a, b))
            yield from (self._come(n) for n in range(c, d))
            return
        yield from self._between(a, i, c, j)
        yield self._both(i, j)
        yield from self._between(i + 1, b, j + 1, d)

    def _alike(self, i: int, j: int) -> float:
        one, other = self._said[0][i], self._said[1][j]
        return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0

    def _both(self, i: int, j: int) -> Change:
        one, other = self._before[i], self._after[j]
        old, new = ((Piece(one, True),), (Piece(other, True),)) if one == other else reworded(one, other)
        sort = Sort.SAME if one == other else Sort.CHANGED
        return Change(sort, i + 1, j + 1, self._old[i], self._new[j], old, new)

    def _gone(self, i: int) -> Change:
        return Change(Sort.REMOVED, i + 1, None, self._old[i], None, (Piece(self._before[i], False),))

    def _come(self, j: int) -> Change:
        return Change(Sort.ADDED, None, j + 1, None, self._new[j], (), (Piece(self._after[j], False),))


def reworded(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two paragraphs cut into what both say and what only one does; each side's pieces joined are the paragraph."""
    one, other = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(one) + len(other) > _MOST:
        return (Piece(before, False),), (Piece(after, False),)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    old = [Piece("".join(one[a:b]), tag == "equal") for tag, a, b, _, _ in blocks if b > a]
    new = [Piece("".join(other[c:d]), tag == "equal") for tag, _, _, c, d in blocks if d > c]
    return tuple(_joined(old)), tuple(_joined(new))


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces of one sort next to each other as one; a blank between two changes is changed with them."""
    held: Piece | None = None
    for n, piece in enumerate(pieces):
        between = 0 < n < len(pieces) - 1 and piece.same and not piece.text.strip()
        same = piece.same and not between
        if held is not None and held.same == same:
            held = Piece(held.text + piece.text, same)
            continue
        if held is not None:
            yield held
        held = Piece(piece.text, same)
    if held is not None:
        yield held
