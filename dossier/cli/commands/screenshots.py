"""`dossier screenshots`: pictures of the main window on the sample case."""

from argparse import ArgumentParser
from pathlib import Path

from dossier.cli.call import Call, Command


def declare(parser: ArgumentParser) -> None:
    parser.add_argument("--to", metavar="FOLDER", required=True, help="where the pictures go")


def run(call: Call) -> int:
    return call.screens.take_screenshots(Path(call.arguments.to))


COMMAND = Command("screenshots", "draw the main window on the sample case, light and dark", declare, run)
