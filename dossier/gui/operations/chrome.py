"""Around the case: preferences, command palette, help, About. Each opens a window of its own."""

from dossier.gui.desk import Desk
from dossier.gui.phrases import tr


def preferences(desk: Desk) -> None:
    desk.say(tr("Preferences are not built yet."))


def palette(desk: Desk) -> None:
    desk.say(tr("The command palette is not built yet."))


def help_pages(desk: Desk) -> None:
    desk.say(tr("The help pages are not built yet."))


def key_table(desk: Desk) -> None:
    desk.say(tr("The key table is not built yet."))


def show_log(desk: Desk) -> None:
    desk.say(tr("The log viewer is not built yet."))


def about(desk: Desk) -> None:
    desk.say(tr("About is not built yet."))
