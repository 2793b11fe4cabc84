"""The case or a dossier in another format, and what other programs say of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from shiboken6 import isValid

from dossier.app import importing
from dossier.app.handing_over import Request, left_out
from dossier.domain.errors import DossierError
from dossier.domain.file_names import file_name
from dossier.domain.foreign import Imported
from dossier.domain.views import EntityRef, SourceRow
from dossier.gui import phrases
from dossier.gui.desk import Desk, parent_folder
from dossier.gui.operations.acting import picking
from dossier.gui.phrases import tr
from dossier.gui.tasks import Job

if TYPE_CHECKING:
    from dossier.gui.dialogs.export_form import ExportForm

_MOST_NAMED = 12


def export(desk: Desk) -> None:
    """Ask for format, scope and what to leave out; then where to."""
    workspace = desk.workspace
    if workspace is not None:
        desk.tasks.read(lambda job: workspace.views.sources(withdrawn=False), lambda rows: _ask(desk, rows))


def _ask(desk: Desk, sources: Sequence[SourceRow]) -> None:
    from dossier.gui.dialogs.export_form import ExportForm  # late: brings all that formats are made with

    workspace = desk.workspace
    if workspace is None:
        return
    row = workspace.views.entity(desk.entity) if desk.entity else None
    entity = EntityRef(row.id, row.kind, row.name) if row else None
    form = ExportForm(entity, sources, picking(desk), "pdf" if entity else "csv", desk.widget)
    form.submitted.connect(lambda: _write(desk, form, entity.name if entity else ""))
    form.open()


def _write(desk: Desk, form: "ExportForm", name: str) -> None:
    workspace = desk.workspace
    if workspace is None:
        return
    exporter, dossier, listed, redaction = form.exporter, form.dossier, form.list_name, form.redaction
    stem = name if dossier else f"{workspace.path.stem}{' ' + listed if listed else ''}"
    proposal = str(parent_folder(desk) / f"{file_name(stem)}{exporter.suffix}")
    chosen = desk.ask.save_path(tr("Export"), proposal, f"{tr(exporter.label)} (*{exporter.suffix})")
    if not chosen:
        return

    def write(_: Job) -> str:
        to = Path(chosen)
        workspace.export(exporter.format, to, dossier=dossier, listed=listed, redaction=redaction)
        return left_out(workspace.views, Request(exporter.format, dossier, listed, redaction))

    def done(missing: str) -> None:
        if isValid(form):
            form.accept()
        desk.say(" ".join(filter(None, (tr("Exported to {path}.").format(path=chosen), missing))))

    def failed(error: BaseException) -> None:
        if isValid(form):
            form.ok.setEnabled(True)
            if isinstance(error, DossierError):
                form.complain(str(error))
                return
        desk.tasks.failed.emit(error)

    form.ok.setEnabled(False)
    desk.tasks.run(write, done, label=tr("Exporting"), failed=failed)


def import_foreign(desk: Desk) -> None:
    """Take over what a file of another program says, once it is told what that would be."""
    workspace = desk.workspace
    if workspace is None:
        return
    labels = [tr(importer.label) for importer in importing.IMPORTERS]
    number = desk.ask.choice(tr("Import"), tr("Which kind of file?"), labels)
    if number is None:
        return
    importer = importing.IMPORTERS[number]
    patterns = " ".join(f"*{suffix}" for suffix in importer.suffixes)
    chosen = desk.ask.open_path(tr("Import"), f"{tr(importer.label)} ({patterns});;{tr('All files')} (*)")
    if chosen:
        path = Path(chosen)
        desk.tasks.run(
            lambda job: importing.import_file(workspace, path, importer.format, dry_run=True),
            lambda found: _confirm(desk, path, importer.format, found),
            label=tr("Reading"),
        )


def _confirm(desk: Desk, path: Path, format: str, found: Imported) -> None:
    workspace = desk.workspace
    if workspace is None:
        return
    if not _anything(found):
        desk.say(tr("Nothing in “{name}” is new to this case.").format(name=path.name))
        return
    if desk.ask.confirm(tr("Import"), _told(found), tr("Import")):
        desk.tasks.run(
            lambda job: importing.import_file(workspace, path, format),
            lambda done: desk.say(tr("Imported: {what}.").format(what=_counted(done))),
            label=tr("Importing"),
        )


def _anything(found: Imported) -> bool:
    return any((found.sources, found.entities, found.links, found.notes, found.tags))


def _counted(found: Imported) -> str:
    parts = (
        (found.sources, tr("source"), tr("sources")),
        (found.entities, tr("new entity"), tr("new entities")),
        (found.links, tr("link of a passage"), tr("links of passages")),
        (found.notes, tr("note"), tr("notes")),
        (found.tags, tr("tag"), tr("tags")),
    )
    return ", ".join(phrases.counted(number, one, many) for number, one, many in parts if number)


def _told(found: Imported) -> str:
    lines = [tr("Would come in: {what}.").format(what=_counted(found))]
    if found.sources:
        lines.append(tr("What is said of texts that are new here is found once they are read."))
    if found.moved:
        moved = phrases.counted(found.moved, tr("passage"), tr("passages"))
        lines.append(
            tr("{moved} found elsewhere, or nearly word for word: look at them.").format(moved=moved)
        )
    lines += [f"– “{each.what}”: {each.why}" for each in found.lost[:_MOST_NAMED]]
    if len(found.lost) > _MOST_NAMED:
        lines.append(tr("… and {more} more.").format(more=len(found.lost) - _MOST_NAMED))
    lines.append(tr("Undo takes it back."))
    return "\n".join(lines)
