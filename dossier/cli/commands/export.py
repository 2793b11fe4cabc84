"""`dossier export`: a case or a dossier in another format."""

from argparse import ArgumentParser
from pathlib import Path

from dossier.app.formats import EXPORTERS
from dossier.app.workspace import Workspace
from dossier.cli import output
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit, UsageError, always
from dossier.cli.opening import opened

BY_FORMAT = {exporter.format: exporter for exporter in EXPORTERS}


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    formats = "; ".join(f"{exporter.format}: {exporter.label}" for exporter in EXPORTERS)
    parser.add_argument("--format", required=True, choices=tuple(BY_FORMAT), metavar="F", help=formats)
    parser.add_argument("--dossier", metavar="NAME", help="the dossier to export, by name or id")
    parser.add_argument("-o", "--output", metavar="FILE", help="otherwise standard output")


def run(call: Call) -> int:
    given = call.arguments
    exporter = BY_FORMAT[given.format]
    of_dossier = exporter.of_dossier
    if not exporter.of_either and of_dossier != bool(given.dossier):
        if of_dossier:
            raise UsageError(f"{given.format} shows one dossier: name it with --dossier NAME.")
        raise UsageError(f"{given.format} is of the whole case: leave --dossier out.")
    with opened(call) as workspace:
        _export(workspace, call)
    return Exit.DONE


def _export(workspace: Workspace, call: Call) -> None:
    given = call.arguments
    if given.output is None or given.output == "-":
        output.pieces(workspace.export(given.format, dossier=given.dossier))
        return
    to = Path(given.output)
    workspace.export(given.format, to, dossier=given.dossier)
    if call.json:
        output.as_json({"path": str(to), "format": given.format})
    else:
        output.note(f"Written to {to}.")


COMMAND = Command(
    "export", "write the findings for machines, or a dossier as a web page", declare, run, always
)
