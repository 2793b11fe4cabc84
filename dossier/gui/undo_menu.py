"""What Undo and Redo say in the Edit menu: the act that they would take. Looked up off the GUI thread."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from dossier.domain.views import ActRow
from dossier.gui import phrases
from dossier.gui.tasks import Tasks

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

_LONGEST = 64


class UndoMenu(QObject):
    """`changed()` when something else can be taken back, or done again, than before."""

    changed = Signal()

    def __init__(self, undo: QAction, redo: QAction, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undo, self._redo, self._tasks = undo, redo, tasks
        self._words = (undo.text(), redo.text())
        self._workspace: Workspace | None = None
        self._next: list[ActRow | None] = [None, None]
        self._asked, self._expected = 0, 0

    @property
    def can_undo(self) -> bool:
        return self._next[0] is not None or bool(self._expected)

    @property
    def can_redo(self) -> bool:
        return self._next[1] is not None

    def use(self, workspace: "Workspace | None") -> None:
        self._workspace = workspace
        self._show([None, None])
        self.refresh()

    def expect(self) -> None:
        """A decision is under way: undo will take it back, even before the case has said so."""
        self._expected = self._asked + 1  # the first answer that knows of it
        self._undo.setText(self._words[0])
        if self._next[0] is None:
            self.changed.emit()

    def refresh(self) -> None:
        """Ask what comes next."""
        workspace = self._workspace
        if workspace is None or workspace.read_only:
            return
        self._asked += 1
        number, views, analyst = self._asked, workspace.views, workspace.analyst.id
        self._tasks.read(
            lambda job: [_first(views.acts(analyst, undone=undone, limit=1)) for undone in (False, True)],
            lambda found: self._arrive(workspace, number, found),
        )

    def _arrive(self, workspace: "Workspace", number: int, found: list[ActRow | None]) -> None:
        if workspace is not self._workspace:
            return
        if number >= self._expected:
            self._show(found)

    def _show(self, found: list[ActRow | None]) -> None:
        before = (self.can_undo, self.can_redo)
        self._next, self._expected = found, 0
        for action, words, act in zip((self._undo, self._redo), self._words, found, strict=True):
            summary = phrases.excerpt(act.summary, _LONGEST).replace("&", "&&") if act else ""
            action.setText(f"{words}: {summary}" if act else words)
            action.setToolTip(act.blocked if act else "")
        if before != (self.can_undo, self.can_redo):
            self.changed.emit()


def _first(acts: Sequence[ActRow]) -> ActRow | None:
    return acts[0] if acts else None
