"""What can be decided on an entity: what it is called, of what kind it is, which others are or are not the same."""

from collections.abc import Callable, Sequence

from dossier.domain import targets
from dossier.domain.analysis import EntityKind
from dossier.domain.commands import (
    CompareEntities,
    MergeEntities,
    RenameEntity,
    SetAlias,
    SetEntityKind,
    SetEntityStatus,
    SetEventDetail,
    SplitEntity,
    Together,
    UnmergeEntity,
)
from dossier.domain.judgements import Comparison, Status
from dossier.domain.views import Dossier, EntityRow, MergedRow, MergePreview
from dossier.gui import phrases
from dossier.gui.desk import Desk
from dossier.gui.dialogs.event_form import EventForm
from dossier.gui.dialogs.merge_form import MergeForm
from dossier.gui.dialogs.split_form import SplitForm
from dossier.gui.models import line
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations import marks
from dossier.gui.operations.acting import act, pick, picking
from dossier.gui.phrases import tr


def confirm(desk: Desk) -> None:
    _judge(desk, Status.CONFIRMED, tr("{name} is confirmed."))


def dispute(desk: Desk) -> None:
    _judge(desk, Status.DISPUTED, tr("{name} is disputed."))


def reject(desk: Desk) -> None:
    _judge(desk, Status.REJECTED, tr("{name} is rejected: it is in no list but that of the rejected ones."))


def restore(desk: Desk) -> None:
    _judge(desk, Status.UNREVIEWED, tr("{name} is undecided again."))


def rename(desk: Desk) -> None:
    """An empty name: as the machine has it."""
    row = _row(desk)
    if row is None:
        return
    name = desk.ask.text(tr("Rename"), tr("Name (empty: as it was found):"), row.name)
    if name is not None and name.strip() != row.name:
        called = tr("Renamed to {name}.").format(name=phrases.excerpt(name))
        said = called if name.strip() else tr("The name is as it was found.")
        act(desk, said, RenameEntity(row.id, name.strip()))


def set_kind(desk: Desk) -> None:
    row = _row(desk)
    if row is None:
        return
    kinds = [kind for kind in EntityKind if kind is not row.kind]
    label = tr("What is {name}?").format(name=row.name)
    chosen = desk.ask.choice(tr("Kind"), label, [phrases.kind_name(kind) for kind in kinds])
    if chosen is not None:
        kind = kinds[chosen]
        said = tr("{name} is of the kind {kind} now.").format(name=row.name, kind=phrases.kind_name(kind))
        act(desk, said, SetEntityKind(row.id, kind))


def add_alias(desk: Desk) -> None:
    row = _row(desk)
    if row is None:
        return
    alias = desk.ask.text(tr("Another name"), tr("{name} is also called:").format(name=row.name), "")
    if alias:
        said = tr("{name} is also called {alias}.").format(name=row.name, alias=phrases.excerpt(alias))
        act(desk, said, SetAlias(row.id, alias))


def remove_alias(desk: Desk) -> None:
    row = _row(desk)
    if row is None or not row.aliases:
        return
    chosen = desk.ask.choice(
        tr("Not so called"), tr("What is {name} not called?").format(name=row.name), row.aliases
    )
    if chosen is not None:
        alias = row.aliases[chosen]
        said = tr("{name} is not called {alias}.").format(name=row.name, alias=phrases.excerpt(alias))
        act(desk, said, SetAlias(row.id, alias, False))


# -- one and the same, or not


def merge(desk: Desk) -> None:
    """Choose another one, look at what a merge would make, and merge."""
    row = _row(desk)
    if row is not None:
        title = tr("Who is the same as {name}?").format(name=row.name)
        pick(desk, title, lambda other: show_merge(desk, row.id, other.id), kind=row.kind, without={row.id})


def show_merge(desk: Desk, keep: str, other: str) -> None:
    workspace = desk.workspace
    if workspace is None:
        return

    def preview(keep: str, other: str, show: Callable[[MergePreview], None]) -> None:
        desk.tasks.read(lambda job: workspace.views.merge_preview(keep, (other,)), show)

    form = MergeForm(keep, other, preview, desk.widget)

    def decide() -> None:
        command = MergeEntities(form.keep, (form.other,))
        act(
            desk, tr("Merged: the two are one now."), command, form=form, then=lambda: _go(desk, command.keep)
        )

    form.submitted.connect(decide)
    form.open()


def unmerge(desk: Desk) -> None:
    """Take one out again that was merged into this one."""
    dossier = desk.chosen.dossier
    if dossier is None or not dossier.merged:
        return
    rows, chosen = dossier.merged, 0
    if len(rows) > 1:
        title, label = tr("Unmerge"), tr("Which one is not {name}?").format(name=dossier.entity.name)
        answer = desk.ask.choice(title, label, [_merged_words(row) for row in rows])
        if answer is None:
            return
        chosen = answer
    unmerge_one(desk, rows[chosen].entity.id)


