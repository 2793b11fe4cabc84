"""What can be done with a whole case: make, open, describe, back up, copy, restore, close."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.domain.commands import SetCaseProperty
from dossier.gui import cases
from dossier.gui.desk import Desk, parent_folder
from dossier.gui.phrases import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dossier.app.workspace import Workspace
    from dossier.domain.views import Analyst

SUFFIX = ".dossier"


def pattern() -> str:
    return tr("Dossier cases") + f" (*{SUFFIX})"


def new_case(desk: Desk) -> None:
    make_case(desk, None)


def make_case(desk: Desk, then: "Callable[[], None] | None") -> None:
    """Ask where, make the case there and open it; then go on."""
    proposal = str(parent_folder(desk) / tr("New case")) + SUFFIX
    chosen = desk.ask.save_path(tr("New case"), proposal, pattern())
    if not chosen:
        return
    path = Path(chosen) if chosen.endswith(SUFFIX) else Path(chosen + SUFFIX)

    def made(workspace: "Workspace") -> None:
        desk.take(workspace)
        if then is not None:
            then()

    desk.tasks.run(
        lambda job: cases.create_case(path, path.stem, job),
        made,
        label=tr("Making {file}").format(file=path.name),
    )


def open_case(desk: Desk) -> None:
    chosen = desk.ask.open_path(tr("Open a case"), pattern() + ";;" + tr("All files") + " (*)")
    if chosen:
        open_path(desk, Path(chosen))


def open_path(desk: Desk, path: Path) -> None:
    """Open this case file; the one that is open stays until the new one has proved readable."""
    held = desk.workspace
    if held is not None and not held.as_of and held.path.resolve() == path.resolve():
        desk.say(tr("{file} is open already.").format(file=path.name))
        return
    label = tr("Opening {file}").format(file=path.name)
    desk.tasks.run(lambda job: cases.open_case(path, job), desk.take, label=label)


def open_sample(desk: Desk) -> None:
    desk.tasks.run(cases.open_sample, desk.take, label=tr("Reading the sample articles"))


def close_case(desk: Desk) -> None:
    desk.drop()


def set_title(desk: Desk) -> None:
    _set(desk, "title", tr("Title of the case"), tr("Title:"))


def set_description(desk: Desk) -> None:
    _set(desk, "description", tr("Description of the case"), tr("What this case is about:"))


def _set(desk: Desk, field: str, title: str, label: str) -> None:
    workspace = desk.workspace
    if workspace is None:
        return
    value = desk.ask.text(title, label, str(getattr(workspace.views.properties(), field)))
    if value is not None:
        desk.tasks.run(lambda job: workspace.do(SetCaseProperty(field, value)))


def show_properties(desk: Desk) -> None:
    if desk.workspace is None:
        return
    held = desk.workspace.views.properties()
    lines = [
        held.title,
        held.description,
        "",
        tr("File: {path}").format(path=desk.workspace.path),
        tr("Made: {at}").format(at=held.created),
        tr("Analysts: {names}").format(names=", ".join(_analysts(desk.workspace, held.analysts))),
        tr("Sources: {n}").format(n=held.sources),
        tr("Entries: {n}").format(n=held.entries),
        tr("Case id: {id}").format(id=held.case),
    ]
    desk.ask.report(tr("Case properties"), "\n".join(lines))


def _analysts(workspace: "Workspace", analysts: "Sequence[Analyst]") -> "Iterator[str]":
    """Their names; of those who sign also whether one knows the key."""
    me = workspace.analyst.id
    known: dict[str, bool] = {}
    for row in workspace.views.keys(me):
        known[row.analyst.id] = row.known or known.get(row.analyst.id, False)
    for analyst in analysts:
        if analyst.id not in known:
            yield analyst.name
        elif analyst.id == me:
            yield tr("{name} (you sign)").format(name=analyst.name)
        else:
            said = tr("{name} (key known)") if known[analyst.id] else tr("{name} (key not known)")
            yield said.format(name=analyst.name)


def back_up(desk: Desk) -> None:
    _copy(desk, tr("Back up the case"), f"backup-{datetime.now():%Y%m%d-%H%M%S}", tr("Backing up"))


def save_copy(desk: Desk) -> None:
    _copy(desk, tr("Save a copy"), tr("copy"), tr("Copying"))


def _copy(desk: Desk, title: str, mark: str, label: str) -> None:
    workspace = desk.workspace
    if workspace is None:
        return
    proposal = workspace.path.with_name(f"{workspace.path.stem}.{mark}{SUFFIX}")
    chosen = desk.ask.save_path(title, str(proposal), pattern())
    if chosen:
        to = Path(chosen)
        said = tr("Saved as {path}.").format(path=to)
        desk.tasks.run(lambda job: workspace.backup(to), lambda _: desk.say(said), label=label)


def restore_backup(desk: Desk) -> None:
    """Put a backup in the place of a case file. What stood there is kept beside it."""
    backup = desk.ask.open_path(tr("Which backup?"), pattern() + ";;" + tr("All files") + " (*)")
    if not backup:
        return
    proposal = (
        str(desk.workspace.path) if desk.workspace else str(Path(backup).with_name("restored" + SUFFIX))
    )
    to = desk.ask.save_path(tr("Restore as"), proposal, pattern())
    if not to:
        return

    def done(aside: Path | None) -> None:
        if aside is not None:
            desk.say(tr("Restored. What stood there before is kept as {path}.").format(path=aside))
        open_path(desk, Path(to))

    def restore() -> None:
        label = tr("Restoring {file}").format(file=Path(backup).name)
        desk.tasks.run(lambda job: cases.restore_backup(Path(backup), Path(to)), done, label=label)

    if desk.workspace is not None and desk.workspace.path.resolve() == Path(to).resolve():
        desk.drop(restore)
    else:
        restore()


def leave(desk: Desk) -> None:
    desk.widget.close()
