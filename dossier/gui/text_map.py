"""A source's canonical text as Qt can show it, and the way between the two countings.

Qt counts UTF-16 units, gives some characters a meaning of its own, and lays a paragraph out in one go; so the
text on the screen may differ from the canonical text in single characters, and a very long line is broken.
Offsets stay exact.
"""

import re
from bisect import bisect_left, bisect_right

from dossier.domain.passages import Utf16Map

LONGEST_LINE = 4_000
"""Code points of one paragraph, a screen full; longer lines are broken for the screen, for Qt lays a paragraph out,
and the reader marks it, in one go."""

_SPECIAL = {ord(c): " " for c in "\r\u2028\u2029"} | {ord(c): "\ufffd" for c in "\0\ufdd0\ufdd1\ufffc"}
"""Qt would take these for paragraph ends, frames and pictures."""


class TextMap:
    """One text: what to hand to Qt, and code point offsets to and from Qt's positions."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._units = Utf16Map(text)
        self._breaks = _breaks(text)
        """Offsets before which the screen has a line end that the text has not."""
        self._broken = [self._units.to_utf16(point) + n for n, point in enumerate(self._breaks)]
        self.shown = self._shown()

    def to_qt(self, point: int) -> int:
        """Qt's position of the code point offset `point`."""
        return self._units.to_utf16(point) + bisect_right(self._breaks, point)

    def end_to_qt(self, point: int) -> int:
        """Qt's position of the exclusive end `point`: before a line end that only the screen has."""
        return self._units.to_utf16(point) + bisect_left(self._breaks, point)

    def to_point(self, position: int) -> int:
        """The code point offset of Qt's `position`."""
        return self._units.to_points(position - bisect_left(self._broken, position))

    def _shown(self) -> str:
        text = self.text.translate(_SPECIAL)
        starts = [0, *self._breaks]
        ends = [*self._breaks, len(text)]
        return "\n".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _breaks(text: str) -> list[int]:
    """Where lines longer than LONGEST_LINE are broken: after a blank where there is one, else anywhere."""
    found = []
    for line in re.finditer(r"[^\n]+", text) if len(text) > LONGEST_LINE else ():
        start, end = line.span()
        while end - start > LONGEST_LINE:
            blank = text.rfind(" ", start, start + LONGEST_LINE)
            start = blank + 1 if blank > start else start + LONGEST_LINE
            found.append(start)
    return found
