"""About: versions, licence, where things are kept, and the log."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dossier.app import log, paths
from dossier.gui import icons

_TAIL_BYTES = 200_000
_EVERY = 1000
"""Milliseconds between two looks at the log file."""
_PICTURE = 56


class About(QDialog):
    """`show_log` is what its button does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Dossier"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(14)
        column.addLayout(self._head())
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        for name, version in log.versions().items():
            form.addRow(name, _selectable(version))
        form.addRow(self.tr("Licence"), _selectable("Apache-2.0"))
        form.addRow(self.tr("Settings"), _selectable(str(paths.config())))
        form.addRow(self.tr("Cache"), _selectable(str(paths.cache())))
        form.addRow(self.tr("Log"), _selectable(str(paths.log_file())))
        column.addLayout(form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(
            self.tr("&Copy versions"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy_button.clicked.connect(_copy_versions)
        self.log_button = buttons.addButton(self.tr("Show the &log"), QDialogButtonBox.ButtonRole.ActionRole)
        self.log_button.clicked.connect(lambda: LogView(paths.log_file(), self).show())
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _head(self) -> QHBoxLayout:
        picture, title = QLabel(), QLabel(self.tr("Dossier"))
        picture.setPixmap(icons.application().pixmap(QSize(_PICTURE, _PICTURE)))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        title.setFont(font)
        words = QVBoxLayout()
        words.addWidget(title)
        words.addWidget(QLabel(self.tr("Every statement opens the exact passage that it comes from.")))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row


class LogView(QDialog):
    """The end of the log file. It follows the file while it is open, unless one has scrolled back to read."""

    def __init__(self, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.setWindowTitle(self.tr("Log — {file}").format(file=file))
        self.resize(860, 520)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(self.tr("Log"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for words, act in (
            (self.tr("&Newest"), self.refresh),
            (self.tr("&Copy all"), lambda: QGuiApplication.clipboard().setText(self.text.toPlainText())),
            (self.tr("Open the &folder"), self._open_folder),
        ):
            button = QPushButton(words)
            button.clicked.connect(act)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._shown = -1
        self._clock = QTimer(self, interval=_EVERY)
        self._clock.timeout.connect(self._follow)
        self._clock.start()
        self.refresh()

    def refresh(self) -> None:
        self._shown = _size(self._file)
        self.text.setPlainText(_tail(self._file) or self.tr("Nothing has been logged yet."))
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _follow(self) -> None:
        bar = self.text.verticalScrollBar()
        if _size(self._file) != self._shown and bar.value() == bar.maximum():
            self.refresh()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))


def _size(file: Path) -> int:
    """In bytes; 0 where there is no file."""
    return file.stat().st_size if file.is_file() else 0


def _tail(file: Path) -> str:
    """The last lines of `file`, at most `_TAIL_BYTES` of them; empty when it cannot be read."""
    try:
        with file.open("rb") as stream:
            stream.seek(max(0, file.stat().st_size - _TAIL_BYTES))
            return stream.read().decode("utf-8", "replace")
    except OSError:
        return ""


def _copy_versions() -> None:
    words = "\n".join(f"{name} {version}" for name, version in log.versions().items())
    QGuiApplication.clipboard().setText(words)


def _selectable(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
