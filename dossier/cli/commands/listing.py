"""`dossier list`: who and what is in a case."""

from argparse import ArgumentParser
from collections.abc import Sequence

from dossier.app.workspace import Workspace
from dossier.cli import output, shapes
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, Exit, UsageError, always
from dossier.cli.layout import table
from dossier.cli.opening import opened
from dossier.domain.analysis import EntityKind
from dossier.domain.date_words import in_words
from dossier.domain.judgements import Status
from dossier.domain.views import EntityRow, SourceRow

KINDS = {
    "persons": EntityKind.PERSON,
    "events": EntityKind.EVENT,
    "organisations": EntityKind.ORGANISATION,
    "places": EntityKind.PLACE,
}


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    choices = (*KINDS, "sources")
    parser.add_argument("kind", choices=choices, metavar="KIND", help=", ".join(choices))
    parser.add_argument(
        "--status",
        metavar="STATUS",
        choices=tuple(Status),
        help=f"only {', '.join(Status)} ones (otherwise all but the rejected); not of sources",
    )
    add_limit(parser, "rows")


def run(call: Call) -> int:
    if call.arguments.kind == "sources" and call.arguments.status:
        raise UsageError("sources have no status: leave --status out.")
    with opened(call) as workspace:
        if call.arguments.kind == "sources":
            _sources(workspace, call)
        else:
            _entities(workspace, call, KINDS[call.arguments.kind])
    return Exit.DONE


def _sources(workspace: Workspace, call: Call) -> None:
    rows = workspace.views.sources(withdrawn=False, limit=call.arguments.limit)
    if call.json:
        output.as_json([shapes.source(row) for row in rows])
    else:
        output.lines(_source_table(rows))


def _source_table(rows: Sequence[SourceRow]) -> list[str]:
    if not rows:
        return ["No sources yet: “dossier ingest” takes them in."]
    header = ("id", "published", "language", "characters", "grade", "publisher", "file", "title")
    cells = [
        (
            r.id[:12],
            r.published[:10] or "?",
            f"{r.language or '?'}{' (unread)' if r.unread else ''}",
            f"{r.characters:,}",
            r.grade or "–",
            r.publisher,
            r.file,
            r.title,
        )
        for r in rows
    ]
    return table([header, *cells], right=(3,))


def _entities(workspace: Workspace, call: Call, kind: EntityKind) -> None:
    status = Status(call.arguments.status) if call.arguments.status else None
    rows = workspace.views.entities(kind, status=status, limit=call.arguments.limit)
    if call.json:
        output.as_json([shapes.entity(row) for row in rows])
    else:
        output.lines(_entity_table(rows, kind))


def _entity_table(rows: Sequence[EntityRow], kind: EntityKind) -> list[str]:
    if not rows:
        return ["None."]
    header = ("mentions", "sources", "date", "role", "status", "name", "id")
    cells = [
        (
            f"{row.mentions:,}",
            f"{row.sources:,}",
            in_words(row.date) or "?",
            row.role.value,
            row.status.value,
            row.name,
            row.id,
        )
        for row in rows
    ]
    own = {EntityKind.EVENT: (2,), EntityKind.PERSON: (3,)}.get(kind, ())
    return table([[row[c] for c in (0, 1, *own, 4, 5, 6)] for row in (header, *cells)], right=(0, 1))


COMMAND = Command("list", "list persons, events, organisations, places or sources", declare, run, always)
