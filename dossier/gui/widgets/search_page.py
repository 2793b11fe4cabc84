"""A search: the query, what it finds kind by kind, by what it can be narrowed, and the searches that are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from dossier.app import searches
from dossier.app.searches import Watched
from dossier.domain.found import Facet, Facets, Results
from dossier.domain.searching import FieldName, QueryError, narrowed, parse
from dossier.domain.searching.tree import fields
from dossier.domain.views import Changes, Citation
from dossier.gui.models import hit_lines
from dossier.gui.models.line import Line
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.facet_panel import FacetPanel
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.page import Page
from dossier.gui.widgets.saved_searches import SavedSearches
from dossier.gui.widgets.search_notice import SearchNotice

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

MOST = 200
"""Hits of each kind that are shown: whoever wants others narrows the search."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """`error` instead of results where the query cannot be read."""

    results: Results
    kept: Sequence[Watched]
    error: QueryError | None = None


class SearchPage(Page):
    """`place.key` is the query. Emits `save_wanted(query)`, `drop_wanted(SavedSearch)`, and `seen(id)` of a saved
    search whose hits are on the screen."""

    save_wanted = Signal(str)
    drop_wanted = Signal(object)
    seen = Signal(str)

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks) -> None:
        super().__init__(place)
        self._workspace, self._views, self._tasks = workspace, workspace.views, tasks
        self._results = Results("")
        self.query = QLineEdit(place.key)
        self.notice = SearchNotice()
        self.panel = LinePanel(self.tr("Search results"), EmptyState(self.tr("Searching…")))
        self.facets, self.counted = FacetPanel(), QLabel()
        self.saved = SavedSearches(read_only=workspace.read_only)
        self._connect()
        self._lay_out()
        self._search()

    def refresh(self, changes: Changes) -> None:
        if changes:
            self._search()

    def citation(self) -> Citation | None:
        line = self.line()
        return line.citation if line else None

    def about(self) -> str:
        line = self.line()
        return line.target if line else ""

    def line(self) -> Line | None:
        return self.panel.current()

    def lines(self) -> list[Line]:
        return self.panel.selected()

    def focus(self) -> None:
        (self.panel if self._results.hits else self.query).setFocus()

    # -- searching

    def _go(self, query: str) -> None:
        """Another search in the same tab, and a step on the way back."""
        self.place = Place(PlaceKind.SEARCH, query.strip())
        self.query.setText(self.place.key)
        self._search()
        self.retitled.emit()
        self.go.emit(self.place, False)

    def _search(self) -> None:
        query, workspace = self.place.key, self._workspace
        self.title = self.tr("Search: {query}").format(query=query) if query else self.tr("Search")
        self.saved.allow_saving(False)
        self._tasks.read(lambda job: _answer(workspace, query), lambda answer: self._show(query, answer))

    def _show(self, query: str, answer: _Answer) -> None:
        if not isValid(self) or query != self.place.key:
            return  # the person has gone on
        self._results = answer.results
        new = {each.search.id: each.new for each in answer.kept if each.search.query == query}
        self.saved.show_searches(answer.kept)
        self.saved.allow_saving(bool(query) and answer.error is None)
        if answer.error is not None:
            self.notice.show_error(answer.error)
            self._say(self.tr("This search cannot be read"), self.tr("What is wrong stands above."))
        else:
            self.notice.show_results(answer.results)
            self._say_nothing_found(query)
        found = frozenset[str]().union(*new.values())
        self.panel.show_groups(hit_lines.groups(answer.results.hits, answer.results.kinds, found))
        self._show_facets(query, Facets(answer.results.sources, 0, ()))
        if answer.error is None and query:
            views = self._views
            self._tasks.read(lambda job: views.facets(query), lambda facets: self._show_facets(query, facets))
            for id in new:
                self.seen.emit(id)

    def _show_facets(self, query: str, facets: Facets) -> None:
        if not isValid(self) or query != self.place.key:
            return
        held = _held(query)
        names = hit_lines.headings()
        kinds = [Facet("kind", each.kind, names[each.kind], each.count) for each in self._results.kinds]
        self.facets.show_facets([*kinds, *facets.facets], held)
        self.counted.setText(self._count_words(facets))

    def _count_words(self, facets: Facets) -> str:
        if facets.counted and facets.counted < facets.sources:
            words = self.tr("{sources} sources; counts are of the latest {counted}")
            return words.format(sources=f"{facets.sources:n}", counted=f"{facets.counted:n}")
        if facets.sources == 1:
            return self.tr("1 source")
        return self.tr("{sources} sources").format(sources=f"{facets.sources:n}") if facets.sources else ""

    def _say_nothing_found(self, query: str) -> None:
        if not query:
            self._say(
                self.tr("What are you looking for?"),
                self.tr(
                    "Words, “words in a row”, AND, OR, NOT, brackets; person:, event:, publisher:, "
                    "date:2015-11..2015-12, grade:B2+ and others. Help (F1) tells all about it."
                ),
            )
        else:
            self._say(
                self.tr("Nothing found for “{query}”").format(query=query),
                self.tr(
                    "All words must stand in the same source. Try fewer or shorter words, or OR between them."
                ),
            )

    def _say(self, title: str, text: str) -> None:
        self.panel.empty.say(title, text)

    # -- the widgets

    def _connect(self) -> None:
        self.query.returnPressed.connect(lambda: self._go(self.query.text()))
        self.notice.taken.connect(self._go)
        self.panel.opened.connect(self.open_line)
        self.panel.current_changed.connect(self.current_changed)
        self.panel.menu_wanted.connect(self.menu_wanted)
        self.facets.chosen.connect(
            lambda name, value: self._go(narrowed(self.place.key, FieldName(name), value))
        )
        self.saved.opened.connect(self._go)
        self.saved.save_wanted.connect(lambda: self.save_wanted.emit(self.place.key))
        self.saved.drop_wanted.connect(self.drop_wanted)

    def _lay_out(self) -> None:
        self.query.setAccessibleName(self.tr("Query"))
        self.query.setPlaceholderText(self.tr("Words, “a phrase”, person:, date:2015-11 …"))
        self.query.setClearButtonEnabled(True)
        top = QWidget()
        above = QVBoxLayout(top)
        above.setContentsMargins(14, 10, 14, 8)
        above.addWidget(self.query)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(8, 0, 14, 10)
        self.counted.setWordWrap(True)
        beside.addWidget(self.counted)
        beside.addWidget(self.facets, 1)
        beside.addWidget(_heading(self.tr("Saved searches"), self.saved.list))
        beside.addWidget(self.saved)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.panel)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes([720, 250])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.notice)
        column.addWidget(split, 1)


def _heading(text: str, of: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(of)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _answer(workspace: "Workspace", query: str) -> _Answer:
    kept = searches.watched(workspace)
    try:
        return _Answer(workspace.views.results(query, most=MOST), kept)
    except QueryError as error:
        return _Answer(Results(query), kept, error)


def _held(query: str) -> set[tuple[str, str]]:
    """The fields by which a query is narrowed."""
    try:
        tree = parse(query)
    except QueryError:
        return set()
    return {(field.name.value, field.value) for field in fields(tree)} if tree is not None else set()
