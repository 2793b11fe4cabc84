"""`dossier import`: take over what another program says of sources, persons and passages."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from dossier.app import importing
from dossier.cli import output
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit
from dossier.cli.layout import counted, one_line
from dossier.cli.opening import opened
from dossier.cli.shapes import Shape
from dossier.domain.foreign import Imported

BY_FORMAT = {importer.format: importer for importer in importing.IMPORTERS}
MOST = 20
"""Things left out that are named; more are counted."""


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("file", metavar="FILE", help="a file that another program, or Dossier, wrote")
    formats = "; ".join(f"{each.format}: {each.label}" for each in importing.IMPORTERS)
    parser.add_argument("--format", required=True, choices=tuple(BY_FORMAT), metavar="F", help=formats)
    parser.add_argument("--dry-run", action="store_true", help="only tell what would come in")


def run(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        found = importing.import_file(workspace, Path(given.file), given.format, dry_run=given.dry_run)
    if call.json:
        output.as_json(shape(found))
    else:
        output.lines(_told(found, dry_run=given.dry_run))
    return Exit.DONE


def shape(found: Imported) -> Shape:
    return {
        "sources": found.sources,
        "entities": found.entities,
        "links": found.links,
        "notes": found.notes,
        "tags": found.tags,
        "moved": found.moved,
        "lost": [{"what": each.what, "why": each.why} for each in found.lost],
        "passed_over": dict(found.passed_over),
    }


def _told(found: Imported, *, dry_run: bool) -> Iterator[str]:
    came = [
        counted(number, one, many)
        for number, one, many in (
            (found.sources, "source", "sources"),
            (found.entities, "new entity", "new entities"),
            (found.links, "link of a passage", "links of passages"),
            (found.notes, "note", "notes"),
            (found.tags, "tag", "tags"),
        )
        if number
    ]
    if not came:
        yield "Nothing in it is new to this case."
    else:
        yield f"{'Would come in' if dry_run else 'Imported'}: {', '.join(came)}."
    if found.moved:
        yield f"{counted(found.moved, 'passage')} found elsewhere, or nearly word for word: look at them."
    for each in found.lost[:MOST]:
        yield f"left out: “{one_line(each.what)}”: {one_line(each.why)}"
    if len(found.lost) > MOST:
        yield f"left out: {len(found.lost) - MOST} more"
    for what, number in found.passed_over:
        yield f"passed over: {number:,} {one_line(what)}"


COMMAND = Command("import", "take over passages, notes and entities from another program", declare, run)
