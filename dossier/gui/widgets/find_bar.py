"""Finds words in the open text, whatever their case and diacritics: Enter and F3 go on, with Shift back, Escape
closes."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from dossier.gui.widgets.reader_view import ReaderView

_PAUSE = 120


class FindBar(QWidget):
    def __init__(self, view: ReaderView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._count = 0
        self.field, self._told = QLineEdit(), QLabel()
        self.field.setPlaceholderText(self.tr("Find in this text"))
        self.field.setAccessibleName(self.tr("Find in this text"))
        self.field.setClearButtonEnabled(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 2, 6, 6)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._told)
        layout.addWidget(self._tool("↑", self.tr("Previous (Shift+F3)"), lambda: self.go(False)))
        layout.addWidget(self._tool("↓", self.tr("Next (F3)"), lambda: self.go(True)))
        layout.addWidget(self._tool("✕", self.tr("Close"), self.close_quietly))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._find)
        self.field.textChanged.connect(lambda: self._pause.start())
        self.hide()

    def open(self) -> None:
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_quietly(self) -> None:
        self.hide()
        self.field.clear()
        self._pause.stop()
        self._find()

    def go_on(self, forward: bool) -> None:
        """To the next place from wherever the keyboard is; with nothing to look for, ask for that."""
        if self.isHidden() or not self.field.text().strip():
            self.open()
        else:
            self.go(forward)

    def go(self, forward: bool) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._find()
            return
        self._tell(self._view.go_to_found(forward))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_quietly()
            self._view.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)

    def _find(self) -> None:
        self._count = self._view.look_for(self.field.text())
        self._tell(self._view.go_to_found(True) if self._count else 0)

    def _tell(self, number: int) -> None:
        if not self.field.text():
            self._told.clear()
        elif number:
            self._told.setText(self.tr("{n} of {count}").format(n=number, count=self._count))
        else:
            self._told.setText(self.tr("not found"))

    def _tool(self, text: str, name: str, press: object) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setAutoRaise(True)
        button.clicked.connect(press)
        return button
