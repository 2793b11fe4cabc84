"""Another copy of the case: what it would bring, and then bringing it."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from dossier.domain.conflicts import Conflict
from dossier.domain.copies import CopyComparison, Merged
from dossier.gui import phrases
from dossier.gui.desk import Button, Desk
from dossier.gui.operations.case import pattern
from dossier.gui.phrases import tr

MOST_NAMED = 100
"""New sources and changed dossiers that a comparison names; more are counted."""


def compare(desk: Desk) -> None:
    """Ask for a copy, and tell what merging it would bring; nothing is changed until the button is pressed."""
    workspace = desk.workspace
    if workspace is None:
        return
    chosen = desk.ask.open_path(tr("Which copy?"), pattern() + ";;" + tr("All files") + " (*)")
    if chosen:
        path = Path(chosen)
        desk.tasks.run(
            lambda job: workspace.compare(path, progress=job.progress, cancelled=job.cancelled),
            lambda found: _tell(desk, path, found),
            label=tr("Comparing"),
        )


def _tell(desk: Desk, path: Path, found: CopyComparison) -> None:
    if not found.entries:
        desk.say(tr("“{name}” holds nothing that this case has not.").format(name=path.name))
        return
    desk.ask.report(tr("What “{name}” would bring").format(name=path.name), "\n".join(_lines(found)))
    can_merge = desk.workspace is not None and not desk.workspace.read_only
    button = Button(tr("Merge"), lambda: merge(desk, path)) if can_merge else None
    desk.say(_summary(found), button=button)


def merge(desk: Desk, path: Path) -> None:
    """Bring the copy in, in one transaction."""
    workspace = desk.workspace
    if workspace is not None:
        desk.tasks.run(
            lambda job: workspace.merge(path, progress=job.progress, cancelled=job.cancelled),
            lambda merged: desk.say(_merged(path, merged)),
            label=tr("Merging"),
        )


def _merged(path: Path, merged: Merged) -> str:
    done = tr("Merged “{name}”: {entries}, {sources}.").format(
        name=path.name,
        entries=_entries(merged.entries),
        sources=phrases.counted(merged.sources, tr("new source"), tr("new sources")),
    )
    if not merged.withheld:
        return done
    more = tr("{entries} stay withheld here; the other copy has them whole.").format(
        entries=_entries(merged.withheld)
    )
    return f"{done} {more}"


def _entries(number: int) -> str:
    return phrases.counted(number, tr("entry"), tr("entries"))


def _summary(found: CopyComparison) -> str:
    said = tr("{entries} would come in: {sources}, {dossiers} touched, {conflicts}. Nothing was changed.")
    return said.format(
        entries=_entries(found.entries),
        sources=phrases.counted(len(found.sources), tr("new source"), tr("new sources")),
        dossiers=phrases.counted(found.changed, tr("dossier"), tr("dossiers")),
        conflicts=phrases.counted(len(found.conflicts), tr("conflict"), tr("conflicts")),
    )


def _lines(found: CopyComparison) -> Iterator[str]:
    yield from (_summary(found), "")
    for analyst, rows in groupby(found.work, key=lambda row: row.analyst):
        yield analyst
        for row in rows:
            yield f"    {row.kind}: {row.entries}  ({phrases.moment(row.first)} – {phrases.moment(row.last)})"
    yield from _named(
        tr("New sources"), [source.title or source.file or source.id[:12] for source in found.sources]
    )
    yield from _named(
        tr("Dossiers that would change"), [entity.name for entity in found.entities], found.changed
    )
    yield from _named(tr("Conflicts"), [_conflict(each) for each in found.conflicts])
    if found.back:
        yield ""
        yield tr("The other copy lacks {entries} that this case has.").format(entries=_entries(found.back))


def _named(heading: str, names: list[str], total: int = 0) -> Iterator[str]:
    """The names under a heading; `total` where there are more than were handed over."""
    total = max(total, len(names))
    if names:
        yield from ("", heading)
        yield from (f"    {name}" for name in names[:MOST_NAMED])
        if total > MOST_NAMED:
            yield "    " + tr("… and {more} more.").format(more=total - MOST_NAMED)


def _conflict(conflict: Conflict) -> str:
    sides = (f"{side.value or tr('nothing')} ({side.analyst})" for side in conflict.sides)
    return f"{conflict.name}, {conflict.field}: {' / '.join(sides)}"
