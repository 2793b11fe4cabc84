"""Taking back and doing again, on every screen alike."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from dossier.domain import targets
from dossier.domain.errors import CommandRefused
from dossier.gui.desk import Button, Desk
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.phrases import excerpt, tr

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace
    from dossier.gui.widgets.undo_page import UndoPage

_LOOK_BACK = 500
"""Entries among which those of an undo are looked for: it has just been written."""
_LONGEST = 120


def undo(desk: Desk) -> None:
    field = _field_with_keys()
    if field is not None:
        field.undo()
    else:
        take_back(desk, 1)


def redo(desk: Desk) -> None:
    field = _field_with_keys()
    if field is not None:
        field.redo()
        return
    workspace = desk.workspace
    if workspace is None:
        return

    def told(summary: str) -> None:
        desk.say(tr("Done again: {what}").format(what=excerpt(summary, _LONGEST)))

    desk.tasks.run(lambda job: workspace.redo(), told)


def show_list(desk: Desk) -> None:
    desk.go(Place(PlaceKind.UNDO), new_tab=True)


def attend(desk: Desk, page: "UndoPage") -> None:
    page.wanted.connect(lambda number: take_back(desk, number))
    page.pass_wanted.connect(lambda: pass_over(desk))


def take_back(desk: Desk, number: int) -> None:
    """The last `number` acts, one after the other, until one cannot be taken back."""
    workspace = desk.workspace
    if workspace is None:
        return
    back: list[str] = []
    touched: list[str] = []

    def work() -> None:
        for _ in range(number):
            back.append(workspace.undo())
            touched[:0] = _touched(workspace)

    def done(_: None) -> None:
        if len(back) == 1:
            desk.say(tr("Taken back: {what}").format(what=excerpt(back[0], _LONGEST)), button=_again(desk))
        elif back:
            desk.say(tr("Taken back: {n} acts.").format(n=len(back)), details="\n".join(back))
        if desk.queue is not None and touched:
            desk.queue.show_again(touched)

    def failed(error: BaseException) -> None:
        done(None)
        if isinstance(error, CommandRefused) and desk.undo_menu.can_undo:
            desk.say(str(error), error=True, button=Button(tr("Pass &over"), lambda: pass_over(desk)))
        else:
            desk.tasks.failed.emit(error)

    desk.tasks.run(lambda job: work(), done, failed=failed)


def newest(workspace: "Workspace") -> str:
    """The act that undo would take next; empty for none."""
    acts = workspace.views.acts(workspace.analyst.id, limit=1)
    return acts[0].act if acts else ""


def take_that_back(desk: Desk, act: str) -> None:
    """What a message tells of, unless something else was done since: undo never takes back what is not shown."""
    workspace = desk.workspace
    if workspace is None:
        return

    def decide(still: bool) -> None:
        if still:
            take_back(desk, 1)
        else:
            said = tr("You have done something else since. Undo takes that back first.")
            desk.say(said, button=Button(tr("What undo would take back"), lambda: show_list(desk)))

    desk.tasks.run(lambda job: newest(workspace) == act, decide)


def pass_over(desk: Desk) -> None:
    """Leave what cannot be taken back as it is: the next undo goes on to the act before it."""
    workspace = desk.workspace
    if workspace is not None:
        said = tr("Passed over: {what}. The next undo goes on to the act before it.")
        desk.tasks.run(
            lambda job: workspace.undo(pass_over=True),
            lambda summary: desk.say(said.format(what=excerpt(summary, _LONGEST))),
        )


def _again(desk: Desk) -> Button:
    return Button(tr("Redo"), lambda: desk.trigger("redo"))


def _touched(workspace: "Workspace") -> list[str]:
    """The entities and statements that the last undo concerns."""
    rows = workspace.views.history(newest_first=True, limit=_LOOK_BACK)
    act = next((row.act for row in rows if row.kind == "ActUndone"), "")
    kinds = (targets.ENTITY, targets.STATEMENT)
    found = [row.target for row in rows if act and row.act == act and targets.parted(row.target)[0] in kinds]
    return list(dict.fromkeys(found))


def _field_with_keys() -> QLineEdit | QTextEdit | QPlainTextEdit | None:
    """The text field with the keyboard, when this comes from a key: its own undo goes first."""
    if not QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    field = QApplication.focusWidget()
    if isinstance(field, (QLineEdit, QTextEdit, QPlainTextEdit)) and not field.isReadOnly():
        return field
    return None
