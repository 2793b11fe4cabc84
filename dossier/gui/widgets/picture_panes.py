"""Where a picture lies with its table and its passages: it above, these side by side below; or what stands there while
there is nothing to draw."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

_ABOVE, _BELOW = 500, 220
_LEFT, _RIGHT = 5, 4
"""Shares of the room."""


class PicturePanes(QStackedWidget):
    def __init__(self, picture: QWidget, table: QWidget, passages: QWidget, nothing: QWidget) -> None:
        super().__init__()
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.addWidget(table)
        beside.addWidget(passages)
        beside.setStretchFactor(0, _LEFT)
        beside.setStretchFactor(1, _RIGHT)
        self._drawn = QSplitter(Qt.Orientation.Vertical)
        self._drawn.addWidget(picture)
        self._drawn.addWidget(beside)
        self._drawn.setStretchFactor(0, _ABOVE)
        self._drawn.setStretchFactor(1, _BELOW)
        self._drawn.setSizes([_ABOVE, _BELOW])
        for splitter in (beside, self._drawn):
            splitter.setChildrenCollapsible(False)
        self._nothing = nothing
        self.addWidget(nothing)
        self.addWidget(self._drawn)

    def show_picture(self, there: bool) -> None:
        """Or, where it is not there, what stands in its place."""
        self.setCurrentWidget(self._drawn if there else self._nothing)
