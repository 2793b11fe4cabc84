"""`dossier show`: one dossier, with the passage of every statement."""

from argparse import ArgumentParser

from dossier.app.workspace import Workspace
from dossier.cli import output, shapes, targets
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, Exit, always
from dossier.cli.dossier_text import dossier_lines, statement_lines
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.domain.targets import of_entity
from dossier.domain.views import EntityRow, FullDossier


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("name", metavar="NAME", nargs="+", help="a name, an alias or an id")
    add_limit(parser, "statements, and as many quotes")
    parser.add_argument(
        "--ids", action="store_true", help="with the ids of statements, by which commands name them"
    )
    parser.add_argument("--rejected", action="store_true", help="the rejected statements alone")


def run(call: Call) -> int:
    with opened(call) as workspace:
        found = targets.entity(workspace.views, " ".join(call.arguments.name))
        if call.arguments.rejected:
            return _rejected(workspace, found, call)
        full = _dossier(workspace, found.id, call.arguments.limit)
    if call.json:
        output.as_json(shapes.dossier(full))
    else:
        output.lines(dossier_lines(full, ids=call.arguments.ids))
    return Exit.DONE


def _rejected(workspace: Workspace, entity: EntityRow, call: Call) -> int:
    rows = workspace.views.statements(entity.id, rejected=True, limit=call.arguments.limit)
    lines = (line for row in rows for line in statement_lines(row))
    return told(call, [shapes.statement(row) for row in rows], lines if rows else ["None."])


def _dossier(workspace: Workspace, entity_id: str, limit: int | None) -> FullDossier:
    if limit is None:
        return workspace.full_dossier(entity_id)
    views = workspace.views
    return FullDossier(
        views.dossier(entity_id),
        tuple(views.statements(entity_id, limit=limit)),
        tuple(views.quotes(entity_id, limit=limit)),
        tuple(views.sources_of(entity_id)),
        tuple(views.notes(of_entity(entity_id))),
        tuple(views.topics(entity_id))[:limit],
        views.count_origins(entity_id),
    )


COMMAND = Command("show", "show the dossier of a person, event, organisation or place", declare, run, always)
