"""How long a picture takes to paint, and for how long it keeps the window's thread."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import thread_time

from PySide6.QtCore import QEventLoop, QRect, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from dossier.gui.watchdog import KEPT, THRESHOLD_MS, Watchdog
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


def blocked(watchdog: Watchdog, when: str = "") -> Row:
    """How long the window's thread stood still at the longest, and where."""
    stalls = watchdog.stalls
    longest = f"{stalls[0].milliseconds} ms" if stalls else f"none over {THRESHOLD_MS} ms"
    number = f"{len(stalls)} times" if len(stalls) < KEPT else f"{KEPT} times or more"
    where = f"{number} over {THRESHOLD_MS} ms, in {_place(stalls[0].where)}" if stalls else ""
    what = f"… longest block of the window's thread {when}".rstrip()
    return Row(what, longest, f"≤ {THRESHOLD_MS} ms", where)


def _place(stack: str) -> str:
    """The innermost call that is ours, as file and line."""
    calls = [line.strip() for line in stack.splitlines() if "/dossier/" in line and "File" in line]
    if not calls:
        return "Qt"
    file, line, call = calls[-1].removeprefix("File ").split(", ")
    name = Path(file.strip('"')).name
    return f"{name}:{line.removeprefix('line ')} {call.removeprefix('in ')}"


def moving(
    what: str, view: QWidget, empty: list[float], move: Callable[[int], None], drawn: Callable[[], str]
) -> Iterator[Row]:
    """What a frame takes while a person moves the picture, and for how long that keeps the window's thread."""
    taken = sorted(frames(lambda: paint(view), move))
    p50, p95, base = median(taken), taken[int(len(taken) * 0.95)], median(empty)
    with watched() as watchdog:
        for n in range(FRAMES):
            move(n)
            rest(0.004)
    figure = f"{ms(p50)}, p95 {ms(p95)}, at the longest {ms(taken[-1])}"
    beside = f"{FRAMES} frames; {p50 / base:.0f} × an empty one; {drawn()} at last"
    yield Row(f"{what}: a frame", figure, beside=beside)
    yield blocked(watchdog, "while it is shown")


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
