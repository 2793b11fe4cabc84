"""Preferences: drawn from the table of settings, and who works here."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dossier.app.settings import SETTINGS, Setting, Settings, Value
from dossier.domain.errors import DossierError
from dossier.gui.accents import quiet
from dossier.gui.phrases import tr

if TYPE_CHECKING:
    from dossier.domain.views import Analyst

_WIDTH = 600
_LONGEST_INITIALS = 6


class Preferences(QDialog):
    """Each choice is saved as it is made: `changed(key)`. `renamed(name, initials)` when the analyst says who
    they are; `register_wanted()` when case files shall open by a double click."""

    changed = Signal(str)
    renamed = Signal(str, str)
    register_wanted = Signal()

    def __init__(self, settings: Settings, analyst: "Analyst", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumWidth(_WIDTH)
        self.editors: dict[str, QWidget] = {}
        self._form = QFormLayout()
        self._form.setVerticalSpacing(12)
        self._form.setHorizontalSpacing(16)
        self._add_analyst(analyst)
        for setting in SETTINGS:
            self._add_setting(setting)
        self._add_registration()
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setAccessibleName(self.tr("Problem"))
        self.problem.setForegroundRole(QPalette.ColorRole.BrightText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.addLayout(self._form)
        column.addStretch(1)
        column.addWidget(self.problem)
        column.addWidget(buttons)

    def complain(self, words: str) -> None:
        """What is wrong with the last choice; empty when nothing is."""
        self.problem.setText(words)

    def say_registered(self) -> None:
        self.complain("")
        self.register.setText(self.tr("Case files open by a double click now"))
        self.register.setEnabled(False)

    # -- who works here

    def _add_analyst(self, analyst: "Analyst") -> None:
        self.name, self.initials = QLineEdit(analyst.name), QLineEdit(analyst.initials)
        self.initials.setMaxLength(_LONGEST_INITIALS)
        self._introduced = (analyst.name, analyst.initials)
        hint = self.tr("Every entry in a case's history shows who made it.")
        for box in (self.name, self.initials):
            box.editingFinished.connect(self._introduce)
        self._add_row(self.tr("Your &name"), self.name, hint)
        self._add_row(self.tr("Your &initials"), self.initials, "")

    def _introduce(self) -> None:
        name, initials = self.name.text().strip(), self.initials.text().strip()
        if not name:
            self.complain(self.tr("A name is needed: every entry shows who made it."))
        elif (name, initials) != self._introduced:
            self.complain("")
            self._introduced = (name, initials)
            self.renamed.emit(name, initials)

    # -- settings

    def _add_setting(self, setting: Setting) -> None:
        editor = _editor(setting, self._settings.get(setting.key), lambda value: self._choose(setting, value))
        self.editors[setting.key] = editor
        label = "" if isinstance(editor, QCheckBox) else tr(setting.label)
        self._add_row(label, editor, tr(setting.help))
        editor.setAccessibleName(tr(setting.label))

    def _choose(self, setting: Setting, value: Value) -> None:
        try:
            self._settings.set(setting.key, value)
        except DossierError as error:
            self.complain(str(error))
        else:
            self.complain("")
            self.changed.emit(setting.key)

    def _add_registration(self) -> None:
        self.register = QPushButton(self.tr("&Open case files by a double click"))
        self.register.setAutoDefault(False)
        self.register.clicked.connect(self.register_wanted)
        hint = self.tr("Tells your desktop so. “dossier register --undo” takes it back.")
        self._add_row(self.tr("Case files"), self.register, hint)

    def _add_row(self, label: str, editor: QWidget, hint: str) -> None:
        """The editor with its hint right below it, in one cell."""
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(editor)
        if hint:
            column.addWidget(_Hint(hint))
        editor.setAccessibleName(label.replace("&", ""))
        editor.setAccessibleDescription(hint)
        title = QLabel(label)
        title.setBuddy(editor)
        title.setContentsMargins(0, 4, 0, 0)
        title.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._form.addRow(title, cell)


class _Hint(QLabel):
    """Small and quiet, in whatever theme."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.92)
        self.setFont(font)
        self._soften()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._soften()

    def _soften(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, quiet(palette))
        self.setPalette(palette)


def _editor(setting: Setting, value: Value, chosen: Callable[[Value], None]) -> QWidget:
    """The editor that fits the type of a setting; it calls `chosen` with each new value."""
    if isinstance(setting.default, bool):
        box = QCheckBox(tr(setting.label))
        box.setChecked(bool(value))
        box.toggled.connect(chosen)
        return box
    if setting.choices:
        combo = QComboBox()
        for choice in setting.choices:
            combo.addItem(tr(choice.capitalize()), choice)
        combo.setCurrentIndex(setting.choices.index(str(value)))
        combo.currentIndexChanged.connect(lambda index: chosen(setting.choices[index]))
        return combo
    if isinstance(setting.default, int):
        spin = QSpinBox()
        spin.setRange(setting.minimum, setting.maximum)
        spin.setValue(int(value))
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(chosen)
        return spin
    line = QLineEdit(str(value))
    line.editingFinished.connect(lambda: chosen(line.text().strip()))
    return line
