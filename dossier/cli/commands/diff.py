"""`dossier diff`: what changed in a dossier between two moments."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.cli import output, shapes, targets
from dossier.cli.arguments import MOMENTS, add_case, moment
from dossier.cli.call import Call, Command, Exit, UsageError, always
from dossier.cli.layout import counted, one_line
from dossier.cli.opening import opened
from dossier.cli.wording import where, who
from dossier.domain.views import Difference, EntityRow

SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_entity(parser)
    parser.add_argument("--since", metavar="WHEN", type=moment, required=True, help=MOMENTS)
    parser.add_argument("--until", metavar="WHEN", type=moment, help="otherwise now")


def run(call: Call) -> int:
    given = call.arguments
    if given.until and call.as_of:
        raise UsageError("--until and --as-of say the same: leave one out.")
    until = given.until or call.as_of
    with opened(replace(call, as_of="")) as workspace:
        row = targets.entity(workspace.views, given.entity)
        rows = workspace.difference(row.id, given.since, until)
    if call.json:
        output.as_json([shapes.difference(each) for each in rows])
    else:
        output.lines(_lines(row, rows, f"from {given.since} until {until or 'now'}"))
    return Exit.DONE


def _lines(entity: EntityRow, rows: Sequence[Difference], between: str) -> Iterator[str]:
    yield f"{who(entity)}: {counted(len(rows), 'difference')} {between}."
    for row in rows:
        before, after = one_line(row.before), one_line(row.after)
        words = (
            " → ".join(filter(None, (before, after)))
            if row.sort != "changed"
            else f"{before or '?'} → {after or '?'}"
        )
        place = f"  [{where(row.citation)}]" if row.citation else ""
        yield f"{SIGNS.get(row.sort, '~')} {row.what}: {words}{place}"


COMMAND = Command("diff", "show what changed in a dossier between two moments", declare, run, always)
