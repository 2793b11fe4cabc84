"""`dossier undo` and `dossier redo`: take back one's own acts, one by one, and do them again."""

from argparse import ArgumentParser
from collections.abc import Iterator

from dossier.app.workspace import Workspace
from dossier.cli import output, shapes
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, Exit, UsageError
from dossier.cli.layout import counted, one_line
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.domain.views import ActRow


def _declare_undo(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "--pass-over",
        action="store_true",
        help="leave the last act as it is, and let the next undo go on to the one before",
    )
    _declare_list(parser, "list what undo would take back, next one first")


def _declare_redo(parser: ArgumentParser) -> None:
    add_case(parser)
    _declare_list(parser, "list what redo would do again, next one first")


def _declare_list(parser: ArgumentParser, what: str) -> None:
    parser.add_argument("--list", action="store_true", help=f"only {what}")
    add_limit(parser, "acts, with --list")


def _undo(call: Call) -> int:
    given = call.arguments
    if given.list and given.pass_over:
        raise UsageError("--list takes nothing back: leave --pass-over out.")
    with opened(call) as workspace:
        if given.list:
            return _print_acts(call, workspace, undone=False)
        summary = workspace.undo(pass_over=given.pass_over)
    what = "Passed over" if given.pass_over else "Taken back"
    shape = {"undone": summary, "passed_over": given.pass_over}
    return told(call, shape, [f"{what}: {one_line(summary)}"])


def _redo(call: Call) -> int:
    with opened(call) as workspace:
        if call.arguments.list:
            return _print_acts(call, workspace, undone=True)
        summary = workspace.redo()
    return told(call, {"redone": summary}, [f"Done again: {one_line(summary)}"])


def _print_acts(call: Call, workspace: Workspace, *, undone: bool) -> int:
    rows = workspace.views.acts(workspace.analyst.id, undone=undone, limit=call.arguments.limit)
    if call.json:
        output.as_json([shapes.act(row) for row in rows])
    else:
        output.lines(line for n, row in enumerate(rows) for line in _lines(row, is_next=n == 0))
        nothing = (
            "There is nothing of yours to do again." if undone else "There is nothing of yours to take back."
        )
        output.lines([] if rows else [nothing])
    return Exit.DONE


def _lines(row: ActRow, *, is_next: bool) -> Iterator[str]:
    """What stands in the way of a later one may be gone once those before it are taken back."""
    several = f" ({counted(row.entries, 'entry', 'entries')})" if row.entries > 1 else ""
    yield f"{row.at[:19].replace('T', ' ')}  {one_line(row.summary)}{several}"
    if row.blocked:
        yield f"  {'cannot be done' if is_next else 'not as things stand'}: {one_line(row.blocked)}"


UNDO = Command("undo", "take back your last act", _declare_undo, _undo, lambda a: bool(a.list))
REDO = Command("redo", "do again what you took back last", _declare_redo, _redo, lambda a: bool(a.list))
