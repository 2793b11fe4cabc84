"""Making two of one: which mentions and statements go to the new entity, and what it is called."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from dossier.domain.targets import Place
from dossier.domain.views import MentionRow, StatementRow
from dossier.gui import phrases
from dossier.gui.dialogs.form import Form, hint_label
from dossier.gui.models.lines import Group
from dossier.gui.models.ticked import TickedLinesModel
from dossier.gui.passage_hints import Hint
from dossier.gui.widgets.lazy_list import LazyList
from dossier.gui.widgets.line_delegate import LineDelegate


class SplitForm(Form):
    """A click or the space bar ticks a line, on a heading all lines below it."""

    def __init__(self, of: str, groups: Sequence[Group], hint: Hint, parent: QWidget) -> None:
        super().__init__(phrases.tr("Split {name}").format(name=of), phrases.tr("Split"), parent)
        self.resize(720, 620)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("What the new one is called"))
        self.model = TickedLinesModel(self)
        self.list = LazyList(self)
        self.list.setItemDelegate(LineDelegate(self.list, hint))
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("Mentions and statements"))
        self.list.installEventFilter(self)
        self.list.opened.connect(self._on_opened)
        self.chosen = QLabel()
        self.model.ticked.connect(self._count)
        form = QFormLayout()
        form.addRow(self.tr("&Name of the new entity"), self.name)
        self.body.addLayout(form)
        self.body.addWidget(
            hint_label(
                self.tr(
                    "Tick what is about the new one: by a click or the space bar; on a heading, all below it."
                )
            )
        )
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.chosen)
        self.name.textChanged.connect(lambda _: self._may_split())
        self.model.show(groups)
        self._count(0)

    def mentions(self) -> tuple[Place, ...]:
        rows = (row for row in self.model.records() if isinstance(row, MentionRow))
        return tuple(Place(r.citation.source, r.citation.start, r.citation.end) for r in rows)

    def statements(self) -> tuple[str, ...]:
        rows = (row for row in self.model.records() if isinstance(row, StatementRow))
        return tuple(dict.fromkeys(row.id for row in rows))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            index = self.list.currentIndex()
            if event.key() == Qt.Key.Key_Space and index.isValid():
                self.model.tick(index)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.submit()
                return True
        return super().eventFilter(watched, event)

    def _on_opened(self, index: QModelIndex, _new_tab: bool) -> None:
        self.model.tick(index)

    def _count(self, number: int) -> None:
        self._number = number
        ticked = phrases.counted(number, self.tr("line ticked"), self.tr("lines ticked"))
        self.chosen.setText(ticked if number else self.tr("Nothing is ticked yet"))
        self._may_split()

    def _may_split(self) -> None:
        self.ok.setEnabled(bool(self._number and self.name.text().strip()))
