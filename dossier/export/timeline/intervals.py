"""Which of many stretches of time lie in a window: found by binary search, however long some of them are."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence


class Intervals:
    """Stretches `(first, until)`, in order of `first`, asked by their place in that order."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._classes: dict[int, tuple[list[int], list[int]]] = {}
        """By the number of binary digits of their length: so none of a class is much longer than the others, and a
        window need look back no farther than twice its own."""
        for place, (first, until) in enumerate(spans):
            firsts, places = self._classes.setdefault((until - first).bit_length(), ([], []))
            firsts.append(first)
            places.append(place)

    def within(self, first: float, until: float) -> list[int]:
        """The places of those that overlap the window, in order."""
        found: list[int] = []
        for digits, (firsts, places) in self._classes.items():
            low, high = self._range(digits, firsts, first, until)
            found += (place for place in places[low:high] if self._spans[place][1] > first)
        found.sort()
        return found

    def many(self, first: float, until: float) -> int:
        """About how many there are, never fewer; costs next to nothing."""
        ranges = (self._range(digits, firsts, first, until) for digits, (firsts, _) in self._classes.items())
        return sum(high - low for low, high in ranges)

    @staticmethod
    def _range(digits: int, firsts: Sequence[int], first: float, until: float) -> tuple[int, int]:
        return bisect_left(firsts, first - (1 << digits)), bisect_left(firsts, until)


def sorted_by(values: Iterable[int], weights: Sequence[int]) -> tuple[list[int], list[int]]:
    """Values in order, and the sums of the weights before each."""
    pairs = sorted(zip(values, weights, strict=True))
    sums, total = [0], 0
    for _, weight in pairs:
        total += weight
        sums.append(total)
    return [value for value, _ in pairs], sums
