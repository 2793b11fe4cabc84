"""What can be compared, and settled where sources differ: the menu Differences."""

from dossier.gui.desk import Need
from dossier.gui.menus.action import DIFFERENCES, Action
from dossier.gui.operations import differences

_LINES = (DIFFERENCES,)
_MENU = "differences"

CONTRADICTIONS: tuple[Action, ...] = (
    Action("contradictions", "Contra&dictions", "go", differences.contradictions, Need.CASE, ("Ctrl+Alt+D",)),
)

COMPARING: tuple[Action, ...] = (
    Action("accounts", "&Accounts side by side", _MENU, differences.accounts, Need.ENTITY, ("Ctrl+Alt+A",)),
    Action("versions", "Compare &versions…", _MENU, differences.versions, Need.SOURCE, ("Ctrl+Shift+R",)),
    Action(
        "settle-explained",
        "E&xplained",
        _MENU,
        differences.explained,
        Need.DIFFERING,
        ("E",),
        begins=True,
        where=_LINES,
    ),
    Action(
        "settle-superseded",
        "Su&perseded",
        _MENU,
        differences.superseded,
        Need.DIFFERING,
        ("S",),
        where=_LINES,
    ),
    Action(
        "settle-none",
        "Not a contrad&iction",
        _MENU,
        differences.not_one,
        Need.DIFFERING,
        ("X",),
        where=_LINES,
    ),
    Action("settle-open", "&Open again", _MENU, differences.reopen, Need.DIFFERING, ("U",), where=_LINES),
    Action("settle-note", "&Why…", _MENU, differences.why, Need.DIFFERING, ("N",), where=_LINES),
)
