"""`dossier entity rename` and `set-kind`: what something is called, and what it is."""

from argparse import ArgumentParser

from dossier.cli import shapes, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, UsageError
from dossier.cli.layout import one_line
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import who
from dossier.domain.analysis import EntityKind
from dossier.domain.commands import RenameEntity, SetEntityKind


def _declare_rename(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_entity(parser)
    parser.add_argument("name", metavar="NEW-NAME", nargs="?", help="in quotes, where it has several words")
    parser.add_argument(
        "--reset", action="store_true", help="instead: as the machine, or who made it, has it"
    )


def _rename(call: Call) -> int:
    given = call.arguments
    if given.reset == (given.name is not None):
        raise UsageError("“entity rename” takes the new name, or --reset instead.")
    if not given.reset and not given.name:
        raise UsageError("the new name cannot be empty; --reset gives back the name that it had.")
    with opened(call) as workspace:
        before = targets.entity(workspace.views, given.entity)
        workspace.do(RenameEntity(before.id, given.name or ""))
        row = workspace.views.entity(before.id)
    return told(call, shapes.entity(row), [f"{who(before)} is called {one_line(row.name)} now."])


def _declare_kind(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_entity(parser)
    kinds = tuple(EntityKind)
    parser.add_argument("kind", metavar="KIND", choices=kinds, help=", ".join(kinds))


def _set_kind(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        row = targets.entity(workspace.views, given.entity)
        workspace.do(SetEntityKind(row.id, EntityKind(given.kind)))
        row = workspace.views.entity(row.id)
    return told(call, shapes.entity(row), [f"{who(row)} is of the kind {row.kind} now."])


RENAME = Command("rename", "call it otherwise", _declare_rename, _rename)
SET_KIND = Command(
    "set-kind", "say that it is a person, event, organisation or place", _declare_kind, _set_kind
)
