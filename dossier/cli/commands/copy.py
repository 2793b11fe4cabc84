"""`dossier copy`: a copy of the case to hand on and to work in."""

from argparse import ArgumentParser
from pathlib import Path

from dossier.cli import output
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit
from dossier.cli.opening import unread


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("to", metavar="FILE", help="where to; an existing file is not overwritten")


def run(call: Call) -> int:
    to = Path(call.arguments.to)
    with unread(call) as workspace:
        workspace.save_copy(to)
    if call.json:
        output.as_json({"path": str(to), "bytes": to.stat().st_size})
    else:
        output.lines([f"Copied to {to}."])
    return Exit.DONE


COMMAND = Command("copy", "save a copy of the case, to hand on", declare, run)
