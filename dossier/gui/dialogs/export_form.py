"""What is to be written out: in which format, of what, and without what."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from dossier.app.formats import EXPORTERS, LISTS, TABLES, Exporter, Redaction, Scope
from dossier.domain.judgements import CREDIBILITY, RELIABILITY
from dossier.domain.views import EntityRef, SourceRow
from dossier.gui import phrases
from dossier.gui.dialogs.entities_field import EntitiesField, Pick
from dossier.gui.dialogs.form import Form, hint_label

_ROW = 24
"""Pixels of a row: a box to tick, and air."""
_DATA = int(Qt.ItemDataRole.UserRole)


class ExportForm(Form):
    """`entity` is the dossier in front, None when there is none; `format` the one to begin with."""

    def __init__(
        self, entity: EntityRef | None, sources: Sequence[SourceRow], pick: Pick, format: str, parent: QWidget
    ) -> None:
        super().__init__(phrases.tr("Export"), phrases.tr("&Save as…"), parent)
        self.resize(680, 620)
        self._entity = entity
        self.format = QComboBox()
        for each in EXPORTERS:
            self.format.addItem(f"{phrases.tr(each.label)}  ·  {each.format}", each)
        self.format.setCurrentIndex(max(0, [each.format for each in EXPORTERS].index(format)))
        self.whole = QRadioButton(self.tr("The &whole case"))
        name = phrases.excerpt(entity.name, 50).replace("&", "&&") if entity else ""
        self.of_entity = QRadioButton(
            self.tr("The &dossier “{name}”").format(name=name)
            if entity
            else self.tr("One &dossier (open it first)")
        )
        self.listed = QComboBox()
        for each_list in LISTS:
            self.listed.addItem(phrases.tr(each_list).capitalize(), each_list)
        self.below = QComboBox()
        self.below.addItem(self.tr("Whatever its grade"), "")
        for letter in RELIABILITY:
            for digit in CREDIBILITY:
                self.below.addItem(
                    self.tr("Only {grade} and better").format(grade=letter + digit), letter + digit
                )
        self.notes = QCheckBox(self.tr("Leave out all &notes"))
        self.entities = EntitiesField(self.tr("Leave out"), (), pick)
        self.entities.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.sources = self._source_list(sources)
        self.hint = hint_label("")
        self._lay_out()
        for changed in (self.format.currentIndexChanged, self.whole.toggled, self.sources.itemChanged):
            changed.connect(self._adapt)
        (self.of_entity if entity and self.exporter.scope is not Scope.CASE else self.whole).setChecked(True)
        self._adapt()
        self.format.setFocus()

    def _lay_out(self) -> None:
        rows = QFormLayout()
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.addRow(self.tr("&Format"), self.format)
        rows.addRow(self.tr("Of"), self.of_entity)
        rows.addRow("", self.whole)
        rows.addRow(self.tr("&List"), self.listed)
        rows.addRow(self.tr("Leave out"), self.entities)
        rows.addRow(self.tr("&Grades"), self.below)
        rows.addRow("", self.notes)
        rows.addRow(self.tr("Sou&rces"), self.sources)
        self.body.addLayout(rows, 1)
        self.body.addWidget(self.hint)

    def _source_list(self, sources: Sequence[SourceRow]) -> QListWidget:
        """All of them ticked: what loses its tick is left out."""
        held = QListWidget()
        held.setUniformItemSizes(True)
        held.setAccessibleName(self.tr("Sources that go along"))
        for row in sources:
            item = QListWidgetItem(f"{phrases.source_name(row)} – {phrases.source_line(row)}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(_DATA, row.id)
            item.setSizeHint(QSize(0, _ROW))
            held.addItem(item)
        return held

    @property
    def exporter(self) -> Exporter:
        exporter: Exporter = self.format.currentData()
        return exporter

    @property
    def dossier(self) -> str | None:
        """The id of the dossier that it is of; None for the whole case."""
        return self._entity.id if self._entity and self.of_entity.isChecked() else None

    @property
    def list_name(self) -> str:
        return str(self.listed.currentData()) if self.exporter.format in TABLES else ""

    @property
    def redaction(self) -> Redaction:
        if not self.exporter.can_redact:
            return Redaction()
        items = (self.sources.item(row) for row in range(self.sources.count()))
        left_out = (item.data(_DATA) for item in items if item.checkState() != Qt.CheckState.Checked)
        return Redaction(
            sources=frozenset(left_out),
            entities=frozenset(ref.id for ref in self.entities.refs()),
            notes=self.notes.isChecked(),
            below=str(self.below.currentData()),
        )

    def _adapt(self) -> None:
        """Only what the format can do is offered."""
        scope = self.exporter.scope
        self.of_entity.setEnabled(self._entity is not None and scope is not Scope.CASE)
        self.whole.setEnabled(scope is not Scope.DOSSIER)
        if scope is Scope.DOSSIER and self._entity:
            self.of_entity.setChecked(True)
        if scope is Scope.CASE:
            self.whole.setChecked(True)
        self.listed.setEnabled(self.exporter.format in TABLES)
        for field in (self.entities, self.below, self.notes, self.sources):
            field.setEnabled(self.exporter.can_redact)
        possible = scope is not Scope.DOSSIER or self._entity is not None
        self.ok.setEnabled(possible)
        self.hint.setText(self._hint(possible=possible))

    def _hint(self, *, possible: bool) -> str:
        if not possible:
            return self.tr("This format shows one dossier: open the one that you want first.")
        if not self.exporter.can_redact:
            return self.tr("This format is of everything, and leaves nothing out.")
        return self.tr(
            "Whoever is left out takes along every statement, quote and note that names them, also by family name"
            " alone. The file says how much was left out, where the format has a place for that."
        )
