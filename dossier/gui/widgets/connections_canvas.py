"""The sheet on which connections are painted: a window on the plane in which nodes have their places."""

import math
from collections.abc import Collection, Iterator

from PySide6.QtCore import QEvent, QPointF, QSize, QTimer
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dossier.app.connections import Line, Node, Picture, Point, Scene, View, remembered
from dossier.domain.connections import Connections, Edge
from dossier.gui import tie_words
from dossier.gui.passage_hints import plain
from dossier.gui.turns import Turns
from dossier.gui.widgets.connections_painter import ConnectionsPainter, legend_height

_BORDER = 0.25
"""Of the window, painted on every side beyond it, so that panning seldom paints anew."""
_AHEAD = _BORDER / 2
"""How much of that border must be left, so that a picture which takes a while is there before the window needs it."""
_LOWEST = 220
_MANY = 400
"""Lines and nodes from which on a picture takes longer to paint than a frame: the last one is shown, larger or smaller,
until another is painted, a part at a time; while a person zooms, in the first pause."""
_REST = 90
"""Milliseconds that count as a pause."""
_FAR = 3.0
"""How much larger or smaller a picture is shown before another is painted without waiting for a pause."""

Chosen = str | Edge | None
"""The id of a node, or an edge."""


class ConnectionsCanvas(QWidget):
    """Shows a scene, and what of it is chosen, pinned, and on the way between two."""

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
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._pause.timeout.connect(self._rest)
        self._renewal = Turns(self._renew, self)
        self._renewal.done.connect(self._follow)
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
        self._renewal.stop()
        self._picture = self._sheet = None
        self.update()
        if not stay or self.view == self._fitted:
            self.fit()

    def go(self, view: View) -> None:
        """Show this part."""
        if view != self.view:
            if view.scale != self.view.scale:
                self._pause.start()
            self.view = view
            self._follow()
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
            drawn, self._sheet = self._draw(), None
            self._picture = drawn
        return drawn

    def window_picture(self) -> Picture:
        """Exactly what is in view, for a file."""
        return self.scene.draw(self.view, self._measure, QFontMetricsF(self.font()).height())

    def render_onto(self, painter: QPainter, picture: Picture) -> None:
        """Paint a picture that fills its window."""
        made = self._painter(painter)
        made.paint(picture, self.pins)
        made.legend(picture)

    def zoom(self, factor: float, x: float | None = None, y: float | None = None) -> None:
        """About a point of the window; else about the chosen node where it is in view, else the middle."""
        if x is None and isinstance(self.chosen, str):
            at = self.view.on_screen(self.scene.places[self.chosen])
            if 0 <= at[0] <= self.view.width and 0 <= at[1] <= self.view.height:
                x, y = at
        self.go(self.view.zoomed(factor, x, y))

    def fit(self) -> None:
        kinds = {edge.kind for edge in self.scene.graph.edges}
        below = legend_height(kinds, self.view.width, self.font())
        self.go(View.fitting(self.scene.places, self.view.width, self.view.height, below))
        self._fitted = self.view

    # -- inside

    def _tell(self) -> None:
        words = "" if self.chosen is None else self._words(self.chosen)
        self.setAccessibleDescription(words)

    def _words(self, chosen: str | Edge) -> str:
        if isinstance(chosen, Edge):
            return tie_words.tie(chosen, self.scene)
        return tie_words.node(self.scene.entities[chosen], self.scene, pinned=chosen in self.pins)

    def _draw(self) -> Picture:
        """What is in view, and the border."""
        border = round(self.view.width * _BORDER)
        wide = self.view.around(border, round(self.view.height * _BORDER))
        on_way = (
            [edge for edge in self.scene.graph.edges if frozenset(edge.ends) in self.way] if self.way else ()
        )
        return self.scene.draw(wide, self._measure, QFontMetricsF(self.font()).height(), set(on_way), border)

    def _forget(self) -> None:
        """What is painted is right no longer."""
        if self._is_large():
            self._renewal.begin(again=True)
        else:
            self._picture = self._sheet = None
        self.update()

    def _is_large(self) -> bool:
        """Whether something is painted that takes longer than a frame."""
        last = self._picture if self._sheet is not None else None
        return last is not None and len(last.lines) + len(last.nodes) >= _MANY

    def _follow(self) -> None:
        """The person is somewhere else, or about to be: see to it that a large picture is there in time."""
        last, view = self._picture, self.view
        if last is None or not self._is_large():
            return
        ahead = view.around(view.width * _AHEAD, view.height * _AHEAD)
        far = not 1 / _FAR < view.scale / last.view.scale < _FAR
        if far or not (self._pause.isActive() or _covers(last.view, ahead)):
            self._renewal.begin()

    def _rest(self) -> None:
        """The person has stopped zooming: what is under way is of another size."""
        self._renewal.stop()
        self._follow()
        self.update()

    def _renew(self) -> Iterator[None]:
        """Draw and paint it, a part at a time; what was painted before is shown meanwhile."""
        picture = self._draw()
        yield
        sheet = self._blank(picture)
        with QPainter(sheet) as painter:
            self._painter(painter).paint_lines(picture)
        yield
        with QPainter(sheet) as painter:
            self._painter(painter).paint_nodes(picture, self.pins)
        self._picture, self._sheet = picture, sheet
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
        picture = self._at_hand() or self.picture()
        if self._sheet is None or self._sheet.devicePixelRatio() != self.devicePixelRatioF():
            self._sheet = self._blank(picture)
            with QPainter(self._sheet) as onto:
                self._painter(onto).paint(picture, self.pins)
        x, y = self._shift(picture)
        larger = self.view.scale / picture.view.scale
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        painter.save()
        painter.scale(larger, larger)
        painter.translate(-x, -y)
        painter.drawPixmap(QPointF(0, 0), self._sheet)
        made = self._painter(painter)
        made.emphasise(picture, self.chosen, self.way, self.pins, focused=self.hasFocus())
        painter.restore()
        made.legend(Picture(self.view, picture.lines, (), picture.height))
        painter.end()

    def _at_hand(self) -> Picture | None:
        """The last picture, where another one cannot be painted as fast as a person moves."""
        under_way = self._pause.isActive() or self._renewal.busy
        return self._picture if under_way and self._is_large() else None

    def _blank(self, picture: Picture) -> QPixmap:
        """The sheet for it."""
        ratio = self.devicePixelRatioF()
        sheet = QPixmap(math.ceil(picture.view.width * ratio), math.ceil(picture.view.height * ratio))
        sheet.setDevicePixelRatio(ratio)
        return sheet

    def _painter(self, painter: QPainter) -> ConnectionsPainter:
        return ConnectionsPainter(painter, self.palette(), self.font())

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


def _covers(drawn: View, view: View) -> bool:
    if abs(drawn.scale / view.scale - 1) > 1e-9:
        return False
    (left, top), (right, bottom) = drawn.on_plane(0, 0), drawn.on_plane(drawn.width, drawn.height)
    (x, y), (to_x, to_y) = view.on_plane(0, 0), view.on_plane(view.width, view.height)
    slack = 1e-6
    return left <= x + slack and top <= y + slack and right >= to_x - slack and bottom >= to_y - slack
