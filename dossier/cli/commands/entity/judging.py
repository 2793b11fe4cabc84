"""`dossier entity confirm`, `dispute`, `reject` and `restore`: what is decided on suggested entities."""

from argparse import ArgumentParser

from dossier.cli import shapes, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import who
from dossier.domain.commands import SetEntityStatus
from dossier.domain.judgements import Status

STATUSES = {
    "confirm": (Status.CONFIRMED, "confirm entities that the machine suggested"),
    "dispute": (Status.DISPUTED, "mark entities as disputed"),
    "reject": (Status.REJECTED, "reject suggested entities: no list and no count has them any more"),
    "restore": (Status.UNREVIEWED, "take such a decision back: unreviewed again"),
}


def _declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "entities",
        metavar="ENTITY",
        nargs="+",
        help="names or ids; all together are one act, which one undo takes back",
    )


def _judging(status: Status) -> Command:
    def run(call: Call) -> int:
        with opened(call) as workspace:
            views = workspace.views
            ids = tuple(dict.fromkeys(targets.entity(views, each).id for each in call.arguments.entities))
            workspace.do(SetEntityStatus(ids, status))
            rows = [views.entity(id) for id in ids]
        return told(
            call,
            [shapes.entity(row) for row in rows],
            (f"{who(row)} is {row.status}." for row in rows),
        )

    verb = next(verb for verb, (its, _) in STATUSES.items() if its is status)
    return Command(verb, STATUSES[verb][1], _declare, run)


COMMANDS = tuple(_judging(status) for status, _ in STATUSES.values())
