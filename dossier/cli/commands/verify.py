"""`dossier verify`: prove that the case file is what its entries say."""

from dossier.app import checking
from dossier.cli import output, shapes
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit
from dossier.cli.layout import counted
from dossier.cli.progress import work


def run(call: Call) -> int:
    with work() as current:
        report = checking.verify(call.case, current.progress, current.cancelled)
    if call.json:
        output.as_json(shapes.verification(report))
    else:
        output.lines(f"proven: {sentence}" for sentence in report.proven)
        output.lines(f"NOT TRUE: {sentence}" for sentence in report.problems)
        counts = (counted(report.sources, "source"), counted(report.entries, "entry", "entries"))
        checked = f"{', '.join(counts)} and {counted(report.passages, 'passage')} checked"
        output.lines([f"Verified: {checked}." if report.ok else f"This file does not hold: {checked}."])
    return Exit.DONE if report.ok else Exit.FAILED


COMMAND = Command("verify", "prove every source, entry and passage of the case file", add_case, run)
