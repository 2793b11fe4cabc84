"""Opening the case that a command names, and finding in it what its arguments name."""

from collections.abc import Iterator
from contextlib import contextmanager

from dossier.app.workspace import Workspace
from dossier.cli import output
from dossier.cli.call import Call
from dossier.cli.layout import one_line
from dossier.cli.progress import work
from dossier.domain.errors import NotFound
from dossier.domain.views import EntityRow, SourceRow

NAMED = 5
"""How many candidates a message names."""


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


def entity(workspace: Workspace, name: str) -> EntityRow:
    """Who or what goes by `name`, or has this id; of several the most mentioned, and a note names the others.

    Raises NotFound.
    """
    found = workspace.views.find(name)
    if not found:
        raise NotFound(
            f"Nobody and nothing in this case is called “{name}”. “dossier search” looks for words in texts."
        )
    first, *others = found
    if others:
        rest = "; ".join(f"{one_line(row.name)} ({row.kind}, {row.id})" for row in others[:NAMED])
        more = f"; and {len(others) - NAMED} more" if len(others) > NAMED else ""
        output.note(f"“{name}” fits {len(found)} dossiers; this is {first.name} ({first.kind}).")
        output.note(f"The others: {rest}{more}.")
    return first


def source(workspace: Workspace, name: str) -> SourceRow:
    """The one source with this id or beginning of one, file name or title. Else NotFound."""
    found = workspace.views.find_sources(name)
    if not found:
        raise NotFound(f"This case has no source “{name}”. “dossier list CASE sources” shows what it has.")
    if len(found) > 1:
        names = "; ".join(f"{row.file} ({row.id[:12]})" for row in found[:NAMED])
        raise NotFound(f"“{name}” fits {len(found)} sources: {names}. Name one by its id.")
    return found[0]
