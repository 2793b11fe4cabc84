"""The command palette: every action by a few letters of its name, without the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from dossier.gui.accents import quiet
from dossier.gui.desk import Command

_WIDTH, _HEIGHT, _FROM_TOP = 600, 440, 56
_ROWS = "QTreeView { activate-on-singleclick: 1 } QTreeView::item { padding: 2px 6px }"
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why the box may lose the focus without the palette being left: another program, or a menu of its own."""
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


class Palette(QWidget):
    """Lies over the window; shows what can be done now, and Enter does it. What cannot be used is listed last, greyed.

    It is no dialog: the focus must be back where it was before the command begins, for commands ask where it
    is.
    """

    def __init__(self, commands: Sequence[Command], window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAccessibleName(self.tr("Command palette"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAutoFillBackground(True)
        self._commands = commands
        self._before = QApplication.focusWidget()
        self.box = QLineEdit(placeholderText=self.tr("Type a few letters of a command"))
        self.box.setAccessibleName(self.tr("Command"))
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self._show_matches)
        self.box.installEventFilter(self)
        self.rows = self._list()
        self.nothing = QLabel(self.tr("No command is called that."))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        for widget in (self.box, self.rows, self.nothing):
            column.addWidget(widget, 0 if widget is self.box else 1)
        self._show_matches("")

    def open(self) -> None:
        """Show it at the top of its window, ready to type."""
        room = self._window.size()
        width, height = min(_WIDTH, room.width() - 20), min(_HEIGHT, room.height() - _FROM_TOP - 20)
        self.setGeometry((room.width() - width) // 2, _FROM_TOP, width, height)
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An edge that sets it off from the window, in either theme."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The box keeps the focus; keys that move go to the list, Enter chooses, Escape closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._obey(event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._on_left(event.reason())
        return super().eventFilter(watched, event)

    def _on_left(self, reason: Qt.FocusReason) -> None:
        if reason not in _STAYS:
            self.close()

    def _obey(self, event: QKeyEvent) -> bool:
        if event.key() in _STEPS:
            self.rows.keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.rows.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            return False
        return True

    def _show_matches(self, query: str) -> None:
        ranked = [
            (not command.live.isEnabled(), place, number)
            for number, command in enumerate(self._commands)
            if (place := rank(query, command.label)) is not None
        ]
        self.rows.clear()
        for unusable, _, number in sorted(ranked):
            self.rows.addTopLevelItem(self._row(number, unusable))
        self.rows.setCurrentIndex(self.rows.model().index(0, 0))
        self.rows.setVisible(bool(ranked))
        self.nothing.setVisible(not ranked)

    def _row(self, number: int, unusable: bool) -> QTreeWidgetItem:
        command = self._commands[number]
        row = QTreeWidgetItem([command.label, command.menu, command.keys])
        row.setData(0, _NUMBER, number)
        row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if unusable:
            grey = self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
            for column in range(3):
                row.setForeground(column, grey)
            row.setToolTip(0, self.tr("Cannot be used now"))
        else:
            row.setForeground(1, quiet(self.palette()))
        return row

    def _choose(self, row: QTreeWidgetItem | None) -> None:
        if row is None:
            return
        command = self._commands[row.data(0, _NUMBER)]
        if command.live.isEnabled():
            self._leave()
            command.live.trigger()

    def _leave(self) -> None:
        """Give the focus back, and go."""
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.close()

    def _list(self) -> QTreeWidget:
        rows = QTreeWidget()
        rows.setAccessibleName(self.tr("Commands"))
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setStyleSheet(_ROWS)
        rows.setHeaderHidden(True)
        rows.setColumnCount(3)
        rows.setRootIsDecorated(False)
        rows.setUniformRowHeights(True)
        header = rows.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows.itemActivated.connect(self._choose)
        return rows
