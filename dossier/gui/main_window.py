"""The main window: puts the panes together, and is the desk that operations work at. It holds no logic of its
own."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from dossier.app.settings import Settings
from dossier.domain.errors import DossierError
from dossier.domain.views import Changes, Citation, IngestReport
from dossier.gui import phrases, theme
from dossier.gui.actions import Actions
from dossier.gui.annotating import Annotating
from dossier.gui.attending import attend
from dossier.gui.browsing import Browsing
from dossier.gui.choosing import Choosing
from dossier.gui.desk import Button, Command, Need, Questions
from dossier.gui.dialogs.questions import DialogQuestions
from dossier.gui.focus_order import neighbour
from dossier.gui.memory import Memory
from dossier.gui.models.line import Line
from dossier.gui.models.review_queue import ReviewQueue
from dossier.gui.navigation import Place, PlaceKind, Spot
from dossier.gui.needs import meets
from dossier.gui.operations import case, meeting, sources
from dossier.gui.passage_hints import Hint
from dossier.gui.session import Session
from dossier.gui.tasks import Tasks
from dossier.gui.undo_menu import UndoMenu
from dossier.gui.widgets.search_box import Search, SearchBox
from dossier.gui.widgets.status import Status
from dossier.gui.widgets.top_bar import TopBar
from dossier.gui.workbench import Workbench

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


_PASSING = (PlaceKind.DIFFERENCE,)
"""Tabs that are not opened again next time: what they show takes a while to find out."""


class MainWindow(QMainWindow):
    """See `desk.Desk` for what its public methods mean."""

    def __init__(self, memory: Memory, ask: Questions | None = None) -> None:
        super().__init__()
        self.tasks = Tasks(self)
        self.ask: Questions = ask or DialogQuestions(self)
        self.bench = Workbench(self.tasks)
        self.browsing = Browsing(self.bench.tabs, self.bench.reader, self.tasks, self)
        self.chosen = Choosing(self.bench)
        self.actions_ = Actions(self)
        self.undo_menu = UndoMenu(self.actions_.get("undo"), self.actions_.get("redo"), self.tasks, self)
        self.annotating = Annotating(self, self.actions_, self.bench.reader.view, self.chosen)
        self.top = TopBar(SearchBox(self.tasks, self), self.actions_.get)
        self.search = self.top.search
        self.status = Status()
        self._memory = memory
        self._session: Session | None = None
        self._lay_out()
        self._connect()
        self._recall()
        self._show_case()

    # -- the desk: what is open

    @property
    def workspace(self) -> "Workspace | None":
        return self._session.workspace if self._session else None

    @property
    def widget(self) -> QWidget:
        return self

    def commands(self) -> list[Command]:
        return self.actions_.commands()

    def obey(self, settings: Settings) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.follow(application, settings.text("theme"))
        self.bench.set_text_size(settings.number("text_size"))

    @property
    def place(self) -> Place | None:
        page = self.bench.tabs.page()
        return page.place if page else None

    @property
    def entity(self) -> str | None:
        place = self.place
        return place.key if place and place.kind is PlaceKind.ENTITY else None

    @property
    def source(self) -> str | None:
        place = self.place
        return place.key if place and place.kind is PlaceKind.SOURCE else self.bench.reader.source

    @property
    def citation(self) -> Citation | None:
        page, reader = self.bench.tabs.page(), self.bench.reader
        chosen = reader.citation() if reader.view.hasFocus() else None
        return chosen or (page.citation() if page else None) or reader.citation()

    @property
    def reading(self) -> bool:
        return self.bench.reader.source is not None

    @property
    def about(self) -> str:
        page = self.bench.tabs.page()
        return page.about() if page else ""

    @property
    def queue(self) -> ReviewQueue | None:
        return self.browsing.queue

    @property
    def hint(self) -> Hint:
        return self.browsing.hints.show

    @property
    def tabs_open(self) -> int:
        return self.bench.tabs.count()

    def has(self, need: Need) -> bool:
        return meets(self, self.browsing.trail, need)

    # -- the desk: telling

    def say(self, text: str, *, details: str = "", error: bool = False, button: Button | None = None) -> None:
        self.bench.message.say(text, details, error, button)

    def unsay(self) -> None:
        self.bench.message.unsay()

    def complain(self, error: BaseException) -> None:
        """The default path of every failure: words for the person, the rest behind Details."""
        if isinstance(error, DossierError):
            self.say(str(error), details=error.details, error=True)
        else:
            words = self.tr(
                "Something went wrong in Dossier itself. The case file is as it was; the log has the rest."
            )
            self.say(words, details=f"{type(error).__name__}: {error}", error=True)

    def show_report(self, report: IngestReport) -> None:
        self.bench.report.show_report(report)

    def trigger(self, action: str) -> None:
        self.actions_.trigger(action)

    # -- the desk: cases

    def take(self, workspace: "Workspace") -> None:
        if self._session is not None:
            self.drop(lambda: self.take(workspace))
            return
        self._session = Session(workspace, self.tasks, self)
        self._session.changed.connect(self._on_changed)
        self._session.unreachable.connect(self.complain)
        self._show_case()
        places, current = self._memory.get_places(workspace.views.properties().case)
        self.browsing.restore(places, current)
        QTimer.singleShot(0, self, lambda: meeting.meet(self))

    def drop(self, then: Callable[[], None] | None = None) -> None:
        session = self._session
        if session is not None:
            self._remember_places(session)
            self.tasks.cancel()
            self._session = None
            self._show_case()
            session.close()
        if then is not None:
            self.tasks.run(lambda job: None, lambda _: then())

    # -- the desk: going about

    def go(self, place: Place, *, new_tab: bool = False) -> None:
        self.browsing.go(place, new_tab=new_tab)

    def read(self, spot: Spot) -> None:
        self.browsing.read(spot)

    def step(self, by: int) -> None:
        self.browsing.step(by)

    def close_tab(self) -> None:
        self.bench.tabs.close_page(self.bench.tabs.currentIndex())

    def next_tab(self, by: int) -> None:
        self.bench.tabs.step(by)

    def choose_section(self, key: str) -> None:
        self.bench.navigator.choose(key)
        self.bench.navigator.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle(self, part: str) -> None:
        self.bench.toggle(part)

    def focus(self, part: str) -> None:
        bench = self.bench
        if part == "search":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif part in ("next", "previous"):
            bench.step_focus(1 if part == "next" else -1)
        elif part == "filter":
            bench.focus_filter()
        elif part == "find":
            bench.reader.show_find()

    # -- drops and mouse

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def _take(self, paths: list[str]) -> None:
        # a dialog may follow: let the drag end first
        QTimer.singleShot(0, self, lambda: sources.take_dropped(self, paths))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        turns = {Qt.MouseButton.BackButton: "back", Qt.MouseButton.ForwardButton: "forward"}
        if event.button() in turns:
            self.trigger(turns[event.button()])
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.put("geometry", self.saveGeometry())
        self.bench.remember(self._memory)
        self.hide()
        self.drop()
        self.tasks.close()
        self._memory.save()
        super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        bench = self.bench
        panes = (
            self.top,
            bench.start,
            bench.navigator,
            bench.message,
            bench.tabs,
            bench.reader,
            bench.report,
            self.status,
        )
        widget = neighbour(panes, QApplication.focusWidget(), forward=forward)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return widget is not None

    # -- inside

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Dossier"))
        self.setCentralWidget(self.bench)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.actions_.fill(self.menuBar())
        self.addToolBar(self.top)

    def _connect(self) -> None:
        bench = self.bench
        self.tasks.started.connect(self.status.begin)
        self.tasks.progressed.connect(self.status.show_progress)
        self.tasks.idle.connect(self.status.end)
        self.tasks.failed.connect(self.complain)
        self.status.cancelled.connect(self.tasks.cancel)
        self.browsing.moved.connect(self._on_moved)
        self.browsing.missed.connect(self.complain)
        self.browsing.made.connect(lambda page: attend(self, page))
        self.browsing.made.connect(self.annotating.attend)
        self.undo_menu.changed.connect(self.actions_.update)
        self.bench.band.left.connect(lambda: self.trigger("back-to-now"))
        bench.navigator.opened.connect(lambda place, new_tab: self.go(place, new_tab=new_tab))
        bench.navigator.menu_wanted.connect(self.annotating.show_entities_menu)
        bench.tabs.menu_wanted.connect(self.annotating.show_line_menu)
        bench.reader.view.selectionChanged.connect(self.actions_.update)
        bench.reader.shown.connect(lambda _: self.actions_.update())
        bench.report.source_wanted.connect(
            lambda id_: self.go(Place(PlaceKind.SOURCE, id_, Spot(id_)), new_tab=True)
        )
        bench.start.action_wanted.connect(self.trigger)
        bench.start.case_wanted.connect(lambda path: case.open_path(self, path))
        bench.start.dropped.connect(self._take)
        self.search.hit_opened.connect(self._open_hit)
        self.search.all_wanted.connect(lambda query: self.go(Place(PlaceKind.SEARCH, query), new_tab=True))

    def _on_moved(self) -> None:
        self.bench.show_tabs()
        self.actions_.update()

    def _on_changed(self, changes: Changes) -> None:
        self.bench.navigator.refresh(changes)
        self.browsing.refresh(changes)
        self.undo_menu.refresh()
        self._show_saved()
        self.actions_.update()

    def _show_case(self) -> None:
        """Every part shows the case that is open now, or that none is."""
        workspace = self.workspace
        self.bench.navigator.use(workspace)
        self.browsing.use(workspace)
        self.search.use(_searching(workspace) if workspace else None)
        self.bench.show_case(workspace is not None)
        self.undo_menu.use(workspace)
        self._show_saved()
        self.actions_.update()

    def _show_saved(self) -> None:
        workspace = self.workspace
        self.top.show_case(workspace.analyst if workspace else None, workspace.as_of if workspace else "")
        self.bench.band.show_moment(phrases.as_of_words(workspace.as_of) if workspace else "")
        if workspace is None:
            self.setWindowTitle(self.tr("Dossier"))
            self.status.show_saved("", "")
            return
        moment = phrases.as_of_words(workspace.as_of)
        known = workspace.views.properties()
        title = known.title + (self.tr(" — as of {m}").format(m=moment) if moment else "")
        self.setWindowTitle(self.tr("{title} — Dossier").format(title=title))
        words = self.tr("read-only") if workspace.read_only else self.tr("saved")
        entry = self.tr("entry {n:,}").format(n=known.entries)
        self.status.show_saved(f"{words} · {entry}", str(workspace.path))

    def _open_hit(self, line: Line, new_tab: bool) -> None:
        if line.place is not None:
            self.go(line.place, new_tab=new_tab)

    def _recall(self) -> None:
        self.resize(1280, 800)
        geometry = self._memory.get("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.bench.recall(self._memory)

    def _remember_places(self, session: Session) -> None:
        if session.workspace.as_of:
            return  # the tabs of the present are what is remembered
        places = [page.place for page in self.bench.tabs.pages() if page.place.kind not in _PASSING]
        case = session.workspace.views.properties().case
        self._memory.put_places(case, places, places.index(self.place) if self.place in places else 0)


def _searching(workspace: "Workspace") -> Search:
    return lambda words, most: workspace.views.search(words, limit=most)
