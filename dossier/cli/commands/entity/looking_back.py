"""`dossier entity history` and `rejected`: what was decided on one, and what was decided against."""

from argparse import ArgumentParser

from dossier.cli import output, shapes, targets
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, Exit, always
from dossier.cli.commands.history import print_history
from dossier.cli.layout import table
from dossier.cli.opening import opened
from dossier.domain.analysis import EntityKind
from dossier.domain.documents import writable
from dossier.domain.judgements import Status


def _declare_history(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_entity(parser)
    add_limit(parser, "entries, the latest ones")


def _history(call: Call) -> int:
    with opened(call) as workspace:
        typed = writable(call.arguments.entity).removeprefix("entity:")
        # What was taken out of the case has a history too, by its id.
        known = workspace.views.count_history(subject=typed)
        id = typed if known else targets.entity(workspace.views, typed).id
        return print_history(call, workspace, subject=id)


def _declare_rejected(parser: ArgumentParser) -> None:
    add_case(parser)
    add_limit(parser, "of each kind")


def _rejected(call: Call) -> int:
    with opened(call) as workspace:
        rows = [
            row
            for kind in EntityKind
            for row in workspace.views.entities(kind, status=Status.REJECTED, limit=call.arguments.limit)
        ]
    if call.json:
        output.as_json([shapes.entity(row) for row in rows])
    else:
        output.lines(table([(row.kind, row.name, row.id) for row in rows]) or ["None."])
    return Exit.DONE


HISTORY = Command("history", "list who did what with it, when", _declare_history, _history, always)
REJECTED = Command(
    "rejected", "list what was rejected, for “entity restore”", _declare_rejected, _rejected, always
)
