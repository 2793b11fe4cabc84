"""Around the case: preferences, command palette, help, About. Each opens a window of its own."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from dossier.app import desktop, identity, paths
from dossier.app.settings import Settings
from dossier.domain.errors import DossierError
from dossier.gui.about import About, LogView
from dossier.gui.desk import Desk
from dossier.gui.help_window import KEYS, START, HelpWindow
from dossier.gui.navigation import PlaceKind
from dossier.gui.palette import Palette
from dossier.gui.phrases import tr
from dossier.gui.preferences import Preferences
from dossier.gui.responsiveness import Responsiveness
from dossier.gui.watchdog import Watchdog

_ABOUT = {
    PlaceKind.SEARCH: "searching.md",
    PlaceKind.TIMELINE: "timeline.md",
    PlaceKind.CONNECTIONS: "connections.md",
    PlaceKind.ENTITY: "reading-a-dossier.md",
    PlaceKind.CONTRADICTIONS: "reading-a-dossier.md",
    PlaceKind.ACCOUNTS: "reading-a-dossier.md",
    PlaceKind.VERSIONS: "reading-a-dossier.md",
    PlaceKind.REVIEW: "annotating.md",
}
"""The help page on what a tab shows; of others, the first one."""


def preferences(desk: Desk) -> None:
    settings = Settings.load()
    workspace = desk.workspace
    dialog = Preferences(settings, workspace.analyst if workspace else identity.analyst(), desk.widget)
    dialog.changed.connect(lambda _: desk.obey(settings))
    dialog.renamed.connect(lambda name, initials: _introduce(desk, name, initials))
    dialog.register_wanted.connect(lambda: _register(desk, dialog))
    _open(dialog)


def _register(desk: Desk, dialog: Preferences) -> None:
    """Off the GUI thread, for the desktop's own programs may take seconds; by then the dialog may be gone."""

    def done(files: list[Path]) -> None:
        if isValid(dialog):
            dialog.say_registered()
        desk.say(tr("Case files open in Dossier now."), details="\n".join(map(str, files)))

    def failed(error: BaseException) -> None:
        if isValid(dialog) and isinstance(error, DossierError):
            dialog.complain(str(error))
        else:
            desk.tasks.failed.emit(error)

    desk.tasks.read(lambda job: desktop.register(), done, failed=failed)


def _introduce(desk: Desk, name: str, initials: str) -> None:
    workspace = desk.workspace
    if workspace is None or workspace.read_only:
        identity.introduce(name, initials, identity.analyst())
    else:
        desk.tasks.run(lambda job: workspace.introduce(name, initials))


def palette(desk: Desk) -> None:
    """Asked for again, it goes."""
    shown = desk.widget.findChild(Palette)
    if shown is not None:
        shown.close()
    else:
        Palette(desk.commands(), desk.widget).open()


def help_pages(desk: Desk) -> None:
    """With the page on what is in front."""
    place = desk.place
    _help(desk).show_page(_ABOUT.get(place.kind, START) if place else START)


def key_table(desk: Desk) -> None:
    _help(desk).show_page(KEYS)


def _help(desk: Desk) -> HelpWindow:
    """The one help window: asked for again, it comes to the front."""
    window = desk.widget.findChild(HelpWindow)
    if window is None:
        window = HelpWindow(paths.resources() / "help", desk.commands(), desk.widget)
    _open(window)
    return window


def responsiveness(desk: Desk) -> None:
    """The watchdog belongs to the window, so that it goes on measuring when the dialog is closed."""
    watchdog = desk.widget.findChild(Watchdog) or Watchdog(desk.widget)
    _open(Responsiveness(watchdog, desk.widget))


def show_log(desk: Desk) -> None:
    _open(LogView(paths.log_file(), desk.widget))


def about(desk: Desk) -> None:
    _open(About(desk.widget))


def _open(window: QWidget) -> None:
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.show()
    window.raise_()
    window.activateWindow()
