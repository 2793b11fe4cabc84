"""`dossier note` and `dossier notes`: words of an analyst on anything."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from dossier.app.workspace import Workspace
from dossier.cli import output, shapes, targets
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, Exit, UsageError, always
from dossier.cli.dossier_text import note_lines
from dossier.cli.layout import one_line
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.targets import Target
from dossier.domain.commands import WriteNote
from dossier.domain.errors import NotFound
from dossier.domain.targets import parted
from dossier.domain.views import NoteRow


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_target(parser)
    parser.add_argument("text", metavar="TEXT", nargs="?", help="in quotes, where it has several words")
    parser.add_argument("--id", metavar="NOTE", help="change this note instead of writing a new one")
    parser.add_argument("--remove", action="store_true", help="take the note away that --id names")


def run(call: Call) -> int:
    given = call.arguments
    _check(given)
    with opened(call) as workspace:
        target = _target(workspace, given)
        before = _note(workspace, target, given.id) if given.id else None
        id = before.id if before else workspace.fresh_id("note")
        text = "" if given.remove else given.text
        workspace.do(WriteNote(id, before.target if before else target.id, text))
        if given.remove and before:
            return told(
                call, shapes.note(before) | {"removed": True}, [f"The note {id} on {target.name} is removed."]
            )
        row = _note(workspace, target, id)
    what = "The note" if before else "New note"
    return told(call, shapes.note(row), [f"{what} {id} on {target.name}: {one_line(row.text)}"])


def _target(workspace: Workspace, given: Namespace) -> Target:
    """What is to be noted; of a note that there is already, also what is not in the case any more."""
    try:
        return targets.resolve(workspace.views, given.target)
    except NotFound:
        id = given.target.removeprefix("statement:")
        for row in workspace.views.notes() if given.id else ():
            if row.id == given.id and id == parted(row.target)[1]:
                return Target(row.target, one_line(row.about))
        raise


def _check(given: Namespace) -> None:
    if given.remove and (given.text is not None or not given.id):
        raise UsageError(
            "--remove takes no text, but needs the --id of the note; “dossier notes” lists them."
        )
    if not given.remove and not (given.text or "").strip():
        raise UsageError("a note needs words; --remove --id NOTE takes one away.")


def _note(workspace: Workspace, target: Target, id: str) -> NoteRow:
    found = next((row for row in workspace.views.notes(target.id) if row.id == id), None)
    if found is None:
        raise NotFound(f"There is no note “{id}” on {target.name}; “dossier notes” lists them.")
    return found


def _declare_list(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_target(parser, nargs="?")
    add_limit(parser, "notes")


def _list(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        target = targets.resolve(workspace.views, given.target).id if given.target is not None else None
        rows = workspace.views.notes(target, limit=given.limit)
    if call.json:
        output.as_json([shapes.note(row) for row in rows])
    else:
        output.lines(line for row in rows for line in _lines(row))
        output.lines([] if rows else ["No notes."])
    return Exit.DONE


def _lines(row: NoteRow) -> Iterator[str]:
    yield one_line(row.about)
    yield from note_lines(row)


COMMAND = Command("note", "write, change or remove a note on anything", declare, run)
LIST = Command("notes", "list the notes of a case, or on one thing", _declare_list, _list, always)
