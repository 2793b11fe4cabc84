"""What an empty window invites to: drop articles, open a case, look at the sample case."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class StartPage(QWidget):
    """Emits `action_wanted(id of an action)`."""

    action_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.addStretch(2)
        title = QLabel(self.tr("Drop articles here to begin a case"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        title.setFont(font)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        for text, action in (
            (self.tr("Make a new case"), "new-case"),
            (self.tr("Open a case"), "open-case"),
            (self.tr("Look at the sample case"), "sample-case"),
        ):
            button = QPushButton(text)
            button.setMinimumWidth(240)
            button.clicked.connect(lambda _=False, action=action: self.action_wanted.emit(action))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
