"""Taking things out of a case: exports, originals, words with their citation."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from dossier.app import paths
from dossier.domain.file_names import file_name
from dossier.gui import phrases
from dossier.gui.desk import Desk, parent_folder
from dossier.gui.phrases import tr

_SAFE = ("text/plain",)
"""What can be opened with another program without it running or fetching anything."""


def export_jsonl(desk: Desk) -> None:
    """All findings, one line a source, for machines."""
    _export(desk, "jsonl", None, tr("Findings of the case"))


def export_html(desk: Desk) -> None:
    """The dossier that is open, as one page with a footnote for each statement."""
    if desk.workspace is not None and desk.entity is not None:
        _export(desk, "html", desk.entity, desk.workspace.views.entity(desk.entity).name)


def export_bag(desk: Desk) -> None:
    """The whole case for those who have no Dossier: a bag, in a ZIP file."""
    _export(desk, "bagit", None, tr("Hand-over"), "zip")


def export_custody(desk: Desk) -> None:
    """Who brought each source in, and what was done with it since."""
    _export(desk, "custody", None, tr("Custody of the sources"), "html")


def _export(desk: Desk, format_: str, entity: str | None, name: str, suffix: str = "") -> None:
    workspace = desk.workspace
    if workspace is None:
        return
    suffix = suffix or format_
    proposal = str(parent_folder(desk) / f"{file_name(name)}.{suffix}")
    chosen = desk.ask.save_path(tr("Export"), proposal, f"{suffix.upper()} (*.{suffix})")
    if chosen:
        to, said = Path(chosen), tr("Exported to {path}.").format(path=chosen)
        desk.tasks.run(
            lambda job: workspace.export(format_, to, dossier=entity),
            lambda _: desk.say(said),
            label=tr("Exporting"),
        )


def copy_citation(desk: Desk) -> None:
    """The words with everything that another person needs to find them."""
    if desk.citation is not None:
        QGuiApplication.clipboard().setText(phrases.with_citation(desk.citation))
        desk.say(tr("Copied with citation."))


def open_original(desk: Desk) -> None:
    """The bytes as they came in, in whatever program opens such files; after a warning where that may fetch
    things."""
    workspace, source = desk.workspace, desk.source
    if workspace is None or source is None:
        return
    row = workspace.views.source(source)
    warning = tr(
        "“{file}” opens in another program. A page may run scripts there and fetch pictures from the "
        "network, which tells its publisher that somebody reads it."
    ).format(file=row.file)
    if row.media_type in _SAFE or desk.ask.confirm(tr("Open the original"), warning, tr("Open anyway")):
        desk.tasks.run(
            lambda job: _laid_out(source, row.file, workspace.original(source)),
            lambda path: _show(desk, path),
            label=tr("Opening"),
        )


def save_original(desk: Desk) -> None:
    workspace, source = desk.workspace, desk.source
    if workspace is None or source is None:
        return
    proposal = str(parent_folder(desk) / file_name(workspace.views.source(source).file))
    chosen = desk.ask.save_path(tr("Save the original"), proposal, tr("All files") + " (*)")
    if chosen:
        said = tr("Saved as {path}.").format(path=chosen)
        desk.tasks.run(
            lambda job: Path(chosen).write_bytes(workspace.original(source)),
            lambda _: desk.say(said),
            label=tr("Saving"),
        )


def _laid_out(source: str, file: str, content: bytes) -> Path:
    """A read-only copy in the cache, for another program to open."""
    folder = paths.cache() / "originals" / source[:16]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / file_name(file)
    if not path.exists():
        path.write_bytes(content)
        path.chmod(0o400)
    return path


def _show(desk: Desk, path: Path) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        desk.say(
            tr("No program here opens {file}. Save the original instead.").format(file=path.name), error=True
        )
