"""The command line: arguments in, lines out. `main` is all that the entry point needs."""

from dossier.cli.call import Screens
from dossier.cli.run import main

__all__ = ["Screens", "main"]
