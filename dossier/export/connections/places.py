"""Where nodes are."""

Point = tuple[float, float]
Places = dict[str, Point]
"""By the ids of nodes."""
