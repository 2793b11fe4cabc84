"""The picture of connections: panned and pulled about by the mouse, zoomed by the wheel, and all of it by keys."""

import math
from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dossier.app.connections import Line, Node, Picture, Point, Scene, View, remembered
from dossier.domain.connections import Connections, Edge
from dossier.gui import tie_words
from dossier.gui.passage_hints import plain
from dossier.gui.widgets.connections_painter import ConnectionsPainter

STEP = 1.5
"""How much larger one press of + makes it."""
_NOTCH = 120
_STRIDE = 0.25
"""Of the window, for a press of Ctrl and an arrow."""
_DRAG = 4
"""Pixels after which a press is no click any more."""
_BORDER = 0.25
"""Of the window, painted on every side beyond it, so that panning seldom paints anew."""
_LOWEST = 220
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_ASKS = {
    Qt.Key.Key_E: "expand",
    Qt.Key.Key_H: "hide",
    Qt.Key.Key_Delete: "hide",
    Qt.Key.Key_P: "pin",
    Qt.Key.Key_W: "way",
}
"""What a letter asks for, of the node that is chosen."""

Chosen = str | Edge | None
"""The id of a node, or an edge."""


class ConnectionsView(QWidget):
    """Emits `chosen_changed()` when the person chooses another node or line, `opened(id, new_tab)` for a dossier,
    `list_wanted()` for the passages of a line, `asked(what)` with a word of the buttons, `menu_wanted(point)`, and
    `pinned(id)` when a node was moved."""

    chosen_changed = Signal()
    opened = Signal(str, bool)
    list_wanted = Signal()
    asked = Signal(str)
    menu_wanted = Signal(QPoint)
    pinned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene(Connections((), (), 0), {})
        self.view = View(max(1, self.width()), max(1, self.height()))
        self.chosen: Chosen = None
        self.pins: Collection[str] = ()
        self.way: Collection[frozenset[str]] = ()
        """Pairs of nodes that lie one after the other on the way that is shown."""
        self._fitted: View | None = None
        """The view that showed all: who has not left it sees all of what comes, too."""
        self._picture: Picture | None = None
        self._sheet: QPixmap | None = None
        self._measure = remembered(QFontMetricsF(self.font()).horizontalAdvance)
        self._home = ""
        """The node through whose lines the person goes."""
        self._pressed: QPointF | None = None
        self._held: str | None = None
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Connections"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LOWEST)

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    # -- what is shown

    def show_scene(self, scene: Scene, *, stay: bool) -> None:
        """Show this, `stay`ing where the person was, or all of it."""
        self.scene = scene
        there = (
            self.chosen in scene.entities
            if isinstance(self.chosen, str)
            else self.chosen in scene.graph.edges
        )
        if not there:
            self.chosen = None
        self._tell()
        self._forget()
        if not stay or self.view == self._fitted:
            self.fit()

    def go(self, view: View) -> None:
        """Show this part."""
        if view != self.view:
            self.view = view
            self.update()

    def choose(self, chosen: Chosen, *, follow: bool = True) -> None:
        """Make this node or edge the chosen one, and have it in view."""
        if chosen is not None and follow:
            for end in (chosen,) if isinstance(chosen, str) else (chosen.other, chosen.one):
                self.go(self.view.showing(self.scene.places[end]))
        if chosen != self.chosen:
            self.chosen = chosen
            self._tell()
            self.update()

    def mark(self, pins: Collection[str], way: Collection[frozenset[str]]) -> None:
        """Show these nodes as pinned, and the lines between these pairs as a way."""
        self.pins, self.way = pins, way
        self._forget()

    def picture(self) -> Picture:
        """The window, and a border around it."""
        drawn, view = self._picture, self.view
        if drawn is None or not _covers(drawn.view, view):
            wide = view.around(round(view.width * _BORDER), round(view.height * _BORDER))
            always = (
                {edge for edge in self.scene.graph.edges if frozenset(edge.ends) in self.way}
                if self.way
                else ()
            )
            self._picture = self.scene.draw(wide, self._measure, QFontMetricsF(self.font()).height(), always)
            self._sheet = None
        assert self._picture is not None
        return self._picture

    def window_picture(self) -> Picture:
        """Exactly what is in view, for a file."""
        return self.scene.draw(self.view, self._measure, QFontMetricsF(self.font()).height())

    def render_onto(self, painter: QPainter, picture: Picture) -> None:
        """Paint a picture that fills its window."""
        made = ConnectionsPainter(painter, self.palette(), self.font())
        made.paint(picture, self.pins)
        made.legend(picture)

    # -- moving and choosing

    def zoom(self, factor: float, x: float | None = None, y: float | None = None) -> None:
        """About a point of the window; else about the chosen node where it is in view, else the middle."""
        if x is None and isinstance(self.chosen, str):
            at = self.view.on_screen(self.scene.places[self.chosen])
            if 0 <= at[0] <= self.view.width and 0 <= at[1] <= self.view.height:
                x, y = at
        self.go(self.view.zoomed(factor, x, y))

    def fit(self) -> None:
        self.go(View.fitting(self.scene.places, self.view.width, self.view.height))
        self._fitted = self.view

    def step(self, towards: Point) -> None:
        """To the nearest node in a direction; without a chosen one, to the one that is tied most."""
        here = self.chosen if isinstance(self.chosen, str) else self.chosen.one if self.chosen else None
        if here is None:
            self._choose(max(self.scene.entities, key=lambda id: (self.scene.strength[id], id), default=None))
            return
        x, y = self.scene.places[here]

        def far(id: str) -> float:
            """How far, where what lies aside counts twice; endless where it does not lie there."""
            by_x, by_y = self.scene.places[id][0] - x, self.scene.places[id][1] - y
            along = by_x * towards[0] + by_y * towards[1]
            aside = abs(by_x * towards[1]) + abs(by_y * towards[0])
            return along + 2 * aside if along > 1e-9 and aside <= 2 * along else math.inf

        best = min((id for id in self.scene.places if id != here), key=far, default=None)
        if best is not None and far(best) < math.inf:
            self._choose(best)

    def step_edge(self, by: int) -> None:
        """Through the lines of the node that is chosen, or of the first end of the line that is."""
        if self.chosen is None:
            return
        home = self.chosen if isinstance(self.chosen, str) else self._home
        edges = self.scene.edges_of(home)
        if not edges:
            return
        self._home = home
        at = (edges.index(self.chosen) + by) if self.chosen in edges else (0 if by > 0 else -1)
        self._choose(home if at in (len(edges), -1) and self.chosen in edges else edges[at])

    def open_current(self, *, new_tab: bool = False) -> None:
        """The dossier of the chosen node; the passages of the chosen line."""
        if isinstance(self.chosen, str):
            self.opened.emit(self.chosen, new_tab)
        elif self.chosen is not None:
            self.list_wanted.emit()

    def _choose(self, chosen: Chosen, *, follow: bool = True) -> None:
        if chosen is not None:
            self.choose(chosen, follow=follow)
            if isinstance(chosen, str):
                self._home = chosen
            self.chosen_changed.emit()

    def _tell(self) -> None:
        words = "" if self.chosen is None else self._words(self.chosen)
        self.setAccessibleDescription(words)

    def _words(self, chosen: str | Edge) -> str:
        if isinstance(chosen, Edge):
            return tie_words.tie(chosen, self.scene)
        return tie_words.node(self.scene.entities[chosen], self.scene, pinned=chosen in self.pins)

    def _forget(self) -> None:
        self._picture = self._sheet = None
        self.update()

    def _at(self, point: QPointF) -> Node | Line | None:
        x, y = self._shift(self.picture())
        return self.picture().at(point.x() + x, point.y() + y)

    def _shift(self, picture: Picture) -> Point:
        """Where the window begins on the picture, in pixels."""
        x, y = self.view.on_plane(0, 0)
        return picture.view.on_screen((x, y))

    # -- what Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self.picture()
        if self._sheet is None or self._sheet.devicePixelRatio() != self.devicePixelRatioF():
            self._sheet = self._painted(picture)
        x, y = self._shift(picture)
        painter = QPainter(self)
        painter.drawPixmap(QPointF(-x, -y), self._sheet)
        painter.save()
        painter.translate(-x, -y)
        made = ConnectionsPainter(painter, self.palette(), self.font())
        made.emphasise(picture, self.chosen, self.way, self.pins, focused=self.hasFocus())
        painter.restore()
        made.legend(Picture(self.view, picture.lines, (), picture.height))
        painter.end()

    def _painted(self, picture: Picture) -> QPixmap:
        ratio = self.devicePixelRatioF()
        sheet = QPixmap(math.ceil(picture.view.width * ratio), math.ceil(picture.view.height * ratio))
        sheet.setDevicePixelRatio(ratio)
        painter = QPainter(sheet)
        ConnectionsPainter(painter, self.palette(), self.font()).paint(picture, self.pins)
        painter.end()
        return sheet

    def resizeEvent(self, event: QResizeEvent) -> None:
        whole = self.view == self._fitted
        self.view = self.view.resized(max(1, event.size().width()), max(1, event.size().height()))
        if whole:
            self.fit()
        self._forget()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure = remembered(QFontMetricsF(self.font()).horizontalAdvance)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._forget()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            chosen = found.entity.id if isinstance(found, Node) else found.edge if found else None
            QToolTip.showText(event.globalPos(), plain(self._words(chosen)) if chosen else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held, key = event.modifiers(), Qt.Key(event.key())
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if control and key in _ARROWS:
            x, y = _ARROWS[key]
            self.go(self.view.panned(x * _STRIDE * self.view.width, y * _STRIDE * self.view.height))
        elif control and key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current(new_tab=control)
        elif control or not self._press(key, held):
            super().keyPressEvent(event)

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if held & Qt.KeyboardModifier.AltModifier:
            return False
        if key in _ARROWS:
            self.step(_ARROWS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_Space:
            self.step_edge(-1 if shift else 1)
        elif key == Qt.Key.Key_Home:
            self.chosen = None
            self.step((0.0, 0.0))
        elif key == Qt.Key.Key_Escape and self.chosen is not None:
            self.choose(None)
            self.chosen_changed.emit()
        elif key in _ASKS:
            self.asked.emit("show" if shift and key == Qt.Key.Key_H else _ASKS[key])
        else:
            return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, sideways = event.angleDelta().y(), event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            turned, sideways = 0, sideways or turned
        if sideways:
            self.go(self.view.panned(-sideways, 0))
        if turned:
            self.zoom(STEP ** (turned / _NOTCH), event.position().x(), event.position().y())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._pressed, self._dragged = event.position(), False
        found = self._at(event.position())
        self._held = found.entity.id if isinstance(found, Node) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            over = self._at(event.position()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.OpenHandCursor)
            return
        by = event.position() - self._pressed
        if not self._dragged and math.hypot(by.x(), by.y()) < _DRAG:
            return
        self._dragged, self._pressed = True, event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._held is None:
            self.go(self.view.panned(-by.x(), -by.y()))
        else:
            self.scene.move(self._held, self.view.on_plane(event.position().x(), event.position().y()))
            self._forget()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        self._pressed = None
        self.unsetCursor()
        if self._dragged:
            if self._held is not None:
                self.pinned.emit(self._held)
            return
        found = self._at(event.position())
        if found is None:
            self.choose(None)
            self.chosen_changed.emit()
        else:
            self._choose(found.entity.id if isinstance(found, Node) else found.edge, follow=False)
            if isinstance(found, Node) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.opened.emit(found.entity.id, True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._at(event.position()) is not None:
            self.open_current()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            found = self._at(QPointF(event.pos()))
            if found is not None:
                self._choose(found.entity.id if isinstance(found, Node) else found.edge, follow=False)
        if isinstance(self.chosen, str):
            x, y = self.view.on_screen(self.scene.places[self.chosen])
            at = (
                event.pos()
                if event.reason() == QContextMenuEvent.Reason.Mouse
                else QPoint(round(x), round(y))
            )
            self.menu_wanted.emit(self.mapToGlobal(at))

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()


def _covers(drawn: View, view: View) -> bool:
    if abs(drawn.scale / view.scale - 1) > 1e-9:
        return False
    (left, top), (right, bottom) = drawn.on_plane(0, 0), drawn.on_plane(drawn.width, drawn.height)
    (x, y), (to_x, to_y) = view.on_plane(0, 0), view.on_plane(view.width, view.height)
    slack = 1e-6
    return left <= x + slack and top <= y + slack and right >= to_x - slack and bottom >= to_y - slack
