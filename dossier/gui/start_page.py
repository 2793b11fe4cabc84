"""What an empty window invites to: drop articles, open a case, look at the sample case, go on with a recent one."""

from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from dossier.app import recent
from dossier.gui import icons
from dossier.gui.accents import quiet, tint

_WIDTH, _NAME_WIDTH = 520, 220
_ROWS = "QTreeView { activate-on-singleclick: 1 } QTreeView::item { padding: 3px }"
_CASE = Qt.ItemDataRole.UserRole


class DropTarget(QFrame):
    """A dashed field that lights up while files are held over the page."""

    def __init__(self) -> None:
        super().__init__()
        self.lit = False
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 28)
        self._arrow = QLabel()
        title = QLabel(self.tr("Drop articles here to begin a case"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        title.setFont(font)
        self._note = QLabel(self.tr("Text and HTML files, or whole folders. They stay on this computer."))
        for label in (self._arrow, title, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(label is not self._arrow)
            column.addWidget(label)

    def light(self, lit: bool) -> None:
        self.lit = lit
        self.update()

    def dress(self) -> None:
        """Take the colours of the palette."""
        self._arrow.setPixmap(icons.tinted("drop", self.palette()).pixmap(QSize(32, 32)))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, quiet(palette))
        self._note.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.palette()
        role = QPalette.ColorRole.Highlight if self.lit else QPalette.ColorRole.PlaceholderText
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color(role), 1.6, Qt.PenStyle.DashLine))
        painter.setBrush(tint(palette, 0.18) if self.lit else palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class StartPage(QWidget):
    """Emits `action_wanted(id of an action)`, `case_wanted(Path)` and `dropped(list of paths)`."""

    action_wanted = Signal(str)
    case_wanted = Signal(object)
    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.target = DropTarget()
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._dress()

    # -- recent cases

    def showEvent(self, event: QShowEvent) -> None:
        self.list_recent()
        super().showEvent(event)

    def list_recent(self) -> None:
        self.recent.clear()
        for path in recent.cases():
            row = QTreeWidgetItem([path.stem, _short(path.parent)])
            row.setData(0, _CASE, path)
            row.setToolTip(0, str(path))
            row.setToolTip(1, str(path))
            row.setForeground(1, quiet(self.palette()))
            self.recent.addTopLevelItem(row)
        shown = self.recent.topLevelItemCount()
        for widget in (self.recent, self._recent_title):
            widget.setVisible(shown > 0)
        if shown:
            first = self.recent.model().index(0, 0)  # ready for Enter, but not lit before somebody comes here
            self.recent.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            row_height = self.recent.sizeHintForRow(0)
            self.recent.setFixedHeight(shown * row_height + 2 * self.recent.frameWidth() + 2)

    # -- drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.target.light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.target.light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.target.light(False)
        event.acceptProposedAction()
        self.dropped.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    # -- inside

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        self.target.dress()
        for action, button in self._buttons.items():
            button.setIcon(icons.tinted(action, self.palette()))
        if self.isVisible():
            self.list_recent()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setFixedWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.addWidget(self.target)
        column.addSpacing(10)
        for text, keys, action in (
            (self.tr("Make a &new case…"), "Ctrl+N", "new-case"),
            (self.tr("&Open a case…"), "Ctrl+O", "open-case"),
            (self.tr("&Look at the sample case"), "", "sample-case"),
        ):
            column.addWidget(self._button(text, keys, action))
        column.addSpacing(14)
        self._recent_title = QLabel(self.tr("&Recent cases"))
        self.recent = self._list()
        self._recent_title.setBuddy(self.recent)
        column.addWidget(self._recent_title)
        column.addWidget(self.recent)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def _button(self, text: str, keys: str, action: str) -> QPushButton:
        button = QPushButton(text)
        button.setMinimumHeight(32)
        button.setToolTip(keys)
        button.setAutoDefault(True)  # Enter presses it, as Space does
        button.clicked.connect(lambda: self.action_wanted.emit(action))
        self._buttons[action] = button
        return button

    def _list(self) -> QTreeWidget:
        rows = QTreeWidget()
        rows.setAccessibleName(self.tr("Recent cases"))
        rows.setColumnCount(2)
        rows.setHeaderHidden(True)
        rows.setRootIsDecorated(False)
        rows.setUniformRowHeights(True)
        rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        rows.setColumnWidth(0, _NAME_WIDTH)
        rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setStyleSheet(_ROWS)
        rows.itemActivated.connect(self._open)
        return rows

    def _open(self, row: QTreeWidgetItem) -> None:
        self.case_wanted.emit(row.data(0, _CASE))


def _short(folder: Path) -> str:
    """With `~` for the home folder, where it lies below it."""
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)
