"""Paints lines of a dossier: the words, then a citation chip, tags and small print; and headings of
groups."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from dossier.domain.passages import Utf16Map
from dossier.gui.accents import kind_icon, mixed, quiet, tint
from dossier.gui.models.line import Heading, Line, Tag
from dossier.gui.models.rows import ROW
from dossier.gui.passage_hints import Hint

Index = QModelIndex | QPersistentModelIndex

_SIDE, _ABOVE, _GAP, _CHIP_PAD = 14, 8, 5, 6
_SMALL = 0.9
_LEAD = "30 Sep 2015, 23:59 "
_GLYPH = 16
_LEADING = 1.08


@dataclass(frozen=True, slots=True)
class _Piece:
    """A chip, a tag or the note, and where it stands (relative to the row's top left)."""

    rect: QRect
    text: str
    part: str
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class _Laid:
    """A line laid out for one width."""

    text: QTextLayout
    at: QPointF
    pieces: tuple[_Piece, ...]
    height: int


class LineDelegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget, hint: Hint | None = None) -> None:
        super().__init__(parent)
        self._hint = hint

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item, width = index.data(ROW), _rect(option).width()
        if isinstance(item, Heading):
            return QSize(width, _metrics(option).height() + 2 * _ABOVE + 4)
        return QSize(width, _lay_out(item, _font(option), width).height if item else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ROW)
        if item is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option)
        if isinstance(item, Heading):
            _paint_heading(painter, option, item)
        else:
            _paint_line(painter, option, item)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        item = index.data(ROW) if index.isValid() else None
        if event.type() != QEvent.Type.ToolTip or not isinstance(item, Line):
            QToolTip.hideText()
            return True
        rect = view.visualRect(index)
        part = _piece_at(item, _font(option), rect, event.pos())
        if part is not None and part.tag is not None:
            QToolTip.showText(event.globalPos(), part.tag.hint, view)
        elif item.citation is not None and self._hint is not None and (part is None or part.part == "chip"):
            self._hint(item.citation, event.globalPos(), view)
        else:
            QToolTip.showText(event.globalPos(), item.hint, view)
        return True


def _rect(option: Any) -> QRect:
    return option.rect  # type: ignore[no-any-return]


def _font(option: Any) -> QFont:
    return option.font  # type: ignore[no-any-return]


def _palette(option: Any) -> QPalette:
    return option.palette  # type: ignore[no-any-return]


def _metrics(option: Any) -> QFontMetrics:
    return QFontMetrics(_font(option))


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small


def _lay_out(line: Line, font: QFont, width: int) -> _Laid:
    left = _SIDE + _indent(line, font)
    room = max(40, width - left - _SIDE)
    layout = QTextLayout(line.text, font)
    layout.setTextOption(_wrapping())
    if stretches := line.marked or ((line.strong,) if line.strong[1] else ()):
        units = Utf16Map(line.text)
        layout.setFormats([_strong(units, stretch, bool(line.marked)) for stretch in stretches])
    layout.beginLayout()
    height, rows, wide = 0.0, 0, 0.0
    while (row := layout.createLine()).isValid():
        row.setLineWidth(room)
        row.setPosition(QPointF(0, height))
        height += row.height() * _LEADING
        rows, wide = rows + 1, max(wide, row.naturalTextWidth())
    layout.endLayout()
    small = QFontMetrics(_small(font))
    beside = left + int(wide) + _SIDE
    pieces = tuple(_pieces(line, small, beside, _ABOVE - 1, 10 * width)) if line.inline and rows == 1 else ()
    if not pieces or pieces[-1].rect.right() > left + room:
        pieces = tuple(_pieces(line, small, left, _ABOVE + int(height) + _GAP, room))
    bottom = max([_ABOVE + int(height), *(piece.rect.bottom() for piece in pieces)])
    return _Laid(layout, QPointF(left, _ABOVE), pieces, bottom + _ABOVE)


def _indent(line: Line, font: QFont) -> int:
    """What stands before the text takes this much."""
    if line.checked is not None:
        return _GLYPH + _GAP + 2
    if line.lead:
        return QFontMetrics(_small(font)).horizontalAdvance(_LEAD) + _GAP
    return _GLYPH + _GAP if line.kind else 0


