"""Signing one's own work, and whose keys one knows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from dossier.domain.views import KeyRow
from dossier.gui.dialogs.form import Form, hint_label

_KEY = Qt.ItemDataRole.UserRole
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class SigningAnswer:
    """`known` and `unknown` are the keys whose mark changes; a `new` passphrase that is empty changes nothing."""

    on: bool
    current: str
    new: str
    known: tuple[KeyRow, ...]
    unknown: tuple[KeyRow, ...]


class SigningForm(Form):
    """`new_key_wanted()` when the key in use is to be replaced. `others` are the keys of the other analysts."""

    new_key_wanted = Signal()

    def __init__(
        self, fingerprint: str, others: Sequence[KeyRow], parent: QWidget, *, on: bool, encrypted: bool
    ) -> None:
        super().__init__(self.tr("Signing"), self.tr("&Save"), parent)
        self.body.addWidget(
            hint_label(
                self.tr(
                    "A signature proves that what bears your name is yours, to everybody who knows your key. The key"
                    " stays on this computer; read its fingerprint out to your colleagues."
                )
            )
        )
        self.on = QCheckBox(self.tr("S&ign what I do, in all my cases"))
        self.on.setChecked(on)
        self.fingerprint = _selectable(fingerprint or self.tr("made when you first sign"))
        self.fingerprint.setAccessibleName(self.tr("Fingerprint of your key"))
        self.current = _secret(self.tr("Passphrase so far"))
        self.new = _secret(self.tr("New passphrase"))
        self.again = _secret(self.tr("New passphrase once more"))
        self.new.setPlaceholderText(self.tr("empty: as it is"))
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.addRow("", self.on)
        form.addRow(self.tr("Your fingerprint"), self.fingerprint)
        if encrypted:
            form.addRow(self.tr("&Passphrase so far"), self.current)
        form.addRow(self.tr("&New passphrase"), self.new)
        form.addRow(self.tr("Once &more"), self.again)
        self.body.addLayout(form)
        self.others = QListWidget()
        self._add_others(others)
        if fingerprint:
            anew = self.offer(self.tr("Make a new ke&y…"))
            anew.setAutoDefault(False)  # never what Enter does
            anew.clicked.connect(self.new_key_wanted)
        self.on.setFocus()

    @property
    def answer(self) -> SigningAnswer:
        rows = [self.others.item(n) for n in range(self.others.count())]
        changed = [
            (item.data(_KEY), ticked)
            for item in rows
            if (ticked := item.checkState() == Qt.CheckState.Checked) != item.data(_KEY).known
        ]
        return SigningAnswer(
            self.on.isChecked(),
            self.current.text(),
            self.new.text(),
            tuple(row for row, ticked in changed if ticked),
            tuple(row for row, ticked in changed if not ticked),
        )

    def submit(self) -> None:
        if self.new.text() != self.again.text():
            self.complain(self.tr("The two new passphrases are not the same."))
        else:
            super().submit()

    def _add_others(self, others: Sequence[KeyRow]) -> None:
        """A tick says that the fingerprint was compared; without others' keys there is nothing to tick."""
        title = QLabel(self.tr("&Keys of others: tick whose fingerprint you compared with them"))
        title.setBuddy(self.others)
        title.setWordWrap(True)
        self.others.setAccessibleName(self.tr("Keys of others"))
        for row in others:
            item = QListWidgetItem(f"{row.analyst.name}\n{row.fingerprint}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if row.known else Qt.CheckState.Unchecked)
            item.setData(_KEY, row)
            self.others.addItem(item)
        if others:
            lines = min(2 * len(others), _MOST_LINES) + 1
            self.others.setSpacing(3)
            self.others.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 16)
            self.body.addWidget(title)
            self.body.addWidget(self.others)
        else:
            self.others.setParent(self)
            self.others.hide()
            title.deleteLater()


def _secret(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(name)
    return line


def _selectable(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
