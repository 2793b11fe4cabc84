"""The main window: puts the panes together, and is the desk that operations work at. It holds no logic of its
own."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from dossier.app.settings import Settings
from dossier.domain.errors import DossierError
from dossier.domain.views import Changes, Citation, IngestReport
from dossier.gui import theme
from dossier.gui.browsing import Browsing
from dossier.gui.caption import Caption
from dossier.gui.chosen_in_window import ChosenInWindow
from dossier.gui.desk import Button, Command, Need, Questions
from dossier.gui.dialogs.questions import DialogQuestions
from dossier.gui.memory import Memory
from dossier.gui.menus.actions import Actions
from dossier.gui.menus.needs import meets
from dossier.gui.models.line import Line
from dossier.gui.models.review_queue import ReviewQueue
from dossier.gui.navigation import Place, PlaceKind, Spot
from dossier.gui.operations import case, meeting, share, signing, sources
from dossier.gui.passage_hints import Hint
from dossier.gui.session import Session
from dossier.gui.shell import Shell
from dossier.gui.tasks import Tasks
from dossier.gui.undo_menu import UndoMenu
from dossier.gui.widgets.search_box import SearchBox
from dossier.gui.widgets.status import Status
from dossier.gui.widgets.top_bar import TopBar
from dossier.gui.wiring import Wiring
from dossier.gui.workbench import Workbench

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


class MainWindow(Shell):
    """See `desk.Desk` for what its public methods mean."""

    def __init__(self, memory: Memory, ask: Questions | None = None) -> None:
        super().__init__()
        self.tasks = Tasks(self)
        self.ask: Questions = ask or DialogQuestions(self)
        self.bench = Workbench(self.tasks)
        self.browsing = Browsing(self.bench.tabs, self.bench.reader, self.tasks, self)
        self.chosen = ChosenInWindow(self.bench)
        self.actions_ = Actions(self)
        self.undo_menu = UndoMenu(self.actions_.get("undo"), self.actions_.get("redo"), self.tasks, self)
        self.wiring = Wiring(self, self.actions_, self.bench.reader.view, self.chosen)
        self.top = TopBar(SearchBox(self.tasks, self), self.actions_.get)
        self.search = self.top.search
        self.status = Status()
        self.caption = Caption(self, self.top, self.bench.band, self.status)
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
        return self.bench.place

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
        return self.bench.citation

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
            words = (
                "Something went wrong in Dossier itself. The case file is as it was; the log has the rest."
            )
            self.say(self.tr(words), details=f"{type(error).__name__}: {error}", error=True)

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
        company = self._session.company
        company.others.connect(self.top.show_others)
        company.did.connect(self.status.show_news)
        company.waiting.connect(self.status.show_waiting)
        company.begin()
        self._show_case()
        places, current = self._memory.get_places(workspace.views.properties().case)
        self.browsing.restore(places or [Place(PlaceKind.OVERVIEW)], current)
        QTimer.singleShot(0, self, lambda: meeting.meet(self))
        QTimer.singleShot(0, self, lambda: signing.remind(self))
        QTimer.singleShot(0, self, lambda: share.notice(self))

    def drop(self, then: Callable[[], None] | None = None) -> None:
        session = self._session
        if session is not None:
            self.browsing.finish()
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
        if part == "search":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        else:
            self.bench.focus_part(part)

    # -- the bare window

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.put("geometry", self.saveGeometry())
        self.bench.remember(self._memory)
        self.hide()
        self.drop()
        self.tasks.close()
        self._memory.save()
        super().closeEvent(event)

    def panes(self) -> Sequence[QWidget]:
        return (self.top, *self.bench.reading_order(), self.status)

    # -- inside

    def _lay_out(self) -> None:
        self.setCentralWidget(self.bench)
        self.setStatusBar(self.status)
        self.actions_.fill(self.menuBar())
        self.addToolBar(self.top)

    def _connect(self) -> None:
        bench = self.bench
        self.tasks.started.connect(self.status.begin)
        self.tasks.progressed.connect(self.status.show_progress)
        self.tasks.idle.connect(self.status.end)
        self.tasks.failed.connect(self.complain)
        self.status.cancelled.connect(self.tasks.cancel)
        self.status.history_wanted.connect(lambda: self.go(Place(PlaceKind.HISTORY), new_tab=True))
        self.browsing.moved.connect(self._on_moved)
        self.browsing.missed.connect(self.complain)
        self.browsing.made.connect(self.wiring.wire)
        self.undo_menu.changed.connect(self.actions_.update)
        self.bench.band.left.connect(lambda: self.trigger("back-to-now"))
        bench.navigator.opened.connect(lambda place, new_tab: self.go(place, new_tab=new_tab))
        bench.navigator.menu_wanted.connect(self.wiring.show_entities_menu)
        bench.tabs.menu_wanted.connect(self.wiring.show_line_menu)
        bench.reader.view.selectionChanged.connect(self.actions_.update)
        bench.reader.shown.connect(lambda _: self.actions_.update())
        bench.report.source_wanted.connect(
            lambda id_: self.go(Place(PlaceKind.SOURCE, id_, Spot(id_)), new_tab=True)
        )
        bench.start.action_wanted.connect(self.trigger)
        bench.start.case_wanted.connect(lambda path: case.open_path(self, path))
        for dropped in (bench.start.dropped, self.dropped):
            dropped.connect(self._take)
        self.turned.connect(self.trigger)
        self.search.hit_opened.connect(self._open_hit)
        self.search.all_wanted.connect(lambda query: self.go(Place(PlaceKind.SEARCH, query), new_tab=True))

    def _on_moved(self) -> None:
        self.bench.show_tabs()
        self.actions_.update()

    def _on_changed(self, changes: Changes) -> None:
        self.bench.navigator.refresh(changes)
        self.browsing.refresh(changes)
        self.undo_menu.refresh()
        self.caption.show_case(self.workspace)
        self.actions_.update()

    def _show_case(self) -> None:
        """Every part shows the case that is open now, or that none is."""
        workspace = self.workspace
        self.bench.navigator.use(workspace)
        self.browsing.use(workspace)
        views = workspace.views if workspace else None
        self.search.use((lambda words, most: views.results(words, most=most)) if views else None)
        self.bench.show_case(workspace is not None)
        self.undo_menu.use(workspace)
        self.caption.show_case(self.workspace)
        self.actions_.update()

    def _take(self, paths: list[str]) -> None:
        """A dialog may follow: let the drag end first."""
        QTimer.singleShot(0, self, lambda: sources.take_dropped(self, paths))

    def _open_hit(self, line: Line, new_tab: bool) -> None:
        if line.place is not None:
            self.go(line.place, new_tab=new_tab)
        elif line.target:
            self.browsing.follow(line.target)

    def _recall(self) -> None:
        self.resize(1280, 800)
        if (geometry := self._memory.get("geometry")) is not None:
            self.restoreGeometry(geometry)
        self.bench.recall(self._memory)

    def _remember_places(self, session: Session) -> None:
        if session.workspace.as_of:
            return  # the tabs of the present are what is remembered
        case = session.workspace.views.properties().case
        self._memory.put_places(case, *self.browsing.lasting())