def _strong(units: Utf16Map, place: tuple[int, int], underlined: bool) -> QTextLayout.FormatRange:
    stretch = QTextLayout.FormatRange()
    stretch.start = units.to_utf16(place[0])
    stretch.length = units.to_utf16(place[1]) - stretch.start
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    bold.setFontUnderline(underlined)
    stretch.format = bold
    return stretch


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _pieces(line: Line, metrics: QFontMetrics, left: int, top: int, room: int) -> Iterator[_Piece]:
    """Chip, tags and note from left to right, going on below where they do not fit."""
    wanted: list[tuple[str, str, Tag | None]] = [("chip", line.chip, None)] if line.chip else []
    wanted += [("tag", tag.text, tag) for tag in line.tags]
    wanted += [("note", line.note, None)] if line.note else []
    x, high = left, metrics.height() + 4
    for part, text, tag in wanted:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - 2 * _CHIP_PAD)
        pad = 0 if part == "note" else 2 * _CHIP_PAD
        wide = metrics.horizontalAdvance(text) + pad + 1
        if x > left and x + wide > left + room:
            x, top = left, top + high + _GAP
        yield _Piece(QRect(x, top, wide, high), text, part, tag)
        x += wide + _GAP + 2


def _piece_at(line: Line, font: QFont, rect: QRect, point: QPoint) -> _Piece | None:
    place = point - rect.topLeft()
    pieces = _lay_out(line, font, rect.width()).pieces
    return next((piece for piece in pieces if piece.rect.contains(place)), None)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    rect, palette, state = _rect(option), _palette(option), option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, tint(palette, 0.16))
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), palette.highlight())
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, tint(palette, 0.07))
    painter.setPen(
        mixed(palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base), 0.10)
    )
    painter.drawLine(rect.left() + _SIDE, rect.bottom(), rect.right() - _SIDE, rect.bottom())
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(palette.color(QPalette.ColorRole.Highlight))
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -1.5, -1.5))


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, heading: Heading) -> None:
    rect, palette, font = _rect(option).adjusted(_SIDE, 4, -_SIDE, 0), _palette(option), QFont(_font(option))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    words = f"{'▾' if heading.open else '▸'}  {heading.text}"
    flags = int(Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(rect, flags, words)
    advance = QFontMetrics(font).horizontalAdvance(words + "  ")
    painter.setFont(_font(option))
    painter.setPen(quiet(palette))
    painter.drawText(rect.adjusted(advance, 0, 0, 0), flags, f"{heading.count:n}")


def _paint_line(painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
    rect, palette, font = _rect(option), _palette(option), _font(option)
    laid = _lay_out(line, font, rect.width())
    painter.translate(rect.topLeft())
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    laid.text.draw(painter, laid.at)
    painter.setFont(_small(font))
    if line.checked is not None:
        _paint_box(painter, palette, _ABOVE + QFontMetrics(font).height() // 2, line.checked)
    elif line.lead:
        painter.setPen(quiet(palette))
        metrics = QFontMetrics(_small(font))
        lead = metrics.elidedText(line.lead, Qt.TextElideMode.ElideRight, int(laid.at.x()) - _SIDE - _GAP)
        painter.drawText(QPointF(_SIDE, _ABOVE + QFontMetrics(font).ascent()), lead)
    elif line.kind:
        middle = _ABOVE + QFontMetrics(font).height() // 2
        kind_icon(line.kind, palette).paint(painter, QRect(_SIDE, middle - _GLYPH // 2, _GLYPH, _GLYPH))
    for piece in laid.pieces:
        _paint_piece(painter, palette, piece)


def _paint_box(painter: QPainter, palette: QPalette, middle: int, ticked: bool) -> None:
    """A box to tick, in the palette's colours at every scale."""
    box = QRectF(_SIDE + 0.5, middle - _GLYPH / 2 + 1.5, _GLYPH - 3, _GLYPH - 3)
    highlight = palette.color(QPalette.ColorRole.Highlight)
    painter.setPen(highlight if ticked else quiet(palette))
    painter.setBrush(highlight if ticked else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        pen = QPen(palette.color(QPalette.ColorRole.HighlightedText), 1.8)
        painter.setPen(pen)
        left, top = box.left(), box.top()
        points = [QPointF(left + 3, top + 6.5), QPointF(left + 5.5, top + 9.2), QPointF(left + 10, top + 3.8)]
        painter.drawPolyline(points)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_piece(painter: QPainter, palette: QPalette, piece: _Piece) -> None:
    text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    box = QRectF(piece.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    if piece.part == "chip":
        painter.setPen(mixed(palette.color(QPalette.ColorRole.Highlight), base, 0.55))
        painter.setBrush(tint(palette, 0.10))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(text)
    elif piece.part == "tag":
        painter.setPen(mixed(text, base, 0.35))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(quiet(palette))
    else:
        painter.setPen(quiet(palette))
    left = 0 if piece.part == "note" else _CHIP_PAD
    painter.drawText(piece.rect.adjusted(left, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), piece.text)
