"""A copy of the case for a colleague, whole or limited to what is chosen."""

from collections.abc import Sequence
from pathlib import Path

from shiboken6 import isValid

from dossier.domain.copies import Bundled
from dossier.domain.errors import DossierError
from dossier.domain.views import SourceRow
from dossier.gui import phrases
from dossier.gui.desk import Desk
from dossier.gui.dialogs.bundle_form import BundleForm
from dossier.gui.operations.case import SUFFIX, pattern
from dossier.gui.phrases import tr


def copy_for_colleague(desk: Desk) -> None:
    """Ask what it is to hold, and where to put it."""
    workspace = desk.workspace
    if workspace is not None:
        desk.tasks.read(lambda job: workspace.views.sources(), lambda rows: _ask(desk, rows))


def _ask(desk: Desk, sources: Sequence[SourceRow]) -> None:
    workspace = desk.workspace
    if workspace is None:
        return
    entity = workspace.views.entity(desk.entity) if desk.entity else None
    ticked = [desk.source] if desk.source else []
    form = BundleForm(sources, ticked, entity.name if entity else "", desk.widget)

    def decide() -> None:
        entities = (entity.id,) if entity and form.of_entity.isChecked() else ()
        _write(desk, form, form.chosen, entities)

    form.submitted.connect(decide)
    form.open()


def _write(desk: Desk, form: BundleForm, sources: Sequence[str], entities: Sequence[str]) -> None:
    workspace = desk.workspace
    if workspace is None:
        return
    proposal = workspace.path.with_name(f"{workspace.path.stem}.{tr('for a colleague')}{SUFFIX}")
    chosen = desk.ask.save_path(tr("Copy for a colleague"), str(proposal), pattern())
    if not chosen:
        return
    to = Path(chosen) if chosen.endswith(SUFFIX) else Path(chosen + SUFFIX)

    def done(bundled: Bundled) -> None:
        if isValid(form):
            form.accept()
        desk.say(_told(bundled))

    def failed(error: BaseException) -> None:
        if isValid(form):
            form.ok.setEnabled(True)
            if isinstance(error, DossierError):
                form.complain(str(error))
                return
        desk.tasks.failed.emit(error)

    form.ok.setEnabled(False)
    desk.tasks.run(
        lambda job: workspace.bundle(
            to, sources=sources, entities=entities, progress=job.progress, cancelled=job.cancelled
        ),
        done,
        label=tr("Copying"),
        failed=failed,
    )


def _told(bundled: Bundled) -> str:
    said = tr("Saved as {path}, with {sources}.").format(
        path=bundled.path, sources=phrases.counted(bundled.sources, tr("source"), tr("sources"))
    )
    if not bundled.withheld:
        return said
    entries = phrases.counted(bundled.withheld, tr("entry"), tr("entries"))
    return f"{said} " + tr("What {entries} say stays here.").format(entries=entries)
