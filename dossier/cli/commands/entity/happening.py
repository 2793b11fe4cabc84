"""`dossier entity event`: when and where an event happened, and who took part in it."""

from argparse import ArgumentParser, Namespace

from dossier.app import lookup
from dossier.app.workspace import Workspace
from dossier.cli import shapes, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, UsageError
from dossier.cli.dossier_text import event_lines
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import who
from dossier.domain.commands import SetEventDetail
from dossier.domain.entries import EVENT_DETAILS


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_entity(parser, "event")
    parser.add_argument("detail", metavar="DETAIL", choices=EVENT_DETAILS, help=", ".join(EVENT_DETAILS))
    parser.add_argument(
        "values",
        metavar="VALUE",
        nargs="*",
        help="when: 2015-11-13, 2015-11-13T21:20, 2015-11; where: places; who: ROLE=ENTITY, such as victim=…",
    )
    parser.add_argument("--not-known", action="store_true", help="instead: it is not known")
    parser.add_argument("--reset", action="store_true", help="instead: as the machine has it")


def run(call: Call) -> int:
    given = call.arguments
    if bool(given.values) + given.not_known + given.reset != 1:
        raise UsageError("“entity event” takes values, or --not-known, or --reset.")
    if given.detail == "when" and len(given.values) > 1:
        raise UsageError("“when” is one date or time, such as 2015-11-13T21:20.")
    with opened(call) as workspace:
        row = targets.entity(workspace.views, given.event)
        workspace.do(SetEventDetail(row.id, given.detail, _value(workspace, given)))
        dossier = workspace.views.dossier(row.id)
    event = shapes.happening(dossier.event) if dossier.event else None
    lines = event_lines(dossier.event) if dossier.event else ()
    return told(call, shapes.entity(dossier.entity) | {"event": event}, [who(dossier.entity), *lines])


def _value(workspace: Workspace, given: Namespace) -> str | None:
    """As `EventDetailSet` has it."""
    if given.reset:
        return None
    if given.detail == "when":
        return "".join(given.values)
    if given.detail == "where":
        return "\n".join(targets.entity(workspace.views, each).id for each in given.values)
    return "\n".join(_participant(workspace, each) for each in given.values)


def _participant(workspace: Workspace, text: str) -> str:
    role, equals, entity = text.partition("=")
    if not equals or not role.strip() or not entity.strip():
        raise UsageError(
            f"“{lookup.shortened(text)}” is no participant: write ROLE=ENTITY, such as victim=“A name”."
        )
    return f"{' '.join(role.split())}\t{targets.entity(workspace.views, entity).id}"


COMMAND = Command("event", "set when and where an event happened, or who took part", declare, run)
