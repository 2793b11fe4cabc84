"""One conflict as its screen shows it: what it is about, its passage, and all sides with who and when."""

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dossier.domain.conflicts import Conflict, Side, Sort
from dossier.gui import phrases
from dossier.gui.accents import quiet, tint
from dossier.gui.navigation import Spot

KEYS = 9
"""Sides that have a key of their own: its number."""


def at_odds(sort: Sort) -> str:
    """How the sides of a conflict come to be at odds."""
    tr = phrases.tr
    return {
        Sort.VALUE: tr("Set to different values by people who had not seen each other's."),
        Sort.MERGE: tr("Merged by one, though another says that they are different."),
        Sort.REJECTION: tr("Rejected by one who may not have seen what another did with it."),
    }[sort]


class ConflictCard(QScrollArea):
    """Emits `read(Spot)` when the citation is followed, `chosen(number of the side)`, counted from 0."""

    read = Signal(object)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conflict: Conflict | None = None
        self._writable = False
        self.name, self.why = QLabel(), QLabel()
        self._box, self.passage, self.chip = QFrame(), QLabel(), QLabel()
        self.sides: list[SideRow] = []
        self._lay_out()

    def show_conflict(self, conflict: Conflict, *, writable: bool) -> None:
        self._conflict, self._writable = conflict, writable
        self.name.setText(f"{conflict.name} · {phrases.conflict_field(conflict.field)}")
        self.why.setText(at_odds(conflict.sort))
        self._box.setVisible(conflict.passage is not None)
        if conflict.passage is not None:
            colour = self.palette().color(QPalette.ColorRole.Link).name()
            self.passage.setText(f"“{phrases.excerpt(conflict.passage.exact, 400)}”")
            self.chip.setText(
                f"<a href='passage' style='color:{colour};text-decoration:none'>"
                f"{escape(phrases.chip(conflict.passage))}</a>"
            )
            self.chip.setToolTip(escape(phrases.reference(conflict.passage)))
        self._show_sides(conflict)
        self.verticalScrollBar().setValue(0)
        self._dress()

    @property
    def words(self) -> str:
        """All that it says, for tests and screen readers."""
        labels = [self.name, self.why, self.passage, self.chip]
        return "\n".join([*(label.text() for label in labels), *(side.words for side in self.sides)])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._conflict is not None:
            self.show_conflict(self._conflict, writable=self._writable)

    # -- inside

    def _show_sides(self, conflict: Conflict) -> None:
        for side in self.sides:
            self._column.removeWidget(side)
            side.hide()
            side.deleteLater()
        self.sides = [SideRow(n, side, conflict) for n, side in enumerate(conflict.sides)]
        for n, row in enumerate(self.sides):
            row.button.clicked.connect(lambda _=False, n=n: self.chosen.emit(n))
            row.button.setEnabled(self._writable)
            self._column.insertWidget(2 + n, row)

    def _follow(self) -> None:
        if self._conflict is not None and self._conflict.passage is not None:
            self.read.emit(Spot.of(self._conflict.passage))

    def _lay_out(self) -> None:
        font = self.name.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setBold(True)
        self.name.setFont(font)
        for label in (self.name, self.why, self.passage):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.chip.setTextFormat(Qt.TextFormat.RichText)  # every word in it is escaped above
        self.chip.linkActivated.connect(lambda _: self._follow())
        self.passage.setAccessibleName(self.tr("Passage"))
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(14, 2, 14, 4)
        inside.addWidget(self.passage)
        inside.addWidget(self.chip)
        head = QVBoxLayout()
        head.setSpacing(3)
        head.addWidget(self.name)
        head.addWidget(self.why)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(10)
        self._column.addLayout(head)
        self._column.addWidget(self._box)
        self._column.addStretch(1)
        body.setBackgroundRole(QPalette.ColorRole.Base)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _dress(self) -> None:
        """Colours of our own, in whatever theme."""
        ground = QPalette(self.palette())
        ground.setColor(QPalette.ColorRole.Window, tint(self.palette(), 0.07))
        soft = QPalette(self.palette())
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            soft.setColor(role, quiet(self.palette()))
        for side in self.sides:
            side.setPalette(ground)
        for label in (self.why, *(side.who for side in self.sides)):
            label.setPalette(soft)


class SideRow(QFrame):
    """A side: its value, what was done, by whom and when, and the button that keeps it."""

    def __init__(self, number: int, side: Side, conflict: Conflict) -> None:
        super().__init__()
        self.value, self.did, self.who = QLabel(), QLabel(), QLabel()
        key = str(number + 1)
        self.button = QPushButton(self._keeps(conflict.sort, number).format(n=key))
        value = side.value or self.tr("(nothing)")
        self.value.setText(value)
        self.did.setText(side.summary)
        held = self.tr(" · holds for now") if side.wins else ""
        self.who.setText(f"{side.analyst}, {phrases.moment(side.at)}{held}")
        font = self.value.font()
        font.setBold(True)
        self.value.setFont(font)
        for label in (self.value, self.did, self.who):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.button.setAutoDefault(False)
        if number < KEYS:
            self.button.setToolTip(self.tr("Key: {key}").format(key=key))
        self.button.setAccessibleName(f"{self.button.text()}: {value}, {self.who.text()}")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 9, 12, 9)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.value, 0, 0)
        grid.addWidget(self.did, 1, 0)
        grid.addWidget(self.who, 2, 0)
        grid.addWidget(self.button, 0, 1, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)

    @property
    def words(self) -> str:
        return "\n".join(label.text() for label in (self.value, self.did, self.who))

    def _keeps(self, sort: Sort, number: int) -> str:
        if sort is Sort.MERGE:
            return self.tr("&{n}  Unmerge them") if number == 0 else self.tr("&{n}  Leave them merged")
        if sort is Sort.REJECTION:
            return self.tr("&{n}  Reject it still") if number == 0 else self.tr("&{n}  Put it back")
        return self.tr("&{n}  Keep this")
