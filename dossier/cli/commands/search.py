"""`dossier search`: names and passages in which words stand."""

from argparse import ArgumentParser
from collections.abc import Iterator

from dossier.cli import output, shapes
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, Exit, always
from dossier.cli.layout import passage
from dossier.cli.opening import opened
from dossier.domain.views import Hit


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("query", metavar="QUERY", nargs="+", help="the words to look for")
    add_limit(parser, "results")


def run(call: Call) -> int:
    with opened(call) as workspace:
        hits = workspace.views.search(" ".join(call.arguments.query), limit=call.arguments.limit)
    if call.json:
        output.as_json([shapes.hit(hit) for hit in hits])
    elif hits:
        output.lines(line for hit in hits for line in _lines(hit))
    else:
        output.lines(["Nothing found."])
    return Exit.DONE


def _lines(hit: Hit) -> Iterator[str]:
    """An entity on one line with its id, for `show`; a passage below the place where it stands."""
    if hit.kind == "passage":
        yield f"{hit.file or hit.source[:12]} {hit.start}–{hit.end}"
        yield from passage(hit.text, "  ")
    else:
        yield f"{hit.kind}: {hit.name}  ({hit.entity})"


COMMAND = Command("search", "find names and passages", declare, run, always)
