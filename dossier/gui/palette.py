"""The command palette: every action by a few letters of its name, without the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from dossier.gui.desk import Command

_WIDTH, _HEIGHT, _KEYS_WIDTH = 560, 420, 190
_NUMBER = Qt.ItemDataRole.UserRole
_STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


def rank(query: str, label: str) -> int | None:
    """How well `query` names `label`, less is better; None when its letters do not occur in order.

    A query found as it stands beats one that is scattered, and the beginning of a word beats its middle.
    """
    query, label = query.casefold().strip(), label.casefold()
    at = label.find(query)
    if at >= 0:
        return at if at == 0 or label[at - 1] == " " else 100 + at
    position, gaps = -1, 0
    for letter in query.replace(" ", ""):
        found = label.find(letter, position + 1)
        if found < 0:
            return None
        gaps += found - position - 1
        position = found
    return 1000 + gaps


class Palette(QDialog):
    """Shows what can be done now; Enter does it. What cannot be used now is listed last, and greyed."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Command palette"))
        self.resize(_WIDTH, _HEIGHT)
        self._commands = commands
        self.box = QLineEdit(placeholderText=self.tr("Type a few letters of a command"))
        self.box.setAccessibleName(self.tr("Command"))
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self._show_matches)
        self.box.installEventFilter(self)
        self.rows = QTreeWidget()
        self.rows.setAccessibleName(self.tr("Commands"))
        self.rows.setHeaderHidden(True)
        self.rows.setColumnCount(2)
        self.rows.setRootIsDecorated(False)
        self.rows.setUniformRowHeights(True)
        self.rows.itemActivated.connect(self._choose)
        self.rows.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(self.rows)
        self._show_matches("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The box keeps the focus; keys that move go to the list, Enter chooses."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _STEPS:
                self.rows.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.rows.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _show_matches(self, query: str) -> None:
        ranked = [
            (not command.live.isEnabled(), place, number)
            for number, command in enumerate(self._commands)
            if (place := rank(query, command.label)) is not None
        ]
        self.rows.clear()
        for unusable, _, number in sorted(ranked):
            command = self._commands[number]
            row = QTreeWidgetItem([command.label, command.keys])
            row.setData(0, _NUMBER, number)
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.setDisabled(unusable)
            self.rows.addTopLevelItem(row)
        first = self.rows.topLevelItem(0)
        if first is not None:
            self.rows.setCurrentItem(first)
        self.rows.setColumnWidth(0, _WIDTH - _KEYS_WIDTH)

    def _choose(self, row: QTreeWidgetItem | None) -> None:
        if row is None or row.isDisabled():
            return
        command = self._commands[row.data(0, _NUMBER)]
        self.accept()
        command.live.trigger()
