"""When and where an event was, and who took part in it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dossier.domain.views import EntityRef, EventFacts
from dossier.gui import phrases
from dossier.gui.accents import kind_icon
from dossier.gui.dialogs.entities_field import EntitiesField, Pick
from dossier.gui.dialogs.form import Form

_REF = int(Qt.ItemDataRole.UserRole)


class EventForm(Form):
    """`pick_place` asks for a place, `pick` for anybody who may take part. Emits `reset_wanted()`."""

    reset_wanted = Signal()

    def __init__(self, name: str, facts: EventFacts, pick: Pick, pick_place: Pick, parent: QWidget) -> None:
        super().__init__(phrases.tr("Details of {name}").format(name=name), phrases.tr("Set"), parent)
        self.setMinimumWidth(620)
        self.when = QLineEdit(facts.date or "")
        self.when.setPlaceholderText(
            self.tr("2015-11-17, 2015-11-17T09:30, 2015-11, 2015-W46; empty: not known")
        )
        self.where = EntitiesField(self.tr("Where"), facts.places, pick_place)
        self.who = Participants(facts.participants, pick)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (self.tr("W&hen"), self.when),
            (self.tr("Whe&re"), self.where),
            (self.tr("&Who, as what"), self.who),
        ):
            field.setAccessibleName(label.replace("&", ""))
            form.addRow(label, field)
        self.body.addLayout(form)
        if facts.edited:
            reset = self.offer(self.tr("As it was found"))
            reset.setAutoDefault(False)
            reset.clicked.connect(self.reset_wanted)
        self._first = self.values()
        self.when.setFocus()

    def values(self) -> Mapping[str, str]:
        return {"when": self.when.text().strip(), "where": self.where.ids(), "who": self.who.value()}

    def changes(self) -> Mapping[str, str]:
        """The details that are otherwise than they were."""
        return {name: value for name, value in self.values().items() if value != self._first[name]}


class Participants(QWidget):
    """Rows of role and entity. The role is typed, the entity chosen."""

    def __init__(self, held: Sequence[tuple[str, EntityRef]], pick: Pick) -> None:
        super().__init__()
        self.rows = _Rows(0, 2)
        self.rows.setHorizontalHeaderLabels([self.tr("Role"), self.tr("Who")])
        self.rows.verticalHeader().hide()
        self.rows.setIconSize(QSize(16, 16))
        self.rows.setAccessibleName(self.tr("Who took part, and as what"))
        self.rows.setTabKeyNavigation(False)
        self.rows.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.rows.setEditTriggers(
            QTableWidget.EditTrigger.AnyKeyPressed | QTableWidget.EditTrigger.DoubleClicked
        )
        self.rows.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.rows.setMinimumHeight(150)
        self.rows.removed.connect(self._take_out)
        self.add, self.remove = QPushButton(self.tr("Add…")), QPushButton("✕")
        self.add.setAccessibleName(self.tr("Add somebody"))
        self.remove.setAccessibleName(self.tr("Take out"))
        self.remove.setToolTip(self.tr("Take out (Delete)"))
        self.remove.setMaximumWidth(self.remove.sizeHint().height() + 8)
        self.add.clicked.connect(lambda: pick(self.window(), self.tr("Who took part?"), self._ask_role))
        self.remove.clicked.connect(self._take_out)
        beside = QVBoxLayout()
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            beside.addWidget(button)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.rows, 1)
        row.addLayout(beside)
        self.setFocusProxy(self.rows)
        for role, ref in held:
            self._append(role, ref)

    def value(self) -> str:
        """As `EventDetailSet` has it: a line each of role, tab, id."""
        lines = []
        for row in range(self.rows.rowCount()):
            role, who = self.rows.item(row, 0), self.rows.item(row, 1)
            if role is not None and who is not None:
                lines.append(f"{phrases.one_line(role.text())}\t{who.data(_REF).id}")
        return "\n".join(lines)

    def _ask_role(self, ref: EntityRef) -> None:
        """What is typed next is the new row's role."""
        self._append(self.tr("participant"), ref)
        item = self.rows.item(self.rows.rowCount() - 1, 0)
        if item is not None:
            self.rows.setCurrentItem(item)
            self.rows.setFocus()

    def _append(self, role: str, ref: EntityRef) -> None:
        row = self.rows.rowCount()
        self.rows.insertRow(row)
        who = QTableWidgetItem(kind_icon(ref.kind, self.palette()), ref.name)
        who.setData(_REF, ref)
        who.setFlags(who.flags() & ~Qt.ItemFlag.ItemIsEditable)
        self.rows.setItem(row, 0, QTableWidgetItem(role))
        self.rows.setItem(row, 1, who)

    def _take_out(self) -> None:
        self.rows.removeRow(self.rows.currentRow())


class _Rows(QTableWidget):
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
