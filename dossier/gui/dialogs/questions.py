"""Questions that must be answered before going on, as dialogs of the desktop."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dossier.gui.dialogs.mark_forms import ChoiceForm
from dossier.gui.dialogs.moment import MomentForm
from dossier.gui.dialogs.who import WhoForm


class DialogQuestions:
    """Each returns an empty answer (None for `text`) when the person thinks better of it."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def files(self, title: str) -> Sequence[str]:
        return QFileDialog.getOpenFileNames(self._parent, title)[0]

    def folder(self, title: str) -> str:
        return QFileDialog.getExistingDirectory(self._parent, title)

    def open_path(self, title: str, pattern: str) -> str:
        return QFileDialog.getOpenFileName(self._parent, title, "", pattern)[0]

    def save_path(self, title: str, proposal: str, pattern: str) -> str:
        return QFileDialog.getSaveFileName(self._parent, title, proposal, pattern)[0]

    def text(self, title: str, label: str, value: str) -> str | None:
        text, accepted = QInputDialog.getText(self._parent, title, label, text=value)
        return text if accepted else None

    def choice(self, title: str, label: str, choices: Sequence[str]) -> int | None:
        dialog = ChoiceForm(title, label, choices, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # it is read below, after it closed
        row = dialog.rows.currentRow() if dialog.exec() else None
        dialog.deleteLater()
        return row

    def who(self, name: str, initials: str) -> tuple[str, str] | None:
        dialog = WhoForm(name, initials, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # it is read below, after it closed
        answer = dialog.answer if dialog.exec() else None
        dialog.deleteLater()
        return answer

    def moment(self, title: str, text: str, entries: int, *, now: bool = False) -> str | None:
        dialog = MomentForm(title, text, entries, self._parent, now=now)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        moment = dialog.moment if dialog.exec() else None
        dialog.deleteLater()
        return moment

    def confirm(self, title: str, text: str, button: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=self._parent)
        yes = box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is yes

    def report(self, title: str, text: str) -> None:
        """A longer text to read, select and copy."""
        dialog = QDialog(self._parent)
        dialog.setWindowTitle(title)
        dialog.resize(680, 460)
        words = QPlainTextEdit(text)
        words.setReadOnly(True)
        words.setTabChangesFocus(True)
        words.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(dialog.reject)
        layout = QVBoxLayout(dialog)
        layout.addWidget(words)
        layout.addWidget(buttons)
        dialog.exec()
