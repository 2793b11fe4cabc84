"""Where the words of nodes go: each below, above or beside its node, wherever nothing lies yet."""

import math
from collections.abc import Iterator

from dossier.export.connections.layout import Point

_SIDE = 64.0
"""Pixels of the squares by which what lies near is found."""
_GAP = 2.0
_Box = tuple[float, float, float, float]


class Room:
    """What lies where; words are `height` pixels high."""

    def __init__(self, height: float, left: float = -math.inf, right: float = math.inf) -> None:
        """Between `left` and `right` lies the window: words of what is in it lie in it, too."""
        self._height, self._left, self._right = height, left, right
        self._squares: dict[tuple[int, int], list[_Box]] = {}

    def occupy(self, x: float, y: float, radius: float) -> None:
        """Here lies a node."""
        self._put((x - radius, y - radius, x + radius, y + radius))

    def find(self, x: float, y: float, radius: float, width: float) -> Point | None:
        """Where words of a node begin, at their top left; then nothing else gets this place. None: nowhere."""
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
            box = (left, top, left + width, top + height)
            is_cut = is_seen and (left < self._left or left + width > self._right)
            if not is_cut and self._is_free(box):
                self._put(box)
                return left, top
        return None

    def _is_free(self, box: _Box) -> bool:
        left, top, right, bottom = box
        for square in _over(box):
            for x, y, to_x, to_y in self._squares.get(square, ()):
                if left < to_x and x < right and top < to_y and y < bottom:
                    return False
        return True

    def _put(self, box: _Box) -> None:
        for square in _over(box):
            self._squares.setdefault(square, []).append(box)


def _over(box: _Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _SIDE), int(box[2] // _SIDE) + 1):
        for row in range(int(box[1] // _SIDE), int(box[3] // _SIDE) + 1):
            yield column, row
