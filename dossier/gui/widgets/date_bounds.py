"""Two fields for dates: from when on, and until when; written as people write them (2015, 2015-11, 2015-11-13)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from dossier.domain.errors import CommandRefused
from dossier.domain.time_marks import bounds

_LETTERS = 13


class DateBounds(QWidget):
    """Emits `changed()` once other bounds were entered, `refused(words)` for what is no date: then the last stay."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.since, self.until = QLineEdit(), QLineEdit()
        self._taken = ("", "")
        self.refusal = ""
        """Why what is written in them is not what holds; empty where it is."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for field, words, name in (
            (
                self.since,
                self.tr("From date"),
                self.tr("What happened then or later: 2015, 2015-11, 2015-11-13"),
            ),
            (self.until, self.tr("To date"), self.tr("What happened until the end of this date")),
        ):
            field.setPlaceholderText(words)
            field.setAccessibleName(name)
            field.setToolTip(name)
            field.setFixedWidth(_LETTERS * field.fontMetrics().averageCharWidth())
            field.editingFinished.connect(self._take)
            row.addWidget(field)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def written(self) -> tuple[str, str]:
        """The dates that hold, as they were entered."""
        return self._taken

    @property
    def minutes(self) -> tuple[int | None, int | None]:
        return bounds(*self._taken)

    def put(self, since: str, until: str) -> None:
        """Raises CommandRefused for what is no date."""
        bounds(since, until)
        self._taken, self.refusal = (since, until), ""
        self.since.setText(since)
        self.until.setText(until)

    def _take(self) -> None:
        since, until = self.since.text().strip(), self.until.text().strip()
        if (since, until) == self._taken and not self.refusal:
            return
        try:
            bounds(since, until)
        except CommandRefused as error:
            self.refusal = str(error)
            self.refused.emit(self.refusal)
            return
        self._taken, self.refusal = (since, until), ""
        self.changed.emit()
