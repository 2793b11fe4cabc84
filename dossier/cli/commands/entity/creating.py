"""`dossier entity create`: a person, event, organisation or place that the machine did not find."""

from argparse import ArgumentParser, Namespace

from dossier.cli import shapes, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, UsageError
from dossier.cli.layout import counted
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import who
from dossier.domain.analysis import EntityKind
from dossier.domain.commands import CreateEntity

KINDS = ", ".join(EntityKind)


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "named", metavar="[KIND] NAME", nargs="+", help=f"what it is ({KINDS}; otherwise --kind) and its name"
    )
    parser.add_argument(
        "--kind", choices=tuple(EntityKind), metavar="KIND", help=f"{KINDS} (otherwise person)"
    )
    parser.add_argument(
        "--at",
        metavar="SOURCE:START-END",
        nargs="+",
        action="extend",
        default=[],
        type=targets.passage,
        help="passages that name it",
    )


def run(call: Call) -> int:
    kind, name = _kind_and_name(call.arguments)
    with opened(call) as workspace:
        places = targets.places(workspace.views, call.arguments.at)
        id = workspace.fresh_id(kind.value)
        workspace.do(CreateEntity(id, kind, name, places))
        row = workspace.views.entity(id)
    linked = f", {counted(len(places), 'passage')} linked to it" if places else ""
    return told(call, shapes.entity(row), [f"New {kind}: {who(row)}{linked}."])


def _kind_and_name(given: Namespace) -> tuple[EntityKind, str]:
    *before, name = given.named
    if not before:
        return EntityKind(given.kind or EntityKind.PERSON), name
    if len(before) > 1 or before[0] not in set(EntityKind):
        raise UsageError(
            f"“{before[0]}” is no kind; there are {KINDS}. A name of several words is one argument, in quotes."
        )
    if given.kind and given.kind != before[0]:
        raise UsageError(f"it cannot be of the kind {before[0]} and of the kind {given.kind}.")
    return EntityKind(before[0]), name


COMMAND = Command("create", "make an entity: [KIND] NAME", declare, run)
