"""The status bar: long work with its progress and cancel at the left, what is saved at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from dossier.domain.views import Progress
from dossier.gui import phrases
from dossier.gui.tasks import Job


class Status(QStatusBar):
    """Emits `cancelled` when the person wants the work to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self.words, self.bar, self.button = QLabel(), QProgressBar(), QPushButton(self.tr("Cancel"))
        self.bar.setMaximumWidth(160)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.button.clicked.connect(self._cancel)
        self._work = QWidget()
        row = QHBoxLayout(self._work)
        row.setContentsMargins(8, 0, 0, 0)
        for widget in (self.words, self.bar, self.button):
            row.addWidget(widget)
        self.addWidget(self._work)
        self.saved = QLabel()
        self.saved.setContentsMargins(0, 0, 8, 0)
        self.addPermanentWidget(self.saved)
        self._work.hide()

    def begin(self, job: Job) -> None:
        """Follow this job; the one begun last is shown."""
        self._job = job
        self.button.setEnabled(True)
        self.show_progress(job, None)
        self._work.show()

    def end(self) -> None:
        self._job = None
        self._work.hide()

    def show_saved(self, text: str, hint: str) -> None:
        self.saved.setText(text)
        self.saved.setToolTip(hint)

    def show_progress(self, job: Job, progress: Progress | None) -> None:
        if job is not self._job:
            return
        total = progress.total if progress else 0
        self.words.setText(phrases.progress_line(job.label, progress))
        self.bar.setRange(0, total)
        self.bar.setValue(progress.done if progress else 0)

    def _cancel(self) -> None:
        self.button.setEnabled(False)
        self.words.setText(self.tr("Stopping…"))
        self.cancelled.emit()
