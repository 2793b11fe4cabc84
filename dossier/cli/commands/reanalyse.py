"""`dossier reanalyse`: read the sources again whose analysis is missing or out of date."""

from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command
from dossier.cli.opening import opened
from dossier.cli.progress import work
from dossier.cli.reporting import report_batch


def run(call: Call) -> int:
    with opened(call) as workspace, work() as current:
        report = workspace.reanalyse(progress=current.progress, cancelled=current.cancelled)
    return report_batch(report, as_json=call.json, verb="analysed again")


COMMAND = Command("reanalyse", "analyse again what an older analyser read, or none", add_case, run)
