"""Says what happened without getting in the way: one line above the dossiers, with Details and, at times,
Undo."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dossier.gui.accents import mixed
from dossier.gui.desk import Button

_STAYS = 8000
"""Milliseconds that good news stays; errors stay until they are closed."""


class MessageBar(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = False
        self.label, self.details = QLabel(), QPlainTextEdit()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.details.setReadOnly(True)
        self.details.setMaximumHeight(110)
        self.details.setAccessibleName(self.tr("Details"))
        self.button, self.more, self.shut = (
            QPushButton(self.tr("Undo")),
            QPushButton(self.tr("Details")),
            QToolButton(),
        )
        self.more.setCheckable(True)
        self.more.toggled.connect(self.details.setVisible)
        self.shut.setText("✕")
        self.shut.setAutoRaise(True)
        self.shut.setToolTip(self.tr("Close this message"))
        self.shut.setAccessibleName(self.tr("Close this message"))
        self.shut.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addWidget(self.label, 1)
        for widget in (self.button, self.more, self.shut):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 8, 6)
        column.addLayout(row)
        column.addWidget(self.details)
        self._fade = QTimer(self, singleShot=True, interval=_STAYS)
        self._fade.timeout.connect(self.hide)
        self.setAutoFillBackground(True)
        self.hide()

    def say(self, text: str, details: str, error: bool, button: Button | None) -> None:
        self._error = error
        self.label.setText(text)
        self.details.setPlainText(details)
        self.details.hide()
        self.more.setChecked(False)
        self.more.setVisible(bool(details))
        self.button.setVisible(button is not None)
        if button is not None:
            self._offer(button)
        self._colour()
        self.show()
        if error:
            self._fade.stop()
        else:
            self._fade.start()

    def unsay(self) -> None:
        """Good news goes; an error stays until it is closed."""
        if not self._error:
            self.hide()

    def _offer(self, button: Button) -> None:
        fresh = QPushButton(button.label)
        fresh.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it was
        fresh.clicked.connect(self.hide)
        fresh.clicked.connect(lambda: button.press())
        self.layout().itemAt(0).layout().replaceWidget(self.button, fresh)  # type: ignore[union-attr]
        self.button.deleteLater()
        self.button = fresh

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._colour()

    def _colour(self) -> None:
        app = QPalette()
        base, strong = app.color(QPalette.ColorRole.Base), app.color(QPalette.ColorRole.Highlight)
        palette = QPalette(app)
        palette.setColor(
            QPalette.ColorRole.Window, mixed(QColor("#c0392b") if self._error else strong, base, 0.16)
        )
        palette.setColor(QPalette.ColorRole.WindowText, app.color(QPalette.ColorRole.Text))
        self.setPalette(palette)
