"""`dossier backup`: a checked copy of the case file, made while others may be writing."""

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
        workspace.backup(to)
    if call.json:
        output.as_json({"path": str(to), "bytes": to.stat().st_size})
    else:
        output.lines([f"Backed up to {to}. “dossier restore-backup” puts it back."])
    return Exit.DONE


COMMAND = Command("backup", "make a checked backup of the case file", declare, run)
