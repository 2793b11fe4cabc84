"""How every decision is carried out: by command, told in the message bar, and taken back by one click there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from dossier.domain.commands import Command, CreateEntity
from dossier.domain.errors import DossierError
from dossier.domain.views import Changes, EntityRef, EntityRow
from dossier.gui.desk import Button, Desk
from dossier.gui.dialogs.form import Form
from dossier.gui.dialogs.picker import EntityPicker
from dossier.gui.operations import undoing
from dossier.gui.phrases import tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from dossier.domain.analysis import EntityKind
    from dossier.gui.dialogs.entities_field import Pick
    from dossier.gui.dialogs.finding import NewEntity


def act(
    desk: Desk,
    said: str,
    command: Command,
    *,
    form: Form | None = None,
    then: Callable[[], None] | None = None,
    again: Callable[[], None] | None = None,
) -> None:
    """Do this; say so, with a button that takes it back; close the form that asked; then go on.

    A refusal is shown in the form, where there is one, so that nothing typed is lost; else `again` asks once more, with
    what was typed.
    """
    workspace = desk.workspace
    if workspace is None:
        return

    def work() -> tuple[Changes, str]:
        changes = workspace.do(command)
        return changes, undoing.newest(workspace)

    def done(outcome: tuple[Changes, str]) -> None:
        changes, made = outcome
        if form is not None and isValid(form):
            form.accept()
        if changes:
            desk.say(said, button=Button(tr("Undo"), lambda: undoing.take_that_back(desk, made)))
        else:
            desk.say(tr("Nothing to change: it is so already."))
        if then is not None:
            then()

    def failed(error: BaseException) -> None:
        if form is not None and isValid(form) and isinstance(error, DossierError):
            form.complain(str(error))
        elif again is not None and isinstance(error, DossierError):
            desk.say(str(error), details=error.details, error=True, button=Button(tr("&Change it"), again))
        else:
            desk.tasks.failed.emit(error)

    desk.undo_menu.expect()
    desk.tasks.run(lambda job: work(), done, failed=failed)


def entity_in_front(desk: Desk) -> EntityRow | None:
    """The entity that a decision is about."""
    workspace, dossier, entity = desk.workspace, desk.chosen.dossier, desk.chosen.entity
    if dossier is not None:
        return dossier.entity
    return workspace.views.entity(entity) if workspace and entity else None


def pick(
    desk: Desk,
    title: str,
    taken: Callable[[EntityRow], None],
    *,
    text: str = "",
    kind: "EntityKind | None" = None,
    without: "Collection[str]" = (),
    new: "Callable[[NewEntity], None] | None" = None,
    parent: QWidget | None = None,
) -> None:
    """Let the person choose an entity; or, where `new` is given, name a new one."""
    workspace = desk.workspace
    if workspace is None:
        return
    picker = EntityPicker(
        title,
        desk.tasks,
        workspace,
        parent or desk.widget,
        text=text,
        kind=kind,
        new=new is not None,
        without=without,
    )
    picker.picked.connect(taken)
    if new is not None:
        picker.new_wanted.connect(new)
    picker.open()


def picking(desk: Desk, kind: "EntityKind | None" = None) -> "Pick":
    """How a form asks for an entity. A new one is made at once, for the form names it by its id."""

    def ask(parent: QWidget, title: str, take: Callable[[EntityRef], None]) -> None:
        def make(new: "NewEntity") -> None:
            workspace = desk.workspace
            if workspace is None:
                return
            ref = EntityRef(workspace.fresh_id(new.kind.value), new.kind, new.name)
            said = tr("Made “{name}”.").format(name=new.name)
            act(
                desk,
                said,
                CreateEntity(ref.id, ref.kind, ref.name),
                then=lambda: take(ref) if isValid(parent) else None,
            )

        def taken(row: EntityRow) -> None:
            take(EntityRef(row.id, row.kind, row.name))

        pick(desk, title, taken, kind=kind, new=make, parent=parent)

    return ask
