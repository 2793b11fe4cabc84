"""Keeping a case sound: prove it, make its views anew, read its sources with the newest analyser."""

from dossier.domain.views import IngestReport, Outcome, VerifyReport
from dossier.gui import phrases
from dossier.gui.desk import Button, Desk
from dossier.gui.phrases import tr


def verify(desk: Desk) -> None:
    workspace = desk.workspace
    if workspace is not None:
        desk.tasks.run(
            lambda job: workspace.verify(progress=job.progress, cancelled=job.cancelled),
            lambda report: _tell_proof(desk, report),
            label=tr("Verifying"),
        )


def _tell_proof(desk: Desk, report: VerifyReport) -> None:
    counted = tr("{sources} sources, {entries} entries, {passages} passages").format(
        sources=report.sources, entries=report.entries, passages=report.passages
    )
    lines = [*report.problems, *([""] if report.problems else []), *report.proven]
    show = Button(
        tr("Show report"), lambda: desk.ask.report(tr("Verification"), "\n".join([counted, "", *lines]))
    )
    if report.ok:
        desk.say(tr("Proven: {what}. Everything still says what it said.").format(what=counted), button=show)
    else:
        problem = report.problems[0] if report.problems else ""
        desk.say(tr("This case does not hold. {problem}").format(problem=problem), error=True, button=show)


def rebuild(desk: Desk) -> None:
    workspace = desk.workspace
    if workspace is not None:
        desk.tasks.run(
            lambda job: workspace.rebuild(job.progress, job.cancelled),
            lambda _: desk.say(tr("All views are made anew from the case file.")),
            label=tr("Rebuilding"),
        )


def reanalyse(desk: Desk) -> None:
    workspace = desk.workspace
    if workspace is not None:
        desk.tasks.run(
            lambda job: workspace.reanalyse(progress=job.progress, cancelled=job.cancelled),
            lambda report: _tell_reanalysis(desk, report),
            label=tr("Analysing again"),
        )


def _tell_reanalysis(desk: Desk, report: IngestReport) -> None:
    if not report.lines:
        desk.say(tr("Every source has been read by the newest analyser already."))
        return
    desk.show_report(report)
    done = phrases.counted(
        report.count(Outcome.INGESTED), tr("source analysed again"), tr("sources analysed again")
    )
    desk.say(done + ".", error=bool(report.count(Outcome.FAILED)))
