"""What happened when, for the screens: marks that a person asks for by names and dates, and the picture of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from dossier.app import lookup
from dossier.domain.date_words import Names, in_words, stretch
from dossier.domain.errors import CommandRefused
from dossier.domain.time_marks import KINDS, TimeFilter, bounds, grade_bounds
from dossier.export import save
from dossier.export.timeline.axis import Axis, axis
from dossier.export.timeline.export import drawn
from dossier.export.timeline.layout import beyond, lay_out
from dossier.export.timeline.marks import EVENTS, Marks
from dossier.export.timeline.packing import NARROWEST, Label, Measure, elided, remembered
from dossier.export.timeline.picture import Bar, Cluster, Measures, Picture
from dossier.export.timeline.svg import write
from dossier.export.timeline.viewport import Viewport

__all__ = [
    "EVENTS", "NARROWEST", "Axis", "Bar", "Cluster", "Label", "Marks", "Measure", "Measures", "Names", "Picture",
    "Viewport", "asked", "axis", "beyond", "drawn", "elided", "in_words", "lay_out", "remembered", "save_svg",
    "stretch",
]  # fmt: skip


def save_svg(picture: Picture, title: str, names: Names, to: Path) -> None:
    """Write a picture to the file `to`. Raises DossierError when it cannot be written."""
    save((piece.encode() for piece in write(picture, title, names)), to)


class Views(lookup.Names, Protocol):
    """What names are looked up in."""


def asked(
    views: Views,
    *,
    entities: Sequence[str] = (),
    source: str = "",
    kinds: Sequence[str] = (),
    grade: str = "",
    since: str = "",
    until: str = "",
) -> TimeFilter:
    """The filter that these words mean. Raises NotFound for a name that nothing has, CommandRefused for what is no
    kind, grade or date."""
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise CommandRefused(f"There is no kind “{unknown[0]}”; there are {', '.join(KINDS)}.")
    if grade and grade_bounds(grade) is None:
        raise CommandRefused(f"“{grade}” is no grade. Write B2, B, or B2+ for at least so good.")
    first, last = bounds(since, until)
    return TimeFilter(
        tuple(lookup.entity(views, name).id for name in entities),
        lookup.source(views, source).id if source else "",
        tuple(kinds),
        grade,
        first,
        last,
    )
