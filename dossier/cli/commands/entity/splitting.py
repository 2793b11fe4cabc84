"""`dossier entity split`: make a new entity of some mentions and statements of another."""

from argparse import ArgumentParser

from dossier.cli import shapes, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, UsageError
from dossier.cli.layout import counted
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import who
from dossier.domain.commands import SplitEntity


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_entity(parser)
    parser.add_argument("name", metavar="NEW-NAME", help="what the new entity is called")
    parser.add_argument(
        "--mention",
        metavar="SOURCE:START-END",
        nargs="+",
        action="extend",
        default=[],
        type=targets.passage,
        help="passages that mean the new entity",
    )
    parser.add_argument(
        "--statement",
        metavar="ID",
        nargs="+",
        action="extend",
        default=[],
        help="statements about the new entity",
    )


def run(call: Call) -> int:
    given = call.arguments
    if not given.mention and not given.statement:
        raise UsageError("choose what the new entity shall have: --mention SOURCE:START-END, --statement ID.")
    with opened(call) as workspace:
        views = workspace.views
        row = targets.entity(views, given.entity)
        places = targets.places(views, given.mention)
        statements = tuple(dict.fromkeys(targets.statement(views, id).id for id in given.statement))
        new = workspace.fresh_id(row.kind.value)
        workspace.do(SplitEntity(row.id, new, given.name, places, statements))
        made, left = views.entity(new), views.entity(row.id)
    chosen = f"{counted(len(set(places)), 'mention')} and {counted(len(statements), 'statement')}"
    sentence = f"New {made.kind}: {who(made)}, with {chosen} of {who(left)}."
    return told(call, shapes.entity(made) | {"split_from": shapes.entity(left)}, [sentence])


COMMAND = Command("split", "make a new entity of some of its mentions and statements", declare, run)
