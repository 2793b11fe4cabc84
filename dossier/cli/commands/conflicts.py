"""`dossier conflicts`: what was decided twice, each without the other, until somebody settles it; and settling it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from dossier.app.workspace import Workspace
from dossier.cli import output, shapes_of_copies
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit, UsageError
from dossier.cli.layout import counted, flat, one_line
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.domain.commands import SettleConflict
from dossier.domain.conflicts import Conflict, Side
from dossier.domain.errors import NotFound


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "--settle", metavar="ENTRY", help="keep this side, an entry or its beginning, for good"
    )
    parser.add_argument("--value", metavar="VALUE", help="with --settle: hold this instead of either side")


def run(call: Call) -> int:
    given = call.arguments
    if given.value is not None and not given.settle:
        raise UsageError("--value needs --settle ENTRY: which conflict is meant.")
    with opened(call) as workspace:
        if given.settle:
            return _settle(call, workspace)
        found = workspace.views.conflicts()
    if call.json:
        output.as_json([shapes_of_copies.conflict(each) for each in found])
    else:
        output.lines(_lines(found))
    return Exit.DONE


def _settle(call: Call, workspace: Workspace) -> int:
    conflict, side = _side(workspace.views.conflicts(), call.arguments.settle)
    value = call.arguments.value
    workspace.do(SettleConflict(side.entry, value))
    held = side.value if value is None else value
    said = f"Settled: the {conflict.field} of {flat(conflict.name)} is {one_line(held) or '(nothing)'}."
    return told(call, shapes_of_copies.conflict(conflict) | {"kept": side.entry, "value": held}, [said])


def _side(conflicts: Sequence[Conflict], entry: str) -> tuple[Conflict, Side]:
    sides = [
        (each, side) for each in conflicts for side in each.sides if side.entry.startswith(entry.lower())
    ]
    if len(sides) != 1:
        many = "no side of a conflict" if not sides else f"{len(sides)} sides of conflicts"
        raise NotFound(f"“{entry}” begins the entry of {many}. “dossier conflicts” lists them.")
    return sides[0]


def _lists(arguments: Namespace) -> bool:
    return not arguments.settle


def _lines(found: Sequence[Conflict]) -> Iterator[str]:
    for conflict in found:
        yield f"{flat(conflict.name)}, {conflict.field}:"
        for side in conflict.sides:
            sign = "=" if side.wins else " "
            when = side.at[:16].replace("T", " ")
            who = f"{flat(side.analyst)}, {when}, entry {side.entry[:12]}"
            yield f"  {sign} {one_line(side.value) or '(nothing)'}  ({who})"
    many = counted(len(found), "conflict")
    yield f"{many}; what stands behind = holds for the moment." if found else "There are no conflicts."


COMMAND = Command(
    "conflicts", "list what analysts decided differently, each without the other", declare, run, _lists
)
