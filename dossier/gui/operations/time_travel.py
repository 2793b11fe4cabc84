"""The case at any moment: the whole of it as it was, the history of one thing, and what changed since."""

from typing import TYPE_CHECKING

from dossier.domain import targets
from dossier.gui import cases
from dossier.gui.desk import Desk
from dossier.gui.navigation import Place, PlaceKind, difference_key
from dossier.gui.operations.acting import pick
from dossier.gui.phrases import case_moment, tr

if TYPE_CHECKING:
    from dossier.gui.widgets.difference_page import DifferencePage
    from dossier.gui.widgets.history_page import HistoryPage


def as_of(desk: Desk) -> None:
    """Ask for a moment, and show the case as it was then."""
    workspace = desk.workspace
    if workspace is None:
        return
    text = tr("Shows the whole case as it was then, read-only. Nothing is changed by looking.")
    moment = desk.ask.moment(tr("The case as of"), text, workspace.views.counts().entries, now=False)
    if moment:
        travel(desk, moment)


def travel(desk: Desk, moment: str) -> None:
    """Show the case as of `moment`; what is open stays until that is there, and after it is cancelled."""
    workspace = desk.workspace
    if workspace is None:
        return
    path = workspace.path
    label = tr("Making the case as of {moment}").format(moment=case_moment(moment))
    desk.tasks.run(lambda job: cases.open_case(path, job, as_of=moment), desk.take, label=label)


def back_to_now(desk: Desk) -> None:
    workspace = desk.workspace
    if workspace is not None and workspace.as_of:
        path = workspace.path
        desk.tasks.run(
            lambda job: cases.open_case(path, job),
            desk.take,
            label=tr("Opening {file}").format(file=path.name),
        )


def attend_history(desk: Desk, page: "HistoryPage") -> None:
    page.as_of_wanted.connect(lambda entry: travel(desk, f"entry:{entry}"))
    page.subject_wanted.connect(lambda: _choose_subject(desk))


def _choose_subject(desk: Desk) -> None:
    """The history of an entity; that of a source or a statement is asked for where it is shown."""
    pick(desk, tr("Whose history?"), lambda row: desk.go(Place(PlaceKind.HISTORY, row.id)))


def attend_difference(desk: Desk, page: "DifferencePage") -> None:
    page.moments_wanted.connect(lambda entity: compare(desk, entity))


def history_of_this(desk: Desk) -> None:
    """Of the statement's line that is chosen, else of the dossier or the source in front."""
    what, id = targets.parted(desk.about)
    if what == targets.PASSAGE:
        place = targets.place(desk.about)
        id = place.source if place else ""
    subject = id or desk.entity or desk.source
    if subject:
        desk.go(Place(PlaceKind.HISTORY, subject), new_tab=True)


def changed_since(desk: Desk) -> None:
    if desk.entity is not None:
        compare(desk, desk.entity)


def compare(desk: Desk, entity: str) -> None:
    """Ask for two moments, and show what changed in the dossier between them."""
    workspace = desk.workspace
    if workspace is None:
        return
    entries = workspace.views.counts().entries
    since = desk.ask.moment(
        tr("What changed"), tr("Since when? For example since your last report."), entries, now=False
    )
    if not since:
        return
    until = desk.ask.moment(tr("What changed"), tr("Until when?"), entries, now=True)
    if until is not None:
        desk.go(Place(PlaceKind.DIFFERENCE, difference_key(entity, since, until)), new_tab=True)


def lost(desk: Desk) -> None:
    desk.go(Place(PlaceKind.LOST), new_tab=True)
