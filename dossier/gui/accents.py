"""The few colours that the palette does not know: one for each kind of entity, picked for light and for dark.

Nothing is told by colour alone: each kind has its own underline in the reader and its own glyph in lists.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap, QTextCharFormat

from dossier.domain.analysis import EntityKind

_LIGHT = {
    EntityKind.PERSON: "#1f5fbf",
    EntityKind.EVENT: "#b3372f",
    EntityKind.ORGANISATION: "#2f7d3b",
    EntityKind.PLACE: "#8a5a00",
}
_DARK = {
    EntityKind.PERSON: "#7db2ff",
    EntityKind.EVENT: "#ff8f85",
    EntityKind.ORGANISATION: "#7fd08c",
    EntityKind.PLACE: "#e3b35c",
}
UNDERLINES = {
    EntityKind.PERSON: QTextCharFormat.UnderlineStyle.SingleUnderline,
    EntityKind.EVENT: QTextCharFormat.UnderlineStyle.WaveUnderline,
    EntityKind.ORGANISATION: QTextCharFormat.UnderlineStyle.DashUnderline,
    EntityKind.PLACE: QTextCharFormat.UnderlineStyle.DotLine,
}
_GRID = 16.0
_MIDDLE = 128


def is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Base).lightness() < _MIDDLE


def accent(kind: EntityKind, palette: QPalette) -> QColor:
    return QColor((_DARK if is_dark(palette) else _LIGHT)[kind])


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """`share` of `first` over `second`, both opaque."""
    rest = 1 - share
    return QColor(
        round(first.red() * share + second.red() * rest),
        round(first.green() * share + second.green() * rest),
        round(first.blue() * share + second.blue() * rest),
    )


def quiet(palette: QPalette) -> QColor:
    """For what matters less than the text around it; still at 4.5 : 1."""
    return mixed(palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base), 0.66)


def tint(palette: QPalette, share: float) -> QColor:
    """A little of the highlight over the base: selected and hovered rows."""
    return mixed(palette.color(QPalette.ColorRole.Highlight), palette.color(QPalette.ColorRole.Base), share)


def kind_icon(kind: EntityKind | None, palette: QPalette) -> QIcon:
    """The glyph of a kind; None is a source."""
    colour = accent(kind, palette) if kind else quiet(palette)
    return _icon(kind, colour.rgb())


@lru_cache(maxsize=32)
def _icon(kind: EntityKind | None, rgb: int) -> QIcon:
    icon = QIcon()
    for side in (16, 32, 64):
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / _GRID, side / _GRID)
        pen = QPen(QColor.fromRgb(rgb), 1.4)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(_GLYPHS[kind]())
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _person() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(8, 5), 3, 3)
    path.moveTo(2.5, 14)
    path.cubicTo(2.5, 8.5, 13.5, 8.5, 13.5, 14)
    path.closeSubpath()
    return path


def _event() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(2, 3.2, 12, 10.8), 1.5, 1.5)
    for line in ((2, 6.5, 14, 6.5), (5.2, 1.6, 5.2, 4.4), (10.8, 1.6, 10.8, 4.4)):
        path.moveTo(line[0], line[1])
        path.lineTo(line[2], line[3])
    path.addEllipse(QPointF(8, 10.2), 1.2, 1.2)
    return path


def _organisation() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(1.8, 6)
    path.lineTo(8, 2)
    path.lineTo(14.2, 6)
    path.closeSubpath()
    for x in (4.0, 8.0, 12.0):
        path.moveTo(x, 6.5)
        path.lineTo(x, 12)
    path.moveTo(2, 13.6)
    path.lineTo(14, 13.6)
    return path


def _place() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(8, 14.6)
    path.cubicTo(3.5, 9.5, 3, 8, 3, 6.3)
    path.arcTo(QRectF(3, 1.4, 10, 9.8), 180, -180)
    path.cubicTo(13, 8, 12.5, 9.5, 8, 14.6)
    path.addEllipse(QPointF(8, 6.2), 1.7, 1.7)
    return path


def _source() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(3, 1.6, 10, 12.8), 1.2, 1.2)
    for y, right in ((5.0, 10.8), (8.0, 10.8), (11.0, 8.5)):
        path.moveTo(5.2, y)
        path.lineTo(right, y)
    return path


_GLYPHS = {
    EntityKind.PERSON: _person,
    EntityKind.EVENT: _event,
    EntityKind.ORGANISATION: _organisation,
    EntityKind.PLACE: _place,
    None: _source,
}
