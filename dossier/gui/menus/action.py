"""One thing that can be done from a menu or by a key: a record of the tables in `actions.py` and `decisions.py`."""

from collections.abc import Callable
from dataclasses import dataclass

from dossier.gui.desk import Desk, Need

TEXT, MENTIONS, STATEMENTS, NOTES = "text", "mentions", "statements", "notes"
DIFFERENCES = "differences"
"""Where a key without Control or Alt works: in the reader, and in lists of such lines, for nobody types there."""


@dataclass(frozen=True, slots=True)
class Action:
    """`menu` is a key of MENUS; `begins` draws a line above it; `keys` are Qt's portable names, the first is
    shown. With `where` they work there alone, else in the whole window."""

    id: str
    text: str
    menu: str
    do: Callable[[Desk], None]
    need: Need = Need.NOTHING
    keys: tuple[str, ...] = ()
    begins: bool = False
    where: tuple[str, ...] = ()
