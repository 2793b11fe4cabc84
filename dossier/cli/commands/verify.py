"""`dossier verify`: prove that the case file is what its entries say."""

from collections.abc import Sequence

from dossier.app import checking
from dossier.cli import output, shapes
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit
from dossier.cli.layout import counted, table
from dossier.cli.progress import work
from dossier.domain.views import AnalystProof


def run(call: Call) -> int:
    with work() as current:
        report = checking.verify(call.case, current.progress, current.cancelled, analyst=call.analyst)
    if call.json:
        output.as_json(shapes.verification(report))
    else:
        output.lines(f"proven: {sentence}" for sentence in report.proven)
        output.lines(f"NOT TRUE: {sentence}" for sentence in report.problems)
        output.lines(_signatures(report.analysts))
        counts = (counted(report.sources, "source"), counted(report.entries, "entry", "entries"))
        checked = f"{', '.join(counts)} and {counted(report.passages, 'passage')} checked"
        output.lines([f"Verified: {checked}." if report.ok else f"This file does not hold: {checked}."])
    return Exit.DONE if report.ok else Exit.FAILED


def _signatures(analysts: Sequence[AnalystProof]) -> list[str]:
    """How far each analyst's entries are proven to be theirs."""
    if not any(each.entries > each.claimed for each in analysts):
        return ["Nobody has signed: whose entries they are is only claimed."] if analysts else []
    header = ("analyst", "entries", "proven", "signed", "claimed", "broken")
    cells = [
        (a.name, *(f"{n:,}" for n in (a.entries, a.proven, a.signed, a.claimed, a.broken))) for a in analysts
    ]
    return [
        *table([header, *cells], right=range(1, 6)),
        "(proven: by a key that is yours or that you know; signed: by a key that you do not know)",
    ]


COMMAND = Command("verify", "prove every source, entry and passage of the case file", add_case, run)
