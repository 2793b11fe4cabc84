"""Opening the case that a command names."""

from collections.abc import Iterator
from contextlib import contextmanager

from dossier.app.workspace import Workspace
from dossier.cli.call import Call
from dossier.cli.progress import work


@contextmanager
def unread(call: Call) -> Iterator[Workspace]:
    """The case, its views as they were left: for what needs none of them. Raises CaseFileError."""
    workspace = Workspace.open(call.case, analyst=call.analyst)
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def opened(call: Call) -> Iterator[Workspace]:
    """The case, with its views up to date. Raises CaseFileError."""
    with unread(call) as workspace:
        with work() as current:
            workspace.catch_up(current.progress, current.cancelled)
        yield workspace
