"""Where a passage of one version of an article stands in another: by its exact words, else by the nearest ones.

Nothing is guessed: where two places fit about as well, that is said, and so is where none fits.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

CLOSE = 0.75
"""How alike (0 to 1) the nearest words must be to the passage's."""
MARGIN = 0.1
"""By how much they must be more alike than the second best."""

_CONTEXT = 80
_SURE_CONTEXT = 8
"""Code points of the same context by which one of several exact places must be ahead of the next."""
_FEWEST_WORDS = 3
"""Fewer words are found by chance."""
_TRIED, _MOST_PLACES = 5, 200
_WORD = re.compile(r"\w+")


class Fate(StrEnum):
    KEPT = "kept"
    """The same words stand in the other version."""
    MOVED = "moved"
    """Nearly the same do."""
    AMBIGUOUS = "ambiguous"
    """Several places fit about as well."""
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Carried:
    """`[start, end)` in the other version, where `fate` is KEPT or MOVED. `alike` and `second` are thousandths."""

    fate: Fate
    start: int = 0
    end: int = 0
    alike: int = 0
    second: int = 0


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


class Version:
    """A text in which passages of another version are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = _words(text)

    def carried(self, earlier: str, start: int, end: int) -> Carried:
        """Where the passage `[start, end)` of `earlier` stands here."""
        exact = list(self._exact(earlier[start:end]))
        return (
            _chosen(earlier, start, end, self.text, exact)
            if exact
            else self._near(_words(earlier[start:end]))
        )

    def _exact(self, words: str) -> Iterator[int]:
        """The places where the words stand as words of their own, as many as are looked at."""
        place = self.text.find(words) if words.strip() else -1
        found = 0
        while place >= 0 and found < _MOST_PLACES:
            if _stands_alone(self.text, place, place + len(words)):
                found += 1
                yield place
            place = self.text.find(words, place + 1)

    def _near(self, words: Sequence[_Word]) -> Carried:
        if len(words) < _FEWEST_WORDS or not self._words:
            return Carried(Fate.LOST)
        found = sorted((self._alike(words, place) for place in self._windows(words)), reverse=True)
        if not found or found[0][0] < CLOSE:
            return Carried(Fate.LOST, alike=round(1_000 * found[0][0]) if found else 0)
        best, start, end = found[0]
        second = next((score for score, other, until in found[1:] if until <= start or end <= other), 0.0)
        scores = (round(1_000 * best), round(1_000 * second))
        if best - second < MARGIN:
            return Carried(Fate.AMBIGUOUS, 0, 0, *scores)
        return Carried(Fate.MOVED, start, end, *scores)

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

    def _alike(self, words: Sequence[_Word], begin: int) -> tuple[float, int, int]:
        """(how alike, start, end) of the stretch around `begin` that matches the passage best."""
        room = max(2, len(words) // 4)
        around = self._words[max(0, begin - room) : begin + len(words) + room]
        matcher = SequenceMatcher(None, [w.text for w in words], [w.text for w in around], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            return 0.0, 0, 0
        first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
        matched = sum(block.size for block in blocks)
        return 2 * matched / (len(words) + last - first), around[first].start, around[last - 1].end


def _words(text: str) -> list[_Word]:
    return [_Word(found[0].casefold(), found.start(), found.end()) for found in _WORD.finditer(text)]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` begins and ends where words do."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not before and not after


def _chosen(earlier: str, start: int, end: int, text: str, places: Sequence[int]) -> Carried:
    """The exact place with the same context; of several without, none."""
    length = end - start
    if len(places) == 1:
        return Carried(Fate.KEPT, places[0], places[0] + length, 1_000)
    scored = sorted(((_context(earlier, start, end, text, place), -place) for place in places), reverse=True)
    if scored[0][0] - scored[1][0] < _SURE_CONTEXT:
        return Carried(Fate.AMBIGUOUS, 0, 0, 1_000, 1_000)
    place = -scored[0][1]
    return Carried(Fate.KEPT, place, place + length, 1_000)


def _context(earlier: str, start: int, end: int, text: str, place: int) -> int:
    """How many code points before and after are the same in both."""
    before = _common(
        earlier[max(0, start - _CONTEXT) : start][::-1], text[max(0, place - _CONTEXT) : place][::-1]
    )
    until = place + end - start
    return before + _common(earlier[end : end + _CONTEXT], text[until : until + _CONTEXT])


def _common(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
