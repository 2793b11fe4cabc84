"""Settling conflicts: for a side, or for a third value."""

from dossier.domain.commands import SettleConflict
from dossier.domain.conflicts import Conflict, Side
from dossier.gui.desk import Desk
from dossier.gui.dialogs.third_value_form import ThirdValueForm
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations.acting import act
from dossier.gui.phrases import conflict_field, excerpt, tr
from dossier.gui.widgets.conflicts_page import ConflictsPage


def conflicts(desk: Desk) -> None:
    desk.go(Place(PlaceKind.CONFLICTS), new_tab=True)


def attend(desk: Desk, page: ConflictsPage) -> None:
    """Do what the person settles on this page; the list then shows the next."""
    page.settled.connect(lambda conflict, side: settle(desk, conflict, side))
    page.value_wanted.connect(lambda conflict: ask(desk, conflict))


def settle(desk: Desk, conflict: Conflict, side: Side) -> None:
    act(desk, _said(conflict), SettleConflict(conflict.sort, side.entry))


def ask(desk: Desk, conflict: Conflict) -> None:
    form = ThirdValueForm(conflict, desk.widget)
    entry = conflict.sides[0].entry
    form.submitted.connect(
        lambda: act(desk, _said(conflict), SettleConflict(conflict.sort, entry, form.value()), form=form)
    )
    form.open()


def _said(conflict: Conflict) -> str:
    about = f"{excerpt(conflict.name)} · {conflict_field(conflict.field)}"
    return tr("Settled: {what}.").format(what=about)
