"""The picture of connections: panned and pulled about by the mouse, zoomed by the wheel, and all of it by keys."""

import math

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from dossier.app.connections import Node, Point
from dossier.gui.widgets.connections_canvas import Chosen, ConnectionsCanvas

STEP = 1.5
"""How much larger one press of + makes it."""
_NOTCH = 120
_STRIDE = 0.25
"""Of the window, for a press of Ctrl and an arrow."""
_DRAG = 4
"""Pixels after which a press is no click any more."""
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


class ConnectionsView(ConnectionsCanvas):
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
        self._home = ""
        """The node through whose lines the person goes."""
        self._pressed: QPointF | None = None
        self._held: str | None = None
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Connections"))

    # -- moving and choosing

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

    # -- what Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held, key = event.modifiers(), Qt.Key(event.key())
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if control and key in _ARROWS:
            x, y = _ARROWS[key]
            self.go(self.view.panned(x * _STRIDE * self.view.width, y * _STRIDE * self.view.height))
        elif key == Qt.Key.Key_0:
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
            if self._at_hand() is not None:
                return  # what is under the pointer is told once the picture is painted anew
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
