"""The status bar: long work with its progress and cancel at the left, what others do in the middle, what is saved at
the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStatusBar,
    QToolButton,
    QWidget,
)

from dossier.domain.views import News, Progress
from dossier.gui import phrases
from dossier.gui.passage_hints import plain
from dossier.gui.tasks import Job

_LONGEST = 100


class Status(QStatusBar):
    """Emits `cancelled` when the person wants the work to stop, `history_wanted` when to see what was done."""

    cancelled = Signal()
    history_wanted = Signal()

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
        self.waiting = QLabel(self.tr("Waiting for another Dossier to finish writing…"))
        self.waiting.setContentsMargins(8, 0, 0, 0)
        self.addWidget(self.waiting)
        self.news = QToolButton()
        self.news.setAutoRaise(True)
        self.news.clicked.connect(self._open_history)
        self.addWidget(self.news)
        self.saved = QLabel()
        self.saved.setContentsMargins(0, 0, 8, 0)
        self.addPermanentWidget(self.saved)
        for part in (self._work, self.waiting, self.news):
            part.hide()

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

    def show_waiting(self, waiting: bool) -> None:
        """Whether a change waits for another program."""
        self.waiting.setVisible(waiting)

    def show_news(self, news: Sequence[News]) -> None:
        """What others did, the latest first; it stays until it has been looked at, or there is something newer."""
        lines = [phrases.news_line(each) for each in news]
        self.news.setText(phrases.excerpt(" · ".join(lines), _LONGEST).replace("&", "&&"))
        self.news.setToolTip(plain("\n".join([*lines, "", self.tr("Click to open the history.")])))
        self.news.setAccessibleName(self.tr("What others did: {news}").format(news="; ".join(lines)))
        self.news.setVisible(bool(news))

    def _open_history(self) -> None:
        self.news.hide()
        self.history_wanted.emit()

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
