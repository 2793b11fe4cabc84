"""A dossier in a tab: its head, and its lists in inner tabs, each asked for when it is first looked at."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from dossier.domain import targets
from dossier.domain.contradictions import by_pair
from dossier.domain.errors import NotFound
from dossier.domain.views import Changes, Citation, Dossier
from dossier.gui import phrases
from dossier.gui.models import line
from dossier.gui.models.figures import topic_group
from dossier.gui.models.line import Line
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place, PlaceKind, Spot
from dossier.gui.passage_hints import Hint
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.connections_panel import ConnectionsPanel
from dossier.gui.widgets.dossier_header import DossierHeader
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.history_page import history_group
from dossier.gui.widgets.later_tabs import LaterTabs
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.page import Page
from dossier.gui.widgets.timeline_panel import TimelinePanel

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

_TABS = (
    "statements",
    "quotes",
    "timeline",
    "connections",
    "figures",
    "sources",
    "mentions",
    "notes",
    "history",
)
_Panel = LinePanel | TimelinePanel | ConnectionsPanel


class DossierPage(Page):
    """Raises NotFound when there is no such entity (any more)."""

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks, hint: Hint) -> None:
        super().__init__(replace(place, kept=""))
        self._connections_kept = place.kept
        self._workspace, self._views = workspace, workspace.views
        self._dossier: Dossier = self._views.dossier(place.key)
        self._stale = set(_TABS)
        self._gone = False
        self._due = False
        """Whether something changed while another tab was looked at."""
        self.header = DossierHeader()
        self.header.cited.connect(lambda citation: self.read.emit(Spot.of(citation)))
        self.header.entity_opened.connect(self._go_to_entity)
        self._tasks, self._hint = tasks, hint
        self.tabs: LaterTabs[_Panel] = LaterTabs(_TABS, self._make)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Parts of the dossier"))
        self.tabs.currentChanged.connect(self._fill)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.tabs, 1)
        self._show()

    def refresh(self, changes: Changes) -> None:
        concerned = changes.rebuilt or changes.case or self.place.key in changes.entities
        if not concerned and not changes.sources:
            return
        if self.isVisible():
            self._reread()
            return
        self._due = True
        if concerned and not self._gone:
            with suppress(NotFound):  # it has gone: said when the tab is looked at again
                row = self._views.entity(self.place.key)
                if (row.name, row.kind) != (self.title, self.kind):
                    self.title, self.kind = row.name, row.kind
                    self.retitled.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._reread()

    def _reread(self) -> None:
        self._due = False
        try:
            self._dossier, self._gone = self._views.dossier(self.place.key), False
        except NotFound:
            self._leave()
            return
        self._stale = set(_TABS)
        self._show()

    def citation(self) -> Citation | None:
        shown = self.tabs[self.tabs.front]
        if not isinstance(shown, LinePanel):
            return shown.citation()
        current = shown.current()
        return current.citation if current else None

    def about(self) -> str:
        if self._gone:
            return ""
        current = self._panel_shown().current()
        return (current.target if current else "") or targets.of_entity(self.place.key)

    @property
    def dossier(self) -> Dossier | None:
        return None if self._gone else self._dossier

    def line(self) -> Line | None:
        return self._panel_shown().current()

    def lines(self) -> list[Line]:
        return self._panel_shown().selected()

    def focus(self) -> None:
        self.tabs.currentWidget().setFocus()

    def lasting(self) -> Place:
        made = "connections" in self.tabs.there
        return replace(self.place, kept=self.connections.kept() if made else self._connections_kept)

    def show_tab(self, name: str) -> None:
        self.tabs.show_tab(name)

    def panel(self, name: str) -> LinePanel:
        """The list of this inner tab; of one with a picture, that of its passages."""
        made = self.tabs[name]
        return made if isinstance(made, LinePanel) else made.passages

    @property
    def timeline(self) -> TimelinePanel:
        made = self.tabs["timeline"]
        assert isinstance(made, TimelinePanel)
        return made

    @property
    def connections(self) -> ConnectionsPanel:
        made = self.tabs["connections"]
        assert isinstance(made, ConnectionsPanel)
        return made

    def _go_to_entity(self, entity: str, new_tab: bool) -> None:
        self.go.emit(Place(PlaceKind.ENTITY, entity), new_tab)

    def _panel_shown(self) -> LinePanel:
        return self.panel(self.tabs.front)

    def _make(self, name: str) -> _Panel:
        pictures: dict[str, Callable[[str], _Panel]] = {
            "timeline": self._timeline,
            "connections": self._connections,
        }
        panel = pictures.get(name, self._list)(name)
        panel.opened.connect(self.open_line)
        panel.current_changed.connect(self.current_changed)
        panel.menu_wanted.connect(self.menu_wanted)
        if self._gone:
            self._empty_out(panel)
        return panel

    def _list(self, name: str) -> LinePanel:
        panel = LinePanel(self._label(name), EmptyState(*self._empty(name)), self._hint)
        panel.list.choose_many()
        return panel

    def _timeline(self, name: str) -> TimelinePanel:
        of = (self.place.key,)
        panel = TimelinePanel(self._workspace, self._tasks, self._hint, self._empty(name), of)
        panel.read.connect(self.read)
        panel.loaded.connect(lambda: self._count_tab(name))
        return panel

    def _connections(self, name: str) -> ConnectionsPanel:
        of = (self.place.key,)
        panel = ConnectionsPanel(self._workspace, self._tasks, self._hint, self._empty(name), of)
        panel.put(self._connections_kept)
        panel.dossier_wanted.connect(self._go_to_entity)
        panel.loaded.connect(lambda: self._count_tab(name))
        return panel

    def _show(self) -> None:
        entity = self._dossier.entity
        self.title, self.kind = entity.name, entity.kind
        self.header.show_dossier(self._dossier, self._views.count_origins(self.place.key))
        self.tabs.setTabVisible(_TABS.index("figures"), self._dossier.event is not None)
        for name in _TABS:
            self._count_tab(name)
        self._fill()
        self.retitled.emit()

    def _count_tab(self, name: str) -> None:
        place, label, count = _TABS.index(name), self._label(name), self._count(name)
        self.tabs.setTabText(place, f"{label} {phrases.short_count(count)}" if count else label)
        self.tabs.setTabToolTip(place, f"{label}: {count:n}" if count else label)

    def _leave(self) -> None:
        """The entity has gone: its source was withdrawn, or it is another one now."""
        self._gone = True
        for panel in self.tabs.there.values():
            self._empty_out(panel)
        self._stale = set()

    def _empty_out(self, panel: _Panel) -> None:
        title = self.tr("This dossier is empty now")
        words = self.tr("Nothing in the sources that are in use speaks of {name} any more.")
        words = words.format(name=self.title)
        if isinstance(panel, LinePanel):
            panel.empty.say(title, words)
            panel.show_groups([])
        else:
            panel.clear(title, words)

    def _fill(self) -> None:
        name = self.tabs.front
        panel = self.tabs[name]
        if name in self._stale:
            self._stale.discard(name)
            if isinstance(panel, LinePanel):
                panel.show_groups(self._groups(name))
            else:
                panel.load()

    def _groups(self, name: str) -> Sequence[Group]:
        views, key = self._views, self.place.key
        if name == "statements":
            return [
                *self._kinds(),
                Group(
                    self._dossier.rejected,
                    lambda offset, limit: views.statements(key, rejected=True, offset=offset, limit=limit),
                    line.statement_line,
                    self.tr("Rejected"),
                ),
            ]
        if name == "notes":
            target = targets.of_entity(self._dossier.entity.id)
            return [
                Group(
                    self._count(name),
                    lambda offset, limit: views.notes(target, offset=offset, limit=limit),
                    lambda row: line.note_line(row, target),
                )
            ]
        if name == "history":
            return [history_group(self._workspace, key)]
        if name == "figures":
            settled = by_pair(views.settlements())
            return [topic_group(topic, settled) for topic in views.topics(key)]
        fetch: Callable[[int, int], Sequence[object]]
        make: Callable[..., Line]
        if name == "quotes":
            fetch, make = lambda offset, limit: views.quotes(key, offset=offset, limit=limit), line.quote_line
        elif name == "sources":
            fetch, make = (
                lambda offset, limit: views.sources_of(key, offset=offset, limit=limit),
                line.source_line,
            )
        else:
            fetch, make = (
                lambda offset, limit: views.mentions(key, offset=offset, limit=limit),
                line.mention_line,
            )
        return [Group(self._count(name), fetch, make)]

    def _kinds(self) -> Sequence[Group]:
        """The statements that hold, by kind."""
        views, key = self._views, self.place.key
        return [
            Group(
                count,
                lambda offset, limit, kind=kind: views.statements(key, kind=kind, offset=offset, limit=limit),  # type: ignore[misc]
                line.statement_line,
                phrases.group(kind, self._dossier.entity.kind),
            )
            for kind, count in self._dossier.groups
        ]

    def _count(self, name: str) -> int:
        dossier = self._dossier
        if name == "timeline":
            return self.timeline.total if name in self.tabs.there else 0
        if name == "connections":
            return max(0, self.connections.total - 1) if name in self.tabs.there else 0
        if name == "figures":
            return int(self._views.count_figures(self.place.key)) if dossier.event is not None else 0
        if name == "history":
            return int(self._views.count_history(subject=self.place.key))
        return {
            "statements": dossier.statements,
            "quotes": dossier.quotes,
            "sources": dossier.entity.sources,
            "mentions": dossier.entity.mentions,
            "notes": dossier.notes,
        }[name]

    def _label(self, name: str) -> str:
        return {
            "statements": self.tr("Statements"),
            "quotes": self.tr("Quotes"),
            "timeline": self.tr("Timeline"),
            "connections": self.tr("Connections"),
            "figures": self.tr("Figures"),
            "sources": self.tr("Sources"),
            "mentions": self.tr("Mentions"),
            "notes": self.tr("Notes"),
            "history": self.tr("History"),
        }[name]

    def _empty(self, name: str) -> tuple[str, str]:
        return {
            "statements": (
                self.tr("No statements"),
                self.tr("The sources name it without saying anything of it."),
            ),
            "quotes": (self.tr("No quotes"), self.tr("None of the sources quotes it.")),
            "timeline": (
                self.tr("Nothing dated"),
                self.tr("Statements appear here once dated; “on Saturday” needs the date of publication."),
            ),
            "connections": (
                self.tr("Nothing is tied to it"),
                self.tr("Others appear here once a statement names them together with it."),
            ),
            "figures": (
                self.tr("No figures"),
                self.tr("The sources do not say how many were killed, arrested, took part, …"),
            ),
            "sources": (self.tr("No sources"), ""),
            "mentions": (self.tr("No mentions"), ""),
            "notes": (self.tr("No notes"), self.tr("Press F7 to write one.")),
            "history": (
                self.tr("Nothing decided yet"),
                self.tr("What analysts decide on this dossier is listed here, the newest first."),
            ),
        }[name]
