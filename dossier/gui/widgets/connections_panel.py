"""Connections as they are worked with: filters, the picture, beside it the same as a table, and below the passages of
what is chosen. Picture and table have one selection."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from dossier.app import connections
from dossier.app.connections import Point, Scene
from dossier.domain.connections import Edge
from dossier.domain.views import Citation, Dossier, Progress
from dossier.gui import phrases
from dossier.gui.models.line import statement_line
from dossier.gui.models.lines import Group
from dossier.gui.models.tie_table import Ties
from dossier.gui.passage_hints import Hint
from dossier.gui.tasks import Job, Tasks
from dossier.gui.widgets.connections_buttons import ConnectionsButtons
from dossier.gui.widgets.connections_filters import ConnectionsFilters
from dossier.gui.widgets.connections_table import ConnectionsTable
from dossier.gui.widgets.connections_view import STEP, ConnectionsView
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

_PAUSE = 150
"""Milliseconds for which something must be chosen before its passages are looked up."""
_MORE = 20
"""Neighbours that come in at once."""


class ConnectionsPanel(QWidget):
    """Emits `opened(Line, new_tab)` for a passage, `dossier_wanted(id, new_tab)`, `way_wanted(id)`, `entity_wanted()`,
    `picture_wanted()`, `current_changed()`, `loaded()` and `menu_wanted(Line, point)`."""

    opened = Signal(object, bool)
    dossier_wanted = Signal(str, bool)
    way_wanted = Signal(str)
    entity_wanted = Signal()
    picture_wanted = Signal()
    current_changed = Signal()
    loaded = Signal()
    menu_wanted = Signal(object, QPoint)

    def __init__(
        self,
        workspace: "Workspace",
        tasks: Tasks,
        hint: Hint,
        nothing: tuple[str, str],
        of: tuple[str, ...] = (),
    ) -> None:
        """`nothing` is what stands there without ties, `of` the entities around which it is."""
        super().__init__()
        self._views, self._tasks = workspace.views, tasks
        self._asked = self._looked = 0
        self._job: Job | None = None
        self._shown_before = False
        self._pins: dict[str, Point] = {}
        self._hidden: dict[str, str] = {}
        self._expanded: dict[str, int] = {}
        self._way: tuple[str, ...] = ()
        self.total = 0
        """How many there are that something ties to another; 0 until they were asked for."""
        self.filters = ConnectionsFilters(of)
        self.view = ConnectionsView()
        self.table = ConnectionsTable()
        chosen = EmptyState(self.tr("Nothing is chosen"), self.tr("Click a line for what is told of both."))
        self.passages = LinePanel(self.tr("Passages"), chosen, hint)
        self.nothing = EmptyState(*nothing)
        self._nothing_words = nothing
        self.buttons = ConnectionsButtons()
        self.state = self.buttons.state
        self._late = QTimer(self, singleShot=True, interval=_PAUSE)
        self._late.timeout.connect(self._look_up)
        self._lay_out()
        self._connect()
        self._allow()

    # -- what is asked

    def load(self) -> None:
        """Ask for the graph and lay it out, and show it as soon as it is there."""
        self._asked += 1
        if self._job is not None:
            self._job.abandon()
        number, views = self._asked, self._views
        asked = replace(self.filters.asked, also=self._way)
        before, pins = dict(self.view.scene.places), dict(self._pins)
        hidden, expanded = set(self._hidden) - set(self._way), dict(self._expanded)

        def make(job: Job) -> tuple[int, Ties]:
            def tell(done: int, total: int) -> None:
                job.progress(Progress("", done, total))

            scene = connections.found(views, asked, before, pins, hidden, expanded, job.cancelled, tell)
            return scene.graph.total, Ties(scene)

        self._job = self._tasks.draw(make, lambda found: self._show(number, *found), failed=self._lost)

    def show_way(self, one: str, other: str) -> None:
        """A shortest way between two, and whatever is on it."""
        views = self._views
        self._tasks.draw(lambda job: connections.way(views, one, other), self._take_way)

    def act(self, what: str) -> None:
        """What a button, or a letter on the picture, asks for; most of it of the node that is chosen."""
        view = self.view
        of_all: dict[str, Callable[[], None]] = {
            "in": lambda: view.zoom(STEP),
            "out": lambda: view.zoom(1 / STEP),
            "fit": view.fit,
            "show": self._show_hidden,
            "save": self.picture_wanted.emit,
        }
        of_one: dict[str, Callable[[str], None]] = {
            "expand": self._expand,
            "hide": self._hide,
            "pin": lambda node: self._pin(node, pinned=node not in self._pins),
            "way": self.way_wanted.emit,
        }
        if what in of_all:
            of_all[what]()
        elif self.node is not None:
            of_one[what](self.node)

    @property
    def node(self) -> str | None:
        """The id of the node that is chosen."""
        return self.view.chosen if isinstance(self.view.chosen, str) else None

    def citation(self) -> Citation | None:
        line = self.passages.current()
        return line.citation if line else None

    def clear(self, title: str, words: str) -> None:
        """There is nothing to show any more."""
        self._asked += 1
        self._nothing_words = (title, words)
        self._show(self._asked, 0, Ties(Scene(self.view.scene.graph.without(self.view.scene.entities), {})))

    # -- inside

    def _show(self, number: int, total: int, ties: Ties) -> None:
        if not isValid(self) or number != self._asked:
            return
        self._job = None
        self.total = total
        scene = ties.scene
        self.view.show_scene(scene, stay=self._shown_before)
        self.view.mark(self._pins, {frozenset(pair) for pair in pairwise(self._way)})
        self.table.show_ties(ties)
        self._shown_before = self._shown_before or bool(scene.entities)
        self._select()
        self._say()
        there = bool(scene.entities)
        self._stack.setCurrentWidget(self._split if there else self.nothing)
        alike = self.tr("No ties are like that"), self.tr("Choose less, or no filter.")
        self.nothing.say(*(alike if self.filters.filtered else self._nothing_words))
        self._look_up()
        self._allow()
        self.loaded.emit()

    def _lost(self, error: BaseException) -> None:
        """What it was around has gone; what changed is about to be shown."""
        if isValid(self):
            self._job = None

    def _say(self) -> None:
        tr, graph = self.tr, self.view.scene.graph
        shown, ties = f"{len(graph.nodes):n}", phrases.counted(len(graph.edges), tr("tie"), tr("ties"))
        parts = [tr("{n} of {total} are shown").format(n=shown, total=f"{self.total:n}"), ties]
        if self._hidden:
            parts.append(tr("hidden: {names}").format(names=", ".join(self._hidden.values())))
        if left_out := self.view.picture().left_out:
            parts.append(tr("{n} weaker ties only in the table").format(n=f"{left_out:n}"))
        if self._way:
            names = [self.view.scene.entities[id].name for id in self._way if id in self.view.scene.entities]
            parts.append(tr("Way: {names}").format(names=" – ".join(names)))
        self.state.setText(" · ".join(parts))

    def _progressed(self, job: Job, progress: Progress) -> None:
        if job is self._job and progress.total:
            share = f"{100 * progress.done // progress.total:n}"
            self.state.setText(self.tr("Laying out: {n} %").format(n=share))

    def _take_way(self, way: Sequence[str]) -> None:
        if not isValid(self):
            return
        self._way = tuple(way)
        if way:
            self.load()
        else:
            self.view.mark(self._pins, ())
            self.state.setText(self.tr("No way of up to eight ties leads there."))

    def _expand(self, node: str) -> None:
        self._expanded[node] = self._expanded.get(node, 0) + _MORE
        self.load()

    def _hide(self, node: str) -> None:
        self._hidden[node] = self.view.scene.entities[node].name
        self._expanded.pop(node, None)
        self._pins.pop(node, None)
        self.load()

    def _show_hidden(self) -> None:
        self._hidden.clear()
        self.load()

    def _pin(self, node: str, *, pinned: bool) -> None:
        if pinned:
            self._pins[node] = self.view.scene.places[node]
        else:
            self._pins.pop(node, None)
        self.view.mark(self._pins, self.view.way)
        self._allow()

    def _allow(self) -> None:
        node = self.node
        self.buttons.allow(chosen=node is not None, pinned=node in self._pins, hidden=bool(self._hidden))

    # -- one selection

    def _chosen_in_picture(self) -> None:
        self._select()
        self._late.start()
        self._allow()
        self.current_changed.emit()

    def _select(self) -> None:
        """The rows of what is chosen in the picture: of a line its own, of a node those of all its lines."""
        chosen = self.view.chosen
        self.table.select(
            self.view.scene.edges_of(chosen) if isinstance(chosen, str) else [chosen] if chosen else []
        )

    def _row_chosen(self, edge: Edge) -> None:
        """The table went to a tie: the picture follows."""
        self.view.choose(edge)
        self._late.start()
        self._allow()
        self.current_changed.emit()

    # -- the passages of what is chosen

    def _look_up(self) -> None:
        self._late.stop()
        self._looked += 1
        number, chosen, views = self._looked, self.view.chosen, self._views
        if chosen is None:
            self.passages.show_groups([])
        elif isinstance(chosen, Edge):
            self._show_passages(number, [self._of_edge(chosen)])
        else:
            node = chosen
            self._tasks.read(
                lambda job: views.dossier(node),
                lambda dossier: self._show_passages(number, self._of_node(dossier)),
                failed=lambda error: self._show_passages(number, []),
            )

    def _of_edge(self, edge: Edge) -> Group:
        views = self._views
        return Group(
            edge.statements,
            lambda offset, limit: views.tie(edge.one, edge.other, edge.kind, offset=offset, limit=limit),
            statement_line,
        )

    def _of_node(self, dossier: Dossier) -> list[Group]:
        views, entity = self._views, dossier.entity
        return [
            Group(
                count,
                lambda offset, limit, kind=kind: views.statements(  # type: ignore[misc]
                    entity.id, kind=kind, offset=offset, limit=limit
                ),
                statement_line,
                phrases.group(kind, entity.kind),
            )
            for kind, count in dossier.groups
        ]

    def _show_passages(self, number: int, groups: Sequence[Group]) -> None:
        if isValid(self) and number == self._looked:
            self.passages.show_groups(groups)
            self.current_changed.emit()

    def _list(self) -> None:
        """The person wants the passages of a line: go there."""
        self._look_up()
        if self.passages.model.rowCount():
            self.passages.list.setCurrentIndex(self.passages.model.index(0))
        self.passages.setFocus()

    def _show_menu(self, point: QPoint) -> None:
        node = self.node
        if node is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Open the dossier")).triggered.connect(
            lambda: self.dossier_wanted.emit(node, False)
        )
        menu.addSeparator()
        for name, words in self.buttons.of_a_node():
            menu.addAction(words).triggered.connect(lambda _=False, what=name: self.act(what))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    # -- how it is put together

    def _lay_out(self) -> None:
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        beside.addWidget(self.table)
        beside.addWidget(self.passages)
        beside.setStretchFactor(0, 5)
        beside.setStretchFactor(1, 4)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.view)
        self._split.addWidget(beside)
        self._split.setStretchFactor(0, 5)
        self._split.setStretchFactor(1, 2)
        self._split.setChildrenCollapsible(False)
        below = QWidget()
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(below, 1)
        column.addWidget(self.buttons)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._tasks.progressed.connect(self._progressed)
        self.filters.changed.connect(self._anew)
        self.filters.entity_wanted.connect(self.entity_wanted)
        self.view.chosen_changed.connect(self._chosen_in_picture)
        self.view.opened.connect(self.dossier_wanted)
        self.view.list_wanted.connect(self._list)
        self.view.asked.connect(self.act)
        self.view.menu_wanted.connect(self._show_menu)
        self.view.pinned.connect(lambda node: self._pin(node, pinned=True))
        self.table.chosen.connect(self._row_chosen)
        self.buttons.asked.connect(self.act)
        self.table.activated.connect(lambda _: self._list())
        self.passages.opened.connect(self.opened)
        self.passages.current_changed.connect(self.current_changed)
        self.passages.menu_wanted.connect(self.menu_wanted)

    def _anew(self) -> None:
        """Another question: what was brought in for the last one goes."""
        self._expanded.clear()
        self._way = ()
        self.load()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
