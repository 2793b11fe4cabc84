"""The case at a glance, and where its numbers lead."""

from dossier.gui.desk import Desk
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.widgets.overview_page import OverviewPage


def overview(desk: Desk) -> None:
    desk.go(Place(PlaceKind.OVERVIEW), new_tab=True)


def attend(desk: Desk, page: OverviewPage) -> None:
    """Do what the person chooses on this page."""
    page.section_wanted.connect(desk.choose_section)
    page.queue_wanted.connect(lambda only: _review(desk, only))


def _review(desk: Desk, only: str) -> None:
    """The queue, with nothing in it but suggestions of this sort."""
    if desk.queue is not None:
        desk.queue.choose(only)
        desk.go(Place(PlaceKind.REVIEW), new_tab=True)
