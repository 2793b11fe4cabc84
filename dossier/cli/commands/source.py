"""`dossier source`: correct what is known of a source, or print its text as it was read."""

from argparse import ArgumentParser

from dossier.app import lookup
from dossier.app.workspace import Workspace
from dossier.cli import output, shapes
from dossier.cli.arguments import add_case, add_source, assignment
from dossier.cli.call import Call, Command, Exit, UsageError
from dossier.cli.opening import opened
from dossier.domain.commands import CorrectSource, Together
from dossier.domain.views import SourceRow


def declare(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=("set", "text"), help="set fields, or print its text")
    add_case(parser)
    add_source(parser)
    parser.add_argument(
        "assignments",
        metavar="FIELD=VALUE",
        nargs="*",
        type=assignment,
        help="title, publisher, authors (a; b), published (2015-11-17), language, url; empty: not known",
    )


def run(call: Call) -> int:
    given = call.arguments
    if (given.action == "set") != bool(given.assignments):
        raise UsageError("“source set” takes fields, such as published=2015-11-17; “source text” takes none.")
    with opened(call) as workspace:
        row = lookup.source(workspace.views, given.source)
        if given.action == "text":
            return _print_text(workspace, row, call)
        corrections = tuple(CorrectSource(row.id, field, value) for field, value in given.assignments)
        workspace.do(Together(corrections))
        row = workspace.views.source(row.id)
    if call.json:
        output.as_json(shapes.source(row))
    else:
        fields = ", ".join(f"{field} {value or 'not known'}" for field, value in given.assignments)
        output.lines([f"{row.file or row.id[:12]}: {fields}."])
    return Exit.DONE


def _print_text(workspace: Workspace, row: SourceRow, call: Call) -> int:
    """The canonical text byte for byte: what a passage's offsets count in, with nothing made harmless."""
    text = workspace.views.reading(row.id).text
    if call.json:
        output.as_json(shapes.source(row) | {"text": text})
    else:
        output.raw(text.encode("utf-8", "replace"))
    return Exit.DONE


COMMAND = Command(
    "source", "correct what is known of a source; print its text", declare, run, lambda a: a.action == "text"
)
