"""Preferences: drawn from the table of settings, and who works here."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dossier.app.settings import SETTINGS, Setting, Settings, Value
from dossier.domain.errors import DossierError
from dossier.gui.phrases import tr

if TYPE_CHECKING:
    from dossier.domain.views import Analyst

_WIDTH = 520


class Preferences(QDialog):
    """Each choice is saved as it is made: `changed(key)`. `renamed(name, initials)` when the analyst says who
    they are."""

    changed = Signal(str)
    renamed = Signal(str, str)

    def __init__(self, settings: Settings, analyst: "Analyst", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumWidth(_WIDTH)
        self.editors: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        form = QFormLayout()
        form.setVerticalSpacing(4)
        self._add_analyst(form, analyst)
        for setting in SETTINGS:
            self._add(form, setting)
        column.addLayout(form)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setAccessibleName(self.tr("Problem"))
        column.addWidget(self.problem)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _add_analyst(self, form: QFormLayout, analyst: "Analyst") -> None:
        self.name = QLineEdit(analyst.name)
        self.initials = QLineEdit(analyst.initials)
        self.initials.setMaxLength(6)
        for label, box in ((self.tr("Your &name"), self.name), (self.tr("Your &initials"), self.initials)):
            box.setAccessibleName(label.replace("&", ""))
            box.editingFinished.connect(self._introduce)
            form.addRow(label, box)
        self._introduced = (analyst.name, analyst.initials)
        form.addRow("", _hint(self.tr("Every entry in a case's history shows who made it.")))

    def _introduce(self) -> None:
        name, initials = self.name.text().strip(), self.initials.text().strip()
        if not name:
            self.problem.setText(self.tr("A name is needed: every entry shows who made it."))
        elif (name, initials) != self._introduced:
            self.problem.clear()
            self._introduced = (name, initials)
            self.renamed.emit(name, initials)

    def _add(self, form: QFormLayout, setting: Setting) -> None:
        editor = _editor(setting, self._settings.get(setting.key), lambda value: self._choose(setting, value))
        editor.setAccessibleName(tr(setting.label))
        editor.setAccessibleDescription(tr(setting.help))
        self.editors[setting.key] = editor
        if isinstance(editor, QCheckBox):
            form.addRow("", editor)
        else:
            form.addRow(tr(setting.label), editor)
        form.addRow("", _hint(tr(setting.help)))

    def _choose(self, setting: Setting, value: Value) -> None:
        try:
            self._settings.set(setting.key, value)
        except DossierError as error:
            self.problem.setText(str(error))
        else:
            self.problem.clear()
            self.changed.emit(setting.key)


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


def _hint(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setEnabled(False)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 0.9)
    label.setFont(font)
    return label
