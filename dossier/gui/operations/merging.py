"""Which entities are one: merged, parted again, split; different, or possibly the same."""

from collections.abc import Callable, Sequence

from dossier.domain.commands import CompareEntities, MergeEntities, SplitEntity, UnmergeEntity
from dossier.domain.errors import DossierError
from dossier.domain.judgements import Comparison
from dossier.domain.views import Dossier, EntityRow, MergedRow, MergePreview
from dossier.gui import phrases
from dossier.gui.desk import Desk
from dossier.gui.dialogs.merge_form import MergeForm, Preview
from dossier.gui.dialogs.split_form import SplitForm
from dossier.gui.models import line
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations.acting import act, entity_in_front, pick
from dossier.gui.phrases import tr


def merge(desk: Desk) -> None:
    """Those that are selected in the navigator; or choose another one. Look at what a merge would make, and merge."""
    chosen = desk.chosen.entities
    if len(chosen) > 1:
        show_merge(desk, chosen[0], chosen[1:])
        return
    row = entity_in_front(desk)
    if row is not None:
        title = tr("Who is the same as {name}?").format(name=phrases.excerpt(row.name))
        pick(desk, title, lambda other: show_merge(desk, row.id, [other.id]), kind=row.kind, without={row.id})


def show_merge(desk: Desk, keep: str, others: Sequence[str]) -> None:
    workspace = desk.workspace
    if workspace is None:
        return
    form = MergeForm(keep, others, _previewing(desk), desk.widget)

    def decide() -> None:
        command = MergeEntities(form.keep, tuple(form.others))
        number = len(form.others) + 1
        said = tr("Merged: the two are one now.") if number == 2 else tr("Merged: the {n} are one now.")
        act(desk, said.format(n=number), command, form=form, then=lambda: _go(desk, command.keep))

    def another() -> None:
        kind = workspace.views.entity(form.keep).kind
        title = tr("Who else is the same?")
        without = {form.keep, *form.others}
        pick(desk, title, lambda row: form.add(row.id), kind=kind, without=without, parent=form)

    form.submitted.connect(decide)
    form.another_wanted.connect(another)
    form.open()


def _previewing(desk: Desk) -> Preview:
    """How the form asks what a merge would make."""
    workspace = desk.workspace
    assert workspace is not None

    def preview(
        keep: str, others: Sequence[str], show: Callable[[MergePreview | DossierError], None]
    ) -> None:
        def failed(error: BaseException) -> None:
            if isinstance(error, DossierError):
                show(error)
            else:
                desk.tasks.failed.emit(error)

        desk.tasks.read(lambda job: workspace.views.merge_preview(keep, others), show, failed=failed)

    return preview


def unmerge(desk: Desk) -> None:
    """Take one out again that was merged into this one."""
    dossier = desk.chosen.dossier
    if dossier is None or not dossier.merged:
        return
    rows, chosen = dossier.merged, 0
    if len(rows) > 1:
        title, label = (
            tr("Unmerge"),
            tr("Which one is not {name}?").format(name=phrases.excerpt(dossier.entity.name)),
        )
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
        said = tr("{new} is split from {name}.").format(
            new=phrases.excerpt(command.name), name=phrases.excerpt(entity.name)
        )
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


# -- inside


def _compare(desk: Desk, comparison: Comparison, title: str, said: str) -> None:
    row = entity_in_front(desk)
    if row is None:
        return

    def taken(other: EntityRow) -> None:
        names = {"name": phrases.excerpt(row.name), "other": phrases.excerpt(other.name)}
        reason = desk.ask.text(said.format(**names).rstrip("."), tr("Why (may be empty):"), "")
        if reason is not None:
            act(desk, said.format(**names), CompareEntities(row.id, other.id, comparison, reason))

    pick(desk, title.format(name=phrases.excerpt(row.name)), taken, kind=row.kind, without={row.id})


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
