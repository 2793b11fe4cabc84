"""The window of time that a picture shows, and how it is moved: from an hour to twenty thousand years."""

from dataclasses import dataclass, replace

from dossier.domain.timespans import DAY, HOUR, minute

SHORTEST, LONGEST = HOUR, minute(20_000)
_EARLIEST, _LATEST = minute(-12_000), minute(12_000)
_MARGIN = 0.05
"""What stays free on either side of marks that are fitted in."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """From `first` to `until`, in minutes, over `width` pixels."""

    first: float
    until: float
    width: float

    @classmethod
    def fitting(cls, span: tuple[int, int] | None, width: float) -> "Viewport":
        """All of a stretch, with a margin; without one, the year 2000, for the look of it."""
        first, until = span or (minute(2000), minute(2001))
        margin = max((until - first) * _MARGIN, DAY / 24)
        return _within(cls(first - margin, until + margin, width))

    @property
    def length(self) -> float:
        return self.until - self.first

    @property
    def scale(self) -> float:
        """Pixels a minute."""
        return self.width / self.length

    @property
    def middle(self) -> float:
        return (self.first + self.until) / 2

    def x(self, at: float) -> float:
        return (at - self.first) * self.scale

    def at(self, x: float) -> float:
        return self.first + x / self.scale

    def zoomed(self, factor: float, x: float | None = None) -> "Viewport":
        """`factor` times as large, where the moment under `x` (else the middle) stays where it is."""
        share = 0.5 if x is None else x / self.width
        fixed = self.first + share * self.length
        length = min(max(self.length / factor, SHORTEST), LONGEST)
        return _within(replace(self, first=fixed - share * length, until=fixed + (1 - share) * length))

    def panned(self, pixels: float) -> "Viewport":
        """Moved to later times by so many pixels."""
        by = pixels / self.scale
        return _within(replace(self, first=self.first + by, until=self.until + by))

    def resized(self, width: float) -> "Viewport":
        """The same time over another width."""
        return replace(self, width=width)

    def showing(self, first: float, until: float) -> "Viewport":
        """Moved as little as shows the stretch, or its beginning where it is longer than the window."""
        if first >= self.first and until <= self.until:
            return self
        room = self.length * _MARGIN
        if until - first > self.length - 2 * room or first < self.first:
            by = first - room - self.first
        else:
            by = until + room - self.until
        return _within(replace(self, first=self.first + by, until=self.until + by))


def _within(view: Viewport) -> Viewport:
    """Not so far out that no calendar reaches there."""
    length = min(max(view.length, SHORTEST), LONGEST)
    middle = min(max(view.middle, _EARLIEST + length / 2), _LATEST - length / 2)
    if length == view.length and middle == view.middle:
        return view
    return replace(view, first=middle - length / 2, until=middle + length / 2)
