"""`dossier rebuild`: make the local views of a case anew."""

from dossier.cli import output
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit
from dossier.cli.layout import counted
from dossier.cli.opening import unread
from dossier.cli.progress import work


def run(call: Call) -> int:
    with unread(call) as workspace:
        with work() as current:
            workspace.rebuild(current.progress, current.cancelled)
        counts = workspace.views.counts()
    if call.json:
        output.as_json({"rebuilt": True, "entries": counts.entries, "sources": counts.sources})
    else:
        made = f"{counted(counts.entries, 'entry', 'entries')} and {counted(counts.sources, 'source')}"
        output.lines([f"The views of {call.case} are made anew from {made}."])
    return Exit.DONE


COMMAND = Command("rebuild", "make the local views of a case anew", add_case, run)
