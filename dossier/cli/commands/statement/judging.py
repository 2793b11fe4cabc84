"""`dossier statement confirm`, `dispute`, `reject` and `restore`: what is decided on statements."""

from argparse import ArgumentParser

from dossier.cli import shapes, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import said
from dossier.domain.commands import SetStatementStatus
from dossier.domain.judgements import Status

STATUSES = {
    "confirm": (Status.CONFIRMED, "confirm statements"),
    "dispute": (Status.DISPUTED, "mark statements as disputed"),
    "reject": (Status.REJECTED, "reject statements: no list and no count has them any more"),
    "restore": (Status.UNREVIEWED, "take such a decision back: unreviewed again"),
}


def _declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "statements", metavar="ID", nargs="+", help="all together are one act, which one undo takes back"
    )


def _judging(verb: str) -> Command:
    status, summary = STATUSES[verb]

    def run(call: Call) -> int:
        with opened(call) as workspace:
            views = workspace.views
            ids = tuple(dict.fromkeys(targets.statement(views, id).id for id in call.arguments.statements))
            workspace.do(SetStatementStatus(ids, status))
            rows = [views.statement(id) for id in ids]
        shape = [shapes.statement(row) for row in rows]
        return told(call, shape, (f"{said(row)} is {row.status}." for row in rows))

    return Command(verb, summary, _declare, run)


COMMANDS = tuple(_judging(verb) for verb in STATUSES)
