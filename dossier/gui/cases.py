"""Opening and making cases, for the worker thread."""

from pathlib import Path
from typing import TYPE_CHECKING

from dossier.gui.tasks import Job

if TYPE_CHECKING:
    from dossier.app import backups, demo, workspace
    from dossier.app.workspace import Workspace


def load() -> None:
    """Import what a case needs: store, readers, analyser."""
    # Late: it takes a good part of a second, and the window should be painted first.
    global backups, demo, workspace
    from dossier.app import backups, demo, workspace


def open_case(path: Path, job: Job, *, as_of: str = "") -> "Workspace":
    """Open and catch up; with `as_of` read-only, as it was at that moment. Raises DossierError, in words."""
    load()
    made = workspace.Workspace.open(path, as_of=as_of, progress=job.progress, cancelled=job.cancelled)
    return _caught_up(made, job)


def create_case(path: Path, title: str, job: Job) -> "Workspace":
    load()
    return _caught_up(workspace.Workspace.create(path, title=title), job)


def open_sample(job: Job) -> "Workspace":
    """The sample case, made from the articles that come with the program if it is not there yet."""
    load()
    return demo.make_sample_case(demo.sample_case_file(), progress=job.progress)


def restore_backup(backup: Path, to: Path) -> Path | None:
    """Put a backup in the place of `to`; the path of what stood there and is kept aside."""
    load()
    return backups.restore(backup, to)


def _caught_up(opened: "Workspace", job: Job) -> "Workspace":
    try:
        opened.catch_up(job.progress, job.cancelled)
    except BaseException:
        opened.close()
        raise
    return opened
