"""`dossier conflicts`: where analysts are at odds, and settling it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from dossier.cli import output, shapes_of_copies
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit, UsageError
from dossier.cli.layout import counted, one_line, passage
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import at_odds_in, where
from dossier.domain.commands import SettleConflict
from dossier.domain.conflicts import Conflict, Side, Sort
from dossier.domain.errors import NotFound

SHORT = 12
"""Digits by which a list names an entry; as many as make it unique will do."""

_AT_ODDS = {
    Sort.VALUE: "set to different values",
    Sort.MERGE: "merged, though said to be different",
    Sort.REJECTION: "rejected, though worked on",
}


def _declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "--settle", metavar="ENTRY", help="keep the side that this entry is; its first digits do"
    )
    parser.add_argument(
        "--value", metavar="VALUE", help="with --settle: neither that side nor another, but this"
    )
    parser.add_argument(
        "--sort",
        metavar="SORT",
        choices=[sort.value for sort in Sort],
        help="only conflicts of this sort: value, merge or rejection",
    )


def _conflicts(call: Call) -> int:
    given = call.arguments
    if given.value is not None and given.settle is None:
        raise UsageError("--value needs --settle ENTRY: a side of the conflict that it settles.")
    with opened(call) as workspace:
        rows = [row for row in workspace.views.conflicts() if given.sort in (None, row.sort.value)]
        if given.settle is None:
            return _listed(call, rows)
        row, side = _found(rows, given.settle)
        workspace.do(SettleConflict(row.sort, side.entry, given.value))
    held = side.value if given.value is None else given.value
    shape = shapes_of_copies.conflict(row) | {"kept": side.entry, "value": held or None}
    by_value = row.sort is Sort.VALUE or given.value is not None
    said = (one_line(held) or "(nothing)") if by_value else one_line(side.summary)
    return told(call, shape, [f"Settled: {_about(row)}: {said}."])


def _found(rows: Sequence[Conflict], entry: str) -> tuple[Conflict, Side]:
    """The side whose entry begins so. Raises NotFound, UsageError."""
    digits = entry.strip().lower()
    found = [(row, side) for row in rows for side in row.sides if digits and side.entry.startswith(digits)]
    if not found:
        raise NotFound(
            f"No conflict has a side “{entry}”. “dossier conflicts” lists them with their entries."
        )
    if len(found) > 1:
        raise UsageError(f"“{entry}” is a side of several conflicts: give more digits, or --sort.")
    return found[0]


def _listed(call: Call, rows: Sequence[Conflict]) -> int:
    if call.json:
        output.as_json([shapes_of_copies.conflict(row) for row in rows])
    else:
        output.lines(line for row in rows for line in _lines(row))
        output.lines([_last(len(rows))])
    return Exit.DONE


def _last(many: int) -> str:
    if not many:
        return "There are no conflicts."
    return f"{counted(many, 'conflict')}; what stands behind = holds for the moment. --settle ENTRY keeps a side."


def _lines(row: Conflict) -> Iterator[str]:
    yield f"{_about(row)}: {_AT_ODDS[row.sort]}"
    for side in row.sides:
        mark = "=" if side.wins else " "
        when = side.at[:16].replace("T", " ")
        yield f" {mark} {side.entry[:SHORT]}  {one_line(side.value) or '(nothing)'}"
        yield f"   {one_line(side.analyst)}, {when}: {one_line(side.summary)}"
    for each in row.passages:
        yield from passage(f"“{each.exact}” [{where(each)}]", "   ")


def _about(row: Conflict) -> str:
    return f"{one_line(row.name)}, {at_odds_in(row.field)}"


def _only_lists(given: Namespace) -> bool:
    return given.settle is None


COMMAND = Command(
    "conflicts", "list where analysts are at odds, and settle it", _declare, _conflicts, _only_lists
)
