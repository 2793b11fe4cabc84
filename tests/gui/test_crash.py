"""When Dossier itself fails: a report, one sentence, and on it goes."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QtMsgType, qWarning
from PySide6.QtWidgets import QApplication, QMessageBox

from dossier.app import log, paths
from dossier.gui import crash
from dossier.gui.crash import CrashHandler, write_report
from dossier.gui.main_window import MainWindow


class Told:
    """What the person was shown."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.details: list[str] = []
        self.meanwhile: Callable[[], None] = lambda: None

    def __call__(self, sentence: str, details: str) -> None:
        self.sentences.append(sentence)
        self.details.append(details)
        self.meanwhile()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def handler(qapp, told: Told) -> Iterator[CrashHandler]:
    made = CrashHandler(told)
    made.install()
    yield made
    made.uninstall()


def fail(words: str = "the wheel came off") -> None:
    raise ValueError(words)


def hand_over(words: str = "the wheel came off") -> None:
    """As Python does with what nobody caught."""
    try:
        fail(words)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def reports() -> list[Path]:
    return sorted((paths.data() / "crashes").glob("*.txt"))


def test_the_person_reads_a_sentence_and_where_the_rest_is(qtbot, handler: CrashHandler, told: Told) -> None:
    hand_over()
    assert not told.sentences, "nothing is shown inside the call that failed"
    qtbot.waitUntil(lambda: bool(told.sentences))
    (report,) = reports()
    assert "safe in the case file" in told.sentences[0]
    assert str(report) in told.sentences[0]
    assert str(paths.log_file()) in told.sentences[0]
    assert "ValueError: the wheel came off" in told.details[0]


def test_the_report_names_versions_traceback_and_the_last_of_the_log(handler: CrashHandler) -> None:
    paths.log_file().write_text("first line\n" * 5000 + "case opened\n", encoding="utf-8")
    hand_over()
    text = reports()[0].read_text(encoding="utf-8")
    assert log.versions()["Dossier"] in text
    assert "in fail" in text
    assert text.endswith("case opened\n")
    assert len(text) < 20_000
    assert reports()[0].parent.stat().st_mode & 0o077 == 0, "for its owner alone"


def test_a_message_that_quotes_an_article_is_cut(handler: CrashHandler) -> None:
    hand_over("secret " * 5000)
    assert len(reports()[0].read_text(encoding="utf-8")) < 5000


def test_what_fails_again_and_again_is_told_once(qtbot, handler: CrashHandler, told: Told) -> None:
    for _ in range(50):
        hand_over()
    qtbot.waitUntil(lambda: bool(told.sentences))
    qtbot.wait(20)
    assert len(told.sentences) == len(reports()) == 1


def test_while_one_is_shown_another_opens_no_second_dialog(qtbot, handler: CrashHandler, told: Told) -> None:
    def another() -> None:
        try:
            raise KeyError("elsewhere")
        except KeyError as error:
            sys.excepthook(type(error), error, error.__traceback__)
        QApplication.processEvents()

    told.meanwhile = another
    hand_over()
    qtbot.waitUntil(lambda: len(reports()) == 2)
    assert len(told.sentences) == 1


def test_a_crash_on_another_thread_is_shown_on_this_one(qtbot, handler: CrashHandler, told: Told) -> None:
    threads: list[threading.Thread] = []
    told.meanwhile = lambda: threads.append(threading.current_thread())
    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_the_window_goes_on_after_a_crash(
    qtbot, handler: CrashHandler, told: Told, window: MainWindow
) -> None:
    window.actions_.get("history").triggered.connect(lambda: fail())
    with qtbot.capture_exceptions():
        window.trigger("history")
    if not told.sentences:  # pytest-qt may stand between the slot and the hook
        hand_over()
    qtbot.waitUntil(lambda: bool(told.sentences))
    window.trigger("persons")
    assert window.bench.navigator.section


def test_old_reports_make_room(handler: CrashHandler) -> None:
    made = [write_report(f"no. {n}") for n in range(25)]
    assert reports() == made[-20:]


def test_a_disk_that_refuses_is_said(qtbot, handler: CrashHandler, told: Told) -> None:
    (paths.data() / "crashes").write_text("a file where the folder should be")
    hand_over()
    qtbot.waitUntil(lambda: bool(told.sentences))
    assert "refused a report" in told.sentences[0]


def test_what_qt_says_goes_to_the_log(handler: CrashHandler, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="qt"):
        qWarning("a timer without a thread")
    crash._log_qt(QtMsgType.QtCriticalMsg, type("Context", (), {"file": "x.cpp", "line": 3}), "worse")
    assert [record.levelname for record in caplog.records] == ["WARNING", "ERROR"]
    assert "worse (x.cpp:3)" in caplog.text


def test_the_hooks_are_put_back(qapp) -> None:
    before = sys.excepthook, threading.excepthook
    handler = CrashHandler()
    handler.install()
    assert sys.excepthook is not before[0]
    handler.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_ctrl_c_in_the_terminal_is_no_crash(handler: CrashHandler, told: Told) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not reports()
    assert not told.sentences


def test_the_dialog_has_details_and_closes_by_a_key(qtbot) -> None:
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.extend([box.text(), box.detailedText()])
        box.button(QMessageBox.StandardButton.Ok).click()

    QTimer.singleShot(50, look)
    crash._message("It broke.", "Traceback …")
    assert seen == ["It broke.", "Traceback …"]
