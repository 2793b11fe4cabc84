"""Pages on which something is decided: which operations do what a person wants there."""

from PySide6.QtCore import QObject

from dossier.gui.desk import Desk
from dossier.gui.operations import reviewing, sources, time_travel, undoing
from dossier.gui.widgets.difference_page import DifferencePage
from dossier.gui.widgets.history_page import HistoryPage
from dossier.gui.widgets.review_page import ReviewPage
from dossier.gui.widgets.source_page import SourcePage
from dossier.gui.widgets.undo_page import UndoPage


def attend(desk: Desk, page: QObject) -> None:
    """Do what a person wants on this page, as long as it is open."""
    if isinstance(page, SourcePage):
        _attend_source(desk, page)
    elif isinstance(page, ReviewPage):
        reviewing.attend(desk, page)
    elif isinstance(page, UndoPage):
        undoing.attend(desk, page)
    elif isinstance(page, HistoryPage):
        time_travel.attend_history(desk, page)
    elif isinstance(page, DifferencePage):
        time_travel.attend_difference(desk, page)


def _attend_source(desk: Desk, page: SourcePage) -> None:
    page.action_wanted.connect(desk.trigger)
    page.corrected.connect(
        lambda source, field, value: sources.correct(
            desk, source, field, value, lambda: page.restore_field(field)
        )
    )
