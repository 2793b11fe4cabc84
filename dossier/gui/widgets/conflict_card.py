"""One conflict as its screen shows it: what it is about, its passages, and all sides with who and when."""

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

from dossier.domain.citations import Citation
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
        self.passages: list[PassageBox] = []
        self.sides: list[SideRow] = []
        self._lay_out()

    def show_conflict(self, conflict: Conflict, *, writable: bool) -> None:
        self._conflict, self._writable = conflict, writable
        self.name.setText(f"{conflict.name} · {phrases.conflict_field(conflict.field)}")
        self.why.setText(at_odds(conflict.sort))
        self._clear()
        self._show_passages(conflict)
        self._show_sides(conflict)
        self.verticalScrollBar().setValue(0)
        self._dress()

    @property
    def words(self) -> str:
        """All that it says, for tests and screen readers."""
        rows: list[PassageBox | SideRow] = [*self.passages, *self.sides]
        return "\n".join([self.name.text(), self.why.text(), *(row.words for row in rows)])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._conflict is not None:
            self.show_conflict(self._conflict, writable=self._writable)

    # -- inside

    def _clear(self) -> None:
        for row in (*self.passages, *self.sides):
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _show_passages(self, conflict: Conflict) -> None:
        self.passages = [PassageBox(each) for each in conflict.passages]
        for n, box in enumerate(self.passages):
            box.chip.linkActivated.connect(lambda _, n=n: self.read.emit(Spot.of(conflict.passages[n])))
            self._column.insertWidget(1 + n, box)

    def _show_sides(self, conflict: Conflict) -> None:
        self.sides = [SideRow(n, side, conflict) for n, side in enumerate(conflict.sides)]
        for n, row in enumerate(self.sides):
            row.button.clicked.connect(lambda _=False, n=n: self.chosen.emit(n))
            row.button.setEnabled(self._writable)
            self._column.insertWidget(1 + len(self.passages) + n, row)

    def _lay_out(self) -> None:
        font = self.name.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setBold(True)
        self.name.setFont(font)
        for label in (self.name, self.why):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QVBoxLayout()
        head.setSpacing(3)
        head.addWidget(self.name)
        head.addWidget(self.why)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(10)
        self._column.addLayout(head)
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


class PassageBox(QWidget):
    """The words of a passage, and where they stand: `chip` is the link there."""

    def __init__(self, passage: Citation) -> None:
        super().__init__()
        self.passage, self.chip = QLabel(f"“{phrases.excerpt(passage.exact, 400)}”"), QLabel()
        colour = self.palette().color(QPalette.ColorRole.Link).name()
        self.passage.setTextFormat(Qt.TextFormat.PlainText)
        self.passage.setWordWrap(True)
        self.passage.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.passage.setAccessibleName(self.tr("Passage"))
        self.chip.setTextFormat(Qt.TextFormat.RichText)  # every word in it is escaped
        self.chip.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.chip.setText(
            f"<a href='passage' style='color:{colour};text-decoration:none'>"
            f"{escape(phrases.chip(passage))}</a>"
        )
        self.chip.setToolTip(escape(phrases.reference(passage)))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 2, 14, 4)
        column.addWidget(self.passage)
        column.addWidget(self.chip)

    @property
    def words(self) -> str:
        return f"{self.passage.text()}\n{self.chip.text()}"


class SideRow(QFrame):
    """A side: its value, what was done, by whom and when, and the button that keeps it."""

    def __init__(self, number: int, side: Side, conflict: Conflict) -> None:
        super().__init__()
        self.value, self.did, self.who = QLabel(), QLabel(), QLabel()
        key = str(number + 1)
        self.button = QPushButton(self._keeps(conflict.sort, number).format(n=key))
        by_value = conflict.sort is Sort.VALUE
        value = (side.value or self.tr("(nothing)")) if by_value else side.summary
        self.value.setText(value)
        self.did.setText(side.summary)
        self.did.setVisible(by_value)
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
