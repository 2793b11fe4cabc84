"""What a copy for a colleague is to hold."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QRadioButton, QWidget

from dossier.domain.views import SourceRow
from dossier.gui import phrases
from dossier.gui.dialogs.form import Form, hint_label

_ROW = 24
"""Pixels of a row: a box to tick, and air."""
_ID = int(Qt.ItemDataRole.UserRole)


class BundleForm(Form):
    """Everything, the ticked sources, or the dossier in front (`entity` is its name; empty: none is)."""

    def __init__(
        self, sources: Sequence[SourceRow], ticked: Collection[str], entity: str, parent: QWidget
    ) -> None:
        super().__init__(phrases.tr("Copy for a colleague"), phrases.tr("&Save as…"), parent)
        self.resize(620, 560)
        self.whole = QRadioButton(self.tr("&Everything in this case"))
        self.of_sources = QRadioButton(self.tr("Only &these sources, and decisions on whom they mention"))
        words = (
            self.tr("Only the sources of “{name}”, and decisions on that dossier alone").format(
                name=phrases.excerpt(entity, 50).replace("&", "&&")
            )
            if entity
            else self.tr("Only the sources of one dossier (open it first)")
        )
        self.of_entity = QRadioButton(words)
        self.of_entity.setEnabled(bool(entity))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter the sources"))
        self.filter.setAccessibleName(self.tr("Filter the sources"))
        self.filter.setClearButtonEnabled(True)
        self.sources = QListWidget()
        self.sources.setUniformItemSizes(True)
        self.sources.setAccessibleName(self.tr("Sources of the copy"))
        for row in sources:
            item = QListWidgetItem(f"{phrases.source_name(row)} – {phrases.source_line(row)}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if row.id in ticked else Qt.CheckState.Unchecked)
            item.setData(_ID, row.id)
            item.setSizeHint(QSize(0, _ROW))
            self.sources.addItem(item)
        for widget in (self.whole, self.of_entity, self.of_sources, self.filter):
            self.body.addWidget(widget)
        self.body.addWidget(self.sources, 1)
        self.body.addWidget(
            hint_label(
                self.tr(
                    "Of everything else the copy tells who did something when, and which kind of thing, but not what:"
                    " so all of it stays provable, and the copy can be merged back. Notes that go along are not"
                    " searched for names."
                )
            )
        )
        self.whole.setChecked(True)
        for button in (self.whole, self.of_sources, self.of_entity):
            button.toggled.connect(self._adapt)
        self.sources.itemChanged.connect(self._adapt)
        self.filter.textChanged.connect(self._narrow)
        self._adapt()
        self.whole.setFocus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the ticked sources; empty unless only these are to go along."""
        if not self.of_sources.isChecked():
            return ()
        items = (self.sources.item(n) for n in range(self.sources.count()))
        return tuple(item.data(_ID) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _adapt(self) -> None:
        of_sources = self.of_sources.isChecked()
        self.sources.setEnabled(of_sources)
        self.filter.setEnabled(of_sources)
        self.ok.setEnabled(not of_sources or bool(self.chosen))

    def _narrow(self, text: str) -> None:
        for number in range(self.sources.count()):
            item = self.sources.item(number)
            item.setHidden(text.casefold() not in item.text().casefold())
