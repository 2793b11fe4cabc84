"""Other ways in than files, the clipboard and addresses of the web; and the page that a passage was printed on."""

from datetime import datetime

from PySide6.QtGui import QGuiApplication

from dossier.app.settings import Settings
from dossier.gui import phrases
from dossier.gui.desk import Desk
from dossier.gui.dialogs.page_window import PageWindow
from dossier.gui.operations.sources import tell
from dossier.gui.phrases import tr


def paste(desk: Desk) -> None:
    """The words on the clipboard become a source."""
    workspace = desk.workspace
    words = QGuiApplication.clipboard().text()
    if workspace is None:
        return
    if not words.strip():
        desk.say(tr("There are no words on the clipboard. Copy some first."), error=True)
        return
    name = tr("pasted {when}").format(when=f"{datetime.now():%Y-%m-%d %H.%M.%S}") + ".txt"
    pasted = ((name, words.encode("utf-8", "replace")),)
    desk.tasks.run(
        lambda job: workspace.ingest((), pasted=pasted, progress=job.progress, cancelled=job.cancelled),
        lambda report: tell(desk, report),
        label=tr("Reading articles"),
    )


def fetch(desk: Desk) -> None:
    """What addresses answer becomes sources, where the analyst has switched that on."""
    workspace = desk.workspace
    if workspace is None:
        return
    if not Settings.load().get("fetch"):
        desk.say(
            tr(
                "Fetching from the web is off, so that nobody learns what you read. Preferences switch it on."
            ),
            error=True,
        )
        return
    given = desk.ask.text(tr("Fetch by address"), tr("Addresses, a blank between them"), "")
    addresses = (given or "").split()
    if addresses:
        desk.tasks.run(
            lambda job: workspace.ingest(
                (), addresses=addresses, progress=job.progress, cancelled=job.cancelled
            ),
            lambda report: tell(desk, report),
            label=tr("Fetching"),
        )


def show_page(desk: Desk) -> None:
    """The page as it was printed, with the chosen passage marked on it."""
    workspace, citation = desk.workspace, desk.citation
    if workspace is None or citation is None:
        return
    if not citation.page:
        desk.say(tr("This source has no pages: only of a PDF can one be shown."), error=True)
        return
    from dossier.app.page_pictures import PagePictures  # worker processes, for those who ask for a page

    name = phrases.publisher(citation)
    desk.tasks.run(
        lambda job: PagePictures(workspace, citation.source),
        lambda pictures: PageWindow(
            pictures, name, citation.start, citation.end, desk.tasks, desk.widget
        ).show(),
        label=tr("Opening the page"),
    )
