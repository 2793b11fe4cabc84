"""Paints the navigator's rows: glyph, name, and a count or a date at the right. All rows are equally high."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dossier.domain.analysis import EntityKind, Role
from dossier.domain.views import EntityRow, SourceRow, Status
from dossier.gui import icons, phrases
from dossier.gui.accents import quiet, tint
from dossier.gui.models.rows import ROW
from dossier.gui.models.sections import Section, SectionsModel

Index = QModelIndex | QPersistentModelIndex
_SIDE, _ICON, _GAP = 10, 16, 8
_MARKS = {Status.CONFIRMED: "✓ ", Status.DISPUTED: "⚠ ", Status.REJECTED: "✗ ", Status.UNREVIEWED: ""}


class NavigatorDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        opt: Any = option
        return QSize(120, QFontMetrics(opt.font).height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        opt: Any = option
        row, palette = index.data(ROW), opt.palette
        if row is None:
            return
        painter.save()
        _paint_ground(painter, opt)
        left = opt.rect.left() + _SIDE
        icon = _icon(row, palette)
        icon.paint(painter, QRect(left, opt.rect.center().y() - _ICON // 2 + 1, _ICON, _ICON))
        words = opt.rect.adjusted(_SIDE + _ICON + _GAP, 0, -_SIDE, 0)
        aside = _aside(row, index)
        painter.setPen(quiet(palette))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), aside)
        words.setRight(words.right() - opt.fontMetrics.horizontalAdvance(aside) - (_GAP if aside else 0))
        gone = isinstance(row, SourceRow) and row.withdrawn
        font = opt.font
        font.setStrikeOut(gone)
        painter.setFont(font)
        apart = isinstance(row, EntityRow) and row.role is not Role.STORY
        painter.setPen(quiet(palette) if gone or apart else palette.color(QPalette.ColorRole.Text))
        name = phrases.one_line(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        mark = _MARKS[row.status] if isinstance(row, EntityRow) else ""
        name = opt.fontMetrics.elidedText(mark + name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), name)
        painter.restore()


def _paint_ground(painter: QPainter, opt: Any) -> None:
    if opt.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(opt.rect, tint(opt.palette, 0.18))
        painter.fillRect(
            QRect(opt.rect.left(), opt.rect.top(), 3, opt.rect.height()), opt.palette.highlight()
        )
    elif opt.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(opt.rect, tint(opt.palette, 0.08))
    if opt.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(opt.palette.color(QPalette.ColorRole.Highlight))
        painter.drawRect(opt.rect.adjusted(0, 0, -1, -1))


def _icon(row: Any, palette: QPalette) -> QIcon:
    kind: EntityKind | None = row.kind if isinstance(row, (EntityRow, Section)) else None
    return icons.of_screen(row.page if isinstance(row, Section) else None, kind, palette)


def _aside(row: Any, index: Index) -> str:
    """What stands at the right: how many there are, how often it is named, or the date."""
    if isinstance(row, Section):
        model = index.model()
        count = model.count(row) if isinstance(model, SectionsModel) else None
        return "" if count is None else f"{count:n}"
    if isinstance(row, EntityRow):
        return f"{row.mentions:n}"
    return phrases.when(row.published[:10]) if isinstance(row, SourceRow) else ""
