"""What a picture of a timeline is made of; the writers (Qt's painter, SVG) know nothing else."""

from dataclasses import dataclass

from dossier.domain.time_marks import EVENT, TimeMark
from dossier.domain.timespans import Edge
from dossier.export.timeline.axis import Axis
from dossier.export.timeline.packing import Label
from dossier.export.timeline.viewport import Viewport


@dataclass(frozen=True, slots=True)
class Measures:
    """In pixels: the height of the picture and of its parts. They grow with the font."""

    height: float
    lane: float = 22.0
    bar: float = 12.0
    axis: float = 44.0
    reports: float = 34.0
    heading: float = 20.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One mark. `place` is its number in time order; an end beyond the picture is cut off there, and sharp."""

    place: int
    mark: TimeMark
    x: float
    right: float
    y: float
    begins: Edge
    ends: Edge
    label: Label | None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Marks that are too many to be drawn one by one: `count` of them, all between `first` and `until`. `place` is
    the number of the earliest."""

    place: int
    count: int
    first: int
    until: int
    x: float
    right: float
    y: float
    disputed: bool
    events: bool
    label: Label


@dataclass(frozen=True, slots=True)
class Link:
    """A dashed line between the dates that sources give one event."""

    x: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Band:
    """Events, or statements. `earlier` and `later` count the marks beyond the edges."""

    name: str
    y: float
    height: float
    total: int
    earlier: int
    later: int


@dataclass(frozen=True, slots=True)
class Report:
    """When sources were published: `count` of them."""

    x: float
    right: float
    count: int
    first: int
    until: int


@dataclass(frozen=True, slots=True)
class Picture:
    """`y` is the middle of a lane; bands are from top to bottom, then reports, then the axis."""

    view: Viewport
    measures: Measures
    axis: Axis
    bands: tuple[Band, ...]
    bars: tuple[Bar, ...]
    clusters: tuple[Cluster, ...]
    links: tuple[Link, ...]
    reports: tuple[Report, ...]

    @property
    def reports_top(self) -> float:
        return self.measures.height - self.measures.axis - self.measures.reports

    @property
    def axis_top(self) -> float:
        return self.measures.height - self.measures.axis

    def at(self, x: float, y: float) -> "Bar | Cluster | None":
        """What lies under a point, with its label."""
        half = self.measures.lane / 2
        drawn: tuple[Bar | Cluster, ...] = (*self.bars, *self.clusters)
        for each in drawn:
            if abs(each.y - y) <= half and each.x - 3 <= x <= _end(each) + 3:
                return each
        return None

    def of(self, place: int, mark: TimeMark) -> "Bar | Cluster | None":
        """That which shows the mark with this number, or counts it: the narrowest cluster around it."""
        bar = next((bar for bar in self.bars if bar.place == place), None)
        span, events = mark.span, mark.kind == EVENT
        around = [
            c for c in self.clusters if c.first <= span.first and c.until >= span.until and c.events is events
        ]
        return bar or min(around, key=lambda c: (c.until - c.first, c.first), default=None)

    def in_order(self) -> list["Bar | Cluster"]:
        """All that can be chosen, in time order."""
        return sorted((*self.bars, *self.clusters), key=_when)


def _when(each: "Bar | Cluster") -> tuple[float, float, int]:
    if isinstance(each, Bar):
        return each.mark.span.first, each.mark.span.until, each.place
    return each.first, each.until, each.place


def _end(each: "Bar | Cluster") -> float:
    return max(each.right, each.label.x + each.label.width) if each.label else each.right
