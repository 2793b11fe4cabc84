"""`dossier tag` and `dossier tags`: words by which things are found together."""

from argparse import ArgumentParser

from dossier.cli import output, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit, always
from dossier.cli.layout import one_line, table
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.domain.commands import SetTag


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_target(parser)
    parser.add_argument("tag", metavar="TAG", help="in quotes, where it has several words")
    parser.add_argument("--remove", action="store_true", help="take the tag away")


def run(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        target = targets.resolve(workspace.views, given.target)
        workspace.do(SetTag(target.id, given.tag, held=not given.remove))
    tag = one_line(given.tag)
    shape = {"target": target.id, "tag": tag, "held": not given.remove}
    return told(call, shape, [f"{target.name} is {'not ' if given.remove else ''}tagged “{tag}”."])


def _list(call: Call) -> int:
    with opened(call) as workspace:
        tags = workspace.views.tags()
    if call.json:
        output.as_json([{"tag": tag, "count": count} for tag, count in tags])
    else:
        output.lines(table([(f"{count:,}", tag) for tag, count in tags], right=(0,)) or ["No tags."])
    return Exit.DONE


COMMAND = Command("tag", "tag anything, or take a tag away", declare, run)
LIST = Command("tags", "list the tags in use, with how often", add_case, _list, always)
