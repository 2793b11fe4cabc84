"""Who works here: asked once, before the first entry bears a name that nobody chose."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from dossier.gui.dialogs.form import Form, hint_label

_LONGEST_INITIALS = 6


class WhoForm(Form):
    def __init__(self, name: str, initials: str, parent: QWidget) -> None:
        super().__init__(self.tr("Who works here?"), self.tr("&Begin"), parent)
        self.name, self.initials = QLineEdit(name), QLineEdit(initials)
        self._own = False
        self.initials.setMaxLength(_LONGEST_INITIALS)
        self.initials.setMaximumWidth(90)
        self.name.setAccessibleName(self.tr("Your name"))
        self.initials.setAccessibleName(self.tr("Your initials"))
        form = QFormLayout()
        form.addRow(self.tr("Your &name"), self.name)
        form.addRow(self.tr("Your &initials"), self.initials)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(
            hint_label(
                self.tr(
                    "Every decision in a case's history shows who made it. The name stays on this computer and in"
                    " the cases you work on; you can change it under Edit, Preferences."
                )
            )
        )
        self.body.addLayout(form)
        self.name.textEdited.connect(self._propose)
        self.initials.textEdited.connect(self._keep)
        self.submitted.connect(self._check)
        self.name.selectAll()
        self.name.setFocus()

    @property
    def answer(self) -> tuple[str, str]:
        return self.name.text().strip(), self.initials.text().strip()

    def _keep(self) -> None:
        self._own = True

    def _propose(self) -> None:
        """Initials of the name, until the person types their own."""
        if not self._own:
            self.initials.setText("".join(part[0] for part in self.name.text().split()[:3]).upper())

    def _check(self) -> None:
        if self.answer[0]:
            self.accept()
        else:
            self.complain(self.tr("A name is needed: every entry shows who made it."))
