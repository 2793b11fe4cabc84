"""Starting the window."""

import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dossier.app import log, paths, recent
from dossier.app.settings import Settings
from dossier.gui import icons, theme
from dossier.gui.crash import CrashHandler
from dossier.gui.main_window import MainWindow
from dossier.gui.memory import Memory
from dossier.gui.operations.case import open_path
from dossier.gui.watchdog import Watchdog


def run(case: Path | None) -> int:
    """Open the window, on `case`, else on the last case or the start page; returns when it is closed."""
    log.set_up()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("dossier")
    application.setApplicationDisplayName("Dossier")
    application.setDesktopFileName("dossier")
    application.setWindowIcon(icons.application())
    crashes = CrashHandler()
    crashes.install()
    settings = Settings.load()
    theme.follow(application, settings.text("theme"))
    window = MainWindow(Memory(paths.config()))
    window.obey(settings)
    window.show()
    # What was imported stays for good: the collector need not go through it each time, which stops the window for
    # longer than a screen may take (79 ms; then 2 ms).
    gc.freeze()
    if os.environ.get("DOSSIER_WATCHDOG") == "1":
        Watchdog(window).start()  # stalls go to the log, and to Help ▸ Responsiveness
    last = next(iter(recent.cases()), None) if settings.get("reopen_last") else None
    first = case or last
    if first is not None:
        QTimer.singleShot(0, window, lambda: open_path(window, first))  # after the first paint
    try:
        return application.exec()
    finally:
        crashes.uninstall()
