"""The window's panes side by side: navigator, dossiers, reader; messages above, the report of a batch
below."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from dossier.domain.views import Citation
from dossier.gui.memory import Memory
from dossier.gui.navigation import Place
from dossier.gui.start_page import StartPage
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.as_of_band import AsOfBand
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.message_bar import MessageBar
from dossier.gui.widgets.navigator import Navigator
from dossier.gui.widgets.page_tabs import PageTabs
from dossier.gui.widgets.reader import Reader
from dossier.gui.widgets.report_panel import ReportPanel

_WIDTHS = [240, 680, 440]
_HEIGHTS = [560, 180]


class Workbench(QWidget):
    """Lays the panes out and remembers how. Emits `toggled()` when one is shown or hidden."""

    toggled = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navigator, self.tabs, self.reader = Navigator(), PageTabs(), Reader(tasks)
        self.report, self.message, self.start = ReportPanel(), MessageBar(), StartPage()
        self.band = AsOfBand()
        self.nothing = EmptyState(
            self.tr("Nothing open"),
            self.tr("Choose a person, an event or a source at the left, or press Ctrl+K."),
        )
        self._middle, self._whole = QStackedWidget(), QStackedWidget()
        self._across, self._down = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        self._lay_out()

    def show_case(self, is_open: bool) -> None:
        """The panes, or the start page while no case is open."""
        self._whole.setCurrentWidget(self._across if is_open else self.start)
        if not is_open:
            self.report.hide()

    def show_tabs(self) -> None:
        self._middle.setCurrentWidget(self.tabs if self.tabs.count() else self.nothing)

    @property
    def place(self) -> Place | None:
        """What the tab in front shows."""
        page = self.tabs.page()
        return page.place if page else None

    @property
    def citation(self) -> Citation | None:
        """Of the words in the reader, where the person is there; else of the line that is chosen."""
        page, reader = self.tabs.page(), self.reader
        chosen = reader.citation() if reader.view.hasFocus() else None
        return chosen or (page.citation() if page else None) or reader.citation()

    def toggle(self, part: str) -> None:
        pane = self._panes()[part]
        pane.setVisible(pane.isHidden())
        self.toggled.emit()

    def focus_part(self, part: str) -> None:
        """`filter`, `find`, the `next` or `previous` pane, or in the text the `next-hit` or `next-mention`, or the
        `previous` ones."""
        way, _, what = part.partition("-")
        if part in ("next", "previous"):
            self._step_focus(1 if part == "next" else -1)
        elif part == "filter":
            self._focus_filter()
        elif part == "find":
            self.reader.show_find()
        elif what == "hit":
            self.reader.find_next(way == "next")
        elif what == "mention":
            self.reader.go_to_mention(way == "next")

    def _step_focus(self, by: int) -> None:
        """Give the keyboard to the next pane that is shown."""
        panes = [pane for pane in (self.navigator, self._middle, self.reader) if not pane.isHidden()]
        focused = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), -1)
        self.focus_pane(panes[(here + by) % len(panes)] if here >= 0 else panes[0])

    def reading_order(self) -> Sequence[QWidget]:
        """All panes, as one reads them."""
        return (self.start, self.navigator, self.message, self.tabs, self.reader, self.report)

    def focus_pane(self, pane: QWidget) -> None:
        page = self.tabs.page()
        if pane is self._middle and page is not None:
            page.focus()
        else:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_filter(self) -> None:
        self.navigator.show()
        self.navigator.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.navigator.filter.selectAll()

    def set_text_size(self, percent: int) -> None:
        """Of the reader and the dossiers; the rest follows the desktop."""
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * percent / 100)
        self.tabs.setFont(font)
        self.reader.view.setFont(font)

    def remember(self, memory: Memory) -> None:
        memory.put("across", self._across.saveState())
        memory.put("down", self._down.saveState())
        memory.put_words(
            "hidden", " ".join(name for name in ("navigator", "reader") if self._panes()[name].isHidden())
        )
        memory.put_words("section", self.navigator.section)

    def recall(self, memory: Memory) -> None:
        for splitter, name in ((self._across, "across"), (self._down, "down")):
            state: QByteArray | None = memory.get(name)
            if state is not None:
                splitter.restoreState(state)
        for name in memory.get_words("hidden").split():
            if name in self._panes():
                self._panes()[name].hide()
        self.navigator.choose(memory.get_words("section"))

    def _panes(self) -> dict[str, QWidget]:
        return {"navigator": self.navigator, "reader": self.reader, "report": self.report}

    def _lay_out(self) -> None:
        self._middle.addWidget(self.nothing)
        self._middle.addWidget(self.tabs)
        self._down.addWidget(self._middle)
        self._down.addWidget(self.report)
        self._down.setSizes(_HEIGHTS)
        self._down.setStretchFactor(0, 1)
        for pane in (self.navigator, self._down, self.reader):
            self._across.addWidget(pane)
        self._across.setSizes(_WIDTHS)
        for number, stretch in enumerate((0, 3, 2)):
            self._across.setStretchFactor(number, stretch)
            self._across.setCollapsible(number, False)
        for pane, least in ((self.navigator, 180), (self._down, 320), (self.reader, 240)):
            pane.setMinimumWidth(least)
        self._across.setHandleWidth(3)
        self._whole.addWidget(self.start)
        self._whole.addWidget(self._across)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addWidget(self.message)
        column.addWidget(self._whole, 1)
