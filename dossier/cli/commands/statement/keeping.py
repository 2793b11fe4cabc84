"""`dossier statement remove`, `grade`, `show` and `history`."""

from argparse import ArgumentParser

from dossier.cli import shapes, targets
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, always
from dossier.cli.commands.history import print_history
from dossier.cli.dossier_text import statement_lines
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import graded, said
from dossier.domain.commands import GradeStatement, RemoveStatement
from dossier.domain.documents import writable


def _declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("statement", metavar="ID", help="the statement’s id")


def _remove(call: Call) -> int:
    with opened(call) as workspace:
        row = targets.statement(workspace.views, call.arguments.statement)
        workspace.do(RemoveStatement(row.id))
    return told(call, shapes.statement(row) | {"removed": True}, [f"{said(row)} is removed."])


def _declare_grade(parser: ArgumentParser) -> None:
    _declare(parser)
    parser.add_argument("grade", metavar="GRADE", help="such as B2; empty: the source’s holds")


def _grade(call: Call) -> int:
    with opened(call) as workspace:
        row = targets.statement(workspace.views, call.arguments.statement)
        workspace.do(GradeStatement(row.id, call.arguments.grade))
        row = workspace.views.statement(row.id)
    now = f"graded {graded(row.grade)}" if row.grade else "not graded"
    inherited = ", as its source is" if row.grade and not row.own_grade else ""
    return told(call, shapes.statement(row), [f"{said(row)} is {now}{inherited}."])


def _show(call: Call) -> int:
    with opened(call) as workspace:
        row = targets.statement(workspace.views, call.arguments.statement)
    return told(call, shapes.statement(row), statement_lines(row))


def _declare_history(parser: ArgumentParser) -> None:
    _declare(parser)
    add_limit(parser, "entries, the latest ones")


def _history(call: Call) -> int:
    with opened(call) as workspace:
        typed = writable(call.arguments.statement).strip().removeprefix("statement:")
        # What was taken back has a history too.
        known = workspace.views.count_history(subject=typed)
        id = typed if known else targets.statement(workspace.views, typed).id
        return print_history(call, workspace, subject=id)


REMOVE = Command("remove", "take back a statement that an analyst wrote", _declare, _remove)
GRADE = Command(
    "grade", "grade it on the Admiralty scale, whatever its source’s grade", _declare_grade, _grade
)
SHOW = Command("show", "show one statement", _declare, _show, always)
HISTORY = Command("history", "list who did what with it, when", _declare_history, _history, always)
