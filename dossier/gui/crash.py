"""When Dossier itself goes wrong: a report on the disk, a sentence on the screen, and on it goes if it can.

What was acknowledged lies in the case file already, so a crash costs no work.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from dossier.app import log, paths
from dossier.gui.phrases import tr

logger = logging.getLogger(__name__)

Show = Callable[[str, str], None]
"""Tells the person: (sentence, details)."""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashHandler(QObject):
    """Catches what nobody caught, on any thread. `show` is called on the GUI thread, for one crash
    at a time."""

    _crashed = Signal(str, str)

    def __init__(self, show: Show | None = None) -> None:
        super().__init__()
        self._show = show or _message
        self._showing = False
        self._crashed.connect(self._tell)

    def install(self) -> None:
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        qInstallMessageHandler(_log_qt)

    def uninstall(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        logger.critical("nobody caught this:\n%s", text)
        report = write_report(text)
        where = tr("A report is in {file}.").format(file=report) if report else ""
        sentence = tr("Something went wrong in Dossier itself. What was saved is safe in the case file.")
        log_words = tr("The log is {file}.").format(file=paths.log_file())
        self._crashed.emit(f"{sentence}\n\n{where}\n{log_words}", text)

    def _tell(self, sentence: str, details: str) -> None:
        if self._showing:  # a crash while one is being shown is in the log; a second dialog helps nobody
            return
        self._showing = True
        try:
            self._show(sentence, details)
        finally:
            self._showing = False


def write_report(text: str) -> Path | None:
    """Write what a developer needs, without any article's text; None when the disk refuses."""
    now = datetime.now()
    versions = "\n".join(f"{name}: {version}" for name, version in log.versions().items())
    try:
        folder = paths.data() / "crashes"
        folder.mkdir(exist_ok=True, mode=0o700)
        report = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
        report.write_text(f"{now.isoformat()}\n\n{versions}\n\n{text}", encoding="utf-8")
    except OSError:
        logger.exception("the crash report cannot be written")
        return None
    return report


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS[kind], "%s (%s:%s)", message, context.file or "", context.line or "")


def _message(sentence: str, details: str) -> None:
    box = QMessageBox(QMessageBox.Icon.Critical, tr("Dossier"), sentence)
    box.setDetailedText(details)
    box.exec()
