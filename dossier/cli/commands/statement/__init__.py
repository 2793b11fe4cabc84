"""`dossier statement`: what passages say, written, changed and judged by analysts."""

from dossier.cli.call import group
from dossier.cli.commands.statement import judging, keeping, writing

COMMAND = group(
    "statement",
    "write, edit, confirm, reject and grade statements",
    (
        writing.WRITE,
        writing.EDIT,
        *judging.COMMANDS,
        keeping.REMOVE,
        keeping.GRADE,
        keeping.SHOW,
        keeping.HISTORY,
    ),
)

__all__ = ["COMMAND"]
