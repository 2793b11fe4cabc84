"""Where the words of nodes go: each below, above or beside its node, wherever nothing lies yet."""

import math
from collections.abc import Iterator

from dossier.export.connections.places import Point

_SIDE = 64.0
"""Pixels of the squares by which what lies near is found."""
_GAP, _BLANK = 2.0, 5.0
"""Pixels between a node and its words, and beside words before others begin."""
_Box = tuple[float, float, float, float]
_Squares = dict[tuple[int, int], list[_Box]]


class Room:
    """What lies where; words are `height` pixels high."""

    def __init__(self, height: float, left: float = -math.inf, right: float = math.inf) -> None:
        """Between `left` and `right` lies the window: words of what is in it lie in it, too."""
        self._height, self._left, self._right = height, left, right
        self._nodes: _Squares = {}
        self._words: _Squares = {}

    def occupy(self, x: float, y: float, radius: float) -> None:
        """Here lies a node."""
        _put(self._nodes, _around(x, y, radius))

    def find(
        self, x: float, y: float, radius: float, width: float, *, in_any_case: bool = False
    ) -> Point | None:
        """Where words of a node begin, at their top left; then nothing else gets this place. None: nowhere.
        `in_any_case` they may lie on other nodes, on as few as can be, yet on no other words."""
        own = {_around(x, y, radius)}
        free: list[tuple[int, _Box]] = []
        for box in self._boxes(x, y, radius, width):
            if not _met(self._words, box):
                below = len(_met(self._nodes, box) - own)
                free.append((below, box))
                if not below:
                    break
        hidden, best = min(free, key=lambda each: each[0], default=(0, None))
        if best is None or (hidden and not in_any_case):
            return None
        left, top, right, bottom = best
        _put(self._words, (left - _BLANK, top, right + _BLANK, bottom))
        return left, top

    def _boxes(self, x: float, y: float, radius: float, width: float) -> Iterator[_Box]:
        """Around the node, the best place first; those of a node in the window lie in it, too."""
        away, height = radius + _GAP, self._height
        aslant = 0.7 * away
        is_seen = self._left <= x <= self._right
        for left, top in (
            (x - width / 2, y + away),
            (x - width / 2, y - away - height),
            (x + away, y - height / 2),
            (x - away - width, y - height / 2),
            (x + aslant, y + aslant),
            (x - aslant - width, y + aslant),
            (x + aslant, y - aslant - height),
            (x - aslant - width, y - aslant - height),
        ):
            if not is_seen or (left >= self._left and left + width <= self._right):
                yield left, top, left + width, top + height


def _around(x: float, y: float, radius: float) -> _Box:
    return x - radius, y - radius, x + radius, y + radius


def _met(squares: _Squares, box: _Box) -> set[_Box]:
    """The boxes that it overlaps."""
    left, top, right, bottom = box
    return {
        other
        for square in _over(box)
        for other in squares.get(square, ())
        if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
    }


def _put(squares: _Squares, box: _Box) -> None:
    for square in _over(box):
        squares.setdefault(square, []).append(box)


def _over(box: _Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _SIDE), int(box[2] // _SIDE) + 1):
        for row in range(int(box[1] // _SIDE), int(box[3] // _SIDE) + 1):
            yield column, row
