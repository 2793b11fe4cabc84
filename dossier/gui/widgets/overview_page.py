"""The case at a glance: what is in it, by day, publisher and kind; most mentioned, most disputed; what waits; what is
new. Every picture is a list, and every number opens what it counts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from dossier.app.overview import since_yesterday
from dossier.domain.overview import Overview
from dossier.domain.views import Changes
from dossier.gui import phrases
from dossier.gui.accents import quiet
from dossier.gui.models import overview_bars
from dossier.gui.models.bars import Bar
from dossier.gui.models.rows import ROW
from dossier.gui.navigation import Place
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.bar_chart import BarChart, ColumnChart
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

FEW, MANY = 10, 100
"""Rows of each list, at first and when more is wanted."""
_NARROW = 520
"""Pixels below which the lists stand below each other."""


class OverviewPart(QWidget):
    """A heading over a chart; with nothing to show it says so instead."""

    def __init__(self, heading: str, chart: BarChart, nothing: str) -> None:
        super().__init__()
        self.chart, self.heading, self.nothing = chart, QLabel(heading), QLabel(nothing)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        for label in (self.heading, self.nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(6, 0, 6, 2)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 14)
        self.column.setSpacing(2)
        for widget in (self.heading, self.chart, self.nothing):
            self.column.addWidget(widget)

    def show_bars(self, bars: list[Bar]) -> None:
        self.chart.bars.show(bars)
        self.chart.setVisible(bool(bars))
        self.nothing.setVisible(not bars)


class OverviewPage(Page):
    """Emits `section_wanted(key)` and `queue_wanted(sort of suggestions)`."""

    section_wanted = Signal(str)
    queue_wanted = Signal(str)

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks) -> None:
        super().__init__(place)
        self._workspace, self._tasks = workspace, tasks
        self._asking = self._again = False
        self._most = FEW
        self.title = self.tr("Overview")
        self.head, self.facts = QLabel(), QLabel()
        self.axis, self.caption = QLabel(), QLabel()
        self.empty = EmptyState(self.tr("Counting…"))
        self.parts = self._make_parts()
        self._lay_out()
        self._ask()

    def refresh(self, changes: Changes) -> None:
        if changes:
            self._ask()

    def focus(self) -> None:
        shown = [part.chart for part in self.parts.values() if not part.chart.isHidden()]
        (shown[0] if shown and not self._scroll.isHidden() else self).setFocus()

    # -- asking

    def _ask(self) -> None:
        """Off the GUI thread, and one question at a time, however fast the case changes."""
        if self._asking:
            self._again = True
            return
        self._asking, self._again = True, False
        views, most = self._workspace.views, self._most
        self._tasks.read(
            lambda job: views.overview(since_yesterday(), most=most), self._show, failed=self._fail
        )

    def _fail(self, error: BaseException) -> None:
        if isValid(self):
            self._asking = False
        self._tasks.failed.emit(error)

    def _show(self, row: Overview) -> None:
        if not isValid(self):
            return  # the tab was closed meanwhile
        self._asking = False
        holds = bool(row.sources or row.withdrawn)
        self.empty.say(
            self.tr("Nothing in this case yet"),
            self.tr(
                "Drop articles here, or add files with Ctrl+I. What they hold is then shown at a glance."
            ),
        )
        self.empty.setVisible(not holds)
        self._scroll.setVisible(holds)
        self.head.setText(self._workspace.views.properties().title)
        self.facts.setText(self._fact_words(row))
        new_since = self.tr("New since yesterday ({when})").format(when=phrases.moment(row.new.since))
        self.parts["new"].heading.setText(new_since)
        for name, part in self.parts.items():
            bars = overview_bars.new(row.new) if name == "new" else _BARS[name](row)
            part.show_bars(bars)
        self._show_axis()
        self._soften()
        if self._again:
            self._ask()

    def _fact_words(self, row: Overview) -> str:
        parts = [phrases.counted(row.sources, self.tr("source"), self.tr("sources"))]
        if row.published:
            first, last = (phrases.when(row.published[n].value) for n in (0, -1))
            span = self.tr("published {first}") if first == last else self.tr("published {first} – {last}")
            parts.append(span.format(first=first, last=last))
        return " · ".join(parts)

    # -- going

    def _open(self, index: QModelIndex, new_tab: bool) -> None:
        bar = index.data(ROW)
        if not isinstance(bar, Bar):
            return
        if bar.place is not None:
            self.go.emit(bar.place, new_tab)
        elif bar.section:
            self.section_wanted.emit(bar.section)
        elif bar.queue is not None:
            self.queue_wanted.emit(bar.queue)
        elif bar.more:
            self._most = MANY
            self._ask()

    def _keep_in_view(self) -> None:
        """The list that has the keyboard is as high as all its rows: the page must scroll for it."""
        chart, inside = self.sender(), self._scroll.widget()
        if isinstance(chart, BarChart) and inside is not None and chart.hasFocus():
            row = chart.visualRect(chart.currentIndex())
            place = chart.viewport().mapTo(inside, row.center())
            self._scroll.ensureVisible(place.x(), place.y(), 0, 3 * row.height())

    # -- inside

    def _make_parts(self) -> dict[str, OverviewPart]:
        tr = self.tr
        none = tr("None.")
        parts = {
            "published": (tr("Published"), tr("No source has a date of publication.")),
            "holds": (tr("In this case"), none),
            "mentioned": (tr("Most mentioned"), tr("Nobody is named.")),
            "publishers": (tr("Publishers"), none),
            "unreviewed": (tr("Not yet reviewed"), tr("Nothing waits for a decision.")),
            "new": (tr("New since yesterday"), tr("Nothing new.")),
            "disputed": (
                tr("Most disputed"),
                tr("No statement is disputed, no decisions conflict, and no sources contradict each other."),
            ),
            "formats": (tr("Kinds of file"), none),
        }
        made = {}
        for name, (heading, nothing) in parts.items():
            chart = (ColumnChart if name == "published" else BarChart)(heading)
            chart.opened.connect(self._open)
            chart.reached.connect(self._keep_in_view)
            made[name] = OverviewPart(heading, chart, nothing)
        return made

    def _lay_out(self) -> None:
        font = self.head.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setBold(True)
        self.head.setFont(font)
        for label in (self.head, self.facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(6, 0, 6, 0)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(10, 12, 10, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.facts)
        column.addSpacing(6)
        column.addWidget(self.parts["published"])
        self._lay_out_axis()
        self._columns = QHBoxLayout()
        self._columns.setSpacing(18)
        for names in (("holds", "mentioned", "publishers"), ("unreviewed", "new", "disputed", "formats")):
            below = QVBoxLayout()
            below.setSpacing(0)
            for name in names:
                below.addWidget(self.parts[name])
            below.addStretch(1)
            self._columns.addLayout(below, 1)
        column.addLayout(self._columns)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.empty)
        whole.addWidget(self._scroll, 1)
        for part in (inside, self._scroll.viewport()):
            part.setBackgroundRole(QPalette.ColorRole.Base)
            part.setAutoFillBackground(True)
        self._soften()

    def _lay_out_axis(self) -> None:
        """Below the columns: the first and the last period, and what is behind the one that is current."""
        chart = self._published
        below = QHBoxLayout()
        below.setContentsMargins(6, 0, 6, 0)
        below.addWidget(self.axis, 1)
        below.addWidget(self.caption)
        self.parts["published"].column.addLayout(below)
        chart.selectionModel().currentChanged.connect(lambda *_: self._show_axis())
        chart.bars.dataChanged.connect(lambda *_: self._show_axis())

    @property
    def _published(self) -> ColumnChart:
        chart = self.parts["published"].chart
        assert isinstance(chart, ColumnChart)
        return chart

    def _show_axis(self) -> None:
        dated = [
            bar.label for bar in self._published.bars.bars if bar.place and bar.place.key.partition(" ")[2]
        ]
        self.axis.setText(" – ".join(dict.fromkeys((dated[0], dated[-1]))) if dated else "")
        current = self._published.bar_at(self._published.currentIndex())
        sources = phrases.counted(current.number, self.tr("source"), self.tr("sources")) if current else ""
        self.caption.setText(f"{current.label}: {sources}" if current else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._soften()
        elif event.type() == QEvent.Type.FontChange:
            for part in self.parts.values():
                part.chart.fit()

    def _soften(self) -> None:
        palette = QPalette(self.palette())
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
        ):  # on a base, labels take the second
            palette.setColor(role, quiet(self.palette()))
        for label in (self.facts, self.axis, *(part.nothing for part in self.parts.values())):
            label.setPalette(palette)


_BARS: dict[str, Callable[[Overview], list[Bar]]] = {
    "published": overview_bars.published,
    "holds": overview_bars.holds,
    "mentioned": overview_bars.mentioned,
    "publishers": overview_bars.publishers,
    "unreviewed": overview_bars.unreviewed,
    "disputed": overview_bars.disputed,
    "formats": overview_bars.formats,
}
