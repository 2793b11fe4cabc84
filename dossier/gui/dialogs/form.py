"""What every dialog of a decision has: fields, one button that decides, and a line for what is wrong."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dossier.gui.focus_order import neighbour

_WIDTH = 520


class Form(QDialog):
    """Emits `submitted()` when the person decides. It stays until the case has taken the decision (`accept`), so that
    nothing typed is lost to a refusal (`complain`)."""

    submitted = Signal()

    def __init__(self, title: str, button: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setAccessibleName(self.tr("Problem"))
        self.problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self.problem.hide()
        self.buttons = QDialogButtonBox()
        self.ok = self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setAutoDefault(False)  # or it takes Enter over while the other button waits to be enabled
        self.ok.setDefault(True)
        self.buttons.accepted.connect(self.submit)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addLayout(self.body, 1)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """As one reads, wherever a form put its fields last."""
        widget = neighbour((self,), QApplication.focusWidget(), forward=forward)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return widget is not None

    def submit(self) -> None:
        if self.ok.isEnabled():
            self.complain("")
            self.submitted.emit()

    def complain(self, words: str) -> None:
        """What is wrong; empty when nothing is."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.fit()

    def fit(self) -> None:
        """As high as its words need by now, once they are laid out."""
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def offer(self, label: str) -> QPushButton:
        """One more way out than deciding and cancelling."""
        return self.buttons.addButton(label, QDialogButtonBox.ButtonRole.ResetRole)


def hint_label(text: str) -> QLabel:
    """Plain words that explain, as wide as they need."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
