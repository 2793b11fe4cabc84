"""`dossier show`: one dossier, with the passage of every statement."""

from argparse import ArgumentParser

from dossier.app import lookup
from dossier.app.workspace import Workspace
from dossier.cli import output, shapes
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, Exit
from dossier.cli.dossier_text import dossier_lines
from dossier.cli.opening import opened
from dossier.domain.views import FullDossier


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("name", metavar="NAME", nargs="+", help="a name, an alias or an id")
    add_limit(parser, "statements, and as many quotes")


def run(call: Call) -> int:
    with opened(call) as workspace:
        found = lookup.entity(workspace.views, " ".join(call.arguments.name))
        full = _dossier(workspace, found.id, call.arguments.limit)
    if call.json:
        output.as_json(shapes.dossier(full))
    else:
        output.lines(dossier_lines(full))
    return Exit.DONE


def _dossier(workspace: Workspace, entity_id: str, limit: int | None) -> FullDossier:
    if limit is None:
        return workspace.full_dossier(entity_id)
    views = workspace.views
    return FullDossier(
        views.dossier(entity_id),
        tuple(views.statements(entity_id, limit=limit)),
        tuple(views.quotes(entity_id, limit=limit)),
        tuple(views.sources_of(entity_id)),
    )


COMMAND = Command("show", "show the dossier of a person, event, organisation or place", declare, run)
