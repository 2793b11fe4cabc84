"""A scroll bar with ticks where something is to be seen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

Tick = tuple[float, QColor, int]
"""Where (0 top to 1 bottom), in which colour, how many pixels high."""


class MarkedScrollBar(QScrollBar):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._ticks: Sequence[Tick] = ()

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        self._ticks = ticks
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._ticks:
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarGroove
        groove = self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)
        painter = QPainter(self)
        for share, colour, high in self._ticks:
            top = groove.top() + round(share * (groove.height() - high))
            painter.fillRect(groove.left() + 3, top, groove.width() - 6, high, colour)
