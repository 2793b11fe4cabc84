"""`dossier history`: who did what, when."""

from argparse import ArgumentParser
from collections.abc import Sequence

from dossier.app.workspace import Workspace
from dossier.cli import output, shapes
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, Exit
from dossier.cli.layout import table
from dossier.cli.opening import opened
from dossier.domain.views import HistoryRow


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    add_limit(parser, "entries, the latest ones")


def run(call: Call) -> int:
    with opened(call) as workspace:
        rows = _rows(workspace, call.arguments.limit)
    if call.json:
        output.as_json([shapes.entry(row) for row in rows])
    else:
        cells = [(row.at[:19].replace("T", " "), row.analyst, row.summary, row.id[:12]) for row in rows]
        output.lines(table(cells))
    return Exit.DONE


def _rows(workspace: Workspace, limit: int | None) -> Sequence[HistoryRow]:
    """The latest entries, oldest first."""
    if limit is None:
        return workspace.views.history()
    return workspace.views.history(newest_first=True, limit=limit)[::-1]


COMMAND = Command("history", "list who did what, when", declare, run)
