"""A source in a tab: what is known of it, each field correctable; its file, its hash, and what became of
it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QPalette, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dossier.domain import targets
from dossier.domain.family_rows import KinRow
from dossier.domain.judgements import grade_words
from dossier.domain.views import Changes, SourceRow
from dossier.gui import phrases
from dossier.gui.accents import quiet
from dossier.gui.models.kin import kin_group
from dossier.gui.models.line import Line, note_line
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.empty_state import EmptyState
from dossier.gui.widgets.history_page import history_group
from dossier.gui.widgets.line_panel import LinePanel
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

_DECISIONS: dict[str, Callable[[QWidget], str]] = {
    "grade-source": lambda page: page.tr("Grade…"),
    "tag-source": lambda page: page.tr("Tags…"),
    "note-source": lambda page: page.tr("Note…"),
}

FIELDS = ("title", "publisher", "authors", "published", "language", "url")


class SourcePage(Page):
    """Emits `corrected(source, field, value)` and `action_wanted(id of an action)`. Raises NotFound."""

    corrected = Signal(str, str, str)
    action_wanted = Signal(str)

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks) -> None:
        super().__init__(place)
        self._workspace, self._tasks = workspace, tasks
        self._row: SourceRow = workspace.views.source(place.key)
        self.fields = {name: self._field(name) for name in FIELDS}
        self.heading, self.state, self.facts = QLabel(), QLabel(), QLabel()
        self.withdraw = QPushButton()
        self.marks = QLabel()
        self.notes = LinePanel(
            self.tr("Notes on this source"),
            EmptyState(self.tr("No notes"), self.tr("Press Shift+F7 to write one.")),
        )
        self.notes.current_changed.connect(self.current_changed)
        self.notes.menu_wanted.connect(self.menu_wanted)
        self.notes.opened.connect(self.open_line)
        self.kin = LinePanel(
            self.tr("Sources of the same origin"),
            EmptyState(self.tr("Alone"), self.tr("No other source shares a paragraph with this one.")),
        )
        self.kin.current_changed.connect(self.current_changed)
        self.kin.menu_wanted.connect(self.menu_wanted)
        self.kin.opened.connect(self.open_line)
        self.lists = QTabWidget()
        self.lists.setDocumentMode(True)
        self.panel = LinePanel(self.tr("History of this source"), EmptyState(self.tr("No entries")))
        self._lay_out()
        self._show()

    def refresh(self, changes: Changes) -> None:
        if changes.rebuilt or self.place.key in changes.sources:
            self._row = self._workspace.views.source(self.place.key)
            self._show()
        elif changes.sources:
            self._look_for_kin()

    def about(self) -> str:
        return targets.of_source(self.place.key)

    def focus(self) -> None:
        self.fields["title"].setFocus()

    def finish(self) -> None:
        for name, field in self.fields.items():
            if field.isModified():
                self._correct(name)

    def restore_field(self, name: str) -> None:
        """Show again what holds; after a correction was refused."""
        self.fields[name].setText(self._value(name))

    def _lay_out(self) -> None:
        font = self.heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setBold(True)
        self.heading.setFont(font)
        for label in (self.heading, self.state, self.marks, self.facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        for name in FIELDS:
            form.addRow(self._label(name), self.fields[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 0)
        column.setSpacing(8)
        for part in (self.heading, self.marks, self.state):
            column.addWidget(part)
        column.addLayout(form)
        column.addWidget(self.facts)
        column.addLayout(self._buttons())
        self.lists.addTab(self.panel, self.tr("History"))
        self.lists.addTab(self.notes, "")
        self.lists.addTab(self.kin, "")
        column.addWidget(self.lists, 1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        original, save = QPushButton(self.tr("Open original")), QPushButton(self.tr("Save original…"))
        original.clicked.connect(lambda: self.action_wanted.emit("open-original"))
        save.clicked.connect(lambda: self.action_wanted.emit("save-original"))
        self.withdraw.clicked.connect(
            lambda: self.action_wanted.emit("restore-source" if self._row.withdrawn else "withdraw-source")
        )
        for button in (original, save, self.withdraw, *map(self._decision, _DECISIONS)):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _decision(self, action: str) -> QPushButton:
        button = QPushButton(_DECISIONS[action](self))
        button.setEnabled(not self._workspace.read_only)
        button.clicked.connect(lambda: self.action_wanted.emit(action))
        return button

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(self._label(name))
        field.setPlaceholderText(self._placeholder(name))
        if name == "language":
            pattern = QRegularExpression("[A-Za-z]{0,3}(-[A-Za-z0-9]{0,8})*")
            field.setValidator(QRegularExpressionValidator(pattern, field))
        field.editingFinished.connect(lambda: self._correct(name))
        return field

    def _correct(self, name: str) -> None:
        value = self.fields[name].text().strip()
        self.fields[name].setModified(False)
        if value != self._value(name):
            self.corrected.emit(self._row.id, name, value)

    def _value(self, name: str) -> str:
        value = getattr(self._row, name)
        return "; ".join(value) if isinstance(value, tuple) else str(value)

    def _show(self) -> None:
        row = self._row
        self.title = phrases.source_name(row)
        self.heading.setText(self.title)
        self.state.setText(self._state_words())
        self.state.setVisible(bool(self.state.text()))
        for name, field in self.fields.items():
            if not (field.hasFocus() and field.isModified()):
                field.setText(self._value(name))
                field.setCursorPosition(0)
            field.setReadOnly(self._workspace.read_only)
        self.facts.setText(self._fact_words())
        self._soften(self.facts)
        self._soften(self.state)
        self.withdraw.setText(self.tr("Restore") if row.withdrawn else self.tr("Withdraw"))
        self.withdraw.setEnabled(not self._workspace.read_only)
        self.marks.setText(self._mark_words())
        self.marks.setVisible(bool(self.marks.text()))
        self.notes.show_groups([self._note_group()])
        self.lists.setTabText(1, f"{self.tr('Notes')} {row.notes:n}" if row.notes else self.tr("Notes"))
        self.panel.show_groups([history_group(self._workspace, row.id)])
        self._look_for_kin()
        self.retitled.emit()

    def _look_for_kin(self) -> None:
        """Another source that shares its paragraphs may have come, or gone."""
        views, key = self._workspace.views, self.place.key
        self._tasks.read(lambda job: views.kin(key), self._show_kin)

    def _show_kin(self, found: Sequence[KinRow]) -> None:
        """The sources of the same origin, and such as share a few paragraphs."""
        close = sum(row.relation.one_origin for row in found)
        label = self.tr("Same origin")
        self.lists.setTabText(2, f"{label} {close:n}" if close else label)
        self.kin.show_groups([kin_group(row, self._row.id) for row in found])

    def _state_words(self) -> str:
        row = self._row
        parts = (
            [self.tr("Withdrawn: left out of all dossiers, kept in the case file.")] if row.withdrawn else []
        )
        if not row.published:
            parts.append(
                self.tr("No date of publication: dates such as “on Saturday” stay open until you set it.")
            )
        if row.notice:
            parts.append(row.notice)
        if row.undecodable:
            parts.append(
                self.tr("{n} bytes could not be decoded and are shown as \ufffd.").format(n=row.undecodable)
            )
        return " ".join(parts)

    def _mark_words(self) -> str:
        """What analysts put on it."""
        row = self._row
        parts = [f"{row.grade}: {grade_words(row.grade)}"] if row.grade else []
        return " · ".join(parts + [f"# {tag}" for tag in row.tags])

    def _note_group(self) -> Group:
        views, target = self._workspace.views, targets.of_source(self._row.id)
        return Group(
            self._row.notes,
            lambda offset, limit: views.notes(target, offset=offset, limit=limit),
            lambda note: note_line(note, target),
        )

    def line(self) -> Line | None:
        shown = self.lists.currentWidget()
        return shown.current() if isinstance(shown, LinePanel) and shown is not self.panel else None

    def _fact_words(self) -> str:
        row = self._row
        who = self.tr("taken in {at} by {who}").format(at=phrases.moment(row.ingested), who=row.ingested_by)
        size = self.tr("{size}, {n:,} characters").format(size=phrases.size(row.bytes), n=row.characters)
        read = self.tr("analysed by {analyser}").format(
            analyser=" ".join(filter(None, (row.analyser, row.model)))
        )
        lines = [f"{row.file} · {row.media_type} · {size}", who, *self._origin_words(), f"sha256 {row.id}"]
        return "\n".join([*lines, read if row.analyser else self.tr("not analysed")])

    def _origin_words(self) -> list[str]:
        """Which address answered these bytes, where that is known."""
        origin = self._workspace.views.origin(self._row.id)
        words = self.tr("fetched from {url} at {at}").format(url=origin.url, at=phrases.moment(origin.at))
        return [words] if origin.url else []

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._soften(self.facts)
            self._soften(self.state)

    def _soften(self, widget: QWidget) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, quiet(self.palette()))
        widget.setPalette(palette)

    def _label(self, name: str) -> str:
        return {
            "title": self.tr("Title"),
            "publisher": self.tr("Publisher"),
            "authors": self.tr("Authors"),
            "published": self.tr("Published"),
            "language": self.tr("Language"),
            "url": self.tr("Address"),
        }[name]

    def _placeholder(self, name: str) -> str:
        return {
            "authors": self.tr("separated by ;"),
            "published": self.tr("2015-11-17, or 2015-11-17T09:30"),
            "language": self.tr("en"),
        }.get(name, self.tr("not known"))
