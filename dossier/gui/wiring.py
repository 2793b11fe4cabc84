"""Which operations do what a person wants on a page, in its lists and in the reader."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QWidget

from dossier.gui.chosen_in_window import ChosenInWindow
from dossier.gui.desk import Desk
from dossier.gui.menus.action import DIFFERENCES, MENTIONS, NOTES, STATEMENTS, TEXT
from dossier.gui.menus.actions import Actions
from dossier.gui.menus.context import EntitiesMenu, LineMenu, WordsMenu
from dossier.gui.models.line import Line
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations import (
    connections,
    entities,
    merging,
    overview,
    reviewing,
    searching,
    settling,
    sources,
    time_travel,
    timelines,
    undoing,
)
from dossier.gui.widgets.conflicts_page import ConflictsPage
from dossier.gui.widgets.connections_page import ConnectionsPage
from dossier.gui.widgets.contradictions_page import ContradictionsPage
from dossier.gui.widgets.difference_page import DifferencePage
from dossier.gui.widgets.dossier_page import DossierPage
from dossier.gui.widgets.history_page import HistoryPage
from dossier.gui.widgets.notes_page import NotesPage
from dossier.gui.widgets.overview_page import OverviewPage
from dossier.gui.widgets.page import Page
from dossier.gui.widgets.reader_view import ReaderView
from dossier.gui.widgets.review_page import ReviewPage
from dossier.gui.widgets.search_page import SearchPage
from dossier.gui.widgets.source_page import SourcePage
from dossier.gui.widgets.timeline_page import TimelinePage
from dossier.gui.widgets.undo_page import UndoPage

_PANELS = {
    "statements": (STATEMENTS,),
    "timeline": (STATEMENTS,),
    "connections": (STATEMENTS,),
    "mentions": (MENTIONS,),
    "notes": (NOTES,),
    "figures": (DIFFERENCES,),
}

_ATTENDED: dict[type[Page], Callable[[Desk, Any], None]] = {
    OverviewPage: overview.attend,
    ReviewPage: reviewing.attend,
    ConflictsPage: settling.attend,
    UndoPage: undoing.attend,
    SearchPage: searching.attend,
    HistoryPage: time_travel.attend_history,
    DifferencePage: time_travel.attend_difference,
}
"""Pages that need nothing but the operations which do what a person chooses on them."""


class Wiring(QObject):
    """Pages emit, operations do: here the two are joined. `wire` is called once for each new page."""

    def __init__(self, desk: Desk, actions: Actions, view: ReaderView, chosen: ChosenInWindow) -> None:
        super().__init__(desk.widget)
        self._desk, self._actions = desk, actions
        actions.attach(view, (TEXT,))
        view.menu_wanted.connect(self._show_words_menu)
        view.cursorPositionChanged.connect(actions.update_soon)
        chosen.changed.connect(actions.update_soon)

    @Slot(object)
    def wire(self, page: Page) -> None:
        """Do what a person wants on this page, as long as it is open."""
        if isinstance(page, DossierPage):
            self._wire_dossier(page)
        elif isinstance(page, SourcePage):
            self._wire_source(page)
        elif isinstance(page, NotesPage):
            self._actions.attach(page.panel.list, (NOTES,))
        elif isinstance(page, TimelinePage | ConnectionsPage):
            self._wire_picture(page)
        elif isinstance(page, ContradictionsPage):
            self._actions.attach(page.panel.list, (DIFFERENCES,))
            page.action_wanted.connect(self._desk.trigger)
        else:
            attend = _ATTENDED.get(type(page))
            if attend is not None:
                attend(self._desk, page)

    def show_line_menu(self, line: Line, point: QPoint) -> None:
        self._actions.update()
        menu = LineMenu(self._actions.get, line, self._widget)
        menu.dossier_wanted.connect(lambda id_: self._desk.go(Place(PlaceKind.ENTITY, id_), new_tab=True))
        menu.popup(point)

    def show_entities_menu(self, point: QPoint) -> None:
        self._actions.update()
        EntitiesMenu(self._actions.get, self._widget).popup(point)

    # -- inside

    def _show_words_menu(self, point: QPoint) -> None:
        self._actions.update()
        WordsMenu(self._actions.get, self._widget).popup(point)

    def _wire_picture(self, page: TimelinePage | ConnectionsPage) -> None:
        self._actions.attach(page.panel.passages.list, (STATEMENTS,))
        if isinstance(page, TimelinePage):
            timelines.attend(self._desk, page.panel)
        else:
            connections.attend(self._desk, page.panel)

    def _wire_dossier(self, page: DossierPage) -> None:
        page.tabs.made.connect(lambda name: self._wire_inner_tab(page, name))
        for name in page.tabs.there:
            self._wire_inner_tab(page, name)
        head = page.header
        head.unmerge_wanted.connect(lambda other: merging.unmerge_one(self._desk, other))
        head.uncompare_wanted.connect(lambda other: merging.uncompare(self._desk, other))
        head.untag_wanted.connect(lambda tag: entities.untag(self._desk, tag))
        head.notes_wanted.connect(lambda: page.show_tab("notes"))

    def _wire_inner_tab(self, page: DossierPage, name: str) -> None:
        self._actions.attach(page.panel(name).list, _PANELS.get(name, ()))
        if name == "timeline":
            timelines.attend(self._desk, page.timeline)
        elif name == "connections":
            connections.attend(self._desk, page.connections)

    def _wire_source(self, page: SourcePage) -> None:
        self._actions.attach(page.notes.list, (NOTES,))
        page.action_wanted.connect(self._desk.trigger)
        page.corrected.connect(
            lambda source, field, value: sources.correct(
                self._desk, source, field, value, lambda: page.restore_field(field)
            )
        )

    @property
    def _widget(self) -> QWidget:
        return self._desk.widget
