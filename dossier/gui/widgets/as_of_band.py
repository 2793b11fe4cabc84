"""Across the top while the case is shown as it was at an earlier moment: says so, and leads back."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from dossier.gui.accents import is_dark

_LIGHT, _DARK = ("#f6c453", "#1b1f24"), ("#7a5200", "#ffffff")
"""(ground, words) in light and in dark, each at more than 4.5 : 1."""


class AsOfBand(QFrame):
    """Emits `left()` when the person wants to be back in the present."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self.button = QLabel(), QPushButton(self.tr("&Back to now"))
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button.clicked.connect(self.left)
        font = self.label.font()
        font.setBold(True)
        self.label.setFont(font)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.setAutoFillBackground(True)
        self.hide()

    def show_moment(self, moment: str) -> None:
        """Say which moment it is; empty for the present, which needs no band."""
        self.label.setText(self.tr("As of {moment} — read-only").format(moment=moment))
        self.setVisible(bool(moment))
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._colour()

    def _colour(self) -> None:
        app = QPalette()
        ground, words = _DARK if is_dark(app) else _LIGHT
        palette = QPalette(app)
        palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(words))
        self.setPalette(palette)
        self.button.setPalette(app)
