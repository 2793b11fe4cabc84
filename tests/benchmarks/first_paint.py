"""Run by `start.py`: open the window on a case, and print the seconds since this process began."""

import os
import sys
from pathlib import Path


def since_start() -> float:
    """Seconds that this process has lived, by the kernel's account of it."""
    ticks = int(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19])
    uptime = float(Path("/proc/uptime").read_text().split()[0])
    return uptime - ticks / os.sysconf("SC_CLK_TCK")


def main(case: Path) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from dossier.gui import app
    from dossier.gui.main_window import MainWindow

    times: list[float] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(watched, MainWindow) and event.type() == QEvent.Type.Paint and not times:
                times.append(since_start())
                print("FIRST PAINT", file=sys.stderr, flush=True)
            return False

    application = QApplication([])
    watcher = Watcher()
    application.installEventFilter(watcher)

    def look() -> None:
        window = next(w for w in application.topLevelWidgets() if isinstance(w, MainWindow))
        if window.workspace is not None and window.bench.navigator.rows.model().rowCount() > 0:
            times.append(since_start())
            window.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    app.run(case)
    print(*times)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
