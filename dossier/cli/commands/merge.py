"""`dossier merge`: bring a copy of the case that was worked on apart back into it, or tell what that would bring."""

from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from dossier.cli import output, shapes_of_copies
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit
from dossier.cli.layout import counted, flat, one_line
from dossier.cli.opening import opened
from dossier.cli.progress import work
from dossier.cli.wording import at_odds_in
from dossier.domain.conflicts import Conflict, Side, Sort, arisen
from dossier.domain.copies import CopyComparison, Merged

MOST = 20
"""New sources and changed dossiers that are named; more are counted."""


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("other", metavar="OTHER", help="the other copy; it is only read")
    parser.add_argument("--dry-run", action="store_true", help="only tell what would come in")
    parser.add_argument(
        "--import",
        dest="foreign",
        action="store_true",
        help="take another case in: both histories are kept, and its entries keep its id",
    )


def run(call: Call) -> int:
    given = call.arguments
    other = Path(given.other)
    with opened(call) as workspace, work() as current:
        if given.dry_run:
            found = workspace.compare(
                other, foreign=given.foreign, progress=current.progress, cancelled=current.cancelled
            )
            return _show(call, found)
        before = workspace.views.conflicts()
        merged = workspace.merge(
            other, foreign=given.foreign, progress=current.progress, cancelled=current.cancelled
        )
        new = arisen(before, workspace.views.conflicts())
    if call.json:
        output.as_json(shapes_of_copies.merged(merged, new))
    else:
        output.lines(_told(merged, len(new)))
    return Exit.DONE


def _told(merged: Merged, conflicts: int) -> Iterator[str]:
    if not merged.entries:
        yield "The other copy holds nothing that this one has not."
    else:
        sources = counted(merged.sources, "new source")
        yield f"Merged: {counted(merged.entries, 'entry', 'entries')}, {sources}."
    if conflicts:
        yield f"{counted(conflicts, 'new conflict')}: “dossier conflicts” shows and settles them."
    if merged.withheld:
        yield (
            f"This copy withholds {counted(merged.withheld, 'entry', 'entries')} that the other has whole:"
            " to have them, merge this copy into the other."
        )


def _show(call: Call, found: CopyComparison) -> int:
    if call.json:
        output.as_json(shapes_of_copies.comparison(found))
    else:
        output.lines(_comparison(found))
    return Exit.DONE


def _comparison(found: CopyComparison) -> Iterator[str]:
    yield f"{flat(found.path)}: {counted(found.entries, 'entry', 'entries')} would come in; nothing was changed."
    if not found.same_case:
        yield "It is another case: its entries would keep its id."
    for analyst, rows in groupby(found.work, key=lambda row: row.analyst):
        work = list(rows)
        first, last = min(row.first for row in work)[:10], max(row.last for row in work)[:10]
        kinds = ", ".join(f"{row.entries:,} {row.kind}" for row in work)
        yield f"  {flat(analyst)}, {first if first == last else f'{first} to {last}'}: {kinds}"
    for source in found.sources[:MOST]:
        yield f"  + source {flat(source.file or source.id[:12])}: {one_line(source.title)}".rstrip(": ")
    if len(found.sources) > MOST:
        yield f"  … and {len(found.sources) - MOST:,} more sources."
    for entity in found.entities[:MOST]:
        yield f"  ~ {flat(entity.name)} ({entity.kind.value})"
    if found.changed > min(MOST, len(found.entities)):
        yield f"  {found.changed:,} dossiers would change in all."
    yield from (_conflict(each) for each in found.conflicts)
    if found.back:
        yield f"The other copy lacks {counted(found.back, 'entry', 'entries')} that this one has."


def _conflict(conflict: Conflict) -> str:
    sides = " / ".join(f"{_said(conflict.sort, side)} ({flat(side.analyst)})" for side in conflict.sides)
    return f"  ! {flat(conflict.name)}, {at_odds_in(conflict.field)}: {sides}"


def _said(sort: Sort, side: Side) -> str:
    """A value among values; otherwise what was done."""
    return one_line(side.value) or "nothing" if sort is Sort.VALUE else one_line(side.summary)


COMMAND = Command("merge", "bring a copy that was worked on apart back into the case", declare, run)
