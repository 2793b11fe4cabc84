"""A window that shows pages of a source as they were printed, with a passage marked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QImage,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dossier.gui.tasks import Tasks

if TYPE_CHECKING:
    from dossier.app.page_pictures import PagePicture, PagePictures

_DOTS_PER_INCH = 96
_STEP, _LEAST, _MOST = 1.25, 0.4, 4.0
_OPACITY = 90


class _Sheet(QWidget):
    """The picture of one page; paper stays white whatever the palette."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.marks: list[QRectF] = []

    def show_picture(self, picture: "PagePicture", ratio: float) -> None:
        """`ratio` dots of the picture are one of the window's."""
        image = QImage(
            picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
        ).copy()
        image.setDevicePixelRatio(ratio)
        self._image = image
        self.marks = [
            QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)
            for left, top, right, bottom in picture.marks
        ]
        self.setFixedSize(QSize(round(picture.width / ratio), round(picture.height / ratio)))
        self.update()

    @property
    def first_mark(self) -> QRectF | None:
        return self.marks[0] if self.marks else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image is not None:
            painter.drawImage(0, 0, self._image)
        colour = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        colour.setAlpha(_OPACITY)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for mark in self.marks:
            painter.fillRect(mark.adjusted(-1, -1, 1, 1), colour)


class PageWindow(QDialog):
    """Pages are drawn by `pictures` away from the window's thread. `[start, end)` of the text is marked."""

    def __init__(
        self, pictures: "PagePictures", name: str, start: int, end: int, tasks: Tasks, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pictures, self._name, self._tasks = pictures, name, tasks
        self._start, self._end = start, end
        self._page, self._zoom = max(1, pictures.page_of(start)), 1.0
        self._closed = False
        self.sheet = _Sheet()
        self.area = QScrollArea()
        self.area.setWidget(self.sheet)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setAccessibleName(self.tr("Page as printed"))
        self.where = QLabel()
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.previous = self._button(self.tr("&Previous page"), "PgUp", lambda: self._turn(-1))
        self.next = self._button(self.tr("&Next page"), "PgDown", lambda: self._turn(1))
        self.smaller = self._button(self.tr("&Smaller"), "Ctrl+-", lambda: self._scale(1 / _STEP))
        self.larger = self._button(self.tr("&Larger"), "Ctrl++", lambda: self._scale(_STEP))
        self._lay_out()
        self.resize(880, 900)
        self.area.setFocus()
        QTimer.singleShot(0, self, self._draw)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for part in (self.previous, self.next):
            row.addWidget(part)
        row.addWidget(self.where, 1, Qt.AlignmentFlag.AlignCenter)
        for part in (self.smaller, self.larger):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addLayout(row)
        column.addWidget(self.area, 1)

    def _button(self, label: str, key: str, press: Callable[[], None]) -> QPushButton:
        button = QPushButton(label)
        button.setAutoDefault(False)
        button.setToolTip(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        button.clicked.connect(press)
        QShortcut(QKeySequence(key), self, button.click)
        return button

    def _turn(self, by: int) -> None:
        self._page = min(max(1, self._page + by), self._pictures.count)
        self._draw()

    def _scale(self, by: float) -> None:
        self._zoom = min(max(_LEAST, self._zoom * by), _MOST)
        self._draw()

    def _draw(self) -> None:
        page, ratio = self._page, self.devicePixelRatioF()
        title = self.tr("{name}, page {page} of {count}")
        words = title.format(name=self._name, page=page, count=self._pictures.count)
        self.setWindowTitle(words)
        self.where.setText(self.tr("Page {page} of {count}").format(page=page, count=self._pictures.count))
        self.previous.setEnabled(page > 1)
        self.next.setEnabled(page < self._pictures.count)
        dots = _DOTS_PER_INCH * self._zoom * ratio
        self._tasks.run(
            lambda job: self._pictures.picture(page, self._start, self._end, dots),
            lambda picture: self._show(picture, page, ratio),
            label=self.tr("Drawing the page"),
        )

    def _show(self, picture: "PagePicture", page: int, ratio: float) -> None:
        if self._closed or page != self._page:
            return
        self.sheet.show_picture(picture, ratio)
        mark = self.sheet.first_mark
        if mark is not None:
            self.area.ensureVisible(round(mark.center().x()), round(mark.center().y()), 60, 160)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._end_drawing()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        self._end_drawing()
        super().done(result)

    def _end_drawing(self) -> None:
        if not self._closed:
            self._closed = True
            self._tasks.run(lambda job: self._pictures.close())
