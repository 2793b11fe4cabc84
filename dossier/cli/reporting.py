"""What a command did, and what became of a batch of files: sentences, or JSON, and the exit code."""

from collections.abc import Iterable, Iterator
from typing import Any

from dossier.cli import output, shapes
from dossier.cli.call import Call, Exit
from dossier.cli.layout import counted, flat
from dossier.domain.views import IngestLine, IngestReport, Outcome


def told(call: Call, shape: Any, sentences: Iterable[str]) -> int:
    """Print `shape` where JSON is wanted, else the sentences: what was done, with the ids of what was made."""
    if call.json:
        output.as_json(shape)
    else:
        output.lines(sentences)
    return Exit.DONE


def report_batch(report: IngestReport, *, as_json: bool, verb: str = "ingested") -> int:
    """Print the report. Failed inputs go to standard error too where standard output is for machines."""
    failed = [line for line in report.lines if line.outcome is Outcome.FAILED]
    if as_json:
        output.as_json([shapes.ingested(line) for line in report.lines])
        for line in failed:
            output.error(_line(line, verb))
    else:
        output.lines(_line(line, verb) for line in report.lines)
        output.lines([_summary(report, verb)])
    if report.cancelled:
        output.error("Cancelled; what was finished is kept. Run the command again to go on.")
        return Exit.INTERRUPTED
    return Exit.SOME_FAILED if failed else Exit.DONE


def _line(line: IngestLine, verb: str) -> str:
    word = verb if line.outcome is Outcome.INGESTED else line.outcome.value
    name = line.path if line.outcome is Outcome.FAILED and line.path else line.file or line.path
    return f"{word:<9}  {flat(name)}" + (f": {flat(' '.join(line.notices))}" if line.notices else "")


def _summary(report: IngestReport, verb: str) -> str:
    return ", ".join(_parts(report, verb)) + "."


def _parts(report: IngestReport, verb: str) -> Iterator[str]:
    yield f"{counted(report.count(Outcome.INGESTED), 'source')} {verb}"
    if duplicates := report.count(Outcome.DUPLICATE):
        yield f"{counted(duplicates, 'duplicate')} of what the case has"
    if sidecars := report.count(Outcome.SIDECAR):
        yield counted(sidecars, "sidecar")
    if failed := report.count(Outcome.FAILED):
        yield f"{failed:,} failed"
