"""`dossier restore-backup`: put a backup in the place of a case; what stood there is kept beside it."""

from argparse import ArgumentParser
from pathlib import Path

from dossier.app import backups
from dossier.cli import output
from dossier.cli.call import Call, Command, Exit


def declare(parser: ArgumentParser) -> None:
    parser.add_argument("backup", metavar="BACKUP", help="the backup")
    parser.add_argument("to", metavar="CASE", help="the case file to put it in the place of")


def run(call: Call) -> int:
    to = Path(call.arguments.to)
    aside = backups.restore(Path(call.arguments.backup), to)
    if call.json:
        output.as_json({"path": str(to), "aside": str(aside) if aside else None})
    else:
        kept = f" What stood there is kept as {aside}." if aside else ""
        output.lines([f"{to} is the backup now.{kept}"])
    return Exit.DONE


COMMAND = Command("restore-backup", "put a backup in the place of a case file", declare, run)
