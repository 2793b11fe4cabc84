"""Paints a cell of accounts side by side: as many whole lines as fit, and an ellipsis where more is told."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

PAD = 6
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class AccountsDelegate(QStyledItemDelegate):
    """Draws the lines between cells too: Qt's own are hardly seen on a dark ground."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        inside = option.rect.adjusted(PAD, PAD, -PAD, -PAD)
        line = option.fontMetrics.lineSpacing()
        inside.setHeight(line * max(1, inside.height() // line))
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        painter.setPen(option.palette.color(role))
        painter.drawText(inside, _WRAPPED, fitting(words, inside, option.fontMetrics))
        painter.restore()


def fitting(words: str, room: QRect, metrics: QFontMetrics) -> str:
    """As much of the words as has room, with an ellipsis where that is not all."""
    if metrics.boundingRect(room, _WRAPPED, words).height() <= room.height():
        return words
    while words and metrics.boundingRect(room, _WRAPPED, f"{words}…").height() > room.height():
        words = words[: -max(1, len(words) // 12)]
    return f"{words.rstrip()}…"
