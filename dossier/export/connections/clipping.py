"""The part of a line that lies in a window: what reaches far beyond it takes long to dash, and nobody sees it."""

from dossier.export.connections.places import Point


def clipped(
    one: Point, other: Point, width: float, height: float, margin: float
) -> tuple[Point, Point] | None:
    """What is left of the line between these points in a window with a margin (Liang and Barsky); None: nothing."""
    along_x, along_y = other[0] - one[0], other[1] - one[1]
    first, last = 0.0, 1.0
    for by, room in (
        (-along_x, one[0] + margin),
        (along_x, width + margin - one[0]),
        (-along_y, one[1] + margin),
        (along_y, height + margin - one[1]),
    ):
        if by == 0:
            if room < 0:
                return None
        elif by < 0:
            first = max(first, room / by)
        else:
            last = min(last, room / by)
    if first > last:
        return None
    begin = (one[0] + first * along_x, one[1] + first * along_y) if first else one
    end = (one[0] + last * along_x, one[1] + last * along_y) if last < 1 else other
    return begin, end