def unmerge_one(desk: Desk, other: str) -> None:
    """Unmerge this one, and tell what stays where it is."""
    workspace, dossier = desk.workspace, desk.chosen.dossier
    if workspace is None or dossier is None:
        return
    keep = dossier.entity
    name = next((row.entity.name for row in dossier.merged if row.entity.id == other), other)

    def carry_out(stays: Sequence[str]) -> None:
        said = " ".join([tr("{name} is on its own again.").format(name=name), *stays])
        act(desk, said, UnmergeEntity(keep.id, other))

    desk.tasks.read(lambda job: workspace.unmerged_words(keep.id, other), carry_out)


def split(desk: Desk) -> None:
    workspace, dossier = desk.workspace, desk.chosen.dossier
    if workspace is None or dossier is None:
        return
    entity = dossier.entity
    form = SplitForm(entity.name, _split_groups(desk, dossier), desk.hint, desk.widget)

    def decide() -> None:
        new = workspace.fresh_id(entity.kind.value)
        command = SplitEntity(entity.id, new, form.name.text().strip(), form.mentions(), form.statements())
        said = tr("{new} is split from {name}.").format(new=phrases.excerpt(command.name), name=entity.name)
        act(desk, said, command, form=form)

    form.submitted.connect(decide)
    form.open()
    form.name.setFocus()


def different(desk: Desk) -> None:
    _compare(desk, Comparison.DIFFERENT, tr("Who is not {name}?"), tr("{name} and {other} are different."))


def possibly_same(desk: Desk) -> None:
    title, said = tr("Who may be the same as {name}?"), tr("{name} and {other} are possibly the same.")
    _compare(desk, Comparison.POSSIBLY_SAME, title, said)


def uncompare(desk: Desk, other: str) -> None:
    """Nothing is said of the two any more."""
    entity = desk.chosen.entity
    if entity is not None:
        act(desk, tr("Nothing is said of these two any more."), CompareEntities(entity, other, None))


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
            act(desk, tr("Details of {name} set.").format(name=event.name), Together(changes), form=form)
        else:
            form.accept()

    def reset() -> None:
        as_found = tuple(SetEventDetail(event.id, detail, None) for detail in facts.edited)
        act(desk, tr("The details are as they were found."), Together(as_found), form=form)

    form.submitted.connect(change)
    form.reset_wanted.connect(reset)
    form.open()


def note(desk: Desk) -> None:
    row = _row(desk)
    if row is not None:
        marks.write_note(desk, targets.of_entity(row.id), tr("On {name}").format(name=row.name))


def tag(desk: Desk) -> None:
    row, dossier = _row(desk), desk.chosen.dossier
    if row is not None:
        marks.tag(desk, targets.of_entity(row.id), row.name, dossier.tags if dossier else ())


def untag(desk: Desk, tag: str) -> None:
    if desk.chosen.entity is not None:
        marks.untag(desk, targets.of_entity(desk.chosen.entity), tag)


# -- inside


def _row(desk: Desk) -> EntityRow | None:
    workspace, dossier, entity = desk.workspace, desk.chosen.dossier, desk.chosen.entity
    if dossier is not None:
        return dossier.entity
    return workspace.views.entity(entity) if workspace and entity else None


def _judge(desk: Desk, status: Status, said: str) -> None:
    row = _row(desk)
    if row is not None:
        act(desk, said.format(name=row.name), SetEntityStatus((row.id,), status))


def _compare(desk: Desk, comparison: Comparison, title: str, said: str) -> None:
    row = _row(desk)
    if row is None:
        return

    def taken(other: EntityRow) -> None:
        names = {"name": row.name, "other": other.name}
        reason = desk.ask.text(said.format(**names).rstrip("."), tr("Why (may be empty):"), "")
        if reason is not None:
            act(desk, said.format(**names), CompareEntities(row.id, other.id, comparison, reason))

    pick(desk, title.format(name=row.name), taken, kind=row.kind, without={row.id})


def _split_groups(desk: Desk, dossier: Dossier) -> Sequence[Group]:
    """The mentions, then the statements of each kind, read page by page."""
    assert desk.workspace is not None
    views, id_ = desk.workspace.views, dossier.entity.id
    mentions = Group(
        dossier.entity.mentions,
        lambda offset, limit: views.mentions(id_, offset=offset, limit=limit),
        line.mention_line,
        tr("Mentions"),
    )
    statements = [
        Group(
            count,
            lambda offset, limit, kind=kind: views.statements(id_, kind=kind, offset=offset, limit=limit),  # type: ignore[misc]
            line.statement_line,
            phrases.group(kind, dossier.entity.kind),
        )
        for kind, count in dossier.groups
    ]
    return [mentions, *statements]


def _merged_words(row: MergedRow) -> str:
    when = phrases.moment(row.at)
    return tr("{name} — merged by {who}, {when}").format(name=row.entity.name, who=row.analyst, when=when)


def _go(desk: Desk, entity: str) -> None:
    """From one dossier to another; whoever decides elsewhere (in the review queue) stays there."""
    if desk.entity is not None:
        desk.go(Place(PlaceKind.ENTITY, entity))
