"""The search box: results appear below while one types, a few of each kind; Enter without choosing one opens them all
in a tab."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from dossier.domain.found import Results
from dossier.domain.searching import readable
from dossier.gui.models import hit_lines
from dossier.gui.models.line import Line
from dossier.gui.models.rows import ROW
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.line_panel import LinePanel

_PAUSE, _MOST, _SHORTEST = 150, 4, 2
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
_NARROWEST, _WIDEST, _HIGHEST = 360, 760, 460
Search = Callable[[str, int], Results]


class SearchBox(QLineEdit):
    """Emits `hit_opened(Line, new_tab)` and `all_wanted(query)`."""

    hit_opened = Signal(object, bool)
    all_wanted = Signal(str)

    def __init__(self, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks, self._window = tasks, window
        self._search: Search | None = None
        self.setPlaceholderText(self.tr("Search everything…  Ctrl+K"))
        self.setAccessibleName(self.tr("Search everything"))
        self.setClearButtonEnabled(True)
        self.popup = QFrame(window)
        self.popup.setFrameShape(QFrame.Shape.StyledPanel)
        self.popup.setAutoFillBackground(True)
        self.panel = LinePanel(self.tr("Search results"), EmptyState(self.tr("Nothing found")))
        self.panel.opened.connect(self._open)
        self.panel.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self.popup)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.panel)
        self.popup.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.textEdited.connect(lambda: self._pause.start())
        window.installEventFilter(self)

    def use(self, search: Search | None) -> None:
        """Search this case from now on; None when none is open."""
        self._search = search
        self.setEnabled(search is not None)
        self.clear()
        self.popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._close()
        elif key in _STEPS and self.popup.isVisible():
            self._step(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.popup.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.popup.hide()

    def _step(self, by: int) -> None:
        """To another hit; headings are passed over."""
        model, list_ = self.panel.model, self.panel.list
        hits = [row for row in range(model.rowCount()) if isinstance(model.index(row).data(ROW), Line)]
        if not hits:
            return
        here = list_.currentIndex().row()
        at = hits.index(here) + by if here in hits else 0
        list_.setCurrentIndex(model.index(hits[min(max(at, 0), len(hits) - 1)]))

    def _choose(self, new_tab: bool) -> None:
        current = self.panel.current() if self.popup.isVisible() else None
        if current is not None:
            self._open(current, new_tab)
        elif self.text().strip():
            query = self.text().strip()
            self._close()
            self.all_wanted.emit(query)

    def _open(self, line: Line, new_tab: bool) -> None:
        self._close()
        self.hit_opened.emit(line, new_tab)

    def _close(self) -> None:
        self._pause.stop()
        self.popup.hide()

    def _look(self) -> None:
        query, search = self.text().strip(), self._search
        if len(query) < _SHORTEST or search is None:
            self.popup.hide()
            return
        # What is half typed is mended on the way: an open quotation mark is no reason to stop finding.
        self._tasks.read(
            lambda job: search(readable(query), _MOST), lambda results: self._show(query, results)
        )

    def _show(self, query: str, results: Results) -> None:
        if query != self.text().strip() or not self.hasFocus():
            return  # the person has typed on, or gone elsewhere
        self.panel.list.setCurrentIndex(QModelIndex())
        meant = self.tr("Did you mean {query}?").format(query=results.instead) if results.instead else ""
        self.panel.empty.say(self.tr("Nothing found"), meant)
        self.panel.show_groups(hit_lines.groups(results.hits, results.kinds))
        self._place()
        self.popup.show()
        self.popup.raise_()

    def _place(self) -> None:
        corner = self.mapTo(self._window, QPoint(0, self.height() + 2))
        width = min(max(self.width(), _NARROWEST), _WIDEST)
        height = min(_HIGHEST, self._window.height() - corner.y() - 40)
        self.popup.setGeometry(corner.x(), corner.y(), width, height)
