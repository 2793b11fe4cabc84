"""Says which case is open, at which moment, and whether all is saved: title, top bar, band and status line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from dossier.gui import phrases
from dossier.gui.widgets.as_of_band import AsOfBand
from dossier.gui.widgets.status import Status
from dossier.gui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace


class Caption(QObject):
    def __init__(self, window: QMainWindow, top: TopBar, band: AsOfBand, status: Status) -> None:
        super().__init__(window)
        self._window, self._top, self._band, self._status = window, top, band, status

    def show_case(self, workspace: "Workspace | None") -> None:
        moment = phrases.as_of_words(workspace.as_of) if workspace else ""
        self._top.show_case(workspace.analyst if workspace else None, workspace.as_of if workspace else "")
        self._band.show_moment(moment)
        if workspace is None:
            self._top.show_others(())
            self._status.show_news(())
            self._status.show_waiting(False)
            self._window.setWindowTitle(self.tr("Dossier"))
            self._status.show_saved("", "")
            return
        known = workspace.views.properties()
        title = known.title + (self.tr(" — as of {m}").format(m=moment) if moment else "")
        self._window.setWindowTitle(self.tr("{title} — Dossier").format(title=title))
        words = self.tr("read-only") if workspace.read_only else self.tr("saved")
        entry = self.tr("entry {n:,}").format(n=known.entries)
        self._status.show_saved(f"{words} · {entry}", str(workspace.path))
