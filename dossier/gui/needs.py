"""Whether an action can be used now."""

from dossier.gui.desk import Desk, Need
from dossier.gui.navigation import Trail


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
    }[need]
