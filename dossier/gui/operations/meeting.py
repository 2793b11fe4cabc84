"""Who works here: asked when the first case is opened for writing and nobody has said so."""

from dossier.app import identity
from dossier.gui.desk import Desk


def meet(desk: Desk) -> None:
    """Ask for name and initials, unless they are known or the person would rather not say."""
    workspace = desk.workspace
    if workspace is None or workspace.read_only or identity.is_configured():
        return
    analyst = workspace.analyst
    answer = desk.ask.who(analyst.name, analyst.initials)
    if answer is not None:
        desk.tasks.run(lambda job: workspace.introduce(*answer))
