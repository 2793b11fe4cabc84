"""Another copy of the case: what it would bring, and then bringing it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from shiboken6 import isValid

from dossier.domain.copies import CopyComparison, Merged
from dossier.domain.errors import DossierError
from dossier.gui import phrases
from dossier.gui.desk import Button, Desk
from dossier.gui.dialogs.compare_form import CompareForm
from dossier.gui.operations import settling
from dossier.gui.operations.case import open_path, pattern
from dossier.gui.phrases import tr

if TYPE_CHECKING:
    from dossier.app.conflicted_copies import ConflictedCopy


def compare(desk: Desk) -> None:
    """Ask for a copy, and show what merging it would bring; nothing is changed until the button is pressed."""
    if desk.workspace is None:
        return
    chosen = desk.ask.open_path(tr("Which copy?"), pattern() + ";;" + tr("All files") + " (*)")
    if chosen:
        compare_with(desk, Path(chosen))


def compare_with(desk: Desk, path: Path) -> None:
    workspace = desk.workspace
    if workspace is not None:
        desk.tasks.run(
            lambda job: workspace.compare(path, progress=job.progress, cancelled=job.cancelled),
            lambda found: _show(desk, path, found),
            label=tr("Comparing"),
        )


def _show(desk: Desk, path: Path, found: CopyComparison) -> None:
    if not found.entries:
        desk.say(tr("“{name}” holds nothing that this case has not.").format(name=path.name))
        return
    can_merge = desk.workspace is not None and not desk.workspace.read_only
    form = CompareForm(path.name, found, desk.widget, can_merge=can_merge)
    form.submitted.connect(lambda: _merge(desk, path, form, len(found.conflicts)))
    form.open()


def _merge(desk: Desk, path: Path, form: CompareForm, conflicts: int) -> None:
    """Bring the copy in, in one transaction; a refusal is shown where the merge was asked for.

    `conflicts`: so many come with it.
    """
    workspace = desk.workspace
    if workspace is None:
        return

    def done(merged: Merged) -> None:
        if isValid(form):
            form.accept()
        to_settle = Button(tr("Conflicts…"), lambda: settling.conflicts(desk)) if conflicts else None
        desk.say(_merged(path, merged, conflicts), button=to_settle)

    def failed(error: BaseException) -> None:
        if isValid(form):
            form.ok.setEnabled(True)
            if isinstance(error, DossierError):
                form.complain(str(error))
                return
        desk.tasks.failed.emit(error)

    form.ok.setEnabled(False)  # until it is done: it cannot be asked for twice
    desk.tasks.run(
        lambda job: workspace.merge(path, progress=job.progress, cancelled=job.cancelled),
        done,
        label=tr("Merging"),
        failed=failed,
    )


def _merged(path: Path, merged: Merged, conflicts: int) -> str:
    done = tr("Merged “{name}”: {entries}, {sources}.").format(
        name=path.name,
        entries=_entries(merged.entries),
        sources=phrases.counted(merged.sources, tr("new source"), tr("new sources")),
    )
    if conflicts:
        new = phrases.counted(conflicts, tr("new conflict"), tr("new conflicts"))
        done = f"{done} {tr('{conflicts} to settle.').format(conflicts=new)}"
    if not merged.withheld:
        return done
    more = tr("{entries} stay withheld here; the other copy has them whole.").format(
        entries=_entries(merged.withheld)
    )
    return f"{done} {more}"


def _entries(number: int) -> str:
    return phrases.counted(number, tr("entry"), tr("entries"))


def dropped(desk: Desk, path: Path) -> None:
    """A case file was dropped on the window: where it is a copy of the open case, it can be compared."""
    workspace = desk.workspace
    if workspace is None or workspace.as_of:
        open_path(desk, path)
        return
    desk.tasks.read(lambda job: workspace.is_copy(path), lambda yes: _take(desk, path, is_copy=yes))


def _take(desk: Desk, path: Path, *, is_copy: bool) -> None:
    if is_copy:
        choices = [tr("Compare it with the open case"), tr("Open it in place of the open case")]
        label = tr("“{name}” is another copy of the open case.").format(name=path.name)
        chosen = desk.ask.choice(tr("Another copy"), label, choices)
        if chosen == 0:
            compare_with(desk, path)
        if chosen != 1:
            return
    open_path(desk, path)


def notice(desk: Desk) -> None:
    """Offer the copies that a synchronising program has put beside the case."""
    workspace = desk.workspace
    if workspace is None or workspace.as_of:
        return

    def offer(found: "Sequence[ConflictedCopy]") -> None:
        if found and desk.workspace is workspace:
            _offer(desk, found[0], len(found) - 1)

    desk.tasks.read(lambda job: workspace.conflicted_copies(), offer)


def _offer(desk: Desk, copy: "ConflictedCopy", more: int) -> None:
    said = tr(
        "{program} seems to have put “{name}” beside this case: a copy with {entries} that it lacks."
    ).format(program=copy.program, name=copy.path.name, entries=_entries(copy.entries))
    others = " " + tr("There are {n} more such copies.").format(n=more) if more else ""
    desk.say(said + others, button=Button(tr("Compare…"), lambda: compare_with(desk, copy.path)))
