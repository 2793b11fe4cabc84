"""The commands, each imported once it is wanted: one need not wait for the libraries of all others."""

from importlib import import_module

from dossier.cli.call import Command
from dossier.cli.commands import COMMANDS


def command(name: str) -> Command:
    """The command that is called `name`. Raises KeyError for one that there is not."""
    module, attribute = COMMANDS[name].split(".")
    found = getattr(import_module(f"dossier.cli.commands.{module}"), attribute)
    assert isinstance(found, Command)
    return found


def every_command() -> tuple[Command, ...]:
    """All of them, in the order of the overview."""
    return tuple(map(command, COMMANDS))
