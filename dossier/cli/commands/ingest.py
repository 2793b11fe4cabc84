"""`dossier ingest`: take articles into a case."""

from argparse import ArgumentParser

from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command
from dossier.cli.opening import opened
from dossier.cli.progress import work
from dossier.cli.reporting import report_batch


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("paths", metavar="PATH", nargs="+", help="files and folders; - is standard input")


def run(call: Call) -> int:
    with opened(call) as workspace, work() as current:
        report = workspace.ingest(
            call.arguments.paths, progress=current.progress, cancelled=current.cancelled
        )
    return report_batch(report, as_json=call.json)


COMMAND = Command("ingest", "take files, folders or standard input into a case", declare, run)
