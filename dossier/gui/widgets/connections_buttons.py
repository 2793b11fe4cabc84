"""The row below a picture of connections: nearer and farther, and what can be done with the node that is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from dossier.gui.widgets.wrapping_row import WrappingRow

_OF_A_NODE = ("expand", "hide", "pin", "way")


class ConnectionsButtons(QWidget):
    """Emits `asked(name)` of the button that is pressed. `state` is the line of words below."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        tr = self.tr
        self.state = QLabel()
        self.named = {
            "in": QPushButton("+"),
            "out": QPushButton("−"),
            "fit": QPushButton(tr("A&ll")),
            "expand": QPushButton(tr("Expand")),
            "hide": QPushButton(tr("Hide")),
            "show": QPushButton(tr("Show hidden")),
            "pin": QPushButton(tr("Pin")),
            "way": QPushButton(tr("Way to…")),
            "save": QPushButton(tr("Save…")),
        }
        self._hints = {
            "in": tr("Nearer (+)"),
            "out": tr("Farther (−)"),
            "fit": tr("Show all (0)"),
            "expand": tr("Bring in those with whom the chosen one shares most (E)"),
            "hide": tr("Do not show the chosen one (H)"),
            "show": tr("Show all that was hidden (Shift+H)"),
            "pin": tr("Keep the chosen one where it is, or let it go (P)"),
            "way": tr("The shortest way from the chosen one to another (W)"),
            "save": tr("Save what is in view as SVG or PNG, or all of it as GraphML"),
        }
        self._lay_out()

    def allow(self, *, chosen: bool, pinned: bool, hidden: bool) -> None:
        """Which of them can be used, when a node is `chosen`, and `pinned`, and some are `hidden`."""
        for name in _OF_A_NODE:
            self.named[name].setEnabled(chosen)
        self.named["show"].setEnabled(hidden)
        self.named["pin"].setText(self.tr("Unpin") if pinned else self.tr("Pin"))

    def of_a_node(self) -> list[tuple[str, str]]:
        """(name, words) of what can be done with a node."""
        return [(name, self.named[name].text()) for name in _OF_A_NODE]

    def _lay_out(self) -> None:
        row = WrappingRow()
        row.setContentsMargins(0, 0, 0, 0)
        for name, button in self.named.items():
            button.setToolTip(self._hints[name])
            button.setAccessibleName(self._hints[name])
            button.clicked.connect(lambda _=False, what=name: self.asked.emit(what))
            if name in ("in", "out"):
                button.setMaximumWidth(36)
            row.addWidget(button)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.addLayout(row)
        column.addWidget(self.state)
