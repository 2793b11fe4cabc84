"""`dossier conflicts`: what was decided twice, each without the other, until somebody settles it."""

from collections.abc import Iterator, Sequence

from dossier.cli import output, shapes_of_copies
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit, always
from dossier.cli.layout import counted, flat, one_line
from dossier.cli.opening import opened
from dossier.domain.conflicts import Conflict


def run(call: Call) -> int:
    with opened(call) as workspace:
        found = workspace.views.conflicts()
    if call.json:
        output.as_json([shapes_of_copies.conflict(each) for each in found])
    else:
        output.lines(_lines(found))
    return Exit.DONE


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
    "conflicts", "list what analysts decided differently, each without the other", add_case, run, always
)
