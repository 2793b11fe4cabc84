"""`dossier entity merge` and `unmerge`: make one of several, and take that back exactly."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence

from dossier.app import lookup
from dossier.app.workspace import Workspace
from dossier.cli import output, shapes, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit
from dossier.cli.layout import counted, one_line
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import who
from dossier.domain.commands import MergeEntities, UnmergeEntity
from dossier.domain.documents import writable
from dossier.domain.errors import NotFound
from dossier.domain.views import EntityRow, MergedRow, MergePreview


def _declare_merge(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_entity(parser, "keep")
    parser.add_argument("others", metavar="OTHER", nargs="+", help="names or ids of what is one with it")
    parser.add_argument("--dry-run", action="store_true", help="only show what it would make")


def _merge(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        views = workspace.views
        keep = targets.entity(views, given.keep)
        others = [targets.entity(views, each) for each in given.others]
        if given.dry_run:
            return _show(call, views.merge_preview(keep.id, [row.id for row in others]))
        workspace.do(MergeEntities(keep.id, tuple(row.id for row in others)))
        kept = views.entity(keep.id)
    names = ", ".join(dict.fromkeys(map(who, others)))
    said = f"{names} {'is' if len(others) == 1 else 'are'} merged into {who(kept)}."
    return told(call, shapes.entity(kept) | {"merged": [row.id for row in others]}, [said, _counts(kept)])


def _counts(row: EntityRow) -> str:
    return f"It has {counted(row.mentions, 'mention')} in {counted(row.sources, 'source')} now."


def _show(call: Call, preview: MergePreview) -> int:
    """What a merge would make; one that would be stopped counts as failed."""
    if call.json:
        output.as_json(shapes.preview(preview))
    else:
        output.lines(_preview_lines(preview))
    return Exit.FAILED if preview.stopped else Exit.DONE


def _preview_lines(preview: MergePreview) -> Iterator[str]:
    parts = (
        counted(preview.mentions, "mention"),
        counted(preview.sources, "source"),
        counted(preview.statements, "statement"),
    )
    yield f"Merging {', '.join(map(who, preview.others))} into {who(preview.keep)} would make:"
    yield f"  {one_line(preview.name)} ({preview.keep.kind}): {', '.join(parts)}"
    aliases = [one_line(alias) for alias in preview.aliases if alias != preview.name]
    if aliases:
        yield f"  also: {' · '.join(aliases)}"
    if preview.stopped:
        yield "It would be stopped:"
        yield from (f"  {why}" for why in preview.stopped)
    else:
        yield "Nothing was changed."


def _declare_unmerge(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_entity(parser, "keep")
    parser.add_argument(
        "other",
        metavar="OTHER",
        help="its id, taken as it stands; or its own name, which only it has of those merged",
    )


def _unmerge(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        keep = targets.entity(workspace.views, given.keep)
        other = _merged(workspace, keep, given.other)
        words = workspace.unmerged_words(keep.id, other)
        workspace.do(UnmergeEntity(keep.id, other))
        row, kept = workspace.views.entity(other), workspace.views.entity(keep.id)
    shape = shapes.entity(row) | {"unmerged_from": shapes.entity(kept), "stays": list(words)}
    stays = [f"What was decided since stays with {one_line(kept.name)}:", *(f"  {each}" for each in words)]
    return told(call, shape, [f"{who(row)} stands apart from {who(kept)} again.", *(stays if words else ())])


def _merged(workspace: Workspace, keep: EntityRow, other: str) -> str:
    """The id of what is merged into `keep` and called `other`. What is none is an id, which deciding looks at."""
    merged = workspace.views.dossier(keep.id).merged
    other = writable(other).removeprefix("entity:")
    if any(row.entity.id == other for row in merged):
        return other
    found = _called(merged, other)
    if len(found) > 1:
        raise NotFound(
            f"“{lookup.shortened(other)}” may be any of {len(found)} merged into {keep.name}: "
            f"{'; '.join(who(row.entity) for row in found)}. Name one by its id."
        )
    return found[0].entity.id if found else other


def _called(merged: Sequence[MergedRow], name: str) -> list[MergedRow]:
    """Those of that name, else those in whose name it stands."""
    wanted = lookup.plain(name)
    whole = [row for row in merged if lookup.plain(row.entity.name) == wanted]
    return whole or [row for row in merged if wanted and wanted in lookup.plain(row.entity.name)]


MERGE = Command(
    "merge",
    "make one of several (--dry-run shows the result first)",
    _declare_merge,
    _merge,
    lambda a: bool(a.dry_run),
)
UNMERGE = Command("unmerge", "take out again what was merged into it", _declare_unmerge, _unmerge)
