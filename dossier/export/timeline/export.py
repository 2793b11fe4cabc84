"""The timeline of a case or a dossier as a file: where most of it lies, as high as it needs."""

from collections.abc import Iterator

from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.timeline.layout import lay_out
from dossier.export.timeline.marks import Marks
from dossier.export.timeline.packing import remembered
from dossier.export.timeline.picture import Measures, Picture
from dossier.export.timeline.svg import measured, write
from dossier.export.timeline.viewport import Viewport

WIDTH, HIGHEST, LOWEST = 1400.0, 1600.0, 260.0


def drawn(marks: Marks, width: float = WIDTH, highest: float = HIGHEST) -> Picture:
    """The stretch in which most happened, on a page of a fixed width."""
    view, measure = Viewport.fitting(marks.busiest, width), remembered(measured)
    tall = Measures(highest)
    picture = lay_out(marks, view, tall, measure)
    lowest = max((each.y for each in picture.in_order()), default=0.0)
    height = max(LOWEST, lowest + tall.lane + tall.reports + tall.axis)
    return lay_out(marks, view, Measures(min(highest, height)), measure)


def _write(material: Material) -> Iterator[bytes]:
    of = material.dossier.dossier.entity.name if material.dossier else material.case.title
    title = f"Timeline: {of}"
    if material.as_of:
        title += f" ({material.as_of})"
    if material.left_out:
        title += f". {material.left_out}"
    for piece in write(drawn(Marks(material.timeline().marks)), title):
        yield piece.encode()


SVG = Exporter("timeline-svg", "Timeline as a picture (SVG)", ".svg", Scope.EITHER, _write)
