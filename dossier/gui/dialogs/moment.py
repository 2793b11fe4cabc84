"""Which moment of the case: by the clock, or by an entry of the journal."""

from PySide6.QtCore import QDateTime, Qt, QTime
from PySide6.QtWidgets import QDateTimeEdit, QGridLayout, QRadioButton, QSpinBox, QWidget

from dossier.gui.dialogs.form import Form, hint_label


class MomentForm(Form):
    """`moment` is what was chosen, as `Workspace.open` takes it."""

    def __init__(self, title: str, text: str, entries: int, parent: QWidget, *, now: bool = False) -> None:
        super().__init__(title, self.tr("&Show"), parent)
        self.now = QRadioButton(self.tr("&Now"))
        self.by_clock = QRadioButton(self.tr("By the &clock:"))
        self.by_entry = QRadioButton(self.tr("After &entry:"))
        midnight = QDateTime(QDateTime.currentDateTime().date(), QTime(0, 0))
        self.clock, self.entry = QDateTimeEdit(midnight), QSpinBox()
        self.clock.setDisplayFormat("d MMM yyyy HH:mm:ss")
        self.clock.setCalendarPopup(True)
        self.clock.setAccessibleName(self.tr("Date and time"))
        self.entry.setRange(1, max(1, entries))
        self.entry.setValue(entries)
        self.entry.setAccessibleName(self.tr("Number of the entry"))
        self.clock.dateTimeChanged.connect(lambda _: self.by_clock.setChecked(True))
        self.entry.valueChanged.connect(lambda _: self.by_entry.setChecked(True))
        grid = QGridLayout()
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.by_clock, 0, 0)
        grid.addWidget(self.clock, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.by_entry, 1, 0)
        grid.addWidget(self.entry, 1, 1, Qt.AlignmentFlag.AlignLeft)
        if now:
            grid.addWidget(self.now, 2, 0)
        else:
            self.now.hide()
            self.now.setParent(self)
        (self.now if now else self.by_clock).setChecked(True)
        self.body.addWidget(hint_label(text))
        self.body.addLayout(grid)
        self.body.addWidget(
            hint_label(
                self.tr(
                    "Entry numbers are places of arrival in this file, as the history shows them. When copies were"
                    " merged, an entry may have been made long before it arrived."
                )
            )
        )
        self.submitted.connect(self.accept)
        (self.now if now else self.clock).setFocus()

    @property
    def moment(self) -> str:
        if self.now.isChecked():
            return ""
        if self.by_entry.isChecked():
            return f"entry:{self.entry.value()}"
        return self.clock.dateTime().toUTC().toString("yyyy-MM-ddTHH:mm:ss") + "Z"
