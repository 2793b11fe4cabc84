"""Going places: which tab shows what, which passage is open beside it, and the way back."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dossier.domain import targets
from dossier.domain.errors import DossierError, NotFound
from dossier.domain.views import Changes
from dossier.gui.models.review_queue import ReviewQueue
from dossier.gui.navigation import Place, PlaceKind, Spot, Trail
from dossier.gui.passage_hints import Hint, PassageHints
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.accounts_page import AccountsPage
from dossier.gui.widgets.conflicts_page import ConflictsPage
from dossier.gui.widgets.connections_page import ConnectionsPage
from dossier.gui.widgets.contradictions_page import ContradictionsPage
from dossier.gui.widgets.difference_page import DifferencePage
from dossier.gui.widgets.dossier_page import DossierPage
from dossier.gui.widgets.history_page import HistoryPage
from dossier.gui.widgets.listing_page import ListingPage
from dossier.gui.widgets.lost_page import LostPage
from dossier.gui.widgets.notes_page import NotesPage
from dossier.gui.widgets.overview_page import OverviewPage
from dossier.gui.widgets.page import Page
from dossier.gui.widgets.page_tabs import PageTabs
from dossier.gui.widgets.reader import Reader
from dossier.gui.widgets.review_page import ReviewPage
from dossier.gui.widgets.search_page import SearchPage
from dossier.gui.widgets.source_page import SourcePage
from dossier.gui.widgets.timeline_page import TimelinePage
from dossier.gui.widgets.undo_page import UndoPage
from dossier.gui.widgets.versions_page import VersionsPage

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


_PASSING = (PlaceKind.DIFFERENCE,)
"""Tabs that are not opened again next time: what they show takes a while to find out."""


class Browsing(QObject):
    """Keeps tabs, reader and trail together. `moved()` when the person is somewhere else, `missed(error)`
    when there is no such place."""

    moved = Signal()
    missed = Signal(object)
    made = Signal(object)
    """A new page, before it is shown."""

    def __init__(self, tabs: PageTabs, reader: Reader, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tabs, self.reader = tabs, reader
        self.hints = PassageHints(tasks, self)
        self.trail = Trail()
        self._tasks = tasks
        self._workspace: Workspace | None = None
        self._busy = False
        self._left: dict[Place, str] = {}
        """How pages were left, for who comes back to them."""
        self.queue: ReviewQueue | None = None
        tabs.go.connect(lambda place, new_tab: self.go(place, new_tab=new_tab))
        tabs.read.connect(self.read)
        tabs.shown.connect(self._on_shown)
        tabs.left.connect(self._remember)
        reader.mention_opened.connect(self._open_mention)
        reader.source_wanted.connect(lambda source: self.go(Place(PlaceKind.SOURCE, source)))

    def use(self, workspace: "Workspace | None") -> None:
        self._workspace = None
        self.tabs.close_all()
        self.trail.clear()
        self._left.clear()
        self._workspace = workspace
        if self.queue is not None:
            self.queue.deleteLater()
        self.queue = ReviewQueue(workspace, self._tasks, self) if workspace else None
        read = workspace.views.reading if workspace else None
        self.reader.use(read)
        self.hints.use(read)
        self.moved.emit()

    def go(self, place: Place, *, new_tab: bool = False) -> bool:
        """Show `place`: in the tab that shows it already, else in the current tab or a new one. False when
        there is none."""
        if not self._show(place, new_tab):
            return False
        self.trail.visit(place)
        self._arrive()
        return True

    def read(self, spot: Spot) -> None:
        """Open a passage beside the tab that is open."""
        page = self.tabs.page()
        self.reader.open(spot)
        if page is not None:
            page.place = replace(page.place, spot=spot)
            self.trail.visit(page.place)
        self._arrive()

    def follow(self, target: str) -> None:
        """Go to what a decision or an entry is about, beside what is open."""
        what, id = targets.parted(target)
        place = targets.place(target)
        if what == targets.ENTITY:
            self.go(Place(PlaceKind.ENTITY, id), new_tab=True)
        elif what == targets.SOURCE:
            self.go(Place(PlaceKind.SOURCE, id, Spot(id)), new_tab=True)
        elif what == targets.STATEMENT and self._workspace is not None:
            views = self._workspace.views
            self._tasks.read(
                lambda job: views.statement(id).citation, lambda citation: self.read(Spot.of(citation))
            )
        elif place is not None:
            self.read(Spot(*place))

    def step(self, by: int) -> None:
        """Back (-1) or forward (1); places that are gone are passed over."""
        move = self.trail.back if by < 0 else self.trail.forward
        while (place := move()) is not None:
            if self._show(place, False):
                break
        self._arrive()

    def refresh(self, changes: Changes) -> None:
        """Show what changed, where it is concerned."""
        self.hints.use(self._workspace.views.reading if self._workspace else None)
        for page in self.tabs.pages():
            try:
                page.refresh(changes)
            except NotFound as error:
                self.missed.emit(error)
                self.tabs.close_page(self.tabs.indexOf(page))
        every = frozenset({self.reader.source or ""}) if changes.rebuilt else changes.sources
        self.reader.reload(every)

    def restore(self, places: list[Place], current: int) -> None:
        """The tabs of last time; what is gone is left out without a word."""
        for place in places:
            page = self._page(replace(place, spot=None), quietly=True)
            if page is not None:
                page.place = replace(page.place, spot=place.spot)
                self.tabs.add(page, new_tab=True)
        if 0 <= current < self.tabs.count():
            self.tabs.setCurrentIndex(current)
        page = self.tabs.page()
        if page is not None and page.place.spot is not None:
            self.reader.open(page.place.spot)
        self._arrive()

    def lasting(self) -> tuple[list[Place], int]:
        """Where the tabs are that are opened again next time, and which of them is in front."""
        pages = [page for page in self.tabs.pages() if page.place.kind not in _PASSING]
        front = self.tabs.page()
        return [page.lasting() for page in pages], pages.index(front) if front in pages else 0

    def finish(self) -> None:
        """The tabs are about to go: what was typed into them is taken."""
        for page in self.tabs.pages():
            page.finish()

    # -- inside

    def _show(self, place: Place, new_tab: bool) -> bool:
        self._busy = True
        try:
            page = self.tabs.find_page(place)
            if page is not None:
                self.tabs.setCurrentWidget(page)
            else:
                page = self._page(place)
                if page is None:
                    return False
                self.tabs.add(page, new_tab=new_tab)
            page.place = place
        finally:
            self._busy = False
        if place.spot is not None:
            self.reader.open(place.spot)
        return True

    def _page(self, place: Place, *, quietly: bool = False) -> Page | None:
        """A new page, or None (and `missed`, unless `quietly`) when the case has no such thing."""
        if self._workspace is None:
            return None
        kept = place.kept or self._left.get(place.page, "")
        try:
            page = self._make(replace(place, kept=kept), self._workspace)
        except DossierError as error:
            if not quietly:
                self.missed.emit(error)
            return None
        page.beside.connect(self.reader.open)
        page.follow.connect(self.follow)
        self.made.emit(page)
        return page

    def _remember(self, page: Page) -> None:
        self._left[page.place.page] = page.lasting().kept

    def _make(self, place: Place, workspace: "Workspace") -> Page:
        if place.kind is PlaceKind.REVIEW and self.queue is not None:
            return ReviewPage(place, self.queue)
        return _PAGES[place.kind](place, workspace, self._tasks, self.hints.show)

    def _open_mention(self, entity: str, new_tab: bool) -> None:
        self.go(Place(PlaceKind.ENTITY, entity), new_tab=new_tab)

    def _on_shown(self) -> None:
        """The person chose a tab, or closed one."""
        page = self.tabs.page()
        if self._busy or self._workspace is None:
            return
        if page is not None and (self.trail.here is None or self.trail.here.page != page.place.page):
            self.trail.visit(page.place)
        self._arrive()

    def _arrive(self) -> None:
        page = self.tabs.page()
        dossier = page.dossier if page else None
        self.reader.follow(dossier.entity.id if dossier else None)
        self.moved.emit()


_PAGES: dict[PlaceKind, Callable[[Place, "Workspace", Tasks, Hint], Page]] = {
    PlaceKind.ENTITY: DossierPage,
    PlaceKind.SOURCE: lambda place, case, tasks, _: SourcePage(place, case, tasks),
    PlaceKind.SEARCH: lambda place, case, tasks, _: SearchPage(place, case, tasks),
    PlaceKind.NOTES: lambda place, case, *_: NotesPage(place, case),
    PlaceKind.OVERVIEW: lambda place, case, tasks, _: OverviewPage(place, case, tasks),
    PlaceKind.LISTING: lambda place, case, *_: ListingPage(place, case),
    PlaceKind.TIMELINE: TimelinePage,
    PlaceKind.CONNECTIONS: ConnectionsPage,
    PlaceKind.LOST: LostPage,
    PlaceKind.CONFLICTS: lambda place, case, tasks, _: ConflictsPage(place, case, tasks),
    PlaceKind.CONTRADICTIONS: ContradictionsPage,
    PlaceKind.ACCOUNTS: lambda place, case, tasks, _: AccountsPage(place, case, tasks),
    PlaceKind.VERSIONS: lambda place, case, tasks, _: VersionsPage(place, case, tasks),
    PlaceKind.DIFFERENCE: DifferencePage,
    PlaceKind.UNDO: lambda place, case, tasks, _: UndoPage(place, case, tasks),
    PlaceKind.HISTORY: lambda place, case, tasks, _: HistoryPage(place, case, tasks),
    PlaceKind.REVIEW: lambda place, case, tasks, _: HistoryPage(place, case, tasks),
}
"""What shows each kind of place; without a queue there is nothing to review, only what was done."""
