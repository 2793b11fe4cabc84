"""What a person takes for one letter: a letter with all its combining marks, an emoji with its modifiers, a flag.

A selection must not cut one in two, though it is made of several code points.
"""

from PySide6.QtCore import QTextBoundaryFinder

from dossier.domain.passages import Span, Utf16Map

_REACH = 256
"""Code points looked at on either side; no letter is as long."""


def whole(text: str, span: Span) -> Span:
    """`span`, widened at both ends to the letters that it begins or ends inside of."""
    return Span(_edges(text, span.start)[0], _edges(text, span.end)[1])


def _edges(text: str, point: int) -> tuple[int, int]:
    """Where the letter that `point` lies inside of begins and ends; `point` twice where it lies between two."""
    if not 0 < point < len(text):
        return point, point
    first = max(point - _REACH, text.rfind("\n", max(0, point - _REACH), point) + 1, 0)
    window = text[first : point + _REACH]
    units = Utf16Map(window)
    at = units.to_utf16(point - first)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, window)
    finder.setPosition(at)
    if finder.isAtBoundary():
        return point, point
    before = finder.toPreviousBoundary()
    finder.setPosition(at)
    after = finder.toNextBoundary()
    return first + units.to_points(max(0, before)), first + units.to_points(after if after > 0 else at)
