"""What can be decided on an entity: what it is called, of what kind it is, which others are or are not the same."""

from dossier.domain import targets
from dossier.domain.analysis import EntityKind
from dossier.domain.commands import (
    RenameEntity,
    SetAlias,
    SetEntityKind,
    SetEntityStatus,
    SetEventDetail,
    Together,
)
from dossier.domain.judgements import Status
from dossier.gui import phrases
from dossier.gui.desk import Desk
from dossier.gui.dialogs.event_form import EventForm
from dossier.gui.operations import marks
from dossier.gui.operations.acting import act, entity_in_front, picking
from dossier.gui.phrases import tr


def confirm(desk: Desk) -> None:
    _judge(desk, Status.CONFIRMED, tr("{name} confirmed."))


def dispute(desk: Desk) -> None:
    _judge(desk, Status.DISPUTED, tr("{name} disputed."))


def reject(desk: Desk) -> None:
    _judge(desk, Status.REJECTED, tr("{name} rejected: in no list but that of the rejected ones."))


def restore(desk: Desk) -> None:
    _judge(desk, Status.UNREVIEWED, tr("{name} put back to unreviewed."))


def rename(desk: Desk, typed: str = "") -> None:
    """An empty name: as the machine has it."""
    row = entity_in_front(desk)
    if row is None:
        return
    name = desk.ask.text(tr("Rename"), tr("Name (empty: as it was found):"), typed or row.name)
    if name is not None and name.strip() != row.name:
        called = tr("Renamed to {name}.").format(name=phrases.excerpt(name))
        said = called if name.strip() else tr("The name is as it was found.")
        act(desk, said, RenameEntity(row.id, name.strip()), again=lambda: rename(desk, name))


def set_kind(desk: Desk) -> None:
    row = entity_in_front(desk)
    if row is None:
        return
    kinds = [kind for kind in EntityKind if kind is not row.kind]
    label = tr("What is {name}?").format(name=phrases.excerpt(row.name))
    chosen = desk.ask.choice(tr("Kind"), label, [phrases.kind_name(kind) for kind in kinds])
    if chosen is not None:
        kind = kinds[chosen]
        said = tr("{name} is of the kind {kind} now.").format(
            name=phrases.excerpt(row.name), kind=phrases.kind_name(kind)
        )
        act(desk, said, SetEntityKind(row.id, kind))


def add_alias(desk: Desk, typed: str = "") -> None:
    row = entity_in_front(desk)
    if row is None:
        return
    alias = desk.ask.text(
        tr("Another name"), tr("{name} is also called:").format(name=phrases.excerpt(row.name)), typed
    )
    if alias:
        said = tr("{name} is also called {alias}.").format(
            name=phrases.excerpt(row.name), alias=phrases.excerpt(alias)
        )
        act(desk, said, SetAlias(row.id, alias), again=lambda: add_alias(desk, alias))


def remove_alias(desk: Desk) -> None:
    row = entity_in_front(desk)
    if row is None or not row.aliases:
        return
    chosen = desk.ask.choice(
        tr("Not so called"),
        tr("What is {name} not called?").format(name=phrases.excerpt(row.name)),
        row.aliases,
    )
    if chosen is not None:
        alias = row.aliases[chosen]
        said = tr("{name} is not called {alias}.").format(
            name=phrases.excerpt(row.name), alias=phrases.excerpt(alias)
        )
        act(desk, said, SetAlias(row.id, alias, False))


# -- what is known of it


def event_details(desk: Desk) -> None:
    dossier = desk.chosen.dossier
    if dossier is None or dossier.event is None:
        return
    event, facts = dossier.entity, dossier.event
    form = EventForm(event.name, facts, picking(desk), picking(desk, EntityKind.PLACE), desk.widget)

    def change() -> None:
        changes = tuple(SetEventDetail(event.id, detail, value) for detail, value in form.changes().items())
        if changes:
            act(
                desk,
                tr("Details of {name} set.").format(name=phrases.excerpt(event.name)),
                Together(changes),
                form=form,
            )
        else:
            form.accept()

    def reset() -> None:
        as_found = tuple(SetEventDetail(event.id, detail, None) for detail in facts.edited)
        act(desk, tr("The details are as they were found."), Together(as_found), form=form)

    form.submitted.connect(change)
    form.reset_wanted.connect(reset)
    form.open()


def note(desk: Desk) -> None:
    row = entity_in_front(desk)
    if row is not None:
        marks.write_note(
            desk, targets.of_entity(row.id), tr("On {name}").format(name=phrases.excerpt(row.name))
        )


def tag(desk: Desk) -> None:
    row, dossier = entity_in_front(desk), desk.chosen.dossier
    if row is not None:
        marks.tag(desk, targets.of_entity(row.id), row.name, dossier.tags if dossier else ())


def untag(desk: Desk, tag: str) -> None:
    if desk.chosen.entity is not None:
        marks.untag(desk, targets.of_entity(desk.chosen.entity), tag)


# -- inside


def _judge(desk: Desk, status: Status, said: str) -> None:
    """All that are chosen, as one act."""
    chosen = desk.chosen.entities
    if len(chosen) > 1:
        name = phrases.counted(len(chosen), tr("entity"), tr("entities"))
        act(desk, said.format(name=name), SetEntityStatus(chosen, status))
    elif (row := entity_in_front(desk)) is not None:
        act(desk, said.format(name=phrases.excerpt(row.name)), SetEntityStatus((row.id,), status))
