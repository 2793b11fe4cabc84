"""A statement in a form: what its words say, of whom, who says it, when, and how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from dossier.domain.analysis import StatementKind
from dossier.domain.views import EntityRef, StatementRow
from dossier.gui import phrases
from dossier.gui.dialogs.entities_field import EntitiesField, Pick
from dossier.gui.dialogs.form import Form, hint_label

_MOST_WORDS = 600


@dataclass(frozen=True, slots=True)
class Told:
    """What stands in the form at first."""

    exact: str
    kind: StatementKind = StatementKind.ACTION
    subjects: Sequence[EntityRef] = ()
    others: Sequence[EntityRef] = ()
    attribution: str = ""
    attributed_to: EntityRef | None = None
    date: str = ""
    hedged: bool = False
    negated: bool = False
    edited: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: StatementRow) -> "Told":
        return cls(
            row.citation.exact,
            row.kind,
            row.subjects,
            row.others,
            row.attribution or "",
            row.attributed_to,
            row.date or "",
            row.hedged,
            row.negated,
            row.edited,
        )


class StatementForm(Form):
    """Emits `reset_wanted()` when what analysts changed shall be as it was found again."""

    reset_wanted = Signal()

    def __init__(self, title: str, button: str, told: Told, pick: Pick, parent: QWidget) -> None:
        super().__init__(title, button, parent)
        self.setMinimumWidth(620)
        self.kind = QComboBox()
        for each in StatementKind:
            self.kind.addItem(phrases.statement_kind(each), each.value)
        self.kind.setCurrentIndex(self.kind.findData(told.kind.value))
        self.subjects = EntitiesField(self.tr("About"), told.subjects, pick)
        self.others = EntitiesField(self.tr("Also concerned"), told.others, pick)
        by = [told.attributed_to] if told.attributed_to else []
        self.attributed_to = EntitiesField(self.tr("Who says it"), by, pick, one=True)
        self.attribution, self.date = QLineEdit(told.attribution), QLineEdit(told.date)
        self.attribution.setPlaceholderText(self.tr("as the text puts it; empty: the publication itself"))
        self.date.setPlaceholderText(
            self.tr("2015-11-17, 2015-11-17T09:30, 2015-11, 2015-W46; empty: not known")
        )
        self.hedged, self.negated = QCheckBox(self.tr("&Reportedly")), QCheckBox(self.tr("Ne&gated"))
        self.hedged.setToolTip(self.tr("The text itself is unsure of this."))
        self.negated.setToolTip(self.tr("The text says that something is not so."))
        self.hedged.setChecked(told.hedged)
        self.negated.setChecked(told.negated)
        self._lay_out(told)
        self._first = self.values()
        self.kind.setFocus()

    def values(self) -> Mapping[str, str]:
        """Every field as an edit writes it."""
        return {
            "kind": str(self.kind.currentData()),
            "subjects": self.subjects.ids(),
            "others": self.others.ids(),
            "attribution": self.attribution.text().strip(),
            "attributed_to": self.attributed_to.ids(),
            "date": self.date.text().strip(),
            "hedged": "yes" if self.hedged.isChecked() else "",
            "negated": "yes" if self.negated.isChecked() else "",
        }

    def changes(self) -> tuple[tuple[str, str | None], ...]:
        """The fields that are otherwise than they were."""
        return tuple((name, value) for name, value in self.values().items() if value != self._first[name])

    def _lay_out(self, told: Told) -> None:
        quoted = hint_label("“" + phrases.excerpt(told.exact, _MOST_WORDS) + "”")
        quoted.setAccessibleName(self.tr("The words of the passage"))
        self.body.addWidget(quoted)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (self.tr("&Kind"), self.kind),
            (self.tr("&About"), self.subjects),
            (self.tr("Also &concerned"), self.others),
            (self.tr("&Who says it"), self.attributed_to),
            (self.tr("In these &words"), self.attribution),
            (self.tr("W&hen"), self.date),
        ):
            field.setAccessibleName(label.replace("&", ""))
            form.addRow(label, field)
        sure = QHBoxLayout()
        sure.addWidget(self.hedged)
        sure.addWidget(self.negated)
        sure.addStretch(1)
        form.addRow("", sure)
        self.body.addLayout(form)
        self.body.addStretch(1)
        if told.edited:
            reset = self.offer(self.tr("As it was found"))
            reset.setAutoDefault(False)
            reset.clicked.connect(self.reset_wanted)
