"""Where analysts are at odds: the list, and the one in front with all its sides, settled by one key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from dossier.domain.conflicts import Conflict
from dossier.domain.views import Changes, Citation
from dossier.gui import phrases
from dossier.gui.models.line import Line
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place, Spot
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.conflict_card import KEYS, ConflictCard
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


class ConflictsPage(Page):
    """Emits `settled(Conflict, Side)` for the side that is kept, and `value_wanted(Conflict)` for a third value."""

    settled = Signal(object, object)
    value_wanted = Signal(object)

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks) -> None:
        super().__init__(place)
        self._workspace, self._tasks = workspace, tasks
        self._shown: Conflict | None = None
        self.title = self.tr("Conflicts")
        self.panel = LinePanel(self.title, EmptyState(self.tr("Looking…")))
        self.card, self.keys = ConflictCard(), QLabel()
        self.other = QPushButton(self.tr("Another &value…"))
        self._lay_out()
        self._connect()
        self._show_current()
        self._look()

    @property
    def conflict(self) -> Conflict | None:
        """The one in front."""
        line = self.panel.current()
        return line.record if line and isinstance(line.record, Conflict) else None

    def refresh(self, changes: Changes) -> None:
        if changes:
            self._look()

    def focus(self) -> None:
        """To the list; while there is none, the page itself waits with the keyboard for what arrives."""
        where = self.panel.list if self.panel.model.rowCount() else self
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def citation(self) -> Citation | None:
        return next(iter(self.conflict.passages), None) if self.conflict else None

    def about(self) -> str:
        return self.conflict.target if self.conflict else ""

    def choose(self, number: int) -> None:
        """Keep the side with this number, counted from 0."""
        conflict = self.conflict
        if conflict is not None and number < len(conflict.sides) and not self._workspace.read_only:
            self.settled.emit(conflict, conflict.sides[number])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.focus()
        self._open_passage()

    # -- inside

    def _look(self) -> None:
        self._tasks.read(lambda job: self._workspace.views.conflicts(), self._show)

    def _show(self, rows: Sequence[Conflict]) -> None:
        self.panel.empty.say(
            self.tr("No conflicts"),
            self.tr(
                "Where two people decide differently, each without having seen the other's, both sides wait here."
            ),
        )
        self.panel.show_groups(
            [Group(len(rows), lambda offset, limit: rows[offset : offset + limit], conflict_line)]
        )
        if rows and not self.panel.list.currentIndex().isValid():
            self.panel.list.setCurrentIndex(self.panel.model.index(0))
        if self.hasFocus() or self.panel.list.hasFocus():
            self.focus()
        self._show_current()

    def _show_current(self) -> None:
        conflict, writable = self.conflict, not self._workspace.read_only
        self._below.setVisible(conflict is not None)
        self.other.setEnabled(writable and conflict is not None and conflict.choices is not None)
        self.other.setToolTip(
            self.tr("Key: {key}").format(key="V")
            if self.other.isEnabled()
            else self.tr("Here one of the sides must be chosen.")
        )
        if conflict is not None and conflict != self._shown:
            self.card.show_conflict(conflict, writable=writable)
        changed, self._shown = conflict != self._shown, conflict
        if changed:
            self._open_passage()
            self.current_changed.emit()

    def _open_passage(self) -> None:
        if self._shown is not None and self._shown.passages and self.isVisible():
            self.beside.emit(Spot.of(self._shown.passages[0]))

    def _connect(self) -> None:
        self.panel.current_changed.connect(self._show_current)
        self.panel.opened.connect(self._open)
        self.card.chosen.connect(self.choose)
        self.card.read.connect(self.beside)
        self.other.clicked.connect(self._ask)
        for number in range(KEYS):
            self._key(str(number + 1), lambda n=number: self.choose(n))
        self._key("V", self._ask)

    def _key(self, key: str, do: object) -> None:
        shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(do)

    def _open(self, line: Line, new_tab: bool) -> None:
        if line.target:
            self.follow.emit(line.target)

    def _ask(self) -> None:
        if self.other.isEnabled() and self.conflict is not None:
            self.value_wanted.emit(self.conflict)

    def _lay_out(self) -> None:
        undo = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        self.keys.setText(
            self.tr("1, 2, … keep that side · V another value · ↑ ↓ the next one · {key} undo").format(
                key=undo
            )
        )
        self.keys.setWordWrap(True)
        self.other.setAutoDefault(False)
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 10)
        row.setSpacing(12)
        row.addWidget(self.other)
        row.addWidget(self.keys, 1)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.card, 1)
        below.addLayout(row)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.panel)
        split.addWidget(self._below)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 2)
        split.setSizes([220, 440])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self.setAccessibleName(self.title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def conflict_line(row: Conflict) -> Line:
    return Line(
        text=phrases.one_line(row.name),
        lead=phrases.conflict_lead(row),
        note=" ↔ ".join(f"{side.analyst}: {phrases.conflict_side(row, side)}" for side in row.sides),
        kind=row.entity.kind if row.entity else None,
        target=row.target,
        record=row,
    )
