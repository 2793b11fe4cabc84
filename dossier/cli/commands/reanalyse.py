"""`dossier reanalyse`: read sources again whose analysis is missing or out of date, or tell what would change."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator

from dossier.cli import output, shapes
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, Exit
from dossier.cli.layout import counted, flat
from dossier.cli.opening import opened
from dossier.cli.progress import work
from dossier.cli.reporting import report_batch
from dossier.domain.rereading import PassageChanges, Rereading


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("--dry-run", action="store_true", help="only tell what would be found otherwise")


def run(call: Call) -> int:
    with opened(call) as workspace, work() as current:
        if not call.arguments.dry_run:
            report = workspace.reanalyse(progress=current.progress, cancelled=current.cancelled)
            return report_batch(report, as_json=call.json, verb="analysed again")
        found = workspace.rereadings(progress=current.progress, cancelled=current.cancelled)
        if call.json:
            output.as_json([shapes.rereading(each) for each in found])
        else:
            output.lines(_lines(found))
        return Exit.INTERRUPTED if current.cancelled() else Exit.DONE


def _lines(found: Iterable[Rereading]) -> Iterator[str]:
    sources = changed = 0
    for each in found:
        sources += 1
        changed += bool(each.changes)
        yield from _source(each)
    if not sources:
        yield "Every source has been read by the newest analyser already."
    else:
        yield f"{changed:,} of {counted(sources, 'source')} would be read otherwise. Nothing was recorded."


def _source(reread: Rereading) -> Iterator[str]:
    if not reread.changes:
        return
    yield f"{flat(reread.file)}: {reread.before or 'not read yet'} → {reread.after}"
    for name in reread.names:
        sign = "+" if not name.before else "-" if not name.after else "~"
        mentions = f"{name.before} → {counted(name.after, 'mention')}"
        yield f"  {sign} {flat(name.name)} ({name.kind.value}): {mentions}"
    yield from (f"  {_passages(each)}" for each in reread.passages if each.gone or each.new or each.otherwise)


def _passages(each: PassageChanges) -> str:
    counts = (
        (len(each.new), "new"),
        (len(each.gone), "gone"),
        (len(each.otherwise), "otherwise"),
        (each.same, "same"),
    )
    return f"{each.what}: " + ", ".join(f"{number:,} {word}" for number, word in counts if number)


COMMAND = Command("reanalyse", "analyse again what an older analyser read, or none", declare, run)
