"""`dossier accounts`: how each source tells an event, side by side."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator

from dossier.app import timelines
from dossier.cli import shapes_of_accounts, targets
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, always
from dossier.cli.layout import counted, one_line, passage
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import supported, where, which, who
from dossier.domain.account_rows import Account, AccountsRow, AccountsTable, Agreement, Part

AGREEMENTS = {
    Agreement.ALONE: "one account",
    Agreement.AGREE: "accounts agree",
    Agreement.DIFFER: "accounts differ",
    Agreement.MIXED: "several accounts",
}


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_entity(parser, "event")
    add_limit(parser, "rows")


def run(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        event = targets.entity(workspace.views, given.event)
        table = workspace.views.accounts(event.id)
    shape = shapes_of_accounts.accounts(table)
    shape["rows"] = shape["rows"][: given.limit]
    return told(call, shape, _lines(table, given.limit))


def _lines(table: AccountsTable, limit: int | None) -> Iterator[str]:
    yield f"{who(table.event)}: {counted(len(table.columns), 'origin')}."
    for number, column in enumerate(table.columns, 1):
        yield f"  {number}  {', '.join(which(source) for source in column.sources)}"
    for row in table.rows[:limit]:
        yield ""
        label = f" {one_line(row.label)}" if row.label else ""
        yield f"{row.part}{label}: {_agreement(row)} ({supported(row.sources, row.origins)})"
        yield from _cells(row)


def _cells(row: AccountsRow) -> Iterator[str]:
    for number, cell in enumerate(row.cells):
        told = [(_words(row.part, account), account) for account in cell]
        times = Counter(words for words, _ in told)
        seen: dict[str, Account] = {}
        for words, account in told:
            seen.setdefault(words, account)
        sign = "≠" if number in row.differs else " "
        for words, account in seen.items():
            again = f" (×{times[words]})" if times[words] > 1 else ""
            yield from passage(f"{number + 1} {sign} {words}{again}  [{where(account.citation)}]", "  ")


def _agreement(row: AccountsRow) -> str:
    comparable = row.part in (Part.WHEN, Part.FIGURE)
    in_part = row.agreement is Agreement.MIXED and comparable
    return "accounts agree in part" if in_part else AGREEMENTS[row.agreement]


def _words(part: Part, account: Account) -> str:
    return timelines.in_words(account.words) if part is Part.WHEN else account.words


COMMAND = Command("accounts", "show how each source tells an event, side by side", declare, run, always)
