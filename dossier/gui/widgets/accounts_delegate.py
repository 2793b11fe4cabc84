"""Paints a cell of accounts side by side: as many whole lines as fit, and an ellipsis where more is told."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

PAD = 6
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class AccountsDelegate(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        colour = option.palette.color(role)
        metrics = option.fontMetrics
        inside = option.rect.adjusted(PAD, PAD, -PAD, -PAD)
        whole = metrics.lineSpacing() * max(1, inside.height() // metrics.lineSpacing())
        inside.setHeight(whole)
        painter.save()
        painter.setPen(colour)
        painter.setClipRect(inside)
        more = metrics.boundingRect(inside, _WRAPPED, words).height() > whole
        if more:  # room for the ellipsis at the end of the last line
            while words and metrics.boundingRect(inside, _WRAPPED, f"{words}…").height() > whole:
                words = words[: -max(1, len(words) // 12)]
            words = f"{words.rstrip()}…"
        painter.drawText(inside, _WRAPPED, words)
        painter.restore()
