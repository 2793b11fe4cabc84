"""Choosing an entity: type to find, arrows to choose, Enter to take; the last rows make a new one."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from dossier.domain.analysis import EntityKind
from dossier.domain.views import EntityRow
from dossier.gui import phrases
from dossier.gui.dialogs.finding import Found, NewEntity, found_line, look, new_line
from dossier.gui.models.line import Line
from dossier.gui.models.lines import Group
from dossier.gui.models.rows import ROW
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

_PAUSE = 120
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class EntityPicker(QDialog):
    """Emits `picked(EntityRow)`, or `new_wanted(NewEntity)` where `new` ones may be made."""

    picked = Signal(object)
    new_wanted = Signal(object)

    def __init__(
        self,
        title: str,
        tasks: Tasks,
        workspace: "Workspace",
        parent: QWidget,
        *,
        text: str = "",
        kind: EntityKind | None = None,
        new: bool = True,
        without: Collection[str] = (),
    ) -> None:
        super().__init__(parent)
        self._tasks, self._workspace, self._new, self._without = tasks, workspace, new, without
        self._asked = 0
        self._enter = False
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 420)
        self.box, self.kinds = QLineEdit(text), QComboBox()
        self.panel = LinePanel(self.tr("Entities"), EmptyState(self.tr("Looking…")))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out(kind)
        self._connect()
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The box keeps the focus; keys that move go to the list, Enter takes its current row."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _STEPS:
                self._step(_STEPS[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take_current()
                return True
        return super().eventFilter(watched, event)

    # -- inside

    def _lay_out(self, kind: EntityKind | None) -> None:
        self.box.setPlaceholderText(self.tr("Type a name"))
        self.box.setAccessibleName(self.tr("Name"))
        self.box.setClearButtonEnabled(True)
        self.box.selectAll()
        self.kinds.setAccessibleName(self.tr("Kind"))
        self.kinds.addItem(self.tr("All kinds"), None)
        for each in EntityKind:
            self.kinds.addItem(phrases.section(each), each.value)
        self.kinds.setCurrentIndex(self.kinds.findData(kind.value) if kind else 0)
        self.panel.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        row.addWidget(self.kinds)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.panel, 1)
        self.box.setFocus()

    def _connect(self) -> None:
        self._pause.timeout.connect(self._look)
        self.box.textEdited.connect(lambda: self._pause.start())
        self.box.installEventFilter(self)
        self.kinds.currentIndexChanged.connect(lambda _: self._look())
        self.panel.opened.connect(lambda line, _: self._take(line))

    def _kind(self) -> EntityKind | None:
        chosen = self.kinds.currentData()
        return EntityKind(chosen) if chosen else None

    def _look(self) -> None:
        self._pause.stop()
        self._asked += 1
        asked, text, kind = self._asked, phrases.one_line(self.box.text()), self._kind()
        workspace, without = self._workspace, self._without
        self._tasks.read(
            lambda job: look(workspace, text, kind, without), lambda found: self._show(asked, text, found)
        )

    def _show(self, asked: int, text: str, found: Sequence[Found]) -> None:
        if not isValid(self) or asked != self._asked:
            return  # it was closed, or more was typed, meanwhile
        new = [NewEntity(kind, text) for kind in self._makeable()] if text and self._new else []
        self.panel.empty.say(self.tr("Nobody and nothing is called that"), "")
        self.panel.show_groups([_group(found, found_line, ""), _group(new, new_line, "")])
        self.panel.list.setCurrentIndex(self.panel.model.index(0))
        if self._enter:
            self._take_current()

    def _makeable(self) -> Sequence[EntityKind]:
        kind = self._kind()
        return [kind] if kind else list(EntityKind)

    def _step(self, by: int) -> None:
        last = self.panel.model.rowCount() - 1
        row = min(max(self.panel.list.currentIndex().row() + by, 0), last)
        self.panel.list.setCurrentIndex(self.panel.model.index(row))

    def _take_current(self) -> None:
        """What was typed last counts: while it is being looked up, Enter waits for the answer."""
        if self._pause.isActive():
            self._enter = True
            self._look()
            return
        self._enter = False
        index: QModelIndex = self.panel.list.currentIndex()
        item = index.data(ROW) if index.isValid() else None
        if isinstance(item, Line):
            self._take(item)

    def _take(self, line: Line) -> None:
        taken = line.record
        self.accept()
        if isinstance(taken, EntityRow):
            self.picked.emit(taken)
        elif isinstance(taken, NewEntity):
            self.new_wanted.emit(taken)


def _group(rows: Sequence[object], line: object, heading: str) -> Group:
    return Group(len(rows), lambda offset, limit: rows[offset : offset + limit], line, heading)  # type: ignore[arg-type]
