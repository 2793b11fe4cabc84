"""Comparing what sources tell, and settling where they differ."""

from collections.abc import Sequence

from dossier.domain.analysis import EntityKind
from dossier.domain.commands import SettleContradiction
from dossier.domain.family_rows import KinRow
from dossier.domain.judgements import Verdict
from dossier.gui import phrases
from dossier.gui.desk import Desk
from dossier.gui.models.contradictions import Differing, verdict_name
from dossier.gui.models.kin import relation_name, versions_place
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations.acting import act
from dossier.gui.phrases import tr


def contradictions(desk: Desk) -> None:
    desk.go(Place(PlaceKind.CONTRADICTIONS))


def accounts(desk: Desk) -> None:
    """How each source tells the event in front."""
    if desk.workspace is None or desk.entity is None:
        return
    row = desk.workspace.views.entity(desk.entity)
    if row.kind is EntityKind.EVENT:
        desk.go(Place(PlaceKind.ACCOUNTS, row.id), new_tab=True)
    else:
        desk.say(tr("Only events are told by accounts; {name} is none.").format(name=row.name))


def versions(desk: Desk) -> None:
    """The source in front beside another one of its origin."""
    workspace, source = desk.workspace, desk.source
    if workspace is None or source is None:
        return
    desk.tasks.read(lambda job: workspace.views.kin(source), lambda found: _compare(desk, source, found))


def _compare(desk: Desk, source: str, found: Sequence[KinRow]) -> None:
    if not found:
        desk.say(tr("No other source shares a paragraph with this one."))
        return
    choices = [f"{phrases.source_name(row.source)}: {relation_name(row.relation)}" for row in found]
    title, label = tr("Compare versions"), tr("Compare this source with:")
    chosen = desk.ask.choice(title, label, choices) if len(found) > 1 else 0
    if chosen is not None:
        desk.go(versions_place(source, found[chosen].source.id), new_tab=True)


def explained(desk: Desk) -> None:
    _settle(desk, Verdict.EXPLAINED)


def superseded(desk: Desk) -> None:
    _settle(desk, Verdict.SUPERSEDED)


def not_one(desk: Desk) -> None:
    _settle(desk, Verdict.NOT_ONE)


def reopen(desk: Desk) -> None:
    held = desk.chosen.differing
    if held is not None:
        _record(desk, held, Verdict.OPEN, "")


def why(desk: Desk) -> None:
    """The note on what one made of it."""
    held = desk.chosen.differing
    if held is None:
        return
    note = desk.ask.text(tr("Why"), tr("What explains the difference, or is still to be asked?"), held.note)
    if note is not None:
        _record(desk, held, held.verdict, note)


def _settle(desk: Desk, verdict: Verdict) -> None:
    held = desk.chosen.differing
    if held is not None:
        _record(desk, held, verdict, held.note)


def _record(desk: Desk, held: Differing, verdict: Verdict, note: str) -> None:
    said = tr("Settled as: {verdict}.").format(verdict=verdict_name(verdict))
    if verdict is Verdict.OPEN:
        said = tr("Left open.")
    act(desk, said, SettleContradiction(held.one, held.other, verdict, note))
