"""Connections as they are worked with: filters, the picture, beside it the same as a table, and below the passages of
what is chosen. Picture and table have one selection."""

import json
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from shiboken6 import isValid

from dossier.app import connections
from dossier.app.connections import Scene
from dossier.domain.connections import Connections, Edge
from dossier.domain.errors import DossierError, NotFound
from dossier.domain.views import Citation
from dossier.gui import tie_words
from dossier.gui.graph_loading import GraphLoading
from dossier.gui.models.connections_shaping import Shaping
from dossier.gui.models.tie_table import Ties
from dossier.gui.passage_hints import Hint
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.connections_buttons import ConnectionsButtons
from dossier.gui.widgets.connections_filters import ConnectionsFilters
from dossier.gui.widgets.connections_passages import ConnectionsPassages
from dossier.gui.widgets.connections_table import ConnectionsTable
from dossier.gui.widgets.connections_view import STEP, ConnectionsView
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.picture_panes import PicturePanes

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

_PAUSE = 150
"""Milliseconds for which something must be chosen before its passages are looked up."""


class ConnectionsPanel(QWidget):
    """Emits `opened(Line, new_tab)` for a passage, `dossier_wanted(id, new_tab)`, `way_wanted(id)`, `entity_wanted()`,
    `source_wanted()`, `picture_wanted()`, `current_changed()`, `loaded()` and `menu_wanted(Line, point)`."""

    opened = Signal(object, bool)
    dossier_wanted = Signal(str, bool)
    way_wanted = Signal(str)
    entity_wanted = Signal()
    source_wanted = Signal()
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
        self._loading = GraphLoading(workspace, tasks, self)
        self._shown_before = False
        self.shaping = Shaping()
        self.total = 0
        """How many there are that something ties to another; 0 until they were asked for."""
        self.filters = ConnectionsFilters(of)
        self.view = ConnectionsView()
        self.table = ConnectionsTable()
        self.passages = ConnectionsPassages(workspace, tasks, hint)
        self.nothing = EmptyState(self.tr("Looking who is tied to whom…"))
        self._nothing_words = nothing
        self.buttons = ConnectionsButtons()
        self.state = self.buttons.state
        self._late = QTimer(self, singleShot=True, interval=_PAUSE)
        self._late.timeout.connect(self._look_up)
        self._lay_out()
        self._connect()
        self._allow()
        self._at_first = {"filters": self.filters.kept(), **self.shaping.kept()}

    # -- what is asked

    def load(self) -> None:
        """Ask for the graph and lay it out, and show it as soon as it is there."""
        self._loading.ask(self.filters.asked, self.view.scene.places, self.shaping)

    def show_way(self, one: str, other: str) -> None:
        """A shortest way between two over ties that the filters let through, and whatever is on it."""
        views, asked = self._views, self.filters.asked
        self._tasks.draw(lambda job: connections.way(views, one, other, asked), self._take_way)

    def act(self, what: str) -> None:
        """What a button, or a letter on the picture, asks for; most of it of the node that is chosen."""
        view, shaping = self.view, self.shaping
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
            "pin": lambda node: self._pin(node, pinned=node not in shaping.pins),
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
        return line.citation if (line := self.passages.current()) else None

    def clear(self, title: str, words: str) -> None:
        """There is nothing to show any more."""
        self._loading.stop()
        self._nothing_words = (title, words)
        self._show(Ties(Scene(Connections((), (), 0), {})))

    # -- remembering

    def kept(self) -> str:
        """What `put` needs to show the same again; empty for what stands there at first."""
        kept = {"filters": self.filters.kept(), **self.shaping.kept()}
        return "" if kept == self._at_first else json.dumps(kept, separators=(",", ":"))

    def put(self, kept: str) -> None:
        """What cannot be read counts as forgotten."""
        try:
            held = json.loads(kept or "{}")
            self.filters.put(held.get("filters", {}))
            self.shaping.put(held)
        except (ValueError, TypeError, AttributeError, DossierError):  # edited by hand, or by another version
            self.filters.put({})
            self.shaping.put({})

    # -- inside

    def _show(self, ties: Ties) -> None:
        scene = ties.scene
        self.total = scene.graph.total
        self.view.show_scene(scene, stay=self._shown_before)
        self.view.mark(self.shaping.pins, {frozenset(pair) for pair in pairwise(self.shaping.way)})
        self.table.show_ties(ties)
        self._shown_before = self._shown_before or bool(scene.entities)
        self._select()
        self._say()
        self._panes.show_picture(bool(scene.entities))
        self._say_why_nothing()
        self._look_up()
        self._allow()
        self.loaded.emit()

    def _lost(self, error: BaseException) -> None:
        """What was asked for by name has gone: go on without it. (A dossier soon shows that it has gone itself.)"""
        named = bool(self.shaping.expanded or self.shaping.way)
        self.shaping.begin_anew()
        if isinstance(error, NotFound) and not self.filters.forget_names() and named:
            self.load()

    def _say(self) -> None:
        if self.filters.dates.refusal:
            self.state.setText(self.filters.dates.refusal)
            return
        scene, left_out = self.view.scene, self.view.picture().left_out
        self.state.setText(tie_words.state(scene, left_out, self.shaping.hidden.values(), self.shaping.way))

    def _say_why_nothing(self) -> None:
        why = self.filters.dates.refusal or self.tr("Choose less, or no filter.")
        alike = self.tr("No ties are like that"), why
        self.nothing.say(*(alike if self.filters.filtered else self._nothing_words))

    def _refuse(self, words: str) -> None:
        self.state.setText(words)
        self._say_why_nothing()

    def _say_how_far(self, percent: int) -> None:
        self.state.setText(self.tr("Laying out: {n} %").format(n=f"{percent:n}"))

    def _take_way(self, way: Sequence[str]) -> None:
        if isValid(self):
            self.shaping.way = tuple(way)
            if way:
                self.load()
            else:
                self.view.mark(self.shaping.pins, ())
                self.state.setText(self.tr("No way of up to eight ties leads there."))

    def _expand(self, node: str) -> None:
        self.shaping.expand(node)
        self.load()

    def _hide(self, node: str) -> None:
        self.shaping.hide(node, self.view.scene.entities[node].name)
        self.load()

    def _show_hidden(self) -> None:
        self.shaping.hidden.clear()
        self.load()

    def _pin(self, node: str, *, pinned: bool) -> None:
        if pinned:
            self.shaping.pins[node] = self.view.scene.places[node]
        else:
            self.shaping.pins.pop(node, None)
        self.view.mark(self.shaping.pins, self.view.way)
        self._allow()

    def _allow(self) -> None:
        node, shaping = self.node, self.shaping
        self.buttons.allow(chosen=node is not None, pinned=node in shaping.pins, hidden=bool(shaping.hidden))

    # -- one selection

    def _chosen_in_picture(self) -> None:
        self._select()
        self._went()

    def _select(self) -> None:
        """The rows of what is chosen in the picture: of a line its own, of a node those of all its lines."""
        chosen = self.view.chosen
        self.table.select(
            self.view.scene.edges_of(chosen) if isinstance(chosen, str) else [chosen] if chosen else []
        )

    def _row_chosen(self, edge: Edge) -> None:
        """The table went to a tie: the picture follows."""
        self.view.choose(edge)
        self._went()

    def _went(self) -> None:
        self._late.start()
        self._allow()
        self.current_changed.emit()

    # -- the passages of what is chosen

    def _look_up(self) -> None:
        self._late.stop()
        self.passages.look_up(self.view.chosen, self.filters.asked.told)

    def _list(self) -> None:
        """The person wants the passages of a line: go there."""
        self._look_up()
        self.passages.go_to_first()

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
        self._panes = PicturePanes(self.view, self.table, self.passages, self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._panes, 1)
        column.addWidget(self.buttons)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._loading.found.connect(self._show)
        self._loading.lost.connect(self._lost)
        self._loading.progressed.connect(self._say_how_far)
        self.filters.changed.connect(self._anew)
        self.filters.entity_wanted.connect(self.entity_wanted)
        self.filters.source_wanted.connect(self.source_wanted)
        self.filters.refused.connect(self._refuse)
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
        self.passages.filled.connect(self.current_changed)
        self.passages.menu_wanted.connect(self.menu_wanted)

    def _anew(self) -> None:
        self.shaping.begin_anew()
        self.load()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
