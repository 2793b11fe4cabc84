"""Opening the case that a command names."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from dossier.app.presence import Presence
from dossier.app.workspace import Workspace
from dossier.cli import output, passphrases
from dossier.cli.call import Call
from dossier.cli.progress import work

_LONG = 2.0
"""Seconds after which a command says that it is still opening the case, and others see that it is at work."""


@contextmanager
def unread(call: Call) -> Iterator[Workspace]:
    """The case, its views as they were left: for what needs none of them. Raises CaseFileError.

    With --as-of it is the case of that moment, read-only, and standard error says so.
    """
    if call.as_of:
        with work() as current:  # the views of the past may have to be made
            workspace = Workspace.open(
                call.case,
                analyst=call.analyst,
                as_of=call.as_of,
                progress=current.progress,
                cancelled=current.cancelled,
            )
    else:
        patience = Timer(_LONG, output.note, [f"Opening “{call.case.name}”…"])
        patience.daemon = True
        patience.start()
        try:
            workspace = Workspace.open(call.case, analyst=call.analyst)
        finally:
            patience.cancel()
    workspace.signing.ask = passphrases.of_the_key
    try:
        if workspace.as_of:
            output.note(f"{workspace.as_of[:1].upper()}{workspace.as_of[1:]}, read-only.")
        workspace.waits.subscribe(lambda waits: _tell_waiting(workspace, waits))
        with Presence(workspace.path, lambda: workspace.analyst, after=_LONG):
            yield workspace
    finally:
        workspace.close()
        if workspace.signing.problem:
            output.note(workspace.signing.problem)


def _tell_waiting(workspace: Workspace, waits: bool) -> None:
    if waits:
        output.note(f"Waiting for another Dossier to finish writing in “{workspace.path.name}”…")


@contextmanager
def opened(call: Call) -> Iterator[Workspace]:
    """The case, with its views up to date. Raises CaseFileError."""
    with unread(call) as workspace:
        with work() as current:
            workspace.catch_up(current.progress, current.cancelled)
        yield workspace
