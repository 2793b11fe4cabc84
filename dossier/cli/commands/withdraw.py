"""`dossier withdraw`: take a source out of all dossiers; the case file keeps it."""

from argparse import ArgumentParser

from dossier.app import lookup
from dossier.cli import output, shapes
from dossier.cli.arguments import add_case, add_source
from dossier.cli.call import Call, Command, Exit
from dossier.cli.opening import opened
from dossier.domain.commands import WithdrawSource


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    add_source(parser)
    parser.add_argument("--reason", default="", help="why, for the history")


def run(call: Call) -> int:
    with opened(call) as workspace:
        row = lookup.source(workspace.views, call.arguments.source)
        workspace.do(WithdrawSource(row.id, call.arguments.reason))
    if call.json:
        output.as_json(shapes.source(row) | {"withdrawn": True})
    else:
        output.lines(
            [f"{row.file or row.id[:12]} is withdrawn from all dossiers. “dossier restore” takes it back."]
        )
    return Exit.DONE


COMMAND = Command("withdraw", "take a source out of all dossiers, without deleting it", declare, run)
