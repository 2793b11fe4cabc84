"""Deciding on suggestions. The next one is shown at once; the decision itself runs on the case's worker."""

from collections.abc import Sequence

from dossier.domain import targets
from dossier.domain.commands import (
    Command,
    SetEntityStatus,
    SetStatementStatus,
    SkipSuggestion,
)
from dossier.domain.judgements import Status
from dossier.domain.views import Suggestion
from dossier.gui.desk import Desk
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.widgets.alike_dialog import AlikeDialog
from dossier.gui.widgets.review_page import ReviewPage


def review(desk: Desk) -> None:
    desk.go(Place(PlaceKind.REVIEW), new_tab=True)


def attend(desk: Desk, page: ReviewPage) -> None:
    """Do what the person decides on this page."""
    page.judged.connect(lambda row, status: judge(desk, [row], status))
    page.skipped.connect(lambda row: skip(desk, row))
    page.alike_judged.connect(lambda row, status: judge_alike(desk, row, status))
    page.edit_wanted.connect(lambda row: desk.trigger("rename-entity" if row.entity else "edit-statement"))
    page.merge_wanted.connect(lambda row: desk.trigger("merge-entity"))


def judge(desk: Desk, rows: Sequence[Suggestion], status: Status) -> None:
    """One command, and so one undo, for all of them; they are of one kind."""
    ids = tuple(targets.parted(row.target)[1] for row in rows)
    if rows[0].entity is not None:
        command: Command = SetEntityStatus(ids, status)
    else:
        command = SetStatementStatus(ids, status)
    _decide(desk, [row.target for row in rows], command, counts=True)


def skip(desk: Desk, row: Suggestion) -> None:
    """To the end of the queue; the case remembers it. For the second time it goes behind the other skipped ones."""
    if not row.skipped:
        _decide(desk, [row.target], SkipSuggestion(row.target), counts=False)
    elif desk.queue is not None:
        desk.queue.pass_by(row.target)


def judge_alike(desk: Desk, row: Suggestion, status: Status) -> None:
    """Show all that are like this one, then decide on those that the person leaves checked."""
    workspace = desk.workspace
    if workspace is None:
        return

    def show(rows: Sequence[Suggestion]) -> None:
        if not rows or desk.workspace is not workspace:
            return
        dialog = AlikeDialog(rows, status, desk.widget)
        dialog.chosen.connect(lambda chosen: judge(desk, chosen, status))
        dialog.open()

    desk.tasks.read(lambda job: workspace.views.alike(row.target), show)


def _decide(desk: Desk, decided: Sequence[str], command: Command, *, counts: bool) -> None:
    workspace, queue = desk.workspace, desk.queue
    if workspace is None or queue is None:
        return
    queue.begin(decided)
    desk.unsay()
    desk.undo_menu.expect()

    def failed(error: BaseException) -> None:
        queue.put_back(decided)
        desk.tasks.failed.emit(error)

    desk.tasks.run(
        lambda job: workspace.do(command), lambda _: queue.settle(decided, count=counts), failed=failed
    )
