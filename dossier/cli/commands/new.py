"""`dossier new`: make a case file."""

from argparse import ArgumentParser

from dossier.app.workspace import Workspace
from dossier.cli import output, shapes
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit
from dossier.cli.layout import flat
from dossier.domain.documents import writable


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("--title", default="", help="what the case is called (otherwise the file's name)")
    parser.add_argument("--description", default="", help="what it is about")


def run(call: Call) -> int:
    given = call.arguments
    title = given.title or writable(call.case.stem)  # a file name need not be UTF-8
    workspace = Workspace.create(call.case, title=title, description=given.description, analyst=call.analyst)
    try:
        workspace.catch_up()
        properties = workspace.views.properties()
    finally:
        workspace.close()
    if call.json:
        output.as_json(shapes.properties(properties))
    else:
        output.lines([f"New case “{properties.title}” in {flat(str(call.case))}."])
    return Exit.DONE


COMMAND = Command("new", "make a case file", declare, run)
