"""`dossier export`: a case or a dossier in another format."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dossier.app import handing_over, lookup
from dossier.app.formats import EXPORTERS, LISTS, TABLES, Redaction, Scope
from dossier.app.handing_over import Request
from dossier.app.workspace import Workspace
from dossier.cli import output
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit, UsageError, always
from dossier.cli.opening import opened
from dossier.domain.judgements import GRADE

BY_FORMAT = {exporter.format: exporter for exporter in EXPORTERS}


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    formats = "; ".join(f"{exporter.format}: {exporter.label}" for exporter in EXPORTERS)
    parser.add_argument("--format", required=True, choices=tuple(BY_FORMAT), metavar="F", help=formats)
    parser.add_argument("--dossier", metavar="NAME", help="the dossier to export, by name or id")
    parser.add_argument("--list", dest="listed", choices=LISTS, help="which list a table is of (statements)")
    parser.add_argument("-o", "--output", metavar="FILE", help="otherwise standard output")
    left_out = parser.add_argument_group("what to leave out; the export says how much")
    for option, name, what in (
        ("--without", "NAME", "a person, event, organisation or place, and the words that name it"),
        ("--without-source", "SOURCE", "a source, by file or id"),
    ):
        left_out.add_argument(option, action="append", default=[], metavar=name, help=what)
    left_out.add_argument("--without-notes", action="store_true", help="all notes")
    left_out.add_argument(
        "--below", default="", metavar="GRADE", help="what is graded worse than, say, B2, or not at all"
    )


def run(call: Call) -> int:
    given = call.arguments
    _require_fitting(given)
    with opened(call) as workspace:
        _export(workspace, call)
    return Exit.DONE


def _require_fitting(given: Namespace) -> None:
    scope = BY_FORMAT[given.format].scope
    if scope is Scope.DOSSIER and not given.dossier:
        raise UsageError(f"{given.format} shows one dossier: name it with --dossier NAME.")
    if scope is Scope.CASE and given.dossier:
        raise UsageError(f"{given.format} is of the whole case: leave --dossier out.")
    if given.listed and given.format not in TABLES:
        raise UsageError(f"--list says what a table is of: {given.format} is none.")
    if given.below and not GRADE.fullmatch(given.below):
        raise UsageError(f"“{given.below}” is no grade: a letter A to F and a digit 1 to 6, such as B2.")


def _export(workspace: Workspace, call: Call) -> None:
    given = call.arguments
    redaction = _redaction(workspace, given)
    request = Request(given.format, given.dossier, given.listed or "", redaction)
    to = None if given.output in (None, "-") else Path(given.output)
    pieces = workspace.export(
        request.format, to, dossier=request.dossier, listed=request.listed, redaction=redaction
    )
    left_out = handing_over.left_out(workspace.views, request)
    if to is None:
        output.pieces(pieces)
    if to is not None and call.json:
        output.as_json({"path": str(to), "format": given.format, "left_out": left_out})
    else:
        written = "" if to is None else f"Written to {to}."
        said = " ".join(filter(None, (written, left_out)))
        if said:
            output.note(said)


def _redaction(workspace: Workspace, given: Namespace) -> Redaction:
    views = workspace.views
    return Redaction(
        sources=frozenset(lookup.source(views, name).id for name in given.without_source),
        entities=frozenset(lookup.entity(views, name).id for name in given.without),
        notes=given.without_notes,
        below=given.below,
    )


COMMAND = Command("export", "write the case, its lists or a dossier in another format", declare, run, always)
