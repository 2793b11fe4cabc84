"""Keeping a case sound: prove it, make its views anew, read its sources with the newest analyser."""

from collections.abc import Iterator, Sequence

from dossier.domain.rereading import Rereading
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
    lines = [*report.problems, *([""] if report.problems else []), *report.proven, *_signed(report)]
    show = Button(
        tr("Show report"), lambda: desk.ask.report(tr("Verification"), "\n".join([counted, "", *lines]))
    )
    if report.ok:
        desk.say(tr("Proven: {what}. Everything still says what it said.").format(what=counted), button=show)
    else:
        problem = report.problems[0] if report.problems else ""
        desk.say(tr("This case does not hold. {problem}").format(problem=problem), error=True, button=show)


def _signed(report: VerifyReport) -> Iterator[str]:
    """How far each analyst's entries are proven to be theirs."""
    if not any(each.entries > each.claimed for each in report.analysts):
        if report.analysts:
            yield tr("Nobody has signed: whose entries they are is only claimed.")
        return
    yield ""
    for each in report.analysts:
        yield tr(
            "{name}: {entries} entries; {proven} proven, {signed} signed with a key that you do not know,"
            " {claimed} only claimed, {broken} broken"
        ).format(
            name=each.name,
            entries=each.entries,
            proven=each.proven,
            signed=each.signed,
            claimed=each.claimed,
            broken=each.broken,
        )


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


MOST_TOLD = 500
"""Sources of which a preview tells every name; of the rest it gives the number."""


def preview_reanalysis(desk: Desk) -> None:
    """What a new analysis would find otherwise, to read before deciding on it; nothing is recorded."""
    workspace = desk.workspace
    if workspace is not None:
        desk.tasks.run(
            lambda job: list(workspace.rereadings(progress=job.progress, cancelled=job.cancelled)),
            lambda found: _tell_preview(desk, found),
            label=tr("Comparing analyses"),
        )


def _tell_preview(desk: Desk, found: Sequence[Rereading]) -> None:
    if not found:
        desk.say(tr("Every source has been read by the newest analyser already."))
        return
    changed = [each for each in found if each.changes]
    summary = tr("{some} of {all} would be read otherwise.").format(
        some=len(changed), all=phrases.counted(len(found), tr("source"), tr("sources"))
    )
    lines = [line for each in changed[:MOST_TOLD] for line in _told(each)]
    if len(changed) > MOST_TOLD:
        lines.append(tr("… and {more} more.").format(more=len(changed) - MOST_TOLD))
    again = Button(tr("Analyse again"), lambda: reanalyse(desk))
    if lines:
        desk.ask.report(tr("What a new analysis would change"), "\n".join([summary, "", *lines]))
    desk.say(summary, button=again)


def _told(reread: Rereading) -> Iterator[str]:
    yield f"{reread.file}: {reread.before or tr('not read yet')} → {reread.after}"
    for name in reread.names:
        kind = phrases.kind_name(name.kind)
        yield "    " + tr("{name} ({kind}): {before} → {after} mentions").format(
            name=name.name, kind=kind, before=name.before, after=name.after
        )
    labels = {
        "mentions": tr("Mentions"),
        "quotes": tr("Quotes"),
        "dates": tr("Dates"),
        "statements": tr("Statements"),
        "events": tr("Events"),
    }
    for each in reread.passages:
        if each.gone or each.new or each.otherwise:
            yield "    " + tr(
                "{what}: {new} new, {gone} gone, {otherwise} read otherwise, {same} the same"
            ).format(
                what=labels[each.what],
                new=len(each.new),
                gone=len(each.gone),
                otherwise=len(each.otherwise),
                same=each.same,
            )
    yield ""
