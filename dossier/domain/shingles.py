"""What two texts have in common, whatever was reworded, cut apart or left out: shingles of words, and short
signatures by which alike paragraphs are found without comparing all with all. Pure, the same on every machine.

The words of a paragraph, folded, are cut into overlapping runs (Broder, “On the resemblance and containment of
documents”, 1997). Its signature is a one-permutation MinHash (Li, Owen and Zhang, 2012), bins that stay empty filled
by rotation (Shrivastava and Li, 2014); bands of it are keys under which alike paragraphs meet (locality-sensitive
hashing, Indyk and Motwani, 1998). What meets is then compared shingle by shingle: a signature never decides.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b

RUN = 3
"""Words in a shingle: one word changed in a paragraph of twenty leaves seven tenths of them."""
LEAST = 8
"""Words of a paragraph that is worth comparing; shorter ones are headings, bylines, “he said”."""
ROWS, BANDS = 3, 4
"""Of paragraphs that share 0.7 of their shingles four in five meet under some band, of those that share 0.3 one in
ten; a pair of sources has many paragraphs to meet by."""

_WORD = re.compile(r"[^\W_]+")
_MASK = (1 << 64) - 1
_EMPTY = 1 << 64
_KEY = (1 << 63) - 1
"""Keys are what SQLite keeps as an integer."""
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)

Shingles = frozenset[int]


def words(text: str) -> list[str]:
    """The words of a text without case and marks."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _WORD.findall(text.casefold())


def shingles(said: Sequence[str]) -> Shingles:
    """Every run of `RUN` words, as a number; the whole of what is shorter. The numbers of words are as good as random,
    and so is a sum of them that tells their order."""
    numbers = [_number(word) for word in said]
    if len(numbers) < RUN:
        return frozenset([sum(numbers) & _MASK]) if numbers else frozenset()
    runs = zip(numbers, numbers[1:], numbers[2:], strict=False)
    return frozenset([(a + 3 * b + 7 * c) & _MASK for a, b, c in runs])


@lru_cache(1 << 17)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())


def _mixed(number: int) -> int:
    number = ((number & _MASK) ^ (number >> 29 & _MASK)) * _ODD[1] & _MASK
    return number ^ number >> 32


def jaccard(one: Collection[int], other: Collection[int]) -> float:
    """How much two sets have in common, of all that either has."""
    one, other = frozenset(one), frozenset(other)
    return len(one & other) / len(one | other) if one or other else 1.0


def signature(some: Iterable[int], bins: int = ROWS * BANDS) -> tuple[int, ...]:
    """The least shingle of each of `bins` parts; equal places of two signatures estimate `jaccard`."""
    least = [_EMPTY] * bins
    for shingle in some:
        place = shingle % bins
        if shingle < least[place]:
            least[place] = shingle
    if all(value == _EMPTY for value in least):
        return ()
    return tuple(_filled(least, place) if least[place] == _EMPTY else least[place] for place in range(bins))


def _filled(least: Sequence[int], place: int) -> int:
    """For an empty bin the value of the next which is not, marked with how far that is."""
    steps = next(n for n in range(1, len(least)) if least[(place + n) % len(least)] != _EMPTY)
    return (least[(place + steps) % len(least)] + steps * _ODD[2]) & _MASK


def keys(some: Iterable[int]) -> tuple[int, ...]:
    """A key for each band of the signature; none for what has no shingles."""
    signed = signature(some)
    bands = (signed[at : at + ROWS] for at in range(0, len(signed), ROWS))
    return tuple(_key(number, band) for number, band in enumerate(bands))


def _key(number: int, band: Sequence[int]) -> int:
    one, two, three = (value * odd for value, odd in zip(band, _ODD, strict=True))
    return _mixed(one + two + three + number) & _KEY


@dataclass(frozen=True)
class Shingled:
    """The paragraphs of a text that are worth comparing: by number, their shingles, and how many words each has."""

    paragraphs: Mapping[int, Shingles]
    length: Mapping[int, int]

    @classmethod
    def of(cls, paragraphs: Iterable[tuple[int, str]]) -> "Shingled":
        """`paragraphs` are numbers and words; boilerplate is left out before."""
        cut: dict[int, Shingles] = {}
        length: dict[int, int] = {}
        for number, body in paragraphs:
            said = words(body)
            if len(said) >= LEAST:
                cut[number], length[number] = shingles(said), len(said)
        return cls(cut, length)

    @cached_property
    def places(self) -> Mapping[int, tuple[int, ...]]:
        """In which paragraphs each shingle stands, the first before the others."""
        found: dict[int, tuple[int, ...]] = {}
        for number, cut in sorted(self.paragraphs.items()):
            here = (number,)
            for shingle in cut:
                found[shingle] = found[shingle] + here if shingle in found else here
        return found

    @cached_property
    def shingles(self) -> Shingles:
        """All of them."""
        return frozenset(self.places)

    @cached_property
    def total(self) -> int:
        return sum(self.length.values())

    @cached_property
    def keys(self) -> frozenset[int]:
        """The keys under which its paragraphs meet those of other texts."""
        return frozenset(key for cut in self.paragraphs.values() for key in keys(cut))
