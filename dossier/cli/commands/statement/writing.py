"""`dossier statement write` and `edit`: what a passage says, in an analyst's reading."""

from argparse import ArgumentParser, ArgumentTypeError, BooleanOptionalAction, Namespace

from dossier.app import lookup
from dossier.app.workspace import Workspace
from dossier.cli import shapes, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, UsageError
from dossier.cli.dossier_text import statement_lines
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import said
from dossier.domain.analysis import StatementKind
from dossier.domain.commands import EditStatement, WriteStatement
from dossier.domain.entries import Assertion
from dossier.domain.targets import Place

FIELDS = {
    "kind": "kind",
    "about": "subjects",
    "others": "others",
    "says": "attribution",
    "says-entity": "attributed_to",
    "date": "date",
    "hedged": "hedged",
    "negated": "negated",
}
"""The options by which the fields of a statement are set."""

KINDS = ", ".join(StatementKind)


def _declare_fields(parser: ArgumentParser, *, new: bool) -> None:
    kinds = tuple(StatementKind)
    parser.add_argument("--kind", choices=kinds, metavar="KIND", required=new, help=KINDS)
    parser.add_argument(
        "--about", metavar="ENTITY", nargs="+", action="extend", required=new, help="whom or what it is about"
    )
    parser.add_argument("--others", metavar="ENTITY", nargs="+", action="extend", help="who else is in it")
    parser.add_argument(
        "--says", metavar="TEXT", help="who says it, as the text puts it (else the source itself)"
    )
    parser.add_argument("--says-entity", metavar="ENTITY", help="who that is")
    parser.add_argument("--date", metavar="DATE", help="of when it speaks: 2015-11-13, 2015-11, 2015-W46")
    parser.add_argument("--hedged", action=BooleanOptionalAction, help="the words leave it open")
    parser.add_argument("--negated", action=BooleanOptionalAction, help="the words deny it")


def _declare_write(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "passage",
        metavar="SOURCE:START-END",
        help=f"the passage, such as {targets.EXAMPLE}; or SOURCE and --words",
    )
    parser.add_argument(
        "--words", metavar="TEXT", help="the exact words, which stand in the source just once"
    )
    _declare_fields(parser, new=True)


def _write(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        place = _place(workspace, given)
        values = _values(workspace, given)
        assertion = Assertion(
            place.start,
            place.end,
            "",
            StatementKind(given.kind),
            subjects=tuple(values["subjects"].split("\n")),
            others=tuple(filter(None, values.get("others", "").split("\n"))),
            attribution=values.get("attribution", ""),
            attributed_to=values.get("attributed_to", ""),
            date=values.get("date", ""),
            hedged=bool(given.hedged),
            negated=bool(given.negated),
        )
        id = workspace.fresh_id("statement")
        workspace.do(WriteStatement(id, place.source, assertion))
        row = workspace.views.statement(id)
    return told(call, shapes.statement(row), [f"New statement: {said(row)}.", *statement_lines(row)])


def _place(workspace: Workspace, given: Namespace) -> Place:
    if given.words is not None:
        return targets.find_words(workspace.views, lookup.source(workspace.views, given.passage), given.words)
    try:
        return targets.place(workspace.views, targets.passage(given.passage))
    except ArgumentTypeError as error:
        raise UsageError(f"{error}; or name the source and the --words.") from error


def _values(workspace: Workspace, given: Namespace) -> dict[str, str]:
    """The fields that options set, as `StatementEdited` has them; ids instead of names."""

    def ids(names: list[str]) -> str:
        return "\n".join(targets.entity(workspace.views, name).id for name in names if name)

    values: dict[str, str | None] = {
        "kind": given.kind,
        "subjects": None if given.about is None else ids(given.about),
        "others": None if given.others is None else ids(given.others),
        "attribution": given.says,
        "attributed_to": None if given.says_entity is None else ids([given.says_entity]),
        "date": given.date,
        "hedged": None if given.hedged is None else "yes" if given.hedged else "",
        "negated": None if given.negated is None else "yes" if given.negated else "",
    }
    return {field: value for field, value in values.items() if value is not None}


def _declare_edit(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "statement", metavar="ID", help="the statement; “show --ids” and “review” have the ids"
    )
    _declare_fields(parser, new=False)
    parser.add_argument(
        "--reset",
        metavar="FIELD",
        nargs="+",
        action="extend",
        choices=tuple(FIELDS),
        default=[],
        help=f"as the machine, or who wrote it, has it: {', '.join(FIELDS)}",
    )


def _edit(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        row = targets.statement(workspace.views, given.statement)
        changes: dict[str, str | None] = dict(_values(workspace, given))
        reset = [FIELDS[option] for option in given.reset]
        if not changes and not reset:
            raise UsageError("“statement edit” needs something to change, such as --date 2015-11-13.")
        if twice := set(reset) & set(changes):
            raise UsageError(f"{', '.join(sorted(twice))} cannot be set and reset at once.")
        changes |= dict.fromkeys(reset)
        workspace.do(EditStatement(row.id, tuple(changes.items())))
        row = workspace.views.statement(row.id)
    return told(call, shapes.statement(row), [f"{said(row)} reads now:", *statement_lines(row)])


WRITE = Command("write", "write a statement from the words of a passage", _declare_write, _write)
EDIT = Command("edit", "change what a statement says of its passage", _declare_edit, _edit)
