"""`dossier connections`: who is tied to whom, and the shortest way from one to another."""

from argparse import ArgumentParser
from collections.abc import Iterator

from dossier.app import connections
from dossier.cli import output
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, Exit, UsageError, always
from dossier.cli.layout import counted, one_line
from dossier.cli.opening import opened
from dossier.cli.shapes import Shape
from dossier.domain.analysis import StatementKind
from dossier.domain.connections import LEGIBLE, Connections


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "--entity",
        action="append",
        default=[],
        metavar="NAME",
        help="only around this one; may be given more than once",
    )
    parser.add_argument(
        "--path", nargs=2, metavar=("ONE", "OTHER"), help="the shortest way from one to the other"
    )
    parser.add_argument("--source", metavar="SOURCE", default="", help="only what this source says")
    parser.add_argument(
        "--kind",
        metavar="KIND",
        action="append",
        default=[],
        help=f"only ties of these kinds: {', '.join(StatementKind)}",
    )
    parser.add_argument(
        "--from",
        dest="since",
        metavar="DATE",
        default="",
        help="only what happened then or later: 2015-11, …",
    )
    parser.add_argument("--to", dest="until", metavar="DATE", default="", help="up to the end of this date")
    parser.add_argument(
        "--origins",
        metavar="N",
        type=int,
        default=1,
        help="only ties that so many sources support, independently of each other",
    )
    add_limit(parser, "people, events, organisations and places")


def run(call: Call) -> int:
    given = call.arguments
    if given.path and given.entity:
        raise UsageError("--path is a way from one to another: leave --entity out.")
    with opened(call) as workspace:
        views = workspace.views
        asked = connections.asked(
            views,
            entities=given.entity,
            source=given.source,
            kinds=given.kind,
            since=given.since,
            until=given.until,
            origins=given.origins,
            limit=given.limit or LEGIBLE,
        )
        if given.path:
            one, other = given.path
            found = connections.graph_of_path(views, one, other, asked)
        else:
            found = views.connections(asked)
    if call.json:
        output.as_json(shape(found))
    else:
        output.lines(_told(found, path=given.path))
    return Exit.DONE


def shape(found: Connections) -> Shape:
    return {
        "nodes": [{"id": node.id, "kind": node.kind, "name": node.name} for node in found.nodes],
        "edges": [
            {
                "one": edge.one,
                "other": edge.other,
                "kind": edge.kind,
                "statements": edge.statements,
                "sources": edge.sources,
                "origins": edge.origins,
            }
            for edge in found.edges
        ],
        "total": found.total,
    }


def _told(found: Connections, *, path: list[str] | None) -> Iterator[str]:
    names = {node.id: one_line(node.name) for node in found.nodes}
    if path:
        if not names:
            yield "No way of up to eight ties leads from one to the other."
            return
        yield " – ".join(names.values())
    elif not found.edges:
        yield "Nothing is said of two together."
    for edge in sorted(found.edges, key=lambda e: (-e.origins, -e.statements, names[e.one], names[e.other])):
        told = f"{edge.statements:>5}  {edge.kind.value:<9}  {names[edge.one]} – {names[edge.other]}"
        yield f"{told}  ({counted(edge.sources, 'source')}, {edge.origins:,} independent)"
    if found.total > len(found.nodes) and not path:
        shown = f"{len(found.nodes):,} of {found.total:,} names are shown"
        yield f"{shown}: --limit N shows more, --entity NAME those around one."


COMMAND = Command(
    "connections", "list who is tied to whom, by the statements that name both", declare, run, always
)
