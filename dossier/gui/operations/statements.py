"""What can be decided on statements: whether they hold, what they say, what they are worth."""

from dossier.domain import targets
from dossier.domain.commands import EditStatement, RemoveStatement, SetStatementStatus
from dossier.domain.judgements import Status
from dossier.domain.views import StatementRow
from dossier.gui import phrases
from dossier.gui.desk import Desk
from dossier.gui.dialogs.statement_form import StatementForm, Told
from dossier.gui.operations import marks
from dossier.gui.operations.acting import act, picking
from dossier.gui.phrases import tr

_SHOWN = 160


def confirm(desk: Desk) -> None:
    _judge(desk, Status.CONFIRMED, tr("{what} confirmed."))


def dispute(desk: Desk) -> None:
    _judge(desk, Status.DISPUTED, tr("{what} disputed."))


def reject(desk: Desk) -> None:
    _judge(desk, Status.REJECTED, tr("{what} rejected: listed apart, and counted nowhere else."))


def restore(desk: Desk) -> None:
    _judge(desk, Status.UNREVIEWED, tr("{what} put back to unreviewed."))


def edit(desk: Desk) -> None:
    """Change the statement, or the note, whose line is current."""
    row = _row(desk)
    if row is None:
        marks.edit_note(desk)
        return
    form = StatementForm(tr("Edit a statement"), tr("Change"), Told.of(row), picking(desk), desk.widget)

    def change() -> None:
        if form.changes():
            act(desk, tr("Statement changed."), EditStatement(row.id, form.changes()), form=form)
        else:
            form.accept()

    def reset() -> None:
        found = tuple((field, None) for field in row.edited)
        act(desk, tr("The statement is as it was found."), EditStatement(row.id, found), form=form)

    form.submitted.connect(change)
    form.reset_wanted.connect(reset)
    form.open()


def erase(desk: Desk) -> None:
    """Take away the note, or the written statement, whose line is current."""
    if desk.chosen.note is not None:
        marks.remove_note(desk)
    elif desk.chosen.is_written and desk.chosen.statement is not None:
        act(desk, tr("The written statement is taken back."), RemoveStatement(desk.chosen.statement))


def note(desk: Desk) -> None:
    row = _row(desk)
    if row is not None:
        marks.write_note(desk, targets.of_statement(row.id), _about(row))


def tag(desk: Desk) -> None:
    row = _row(desk)
    if row is not None:
        marks.tag(desk, targets.of_statement(row.id), _about(row), row.tags)


def _judge(desk: Desk, status: Status, said: str) -> None:
    chosen = desk.chosen.statements
    if chosen:
        what = phrases.counted(len(chosen), tr("statement"), tr("statements"))
        act(desk, said.format(what=what), SetStatementStatus(chosen, status))


def _row(desk: Desk) -> StatementRow | None:
    workspace, statement = desk.workspace, desk.chosen.statement
    return workspace.views.statement(statement) if workspace and statement else None


def _about(row: StatementRow) -> str:
    return tr("On the statement “{words}”").format(words=phrases.excerpt(row.citation.exact, _SHOWN))
