"""The right-hand pane: whose text it is, the text, and a bar to find words in it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from dossier.domain.passages import Span
from dossier.domain.views import Citation, Reading, SourceRow
from dossier.gui import phrases
from dossier.gui.accents import quiet
from dossier.gui.navigation import Spot
from dossier.gui.open_text import OpenText
from dossier.gui.passage_hints import plain
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.find_bar import FindBar
from dossier.gui.widgets.reader_view import ReaderView

_HASH = 12


class Reader(QWidget):
    """Emits `mention_opened(entity, new_tab)`, `source_wanted(id)`, and `shown(Spot)` when a passage is in
    view."""

    mention_opened = Signal(str, bool)
    source_wanted = Signal(str)
    shown = Signal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._read: Callable[[str], Reading] | None = None
        self._opened: OpenText | None = None
        self._spot: Spot | None = None
        self.view = ReaderView()
        self.view.mention_opened.connect(self.mention_opened)
        self.find_bar = FindBar(self.view)
        self.empty = EmptyState(
            self.tr("Nothing open for reading"), self.tr("Click a citation, a source or a search result.")
        )
        self._lay_out()

    def use(self, read: Callable[[str], Reading] | None) -> None:
        """Read from this case from now on; None when none is open."""
        self._read, self._opened, self._spot = read, None, None
        self.view.show_text(None)
        self._stack.setCurrentIndex(0)

    def open(self, spot: Spot) -> None:
        """Show a passage, scrolled to and marked; reading the source happens outside the GUI thread."""
        self._spot = spot
        if self._opened is not None and self._opened.source.id == spot.source:
            self._cite(spot)
        elif self._read is not None:
            read = self._read
            self._tasks.read(
                lambda job: OpenText(read(spot.source)), lambda opened: self._arrived(opened, read)
            )

    def reload(self, sources: frozenset[str]) -> None:
        """Read the open source again if it is among those that changed; the text stays where it is."""
        if self._opened is not None and self._read is not None and self._opened.source.id in sources:
            read, source = self._read, self._opened.source.id
            self._tasks.read(
                lambda job: OpenText(read(source)), lambda opened: self._arrived_anew(opened, read)
            )

    def citation(self) -> Citation | None:
        """What is selected, else the passage that is marked."""
        if self._opened is None:
            return None
        span = self.view.selected()
        if span is None and self._spot is not None and self._spot.end > self._spot.start:
            span = Span(self._spot.start, self._spot.end)
        return self._opened.citation(span.start, span.end) if span else None

    @property
    def source(self) -> str | None:
        return self._opened.source.id if self._opened else None

    def show_find(self) -> None:
        if self._opened is not None:
            self.find_bar.open()

    def find_next(self, forward: bool) -> None:
        if self._opened is not None:
            self.find_bar.go_on(forward)

    def go_to_mention(self, forward: bool) -> None:
        """On to the next mention of whoever is in front (of anybody, where nobody is), and say which it is."""
        if self._opened is None:
            return
        number, count = self.view.go_to_mention(forward)
        words = self.tr("mention {n} of {count}").format(n=number, count=count)
        self.where.setText(words if count else self.tr("not mentioned here"))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self, entity: str | None) -> None:
        """Bring out the mentions of this entity."""
        self.where.clear()
        self.view.follow(entity)

    # -- inside

    def _arrived(self, opened: OpenText, read: Callable[[str], Reading]) -> None:
        spot = self._spot
        if spot is None or spot.source != opened.source.id or read is not self._read:
            return  # the person has gone on meanwhile
        self._opened = opened
        self.find_bar.close_quietly()
        self.where.clear()
        self._show_head(opened.source)
        self._stack.setCurrentIndex(1)
        self.view.show_text(opened)
        self._cite(spot)

    def _arrived_anew(self, opened: OpenText, read: Callable[[str], Reading]) -> None:
        if self._opened is None or opened.source.id != self._opened.source.id or read is not self._read:
            return
        self._opened = opened
        self._show_head(opened.source)
        self.view.change_marks(opened)

    def _cite(self, spot: Spot) -> None:
        self.view.cite(Span(spot.start, spot.end) if spot.end > spot.start else None)
        self.shown.emit(spot)

    def _lay_out(self) -> None:
        self._title, self._facts, self._button = QLabel(), QLabel(), QToolButton()
        self.where = QLabel()
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        for label in (self._title, self._facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(40)
        self._button.setText("⋯")
        self._button.setAutoRaise(True)
        self._button.setToolTip(self.tr("Details of this source"))
        self._button.setAccessibleName(self.tr("Details of this source"))
        self._button.clicked.connect(lambda: self.source_wanted.emit(self.source or ""))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 6, 6)
        head.addLayout(words, 1)
        head.addWidget(self.where, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.find_bar)
        column.addWidget(self.view, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(reading)
        self.setFocusProxy(self.view)

    def _show_head(self, source: SourceRow) -> None:
        metrics = QFontMetrics(self._title.font())
        room = max(80, self.width() - 70)
        name = phrases.source_name(source)
        self._title.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, room))
        facts = f"{phrases.source_line(source)} · sha256 {source.id[:_HASH]}…"
        if source.withdrawn:
            facts = f"{self.tr('withdrawn')} · {facts}"
        self._facts.setText(self._facts.fontMetrics().elidedText(facts, Qt.TextElideMode.ElideRight, room))
        self._title.setToolTip(plain(name))
        self._facts.setToolTip(plain(f"{facts}\n{source.file}\nsha256 {source.id}"))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, quiet(self.palette()))
        self._facts.setPalette(palette)
        self.where.setPalette(palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._opened is not None:
            self._show_head(self._opened.source)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._opened is not None:
            self._show_head(self._opened.source)
