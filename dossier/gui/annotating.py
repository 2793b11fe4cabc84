"""Puts an analyst's decisions into the window: keys in reader and lists, menus over them, links in the head of a
dossier. What a decision does stands in `operations`."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from dossier.gui.action import MENTIONS, NOTES, STATEMENTS, TEXT
from dossier.gui.actions import Actions
from dossier.gui.choosing import Choosing
from dossier.gui.desk import Desk
from dossier.gui.line_menu import EntitiesMenu, LineMenu, WordsMenu
from dossier.gui.models.line import Line
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations import entities, merging
from dossier.gui.widgets.dossier_page import DossierPage
from dossier.gui.widgets.notes_page import NotesPage
from dossier.gui.widgets.page import Page
from dossier.gui.widgets.reader_view import ReaderView
from dossier.gui.widgets.source_page import SourcePage

_PANELS = {
    "statements": (STATEMENTS,),
    "timeline": (STATEMENTS,),
    "mentions": (MENTIONS,),
    "notes": (NOTES,),
}


class Annotating(QObject):
    def __init__(self, desk: Desk, actions: Actions, view: ReaderView, choosing: Choosing) -> None:
        super().__init__(desk.widget)
        self._desk, self._actions = desk, actions
        actions.attach(view, (TEXT,))
        view.menu_wanted.connect(self._show_words_menu)
        view.cursorPositionChanged.connect(actions.update_soon)
        choosing.changed.connect(actions.update_soon)

    def attend(self, page: Page) -> None:
        """A new page: its lists and links decide from now on."""
        if isinstance(page, DossierPage):
            for name, where in _PANELS.items():
                self._actions.attach(page.panels[name].list, where)
            head = page.header
            head.unmerge_wanted.connect(lambda other: merging.unmerge_one(self._desk, other))
            head.uncompare_wanted.connect(lambda other: merging.uncompare(self._desk, other))
            head.untag_wanted.connect(lambda tag: entities.untag(self._desk, tag))
            head.notes_wanted.connect(lambda: page.show_tab("notes"))
        elif isinstance(page, NotesPage):
            self._actions.attach(page.panel.list, (NOTES,))
        elif isinstance(page, SourcePage):
            self._actions.attach(page.notes.list, (NOTES,))

    def show_line_menu(self, line: Line, point: QPoint) -> None:
        self._actions.update()
        menu = LineMenu(self._actions.get, line, self._widget)
        menu.dossier_wanted.connect(lambda id_: self._desk.go(Place(PlaceKind.ENTITY, id_), new_tab=True))
        menu.popup(point)

    def _show_words_menu(self, point: QPoint) -> None:
        self._actions.update()
        WordsMenu(self._actions.get, self._widget).popup(point)

    def show_entities_menu(self, point: QPoint) -> None:
        self._actions.update()
        EntitiesMenu(self._actions.get, self._widget).popup(point)

    @property
    def _widget(self) -> QWidget:
        return self._desk.widget
