"""`dossier properties`: title, description and analysts of a case."""

from argparse import ArgumentParser
from collections.abc import Sequence

from dossier.app.conflicted_copies import ConflictedCopy
from dossier.app.presence import Present, present
from dossier.cli import output, shapes
from dossier.cli.arguments import add_case, assignment
from dossier.cli.call import Call, Command, Exit
from dossier.cli.layout import counted, flat, table
from dossier.cli.opening import opened
from dossier.domain.commands import SetCaseProperty
from dossier.domain.views import CaseProperties


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "assignments", metavar="FIELD=VALUE", nargs="*", type=assignment, help="title or description to set"
    )


def run(call: Call) -> int:
    with opened(call) as workspace:
        for field, value in call.arguments.assignments:
            workspace.do(SetCaseProperty(field, value))
        properties = workspace.views.properties()
        copies = workspace.conflicted_copies()
    others = present(call.case)
    if call.json:
        paths = [str(each.path) for each in copies]
        output.as_json(shapes.properties(properties, others) | {"conflicted_copies": paths})
    else:
        output.lines(_lines(properties, others))
    for each in copies:
        output.note(_offered(each))
    return Exit.DONE


def _lines(properties: CaseProperties, others: Sequence[Present]) -> list[str]:
    analysts = "; ".join(f"{analyst.name} ({analyst.initials})" for analyst in properties.analysts)
    return table(
        [
            ("title", properties.title),
            ("description", properties.description),
            ("created", properties.created),
            ("analysts", analysts),
            ("sources", f"{properties.sources:,}"),
            ("entries", f"{properties.entries:,}"),
            ("id", properties.case),
            *(("open" if n == 0 else "", _words(each)) for n, each in enumerate(others)),
        ]
    )


def _offered(copy: ConflictedCopy) -> str:
    new = counted(copy.entries, "entry", "entries")
    return (
        f"{copy.program} seems to have put a conflicted copy beside the case: {flat(copy.path.name)}. It holds {new}"
        " that this file lacks: “dossier merge” brings them in, with --dry-run it only tells."
    )


def _words(other: Present) -> str:
    since = f"since {other.since[:16].replace('T', ' ')} UTC" if other.since else ""
    where = f"on {other.machine}" if other.machine else ""
    gone = "not heard of for a while" if other.fading else ""
    return ", ".join(part for part in (f"{other.name} ({other.initials})", where, since, gone) if part)


COMMAND = Command(
    "properties", "show or set title and description of a case", declare, run, lambda a: not a.assignments
)
