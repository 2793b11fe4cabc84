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

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from dossier.app import log, paths
from dossier.gui.phrases import tr

logger = logging.getLogger(__name__)

Show = Callable[[str, str], None]
"""Tells the person: (sentence, details)."""
Place = tuple[str, ...]
"""Where in the program it happened: kind of error, then file and line of the innermost calls."""

_FRAMES, _KEPT = 8, 20
_LOG_BYTES = 8_000
_LONGEST = 500
"""Characters of one line of a traceback."""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashHandler(QObject):
    """Catches what nobody caught, on any thread. `show` is called on the GUI thread, for one crash at a time,
    and once for each place in the program: what fails at every repaint must not ask at every repaint."""

    _crashed = Signal(str, str)

    def __init__(self, show: Show | None = None) -> None:
        super().__init__()
        self._show = show or _message
        self._showing = False
        self._known: set[Place] = set()
        # queued, for a dialog must not open inside the paint event or the model call that went wrong
        self._crashed.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        qInstallMessageHandler(_log_qt)

    def uninstall(self) -> None:
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        calls = traceback.extract_tb(trace)[-_FRAMES:]
        place: Place = (kind.__name__, *[f"{call.filename}:{call.lineno}" for call in calls])
        if place in self._known:
            logger.error("the same again: %s", kind.__name__)
            return
        self._known.add(place)
        text = "".join(_shortened(traceback.format_exception(kind, error, trace)))
        logger.critical("nobody caught this:\n%s", text)
        self._crashed.emit(_sentence(write_report(text)), text)

    def _tell(self, sentence: str, details: str) -> None:
        if self._showing:  # a crash while one is being shown is in the log; a second dialog helps nobody
            return
        self._showing = True
        try:
            self._show(sentence, details)
        finally:
            self._showing = False


def _sentence(report: Path | None) -> str:
    lines = [
        tr("Something went wrong in Dossier itself."),
        "",
        tr(
            "What was saved is safe in the case file, and you can go on. If the window behaves oddly, start again."
        ),
        "",
    ]
    if report is not None:
        lines.append(tr("A report for the developers: {file}").format(file=report))
        lines.append(tr("The log: {file}").format(file=report.parent.parent / paths.log_file().name))
    else:
        lines.append(tr("The disk refused a report; Details has what it would say."))
    return "\n".join(lines)


def write_report(text: str) -> Path | None:
    """Write what a developer needs: versions, the traceback, the log's last lines. None when the disk refuses.

    Older reports are removed, so that at most `_KEPT` lie there.
    """
    now = datetime.now()
    versions = "\n".join(f"{name}: {version}" for name, version in log.versions().items())
    try:
        folder = paths.data() / "crashes"
        folder.mkdir(exist_ok=True, mode=0o700)
        report = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
        parts = [now.isoformat(), versions, text, "The log's last lines:\n" + _last_lines(paths.log_file())]
        report.write_text("\n\n".join(parts), encoding="utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-_KEPT]:
            old.unlink()
    except OSError:
        logger.exception("the crash report cannot be written")
        return None
    return report


def _last_lines(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            stream.seek(max(0, file.stat().st_size - _LOG_BYTES))
            return stream.read().decode("utf-8", "replace")
    except OSError:
        return "(there is no log)"


def _shortened(lines: list[str]) -> list[str]:
    """An error's message may quote what it stumbled over, which may be a whole article."""
    return [line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…\n" for line in lines]


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS[kind], "%s (%s:%s)", message, context.file or "", context.line or "")


def _message(sentence: str, details: str) -> None:
    box = QMessageBox(QMessageBox.Icon.Critical, tr("Dossier"), sentence, parent=QApplication.activeWindow())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setDetailedText(details)
    box.exec()
