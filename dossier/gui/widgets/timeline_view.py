"""The picture of a timeline: panned by dragging, zoomed by the wheel, and all of it by keys."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dossier.app.timelines import (
    Bar,
    Cluster,
    Marks,
    Picture,
    Viewport,
    axis,
    beyond,
    lay_out,
    remembered,
    stretch,
)
from dossier.gui import phrases, time_words
from dossier.gui.passage_hints import Hint, plain
from dossier.gui.widgets.timeline_painter import Shown, TimelinePainter, measures

STEP = 1.5
"""How much larger one press of + makes it."""
_NOTCH = 120
_STRIDE = 0.25
"""Of the window, for a press of Ctrl and an arrow."""
_DRAG = 4
"""Pixels after which a press is no click any more."""
_CLOSEST = 4
"""A stretch is never made to fill more than a quarter of the window by Enter."""
_LOWEST = 220


class TimelineView(QWidget):
    """Emits `current_changed(place)` when the person goes to another mark, `opened(place, new_tab)` when they open it,
    `list_wanted(place)` for marks that cannot be drawn apart, `moved()` when another stretch of time is in view."""

    current_changed = Signal(int)
    opened = Signal(int, bool)
    list_wanted = Signal(int)
    moved = Signal()

    def __init__(self, hint: Hint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self.marks = Marks(())
        self.view = Viewport.fitting(None, max(1, self.width()))
        self.current: int | None = None
        self._sheet: Picture | None = None
        self._measure = remembered(QFontMetricsF(self.font()).horizontalAdvance)
        self._pressed: QPointF | None = None
        self._dragged = False
        self._told = QTimer(self, singleShot=True, interval=0)
        self._told.timeout.connect(self.moved)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Timeline"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LOWEST)

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    # -- what is shown

    def show_marks(self, marks: Marks, *, stay: bool) -> None:
        """Show these, `stay`ing where the person was, or beginning where most of them are."""
        mark = self.marks.marks[self.current] if self.current is not None else None
        self.marks, self._sheet = marks, None
        self.current = None
        if mark is not None:
            key = (mark.target, mark.value)
            self.current = next((n for n, m in enumerate(marks.marks) if (m.target, m.value) == key), None)
        if not stay:
            self.view = Viewport.fitting(marks.busiest, max(1, self.width()))
        self.update()

    def go(self, view: Viewport) -> None:
        """Show this stretch."""
        if view != self.view:
            self.view = view
            self._told.start()
            self.update()

    def set_current(self, place: int | None, *, follow: bool = True) -> None:
        """Make this mark the current one, and have it in view."""
        if place is not None and follow:
            span = self.marks.marks[place].span
            self.go(self.view.showing(span.first, span.until))
        if place != self.current:
            self.current = place
            mark = None if place is None else self.marks.marks[place]
            self.setAccessibleDescription(time_words.spoken(mark) if mark else "")
            self.update()

    def picture(self) -> Picture:
        """The window and half as much again on either side, so that panning seldom lays it out anew."""
        sheet, view, height = self._sheet, self.view, float(self.height())
        fits = (
            sheet is not None
            and sheet.measures.height == height
            and abs(sheet.view.scale / view.scale - 1) < 1e-9
            and sheet.view.first <= view.first
            and sheet.view.until >= view.until
        )
        if sheet is None or not fits:
            half = view.length / 2
            wide = Viewport(view.first - half, view.until + half, 2 * view.width)
            names = phrases.date_names()
            sheet = lay_out(self.marks, wide, measures(self.font(), height), self._measure, names)
            self._sheet = sheet
        return sheet

    def window_picture(self) -> Picture:
        """Exactly what is in view, for a file."""
        made = measures(self.font(), float(self.height()))
        return lay_out(self.marks, self.view, made, self._measure, phrases.date_names())

    def render_onto(self, painter: QPainter, picture: Picture) -> None:
        """Paint a picture that fills its window."""
        around = beyond(self.marks, picture.view)
        shown = Shown(0, picture.view.width, around, None, focused=False)
        TimelinePainter(painter, self.palette(), self.font()).paint(picture, picture.axis, shown)

    # -- moving

    def zoom(self, factor: float, x: float | None = None) -> None:
        """About the point `x`; else about the current mark where it is in view, else the middle."""
        if x is None and self.current is not None:
            span = self.marks.marks[self.current].span
            middle = self.view.x((span.first + span.until) / 2)
            x = middle if 0 <= middle <= self.view.width else None
        self.go(self.view.zoomed(factor, x))

    def fit(self) -> None:
        self.go(Viewport.fitting(self.marks.hull, self.view.width))

    def step(self, by: int) -> None:
        """To the next mark in time, or the one before."""
        last = len(self.marks.marks) - 1
        if last < 0:
            return
        if self.current is None:
            self._choose(self._first_in_view() if by > 0 else last)
        else:
            self._choose(min(max(self.current + by, 0), last))

    def step_drawn(self, by: int) -> None:
        """To the next bar or counted stretch that is drawn, in the order of time."""
        shown = self.picture().in_order()
        if self.current is None or not shown:
            self.step(by)
            return
        mark = self.marks.marks[self.current]
        here = self.picture().of(self.current, mark)
        if here is None:
            self.step(by)
            return
        at = shown.index(here) + by
        if 0 <= at < len(shown):
            self._choose(shown[at].place)
        else:
            self.step(by)

    def open_current(self, *, new_tab: bool = False) -> None:
        """Open the passage of the current mark; go nearer where it is one of many that are counted."""
        if self.current is None:
            return
        found = self.picture().of(self.current, self.marks.marks[self.current])
        if isinstance(found, Cluster):
            self._open_cluster(found)
        else:
            self.opened.emit(self.current, new_tab)

    def _open_cluster(self, cluster: Cluster) -> None:
        nearer = Viewport.fitting((cluster.first, cluster.until), self.view.width)
        if nearer.length < self.view.length / 1.2:
            self.go(nearer)
        else:
            self.list_wanted.emit(cluster.place)

    def _choose(self, place: int) -> None:
        self.set_current(place)
        self.current_changed.emit(place)

    def _first_in_view(self) -> int:
        firsts = (n for n, mark in enumerate(self.marks.marks) if mark.span.first >= self.view.first)
        return next(firsts, 0)

    def _at(self, point: QPointF) -> Bar | Cluster | None:
        picture = self.picture()
        return picture.at(point.x() + self._shift(picture), point.y())

    def _shift(self, picture: Picture) -> float:
        return picture.view.x(self.view.first)

    # -- what Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self.picture()
        shown_as = self.current
        if shown_as is not None:
            found = picture.of(shown_as, self.marks.marks[shown_as])
            shown_as = found.place if found else None
        shown = Shown(
            self._shift(picture), self.view.width, beyond(self.marks, self.view), shown_as, self.hasFocus()
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        TimelinePainter(painter, self.palette(), self.font()).paint(
            picture, axis(self.view, phrases.date_names()), shown
        )
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.view = self.view.resized(max(1, event.size().width()))
        self._sheet = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure = remembered(QFontMetricsF(self.font()).horizontalAdvance)
            self._sheet = None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._explain(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        pans = {Qt.Key.Key_Left: -_STRIDE, Qt.Key.Key_Right: _STRIDE}
        if control and key in pans:
            self.go(self.view.panned(pans[key] * self.view.width))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current(new_tab=control)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier or not self._press(key):
            super().keyPressEvent(event)

    def _press(self, key: Qt.Key) -> bool:
        last = len(self.marks.marks) - 1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_drawn(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go(self.view.panned((0.9 if key == Qt.Key.Key_PageDown else -0.9) * self.view.width))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self._choose(0 if key == Qt.Key.Key_Home else last)
        else:
            return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, sideways = event.angleDelta().y(), event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            turned, sideways = 0, sideways or turned
        if sideways:
            self.go(self.view.panned(-sideways))
        if turned:
            self.zoom(STEP ** (turned / _NOTCH), event.position().x())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            over = self._at(event.position()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.OpenHandCursor)
            return
        by = event.position().x() - self._pressed.x()
        if self._dragged or abs(by) >= _DRAG:
            self._dragged, self._pressed = True, event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.go(self.view.panned(-by))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        self._pressed = None
        self.unsetCursor()
        if self._dragged:
            return
        found = self._at(event.position())
        if found is not None:
            self.set_current(found.place, follow=False)
            self.current_changed.emit(found.place)
            if isinstance(found, Cluster):
                self._open_cluster(found)
            else:
                self.opened.emit(found.place, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def _explain(self, at: QPoint, on_screen: QPoint) -> None:
        """The words and the citation of what is under the pointer."""
        found = self._at(QPointF(at))
        if found is None:
            QToolTip.hideText()
        elif isinstance(found, Cluster):
            words = self.tr("{n} marks, {when}").format(
                n=f"{found.count:n}", when=stretch(found.first, found.until, phrases.date_names())
            )
            QToolTip.showText(on_screen, plain(words), self)
        else:
            QToolTip.showText(on_screen, plain(time_words.spoken(found.mark)), self)
            if found.mark.citation is not None:
                self._hint(found.mark.citation, on_screen, self)
