"""What stands behind one number: the sources of a day or a publisher, what was taken in or done since a moment."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout

from dossier.domain.errors import NotFound
from dossier.domain.moments import reading_since
from dossier.domain.overview import Facet
from dossier.domain.views import Changes
from dossier.gui import phrases
from dossier.gui.file_kinds import file_kind
from dossier.gui.models import line
from dossier.gui.models.line import Line
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

DONE = "done"


class ListingPage(Page):
    """`place.key` is as `listing_key` makes it. Raises NotFound for what is none."""

    def __init__(self, place: Place, workspace: "Workspace") -> None:
        super().__init__(place)
        self._views = workspace.views
        by, _, self._value = place.key.partition(" ")
        if by != DONE and by not in list(Facet):
            raise NotFound("There is no such list.")
        self._facet = None if by == DONE else Facet(by)
        if self._facet in (None, Facet.TAKEN_IN):
            reading_since(self._value.partition(" ")[0])
        self.title = self._words()
        self.panel = LinePanel(self.title, EmptyState(self.tr("None")))
        self.panel.opened.connect(self.open_line)
        self.panel.current_changed.connect(self.current_changed)
        self.head = QLabel()
        self.head.setWordWrap(True)
        self.head.setContentsMargins(14, 10, 14, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.panel, 1)
        self._show()

    def refresh(self, changes: Changes) -> None:
        if changes:
            self._show()

    def focus(self) -> None:
        self.panel.setFocus()

    def about(self) -> str:
        current = self.panel.current()
        return current.target if current else ""

    def open_line(self, row: Line, new_tab: bool) -> None:
        """An entry leads to what it is about; a source opens beside the list."""
        if self._facet is None and row.target:
            self.follow.emit(row.target)
        else:
            super().open_line(row, new_tab)

    def _show(self) -> None:
        group = self._entries() if self._facet is None else self._sources(self._facet)
        one, many = (
            (self.tr("entry"), self.tr("entries"))
            if self._facet is None
            else (self.tr("source"), self.tr("sources"))
        )
        self.head.setText(f"{self.title}: {phrases.counted(group.count, one, many)}")
        self.panel.show_groups([group])

    def _sources(self, facet: Facet) -> Group:
        views, value = self._views, self._value
        return Group(
            views.count_sources_by(facet, value),
            lambda offset, limit: views.sources_by(facet, value, offset=offset, limit=limit),
            line.source_line,
        )

    def _entries(self) -> Group:
        views = self._views
        since, _, analyst = self._value.partition(" ")
        return Group(
            views.count_history(since=since, analyst=analyst),
            lambda offset, limit: views.history(
                since=since, analyst=analyst, newest_first=True, offset=offset, limit=limit
            ),
            line.history_line,
        )

    def _words(self) -> str:
        value = self._value
        if self._facet is None:
            since, _, analyst = value.partition(" ")
            named = next((a.name for a in self._views.properties().analysts if a.id == analyst), analyst[:8])
            words = self.tr("Done by {name} since {when}") if analyst else self.tr("Done since {when}")
            return words.format(name=named, when=phrases.moment(since))
        if self._facet is Facet.TAKEN_IN:
            return self.tr("Taken in since {when}").format(when=phrases.moment(value))
        if not value:
            return {
                Facet.PUBLISHED: self.tr("Without a date of publication"),
                Facet.PUBLISHER: self.tr("Without a publisher"),
            }.get(self._facet, self.tr("Of no known kind"))
        return {
            Facet.PUBLISHED: self.tr("Published {what}").format(what=phrases.when(value)),
            Facet.PUBLISHER: self.tr("Published by {what}").format(what=value),
        }.get(self._facet, self.tr("Files: {what}").format(what=file_kind(value)))
