"""`dossier restore`: take a withdrawn source back into the dossiers."""

from argparse import ArgumentParser

from dossier.app import lookup
from dossier.cli import output, shapes
from dossier.cli.arguments import add_case, add_source
from dossier.cli.call import Call, Command, Exit
from dossier.cli.opening import opened
from dossier.domain.commands import RestoreSource


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    add_source(parser)


def run(call: Call) -> int:
    with opened(call) as workspace:
        row = lookup.source(workspace.views, call.arguments.source)
        workspace.do(RestoreSource(row.id))
    if call.json:
        output.as_json(shapes.source(row) | {"withdrawn": False})
    else:
        output.lines([f"{row.file or row.id[:12]} is back in the dossiers."])
    return Exit.DONE


COMMAND = Command("restore", "take a withdrawn source back", declare, run)
