"""The window: the only package that knows Qt. `run` opens it."""

from dossier.gui.app import run

__all__ = ["run"]
