"""`dossier verify`: prove that the case file is what its entries say."""

from dossier.cli import output, shapes
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit
from dossier.cli.layout import counted
from dossier.cli.opening import unread
from dossier.cli.progress import work
from dossier.domain.errors import CaseFileError
from dossier.domain.views import VerifyReport


def run(call: Call) -> int:
    report = _verify(call)
    if call.json:
        output.as_json(shapes.verification(report))
    else:
        output.lines(f"proven: {sentence}" for sentence in report.proven)
        output.lines(f"NOT TRUE: {sentence}" for sentence in report.problems)
        counts = (counted(report.sources, "source"), counted(report.entries, "entry", "entries"))
        checked = f"{', '.join(counts)} and {counted(report.passages, 'passage')} checked"
        output.lines([f"Verified: {checked}." if report.ok else f"This file does not hold: {checked}."])
    return Exit.DONE if report.ok else Exit.FAILED


def _verify(call: Call) -> VerifyReport:
    """The report; a file that cannot even be opened is one that does not hold."""
    if not call.case.exists():
        raise CaseFileError(f"There is no case file {call.case}. Check the path.")
    try:
        with unread(call) as workspace, work() as current:
            return workspace.verify(current.progress, current.cancelled)
    except CaseFileError as error:
        return VerifyReport(False, 0, 0, 0, (), (str(error),))


COMMAND = Command("verify", "prove every source, entry and passage of the case file", add_case, run)
