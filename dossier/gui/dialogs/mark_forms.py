"""The small dialogs: a note, a tag, a grade, a choice of several."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dossier.domain.judgements import CREDIBILITY, RELIABILITY, grade_words
from dossier.gui import phrases
from dossier.gui.dialogs.form import Form, hint_label

_VALUE = int(Qt.ItemDataRole.UserRole)


class NoteForm(Form):
    """Words of an analyst's own. Control and Enter takes them."""

    def __init__(self, about: str, text: str, parent: QWidget) -> None:
        super().__init__(phrases.tr("Note"), phrases.tr("Keep"), parent)
        self.resize(560, 300)
        self.text = QPlainTextEdit(text)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Note"))
        self.text.setAccessibleDescription(about)
        self.text.textChanged.connect(self._may_keep)
        self.ok.setToolTip("Ctrl+Return")
        self.body.addWidget(hint_label(about))
        self.body.addWidget(self.text, 1)
        self.text.setFocus()
        self._may_keep()

    def words(self) -> str:
        return self.text.toPlainText().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    def _may_keep(self) -> None:
        self.ok.setEnabled(bool(self.words()))


class TagForm(Form):
    """Emits `removed(tag)` for one that it bears already; `submitted()` for the tag that is typed."""

    removed = Signal(str)

    def __init__(self, about: str, held: Sequence[str], known: Sequence[str], parent: QWidget) -> None:
        super().__init__(phrases.tr("Tags"), phrases.tr("Tag"), parent)
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("A tag: one or a few words"))
        self.box.setAccessibleName(self.tr("Tag"))
        completer = QCompleter(list(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.box.setCompleter(completer)
        self.box.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.ok.setEnabled(False)
        self.body.addWidget(hint_label(about))
        self.body.addWidget(self.box)
        self.held = _Removable()
        self.held.setAccessibleName(self.tr("Tags it bears"))
        self.held.addItems(list(held))
        self.held.setMaximumHeight(110)
        self.held.removed.connect(self.removed)
        if held:
            self.body.addWidget(QLabel(self.tr("It bears these; Delete takes one away:")))
            self.body.addWidget(self.held)
        self.body.addStretch(1)
        self.box.setFocus()

    def tag(self) -> str:
        return phrases.one_line(self.box.text())


class _Removable(QListWidget):
    removed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item is not None:
            self.removed.emit(item.text())
        else:
            super().keyPressEvent(event)


class GradeForm(Form):
    """The Admiralty scale, both halves explained. `none` offers to take the grade away: then `grade()` is empty.

    Typing `B`, Tab, `2` chooses.
    """

    def __init__(self, about: str, grade: str, none: str, parent: QWidget) -> None:
        super().__init__(phrases.tr("Grade"), phrases.tr("Grade"), parent)
        self.setMinimumWidth(600)
        self.letters = _scale(self.tr("How reliable the source is"), RELIABILITY, grade[:1])
        self.digits = _scale(self.tr("How credible what it says is"), CREDIBILITY, grade[1:])
        self.words = QLabel()
        self._none = False
        both = QHBoxLayout()
        for title, scale in (
            (self.tr("&Reliability of the source"), self.letters),
            (self.tr("&Credibility"), self.digits),
        ):
            column, label = QVBoxLayout(), QLabel(title)
            label.setBuddy(scale)
            column.addWidget(label)
            column.addWidget(scale)
            both.addLayout(column)
            scale.currentItemChanged.connect(lambda *_: self._show())
            scale.itemDoubleClicked.connect(lambda _: self.submit())
        self.body.addWidget(hint_label(about))
        self.body.addLayout(both)
        self.body.addWidget(self.words)
        if grade and none:
            away = self.offer(none)
            away.setAutoDefault(False)
            away.clicked.connect(self._take_away)
        self.letters.setFocus()
        self._show()

    def grade(self) -> str:
        if self._none:
            return ""
        return "".join(str(scale.currentItem().data(_VALUE)) for scale in (self.letters, self.digits))

    def _show(self) -> None:
        whole = all(scale.currentItem() is not None for scale in (self.letters, self.digits))
        self.ok.setEnabled(whole)
        self.words.setText(
            f"{self.grade()}: {grade_words(self.grade())}" if whole else self.tr("Choose one of each.")
        )

    def _take_away(self) -> None:
        self._none = True
        self.ok.setEnabled(True)
        self.submit()

    def complain(self, words: str) -> None:
        super().complain(words)
        self._none = self._none and not words


def _scale(name: str, steps: dict[str, str], chosen: str) -> QListWidget:
    rows = QListWidget()
    rows.setAccessibleName(name)
    rows.setTabKeyNavigation(False)
    for value, words in steps.items():
        item = QListWidgetItem(f"{value}  {phrases.tr(words)}")
        item.setData(_VALUE, value)
        rows.addItem(item)
        if value == chosen:
            rows.setCurrentItem(item)
    rows.setFixedHeight(rows.sizeHintForRow(0) * len(steps) + 8)
    return rows


class ChoiceForm(Form):
    """One of several; for questions that block, `exec` it."""

    def __init__(self, title: str, label: str, choices: Sequence[str], parent: QWidget) -> None:
        super().__init__(title, phrases.tr("Choose"), parent)
        self.rows = QListWidget()
        self.rows.setAccessibleName(label)
        self.rows.addItems(list(choices))
        self.rows.setCurrentRow(0)
        self.rows.itemActivated.connect(lambda _: self.submit())
        self.submitted.connect(self.accept)
        self.body.addWidget(hint_label(label))
        self.body.addWidget(self.rows)
        self.rows.setFocus()
