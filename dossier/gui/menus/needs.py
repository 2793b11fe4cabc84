"""Whether an action can be used now."""

from collections.abc import Callable

from dossier.gui.desk import Desk, Need
from dossier.gui.navigation import Trail

_DECISIONS: dict[Need, Callable[[Desk], bool]] = {
    Need.WORDS: lambda desk: desk.chosen.words is not None,
    Need.MENTION: lambda desk: (words := desk.chosen.words) is not None and words.entity is not None,
    Need.STATEMENT: lambda desk: desk.chosen.statement is not None,
    Need.EDITABLE: lambda desk: desk.chosen.statement is not None or desk.chosen.note is not None,
    Need.ERASABLE: lambda desk: _erasable(desk),
    Need.DIFFERING: lambda desk: desk.chosen.differing is not None,
    Need.DECIDABLE: lambda desk: desk.chosen.entity is not None,
    Need.DECIDABLE_ONES: lambda desk: bool(desk.chosen.entities),
    Need.SPLITTABLE: lambda desk: desk.chosen.dossier is not None,
    Need.EVENT: lambda desk: (held := desk.chosen.dossier) is not None and held.event is not None,
    Need.ALIASED: lambda desk: (held := desk.chosen.dossier) is not None and bool(held.entity.aliases),
    Need.MERGED: lambda desk: (held := desk.chosen.dossier) is not None and bool(held.merged),
    Need.ANY_SOURCE: lambda desk: desk.source is not None,
}
"""What decisions need, in a case that can be written."""


def _erasable(desk: Desk) -> bool:
    return desk.chosen.note is not None or desk.chosen.is_written


def meets(desk: Desk, trail: Trail, need: Need) -> bool:
    workspace = desk.workspace
    if need is Need.NOTHING:
        return True
    if workspace is None:
        return False
    if need in (Need.HELD_SOURCE, Need.WITHDRAWN_SOURCE):
        if desk.source is None or workspace.read_only:
            return False
        return workspace.views.is_withdrawn(desk.source) is (need is Need.WITHDRAWN_SOURCE)
    if need in _DECISIONS:
        return not workspace.read_only and _DECISIONS[need](desk)
    return {
        Need.CASE: True,
        Need.WRITABLE: not workspace.read_only,
        Need.ENTITY: desk.entity is not None,
        Need.SOURCE: desk.source is not None,
        Need.CITATION: desk.citation is not None,
        Need.TEXT: desk.reading,
        Need.TAB: desk.tabs_open > 0,
        Need.BACK: trail.can_go_back,
        Need.FORWARD: trail.can_go_forward,
        Need.UNDO: not workspace.read_only and desk.undo_menu.can_undo,
        Need.REDO: not workspace.read_only and desk.undo_menu.can_redo,
        Need.SUBJECT: bool(desk.about) or desk.entity is not None or desk.source is not None,
        Need.PAST: bool(workspace.as_of),
        Need.PRESENT: not workspace.as_of,
    }[need]
