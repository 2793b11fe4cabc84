"""Preferences: one row for each setting, saved as it is chosen, obeyed at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QSpinBox

from dossier.app import desktop, identity
from dossier.app.settings import SETTINGS, Settings
from dossier.domain.errors import DossierError
from dossier.gui.main_window import MainWindow
from dossier.gui.preferences import Preferences


def opened(window: MainWindow) -> Preferences:
    QTest.keySequence(QApplication.focusWidget() or window, "Ctrl+,")
    return window.findChild(Preferences)


@pytest.fixture
def dialog(qtbot, empty_window: MainWindow) -> Preferences:
    qtbot.waitUntil(empty_window.isActiveWindow)
    found = opened(empty_window)
    qtbot.waitUntil(found.isActiveWindow)
    return found


def retype(box: QLineEdit, words: str) -> None:
    box.setFocus()
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClicks(box, words)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_every_setting_has_an_editor_with_a_name_and_a_hint(dialog: Preferences) -> None:
    assert list(dialog.editors) == [setting.key for setting in SETTINGS]
    hints = {label.text() for label in dialog.findChildren(QLabel)}
    for setting in SETTINGS:
        assert dialog.editors[setting.key].accessibleName() == setting.label
        assert setting.help in hints


def test_the_theme_changes_as_it_is_chosen(dialog: Preferences, qapp: QApplication) -> None:
    before = qapp.palette()
    combo = dialog.editors["theme"]
    assert isinstance(combo, QComboBox)
    try:
        combo.setFocus()
        QTest.keyClick(combo, Qt.Key.Key_End)
        assert Settings.load().get("theme") == "dark"
        assert qapp.palette().color(QPalette.ColorRole.Base).lightness() < 64
    finally:
        combo.setCurrentIndex(0)
        qapp.setPalette(before)


def test_the_text_grows_as_it_is_chosen(dialog: Preferences, empty_window: MainWindow) -> None:
    before = empty_window.bench.reader.view.font().pointSizeF()
    spin = dialog.editors["text_size"]
    assert isinstance(spin, QSpinBox)
    retype(spin.lineEdit(), "150")
    assert Settings.load().get("text_size") == 150
    assert empty_window.bench.reader.view.font().pointSizeF() == pytest.approx(before * 1.5)


def test_numbers_stay_in_their_range(dialog: Preferences) -> None:
    spin = dialog.editors["seconds_per_source"]
    assert isinstance(spin, QSpinBox)
    assert (spin.minimum(), spin.maximum()) == (5, 3600)


def test_a_tick_is_saved(qtbot, dialog: Preferences) -> None:
    QTest.keyClick(dialog.editors["reopen_last"], Qt.Key.Key_Space)
    assert Settings.load().get("reopen_last") is False


def test_what_cannot_be_saved_is_said(dialog: Preferences, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise DossierError("The settings cannot be saved.")

    monkeypatch.setattr(Settings, "set", refuse)
    QTest.keyClick(dialog.editors["reopen_last"], Qt.Key.Key_Space)
    assert dialog.problem.text() == "The settings cannot be saved."


def test_who_works_here_is_said_once_and_kept(dialog: Preferences) -> None:
    said: list[tuple[str, str]] = []
    dialog.renamed.connect(lambda name, initials: said.append((name, initials)))
    retype(dialog.name, "Ada Lovelace")
    retype(dialog.initials, "AL")
    dialog.initials.editingFinished.emit()
    assert said[-1] == ("Ada Lovelace", "AL")
    assert len(said) == 2
    assert (identity.analyst().name, identity.analyst().initials) == ("Ada Lovelace", "AL")


def test_a_name_is_needed(dialog: Preferences) -> None:
    retype(dialog.name, " ")
    assert "A name is needed" in dialog.problem.text()


def test_escape_closes_it(qtbot, dialog: Preferences, empty_window: MainWindow) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: empty_window.findChild(Preferences) is None)


def test_case_files_are_registered_by_a_click(
    qtbot, dialog: Preferences, empty_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop, "register", lambda: [Path("/home/ada/dossier.desktop")])
    qtbot.mouseClick(dialog.register, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.register.isEnabled())
    assert "open in Dossier now" in empty_window.bench.message.label.text()


def test_a_system_with_other_ways_says_which(
    qtbot, dialog: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> list[Path]:
        raise DossierError("On macOS: choose a case file in the Finder.")

    monkeypatch.setattr(desktop, "register", refuse)
    qtbot.mouseClick(dialog.register, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Finder" in dialog.problem.text())
