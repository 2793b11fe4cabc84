"""What blocks the window is measured, with its culprit, and told on demand."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton

from dossier.gui import app, watchdog
from dossier.gui.main_window import MainWindow
from dossier.gui.responsiveness import Responsiveness
from dossier.gui.watchdog import KEPT, THRESHOLD_MS, Watchdog
from tests.gui.fake_sources import sample_sources
from tests.gui.fake_workspace import FakeWorkspace


def doze(milliseconds: int) -> None:
    time.sleep(milliseconds / 1000)


@pytest.fixture
def watching(qapp) -> Watchdog:
    made = Watchdog()
    yield made
    made.stop()


def test_a_stall_is_kept_with_its_length_and_its_culprit(qtbot, watching: Watchdog) -> None:
    watching.start()
    QTimer.singleShot(0, lambda: doze(4 * THRESHOLD_MS))
    qtbot.waitUntil(lambda: bool(watching.stalls))
    stall = watching.stalls[0]
    assert stall.milliseconds >= 4 * THRESHOLD_MS
    assert "doze" in stall.where


def test_the_longest_come_first_and_not_all_are_kept(qtbot, watching: Watchdog, monkeypatch) -> None:
    monkeypatch.setattr(watchdog, "KEPT", 2)
    watching.start()
    for times in (2, 6, 4):
        doze(times * THRESHOLD_MS)
        qtbot.wait(40)
    lengths = [stall.milliseconds for stall in watching.stalls]
    assert len(lengths) == 2 < KEPT
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[-1] >= 4 * THRESHOLD_MS


def test_what_is_off_measures_nothing_and_starting_again_forgets(qtbot, watching: Watchdog) -> None:
    doze(2 * THRESHOLD_MS)
    assert not watching.running
    assert not watching.stalls
    watching.start()
    watching.start()
    doze(2 * THRESHOLD_MS)
    qtbot.waitUntil(lambda: bool(watching.stalls))
    watching.stop()
    watching.stop()
    assert watching.stalls
    watching.start()
    assert not watching.stalls


def test_help_shows_what_blocked_the_window(qtbot, window: MainWindow) -> None:
    window.trigger("responsiveness")
    dialog = window.findChild(Responsiveness)
    measuring = window.findChild(Watchdog)
    qtbot.mouseClick(dialog.switch, Qt.MouseButton.LeftButton)
    assert measuring.running
    doze(2 * THRESHOLD_MS)
    qtbot.waitUntil(lambda: bool(measuring.stalls))
    (show,) = (button for button in dialog.findChildren(QPushButton) if "found" in button.text())
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert f"{measuring.stalls[0].milliseconds} ms" in dialog.stalls.toPlainText()
    dialog.close()
    assert measuring.running, "closing the dialog does not end the measuring"
    window.trigger("responsiveness")
    assert window.findChildren(Watchdog) == [measuring]
    measuring.stop()


@pytest.mark.parametrize(("value", "on"), [("1", True), ("", False)])
def test_the_environment_switches_it_on(qtbot, monkeypatch: pytest.MonkeyPatch, value: str, on: bool) -> None:
    seen: list[bool] = []

    class Looking(MainWindow):
        def show(self) -> None:
            super().show()
            QTimer.singleShot(0, self._look)

        def _look(self) -> None:
            watching = self.findChild(Watchdog)
            seen.append(watching is not None and watching.running)
            if watching is not None:
                watching.stop()
            self.close()

    monkeypatch.setenv("DOSSIER_WATCHDOG", value)
    monkeypatch.setattr(app, "MainWindow", Looking)
    assert app.run(None) == 0
    assert seen == [on]


def test_a_dossier_of_thousands_opens_while_measured(
    hand, qtbot, empty_window: MainWindow, watchdog: Watchdog, tmp_path: Path
) -> None:
    empty_window.take(FakeWorkspace(tmp_path / "big.dossier", sample_sources(), repeats=4000))
    hand.choose(empty_window.bench.navigator.rows, "Salah")
    qtbot.wait(60)
    assert watchdog.running
