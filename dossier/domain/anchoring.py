"""Finding a passage again: in another version of an article, or by another program's account of where it stood.

First at its own place, then word for word, then by the nearest words; where two places fit about as well, that is said,
and so is where none fits. Nothing is guessed in silence.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property

from dossier.domain.passages import Span

NEAR = 750
"""Thousandths of a passage's words that the nearest ones must share with it, in its order."""
MARGIN = 100
"""Thousandths by which they must be ahead of the second best place."""

_CONTEXT = 80
_SURE_CONTEXT = 8
"""Code points of the same context by which one of several exact places must be ahead of the next."""
_FEWEST_WORDS = 3
"""Fewer words are found by chance."""
_TRIED, _MOST_PLACES = 5, 200
_WORD = re.compile(r"\w+")


class Fate(StrEnum):
    """What became of a passage."""

    KEPT = "kept"
    """Its very words stand there."""
    MOVED = "moved"
    """Nearly the same do."""
    AMBIGUOUS = "ambiguous"
    """Several places fit about as well."""
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The passage as it was: its words, a little of what stood around them, and where (in code points, or None)."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Wanted":
        """The passage `[start, end)` of `text`."""
        return cls(text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT], start)


@dataclass(frozen=True, slots=True)
class Found:
    """`span` is None where it is ambiguous or lost. `alike` and `second` say in thousandths how like the passage the
    best and the second best place are."""

    fate: Fate
    span: Span | None = None
    alike: int = 0
    second: int = 0


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


class Searched:
    """A text in which passages are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _words(self) -> list[_Word]:
        return _words(self.text)

    def find(self, wanted: Wanted) -> Found:
        """Where `wanted` stands in the text."""
        if not wanted.exact.strip():
            return Found(Fate.LOST)
        if self._stands_where_it_stood(wanted):
            return self._kept(wanted, wanted.start or 0)
        places = list(self._exact(wanted.exact))
        if len(places) == 1:
            return self._kept(wanted, places[0])
        return self._one_of(wanted, places) if places else self._near(_words(wanted.exact))

    def _kept(self, wanted: Wanted, place: int) -> Found:
        return Found(Fate.KEPT, Span(place, place + len(wanted.exact)), 1_000)

    def _stands_where_it_stood(self, wanted: Wanted) -> bool:
        """Its words and all that stood around them, at the very place."""
        if wanted.start is None or wanted.start < len(wanted.prefix):
            return False
        whole = wanted.prefix + wanted.exact + wanted.suffix
        return self.text.startswith(whole, wanted.start - len(wanted.prefix))

    def _exact(self, exact: str) -> Iterator[int]:
        """The places where the words stand as words of their own, as many as are looked at."""
        place, found = self.text.find(exact), 0
        while place >= 0 and found < _MOST_PLACES:
            if _stands_alone(self.text, place, place + len(exact)):
                found += 1
                yield place
            place = self.text.find(exact, place + 1)

    def _one_of(self, wanted: Wanted, places: Sequence[int]) -> Found:
        """The exact place with the same context; of several that have it, none."""
        scored = sorted(((self._context(wanted, place), -place) for place in places), reverse=True)
        if scored[0][0] - scored[1][0] < _SURE_CONTEXT:
            return Found(Fate.AMBIGUOUS, None, 1_000, 1_000)
        return self._kept(wanted, -scored[0][1])

    def _context(self, wanted: Wanted, place: int) -> int:
        """How many code points before and after are the same as they were."""
        before, after = wanted.prefix[-_CONTEXT:], wanted.suffix[:_CONTEXT]
        until = place + len(wanted.exact)
        here = self.text[max(0, place - len(before)) : place], self.text[until : until + len(after)]
        return _common(before[::-1], here[0][::-1]) + _common(after, here[1])

    def _near(self, words: Sequence[_Word]) -> Found:
        if len(words) < _FEWEST_WORDS:
            return Found(Fate.LOST)
        found = sorted((self._alike(words, place) for place in self._windows(words)), reverse=True)
        if not found or found[0][0] < NEAR:
            return Found(Fate.LOST, alike=found[0][0] if found else 0)
        best, start, end = found[0]
        second = next((score for score, other, until in found[1:] if until <= start or end <= other), 0)
        if best - second < MARGIN:
            return Found(Fate.AMBIGUOUS, None, best, second)
        return Found(Fate.MOVED, Span(start, end), best, second)

    def _windows(self, words: Sequence[_Word]) -> list[int]:
        """Where stretches as long as the passage begin that share most words with it, none over another."""
        length = len(words)
        missing = Counter(word.text for word in words)
        shared: list[int] = []
        count = 0
        for index, word in enumerate(self._words):
            count += missing[word.text] > 0
            missing[word.text] -= 1
            if index >= length:
                gone = self._words[index - length].text
                missing[gone] += 1
                count -= missing[gone] > 0
            shared.append(count)
        chosen: list[int] = []
        for last in sorted(range(len(shared)), key=lambda at: (-shared[at], at)):
            begin = max(0, last - length + 1)
            if shared[last] * 2 < length or len(chosen) >= _TRIED:
                break
            if all(abs(begin - other) >= length for other in chosen):
                chosen.append(begin)
        return chosen

    def _alike(self, words: Sequence[_Word], begin: int) -> tuple[int, int, int]:
        """(how alike in thousandths, start, end) of the stretch around `begin` that matches the passage best."""
        room = max(2, len(words) // 4)
        around = self._words[max(0, begin - room) : begin + len(words) + room]
        matcher = SequenceMatcher(None, [w.text for w in words], [w.text for w in around], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            return 0, 0, 0
        first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
        matched = sum(block.size for block in blocks)
        alike = round(2_000 * matched / (len(words) + last - first))
        return alike, around[first].start, around[last - 1].end


def _words(text: str) -> list[_Word]:
    return [_Word(found[0].casefold(), found.start(), found.end()) for found in _WORD.finditer(text)]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` begins and ends where words do."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not before and not after


def _common(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
