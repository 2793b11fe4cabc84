"""The bare window: what is dropped on it, mouse buttons that turn pages, and Tab through its panes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from dossier.gui.focus_order import neighbour

_TURNS = {Qt.MouseButton.BackButton: "back", Qt.MouseButton.ForwardButton: "forward"}


class Shell(QMainWindow):
    """`dropped(paths)`: files were dropped on it; `turned(action)`: a mouse button goes back or forward."""

    dropped = Signal(list)
    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def panes(self) -> Sequence[QWidget]:
        """In the order in which one reads them; Tab goes through those that are shown."""
        return ()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in _TURNS:
            self.turned.emit(_TURNS[event.button()])
        else:
            super().mousePressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        widget = neighbour(self.panes(), QApplication.focusWidget(), forward=forward)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return widget is not None
