"""Who works here: asked when the first case is opened for writing and nobody has said so."""

from dossier.app import identity
from dossier.gui.desk import Desk

_ASKED = "dossier-asked-who"
"""Set on a window whose person would rather not say: asked once, not at every case."""


def meet(desk: Desk) -> None:
    """Ask for name and initials, unless they are known or were asked for before."""
    workspace = desk.workspace
    if workspace is None or workspace.read_only or identity.is_configured() or desk.widget.property(_ASKED):
        return
    desk.widget.setProperty(_ASKED, True)
    analyst = workspace.analyst
    answer = desk.ask.who(analyst.name, analyst.initials)
    if answer is not None:
        desk.tasks.run(lambda job: workspace.introduce(*answer))
