"""Neither side of a conflict, but a third value."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dossier.domain.conflicts import Conflict
from dossier.gui import phrases
from dossier.gui.dialogs.form import Form, hint_label


class ThirdValueForm(Form):
    """A field to type into, or a list where only some values can be."""

    def __init__(self, conflict: Conflict, parent: QWidget) -> None:
        super().__init__(phrases.tr("Another value"), phrases.tr("Settle"), parent)
        about = f"{conflict.name} · {phrases.conflict_field(conflict.field)}"
        sides = "\n".join(
            f"{side.analyst}: {phrases.excerpt(side.value, 200) or self.tr('(nothing)')}"
            for side in conflict.sides
        )
        self.box, self.choice = QLineEdit(), QComboBox()
        for widget in (self.box, self.choice):
            widget.setAccessibleName(self.tr("Value"))
            widget.setAccessibleDescription(about)
        self.body.addWidget(hint_label(f"{about}\n\n{sides}"))
        if conflict.choices:
            for value in conflict.choices:
                self.choice.addItem(value, value)
            self.body.addWidget(self.choice)
            self.box.setParent(self)
            self.box.hide()
            self.choice.setFocus()
        else:
            self.box.setText(next((side.value for side in conflict.sides if side.wins), ""))
            self.body.addWidget(self.box)
            self.choice.setParent(self)
            self.choice.hide()
            self.box.selectAll()
            self.box.setFocus()

    def value(self) -> str:
        return str(self.choice.currentData()) if self.choice.count() else self.box.text().strip()
