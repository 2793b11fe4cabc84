"""The passages behind what is chosen in a picture of connections: those of a tie, or all that is told of a node."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from shiboken6 import isValid

from dossier.domain.connections import Edge, Told
from dossier.domain.views import Dossier
from dossier.gui import phrases
from dossier.gui.models.line import statement_line
from dossier.gui.models.lines import Group
from dossier.gui.passage_hints import Hint
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


class ConnectionsPassages(LinePanel):
    """Emits `filled()` when other passages are there, besides what every panel of lines emits."""

    filled = Signal()

    def __init__(self, workspace: "Workspace", tasks: Tasks, hint: Hint) -> None:
        self._views, self._tasks = workspace.views, tasks
        self._looked = 0
        super().__init__("", EmptyState("", ""), hint)
        self.list.setAccessibleName(self.tr("Passages"))
        self.empty.say(self.tr("Nothing is chosen"), self.tr("Click a line for what is told of both."))

    def look_up(self, chosen: str | Edge | None, told: Told) -> None:
        """Show what is told of a node (its id), or what of that which counts ties two."""
        self._looked += 1
        number, views = self._looked, self._views
        if chosen is None:
            self.show_groups([])
        elif isinstance(chosen, Edge):
            self._show(number, [self._of_edge(chosen, told)])
        else:
            node = chosen
            self._tasks.read(
                lambda job: views.dossier(node),
                lambda dossier: self._show(number, self._of_node(dossier)),
                failed=lambda error: self._show(number, []),
            )

    def go_to_first(self) -> None:
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        self.setFocus()

    def _of_edge(self, edge: Edge, told: Told) -> Group:
        views = self._views
        return Group(
            edge.statements,
            lambda offset, limit: views.tie(
                edge.one, edge.other, edge.kind, told, offset=offset, limit=limit
            ),
            statement_line,
        )

    def _of_node(self, dossier: Dossier) -> list[Group]:
        views, entity = self._views, dossier.entity
        return [
            Group(
                count,
                lambda offset, limit, kind=kind: views.statements(  # type: ignore[misc]
                    entity.id, kind=kind, offset=offset, limit=limit
                ),
                statement_line,
                phrases.group(kind, entity.kind),
            )
            for kind, count in dossier.groups
        ]

    def _show(self, number: int, groups: Sequence[Group]) -> None:
        if isValid(self) and number == self._looked:
            self.show_groups(groups)
            self.filled.emit()
