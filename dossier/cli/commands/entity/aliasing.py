"""`dossier entity alias`: another name that something goes by, or does not."""

from argparse import ArgumentParser

from dossier.cli import shapes, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command
from dossier.cli.layout import one_line
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import who
from dossier.domain.commands import SetAlias


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_entity(parser)
    parser.add_argument("alias", metavar="ALIAS", help="in quotes, where it has several words")
    parser.add_argument("--remove", action="store_true", help="it does not go by this name")


def run(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        row = targets.entity(workspace.views, given.entity)
        workspace.do(SetAlias(row.id, given.alias, held=not given.remove))
        row = workspace.views.entity(row.id)
    goes = "does not go" if given.remove else "also goes"
    return told(call, shapes.entity(row), [f"{who(row)} {goes} by “{one_line(given.alias)}”."])


COMMAND = Command("alias", "add another name that it goes by, or take one away", declare, run)
