"""`dossier version`: what a bug report should name."""

from argparse import ArgumentParser

from dossier.app import log
from dossier.cli import output
from dossier.cli.call import Call, Command, Exit
from dossier.cli.layout import table


def declare(_: ArgumentParser) -> None:
    """No arguments of its own."""


def run(call: Call) -> int:
    versions = log.versions()
    if call.json:
        output.as_json(versions)
    else:
        output.lines(table(list(versions.items())))
    return Exit.DONE


COMMAND = Command("version", "print the version, and those of what matters beside it", declare, run)
