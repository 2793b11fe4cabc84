"""What a person made of a graph by hand: whom they pinned, hid and expanded, and the way that they asked for."""

from dataclasses import dataclass, field
from typing import Any

from dossier.app.connections import Point

_MORE = 20
"""Neighbours that come in at once."""


@dataclass
class Shaping:
    """`pins` are places by id, `hidden` names by id, `expanded` how many neighbours each brings along; `way` are the
    ids on it, one after the other."""

    pins: dict[str, Point] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)
    expanded: dict[str, int] = field(default_factory=dict)
    way: tuple[str, ...] = ()

    def expand(self, id: str) -> None:
        """Bring in its neighbours, or more of them."""
        self.expanded[id] = self.expanded.get(id, 0) + _MORE

    def hide(self, id: str, name: str) -> None:
        self.hidden[id] = name
        self.expanded.pop(id, None)
        self.pins.pop(id, None)

    def begin_anew(self) -> None:
        """For another question: what was brought in for the last one goes."""
        self.expanded.clear()
        self.way = ()

    def kept(self) -> dict[str, Any]:
        """What `put` needs, fit for JSON."""
        return {
            "pins": {id: list(at) for id, at in self.pins.items()},
            "hidden": dict(self.hidden),
            "expanded": dict(self.expanded),
        }

    def put(self, kept: dict[str, Any]) -> None:
        """Raises ValueError, TypeError or AttributeError for what is no such thing."""
        self.pins = {str(id): (float(x), float(y)) for id, (x, y) in kept.get("pins", {}).items()}
        self.hidden = {str(id): str(name) for id, name in kept.get("hidden", {}).items()}
        self.expanded = {str(id): int(many) for id, many in kept.get("expanded", {}).items()}
