"""The part of the plane that is in view, and its way to pixels and back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dossier.export.connections.places import Point

_FARTHEST, _NEAREST = 0.5, 2000.0
"""Pixels for each unit of the plane."""
_COMFORTABLE = 120.0
"""Pixels between neighbours beyond which a small graph is not blown up."""
_MARGIN_X, _MARGIN_Y = 180.0, 90.0


@dataclass(frozen=True, slots=True)
class View:
    """A window of `width` × `height` pixels on the plane: `scale` pixels for each unit, `x`, `y` in its middle."""

    width: float
    height: float
    scale: float = 60.0
    x: float = 0.0
    y: float = 0.0

    @classmethod
    def fitting(cls, places: Mapping[str, Point], width: float, height: float, below: float = 0) -> "View":
        """Everything, with a margin for the words at the border; `below` is kept free at the lower one."""
        if not places:
            return cls(width, height)
        xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
        wide, tall = max(xs) - min(xs), max(ys) - min(ys)
        room = (width - _MARGIN_X) / max(wide, 0.5), (height - below - _MARGIN_Y) / max(tall, 0.5)
        scale = max(_FARTHEST, min(*room, _COMFORTABLE))
        middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
        return cls(width, height, scale, middle_x, middle_y + below / 2 / scale)

    def on_screen(self, at: Point) -> Point:
        return (at[0] - self.x) * self.scale + self.width / 2, (at[1] - self.y) * self.scale + self.height / 2

    def on_plane(self, x: float, y: float) -> Point:
        return (x - self.width / 2) / self.scale + self.x, (y - self.height / 2) / self.scale + self.y

    def panned(self, x: float, y: float) -> "View":
        return replace(self, x=self.x + x / self.scale, y=self.y + y / self.scale)

    def zoomed(self, factor: float, x: float | None = None, y: float | None = None) -> "View":
        """About a point of the window, which stays where it is; else about its middle."""
        at_x, at_y = self.width / 2 if x is None else x, self.height / 2 if y is None else y
        kept = self.on_plane(at_x, at_y)
        scale = min(_NEAREST, max(_FARTHEST, self.scale * factor))
        middle_x, middle_y = (at_x - self.width / 2) / scale, (at_y - self.height / 2) / scale
        return replace(self, scale=scale, x=kept[0] - middle_x, y=kept[1] - middle_y)

    def resized(self, width: float, height: float) -> "View":
        return replace(self, width=width, height=height)

    def around(self, width: float, height: float) -> "View":
        """As much more on every side."""
        return self.resized(self.width + 2 * width, self.height + 2 * height)

    def showing(self, at: Point, margin: float = 40.0) -> "View":
        """Panned no more than needed for this place to be in view."""
        x, y = self.on_screen(at)
        right, bottom = self.width - margin, self.height - margin
        return self.panned(
            min(0.0, x - margin) + max(0.0, x - right), min(0.0, y - margin) + max(0.0, y - bottom)
        )
