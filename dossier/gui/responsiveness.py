"""Help ▸ Responsiveness: switch the watchdog on, use the window, and see what blocked it."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dossier.gui.watchdog import THRESHOLD_MS, Watchdog


class Responsiveness(QDialog):
    """Not modal: one measures by using the window."""

    def __init__(self, watchdog: Watchdog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watchdog = watchdog
        self.setWindowTitle(self.tr("Responsiveness"))
        self.resize(760, 420)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.stalls = QPlainTextEdit(readOnly=True)
        self.stalls.setAccessibleName(self.tr("Stalls, longest first"))
        self.stalls.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.switch = QPushButton()
        self.switch.clicked.connect(self._toggle)
        show = QPushButton(self.tr("&Show what was found"))
        show.clicked.connect(self.refresh)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.switch, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(show, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.words, self.stalls, buttons):
            column.addWidget(widget)
        self.refresh()

    def refresh(self) -> None:
        running, stalls = self._watchdog.running, self._watchdog.stalls
        self.switch.setText(self.tr("S&top measuring") if running else self.tr("Start &measuring"))
        words = (
            self.tr("Measuring. Use the window, then look again.")
            if running
            else self.tr("Measures how long the window was blocked, when it is switched on.")
        )
        found = self.tr("Blocked for more than {limit} ms: {n} times.").format(
            limit=THRESHOLD_MS, n=len(stalls)
        )
        self.words.setText(f"{words} {found}")
        self.stalls.setPlainText("\n".join(f"{stall.milliseconds} ms\n{stall.where}" for stall in stalls))

    def _toggle(self) -> None:
        if self._watchdog.running:
            self._watchdog.stop()
        else:
            self._watchdog.start()
        self.refresh()
