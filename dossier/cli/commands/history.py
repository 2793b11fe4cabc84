"""`dossier history`: who did what, when."""

from argparse import ArgumentParser, Namespace
from difflib import get_close_matches
from typing import Any

from dossier.app import lookup
from dossier.app.workspace import Workspace
from dossier.cli import output, shapes, targets
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, Exit, always
from dossier.cli.layout import table
from dossier.cli.opening import opened
from dossier.domain.documents import writable
from dossier.domain.entries import FACTS
from dossier.domain.errors import NotFound
from dossier.domain.targets import parted
from dossier.domain.views import HistoryRow


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "--of", metavar="WHAT", help="only of an entity or a source (by name or id), or a statement (by id)"
    )
    parser.add_argument(
        "--by", metavar="ANALYST", help="only what this analyst did: a name, initials or an id"
    )
    parser.add_argument("--kind", metavar="KIND", help="only entries of this kind, such as EntityRenamed")
    parser.add_argument("--text", metavar="TEXT", default="", help="only entries in which this stands")
    add_limit(parser, "entries, the latest ones")


def run(call: Call) -> int:
    with opened(call) as workspace:
        return print_history(call, workspace, **_filters(workspace, call.arguments))


def print_history(call: Call, workspace: Workspace, **filters: Any) -> int:
    """The latest entries, oldest first."""
    limit = call.arguments.limit
    rows = workspace.views.history(newest_first=True, limit=limit, **filters)[::-1]
    if call.json:
        output.as_json([shapes.entry(row) for row in rows])
    else:
        output.lines(table([_cells(row) for row in rows], right=(0,)) or ["None."])
    return Exit.DONE


def _cells(row: HistoryRow) -> tuple[str, ...]:
    """The number first: it is what `--as-of entry:N` takes."""
    return f"{row.position}", row.at[:19].replace("T", " "), row.analyst, row.summary, row.id[:12]


def _filters(workspace: Workspace, given: Namespace) -> dict[str, Any]:
    filters: dict[str, Any] = {"text": writable(given.text)}
    if given.of:
        filters["subject"] = subject_of(workspace, writable(given.of))
    if given.by:
        filters["analyst"] = targets.analyst(workspace.views.properties().analysts, writable(given.by))
    if given.kind:
        filters["kind"] = _kind(workspace, writable(given.kind))
    return filters


def subject_of(workspace: Workspace, text: str) -> str:
    """An id that has a history is taken as it stands: what is merged, removed or withdrawn has one too."""
    kind, colon, rest = text.partition(":")
    id = rest if colon and kind in targets.NAMED else text
    if workspace.views.count_history(subject=id):
        return id
    return parted(targets.resolve(workspace.views, text, targets.NAMED).id)[1]


def _kind(workspace: Workspace, text: str) -> str:
    """A kind that this version knows, however it is written, or one that only newer entries of this case have."""
    known = {fact.__name__.casefold(): fact.__name__ for fact in FACTS}
    kind = known.get(text.casefold())
    if kind or workspace.views.count_history(kind=text):
        return kind or text
    near = get_close_matches(text.casefold(), known, n=1)
    hint = f"Did you mean {known[near[0]]}?" if near else f"There are {', '.join(sorted(known.values()))}."
    raise NotFound(f"There are no entries of the kind “{lookup.shortened(text)}”. {hint}")


COMMAND = Command("history", "list who did what, when", declare, run, always)
