"""`dossier bundle`: a copy for a colleague, whole or about chosen sources and entities only."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from dossier.app import lookup
from dossier.cli import output, shapes_of_copies, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit
from dossier.cli.layout import counted, flat
from dossier.cli.opening import opened
from dossier.cli.progress import work
from dossier.domain.copies import Bundled


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("to", metavar="FILE", help="where to; an existing file is not overwritten")
    parser.add_argument(
        "--source",
        dest="sources",
        metavar="SOURCE",
        action="append",
        default=[],
        help="only this source, with decisions on whom it mentions; may be given more than once",
    )
    parser.add_argument(
        "--entity",
        dest="entities",
        metavar="ENTITY",
        action="append",
        default=[],
        help="only decisions on this entity, with every source that mentions it; may be given more than once",
    )


def run(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace, work() as current:
        done = workspace.bundle(
            Path(given.to),
            sources=[lookup.source(workspace.views, each).id for each in given.sources],
            entities=[targets.entity(workspace.views, each).id for each in given.entities],
            progress=current.progress,
            cancelled=current.cancelled,
        )
    if call.json:
        output.as_json(shapes_of_copies.bundled(done))
    else:
        output.lines(_told(done))
    return Exit.DONE


def _told(done: Bundled) -> Iterator[str]:
    entries = counted(done.entries, "entry", "entries")
    yield f"Copied to {flat(done.path)}: {counted(done.sources, 'source')}, {entries}."
    if done.withheld:
        yield (
            f"Of {counted(done.withheld, 'entry', 'entries')} it has only who, when and which kind;"
            " what they say stays here."
        )


COMMAND = Command("bundle", "write a copy for a colleague, whole or of chosen parts", declare, run)
