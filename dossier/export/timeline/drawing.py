"""A picture of a timeline drawn for a PDF, in light colours; ends that are not sure fade in a few steps."""

from collections.abc import Iterator
from typing import Any

from dossier.domain.time_marks import EVENT
from dossier.domain.timespans import Edge
from dossier.export.timeline.picture import Bar, Cluster, Picture
from dossier.export.timeline.svg import LIGHT, SIZE, measured
from dossier.export.typefaces import Typefaces
from dossier.export.xml_text import fit

_INK, _SOFT, _LINE = "#1b1f24", "#5b646e", "#d5dae0"
_TINT, _FAINT = 0.3, 0.1
_FADE = {Edge.SHARP: 0.0, Edge.SOFT: 0.3, Edge.OPEN: 0.9}
"""How much of a bar an end takes in which it fades."""
_STEPS = 8


def drawing(picture: Picture, faces: Typefaces, width: float) -> Any:
    """A flowable of reportlab, so many points wide."""
    from reportlab.graphics.shapes import Drawing

    scale = width / picture.view.width
    whole = Drawing(picture.view.width, picture.measures.height)
    for shape in _Pen(picture, faces).shapes():
        whole.add(shape)
    whole.scale(scale, scale)
    whole.width, whole.height = width, picture.measures.height * scale
    return whole


class _Pen:
    """Shapes in the order in which they are drawn; a PDF counts from the bottom."""

    def __init__(self, picture: Picture, faces: Typefaces) -> None:
        self._picture, self._faces = picture, faces

    def shapes(self) -> Iterator[Any]:
        yield from self._axis()
        yield from self._reports()
        for band in self._picture.bands:
            yield from self._text(6, band.y + 14, band.name.capitalize(), _SOFT)
        for link in self._picture.links:
            yield self._line(link.x, link.y, link.right, link.y, LIGHT[EVENT], strokeDashArray=[2, 3])
        for cluster in self._picture.clusters:
            yield from self._cluster(cluster)
        for bar in sorted(self._picture.bars, key=lambda bar: bar.x - bar.right):
            yield from self._bar(bar)

    def _axis(self) -> Iterator[Any]:
        top, width = self._picture.axis_top, self._picture.view.width
        for tick in self._picture.axis.ticks:
            yield self._line(tick.x, 0, tick.x, top + 6, _LINE)
            if tick.x + 4 + measured(tick.label) <= width:
                yield from self._text(tick.x + 4, top + 16, tick.label, _SOFT)
        yield self._line(0, top, width, top, _SOFT)
        for era in self._picture.axis.eras:
            room = era.right - era.x - 8
            label = next((each for each in (era.label, era.short) if measured(each) <= room), "")
            yield from self._text(era.x + 4, self._picture.measures.height - 8, label, _INK)

    def _reports(self) -> Iterator[Any]:
        top = self._picture.reports_top
        yield self._line(0, top, self._picture.view.width, top, _LINE)
        yield from self._text(6, top + 13, "Reported", _SOFT)
        for report in self._picture.reports:
            yield self._box(report.x, top + 19, max(2.0, report.right - report.x), 8, _SOFT, 0.6)

    def _bar(self, bar: Bar) -> Iterator[Any]:
        colour, tall = LIGHT[bar.mark.kind], self._picture.measures.bar
        top, wide = bar.y - tall / 2, bar.right - bar.x
        for x, part, opacity in _faded(bar):
            yield self._box(x, top, part, tall, colour, opacity * (_FAINT if bar.mark.planned else _TINT))
        if bar.mark.disputed or bar.mark.planned:
            yield self._box(bar.x, top, wide, tall, colour, 0, edge=colour, dashed=bar.mark.disputed)
        for edge, x in ((bar.begins, bar.x), (bar.ends, bar.right - 2)):
            if edge is Edge.SHARP and not bar.mark.disputed:
                yield self._box(x, top, 2, tall, colour)
        if bar.label:
            yield from self._text(bar.label.x, bar.y + 4, bar.label.text, _INK)

    def _cluster(self, cluster: Cluster) -> Iterator[Any]:
        colour, tall = LIGHT[EVENT if cluster.events else "many"], self._picture.measures.bar + 4
        where = cluster.x, cluster.y - tall / 2, cluster.right - cluster.x, tall
        yield self._box(*where, colour, _FAINT, edge=colour, dashed=cluster.disputed, round=tall / 2)
        yield from self._text(cluster.label.x, cluster.y + 4, cluster.label.text, _INK)

    def _box(
        self, x: float, y: float, wide: float, tall: float, colour: str, opacity: float = 1.0,
        *, edge: str = "", dashed: bool = False, round: float = 0,
    ) -> Any:  # fmt: skip
        """As much of it as lies in the picture: nothing cuts it off there as in an SVG."""
        from reportlab.graphics.shapes import Rect
        from reportlab.lib.colors import HexColor

        x, right = max(0.0, x), min(x + wide, self._picture.view.width)
        wide = max(0.0, right - x)
        return Rect(
            x, self._picture.measures.height - y - tall, wide, tall, rx=round, ry=round,
            fillColor=HexColor(colour) if opacity else None, fillOpacity=opacity or None,
            strokeColor=HexColor(edge) if edge else None, strokeDashArray=[4, 2] if dashed else None,
        )  # fmt: skip

    def _line(self, x: float, y: float, right: float, lower: float, colour: str, **more: Any) -> Any:
        from reportlab.graphics.shapes import Line
        from reportlab.lib.colors import HexColor

        height = self._picture.measures.height
        return Line(
            x, height - y, right, height - lower, strokeColor=HexColor(colour), strokeWidth=0.7, **more
        )

    def _text(self, x: float, y: float, text: str, colour: str) -> Iterator[Any]:
        """Each run in a face that has its letters."""
        from reportlab.graphics.shapes import String
        from reportlab.lib.colors import HexColor
        from reportlab.pdfbase.pdfmetrics import stringWidth

        for face, run in self._faces.runs(fit(text)):
            name = face or self._faces.serif
            yield String(
                x, self._picture.measures.height - y, run, fontName=name, fontSize=SIZE, fillColor=HexColor(colour)
            )  # fmt: skip
            x += stringWidth(run, name, SIZE)


def _faded(bar: Bar) -> Iterator[tuple[float, float, float]]:
    """The bar in pieces from left to right: (x, how wide, how much of the colour)."""
    wide = bar.right - bar.x
    first, last = _FADE[bar.begins] * wide, _FADE[bar.ends] * wide
    if first + last > wide:
        first = last = wide / 2
    for step in range(_STEPS if first else 0):
        yield bar.x + first * step / _STEPS, first / _STEPS, (step + 1) / _STEPS
    if wide > first + last:
        yield bar.x + first, wide - first - last, 1.0
    for step in range(_STEPS if last else 0):
        yield bar.right - last + last * step / _STEPS, last / _STEPS, 1 - step / _STEPS
