"""Looking closer at a case that holds too much: marks that were counted from afar are asked for one by one where the
person looks. Pure."""

from bisect import bisect_left
from collections.abc import Iterable

from dossier.app.timelines import Viewport
from dossier.domain.time_marks import TimeMark, TimeMarks

_NEAR = 8
"""A stretch that is so many times as long as the window is looked at from afar."""

Window = tuple[int, int]


class Windows:
    """What of a timeline is held from afar, and in which window from near."""

    def __init__(self, afar: TimeMarks) -> None:
        self.afar = afar
        self._bounds: Window | None = None
        self._near: TimeMarks | None = None
        self._firsts = [mark.span.first for mark in afar.marks]

    def wanted(self, view: Viewport) -> Window | None:
        """In which window to look closer; None where there is nothing to gain."""
        afar = self.afar
        if not afar.coarse or not self._is_crowded(view):
            return None
        if self._bounds is not None and self._near is not None:
            first, until = self._bounds
            inside = first <= max(view.first, afar.origin) and view.until <= until
            if inside and (not self._near.coarse or until - first < _NEAR * view.length):
                return None
        elif view.length * _NEAR > self._firsts[-1] - self._firsts[0]:
            return None
        half = view.length / 2
        return self._aligned(view.first - half, view.until + half)

    def take(self, bounds: Window, near: TimeMarks) -> Iterable[TimeMark]:
        """All marks, with those that begin within `bounds` from near; their bounds are those of whole stretches."""
        self._bounds, self._near = bounds, near
        first, until = bounds
        far = (m for m in self.afar.marks if m.target or not first <= m.span.first < until)
        return [*far, *near.marks]

    def _is_crowded(self, view: Viewport) -> bool:
        """Whether any mark in view stands for several."""
        low = bisect_left(self._firsts, view.first - view.length)
        high = bisect_left(self._firsts, view.until)
        return any(mark.count > 1 for mark in self.afar.marks[low:high])

    def _aligned(self, first: float, until: float) -> Window:
        """From the beginning of a stretch to the end of one, so that no mark is counted twice or left out."""
        origin, width = self.afar.origin, self.afar.width
        return (
            origin + int((first - origin) // width) * width,
            origin + (int((until - origin) // width) + 1) * width,
        )
