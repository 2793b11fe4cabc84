"""What can be done with sources: take them in, withdraw and restore them, correct what is known of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from dossier.domain.commands import CorrectSource, RestoreSource, WithdrawSource
from dossier.domain.views import IngestReport, Outcome
from dossier.gui import phrases
from dossier.gui.desk import Button, Desk
from dossier.gui.operations import share
from dossier.gui.operations.case import SUFFIX, make_case
from dossier.gui.phrases import tr


def add_files(desk: Desk) -> None:
    ingest(desk, desk.ask.files(tr("Add files")))


def add_folder(desk: Desk) -> None:
    folder = desk.ask.folder(tr("Add a folder, with the folders in it"))
    ingest(desk, [folder] if folder else [])


def take_dropped(desk: Desk, paths: Sequence[str]) -> None:
    """A case file that is dropped is opened, or compared where it is a copy of the open one; anything else is taken in,
    into a new case if none is open."""
    if len(paths) == 1 and paths[0].endswith(SUFFIX):
        share.dropped(desk, Path(paths[0]))
    elif desk.workspace is None and paths:
        make_case(desk, lambda: ingest(desk, paths))
    else:
        ingest(desk, paths)


def ingest(desk: Desk, paths: Sequence[str]) -> None:
    """Read, analyse and keep these files and folders; the report says what became of each."""
    workspace = desk.workspace
    if workspace is None or not paths:
        return
    desk.tasks.run(
        lambda job: workspace.ingest(paths, progress=job.progress, cancelled=job.cancelled),
        lambda report: tell(desk, report),
        label=tr("Reading articles"),
    )


def tell(desk: Desk, report: IngestReport) -> None:
    """Show the report of a batch, and say in a line what it came to."""
    desk.show_report(report)
    taken, failed = report.count(Outcome.INGESTED), report.count(Outcome.FAILED)
    words = [phrases.counted(taken, tr("article taken in"), tr("articles taken in"))]
    if report.count(Outcome.DUPLICATE):
        words.append(tr("{n} in the case already").format(n=report.count(Outcome.DUPLICATE)))
    if failed:
        words.append(tr("{n} failed").format(n=failed))
    desk.say(", ".join(words) + ".", error=bool(failed))


def withdraw(desk: Desk) -> None:
    """Leave the source out of all dossiers; it stays in the case file, and the message offers to take it
    back."""
    workspace, source = desk.workspace, desk.source
    if workspace is None or source is None:
        return
    name = phrases.excerpt(phrases.source_name(workspace.views.source(source)), 60)
    said = tr("“{name}” is withdrawn: left out of all dossiers, kept in the case file.").format(name=name)
    undo = Button(tr("Restore"), lambda: _restore(desk, source))
    desk.tasks.run(
        lambda job: workspace.do(WithdrawSource(source)),
        lambda _: desk.say(said, button=undo),
        label=tr("Withdrawing"),
    )


def restore(desk: Desk) -> None:
    if desk.source is not None:
        _restore(desk, desk.source)


def _restore(desk: Desk, source: str) -> None:
    workspace = desk.workspace
    if workspace is not None:
        desk.tasks.run(lambda job: workspace.do(RestoreSource(source)), label=tr("Restoring"))


def correct(desk: Desk, source: str, field: str, value: str, refused: Callable[[], None]) -> None:
    """Set one metadata field; `refused` is called when the case does not take the value."""
    workspace = desk.workspace
    if workspace is None:
        return

    def failed(error: BaseException) -> None:
        refused()
        desk.tasks.failed.emit(error)

    desk.tasks.run(lambda job: workspace.do(CorrectSource(source, field, value)), failed=failed)
