"""Painting the picture of a timeline with the palette's colours: what `export.timeline.svg` does for files."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPalette, QPen

from dossier.app.timelines import EVENTS, NARROWEST, Axis, Bar, Cluster, Label, Measures, Picture
from dossier.domain.analysis import EntityKind
from dossier.domain.time_marks import EVENT
from dossier.domain.timespans import Edge
from dossier.gui.accents import accent, is_dark, mixed, quiet
from dossier.gui.phrases import tr

_TINT, _FAINT = 80, 26
"""Of 255: how much of its colour fills a bar, and a plan or a cluster."""
_FADE = {Edge.SHARP: 0.0, Edge.SOFT: 0.3, Edge.OPEN: 0.9}
_INSIDE = 6.0
_KIND_OF = {
    EVENT: EntityKind.EVENT, "action": EntityKind.PERSON, "speech": EntityKind.ORGANISATION, "plan": EntityKind.PLACE
}  # fmt: skip
"""Statements have the colours of kinds of entities, for there are no others that are told apart so well."""


def measures(font: QFont, height: float) -> Measures:
    """Parts as high as this font needs."""
    high = QFontMetricsF(font).height()
    return Measures(height, high + 8, high + 1, 2 * high + 12, high + 16, high + 6)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person sees of a picture that reaches beyond the window on either side: `shift` pixels in, so wide."""

    shift: float
    width: float
    beyond: list[tuple[int, int]]
    """How many marks of each band lie before and after."""
    current: int | None
    """The place of the current mark."""
    focused: bool


