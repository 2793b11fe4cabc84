"""`dossier contradictions`: what the sources differ in, with both passages; and settling it."""

from argparse import ArgumentParser, Namespace

from dossier.app.workspace import Workspace
from dossier.cli import shapes_of_accounts, targets
from dossier.cli.accounts_text import contradiction_lines
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, UsageError
from dossier.cli.layout import one_line
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.domain.commands import SettleContradiction
from dossier.domain.contradiction_rows import Contradiction
from dossier.domain.errors import NotFound
from dossier.domain.judgements import Verdict

_VERDICTS = [verdict.value for verdict in Verdict]


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("--of", metavar="ENTITY", help="those in the dossier of this event or person alone")
    parser.add_argument(
        "--status", action="append", choices=_VERDICTS, help="those alone that an analyst made this of"
    )
    parser.add_argument("--settle", metavar="ID", help="say what you make of this one, by its id")
    parser.add_argument("--as", dest="verdict", choices=_VERDICTS, help="with --settle: what you make of it")
    parser.add_argument("--note", metavar="TEXT", help="with --settle: why")
    add_limit(parser, "suggestions")


def run(call: Call) -> int:
    given = call.arguments
    if bool(given.settle) != bool(given.verdict) or (given.note and not given.settle):
        raise UsageError("--settle ID and --as VERDICT go together; --note TEXT says why.")
    with opened(call) as workspace:
        if given.settle:
            return _settle(call, workspace)
        entity = targets.entity(workspace.views, given.of).id if given.of else ""
        statuses = [Verdict(status) for status in given.status or ()]
        found = list(workspace.views.contradictions(entity, statuses=statuses))[: given.limit]
    lines = [line for row in found for line in contradiction_lines(row)]
    return told(call, [shapes_of_accounts.contradiction(row) for row in found], lines or [_none(given)])


def _none(given: Namespace) -> str:
    """Where only some were asked for, there may be others."""
    if given.status:
        of_these = " or ".join(f"“{status}”" for status in given.status)
        return f"No contradiction is {of_these}. Without --status all are listed."
    if given.of:
        return "The sources nowhere differ on this, as far as the machine sees."
    return "The sources nowhere differ, as far as the machine sees."


def _settle(call: Call, workspace: Workspace) -> int:
    given = call.arguments
    row = _named(workspace, given.settle)
    verdict, note = Verdict(given.verdict), given.note or ""
    workspace.do(SettleContradiction(row.one.place, row.other.place, verdict, note))
    row = _named(workspace, row.id)
    why = f": {one_line(note)}" if note else ""
    said = f"{one_line(row.what)}, {row.one.value} or {row.other.value}: {row.verdict}{why}."
    return told(call, shapes_of_accounts.contradiction(row), [said])


def _named(workspace: Workspace, id: str) -> Contradiction:
    found = [row for row in workspace.views.contradictions() if row.id.startswith(id)]
    if len(found) != 1:
        many = f"{len(found)} contradictions" if found else "no contradiction"
        raise NotFound(f"“{id}” begins the id of {many}. “dossier contradictions” lists them.")
    return found[0]


def _lists(arguments: Namespace) -> bool:
    return not arguments.settle


COMMAND = Command(
    "contradictions", "list what the sources differ in, as suggestions; settle one", declare, run, _lists
)
