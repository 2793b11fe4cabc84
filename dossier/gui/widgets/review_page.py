"""The review queue in a tab: one suggestion at a time, decided by one key."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from dossier.domain.judgements import Status
from dossier.domain.views import Changes, Citation, Suggestion
from dossier.gui import phrases
from dossier.gui.accents import quiet
from dossier.gui.models.review_queue import EVERYTHING, NAMES, STATEMENTS, ReviewQueue
from dossier.gui.navigation import Place, Spot
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.page import Page
from dossier.gui.widgets.review_card import ReviewCard

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_VERDICTS = {"accept": Status.CONFIRMED, "reject": Status.REJECTED, "dispute": Status.DISPUTED}
_ALIKE = {"accept-alike": Status.CONFIRMED, "reject-alike": Status.REJECTED}
_ALIKE_KEYS = {"accept-alike": "Shift+A", "reject-alike": "Shift+R"}


def deeds() -> tuple[tuple[str, str, str], ...]:
    """(name, what its button says, its key); the key table of the help lists them too."""
    tr = phrases.tr
    return (
        ("accept", tr("Accept &it"), "A"),
        ("reject", tr("&Reject"), "R"),
        ("dispute", tr("Disp&ute"), "D"),
        ("skip", tr("S&kip"), "S"),
        ("edit", tr("E&dit…"), "E"),
        ("merge", tr("&Merge with…"), "M"),
        ("accept-alike", tr("Accept a&ll like this…"), _ALIKE_KEYS["accept-alike"]),
        ("reject-alike", tr("Re&ject all like this…"), _ALIKE_KEYS["reject-alike"]),
    )


class ReviewPage(Page):
    """Emits what the person decides: `judged(Suggestion, Status)`, `skipped(Suggestion)`,
    `alike_judged(Suggestion, Status)`, `edit_wanted(Suggestion)` and `merge_wanted(Suggestion)`."""

    judged = Signal(object, object)
    skipped = Signal(object)
    alike_judged = Signal(object, object)
    edit_wanted = Signal(object)
    merge_wanted = Signal(object)

    def __init__(self, place: Place, queue: ReviewQueue) -> None:
        super().__init__(place)
        self.queue = queue
        self.title = self.tr("Review")
        self._shown: Suggestion | None = None
        self.card, self.progress, self.keys = ReviewCard(), QLabel(), QLabel()
        self.empty = EmptyState(self.tr("Looking for suggestions…"))
        self.filter = QComboBox()
        self.buttons = {name: self._button(name, text, key) for name, text, key in deeds()}
        self._lay_out()
        self._connect()
        queue.refresh()
        self._show()

    # -- what is shown

    @property
    def suggestion(self) -> Suggestion | None:
        """The one in front."""
        return self.queue.current.suggestion if self.queue.current else None

    def refresh(self, changes: Changes) -> None:
        if changes:
            self.queue.refresh()

    def citation(self) -> Citation | None:
        return self.suggestion.citation if self.suggestion else None

    def about(self) -> str:
        return self.suggestion.target if self.suggestion else ""

    def _show(self) -> None:
        ready, queue = self.queue.current, self.queue
        self.filter.setCurrentIndex(self.filter.findData(queue.only))
        decided = self.tr("{n} decided in this session").format(n=f"{queue.decided:n}")
        self.progress.setText(self.tr("{decided} · {n} wait").format(decided=decided, n=f"{queue.waiting:n}"))
        self._stack.setCurrentWidget(self.card if ready else self.empty)
        if ready is not None:
            if self.card.isHidden() or ready.suggestion != self._shown:
                self.card.show_ready(ready)
                self._open_passage(ready.suggestion)
        elif queue.known and not queue.waiting:
            self.empty.say(*self._nothing_left())
        else:
            self.empty.say(self.tr("Looking for suggestions…"))
        before, self._shown = self._shown, ready.suggestion if ready else None
        self._enable()
        if before != self._shown:
            self.current_changed.emit()

    def _open_passage(self, suggestion: Suggestion) -> None:
        if suggestion.citation is not None and self.isVisible():
            self.beside.emit(Spot.of(suggestion.citation))

    def _nothing_left(self) -> tuple[str, str]:
        if self.queue.only == NAMES:
            return self.tr("No names to review"), self.tr("Every suggested entity is decided on.")
        if self.queue.only == STATEMENTS:
            return self.tr("No statements to review"), self.tr("Every suggested statement is decided on.")
        return (
            self.tr("Nothing to review"),
            self.tr(
                "Everything that the machine suggests is decided on. Ctrl+Z takes the last decision back."
            ),
        )

    def _enable(self) -> None:
        row, writable = self.suggestion, not self.queue.workspace.read_only
        without = {
            "dispute": row is None or row.statement is None,
            "merge": row is None or row.entity is None,
        }
        for name, button in self.buttons.items():
            button.setEnabled(row is not None and writable and not without.get(name))
        self._count_alike()

    def _count_alike(self) -> None:
        alike = self.queue.alike if self.suggestion else None
        number = f" {alike:n}" if alike is not None and alike > 1 else ""
        for name in _ALIKE:
            alone = alike is not None and alike < 2
            self.buttons[name].setEnabled(self.buttons["accept"].isEnabled() and not alone)
            self.buttons[name].setToolTip(
                self.tr("No other suggestion is like this one.")
                if alone
                else self.tr("Key: {key}").format(key=_ALIKE_KEYS[name])
            )
        self.buttons["accept-alike"].setText(self.tr("Accept a&ll{n} like this…").format(n=number))
        self.buttons["reject-alike"].setText(self.tr("Re&ject all{n} like this…").format(n=number))

    # -- deciding

    def decide(self, name: str) -> None:
        """What the button of this name does, where it can be pressed."""
        row = self.suggestion
        if row is None or not self.buttons[name].isEnabled():
            return
        if name in _VERDICTS:
            self.judged.emit(row, _VERDICTS[name])
        elif name in _ALIKE:
            self.alike_judged.emit(row, _ALIKE[name])
        else:
            {"skip": self.skipped, "edit": self.edit_wanted, "merge": self.merge_wanted}[name].emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts; on a button that has the keyboard it presses that."""
        focused = QApplication.focusWidget()
        if self.card.scroll_by(event.key()):
            return
        if event.key() not in _ENTER or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
            focused.click()
        else:
            self.decide("accept")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.suggestion is not None:
            self._open_passage(self.suggestion)

    # -- inside

    def _button(self, name: str, text: str, key: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(self.tr("Key: {key}").format(key=key))
        button.setAccessibleDescription(self.tr("Key: {key}").format(key=key))
        button.clicked.connect(lambda: self.decide(name))
        shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: self.decide(name))
        return button

    def _connect(self) -> None:
        self.queue.changed.connect(self._show)
        self.queue.alike_counted.connect(self._count_alike)
        self.filter.activated.connect(lambda _: self._choose())
        self.card.read.connect(self.beside)

    def _choose(self) -> None:
        self.queue.choose(str(self.filter.currentData()))

    def _lay_out(self) -> None:
        for words, only in (
            (self.tr("Everything"), EVERYTHING),
            (self.tr("Names"), NAMES),
            (self.tr("Statements"), STATEMENTS),
        ):
            self.filter.addItem(words, only)
        self.filter.setCurrentIndex(self.filter.findData(self.queue.only))
        self.filter.setAccessibleName(self.tr("What to review"))
        self.setAccessibleName(self.tr("Review"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = QHBoxLayout()
        head.addWidget(self.filter)
        head.addStretch(1)
        head.addWidget(self.progress)
        head.setContentsMargins(14, 8, 14, 8)
        grid = QGridLayout()
        grid.setContentsMargins(14, 8, 14, 6)
        grid.setSpacing(6)
        for number, name in enumerate(("accept", "reject", "dispute", "skip", "edit", "merge")):
            grid.addWidget(self.buttons[name], number // 3, (number % 3) * 2, 1, 2)
        grid.addWidget(self.buttons["accept-alike"], 2, 0, 1, 3)
        grid.addWidget(self.buttons["reject-alike"], 2, 3, 1, 3)
        self.keys.setText(self._key_words())
        self.keys.setWordWrap(True)
        self.keys.setContentsMargins(14, 0, 14, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._middle(), 1)
        column.addLayout(grid)
        column.addWidget(self.keys)
        self._soften()

    def _middle(self) -> QWidget:
        middle = QWidget()
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.card)
        return middle

    def _key_words(self) -> str:
        undo = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        shown = [(key, text) for name, text, key in deeds() if name not in _ALIKE]
        words = [f"{key} {text.replace('&', '').rstrip('…').lower()}" for key, text in shown]
        words[0] = self.tr("A or Enter accept")
        alike = self.tr("⇧A accept all like this · ⇧R reject all like this")
        return " · ".join([*words, alike, self.tr("{key} undo").format(key=undo)])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._soften()

    def _soften(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, quiet(self.palette()))
        for label in (self.progress, self.keys):
            label.setPalette(palette)
