"""`dossier ingest`: take articles into a case."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, UsageError
from dossier.cli.opening import opened
from dossier.cli.progress import work
from dossier.cli.reporting import report_batch
from dossier.domain.errors import DossierError


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("paths", metavar="PATH", nargs="*", help="files and folders; - is standard input")
    parser.add_argument(
        "--fetch",
        metavar="URL",
        nargs="+",
        default=[],
        help="addresses to fetch from the web, or files that list some, one a line; the sites learn of it",
    )
    parser.add_argument(
        "--columns",
        metavar="FIELD=HEADING",
        nargs="+",
        default=[],
        help="what the columns of tables are called, such as text=“Full story” title=Kicker",
    )


def run(call: Call) -> int:
    paths = call.arguments.paths
    addresses = [address for given in call.arguments.fetch for address in _addresses(given)]
    if not paths and not addresses:
        raise UsageError("there is nothing to ingest: name files or folders, or addresses after --fetch.")
    with opened(call) as workspace, work() as current:
        report = workspace.ingest(
            paths,
            addresses=addresses,
            columns=", ".join(call.arguments.columns),
            progress=current.progress,
            cancelled=current.cancelled,
        )
    return report_batch(report, as_json=call.json)


def _addresses(given: str) -> Iterator[str]:
    """An address, or those that a file lists; blank lines and `#` remarks in it count for nothing."""
    if "://" in given:
        yield given
        return
    try:
        lines = Path(given).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise DossierError(f"{given} is neither an address nor a file that lists some.") from error
    yield from (line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))


COMMAND = Command("ingest", "take files, folders or standard input into a case", declare, run)
