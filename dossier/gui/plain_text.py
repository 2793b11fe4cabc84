"""A text without case, diacritics and the finer points of punctuation, to find words in, as somebody types them.

"francois" finds "François", "l'attaque" finds "l’attaque", and a blank any run of blanks and line ends. Offsets are
code points of the text itself, however many letters one of its characters turns into.
"""

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

from dossier.domain.passages import Span

_ALIKE = {
    **dict.fromkeys("‘’‚‛ʼ´`′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    "\u00ad": "",
    "\u200b": "",
    "ß": "ss",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
}
"""What Unicode keeps apart, and keyboards do not."""


class PlainText:
    """One text made plain."""

    def __init__(self, text: str) -> None:
        table = {ord(c): _plain(c) for c in set(text)}
        self._letters = text.translate(table)
        self._ends: list[int] | None = None
        """How many letters there are up to and with each character; None where each has one."""
        if any(len(plain) != 1 for plain in table.values()):
            self._ends = list(accumulate(len(table[ord(c)]) for c in text))

    def find(self, words: str) -> list[Span]:
        """Every place where `words` stand, in text order; none for nothing but blanks."""
        wanted = "".join(map(_plain, words)).split()
        if not wanted:
            return []
        pattern = r"\s+".join(map(re.escape, wanted))
        return [self._span(*match.span()) for match in re.finditer(pattern, self._letters)]

    def _span(self, start: int, end: int) -> Span:
        """The characters that the letters `[start, end)` come from, with what belongs to the last of them."""
        ends = self._ends
        if ends is None:
            return Span(start, end)
        last = bisect_right(ends, end - 1) + 1
        return Span(bisect_right(ends, start), max(last, bisect_right(ends, end)))


def _plain(character: str) -> str:
    if character.isascii():
        return character.lower()
    apart = unicodedata.normalize("NFKD", character.casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c)).casefold()
    return "".join(_ALIKE.get(c, c) for c in _ALIKE.get(character, bare))
