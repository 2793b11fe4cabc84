"""How long a picture takes to paint, and for how long it keeps the window's thread."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import thread_time

from PySide6.QtCore import QEventLoop, QRect, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from dossier.gui.watchdog import THRESHOLD_MS, Watchdog
from tests.benchmarks.table import Row

FRAMES = 300


def frames(paint: Callable[[], None], move: Callable[[int], None]) -> list[float]:
    """Seconds of the processor that each frame takes, the move before it included."""
    seconds = []
    for n in range(FRAMES):
        began = thread_time()
        move(n)
        paint()
        seconds.append(thread_time() - began)
    return seconds


def paint(widget: QWidget) -> None:
    image = _image(widget)
    widget.render(image)


def fill(widget: QWidget) -> None:
    painter = QPainter(_image(widget))
    painter.fillRect(QRect(0, 0, widget.width(), widget.height()), widget.palette().base())
    painter.end()


_images: dict[tuple[int, int], QImage] = {}


def _image(widget: QWidget) -> QImage:
    size = (widget.width(), widget.height())
    return _images.setdefault(size, QImage(*size, QImage.Format.Format_RGB32))


def rest(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


@contextmanager
def watched() -> Iterator[Watchdog]:
    watchdog = Watchdog()
    watchdog.start()
    try:
        yield watchdog
    finally:
        watchdog.stop()


def blocked(watchdog: Watchdog, when: str) -> Row:
    longest = max((stall.milliseconds for stall in watchdog.stalls), default=0)
    figure = f"{longest} ms" if longest else f"none over {THRESHOLD_MS} ms"
    return Row(f"… longest block of the window's thread {when}", figure, f"≤ {THRESHOLD_MS} ms")


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