class TimelinePainter:
    def __init__(self, painter: QPainter, palette: QPalette, font: QFont) -> None:
        self._painter, self._palette = painter, palette
        self._metrics = QFontMetricsF(font)
        text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
        self._text, self._base, self._quiet = text, base, quiet(palette)
        self._line, self._strong = mixed(text, base, 0.10), mixed(text, base, 0.28)
        self._colours = {kind: accent(entity, palette) for kind, entity in _KIND_OF.items()}
        self._other = QColor("#b9a2ea" if is_dark(palette) else "#6b4fa0")
        painter.setFont(font)

    def paint(self, picture: Picture, axis: Axis, shown: Shown) -> None:
        painter = self._painter
        painter.fillRect(QRectF(0, 0, shown.width, picture.measures.height), self._base)
        self._axis(picture, axis, shown)
        self._headings(picture, shown)
        chosen = self._chosen(picture, shown)
        painter.save()
        painter.translate(-shown.shift, 0)
        left, right = shown.shift - 2, shown.shift + shown.width + 2
        self._reports(picture, left, right, chosen)
        for link in picture.links:
            painter.setPen(QPen(self._colours[EVENT], 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(link.x, link.y), QPointF(link.right, link.y))
        for cluster in picture.clusters:
            if cluster.x <= right and cluster.right >= left:
                self._cluster(picture, cluster)
        for bar in picture.bars:
            if bar.x <= right and (bar.right >= left or bar.label):
                self._bar(picture, bar, shown)
        if chosen is not None:
            self._ring(picture, chosen, focused=shown.focused)
        painter.restore()

    def _chosen(self, picture: Picture, shown: Shown) -> Bar | Cluster | None:
        if shown.current is None:
            return None
        return next((bar for bar in picture.bars if bar.place == shown.current), None) or next(
            (c for c in picture.clusters if c.place == shown.current), None
        )

    # -- the ground

    def _axis(self, picture: Picture, axis: Axis, shown: Shown) -> None:
        painter, top, high = self._painter, picture.axis_top, self._metrics.height()
        for tick in axis.ticks:
            painter.setPen(self._strong if tick.strong else self._line)
            painter.drawLine(QPointF(tick.x, 0), QPointF(tick.x, top + 5))
            painter.setPen(self._quiet)
            if tick.x + 4 + self._metrics.horizontalAdvance(tick.label) <= shown.width:
                painter.drawText(QPointF(tick.x + 4, top + 3 + self._metrics.ascent()), tick.label)
        painter.setPen(self._strong)
        for y in (top, picture.reports_top):
            painter.drawLine(QPointF(0, y), QPointF(shown.width, y))
        painter.setPen(self._text)
        for era in axis.eras:
            room = era.right - era.x - 8
            fits = (each for each in (era.label, era.short) if self._metrics.horizontalAdvance(each) <= room)
            painter.drawText(QPointF(era.x + 4, top + 6 + high + self._metrics.ascent()), next(fits, ""))

    def _headings(self, picture: Picture, shown: Shown) -> None:
        names = {EVENTS: tr("Events"), "statements": tr("Statements")}
        self._painter.setPen(self._quiet)
        for band, (earlier, later) in zip(picture.bands, shown.beyond, strict=True):
            parts = [names[band.name]]
            parts += [tr("‹ {n} earlier").format(n=f"{earlier:n}")] if earlier else []
            parts += [tr("{n} later ›").format(n=f"{later:n}")] if later else []
            self._painter.drawText(QPointF(6, band.y + 2 + self._metrics.ascent()), " · ".join(parts))
        y = picture.reports_top + 1 + self._metrics.ascent()
        self._painter.drawText(QPointF(6, y), tr("Reported"))

    def _reports(self, picture: Picture, left: float, right: float, chosen: Bar | Cluster | None) -> None:
        painter, top = self._painter, picture.reports_top + self._metrics.height() + 3
        for report in picture.reports:
            if report.x <= right and report.right >= left:
                colour = QColor(self._quiet)
                colour.setAlphaF(min(1.0, 0.35 + 0.13 * (report.count - 1).bit_length()))
                painter.fillRect(QRectF(report.x, top, max(2.0, report.right - report.x), 8), colour)
        reported = chosen.mark.reported if isinstance(chosen, Bar) else None
        if isinstance(chosen, Bar) and reported is not None:
            view = picture.view
            x, end = view.x(reported.first), max(view.x(reported.until), view.x(reported.first) + 2)
            painter.setPen(QPen(self._strong, 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF((chosen.x + chosen.right) / 2, chosen.y), QPointF((x + end) / 2, top))
            painter.fillRect(
                QRectF(x, top - 1, end - x, 10), self._palette.color(QPalette.ColorRole.Highlight)
            )

    # -- marks

    def _colour(self, kind: str) -> QColor:
        return self._colours.get(kind, self._other)

    def _bar(self, picture: Picture, bar: Bar, shown: Shown) -> None:
        painter, mark, tall = self._painter, bar.mark, picture.measures.bar
        colour = self._colour(mark.kind)
        box = QRectF(bar.x, bar.y - tall / 2, bar.right - bar.x, tall)
        vague = bool(bar.begins or bar.ends)
        self._fill(box, colour, bar)
        if mark.disputed or (mark.planned and not vague):
            style = Qt.PenStyle.DashLine if mark.disputed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(colour, 1, style))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        if not mark.disputed:
            if bar.begins is Edge.SHARP:
                painter.fillRect(QRectF(bar.x, box.top(), 2, tall), colour)
            if bar.ends is Edge.SHARP:
                painter.fillRect(QRectF(bar.right - 2, box.top(), 2, tall), colour)
        if bar.label:
            self._label(bar, bar.label, shown)

    def _label(self, bar: Bar, label: Label, shown: Shown) -> None:
        """Its words where they stand in view: from where the window begins to where it ends."""
        x = max(label.x, shown.shift + _INSIDE) if label.inside else label.x
        end = bar.right - _INSIDE if label.inside else label.x + label.width
        room = min(end, shown.shift + shown.width - _INSIDE) - x
        if room > label.width - 0.5:
            self._write(x, bar.y, label.text)
        elif room >= NARROWEST:
            self._write(x, bar.y, self._metrics.elidedText(label.text, Qt.TextElideMode.ElideRight, room))

    def _fill(self, box: QRectF, colour: QColor, bar: Bar) -> None:
        tinted = QColor(colour)
        tinted.setAlpha(_FAINT if bar.mark.planned else _TINT)
        if not (bar.begins or bar.ends):
            self._painter.fillRect(box, tinted)
            return
        clear = QColor(colour)
        clear.setAlpha(0)
        gradient = QLinearGradient(box.topLeft(), box.topRight())
        gradient.setColorAt(0, clear if bar.begins else tinted)
        gradient.setColorAt(1, clear if bar.ends else tinted)
        begin, end = _FADE[bar.begins], 1 - _FADE[bar.ends]
        for at in (begin, end) if begin < end else ((begin + end) / 2,):
            gradient.setColorAt(min(max(at, 0.001), 0.999), tinted)
        self._painter.fillRect(box, gradient)

    def _cluster(self, picture: Picture, cluster: Cluster) -> None:
        painter, tall = self._painter, picture.measures.bar + 4
        colour = QColor(self._colours[EVENT] if cluster.events else self._quiet)
        box = QRectF(cluster.x, cluster.y - tall / 2, cluster.right - cluster.x, tall).adjusted(
            0.5, 0.5, -0.5, -0.5
        )
        style = Qt.PenStyle.DashLine if cluster.disputed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1, style))
        fill = QColor(colour)
        fill.setAlpha(_FAINT + 9 * min(8, cluster.count.bit_length()))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, tall / 2, tall / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._write(cluster.label.x, cluster.y, cluster.label.text)

    def _ring(self, picture: Picture, chosen: Bar | Cluster, *, focused: bool) -> None:
        half = picture.measures.lane / 2 - 1
        highlight = self._palette.color(QPalette.ColorRole.Highlight)
        self._painter.setPen(QPen(highlight, 2 if focused else 1))
        box = QRectF(chosen.x - 3, chosen.y - half, chosen.right - chosen.x + 6, 2 * half)
        self._painter.drawRoundedRect(box, 4, 4)

    def _write(self, x: float, y: float, text: str) -> None:
        self._painter.setPen(self._text)
        ascent, descent = self._metrics.ascent(), self._metrics.descent()
        self._painter.drawText(QPointF(x, y + (ascent - descent) / 2), text)
